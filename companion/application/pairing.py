"""Pairs as the edges use them: what two agreed on, how they stand, and their calendar files."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from companion.access.principal import LOCAL, Principal
from companion.access.record import Stored
from companion.application.for_agenda import held_of
from companion.application.gathering import services_of
from companion.application.records import OpenStore, RecordCollection
from companion.application.store import Unit
from companion.pairs.agreement import MentoringPair, PairId, Side
from companion.pairs.service import PairsService
from companion.people.person import Person, PersonId
from companion.ports import Clock
from companion.sessions.session import MentoringSession

if TYPE_CHECKING:
    from companion.pairs.meetings import Meeting
    from companion.pairs.odd_weeks import OddWeeks
    from companion.pairs.rules import PairState

_SERIES: Final = "pair"
_UPCOMING: Final = 5


@dataclass(frozen=True, kw_only=True)
class PairView:
    """A stored pair with its people and sessions, as of one moment."""

    row: Stored[MentoringPair]
    people: Mapping[Side, Person]
    held_on: tuple[date, ...]
    state: "PairState"
    upcoming: "tuple[Meeting, ...]"
    """The next few, the one that runs included."""
    odd: "tuple[OddWeeks, ...]"
    """Of the year ahead."""
    resumes_on: date | None
    """When a pause that lasts today ends, if that is known."""
    planned: tuple[date, ...] = ()
    """Days from today on for which a talk is stored, though no agreement names them."""
    last_noted: MentoringSession | None = None
    """The last talk of which there are notes."""

    @property
    def pair(self) -> MentoringPair:
        """The pair itself."""
        return self.row.value


@dataclass(frozen=True, kw_only=True)
class CalendarFiles:
    """Files to give out; None where there is nothing to say."""

    planned: bytes | None
    cancelled: bytes | None


class PairCollection(RecordCollection[MentoringPair]):
    """Stored pairs, and what follows from their agreements. A person sends every file."""

    def __init__(
        self, *, store: OpenStore, clock: Clock, changed: Callable[[], Awaitable[None]]
    ) -> None:

        def pairs_in(unit: Unit) -> PairsService:
            return services_of(unit, clock=clock).pairs

        super().__init__(store=store, service=pairs_in, changed=changed)
        self._clock = clock

    async def of_people(
        self, *, mentor_id: PersonId, mentee_id: PersonId, principal: Principal = LOCAL
    ) -> MentoringPair | None:
        """Return the pair of these two, in these roles; None where there is none."""
        for pair in await self.every(principal=principal):
            if (pair.mentor_id, pair.mentee_id) == (mentor_id, mentee_id):
                return pair
        return None

    async def keep(self, pair: MentoringPair, *, principal: Principal = LOCAL) -> MentoringPair:
        """Store a pair, new or changed, and return it as it is stored."""
        await self.add_many([pair], principal=principal, replace=True)
        return (await self.get(pair.id, principal=principal)).value

    async def view(self, pair_id: PairId, *, principal: Principal = LOCAL) -> PairView:
        """Return a pair with all that is known of it now.

        Raises:
            NotFoundError: there is none that the principal may know of.
        """
        # Imported here: rules of dates and numpy are for those who look at a pair.
        from companion.pairs.meetings import pause_on, upcoming  # noqa: PLC0415
        from companion.pairs.odd_weeks import odd_weeks  # noqa: PLC0415
        from companion.pairs.rules import state_of  # noqa: PLC0415

        today, now = self._clock.today(), self._clock.now()
        async with (await self._store()).reading() as unit:
            services = services_of(unit, clock=self._clock)
            row = await services.pairs.get(principal=principal, record_id=pair_id)
            pair = row.value
            people = {
                side: (
                    await services.people.get(principal=principal, record_id=pair.person_on(side))
                ).value
                for side in Side
            }
            sessions = await services.sessions.between(
                principal=principal,
                mentee_id=pair.mentee_id,
                mentor_id=pair.mentor_id,
            )
        noted = held_of(row.value for row in sessions if row.value.held_on <= today)
        pause = pause_on(pair, today)
        held_on = tuple(row.value.held_on for row in sessions if row.value.held_on <= today)
        return PairView(
            row=row,
            people=people,
            held_on=held_on,
            state=state_of(pair, held_on=held_on, now=now),
            upcoming=upcoming(pair, now=now, at_most=_UPCOMING),
            odd=odd_weeks(pair, people, since=today),
            resumes_on=None if pause is None else pause.resumes_on,
            planned=tuple(
                row.value.held_on
                for row in sessions
                if row.value.held_on >= today and not row.value.notes.strip()
            ),
            last_noted=next(iter(noted[-1:]), None),
        )

    async def give_out(
        self,
        view: PairView,
        *,
        briefs: Mapping[str, str] | None = None,
        principal: Principal = LOCAL,
    ) -> CalendarFiles:
        """Return calendar files of the meetings ahead, and remember what they say.

        Args:
            view: the pair.
            briefs: what else the description of a meeting says, by the meeting's key.
            principal: on whose behalf.

        Raises:
            ConflictError: the pair changed since it was viewed.
        """
        from companion.pairs.calendar_file import (  # noqa: PLC0415 - icalendar is for this alone
            Method,
            calendar_file,
            entries_of,
        )

        now = self._clock.now()
        entries = entries_of(view.pair, view.people, now=now, briefs=briefs)
        series = f"{_SERIES}:{view.row.stamp.owner_id}:{view.pair.id}:{view.row.stamp.created_at}"
        wanted = (
            (entries.planned, Method.PUBLISH),
            (entries.cancelled, Method.CANCEL),
        )
        planned, cancelled = (
            calendar_file(some, method=method, series=series, now=now) if some else None
            for some, method in wanted
        )
        issued = view.pair.model_copy(update={"issued": entries.issued})
        if issued != view.pair:
            await self.replace(issued, version=view.row.stamp.version, principal=principal)
        return CalendarFiles(planned=planned, cancelled=cancelled)
