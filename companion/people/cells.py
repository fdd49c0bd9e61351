"""Single cells of a form: roles, numbers, ticks, times of submission."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from companion.people.column_words import UNKNOWING, Holds
from companion.people.contact_details import take_details
from companion.people.languages import read_languages
from companion.people.lexicon import plain, plain_words, word_set
from companion.people.lists import distinct, split_outside_brackets, without_bullet
from companion.people.names import looks_like_name
from companion.people.person import Channel
from companion.people.time_zones import read_time_zone

_LONGEST: Final = 400


def is_blank(cell: str) -> bool:
    """Whether a cell says nothing: empty, "n/a", "-", "none"."""
    if len(cell) > 12:
        return False
    bare = plain(cell).replace("/", "").strip(" .-–—?")
    return not bare or bare in UNKNOWING


_MOST_UNDECIDED_WORDS: Final = 10
_FEWEST_LETTERS: Final = 2
_UNDECIDED: Final = word_set(
    "undecided unsure tbc tbd tba idk dunno unknown unclear pending none nothing nil na n/a later",
    "know sure idea decide decided decidir clue confirm confirmed determined discuss clear certain",
    "anything whatever specific particular fussed",
    "thought thinking ahnung weiss sais sicher sé se idee offen keine noch",
)
"""Words of which an answer has at least one when it says that there is no answer yet."""
_AROUND_UNDECIDED: Final = word_set(
    "i i'm im i've i'll am have haven't havent had do don't dont not no nothing really quite yet",
    "still to be a an the what of it is my any at all moment right now this that so for honestly",
    "too also really with by in goes comes along ask me you happy fine open see mind tbh honest",
    "lol please thanks suggest suggestions recommend think pick reckon best haha here just",
    "would say can't cant cannot tell maybe perhaps currently exactly later will with and or need",
    "time about goal goals ich es nicht noch je ne pas no lo aun todavia yes sorry hmm um just",
)


_CLAUSE_END: Final = re.compile(r"[,;.!?\n]|\s[-–—]\s|\bbut\b|\bas\b(?= my| i )")
_SENT: Final = re.compile(
    r"(?:(?:because|but|as|since|only|just)\s+)*\b(?:(?:my|the|our)\s(?:\w+\s)?)?"
    r"(?:manager|boss|supervisor|lead|leader|head|hr|director|mum|mother|dad|wife|husband|friend"
    r"|chef|teacher|tutor|sister|matron|foreman|principal|partner|colleague|mate)\s(?:chef\s)?"
    r"(?:has\s|have\s|just\s)?(?:told|asked|made|said|says|wants|wanted|got|signed|put|sent|"
    r"suggested|thinks|thought|recommended|insisted)\s(?:me\s|that\s|i\s|it\s|should\s|to\s)*"
    r"(?:(?:up|forward|down)\b|(?:fill|do|sign|join|apply|complete|come|take|put|go|try|enter|submit|register)\b"
    r"(?:\s(?:this|it|that|in|up|out|the|a|form|part|for|forward|here|survey|thing|name|my|"
    r"one|myself|down|programme|program|scheme|mentoring))*)?\s*(?=$|[,;.!?\n])"
)
"""Who only signs up because somebody sent them: that is no goal."""


def is_undecided(cell: str) -> bool:
    """Whether a cell says that its writer does not know: "dont know yet", "n/a", "tbc", "?".

    Only when it says nothing else: "Not sure how to lead my first team" is an answer.
    """
    if is_blank(cell):
        return True
    if len(cell) > _LONGEST:
        return False
    if sum(character.isalpha() for character in cell) < _FEWEST_LETTERS:
        return True
    clauses = [
        clause
        for clause in _CLAUSE_END.split(_SENT.sub(".", plain(cell).replace("n/a", "na")))
        if clause.strip()
    ]
    return all(map(_says_nothing, clauses))


def _says_nothing(clause: str) -> bool:
    words = plain_words(clause)
    return (
        len(words) <= _MOST_UNDECIDED_WORDS
        and (not words or any(word in _UNDECIDED for word in words))
        and all(word in _UNDECIDED or word in _AROUND_UNDECIDED for word in words)
    )


def options_of(cell: str) -> tuple[str, ...]:
    """Return the ticked options of a cell joined by commas, compared without case."""
    return tuple(" ".join(plain(part).split()) for part in split_outside_brackets(cell, ",;\n"))


def entries_of(
    cell: str, *, at_commas: bool, known: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Return the entries of a list cell.

    Args:
        cell: the cell.
        at_commas: whether commas part entries too, in a cell that has no stronger separator.
        known: options seen whole elsewhere in the column, in plain form; never taken apart.
    """
    separators = ";\n"
    is_known = " ".join(plain(cell).split()) in known
    if at_commas and not is_known and ";" not in cell and "\n" not in cell:
        separators = ","
    parts = split_outside_brackets(cell, separators)
    return distinct(
        entry for entry in (without_bullet(part).strip(" .") for part in parts) if entry
    )


@dataclass(frozen=True, slots=True)
class FormRole:
    """What somebody signs up as; both may be true."""

    mentor: bool
    mentee: bool


_SEEKS: Final = re.compile(
    r"\bmentee|\bmentored\b|\bmentoree|\bprotegee?\b|\blearner\b"
    r"|\b(?:find|have|get|need|want|seek|seeking|receive|like|looking for|search for)"
    r" (?:an? |to have a )?mentor(?:ing)?\b"
)
_GIVES: Final = re.compile(r"\bmentor(?:s|in|ing)?\b")
_BOTH: Final = re.compile(
    r"\bboth\b|\beither\b|\bles deux\b|\bbeide|\bambos\b|\bentrambi\b|\bbeides\b"
)


def role_of(cell: str) -> FormRole | None:
    """Return the role that a cell names, or None when it names none."""
    text = plain(cell[:_LONGEST])
    if _BOTH.search(text):
        return FormRole(mentor=True, mentee=True)
    mentee = _SEEKS.search(text) is not None
    mentor = _GIVES.search(_SEEKS.sub(" ", text)) is not None
    return FormRole(mentor=mentor, mentee=mentee) if mentor or mentee else None


_YES: Final = word_set("yes y true ja oui si sim x 1 definitely sure ✓ ✔")
_NO: Final = word_set("no n false nein non nao 0 not")


def yes_or_no(cell: str) -> bool | None:
    """Return what a yes/no cell says, or None when it says something else."""
    first = plain(cell[:_LONGEST]).replace(",", " ").replace(".", " ").split()[:1]
    if not first or not {first[0]} <= _YES | _NO:
        return None
    return first[0] in _YES


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number of people; `is_sure` is False where the cell says more than the number."""

    number: int | None
    is_sure: bool = True
    highest: int | None = None
    """The highest where several are said."""


_NUMBER_WORDS: Final = "zero one two three four five six seven eight nine ten"
_NUMBERS: Final = {word: number for number, word in enumerate(_NUMBER_WORDS.split())}
_NUMBER: Final = re.compile(r"\b(?:\d{1,4}|" + "|".join(_NUMBERS) + r")\b")


def capacity_of(cell: str) -> ReadNumber:
    """Read how many mentees somebody takes: of several numbers the lowest, which promises least."""
    text = plain(cell[:_LONGEST])
    numbers = [_NUMBERS[word] if word in _NUMBERS else int(word) for word in _NUMBER.findall(text)]
    if not numbers:
        return ReadNumber(None, is_sure=False)
    alone = len(numbers) == 1 and not _NUMBER.sub("", text).strip(" .")
    highest = max(numbers) if max(numbers) > min(numbers) else None
    return ReadNumber(min(numbers), is_sure=alone, highest=highest)


_CHANNEL_WORDS: Final = (
    (Channel.VIDEO, ("video", "zoom", "teams", "meet", "skype", "webex", "online", "virtual")),
    (Channel.CALL, ("phone", "call", "telephone", "ring")),
    (Channel.EMAIL, ("email", "e-mail", "mail")),
    (Channel.CHAT, ("chat", "slack", "whatsapp", "text", "signal", "message", "messages", "sms")),
    (Channel.IN_PERSON, ("person", "face", "coffee", "onsite", "office", "cafe")),
)


def channels_of(entry: str) -> tuple[Channel, ...]:
    """Return the channels that an entry names; "video call" is a video meeting."""
    words = set(plain_words(entry[:_LONGEST])) | set(plain(entry[:_LONGEST]).split())
    found = [channel for channel, names in _CHANNEL_WORDS if words & set(names)]
    if Channel.VIDEO in found and not words & {"phone", "telephone"} and "video" in words:
        found = [channel for channel in found if channel is not Channel.CALL]
    return tuple(found)


_STAMP: Final = re.compile(
    r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})"
    r"(?:[T, ]{1,2}(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?\s?([AaPp][Mm])?"
    r"\s?(?:Z|(?:GMT|UTC)?\s?([+\-]\d{1,2})(?::?\d\d)?)?)?\s*(?:GMT|UTC|[A-Z]{3,4})?"
)


def looks_like_stamp(cell: str) -> bool:
    """Whether a cell is a date, with or without a time of day."""
    return len(cell) <= 60 and _STAMP.fullmatch(cell.strip()) is not None


@dataclass(frozen=True, slots=True)
class ReadStamps:
    """Times of submission as seconds to compare, None where a cell holds none.

    `otherwise` are the times with day and month the other way round, where nothing in the column
    tells which comes first.
    """

    moments: tuple[float | None, ...]
    otherwise: tuple[float | None, ...] | None = None


def stamps_of(cells: Sequence[str]) -> ReadStamps:
    """Read a column of times of submission.

    Whether "3/4/2026" is in March or April is settled by the whole column: by a number above 12,
    by a 12-hour clock (which goes with the month first), or by the one reading in which the rows
    come in order. Where nothing settles it, the day is taken to come first.
    """
    matches = [_STAMP.fullmatch(cell.strip()) if len(cell) <= 60 else None for cell in cells]
    day_first, month_first = (
        tuple(None if match is None else _moment(match, day_first=first) for match in matches)
        for first in (True, False)
    )
    open_dates = [match for match in matches if match is not None and len(match[1]) < 3]
    if any(12 < int(match[1]) <= 31 for match in open_dates):
        return ReadStamps(day_first)
    if any(12 < int(match[2]) <= 31 or match[7] for match in open_dates):
        return ReadStamps(month_first)
    if _in_order(day_first) == _in_order(month_first):
        return ReadStamps(day_first, month_first)
    return ReadStamps(day_first if _in_order(day_first) else month_first)


def _in_order(moments: Sequence[float | None]) -> bool:
    known = [moment for moment in moments if moment is not None]
    return known == sorted(known) or known == sorted(known, reverse=True)


def _moment(match: re.Match[str], *, day_first: bool) -> float | None:
    first, second, third = (int(part) for part in match.groups()[:3])
    year, month, day = first, second, third
    if len(match[1]) < 3:
        year = third if third > 99 else 2000 + third
        month, day = (second, first) if day_first or "." in match[0][:5] else (first, second)
    hour, minute, seconds = (int(part or 0) for part in match.groups()[3:6])
    half = (match[7] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        moment = datetime(year, month, day, hour, minute, seconds, tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return moment.timestamp() - 3600.0 * int(match[8] or 0)


_HOURS: Final = re.compile(
    r"\b(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:s|days?)?\b|\b(?:morning|lunchtime|"
    r"lunch|afternoon|evening|eve|weekend|any ?time)s?\b|\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm)\b",
    re.IGNORECASE,
)
_LOOKS: Final[tuple[tuple[Holds, Callable[[str], bool]], ...]] = (
    (Holds.EMAIL, lambda cell: bool(take_details(cell[:_LONGEST]).emails)),
    (Holds.TIMESTAMP, looks_like_stamp),
    (Holds.ROLE, lambda cell: role_of(cell) is not None and len(cell.split()) <= 12),
    (Holds.TIME_ZONE, lambda cell: read_time_zone(cell).name is not None),
    (Holds.LANGUAGES, lambda cell: bool(read_languages(cell[:_LONGEST])[0])),
    (Holds.AVAILABILITY, lambda cell: _HOURS.search(cell[:_LONGEST]) is not None),
    (Holds.NAME, lambda cell: looks_like_name(cell[:_LONGEST])),
)


def looks_of(cells: Sequence[str]) -> dict[Holds, float]:
    """Return for some fields the share of cells that look like one."""
    if not cells:
        return {}
    looks = {holds: sum(map(test, cells)) / len(cells) for holds, test in _LOOKS}
    # Everybody has a name of their own; managers and towns come again.
    looks[Holds.NAME] *= len(set(map(plain, cells))) / len(cells)
    return looks
