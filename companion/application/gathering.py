"""Turns what was asked into what a stage needs: inline values, or stored ones by id."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from companion.access.principal import Principal
from companion.access.record import Stored
from companion.access.records import Record, Records
from companion.agendas.agenda import PastNotes, Reader
from companion.application.asks import AgendaAsk, CohortAsk, MatchAsk, OutreachAsk, SummaryAsk
from companion.application.for_agenda import MOST_SESSIONS, ForAgenda, for_agenda, held_of
from companion.application.pair import Pair, require_own_goal, require_two_people
from companion.application.reaching import asked_by, histories_of, met_by
from companion.application.records import OpenStore
from companion.application.remembered import without_settled
from companion.application.store import Unit
from companion.application.telling_apart import told_apart
from companion.errors import InputError
from companion.followups.item import Item
from companion.followups.service import ItemsService
from companion.goals.goal import Goal
from companion.goals.service import GoalsService
from companion.matching.cohort import CohortRequest
from companion.matching.match import MatchRequest, NoteEvidence
from companion.outreach.message import OutreachBrief
from companion.pairs.service import PairsService
from companion.people.person import Person, PersonId
from companion.people.service import PeopleService
from companion.ports import Clock
from companion.requests.request import Asking
from companion.requests.service import KnownParties, RequestsService
from companion.sessions.service import KnownRecords, SessionsService, past_notes
from companion.sessions.session import Meeting, MentoringSession
from companion.summaries.summary import Participant, SummaryBrief
from companion.values import MOST_OPEN_REQUESTS

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Services:
    """The records services of one unit of work."""

    people: PeopleService
    goals: GoalsService
    pairs: PairsService
    requests: RequestsService
    sessions: SessionsService
    items: ItemsService


def services_of(unit: Unit, *, clock: Clock, open_requests: int = MOST_OPEN_REQUESTS) -> Services:
    """Bind the records services to one transaction."""
    parties = KnownParties(people=unit.people, goals=unit.goals)
    records = KnownRecords(people=unit.people, goals=unit.goals)
    return Services(
        people=PeopleService(unit.people, clock=clock),
        goals=GoalsService(unit.goals, people=unit.people, pairs=unit.pairs, clock=clock),
        pairs=PairsService(unit.pairs, people=unit.people, clock=clock),
        requests=RequestsService(
            unit.requests, known=parties, clock=clock, most_open=open_requests
        ),
        sessions=SessionsService(unit.sessions, records=records, clock=clock),
        items=ItemsService(unit.items, sessions=unit.sessions, clock=clock),
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class _Directory:
    """Mentors to choose from, with what is stored about how they mentored and answered."""

    mentors: tuple[Person, ...]
    evidence: tuple[NoteEvidence, ...]
    meetings: tuple[Meeting, ...]
    askings: tuple[Asking, ...]


class Gatherer:
    """Reads stored records for what is asked. Opens no database when everything is inline."""

    def __init__(self, *, store: OpenStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._kept: tuple[tuple[int, Principal], _Directory] | None = None

    async def match(
        self,
        ask: MatchAsk,
        *,
        principal: Principal,
        among: Collection[PersonId] | None = None,
    ) -> MatchRequest:
        """Return the request; without mentors, everyone stored who may mentor is a candidate.

        `among` narrows these to a shortlist.

        Raises:
            NotFoundError: an id is not stored, or not for the principal.
        """
        inline = MatchRequest(
            mentors=ask.mentors,
            goals=ask.goals,
            mentees=ask.mentees,
            top_k=ask.top_k,
            explain=ask.explain,
            diverse=ask.diverse,
            asked=ask.asked,
        )
        if ask.mentors and not (ask.goal_ids or ask.mentor_ids or ask.mentee_ids):
            return inline
        async with (await self._store()).reading() as unit:
            services = services_of(unit, clock=self._clock)
            goals = ask.goals + await _named(services.goals, ask.goal_ids, principal)
            mentors = ask.mentors + await _named(services.people, ask.mentor_ids, principal)
            mentees = ask.mentees + await _named(services.people, ask.mentee_ids, principal)
            mentees += await _mentees_of(services, goals, mentees, principal)
            if mentors or among is not None:
                mentors = mentors or await _candidates(services, principal, among=among)
                directory = await _directory(unit, mentors, principal)
            else:
                directory = await self._everyone(unit, principal)
        on = ask.on or self._clock.today()
        mentee_ids = {goal.mentee_id for goal in goals if goal.mentee_id is not None}
        met = met_by(directory.meetings, mentee_ids) if ask.second_opinion else ()
        written_to = asked_by(directory.askings, mentee_ids) if ask.second_opinion else ()
        histories = histories_of(directory.meetings, directory.askings, on=on, without=mentee_ids)
        stored = {
            "mentors": directory.mentors,
            "goals": goals,
            "mentees": mentees,
            "note_evidence": directory.evidence,
            "asked": (*ask.asked, *met, *written_to),
            "histories": () if ask.ignore_reachability else histories,
        }
        return inline.model_copy(update=stored)

    async def _everyone(self, unit: Unit, principal: Principal) -> _Directory:
        """Return everyone stored who may mentor; read again only when something was written."""
        seen_by = (await unit.records_version(), principal)
        if self._kept is None or self._kept[0] != seen_by:
            services = services_of(unit, clock=self._clock)
            mentors = await _candidates(services, principal, among=None)
            self._kept = (seen_by, await _directory(unit, mentors, principal))
        return self._kept[1]

    async def cohort(self, ask: CohortAsk, *, principal: Principal) -> CohortRequest:
        """Return the request.

        Raises:
            NotFoundError: an id is not stored, or not for the principal.
        """
        if not (ask.goal_ids or ask.mentor_ids or ask.mentee_ids):
            return CohortRequest(
                mentors=ask.mentors,
                mentees=ask.mentees,
                goals=ask.goals,
                constraints=ask.constraints,
            )
        async with (await self._store()).reading() as unit:
            services = services_of(unit, clock=self._clock)
            mentors = ask.mentors + await _named(services.people, ask.mentor_ids, principal)
            return CohortRequest(
                mentors=mentors,
                mentees=ask.mentees + await _named(services.people, ask.mentee_ids, principal),
                goals=ask.goals + await _named(services.goals, ask.goal_ids, principal),
                constraints=ask.constraints,
                note_evidence=await _note_evidence(unit, mentors, principal),
            )

    async def outreach(self, ask: OutreachAsk, *, principal: Principal) -> OutreachBrief:
        """Return the brief of a first message.

        Raises:
            NotFoundError: an id is not stored, or not for the principal.
            InputError: the goal is another mentee's, or the two are one person.
        """
        mentee, mentor, goal = ask.mentee, ask.mentor, ask.goal
        if mentee is None or mentor is None or goal is None:
            async with (await self._store()).reading() as unit:
                services = services_of(unit, clock=self._clock)
                mentee = mentee or await _one(services.people, ask.mentee_id, principal)
                mentor = mentor or await _one(services.people, ask.mentor_id, principal)
                goal = goal or await _one(services.goals, ask.goal_id, principal)
        require_two_people(mentee_id=mentee.id, mentor_id=mentor.id)
        require_own_goal(goal, mentee_id=mentee.id)
        return OutreachBrief(
            mentee=mentee,
            mentor=mentor,
            goal=goal,
            channel=ask.channel,
            minutes=ask.minutes,
            grounds=ask.grounds,
            paired_by=ask.paired_by,
            notes_are_own=ask.notes_are_own,
        )

    async def agenda(self, ask: AgendaAsk, *, principal: Principal) -> ForAgenda:
        """Return the goal, what is stored of earlier sessions, and the pair as far as known.

        Raises:
            NotFoundError: an id is not stored, or not for the principal.
            InputError: the goal or a session is another mentee's, or the two are one person.
        """
        pair = Pair(mentee=ask.mentee, mentor=ask.mentor, writer=ask.reader)
        _require_fitting(ask.goal, pair)
        if ask.goal is not None and not ask.session_ids:
            return ForAgenda(goal=ask.goal, notes=ask.notes, pair=pair)
        async with (await self._store()).reading() as unit:
            services = services_of(unit, clock=self._clock)
            goal = ask.goal or await _one(services.goals, ask.goal_id, principal)
            rows = await _rows(services.sessions, ask.session_ids, principal)
            if ask.goal is None and not rows:
                # What was said to one mentor is not told to another.
                rows = await services.sessions.between(
                    principal=principal,
                    mentee_id=goal.mentee_id,
                    mentor_id=pair.mentor.id if pair.mentor is not None else None,
                    goal_id=goal.id,
                )
            sessions, items = await _with_items(services, rows, principal)
            if sessions and pair.mentee is None and pair.mentor is None:
                last = sessions[-1]
                mentee = await _one(services.people, last.mentee_id, principal)
                mentor = await _one(services.people, last.mentor_id, principal)
                writer = ask.reader or Reader.MENTEE
                pair = Pair(mentee=mentee, mentor=mentor, writer=writer)
        _require_fitting(goal, pair)
        for session in sessions:
            require_own_goal(goal, mentee_id=session.mentee_id)
        held = held_of(sessions)[-(len(ask.session_ids) or MOST_SESSIONS) :]
        return for_agenda(goal, held, items=items, pair=pair, more=ask.notes)

    async def summary(self, ask: SummaryAsk, *, principal: Principal) -> SummaryBrief:
        """Return the brief of a summary; a stored session brings its date and its two people.

        Raises:
            NotFoundError: the session is not stored, or not for the principal.
        """
        if ask.notes is not None:
            return SummaryBrief(
                notes=ask.notes,
                held_on=ask.date,
                participants=ask.participants,
                me=ask.me,
                about=ask.about,
            )
        async with (await self._store()).reading() as unit:
            services = services_of(unit, clock=self._clock)
            session = await _one(services.sessions, ask.session_id, principal)
            pair = await _named(services.people, (session.mentee_id, session.mentor_id), principal)
        roles = ("mentee", "mentor")
        participants = ask.participants or tuple(
            Participant(id=person.id, name=person.name, role=role)
            for person, role in zip(pair, roles, strict=True)
        )
        return SummaryBrief(
            notes=session.notes,
            held_on=ask.date or session.held_on,
            participants=participants,
            me=ask.me or session.mentee_id,
            about=ask.about,
        )

    async def story_of(
        self, mentee_id: PersonId, *, principal: Principal
    ) -> tuple[Person, tuple[Goal, ...], tuple[PastNotes, ...]]:
        """Return a stored mentee with their goals and the notes that the principal may quote.

        What was done or dropped since is blank in the notes.

        Raises:
            NotFoundError: the mentee is not stored, or not for the principal.
        """
        async with (await self._store()).reading() as unit:
            services = services_of(unit, clock=self._clock)
            person = await _one(services.people, mentee_id, principal)
            goals = await services.goals.every(principal=principal)
            talks = await services.sessions.between(principal=principal, mentee_id=mentee_id)
            confirmed = await services.items.every(principal=principal)
        mine = tuple(row.value for row in goals if row.value.mentee_id == mentee_id)
        sessions, items = told_apart(talks, confirmed, principal=principal)
        notes = past_notes(row.value for row in sessions)
        return person, mine, without_settled(notes, [row.value for row in items])

    async def goal(self, goal_id: str, *, principal: Principal) -> Goal:
        """Return one stored goal.

        Raises:
            NotFoundError: it is not stored, or not for the principal.
        """
        async with (await self._store()).reading() as unit:
            services = services_of(unit, clock=self._clock)
            return await _one(services.goals, goal_id, principal)


def _require_fitting(goal: Goal | None, pair: Pair) -> None:
    mentee_id = pair.mentee.id if pair.mentee is not None else None
    mentor_id = pair.mentor.id if pair.mentor is not None else None
    wanted_by = goal.mentee_id if goal is not None else None
    require_two_people(mentee_id=mentee_id or wanted_by, mentor_id=mentor_id)
    require_own_goal(goal, mentee_id=mentee_id)


async def _one(records: Records[RecordT], record_id: str | None, principal: Principal) -> RecordT:
    if record_id is None:
        raise InputError(f"name a {records.kind} by its id")
    return (await records.get(principal=principal, record_id=record_id)).value


async def _named(
    records: Records[RecordT], ids: Sequence[str], principal: Principal
) -> tuple[RecordT, ...]:
    return tuple(row.value for row in await _rows(records, ids, principal))


async def _rows(
    records: Records[RecordT], ids: Sequence[str], principal: Principal
) -> tuple[Stored[RecordT], ...]:
    return tuple([await records.get(principal=principal, record_id=one) for one in ids])


async def _with_items(
    services: Services, rows: Sequence[Stored[MentoringSession]], principal: Principal
) -> tuple[tuple[MentoringSession, ...], tuple[Item, ...]]:
    """Return some sessions, and what was confirmed of any talk between their people."""
    pairs = {(row.value.mentor_id, row.value.mentee_id) for row in rows}
    confirmed = await services.items.every(principal=principal) if pairs else ()
    sessions, items = told_apart(rows, confirmed, principal=principal)
    return (
        tuple(row.value for row in sessions),
        tuple(row.value for row in items if (row.value.mentor_id, row.value.mentee_id) in pairs),
    )


async def _candidates(
    services: Services, principal: Principal, *, among: Collection[PersonId] | None
) -> tuple[Person, ...]:
    """Return everyone stored who may mentor.

    A record does not say who mentors. Who takes nobody, or has a goal of their own and offers
    nothing (no capacity, nothing they can help with), is here to be mentored.
    """
    goals = await services.goals.every(principal=principal)
    learning = {row.value.mentee_id for row in goals}
    people = (
        await services.people.every(principal=principal)
        if among is None
        else await services.people.these(principal=principal, record_ids=sorted(among))
    )
    return tuple(
        row.value
        for row in people
        if row.value.capacity != 0 and (row.value.may_mentor or row.value.id not in learning)
    )


async def _mentees_of(
    services: Services, goals: Sequence[Goal], given: Sequence[Person], principal: Principal
) -> tuple[Person, ...]:
    wanted = {goal.mentee_id for goal in goals if goal.mentee_id is not None}
    found: list[Person] = []
    for mentee_id in sorted(wanted - {person.id for person in given}):
        row = await services.people.find(principal=principal, record_id=mentee_id)
        if row is not None:
            found.append(row.value)
    return tuple(found)


async def _directory(unit: Unit, mentors: tuple[Person, ...], principal: Principal) -> _Directory:
    return _Directory(
        mentors=mentors,
        evidence=await _note_evidence(unit, mentors, principal),
        meetings=await unit.sessions.meetings(principal=principal),
        askings=await unit.requests.askings(principal=principal),
    )


async def _note_evidence(
    unit: Unit, mentors: Sequence[Person], principal: Principal
) -> tuple[NoteEvidence, ...]:
    ids = [mentor.id for mentor in mentors]
    return await unit.passages.note_evidence(principal=principal, mentor_ids=ids)
