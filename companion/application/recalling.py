"""Asking confirmed takeaways back: what is due for whom, and how it went."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pydantic import ValidationError

from companion.access.principal import LOCAL, Principal
from companion.application.gathering import Services, services_of
from companion.application.records import OpenStore
from companion.errors import ConflictError, InputError
from companion.followups.item import Item, ItemKind, ItemStatus
from companion.followups.recalled import Grade, Recall
from companion.pairs.agreement import MentoringPair
from companion.people.person import Person, PersonId
from companion.ports import Clock
from companion.sessions.session import MentoringSession

if TYPE_CHECKING:
    from companion.followups.recall import RecallCard


@dataclass(frozen=True, kw_only=True)
class DueRecalls:
    """What is asked back now, and why not more."""

    cards: "tuple[RecallCard, ...]"
    kept: int
    """Takeaways that are asked back at all."""
    next_on: date | None
    """The first day after today on which anything is asked."""
    in_talk_with: str | None
    """Whose time it would be: the mentor of a talk that runs now."""


class Recalling:
    """Takeaways of one mentee, asked back. A mentor is asked for nothing."""

    def __init__(
        self, *, store: OpenStore, clock: Clock, changed: Callable[[], Awaitable[None]]
    ) -> None:
        """Bind to one database; `changed` is called after each committed write."""
        self._store = store
        self._clock = clock
        self._changed = changed

    async def due(self, mentee_id: PersonId, *, principal: Principal = LOCAL) -> DueRecalls:
        """Return what a mentee is to be asked now; nothing while a talk runs."""
        # Imported here: the schedule and rules of dates are for those who are asked.
        from companion.followups.recall import next_asked_on, to_ask  # noqa: PLC0415

        today = self._clock.today()
        async with (await self._store()).reading() as unit:
            services = services_of(unit, clock=self._clock)
            cards = await _cards_of(services, mentee_id, principal)
            pairs = [row.value for row in await services.pairs.every(principal=principal)]
            people = [row.value for row in await services.people.every(principal=principal)]
        calls, talking_to = self._calls(
            [pair for pair in pairs if pair.mentee_id == mentee_id], people
        )
        asked = () if talking_to is not None else to_ask(cards, on=today, calls=calls)
        return DueRecalls(
            cards=asked,
            kept=len(cards),
            next_on=next_asked_on(cards, on=today),
            in_talk_with=talking_to,
        )

    async def record(self, item_id: str, grade: Grade, *, principal: Principal = LOCAL) -> Item:
        """Keep how it went today.

        Raises:
            NotFoundError: there is no such item, or none that the principal may know of.
            InputError: it is no takeaway, or today is before it was asked last.
        """
        recall = Recall(on=self._clock.today(), grade=grade)
        async with (await self._store()).writing() as unit:
            items = services_of(unit, clock=self._clock).items
            row = await items.get(principal=principal, record_id=item_id)
            changed = _with(row.value, recall)
            await items.replace(principal=principal, value=changed, version=row.stamp.version)
        await self._changed()
        return changed

    def _calls(
        self, pairs: list[MentoringPair], people: list[Person]
    ) -> tuple[Mapping[PersonId, date], str | None]:
        """Return the day of the next talk by mentor, and the mentor of one that runs now."""
        from companion.pairs.meetings import next_meeting  # noqa: PLC0415

        now = self._clock.now()
        names = {person.id: person.name for person in people}
        calls: dict[PersonId, date] = {}
        talking_to: str | None = None
        for pair in pairs:
            meeting = next_meeting(pair, now=now)
            if meeting is None:
                continue
            calls[pair.mentor_id] = meeting.on
            if meeting.starts_at <= now:
                talking_to = names.get(pair.mentor_id, pair.mentor_id)
        return calls, talking_to


async def _cards_of(
    services: Services, mentee_id: PersonId, principal: Principal
) -> "tuple[RecallCard, ...]":
    rows = await services.items.every(principal=principal)
    takeaways = [
        row.value
        for row in rows
        if row.value.kind is ItemKind.TAKEAWAY
        and row.value.mentee_id == mentee_id
        and row.value.status is not ItemStatus.DROPPED
        # How it went can be kept with one's own record alone.
        and row.stamp.owner_id == principal.person_id
    ]
    sessions = await services.sessions.these(
        principal=principal, record_ids={item.evidence.session_id for item in takeaways}
    )
    mentors = await services.people.these(
        principal=principal, record_ids={item.mentor_id for item in takeaways}
    )
    by_id = {row.value.id: row.value for row in sessions}
    names = {row.value.id: row.value.first_name for row in mentors}
    return tuple(
        _card(item, by_id.get(item.evidence.session_id), names.get(item.mentor_id))
        for item in takeaways
    )


def _card(item: Item, session: MentoringSession | None, mentor: str | None) -> "RecallCard":
    from companion.followups.recall import RecallCard  # noqa: PLC0415

    return RecallCard(
        item_id=item.id,
        text=item.text,
        said_on=item.confirmed_on if session is None else session.held_on,
        mentor_id=item.mentor_id,
        mentor_name=mentor or item.mentor_id,
        when=None if item.plan is None else item.plan.when,
        then=None if item.plan is None else item.plan.then,
        quote=item.evidence.text,
        confirmed_on=item.confirmed_on,
        recalls=item.recalls,
    )


def _with(item: Item, recall: Recall) -> Item:
    if item.kind is not ItemKind.TAKEAWAY:
        raise InputError(f"{item.text!r} is no takeaway, so it is not asked back")
    if any(one.on == recall.on for one in item.recalls):
        raise ConflictError(f"{item.text!r} was asked back today already")
    try:
        return Item.model_validate({**dict(item), "recalls": (*item.recalls, recall)})
    except ValidationError:
        last = item.recalls[-1].on if item.recalls else item.confirmed_on
        raise InputError(
            f"{recall.on.isoformat()} is before {last.isoformat()}, when it was asked or "
            "confirmed last; give a later day with --today"
        ) from None
