"""Agreements in words, and the two messages that go with one: the proposal and the thanks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion.pairs.agreement import Agreement, Appointment, Cadence, MentoringPair, Side
from companion.pairs.meetings import Meeting
from companion.pairs.odd_weeks import OddWeeks
from companion.people.person import Channel, Person
from companion.text.phrasing import listed

CHANNELS: Final = {
    Channel.CALL: "by phone",
    Channel.VIDEO: "by video",
    Channel.EMAIL: "by e-mail",
    Channel.CHAT: "by chat",
    Channel.IN_PERSON: "in person",
}
_DAYS: Final = {
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday",
    "SA": "Saturday", "SU": "Sunday",
}  # fmt: skip
_PLACES: Final = {"1": "first", "2": "second", "3": "third", "4": "fourth", "-1": "last"}
_MOST_MEETINGS: Final = 3


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A message that a person sends, or not."""

    subject: str
    body: str


def day_said(day: date) -> str:
    """Return "Tue 5 Jan 2027"."""
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def cadence_said(cadence: Cadence) -> str:
    """Return "every 2 weeks on Tuesday, 16:00 (Europe/London)"."""
    return f"{_rule_said(cadence)}, {cadence.at} ({cadence.time_zone})"


def _rule_said(cadence: Cadence) -> str:
    parts = dict(part.split("=", 1) for part in cadence.rule.split(";"))
    interval = parts.get("INTERVAL", "1")
    unit = "week" if parts["FREQ"] == "WEEKLY" else "month"
    every = f"every {unit}" if interval == "1" else f"every {interval} {unit}s"
    count = f", {parts['COUNT']} times" if "COUNT" in parts else ""
    if unit == "week":
        names = parts.get("BYDAY", list(_DAYS)[cadence.starts_on.weekday()]).split(",")
        return f"{every} on {listed([_DAYS[name] for name in _in_order(names)])}{count}"
    if "BYDAY" in parts:
        days = [f"{_PLACES[day[:-2]]} {_DAYS[day[-2:]]}" for day in parts["BYDAY"].split(",")]
        return f"{every} on the {listed(days)}{count}"
    number = parts.get("BYMONTHDAY", str(cadence.starts_on.day))
    day = "the last day" if number == "-1" else f"day {number}"
    return f"{every} on {day}{count}"


def _in_order(names: Sequence[str]) -> list[str]:
    return [name for name in _DAYS if name in names]


def terms_said(agreement: Agreement) -> tuple[str, ...]:
    """Return the terms, one line each."""
    lines = []
    if agreement.cadence is not None:
        begins = f"from {day_said(agreement.cadence.starts_on)}"
        lines.append(f"{_capital(cadence_said(agreement.cadence))}, {begins}")
    lines.extend(f"Once on {_appointment(single)}" for single in agreement.single)
    by = "" if agreement.channel is None else f", {CHANNELS[agreement.channel]}"
    lines.append(f"{agreement.minutes} minutes{by}")
    if agreement.ends_on is not None:
        lines.append(f"Until {day_said(agreement.ends_on)}")
    if agreement.success is not None:
        lines.append(f"Worth it when: {agreement.success}")
    if agreement.shared:
        lines.append(f"Shared: {'; '.join(agreement.shared)}")
    for change in agreement.changes:
        to = "left out" if change.to is None else f"moved to {_appointment(change.to)}"
        lines.append(f"{day_said(change.on)}: {to}")
    return tuple(lines)


def _appointment(one: Appointment) -> str:
    return f"{day_said(one.on)}, {one.at} ({one.time_zone})"


def meeting_said(
    meeting: Meeting, people: Mapping[Side, Person], *, called: Mapping[Side, str]
) -> str:
    """Return "Tue 5 Jan 2027, 16:00 for Ines, 11:00 for you"; one time where both clocks agree.

    `called` is what the text calls each side.
    """
    anchor = meeting.local(meeting.time_zone)
    walls = {
        side: meeting.local(person.time_zone)
        for side, person in people.items()
        if person.time_zone is not None
    }
    local = anchor.replace(tzinfo=None)
    naive = {wall.replace(tzinfo=None) for wall in walls.values()}
    if naive <= {local}:
        return f"{day_said(anchor.date())}, {anchor:%H:%M}"
    told = [] if local in naive else [f"{anchor:%H:%M} {meeting.time_zone}"]
    # The clock that decides comes first.
    for side, wall in sorted(walls.items(), key=lambda one: one[1].replace(tzinfo=None) != local):
        day = "" if wall.date() == anchor.date() else f"{wall:%a} "
        told.append(f"{day}{wall:%H:%M} for {called[side]}")
    return f"{day_said(anchor.date())}, {', '.join(told)}"


def odd_said(odd: OddWeeks, *, called: Mapping[Side, str]) -> str:
    """Return "Tue 16 Mar 2027 to Tue 23 Mar 2027: 12:00 for you instead of 11:00"."""
    who = called[odd.side]
    span = day_said(odd.first_on)
    if odd.last_on != odd.first_on:
        span = f"{span} to {day_said(odd.last_on)}"
    instead = f" instead of {odd.usual}" if odd.is_shifted else ""
    outside = f", outside the hours that {who} gave" if odd.is_outside else ""
    return f"{span}: {odd.local:%H:%M} for {who}{instead}{outside}"


def proposal(
    pair: MentoringPair,
    people: Mapping[Side, Person],
    *,
    writer: Side,
    upcoming: Sequence[Meeting],
    odd: Sequence[OddWeeks],
) -> Letter:
    """Return the message in which one side puts the terms to the other; terms and dates only.

    Raises:
        ValueError: the pair has no terms.
    """
    if pair.agreement is None:
        raise ValueError("a proposal needs terms")
    reader, me = people[writer.other], people[writer]
    called = {writer: "me", writer.other: "you"}
    parts = [
        f"Hi {reader.first_name},",
        "this is how I suggest that we meet:",
        _bullets(terms_said(pair.agreement)),
    ]
    if upcoming:
        dates = [
            meeting_said(meeting, people, called=called) for meeting in upcoming[:_MOST_MEETINGS]
        ]
        parts += ["The first dates:" if len(dates) > 1 else "The date:", _bullets(dates)]
    if odd:
        parts += [
            "Days to look at before we both say yes:",
            _bullets([odd_said(one, called=called) for one in odd]),
        ]
    parts += ["Does this work for you, or what would you change?", me.first_name]
    return Letter(subject=f"Our meetings: {_subject(pair.agreement)}", body="\n\n".join(parts))


def dates(
    people: Mapping[Side, Person], *, writer: Side, upcoming: Sequence[Meeting], takes_back: bool
) -> Letter:
    """Return the message with which the dates that were agreed on go to the other one."""
    called = {writer: "me", writer.other: "you"}
    told = [meeting_said(meeting, people, called=called) for meeting in upcoming]
    back = " A second file takes back what has changed." if takes_back else ""
    parts = [
        f"Hi {people[writer.other].first_name},",
        "our next dates:",
        _bullets(told),
        f"They are attached as a calendar file, with those of the year ahead.{back}",
        people[writer].first_name,
    ]
    return Letter(subject="Our dates", body="\n\n".join(parts))


def thanks(people: Mapping[Side, Person], *, writer: Side, held_on: Sequence[date]) -> Letter:
    """Return the message that ends a pair without a reason: what there was, and thanks."""
    reader, me = people[writer.other], people[writer]
    parts = [f"Hi {reader.first_name},", "I would like to end our mentoring meetings here."]
    if len(held_on) == 1:
        parts.append(f"We met on {day_said(held_on[0])}. Thank you for your time.")
    elif held_on:
        first = day_said(min(held_on))
        parts.append(f"We met {len(held_on)} times since {first}. Thank you for your time.")
    else:
        parts.append("Thank you for your time.")
    parts.append(me.first_name)
    return Letter(subject="Thank you", body="\n\n".join(parts))


def _subject(agreement: Agreement) -> str:
    if agreement.cadence is not None:
        return cadence_said(agreement.cadence)
    if agreement.single:
        return _appointment(agreement.single[0])
    return f"{agreement.minutes} minutes"


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
