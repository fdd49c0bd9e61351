"""The companion as its edges use it: six drafts and the stored records, all async."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from companion.access.limits import Allowance
from companion.access.principal import LOCAL, Principal
from companion.agendas.agenda import Agenda, AgendaBrief, Carryover, PastNotes, oldest_first
from companion.agendas.dating import dated
from companion.application.asks import (
    AgendaAsk,
    CohortAsk,
    MatchAsk,
    OutreachAsk,
    SummaryAsk,
    TopicsAsk,
)
from companion.application.for_agenda import ForAgenda
from companion.application.gathering import Gatherer
from companion.application.pair import Pair, only_goal, require_own_goal, with_speakers
from companion.application.records import OpenStore
from companion.application.remembered import to_read, with_items, without_settled
from companion.application.stored import Drafting, StoredRecords
from companion.errors import InputError
from companion.goals.goal import Goal
from companion.matching.cohort import CohortResult
from companion.matching.match import MatchResult
from companion.outreach.message import OutreachMessage
from companion.people.career import Position, latest_first
from companion.people.person import PersonId
from companion.ports import Clock
from companion.summaries.summary import Summary
from companion.topics.topic import TopicList, TopicsBrief
from companion.writing.events import UNWATCHED, Gathering, Watch, comparing

if TYPE_CHECKING:
    from companion.access.departures import PrivacyRecords
    from companion.agendas.service import AgendaService
    from companion.application.knowing import Knowing, OwnNotesStore
    from companion.application.readiness import Readiness
    from companion.application.rights import Rights
    from companion.knowledge.service import Findings, KnowledgeService
    from companion.matching.service import MatchingService
    from companion.outreach.service import OutreachService
    from companion.summaries.service import SummaryService
    from companion.topics.service import TopicsService


class ReadCarryover(Protocol):
    """Reads what earlier notes left open."""

    def __call__(self, notes: tuple[PastNotes, ...], *, pair: Pair) -> Carryover:
        """Return it."""
        ...


@dataclass(frozen=True, kw_only=True)
class Shortlist:
    """People worth scoring out of a large pool, and the engine that found them."""

    people: frozenset[PersonId]
    engine: str


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What bootstrap puts together.

    Services come as functions: each is built, and its stage imported, when it is first needed, so
    that a command pays only for its own. `stored_matching` keeps its vectors in the database.
    """

    clock: Clock
    open_requests: int
    """Requests of one mentee that may wait for an answer at once."""
    allowance: Allowance
    store: OpenStore
    has_store: Callable[[], bool]
    matching: "Callable[[], MatchingService]"
    stored_matching: "Callable[[], Awaitable[MatchingService]]"
    shortlist: Callable[[Sequence[str], Principal], Awaitable[Shortlist | None]]
    """None when the stored pool is small enough to be scored whole."""
    knowledge: "Callable[[], KnowledgeService]"
    own_notes: "Callable[[], OwnNotesStore]"
    rights: "Callable[[], Rights]"
    privacy: "PrivacyRecords"
    carryover: ReadCarryover
    outreach: "Callable[[], OutreachService]"
    agendas: "Callable[[], AgendaService]"
    summaries: "Callable[[], SummaryService]"
    topics: "Callable[[], TopicsService]"
    require_room: Callable[[], None]
    """Raises BusyError when too many drafts wait for the language model."""
    records_changed: Callable[[], Awaitable[None]]
    readiness: "Callable[[], Awaitable[Readiness]]"
    close: Callable[[], Awaitable[None]]


class Companion(StoredRecords):
    """One open companion. Everything it returns is a draft or a record; a person decides."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(
            store=parts.store,
            clock=parts.clock,
            open_requests=parts.open_requests,
            allowance=parts.allowance,
            changed=parts.records_changed,
            drafting=Drafting(
                write=lambda ask, principal: self.outreach(ask, principal=principal),
                plan=self._planned,
                brief=self._agenda_brief,
                similarities=lambda words, texts: parts.knowledge().similarities(words, texts),
            ),
        )
        self._parts = parts
        self.privacy, self.rights = parts.privacy, parts.rights
        self._gather = Gatherer(store=parts.store, clock=parts.clock)

    @property
    def knowing(self) -> "Knowing":
        """Dated notes of one's own."""
        from companion.application.knowing import Knowing  # noqa: PLC0415

        return Knowing(store=self._parts.own_notes)

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self._parts.clock.today()

    @property
    def has_records(self) -> bool:
        """Whether there is a database; asking for records would make one."""
        return self._parts.has_store()

    async def catch_up(self) -> None:
        """Open the database, and bring vectors and the index up to date with it.

        Raises:
            StoreError: the database cannot be used.
        """
        await self._parts.store()
        await self._parts.records_changed()

    async def readiness(self) -> "Readiness":
        """Return whether requests can be answered now."""
        return await self._parts.readiness()

    async def close(self) -> None:
        """Release the database and the model's connections."""
        await self._parts.close()

    async def match(
        self, ask: MatchAsk, *, principal: Principal = LOCAL, watch: Watch = UNWATCHED
    ) -> tuple[MatchResult, ...]:
        """Rank mentors for each goal, with reasons that quote their profiles.

        Here as in every draft, `watch` is told how it advances once what was asked about is found.

        Raises:
            NotFoundError: an id is not stored, or not for the principal.
            EmbedderError: the embedding model is missing or damaged.
        """
        on = ask.on or self._parts.clock.today()
        if ask.mentors and not ask.mentor_ids:
            request = await self._gather.match(ask, principal=principal)
            watch(Gathering())
            return await self._parts.matching().match(principal=principal, request=request, on=on)
        shortlist = await self._shortlist(ask, principal)
        among = None if shortlist is None else shortlist.people
        request = await self._gather.match(ask, principal=principal, among=among)
        watch(Gathering())
        matching = await self._parts.stored_matching()
        results = await matching.match(principal=principal, request=request, on=on)
        if shortlist is None:
            return results
        return tuple(
            result.model_copy(update={"engine": f"{shortlist.engine}, then {result.engine}"})
            for result in results
        )

    async def _shortlist(self, ask: MatchAsk, principal: Principal) -> Shortlist | None:
        """Narrow a large stored pool by the index before mentors are scored."""
        if ask.mentor_ids:
            return None
        stored = [await self._gather.goal(one, principal=principal) for one in ask.goal_ids]
        texts = [text for goal in (*ask.goals, *stored) for text in _texts_of(goal)]
        return await self._parts.shortlist(texts, principal)

    async def cohort(
        self,
        ask: CohortAsk,
        *,
        principal: Principal = LOCAL,
        progress: Callable[[int, int], None] | None = None,
        watch: Watch = UNWATCHED,
    ) -> CohortResult:
        """Pair a whole cohort within capacities and constraints.

        `progress`, and `watch` where it is absent, is told from another thread how many mentees of
        how many have been compared with the mentors.

        Raises:
            InputError: the constraints contradict each other.
            NotFoundError: an id is not stored, or not for the principal.
        """
        request = await self._gather.cohort(ask, principal=principal)
        watch(Gathering())
        progress = progress or comparing(watch)
        matching = await self._parts.stored_matching() if ask.mentor_ids else self._parts.matching()
        on = ask.on or self._parts.clock.today()
        return await matching.cohort(principal=principal, request=request, on=on, progress=progress)

    async def outreach(
        self, ask: OutreachAsk, *, principal: Principal = LOCAL, watch: Watch = UNWATCHED
    ) -> OutreachMessage:
        """Draft a first message from a mentee to a mentor, or the reminder of a stored request.

        Raises:
            NotFoundError: an id is not stored, or not for the principal.
            ConflictError: no reminder of the request is due.
            InputError: `received` is given, which `triage` answers.
            BusyError: too many drafts wait for the language model; as for the three below.
        """
        if ask.follow_up_to is not None:
            return await self.requests.follow_up_to(ask.follow_up_to, principal=principal)
        if ask.received is not None:
            raise InputError("replies to a request that was received are given by `triage`")
        self._parts.require_room()
        brief = await self._gather.outreach(ask, principal=principal)
        watch(Gathering())
        return await self._parts.outreach().write(principal=principal, brief=brief, watch=watch)

    async def agenda(
        self, ask: AgendaAsk, *, principal: Principal = LOCAL, watch: Watch = UNWATCHED
    ) -> Agenda:
        """Plan a session; the minutes sum exactly.

        Raises:
            NotFoundError: an id is not stored, or not for the principal.
        """
        self._parts.require_room()
        found = await self._gather.agenda(ask, principal=principal)
        return await self._planned(ask, found, principal=principal, watch=watch)

    async def _planned(
        self, ask: AgendaAsk, found: ForAgenda, *, principal: Principal, watch: Watch
    ) -> Agenda:
        """Plan a session on what was found; of `ask` the length, the day and the reader count."""
        self._parts.require_room()
        watch(Gathering())
        brief = await self._agenda_brief(ask, found)
        return await self._parts.agendas().plan(principal=principal, brief=brief, watch=watch)

    async def _agenda_brief(self, ask: AgendaAsk, found: ForAgenda) -> AgendaBrief:
        goal, items, today = found.goal, found.items, self._parts.clock.today()
        notes = oldest_first(without_settled(dated(found.notes, today=today), items))
        pair = with_speakers(found.pair, [past.text for past in notes])
        questions = await self._parts.knowledge().questions(_texts_of(goal))
        carried = self._parts.carryover(to_read(notes, items), pair=pair)
        last, on = notes[-1] if notes else None, ask.on or today
        return AgendaBrief(
            goal=goal,
            minutes=ask.minutes,
            reader=ask.reader,
            carryover=with_items(carried, items, last=last, pair=pair, on=on),
            bank=questions,
            notes=tuple(past for past in notes if past.text.strip() or not items),
            mentee=pair.mentee,
            mentor=pair.mentor,
            asked=found.asked,
            on=on,
        )

    def next_meeting(self, notes: PastNotes, *, pair: Pair) -> tuple[date | None, str | None]:
        """Return the day on which some notes say that the two meet again, and their words."""
        found = self._parts.carryover((notes,), pair=pair)
        return found.next_on, None if found.next_meeting is None else found.next_meeting.text

    async def summarize(
        self, ask: SummaryAsk, *, principal: Principal = LOCAL, watch: Watch = UNWATCHED
    ) -> Summary:
        """Sum up notes; every quote slices them exactly.

        Raises:
            NotFoundError: the session is not stored, or not for the principal.
        """
        self._parts.require_room()
        brief = await self._gather.summary(ask, principal=principal)
        watch(Gathering())
        return await self._parts.summaries().summarize(
            principal=principal, brief=brief, today=self._parts.clock.today(), watch=watch
        )

    async def topics(
        self, ask: TopicsAsk, *, principal: Principal = LOCAL, watch: Watch = UNWATCHED
    ) -> TopicList:
        """Suggest what to talk about, each topic with its sources.

        Raises:
            NotFoundError: an id is not stored, or not for the principal.
            InputError: the goal is another mentee's, or the mentee has several.
        """
        self._parts.require_room()
        brief = await self._topics_brief(ask, principal, watch)
        return await self._parts.topics().suggest(principal=principal, brief=brief, watch=watch)

    async def _topics_brief(
        self, ask: TopicsAsk, principal: Principal, watch: Watch
    ) -> TopicsBrief:
        # Imported here: it reads stories, and only topics should wait for what that takes.
        from companion.topics.story import texts_to_fit  # noqa: PLC0415

        career, headline, skills, goal, notes = (
            ask.career,
            ask.headline,
            ask.skills,
            ask.goal,
            ask.notes,
        )
        zone = ask.time_zone or (ask.mentee.time_zone if ask.mentee else None)
        if ask.goal_id is not None:
            goal = await self._gather.goal(ask.goal_id, principal=principal)
        if ask.mentee_id is not None:
            person, goals, stored = await self._gather.story_of(ask.mentee_id, principal=principal)
            career, headline = career or person.career, headline or person.headline
            skills, zone = skills or person.skills, zone or person.time_zone
            require_own_goal(goal, mentee_id=ask.mentee_id)
            goal = goal or only_goal(goals, mentee_id=ask.mentee_id)
            notes = stored + notes
        watch(Gathering())
        notes = oldest_first(dated(notes, today=self._parts.clock.today()))
        aims = ", ".join(goal.skills) if goal else ""
        pair = Pair(mentee=ask.mentee, mentor=ask.mentor)
        pair = with_speakers(pair, [past.text for past in notes])
        findings = await self._parts.knowledge().find(
            _texts_of(goal) if goal else _recent(career),
            background=(aims, headline or ""),
            own=texts_to_fit(goal) if goal else (),
        )
        return TopicsBrief(
            career=career,
            headline=headline,
            skills=skills,
            goal=goal,
            notes=notes,
            situations=findings.situations,
            questions=findings.questions,
            fits=findings.fits,
            trends=await self._parts.knowledge().trends(
                (*_texts_of(goal), aims) if goal else (),
                work=(headline or "", *_held(career)),
                on=self._parts.clock.today(),
                time_zone=zone,
            ),
            reader=ask.reader,
            mentee=pair.mentee,
            mentor=pair.mentor,
            top_k=ask.top_k,
        )

    async def warm_up(self) -> int:
        """Load the embedder and embed the library, so that the first draft waits for neither.

        Returns how many texts the library has.

        Raises:
            EmbedderError: the embedding model is missing or damaged.
        """
        return await self._parts.knowledge().warm_up()

    async def probe_embedder(self) -> None:
        """Embed one word.

        Raises:
            EmbedderError: the embedding model is missing or damaged.
        """
        await self._parts.knowledge().probe()

    async def find_guidance(self, about: str, *, passages: int = 5) -> "Findings":
        """Return guidance that fits a question, each passage with its citations."""
        return await self._parts.knowledge().find((about,), guidance=passages)


def _texts_of(goal: Goal) -> tuple[str, ...]:
    return tuple(text for text in (goal.statement, goal.challenge) if text)


def _held(career: tuple[Position, ...]) -> tuple[str, ...]:
    """Return the latest two roles: the title by itself, with what was done there, and where."""
    latest = latest_first(career)[:2]
    told = (f"{one.title}, {one.organization or ''}. {one.summary or ''}" for one in latest)
    return (*_recent(career), *told)


def _recent(career: tuple[Position, ...]) -> tuple[str, ...]:
    return tuple(position.title for position in latest_first(career)[:2])
