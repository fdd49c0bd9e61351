"""A pair as a person reads it: terms, who said yes, dates in both clocks, what to look at, next."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from companion.agendas.citing import cited
from companion.cli.printing import bullets, heading, say
from companion.pairs.agreement import Agreement, Given, Side
from companion.pairs.rules import Standing, agreed_by
from companion.pairs.slots import WeeklySlot, free_times, weekly_slots
from companion.pairs.wording import (
    day_said,
    meeting_said,
    odd_said,
    terms_said,
    thanks,
)
from companion.values import DEFAULT_MINUTES

if TYPE_CHECKING:
    from companion.application.pairing import PairView
    from companion.cli.pair import Both
    from companion.people.person import Person

_MOST_SLOTS: Final = 3
_WEEKS_SHOWN: Final = 3
_MOST_ODD: Final = 8


def show_pair(
    view: "PairView", *, me: Side, is_ending: bool, noted: tuple[date, str] | None = None
) -> None:
    """Print everything about a pair, and the one next step.

    `noted` is the day on which one's last notes say that the two meet again, with their words.
    """
    other = view.people[me.other]
    role = "your mentor" if me is Side.MENTEE else "your mentee"
    say(f"{other.name}, {role}: {_standing_said(view)}", style="bold")
    agreement = view.pair.agreement
    if agreement is not None:
        bullets(terms_said(agreement))
        say(_words_said(agreement, _called(view.people, me=me)), indent=2)
    if view.state.standing is Standing.ENDED:
        _show_letter(view, me=me, is_ending=is_ending)
        return
    _show_dates(view, me=me)
    _show_noted(view, noted)
    if agreement is None or len(agreed_by(agreement)) < len(Side):
        _show_odd(view, me=me)
    say(f"Next: {_next_step(view, me=me)}", style="bold")


def show_strangers(both: "Both", *, today: date) -> None:
    """Print when two who agreed on nothing are both free, and how to propose a time."""
    mentor, mentee = both.mentor, both.mentee
    say(f"You and {both.other.name} have agreed on nothing yet.")
    zone = mentor.time_zone or mentee.time_zone
    slots: tuple[WeeklySlot, ...] = ()
    if zone is not None and mentor.availability and mentee.availability:
        slots = weekly_slots(
            mentor, mentee, anchor=zone, on=today, minutes=DEFAULT_MINUTES, at_most=_MOST_SLOTS
        )
        if slots:
            heading("Both of you are free, by what is stored:")
            bullets(_slot_said(slot) for slot in slots)
            _show_next_free(mentor, mentee, today=today, zone=zone)
        else:
            say("The times that you two gave never meet.")
    else:
        missing = [one.name for one in (both.me, both.other) if not one.availability]
        say(f"No free times are stored of {' and '.join(missing) or 'one of you'}.")
    at = f"{slots[0].weekday.title()} {slots[0].at}" if slots else "Tue 16:00"
    say(f'Next: companion pair "{both.other.name}" --at "{at}" --every "2 weeks"', style="bold")


def _standing_said(view: "PairView") -> str:
    state = view.state
    match state.standing:
        case Standing.ENDED:
            return "ended"
        case Standing.PAUSED:
            return _pause_said(view)
        case Standing.PROPOSED:
            return "not agreed yet"
        case Standing.OVERDUE:
            return f"no notes of {day_said(state.missed[-1].on)} yet"
        case Standing.LAPSED:
            since = "" if state.silent_days is None else f", {state.silent_days} days since you met"
            return f"asleep{since}"
        case Standing.PLANNED:
            return "planned"
        case Standing.UNPLANNED:
            return "planned" if view.planned else "nothing planned"


def _pause_said(view: "PairView") -> str:
    resumes_on = view.resumes_on
    return "paused" if resumes_on is None else f"paused until {day_said(resumes_on)}"


def _called(people: "Mapping[Side, Person]", *, me: Side) -> dict[Side, str]:
    return {side: "you" if side is me else person.first_name for side, person in people.items()}


def _words_said(agreement: Agreement, called: Mapping[Side, str]) -> str:
    """Return "Agreed: you on Fri 1 Jan 2027; Ines as you reported on …" or who is missing."""
    said: list[str] = []
    for word in agreement.words:
        if word.revision != agreement.revision:
            continue
        how = "" if word.how is None else f", {word.how!r}"
        by = " as reported" if word.given is Given.REPORTED else ""
        said.append(f"{called[word.side]}{by} on {day_said(word.said_on)}{how}")
    missing = [called[side] for side in Side if side not in agreed_by(agreement)]
    told = f"Said yes: {'; '.join(said)}. " if said else ""
    return f"{told}Not yet said yes: {' and '.join(missing)}." if missing else told.strip()


def _show_dates(view: "PairView", *, me: Side) -> None:
    if view.upcoming:
        heading("Dates:")
        called = _called(view.people, me=me)
        bullets(
            meeting_said(one, view.people, called=called) for one in view.upcoming[:_WEEKS_SHOWN]
        )


def _show_noted(view: "PairView", noted: tuple[date, str] | None) -> None:
    """Print the talks that are stored without an agreement: one's own word, and whose it is."""
    agreed = {one.on for one in view.upcoming}
    for day in view.planned:
        if day in agreed:
            continue
        if noted is None or noted[0] != day or view.last_noted is None:
            say(f"Your next talk: {day_said(day)}; you stored the day, and no hour.")
        else:
            since = f"of {day_said(view.last_noted.held_on)}"
            say(f"Your next talk: {day_said(day)}, by your notes {since}: {cited(noted[1])}.")


def _show_odd(view: "PairView", *, me: Side) -> None:
    if not view.odd:
        return
    heading("To look at before you both say yes:")
    called = _called(view.people, me=me)
    bullets(odd_said(one, called=called) for one in view.odd[:_MOST_ODD])
    if len(view.odd) > _MOST_ODD:
        say(f"- and {len(view.odd) - _MOST_ODD} more in the year ahead", indent=2)


def _show_letter(view: "PairView", *, me: Side, is_ending: bool) -> None:
    if not is_ending:
        return
    letter = thanks(view.people, writer=me, held_on=view.held_on)
    heading("A word of thanks to send yourself:")
    say(letter.body)


def _next_step(view: "PairView", *, me: Side) -> str:
    other, agreement = view.people[me.other], view.pair.agreement
    command = f'companion pair "{other.name}"'
    if view.state.standing is Standing.PAUSED:
        return f"{command} --resume"
    if agreement is None or (agreement.cadence is None and not agreement.single):
        if view.planned:
            return f'prepare the next talk: companion prep "{other.name}"'
        return f'agree on a day: {command} --at "Tue 16:00" --every "2 weeks"'
    agreed = agreed_by(agreement)
    if me.other not in agreed:
        asked = f"ask {other.first_name}: {command} --eml proposal.eml; after a yes: "
        return f'{asked}{command} --agree --said "yes, by e-mail"'
    if me not in agreed:
        return f"say yes to it yourself: {command} --agree"
    if not view.pair.issued:
        return f"put the dates into your calendar: {command} --ics dates.ics"
    if view.state.standing is Standing.OVERDUE:
        missed = view.state.missed[-1].on.isoformat()
        return (
            f'companion note "{other.name}" notes.txt; if you did not meet: '
            f"{command} --skip {missed}"
        )
    return f'prepare the next talk: companion prep "{other.name}"'


def _slot_said(slot: WeeklySlot) -> str:
    weeks = (
        "every week of the next half year"
        if slot.weeks == slot.of_weeks
        else f"{slot.weeks} of the next {slot.of_weeks} weeks"
    )
    return f"{slot.weekday.title()} {slot.at} ({slot.time_zone}): {weeks}"


def _show_next_free(mentor: "Person", mentee: "Person", *, today: date, zone: str) -> None:
    # From tomorrow: what is free today may be over.
    now = datetime.combine(today + timedelta(days=1), time(), ZoneInfo(zone))
    found = free_times(
        mentor, mentee, now=now, weeks=_WEEKS_SHOWN, minutes=DEFAULT_MINUTES, at_most=1
    )
    for one in found:
        first, last = (at.astimezone(ZoneInfo(zone)) for at in (one.starts_at, one.ends_at))
        say(f"The next time: {day_said(first.date())}, {first:%H:%M}–{last:%H:%M}", indent=2)
