"""The stored records of one companion, kind by kind, and importing several kinds at once."""

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from companion.access.limits import Allowance
from companion.access.principal import LOCAL, Principal
from companion.application.asking import RequestCollection, WriteMessage
from companion.application.asks import ReceivedAsk
from companion.application.gathering import services_of
from companion.application.pairing import PairCollection
from companion.application.recalling import Recalling
from companion.application.records import Batch, BatchReport, OpenStore, RecordCollection
from companion.errors import NotFoundError
from companion.followups.item import Item
from companion.goals.goal import Goal
from companion.pairs.agreement import Side
from companion.pairs.service import own_side
from companion.people.person import Person, PersonId
from companion.ports import Clock
from companion.sessions.session import MentoringSession
from companion.writing.events import UNWATCHED, Gathering, Watch

if TYPE_CHECKING:
    from companion.application.accounts import Accounts
    from companion.application.advising import Similarities
    from companion.application.arcs import Arcs, BriefAgenda
    from companion.application.idempotency import KeptAnswers
    from companion.application.preparing import PlanAgenda, Preparing, PrepAsk
    from companion.application.room import Room
    from companion.followups.advice import PastAdvice
    from companion.followups.prep import Prep
    from companion.followups.today import Today
    from companion.outreach.answering import Triage
    from companion.programmes.numbers import ProgrammeNumbers


@dataclass(frozen=True, kw_only=True)
class Drafting:
    """What stored records need of the drafts."""

    write: WriteMessage
    """Drafts the message of a request."""
    plan: "PlanAgenda"
    brief: "BriefAgenda"
    """Gathers what a plan rests on."""
    similarities: "Similarities"
    """Compares texts by meaning."""


class StoredRecords:
    """What is stored, as the edges use it. Each call is one unit of work."""

    def __init__(
        self,
        *,
        store: OpenStore,
        clock: Clock,
        open_requests: int,
        allowance: Allowance,
        changed: Callable[[], Awaitable[None]],
        drafting: Drafting,
    ) -> None:
        """Bind the collections to one database.

        Args:
            store: opens the database at the first call.
            clock: says when something is stored, and which day is today.
            open_requests: requests of one mentee that may wait for an answer at once.
            allowance: what an account may ask for and keep.
            changed: called after each committed write.
            drafting: what everyday commands have drafted.
        """
        self._plan = drafting.plan
        self._brief = drafting.brief
        self._similarities = drafting.similarities
        self._store_records = store
        self._records_changed = changed
        self._records_clock = clock
        self.open_requests = open_requests
        self.allowance = allowance
        self.people: RecordCollection[Person] = RecordCollection(
            store=store, service=lambda unit: services_of(unit, clock=clock).people, changed=changed
        )
        self.goals: RecordCollection[Goal] = RecordCollection(
            store=store, service=lambda unit: services_of(unit, clock=clock).goals, changed=changed
        )
        self.requests = RequestCollection(
            store=store, clock=clock, most_open=open_requests, changed=changed, write=drafting.write
        )
        self.pairs = PairCollection(store=store, clock=clock, changed=changed)
        self.sessions: RecordCollection[MentoringSession] = RecordCollection(
            store=store,
            service=lambda unit: services_of(unit, clock=clock).sessions,
            changed=changed,
        )
        self.items: RecordCollection[Item] = RecordCollection(
            store=store, service=lambda unit: services_of(unit, clock=clock).items, changed=changed
        )
        self.recalls = Recalling(store=store, clock=clock, changed=changed)

    @functools.cached_property
    def accounts(self) -> "Accounts":
        """Who may ask over HTTP, and with which keys."""
        from companion.application.accounts import Accounts  # noqa: PLC0415

        return Accounts(store=self._store_records, clock=self._records_clock)

    @functools.cached_property
    def room(self) -> "Room":
        """What accounts may still store."""
        from companion.application.room import Room  # noqa: PLC0415

        return Room(
            store=self._store_records,
            clock=self._records_clock,
            megabytes=self.allowance.megabytes,
        )

    @functools.cached_property
    def answers(self) -> "KeptAnswers":
        """Answers by the keys of their requests, so that asking again changes nothing."""
        from companion.application.idempotency import KeptAnswers  # noqa: PLC0415

        return KeptAnswers(store=self._store_records, clock=self._records_clock, room=self.room)

    async def count_programme(
        self, programme_id: str, *, principal: Principal
    ) -> "ProgrammeNumbers":
        """Return the numbers of a programme that the principal organises, of today.

        Raises:
            NotFoundError: there is no such programme, or the principal does not organise it.
        """
        from companion.programmes.service import ProgrammesService  # noqa: PLC0415

        async with (await self._store_records()).reading() as unit:
            return await ProgrammesService(unit.programmes).numbers(
                principal=principal,
                programme_id=programme_id,
                on=self._records_clock.today(),
            )

    @property
    def arcs(self) -> "Arcs":
        """Plans over several talks, and looking back on a goal."""
        from companion.application.arcs import Arcs  # noqa: PLC0415

        return Arcs(
            store=self._store_records,
            clock=self._records_clock,
            brief=self._brief,
            changed=self._records_changed,
        )

    async def look_at_today(
        self, *, minutes_a_week: int | None = None, principal: Principal = LOCAL
    ) -> "Today":
        """Return one line per pair and one next step.

        Args:
            minutes_a_week: what a mentor can give in a week, if that is known.
            principal: whose day it is.

        Raises:
            NotFoundError: the principal has no record of their own.
        """
        # Imported here: only today looks at everything at once.
        from companion.application.today import facts_of  # noqa: PLC0415
        from companion.followups.today import today_of  # noqa: PLC0415

        facts = await facts_of(
            self._store_records,
            clock=self._records_clock,
            principal=principal,
            minutes_a_week=minutes_a_week,
        )
        return today_of(facts)

    async def prepare(
        self,
        other_id: PersonId,
        ask: "PrepAsk",
        *,
        principal: Principal = LOCAL,
        watch: Watch = UNWATCHED,
    ) -> "Prep":
        """Return the preparation of the next talk with somebody, from stored records.

        Raises:
            NotFoundError: the principal or the other one is not stored.
            InputError: the other one is the principal.
        """
        return await self._preparing().with_(other_id, ask, principal=principal, watch=watch)

    async def prepare_pair(
        self,
        pair_id: str,
        ask: "PrepAsk",
        *,
        principal: Principal = LOCAL,
        watch: Watch = UNWATCHED,
    ) -> "Prep":
        """Return the preparation of the next talk of a stored pair that one is of oneself.

        Raises:
            NotFoundError: there is no such pair, or it is of two others.
        """
        pair = (await self.pairs.get(pair_id, principal=principal)).value
        side = own_side(pair, principal)
        if side is None:
            raise NotFoundError(f"you are neither of the pair {pair_id!r}")
        other_id = pair.person_on(side.other)
        return await self.prepare(other_id, ask, principal=principal, watch=watch)

    async def prepare_all(
        self, ask: "PrepAsk", *, principal: Principal = LOCAL
    ) -> tuple["Prep", ...]:
        """Return the preparation of each pair that goes on, the nearest talk first."""
        return await self._preparing().every(ask, principal=principal)

    async def question_planned(
        self, other_id: PersonId, *, side: Side, principal: Principal = LOCAL
    ) -> str | None:
        """Return the one question that the next talk is prepared for by who is on this side."""
        from companion.application.preparing import PrepAsk  # noqa: PLC0415

        prep = await self.prepare(other_id, PrepAsk(), principal=principal)
        asked = prep.question
        return asked.question if asked is not None and prep.side is side else None

    def _preparing(self) -> "Preparing":
        # Imported here: it looks at everything at once, as today does.
        from companion.application.preparing import Preparing  # noqa: PLC0415

        return Preparing(store=self._store_records, clock=self._records_clock, plan=self._plan)

    async def find_advice(
        self, words: str, *, principal: Principal = LOCAL
    ) -> tuple["PastAdvice", ...]:
        """Return one's own past advice that fits some words, best first; see `Advising.find`."""
        from companion.application.advising import Advising  # noqa: PLC0415

        advising = Advising(
            store=self._store_records,
            clock=self._records_clock,
            similarities=self._similarities,
        )
        return await advising.find(words, principal=principal)

    async def triage(
        self, ask: ReceivedAsk, *, principal: Principal = LOCAL, watch: Watch = UNWATCHED
    ) -> "Triage":
        """Return what a mentor needs to answer a request that they were sent, with three replies.

        Raises:
            InputError: the request is empty.
            NotFoundError: the principal has no record of their own, or the sender none.
        """
        # Imported here: only mentors who were asked need it.
        from companion.application.receiving import triage_of  # noqa: PLC0415

        watch(Gathering())
        return await triage_of(
            ask, store=self._store_records, clock=self._records_clock, principal=principal
        )

    async def import_batch(
        self, batch: Batch, *, principal: Principal = LOCAL, replace: bool = False
    ) -> BatchReport:
        """Store records of all kinds in one transaction, people first.

        Raises:
            ConflictError: ids are taken and `replace` is not asked for.
            BadRecordsError: a record refers to one that is neither stored nor in the batch.
        """
        async with (await self._store_records()).writing() as unit:
            services = services_of(
                unit, clock=self._records_clock, open_requests=self.open_requests
            )
            report = BatchReport(
                people=await services.people.add_many(
                    principal=principal, values=batch.people, replace=replace
                ),
                pairs=await services.pairs.add_many(
                    principal=principal, values=batch.pairs, replace=replace
                ),
                goals=await services.goals.add_many(
                    principal=principal, values=batch.goals, replace=replace
                ),
                requests=await services.requests.add_many(
                    principal=principal, values=batch.requests, replace=replace
                ),
                sessions=await services.sessions.add_many(
                    principal=principal, values=batch.sessions, replace=replace
                ),
                items=await services.items.add_many(
                    principal=principal, values=batch.items, replace=replace
                ),
            )
        await self._records_changed()
        return report
