"""What a due phrase means: from the parts that its spelling names to the days that it covers.

Every reading takes the match of one rule of `due_grammar` and the day on which it was said. It
returns None when the phrase names no day ("early March"), or none that is likely.
"""

import re
from datetime import date, timedelta
from typing import Final

from companion.text.calendar_words import (
    Period,
    add,
    day,
    holiday,
    make_date,
    month_number,
    months,
    next_on_or_after,
    next_weekday,
    nth_day,
    number,
    week,
    week_around,
    weekday_number,
    weekend,
)

Spelt = re.Match[str]

_WEEKS_OF_MONTH: Final = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3,
}  # fmt: skip
_MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12}
_FAR: Final = timedelta(days=200)
"""From now on a date that could be read two ways is not believed."""

_ABBREVIATED: Final = {"eom": "month", "eoq": "quarter", "eoy": "year"}


def said_day(_spelt: Spelt, said_on: date) -> Period | None:
    """Read "EOD": the day itself."""
    return day(said_on)


def no_day(_spelt: Spelt, _said_on: date) -> Period | None:
    """Read a due phrase that no calendar resolves: "before our next session"."""
    return None


def near_day(spelt: Spelt, said_on: date) -> Period | None:
    """Read today, tonight, this afternoon, tomorrow, the day after tomorrow."""
    named = _part(spelt, "named")
    if named.startswith(("tod", "toni", "2nite", "this")) or named.endswith("night"):
        return day(said_on)
    return day(said_on + timedelta(days=2 if "after" in named else 1))


def weekday(spelt: Spelt, said_on: date) -> Period | None:
    """Read "Friday", "this Friday", "next Friday", "Friday next week"."""
    weekday_of = weekday_number(_part(spelt, "weekday"))
    named_week = _part(spelt, "week") or _part(spelt, "which")
    if named_week == "next":
        return day(week(said_on, weeks_on=1).first + timedelta(days=weekday_of))
    if _part(spelt, "week"):
        return day(said_on + timedelta(days=weekday_of - said_on.weekday()))
    # Who means today says "today": on a Thursday, "by Thursday" is a week away.
    is_today = weekday_of == said_on.weekday() and not named_week
    return day(next_weekday(said_on + timedelta(days=1) if is_today else said_on, weekday_of))


def named_week(spelt: Spelt, said_on: date) -> Period | None:
    """Read "this week", "early next week" (Tuesday), "the week after next"."""
    which, part = _part(spelt, "which"), _part(spelt, "part")
    weeks_on = 0 if which == "this" else 2 if "after" in which else 1
    whole = week(said_on, weeks_on=weeks_on)
    if part.startswith(("start", "beginning")):
        return day(whole.first)
    if part.startswith("early"):
        return day(whole.first + timedelta(days=1))
    if part.startswith("mid"):
        return day(whole.first + timedelta(days=2))
    return day(whole.last) if part else whole


def named_weekend(spelt: Spelt, said_on: date) -> Period | None:
    """Read "the weekend", "next weekend"."""
    return weekend(said_on, weeks_on=1 if _part(spelt, "which") == "next" else 0)


def span(spelt: Spelt, said_on: date) -> Period | None:
    """Read a month, quarter, half or year, or a part of it: "end of Q1", "mid-January"."""
    whole, part = _whole(spelt, said_on), _part(spelt, "part")
    if whole is None or part.startswith(("early", "late")):
        return None
    if part.startswith(("start", "beginning")):
        return day(whole.first)
    if part.startswith("mid"):
        return day(_middle(whole))
    return day(whole.last) if part else whole


def _middle(whole: Period) -> date:
    """Return Wednesday of a week, the 15th of a month, else the day halfway."""
    days = (whole.last - whole.first).days
    return whole.first + timedelta(days=14 if 27 <= days <= 30 else days // 2)


def _whole(spelt: Spelt, said_on: date) -> Period | None:
    name, later = _part(spelt, "span"), _part(spelt, "which") in {"next", "coming"}
    if name in {"week", "wk"}:
        return week(said_on, weeks_on=1 if later else 0)
    if name in _MONTHS_IN:
        return _current(name, said_on, later=1 if later else 0)
    if name.isdecimal():
        return months(int(name), 1, count=12)
    return _named_months(name, _part(spelt, "year"), said_on)


def _current(name: str, said_on: date, *, later: int) -> Period | None:
    size = _MONTHS_IN[name]
    first = (said_on.month - 1) // size * size + 1
    return months(said_on.year, first + size * later, count=size)


def _named_months(name: str, year: str, said_on: date) -> Period | None:
    """Read "March", "Q1", "H2": of the year given, else the next that is not over yet."""
    if name[-1].isdecimal():
        size = 3 if name[0] == "q" else 6
        first = (int(name[-1]) - 1) * size + 1
    else:
        size, first = 1, month_number(name)
    whole = months(int(year or said_on.year), first, count=size)
    if whole is not None and not year and whole.last < said_on:
        return months(said_on.year + 1, first, count=size)
    return whole


def week_of_month(spelt: Spelt, said_on: date) -> Period | None:
    """Read "the first week of March" (the 1st to the 7th), "the last week of March"."""
    whole = _named_months(_part(spelt, "month"), "", said_on)
    if whole is None:
        return None
    nth = _part(spelt, "nth")
    if nth == "last":
        return Period(whole.last - timedelta(days=6), whole.last)
    first = whole.first + timedelta(weeks=_WEEKS_OF_MONTH[nth])
    return Period(first, first + timedelta(days=6))


def weekday_of_month(spelt: Spelt, said_on: date) -> Period | None:
    """Read "the second Tuesday of March", "the last Friday of the month"."""
    month = _part(spelt, "month")
    whole = (
        _named_months(month, "", said_on)
        if month
        else _current("month", said_on, later=1 if _part(spelt, "which") else 0)
    )
    if whole is None:
        return None
    weekday_of, nth = weekday_number(_part(spelt, "weekday")), _part(spelt, "nth")
    if nth == "last":
        return day(whole.last - timedelta(days=(whole.last.weekday() - weekday_of) % 7))
    days_on = (weekday_of - whole.first.weekday()) % 7
    return day(whole.first + timedelta(days=days_on, weeks=_WEEKS_OF_MONTH[nth]))


def abbreviated_end(spelt: Spelt, said_on: date) -> Period | None:
    """Read EOW, EOM, EOQ, EOY."""
    end = _part(spelt, "end")
    if end == "eow":
        return day(week(said_on).last)
    whole = _current(_ABBREVIATED[end], said_on, later=0)
    return None if whole is None else day(whole.last)


def units(spelt: Spelt, said_on: date) -> Period | None:
    """Read "in two weeks", "within 48 hours", "3 days from Friday"; of "2-3 weeks" the longer."""
    start = said_on
    from_day = _part(spelt, "start")
    if from_day == "tomorrow":
        start += timedelta(days=1)
    elif from_day not in {"", "now", "today"}:
        start = next_weekday(said_on, weekday_number(from_day))
    count = _part(spelt, "more") or _part(spelt, "most") or _part(spelt, "count") or "one"
    on = add(start, number(count), _part(spelt, "unit"))
    return None if on is None else day(on)


def named_holiday(spelt: Spelt, said_on: date) -> Period | None:
    """Read "Christmas", "New Year's Eve"."""
    on = holiday(_part(spelt, "holiday"), said_on)
    return None if on is None else day(on)


def full_date(spelt: Spelt, said_on: date) -> Period | None:
    """Read "12 December", "Dec 12, 2026", "2026-12-12", "12.12.2026"."""
    month = _part(spelt, "month")
    month_of_year = int(month) if month.isdecimal() else month_number(month)
    return _on(_part(spelt, "year"), month_of_year, _day_said(spelt), said_on)


def week_of_day(spelt: Spelt, said_on: date) -> Period | None:
    """Read "the week of 7 December", "wk of 30 Nov": the working days of that week."""
    named = full_date(spelt, said_on)
    return None if named is None else week_around(named.first)


def slashed(spelt: Spelt, said_on: date) -> Period | None:
    """Read "14/12", "12/14/26" and, by its weekday or else day first, "Mon 8/12"."""
    return _slashed(spelt, said_on, month_first=False)


def slashed_month_first(spelt: Spelt, said_on: date) -> Period | None:
    """Read "12/8" as 8 December."""
    return _slashed(spelt, said_on, month_first=True)


def _slashed(spelt: Spelt, said_on: date, *, month_first: bool) -> Period | None:
    left, right = int(_part(spelt, "left")), int(_part(spelt, "right"))
    year = _part(spelt, "year")
    full_year = f"20{year}" if len(year) == 2 else year
    if left > 12 or right > 12:
        return _on(full_year, min(left, right), max(left, right), said_on)
    by_day, by_month = _on(full_year, right, left, said_on), _on(full_year, left, right, said_on)
    likely, other = (by_month, by_day) if month_first else (by_day, by_month)
    named = _part(spelt, "weekday")
    if named and likely and likely.first.weekday() != weekday_number(named):
        fits = other is not None and other.first.weekday() == weekday_number(named)
        return other if fits else None
    is_far = likely is not None and likely.first > said_on + _FAR
    return None if is_far and not (named or full_year) else likely


def ordinal(spelt: Spelt, said_on: date) -> Period | None:
    """Read "the 14th", "the 3rd of next month"."""
    which = _part(spelt, "which")
    ahead = {"this": (0,), "next": (1,)}.get(which, (0, 1, 2))
    for months_on in ahead:
        whole = months(said_on.year, said_on.month + months_on)
        on = whole and make_date(whole.first.year, whole.first.month, _day_said(spelt))
        if on is not None and on >= said_on:
            return day(on)
    return None


def _day_said(spelt: Spelt) -> int:
    return nth_day(_part(spelt, "day") or _part(spelt, "lone"))


def _on(year: str, month: int, day_of_month: int, said_on: date) -> Period | None:
    if year:
        on = make_date(int(year), month, day_of_month)
    else:
        on = next_on_or_after(said_on, month, day_of_month)
    return None if on is None else day(on)


def _part(spelt: Spelt, name: str) -> str:
    """Return a named part in lower case, "nxt" as "next"; "" where the phrase has none."""
    words = (spelt.groupdict().get(name) or "").lower().split()
    return " ".join("next" if word == "nxt" else word for word in words)
