"""Hours as people type them, to times of day: by a working day where nothing else is said."""

import re
from dataclasses import dataclass
from typing import Final, Literal

FIRST_HOUR: Final = "09:00"
"""Where "before 11" begins; "before 10", or any earlier hour, begins with the waking day."""

LATEST: Final = "21:00"
"""Where "after 4" ends: nobody who writes it has named an end."""

_FIRST_BARE_MORNING: Final = 7
_LAST_BARE_MORNING: Final = 11
_AFTER_WORK: Final = (7, 8)
_EARLY: Final = 9
_WAKING: Final = 7
_BEFORE_WORK: Final = 10
_HALF_DAY: Final = 12 * 60
_SAYS_SO: Final = 6
"""From this hour "6:00", with a colon, is what it says."""

Way = Literal["after", "before", "at"]


class UnclearTimeError(Exception):
    """The text could mean something else."""


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour as typed."""

    text: str
    hour: int
    minute: int
    half: str
    """"a", "p" or nothing."""

    @classmethod
    def of(cls, text: str) -> "Clock":
        """Read "4", "4.30", "16:00" or "4pm".

        Raises:
            UnclearTimeError: it is no time.
        """
        half = "a" if "a" in text else "p" if "p" in text else ""
        digits = re.findall(r"\d+", text)
        hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
        if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
            raise UnclearTimeError(f"{text!r} is no time")
        return cls(text, hour, minute, half)

    @property
    def is_exact(self) -> bool:
        """Whether it is written as a 24-hour clock writes it."""
        two_digits = self.text[1:2].isdigit()
        return not self.half and (
            self.hour > 12
            or self.hour == 0
            or (two_digits and (":" in self.text or self.hour < 10))
        )

    def minutes(self, *, hint: str = "", is_spelt_out: bool = False) -> int:
        """Return minutes since midnight; `hint` is a half of the day said beside it.

        `is_spelt_out` means that it stands in a range of colons, where "6:00" is what it says.
        """
        half = self.half
        if not half and not self.is_exact:
            half = hint or self._office_half(is_spelt_out=is_spelt_out)
            if hint == "a" and self.hour == 12:
                half = "p"
        hour = self.hour % 12 + (12 if half == "p" else 0) if half else self.hour
        return 60 * hour + self.minute

    def _office_half(self, *, is_spelt_out: bool) -> str:
        if is_spelt_out and ":" in self.text and self.hour == _SAYS_SO:
            return "a"
        return "a" if _FIRST_BARE_MORNING <= self.hour <= _LAST_BARE_MORNING else "p"


def ranged(start: Clock, end: Clock, *, hint: str = "") -> tuple[str, str]:
    """Settle "6-8pm", "9-5", "1-3" and "18:00-20:00".

    Raises:
        UnclearTimeError: it begins and ends at the same time.
    """
    colons = ":" in start.text and ":" in end.text
    if start.is_exact and end.is_exact:
        return _shown(start.minutes()), _shown(end.minutes())
    if end.half and not start.half and not start.is_exact:
        last = end.minutes()
        first = start.minutes(hint=end.half)
        if first >= last and end.half == "p":
            first = start.minutes(hint="a")
        return _settled(start, end, first, last)
    first = start.minutes(hint=hint, is_spelt_out=colons)
    if end.half or end.is_exact:
        return _settled(start, end, first, end.minutes())
    # Of a bare end the next time that the hour comes round.
    last = end.minutes(hint="a") if end.hour < 12 else end.minutes()
    while last <= first:
        last += _HALF_DAY
    return _settled(start, end, first, last)


def opening_of(clock: Clock, way: Way, *, hint: str = "", minutes: int) -> tuple[str, str]:
    """Return the stretch of "after 4", "before 11" or a bare "4pm", which lasts `minutes`."""
    if way == "after" and not hint and clock.hour in _AFTER_WORK:
        hint = "p"  # Who says "after 7" means that the day's work is done.
    if way == "before" and hint == "a" and clock.hour < _WAKING:
        hint = ""  # "mornings before 1" end an hour after noon.
    at = clock.minutes(hint=hint)
    if way == "before":
        # Who says "before 10" means the hours before work.
        early = min(60 * _WAKING, max(0, at - 60))
        begin = early if at <= 60 * _BEFORE_WORK else 60 * _EARLY
        if hint == "p":
            begin = min(12 * 60, at - 60)
        return _shown(begin), _shown(at)
    if way == "at":
        return _shown(at), _shown(at + minutes)
    start = _shown(at)
    return (start, LATEST) if start < LATEST else (start, "23:00")


def _settled(start: Clock, end: Clock, first: int, last: int) -> tuple[str, str]:
    if first == last or last >= 24 * 60 or last <= first:
        raise UnclearTimeError(f"{start.text} to {end.text}")
    return _shown(first), _shown(last)


def _shown(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
