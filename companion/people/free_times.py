"""Free times as people type them in a form, to weekly windows; each reading is said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from companion.people.availability import AvailabilityWindow, Weekday
from companion.people.clock_times import Clock, UnclearTimeError, Way, opening_of, ranged
from companion.people.lexicon import plain
from companion.people.time_clauses import SILENT, clauses_of
from companion.people.time_words import (
    AFTER,
    AND,
    ANY_TIME,
    AT_ANY_HOUR,
    BEFORE,
    BETWEEN,
    DAY_OF,
    DAYS,
    EXCEPT,
    FILLERS,
    FROM,
    GROUPS,
    HALVES,
    HINT_OF,
    LATE,
    NOT_WEEKLY,
    ONWARDS,
    PART_OF,
    PARTS_OF_DAY,
    TO,
    WAKING_HOURS,
    WEEKENDS,
    WORKING_HOURS,
    asides_taken,
    explained,
    is_clock,
    tokens_of,
)

_LONGEST: Final = 300
_AMONG_EXCEPTIONS: Final = AND | FILLERS | {","} | set(PART_OF) | set(HALVES)
"""Of "not Mon am" the whole day goes, which promises less."""
_ENDS: Final = frozenset(("", ",", ";", ".", ")", "!"))
_SHIFTS: Final = frozenset(("night", "nights"))
_MAKES_SENSE: Final = (
    'write it as "Tue, Thu 16:00-18:00", and what else it says beside their remarks, so that '
    "nothing is lost"
)

_TWO: Final = 2

SHORT_MEETING: Final = 60
"""Minutes that a time without an end is taken to last ("Tue 4pm")."""


@dataclass(frozen=True, slots=True)
class ReadTimes:
    """Windows read from a text; `remark` says how words were read, or why nothing was."""

    windows: tuple[AvailabilityWindow, ...]
    remark: str | None = None


_B4: Final = re.compile(r"\bb4\b")


def read_free_times(text: str) -> ReadTimes:
    """Read "Tue + Thu after 4", "mornings, not Mon", "weekdays 9-11" or "Tue 18:00-20:00".

    A bare hour is one of a working day: 7 to 11 in the morning, 12 to 6 in the afternoon. A word
    that is not understood could turn the meaning round ("every other week"), so the text is then
    left unread, but for what stands in brackets or follows as an explanation: that is named.
    """
    if len(text) > _LONGEST:
        return ReadTimes((), f"is too long to read as free times; {_MAKES_SENSE}")
    said, asides = asides_taken(_B4.sub("before", plain(text)))
    try:
        windows, assumed, asides = _read_or_explained(said, asides)
    except UnclearTimeError as unclear:
        return ReadTimes(
            (), f"is not clear enough to read as free times ({unclear}); {_MAKES_SENSE}"
        )
    remarks = [f"read {', '.join(f'{words} as {hours}' for words, hours in assumed.items())}"]
    remarks = [f"{remarks[0]}{_in_all(windows)}"] if assumed else []
    if asides:
        kept_out = ", ".join(repr(aside[:60]) for aside in asides)
        remarks.append(f"{'' if remarks else 'read, '}left aside {kept_out}")
    return ReadTimes(windows, "; ".join(remarks) or None)


def _in_all(windows: Sequence[AvailabilityWindow]) -> str:
    """Return what came out where not all days have the same hours, which words alone hide."""
    hours: dict[tuple[str, ...], list[Weekday]] = {}
    for day in DAYS:
        own = [f"{each.start}-{each.end}" for each in windows if each.weekday is day]
        if own:
            hours.setdefault(tuple(dict.fromkeys(own)), []).append(day)
    if len(hours) < _TWO:
        return ""
    told = (
        f"{' '.join(day.value.title() for day in days)} {' and '.join(own)}"
        for own, days in hours.items()
    )
    return f": {', '.join(told)}"


def _read_or_explained(
    said: str, asides: tuple[str, ...]
) -> tuple[tuple[AvailabilityWindow, ...], dict[str, str], tuple[str, ...]]:
    """Read a text, if need be without the clause at its end that only says why."""
    try:
        return (*_windows(said), asides)
    except UnclearTimeError:
        parted = explained(said)
        if parted is None:
            raise
        return (*_windows(parted[0]), (*asides, parted[1]))


def _windows(said: str) -> tuple[tuple[AvailabilityWindow, ...], dict[str, str]]:
    """Read clause by clause, as far as clauses stand by themselves."""
    assumed: dict[str, str] = {}
    windows: dict[AvailabilityWindow, None] = {}
    removed: set[Weekday] = set()
    readings = [_Reading(tokens_of(clause)) for clause in clauses_of(said)]
    for reading in readings:
        reading.read()
    # "Not Wednesdays" alone leaves the other days; after "Afternoons." it leaves their afternoons.
    others_say_when = any(reading.says_when for reading in readings)
    for reading in readings:
        for window in reading.windows(others_say_when=others_say_when):
            windows[window] = None
        assumed |= reading.assumed
        removed |= reading.removed
    kept = tuple(window for window in windows if window.weekday not in removed)
    if not kept:
        raise UnclearTimeError("neither days nor times" if not windows else "no day is left")
    if removed:
        days = ", ".join(day.value.title() for day in DAYS if day in removed)
        for filled in {"no day", "the other days", "any time"} & set(assumed):
            assumed[filled] += f" without {days}"
    return kept, assumed


@dataclass(slots=True)
class _Group:
    days: list[Weekday] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)


class _Reading:
    """One pass over the tokens: days and times gather in groups, days first or times first."""

    def __init__(self, tokens: tuple[str, ...]) -> None:
        self.tokens = tokens
        self.position = 0
        self.groups = [_Group()]
        self.last = ""
        self.days_first: bool | None = None
        self.joined_by = ""
        self.hint = ""
        self.any_time = False
        self.at_any_hour = False
        self.in_groups = False
        self.removed: set[Weekday] = set()
        self.assumed: dict[str, str] = {}

    def read(self) -> None:
        """Gather the days and times that the text names."""
        while self.position < len(self.tokens):
            self._step()

    @property
    def says_when(self) -> bool:
        """Whether it names any time or day to meet, not only some to leave out."""
        return self.any_time or any(group.days or group.times for group in self.groups)

    def windows(self, *, others_say_when: bool) -> list[AvailabilityWindow]:
        """Return the windows, what a text leaves out filled in; `assumed` says how."""
        if self.says_when or not others_say_when:
            self._complete()
        return [
            AvailabilityWindow(weekday=day, start=start, end=end)
            for group in self.groups
            for day in group.days
            for start, end in group.times
        ]

    def _complete(self) -> None:
        """Fill in what a text leaves out: "evenings", "Mon and Fri", "Tue lunch or Wed"."""
        if not any(group.days or group.times for group in self.groups):
            if not (self.any_time or self.removed):
                return
            days, hours = (DAYS, WAKING_HOURS) if self.any_time else (DAYS[:5], WORKING_HOURS)
            self.groups[0].days.extend(days)
            self.groups[0].times.append(hours)
            said = "any time" if self.any_time else "the other days"
            span = "every day" if self.any_time else "Monday to Friday"
            self.assumed[said] = f"{span} {'-'.join(hours)}"
        for group in self.groups:
            if group.times and not group.days:
                if len(self.groups) > 1 and self.days_first is False:
                    raise UnclearTimeError("times without days")
                group.days.extend(DAYS[:5])
                self.assumed["no day"] = "Monday to Friday"
            if group.days and not group.times:
                hours = WAKING_HOURS if self.at_any_hour else WORKING_HOURS
                group.times.append(hours)
                self.assumed["any time" if self.at_any_hour else "no time"] = "-".join(hours)

    def _step(self) -> None:
        token = self.tokens[self.position]
        if token in EXCEPT:
            self._take_exception()
        elif is_clock(token) or token in FROM | AFTER | BEFORE:
            self._take_times(*self._range(), loose=False)
        elif token in PART_OF:
            self._take_part(token, PART_OF[token])
        elif token in HALVES and self._follows_a_day():
            self._take_part(token, HALVES[token])
        elif token in DAY_OF or token in GROUPS:
            self._take_days(self._days())
        elif token in ANY_TIME:
            ahead = self._peek(1)
            is_of_a_day = token in {"any", "all"} and (ahead in DAY_OF or ahead in GROUPS)
            self.any_time = True
            self.at_any_hour |= token in AT_ANY_HOUR and not is_of_a_day
            self.position += 1
        elif token in AND or token in SILENT or token in FILLERS:
            self.joined_by = token if token not in FILLERS else self.joined_by
            self.position += 1
        else:
            raise UnclearTimeError(repr(token[:20]))

    def _take_part(self, token: str, part: str) -> None:
        if token in _SHIFTS and self.last != "days":
            raise UnclearTimeError(f"{token!r} may be when somebody works")
        self.position += 1
        start, end = PARTS_OF_DAY[part]
        self.hint = HINT_OF.get(part, "")
        self.assumed[token] = f"{start}-{end}"
        self._take_times(start, end, loose=True)

    def _take_exception(self) -> None:
        """Take days away; "not before 10" says when instead."""
        self.position += 1
        while self._peek(0) in FILLERS | {".", "on", "for"}:
            self.position += 1
        if self._peek(0) in BEFORE | AFTER:
            words = self._peek(0)
            turned = "after" if words in BEFORE else "before"
            self.tokens = (*self.tokens[: self.position], turned, *self.tokens[self.position + 1 :])
            return
        begin = self.position
        while self.position < len(self.tokens):
            token = self._peek(0)
            if token in NOT_WEEKLY:
                raise UnclearTimeError(repr(token))
            if token in DAY_OF or token in GROUPS:
                self.removed.update(self._days())
            elif token in _AMONG_EXCEPTIONS:
                self.position += 1
            else:
                break
        if self.position == begin or is_clock(self._peek(0)):
            raise UnclearTimeError(repr(self._peek(0)[:20] or "not"))

    def _follows_a_day(self) -> bool:
        """Whether "am" stands as in "Fri am" or "Fri am and pm", not as in "am Freitag"."""
        before = self._peek(-1) if self.position else ""
        if before in AND and self.position > 1:
            before = self._peek(-2)
            return before in HALVES and self._peek(1) not in DAY_OF
        is_bare = self.tokens[self.position] == "pm" or self._peek(1) in {"", "only", ",", "/"}
        return before in DAY_OF or before in GROUPS or (not before and is_bare)

    def _days(self) -> tuple[Weekday, ...]:
        first = self.tokens[self.position]
        self.position += 1
        self.in_groups = first in GROUPS
        if first in GROUPS:
            return GROUPS[first]
        start = DAY_OF[first]
        if self._peek(0) in TO and self._peek(1) in DAY_OF:
            end = DAY_OF[self._peek(1)]
            self.position += 2
            span = (end.number - start.number) % 7 + 1
            return tuple(DAYS[(start.number + step) % 7] for step in range(span))
        return (start,)

    def _range(self) -> tuple[str, str]:
        opening = self.tokens[self.position]
        first = self.position
        if opening in FROM | AFTER | BEFORE:
            self.position += 1
        begin = self._time()
        joining = TO | AND if opening in BETWEEN else TO
        if opening not in AFTER | BEFORE and self._peek(0) in joining and is_clock(self._peek(1)):
            self.position += 1
            end = self._time()
            found = ranged(begin, end, hint=self._hint())
            self._assume(first, found, exact=begin.is_exact and end.is_exact)
            return found
        is_open = opening in FROM | AFTER or self._goes_on()
        way: Way = "before" if opening in BEFORE else "after" if is_open else "at"
        if way == "at" and self._peek(0) in joining:
            raise UnclearTimeError("a time without an end")
        if way == "at" and not (self.last == "days" or begin.half or begin.is_exact):
            raise UnclearTimeError("a time without an end")
        found = opening_of(begin, way, hint=self._hint(), minutes=SHORT_MEETING)
        if way == "after" and self.last == "times" and self.hint and self.groups[-1].times:
            ends = self.groups[-1].times[-1][1]  # "mornings from 10.30" end with the morning
            found = (found[0], ends if ends > found[0] else found[1])
        self._assume(first, found, exact=False, is_open=way == "after")
        return found

    def _goes_on(self) -> bool:
        """Pass over "onwards", "till late" and a last "on"; tell whether anything was there."""
        begin = self.position
        while self._peek(0) in ONWARDS or (self._peek(0) in TO and self._peek(1) in LATE):
            self.position += 1 if self._peek(0) in ONWARDS else 2
        if self._peek(0) == "on" and self._peek(1) in _ENDS:
            self.position += 1
        return self.position > begin

    def _hint(self) -> str:
        """Return the half of the day that a part before or behind names: "6-8 in the evening"."""
        ahead = 0
        while self._peek(ahead) in FILLERS and ahead < 3:
            ahead += 1
        part = PART_OF.get(self._peek(ahead))
        if part is not None:
            self.position += ahead + 1
            return HINT_OF.get(part, "")
        return self.hint if self.last == "times" else ""

    def _assume(
        self, first: int, found: tuple[str, str], *, exact: bool, is_open: bool = False
    ) -> None:
        if not exact:
            words = " ".join(self.tokens[first : self.position]).replace(" - ", "-")
            self.assumed[words] = f"{'-'.join(found)}{' (no end is named)' if is_open else ''}"

    def _time(self) -> Clock:
        while self._peek(0) in FILLERS:
            self.position += 1
        if not is_clock(self._peek(0)):
            raise UnclearTimeError("a time is missing")
        clock = Clock.of(self._peek(0))
        self.position += 1
        while self._peek(0) in {"uhr", "h", "hrs", "o'clock", "oclock", "ish"}:
            self.position += 1
        return clock

    def _peek(self, ahead: int) -> str:
        position = self.position + ahead
        return self.tokens[position] if position < len(self.tokens) else ""

    def _take_days(self, days: tuple[Weekday, ...]) -> None:
        if self.days_first is None:
            self.days_first = True
        if self.last == "times":
            is_weekend = self.tokens[self.position - 1] in WEEKENDS
            if is_weekend and not self.days_first and self.joined_by == ",":
                raise UnclearTimeError("times, and then a weekend")
            self._turn(opens_group=self.days_first, loose=False)
        self.groups[-1].days.extend(days)
        self.last, self.joined_by, self.hint = "days", "", ""

    def _take_times(self, start: str, end: str, *, loose: bool) -> None:
        if self.days_first is None:
            self.days_first = False
        if self.last == "days":
            self._turn(opens_group=not self.days_first, loose=loose)
        is_finer = self.last == "times" and not loose and self.joined_by in {"", "("}
        if is_finer and self.groups[-1].times and self.hint:
            self.groups[-1].times.pop()  # "mornings before 11", "evenings (after 7.30)"
        self.groups[-1].times.append((start, end))
        self.last, self.joined_by = "times", ""
        self.hint = self.hint if loose else ""

    def _turn(self, *, opens_group: bool, loose: bool) -> None:
        """Go from days to times or back; "weekends and evenings" are two things, not one."""
        if opens_group:
            self.groups.append(_Group())
        elif self.joined_by in AND or (loose and self.joined_by == "," and self.in_groups):
            raise UnclearTimeError("days and times joined by 'and'")
