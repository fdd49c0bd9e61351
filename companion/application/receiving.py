"""A request that somebody was sent: read, held against their week, with three replies."""

from typing import Final
from zoneinfo import ZoneInfo

from companion.access.principal import LOCAL_OWNER, Principal
from companion.application.asks import ReceivedAsk
from companion.application.gathering import services_of
from companion.application.records import OpenStore
from companion.application.today import facts_of
from companion.errors import InputError
from companion.followups.today import today_of
from companion.outreach.answering import Answering, Triage, offered_minutes, triage
from companion.outreach.received import read_request
from companion.pairs.slots import free_times
from companion.pairs.wording import day_said
from companion.people.person import Person
from companion.people.slugs import OWN_ID
from companion.ports import Clock
from companion.values import MOST_SLOTS

_WEEKS_AHEAD: Final = 2
_MOST_STRETCHES: Final = 20


async def triage_of(
    ask: ReceivedAsk, *, store: OpenStore, clock: Clock, principal: Principal
) -> Triage:
    """Return what a mentor needs to answer a request. Nothing is stored.

    Raises:
        InputError: the request is empty.
        NotFoundError: the mentor or the sender is not stored.
    """
    read = read_request(ask.text)
    if read is None:
        raise InputError("the request is empty; give its text as it was sent")
    own_id = OWN_ID if principal.person_id == LOCAL_OWNER else principal.person_id
    async with (await store()).reading() as unit:
        people = services_of(unit, clock=clock).people
        mentor = (await people.get(principal=principal, record_id=own_id)).value
        sender = None
        if ask.sender_id is not None:
            sender = (await people.get(principal=principal, record_id=ask.sender_id)).value
    minutes = offered_minutes(read)
    slots = ask.slots or _free(mentor, sender, clock=clock, minutes=minutes)
    left = None
    if ask.minutes_a_week is not None:
        facts = await facts_of(
            store, clock=clock, principal=principal, minutes_a_week=ask.minutes_a_week
        )
        week = today_of(facts).week
        left = max(0, ask.minutes_a_week - (week.minutes if week is not None else 0))
    about = Answering(mentor=mentor, received=read, sender=sender, slots=slots)
    return triage(about, minutes_left=left)


def _free(mentor: Person, sender: Person | None, *, clock: Clock, minutes: int) -> tuple[str, ...]:
    """Return free times on two days: the mentor's, and the sender's where these are known."""
    if not mentor.availability or mentor.time_zone is None:
        return ()
    times = free_times(
        mentor,
        sender if sender is not None and sender.availability else mentor,
        now=clock.now(),
        weeks=_WEEKS_AHEAD,
        minutes=minutes,
        at_most=_MOST_STRETCHES,
    )
    shown: dict[str, str] = {}
    for one in times:
        local = one.starts_at.astimezone(ZoneInfo(mentor.time_zone))
        said = day_said(local.date())
        shown.setdefault(said, f"{said}, {local:%H:%M} ({mentor.time_zone})")
    return tuple(shown.values())[:MOST_SLOTS]
