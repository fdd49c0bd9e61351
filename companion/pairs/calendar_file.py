"""Calendar files (.ics) of planned meetings: one entry each, in UTC, to be moved or undone."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from icalendar import Calendar, Event
from icalendar.enums import STATUS

from companion.pairs.agreement import Issued, MentoringPair, Side
from companion.pairs.meetings import Meeting, WallClock, meetings_between
from companion.people.person import Channel, Person
from companion.writing.mail import one_line, plain_lines

WEEKS_ISSUED: Final = 52
"""How far ahead entries are given out: a change of clock law further off is not known yet."""

_MAKER: Final = "-//Micro-Mentoring Companion//EN"
_DOMAIN: Final = "micro-mentoring-companion"
_LONGEST_TEXT: Final = 5_000
_DIGEST: Final = 20
_DAY: Final = timedelta(days=1)
_PLACES: Final = {
    Channel.CALL: "Phone call",
    Channel.VIDEO: "Video call",
    Channel.EMAIL: "By e-mail",
    Channel.CHAT: "Chat",
    Channel.IN_PERSON: "In person",
}


class Method(StrEnum):
    """What a calendar program is to do with a file."""

    PUBLISH = "PUBLISH"
    """Put it into one's own calendar. An invitation may hold one meeting only (RFC 5546)."""
    CANCEL = "CANCEL"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One calendar entry: what it says, and how it was given out."""

    issued: Issued
    summary: str
    description: str
    location: str | None


@dataclass(frozen=True, kw_only=True)
class Entries:
    """What a new file says, what a second one takes back, and what is to be remembered of it."""

    planned: tuple[Entry, ...]
    cancelled: tuple[Entry, ...]
    issued: tuple[Issued, ...]


def entries_of(
    pair: MentoringPair,
    people: Mapping[Side, Person],
    *,
    now: datetime,
    briefs: Mapping[str, str] | None = None,
) -> Entries:
    """Return the entries of the meetings from `now` on, for a year.

    An entry that was given out before keeps its id; what moved or reads differently has a higher
    sequence number, and what is planned no longer is cancelled.

    Args:
        pair: with what was given out before.
        people: both sides.
        now: an aware moment.
        briefs: what else a meeting's description says, by the meeting's key.
    """
    day = now.astimezone(UTC).date()
    meetings = meetings_between(pair, day - _DAY, day + timedelta(weeks=WEEKS_ISSUED))
    before = {issued.key: issued for issued in pair.issued if _starts_at(issued) > now}
    planned = tuple(
        _entry(pair, people, meeting, before=before.get(meeting.key), brief=brief)
        for meeting in meetings
        if meeting.starts_at > now
        for brief in ((briefs or {}).get(meeting.key, ""),)
    )
    keys = {entry.issued.key for entry in planned}
    gone = [issued for key, issued in before.items() if key not in keys]
    taken_back = tuple(
        _with_sequence(issued, cancelled=True) for issued in gone if not issued.cancelled
    )
    long_gone = tuple(issued for issued in gone if issued.cancelled)
    return Entries(
        planned=planned,
        cancelled=tuple(
            Entry(issued=issued, summary=_summary(people), description="", location=None)
            for issued in taken_back
        ),
        issued=(*(entry.issued for entry in planned), *taken_back, *long_gone),
    )


def calendar_file(
    entries: Sequence[Entry],
    *,
    method: Method,
    series: str,
    now: datetime,
) -> bytes:
    """Return an iCalendar file.

    Args:
        entries: at least one.
        method: what is to be done with it.
        series: tells this pair from every other one in the world; the ids rest on it.
        now: when the file is made.
    """
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    for entry in entries:
        calendar.add_component(_event(entry, method=method, series=series, now=now))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: Entry, *, method: Method, series: str, now: datetime) -> Event:
    issued = entry.issued
    starts_at = _starts_at(issued)
    event = Event()
    event.add("uid", uid_of(issued.key, series=series))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", starts_at)
    event.add("dtend", starts_at + timedelta(minutes=issued.minutes))
    event.add("sequence", issued.sequence)
    event.add("summary", entry.summary)
    if entry.description:
        event.add("description", entry.description)
    if entry.location is not None:
        event.add("location", entry.location)
    is_cancelled = method is Method.CANCEL
    event.add("status", (STATUS.CANCELLED if is_cancelled else STATUS.CONFIRMED).value)
    return event


def uid_of(key: str, *, series: str) -> str:
    """Return the id of a meeting's entry: the same for ever, and nobody else's."""
    digest = hashlib.sha256(series.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return f"{key.replace(':', '')}-{digest}@{_DOMAIN}"


def _entry(
    pair: MentoringPair,
    people: Mapping[Side, Person],
    meeting: Meeting,
    *,
    before: Issued | None,
    brief: str,
) -> Entry:
    agreement = pair.agreement
    channel = None if agreement is None else agreement.channel
    summary, location = _summary(people), None if channel is None else _PLACES[channel]
    description = _description(people, meeting, pair, brief=brief)
    said = "\0".join((summary, description, location or ""))
    issued = Issued(
        key=meeting.key,
        starts_at=meeting.starts_at.isoformat(),
        minutes=meeting.minutes,
        digest=hashlib.sha256(said.encode()).hexdigest()[:_DIGEST],
    )
    if before is not None:
        same = issued.model_copy(update={"sequence": before.sequence})
        is_same = before == same
        issued = before if is_same else _with_sequence(same, cancelled=False)
    return Entry(issued=issued, summary=summary, description=description, location=location)


def _with_sequence(issued: Issued, *, cancelled: bool) -> Issued:
    return issued.model_copy(update={"sequence": issued.sequence + 1, "cancelled": cancelled})


def _summary(people: Mapping[Side, Person]) -> str:
    mentee, mentor = (one_line(people[side].name) for side in (Side.MENTEE, Side.MENTOR))
    return f"Mentoring: {mentee} and {mentor}"


def _description(
    people: Mapping[Side, Person], meeting: Meeting, pair: MentoringPair, *, brief: str
) -> str:
    lines = [_clocks(people, meeting), _notice(meeting)]
    if pair.agreement is not None and pair.agreement.success is not None:
        lines.append(f"Worth it when: {one_line(pair.agreement.success)}")
    if brief:
        lines.append(f"\n{plain_lines(brief).strip()}")
    return "\n".join(line for line in lines if line)[:_LONGEST_TEXT]


def _clocks(people: Mapping[Side, Person], meeting: Meeting) -> str:
    """Return "16:00 for Ines (Europe/London), 11:00 for Tom (America/New_York)"."""
    told = []
    for person in (people[Side.MENTOR], people[Side.MENTEE]):
        if person.time_zone is not None:
            local = meeting.local(person.time_zone)
            told.append(f"{local:%a %H:%M} for {one_line(person.first_name)} ({person.time_zone})")
    return ", ".join(told)


def _notice(meeting: Meeting) -> str:
    local = meeting.local(meeting.time_zone)
    match meeting.clock:
        case WallClock.ORDINARY:
            return ""
        case WallClock.SKIPPED:
            return f"The clocks go forward that day: the meeting moves to {local:%H:%M}."
        case WallClock.REPEATED:
            return f"The clocks go back that day: {local:%H:%M} is the first of the two."


def _starts_at(issued: Issued) -> datetime:
    return datetime.fromisoformat(issued.starts_at)
