"""Free times as people type them, to weekly windows; what is not wholly clear is not read."""

import re
from dataclasses import dataclass, field
from typing import Final

from companion.people.availability import AvailabilityWindow, Weekday
from companion.people.lexicon import plain

_LONGEST: Final = 300

PARTS_OF_DAY: Final = {
    "morning": ("09:00", "12:00"),
    "lunchtime": ("12:00", "14:00"),
    "afternoon": ("13:00", "17:00"),
    "evening": ("18:00", "21:00"),
}
"""How a part of the day is read; said in a remark each time, so that the person can correct it."""

WORKING_HOURS: Final = ("09:00", "17:00")
"""How a day is read that is named without a time; said too."""

LATEST: Final = "21:00"
"""Where "after five" ends."""

_PART_WORDS: Final = """
morning: morning mornings am-times vormittag vormittags matin matins manana mananas mattina
lunchtime: lunch lunchtime lunchtimes midday noon lunchbreak mittag mittags midi
afternoon: afternoon afternoons nachmittag nachmittags apres-midi tarde tardes pomeriggio
evening: evening evenings eve night nights abend abends soir soirs noche noches sera
"""
_DAY_WORDS: Final = """
mon: mon mons monday mondays mo montag montags lundi lundis lunes lunedi
tue: tue tues tuesday tuesdays di dienstag dienstags mardi mardis martes martedi
wed: wed weds wednesday wednesdays mi mittwoch mittwochs mercredi mercredis miercoles mercoledi
thu: thu thur thurs thursday thursdays donnerstag donnerstags jeudi jeudis jueves giovedi
fri: fri friday fridays fr freitag freitags vendredi vendredis viernes venerdi
sat: sat sats saturday saturdays sa samstag samstags samedi samedis sabado sabados sabato
sun: sun suns sunday sundays so sonntag sonntags dimanche dimanches domingo domingos domenica
"""


def _by_word(lines: str) -> dict[str, str]:
    return {
        word: name
        for name, words in (line.split(": ") for line in lines.strip().splitlines())
        for word in words.split()
    }


_PART_OF: Final = _by_word(_PART_WORDS)
_DAY_OF: Final = {word: Weekday(name) for word, name in _by_word(_DAY_WORDS).items()}
_DAYS: Final = tuple(Weekday)
_GROUPS: Final = {
    **dict.fromkeys(("weekday", "weekdays", "workdays"), _DAYS[:5]),
    **dict.fromkeys(("weekend", "weekends"), _DAYS[5:]),
    **dict.fromkeys(("daily", "everyday"), _DAYS),
}
_HALVES: Final = {"am": "morning", "pm": "afternoon"}
_TO: Final = frozenset(("-", "to", "through", "thru", "till", "until", "bis", "a", "au"))
_AND: Final = frozenset(("and", "&", "+", "/", "or", "und", "et", "y", "e"))
_BETWEEN: Final = frozenset(("between", "entre", "zwischen"))
_FROM: Final = _BETWEEN | {"from", "von", "de"}
_AFTER: Final = frozenset(("after", "past", "nach"))
_FILLERS: Final = frozenset(
    ("on", "at", "every", "each", "the", "in", "uhr", "h", "hrs", "usually", "mostly", "free")
)

_TOKEN: Final = re.compile(
    r"(?P<time>\d{1,2}(?:[:.h]\d\d)?\s?(?P<half>[ap]\.?m\b\.?)?)|(?P<word>[^\W\d_]+(?:-[^\W\d_]{4,}"
    r")?)|(?P<mark>[^\s\w])"
)
_MONDAY_TO_FRIDAY: Final = re.compile(r"\bm\s?[-–]\s?f\b")
_DASHES: Final = "–—‐‑−~"


@dataclass(frozen=True, slots=True)
class ReadTimes:
    """Windows read from a text; `remark` says how words were read, or why nothing was."""

    windows: tuple[AvailabilityWindow, ...]
    remark: str | None = None


def read_free_times(text: str) -> ReadTimes:
    """Read "Mon-Thu evenings", "weekdays 9-11" or "Tue 18:00-20:00, Fri after 5pm".

    All or nothing: one word that is not understood could turn the meaning round ("except",
    "not", "every other week"), so the whole text is then left unread.
    """
    if len(text) > _LONGEST:
        return ReadTimes((), "is too long to read as free times")
    try:
        return _Reading(_tokens(_MONDAY_TO_FRIDAY.sub("weekdays", plain(text)))).read()
    except _UnclearError as unclear:
        return ReadTimes((), f"is not clear enough to read as free times ({unclear})")


class _UnclearError(Exception):
    """The text could mean something else."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        if match["time"]:
            kind = "time"
        tokens.append(_Token(kind, "-" if match[0] in _DASHES else match[0].strip()))
    return tokens


@dataclass(slots=True)
class _Group:
    days: list[Weekday] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)


class _Reading:
    """One pass over the tokens: days and times gather in groups, days first or times first."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.position = 0
        self.groups = [_Group()]
        self.last = ""
        self.days_first: bool | None = None
        self.joined_by = ""
        self.assumed: dict[str, str] = {}

    def read(self) -> ReadTimes:
        while self.position < len(self.tokens):
            self._step()
        self._complete()
        windows = [
            AvailabilityWindow(weekday=day, start=start, end=end)
            for group in self.groups
            for day in group.days
            for start, end in group.times
        ]
        said = ", ".join(f"{words} as {hours}" for words, hours in self.assumed.items())
        return ReadTimes(tuple(dict.fromkeys(windows)), f"read {said}" if said else None)

    def _complete(self) -> None:
        """Fill in what a text leaves out altogether: "evenings", "Mon and Fri"."""
        only = self.groups[0]
        if len(self.groups) == 1 and only.times and not only.days:
            only.days.extend(_DAYS[:5])
            self.assumed["no day"] = "Monday to Friday"
        elif len(self.groups) == 1 and only.days and not only.times:
            only.times.append(WORKING_HOURS)
            self.assumed["no time"] = "-".join(WORKING_HOURS)
        for group in self.groups:
            if not group.days:
                raise _UnclearError("no days" if group.times else "neither days nor times")
            if not group.times:
                raise _UnclearError("days without times")

    def _step(self) -> None:
        token = self.tokens[self.position]
        if token.kind == "time" or token.text in _FROM | _AFTER:
            self._take_times(*self._range(), loose=False)
        elif token.text in _PART_OF:
            self.position += 1
            part = _PART_OF[token.text]
            start, end = PARTS_OF_DAY[part]
            self.assumed[token.text] = f"{start}-{end}"
            self._take_times(start, end, loose=True)
        elif token.text in _HALVES and self._follows_a_day():
            self.position += 1
            start, end = PARTS_OF_DAY[_HALVES[token.text]]
            self.assumed[token.text] = f"{start}-{end}"
            self._take_times(start, end, loose=True)
        elif token.text in _DAY_OF or token.text in _GROUPS:
            self._take_days(self._days())
        elif token.text in _AND or token.text in ",;()." or token.text in _FILLERS:
            self.joined_by = token.text if token.text not in _FILLERS else self.joined_by
            self.position += 1
        else:
            raise _UnclearError(f"{token.text[:20]!r}")

    def _follows_a_day(self) -> bool:
        """Whether "am" stands as in "Fri am" or "Fri am and pm", not as in "am Freitag"."""
        before = self._peek(-1) if self.position else ""
        if before in _AND and self.position > 1:
            before = self._peek(-2)
            return before in _HALVES and self._peek(1) not in _DAY_OF
        return before in _DAY_OF or before in _GROUPS

    def _days(self) -> tuple[Weekday, ...]:
        first = self.tokens[self.position].text
        self.position += 1
        if first in _GROUPS:
            return _GROUPS[first]
        start = _DAY_OF[first]
        after = self._peek(0)
        if after in _TO and self._peek(1) in _DAY_OF:
            end = _DAY_OF[self._peek(1)]
            self.position += 2
            span = (end.number - start.number) % 7 + 1
            return tuple(_DAYS[(start.number + step) % 7] for step in range(span))
        return (start,)

    def _range(self) -> tuple[str, str]:
        opening = self.tokens[self.position].text
        if opening in _FROM | _AFTER:
            self.position += 1
        start = self._time()
        if opening in _AFTER:
            self.assumed[f"{opening} {start.text}"] = f"{start.clock()}-{LATEST}"
            return start.clock(), LATEST
        joining = _TO | _AND if opening in _BETWEEN else _TO
        if self._peek(0) not in joining:
            raise _UnclearError("a time without an end")
        self.position += 1
        end = self._time()
        return _sided(start, end)

    def _time(self) -> "_Clock":
        if self.position >= len(self.tokens) or self.tokens[self.position].kind != "time":
            raise _UnclearError("a time is missing")
        clock = _Clock.of(self.tokens[self.position].text)
        self.position += 1
        while self._peek(0) in {"uhr", "h", "hrs"}:
            self.position += 1
        return clock

    def _peek(self, ahead: int) -> str:
        position = self.position + ahead
        return self.tokens[position].text if position < len(self.tokens) else ""

    def _take_days(self, days: tuple[Weekday, ...]) -> None:
        if self.days_first is None:
            self.days_first = True
        if self.last == "times":
            self._turn(opens_group=self.days_first, loose=False)
        self.groups[-1].days.extend(days)
        self.last, self.joined_by = "days", ""

    def _take_times(self, start: str, end: str, *, loose: bool) -> None:
        if self.days_first is None:
            self.days_first = False
        if self.last == "days":
            self._turn(opens_group=not self.days_first, loose=loose)
        self.groups[-1].times.append((start, end))
        self.last, self.joined_by = "times", ""

    def _turn(self, *, opens_group: bool, loose: bool) -> None:
        """Go from days to times or back; "weekends and evenings" are two things, not one."""
        if opens_group:
            self.groups.append(_Group())
        elif self.joined_by in _AND or (loose and self.joined_by == ","):
            raise _UnclearError("days and times joined by 'and'")


@dataclass(frozen=True, slots=True)
class _Clock:
    text: str
    hour: int
    minute: int
    half: str

    @classmethod
    def of(cls, text: str) -> "_Clock":
        half = "a" if "a" in text else "p" if "p" in text else ""
        digits = re.findall(r"\d+", text)
        hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
        if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
            raise _UnclearError(f"{text!r} is no time")
        return cls(text, hour, minute, half)

    def clock(self) -> str:
        """Return HH:MM, refusing an hour that could be of the morning or of the evening."""
        if not self.half and self.hour < 7 and not self.is_exact:
            raise _UnclearError(f"{self.text} could be am or pm")
        return self.on(self.half)

    def on(self, half: str) -> str:
        hour = self.hour % 12 + (12 if half == "p" else 0) if half else self.hour
        return f"{hour:02}:{self.minute:02}"

    @property
    def is_exact(self) -> bool:
        """Whether it is written as a 24-hour clock writes it."""
        two_digits = self.text[1:2].isdigit()
        return self.hour > 12 or (two_digits and (":" in self.text or self.hour < 10))


def _sided(start: _Clock, end: _Clock) -> tuple[str, str]:
    """Settle "6-8pm", "9-5" and "18:00-20:00"; the half of the day carries over when it must."""
    if end.half and not start.half and start.hour <= 12 and not start.is_exact:
        first = start.on(end.half)
        if first >= end.on(end.half) and end.half == "p":
            first = start.on("a")
        return first, end.on(end.half)
    first = start.clock()
    if end.half or end.is_exact:
        return first, end.on(end.half)
    if start.half:
        raise _UnclearError(f"{end.text} could be am or pm")
    last = end.on("")
    if last <= first:  # "9-5"
        last = end.on("p")
    if last <= first:
        raise _UnclearError(f"{start.text} to {end.text}")
    return first, last
