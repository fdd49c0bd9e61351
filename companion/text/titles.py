"""The title of notes: a name and a day, as people jot them over what follows."""

import re
from typing import Final

from companion.text.patterns import lazy

_MONTHS: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAYS: Final = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?"
_DAY_NAMES: Final = r"(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
"""In full or cut short, and no name that begins so: "Sunniva", "Monica"."""
_WORD: Final = r"[^\W\d][\w'’.&/+-]{0,20}"
_TITLED: Final = lazy(
    rf"\W{{0,3}}(?:(?P<one>(?!{_DAY_NAMES}\b){_WORD})[\s,;:–—-]{{1,4}}"
    rf"|{_WORD}(?:\s{_WORD}){{0,3}}(?:[,;:]\s?|\s[–—-]\s?|\s{{2,4}})"
    rf"(?:{_WORD}(?:\s{_WORD}){{0,2}}(?:[,;:]\s?|\s[–—-]\s?|\s{{2,4}}))?)"
    rf"(?:on\s)?(?P<day>(?:{_WEEKDAYS},?\s)?(?:the\s)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTHS}|{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?"
    r"|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|(?<=[a-z.,]\s)\d{1,2}(?:st|nd|rd|th)?"
    r"|(?<=the\s)\d{1,2}(?:st|nd|rd|th)))(?![\w/])(?P<rest>[^\n]{0,90}?)\W{0,3}$",
    re.IGNORECASE,
)
"""Who, perhaps how, and a day with its number: "Bo - by phone, Thu 12 Nov", "bo, weds 11th"."""
_TELLS: Final = lazy(
    r"\b(?:i|we|she|he|you|they|it|will|is|are|was|were|has|have|had)\b|['’](?:ll|s|d|ve)\b"
    r"|\bto\s[a-z]|[?!]|\d\s?(?:am|pm)\b",
    re.IGNORECASE,
)
_ASIDE: Final = lazy(r"\s?\([^()\n]{0,200}\)")
_NO_TITLES: Final = frozenset(
    """
    next exam deadline due by before until on send ring call phone text mail email book ask tell pay
    meet see deliver post bring closes opens interview audit inspection hearing viva test the my
    her his our
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""First words of what happens on a day, or is to be done by it."""
_TALKED_WITH: Final = lazy(
    r"\W*(?:call|ring|phone|phone call|text|mail|meet|zoom)\s(?:w/?|with)\s", re.IGNORECASE
)
"""A talk that was held, though its first word may be something to do: "call w Ana"."""


_OF_ANOTHER_DAY: Final = lazy(
    r"\b(?:before|born|by|deadline|due|until|till?|from|since|after|next|starts?|starting|begins?"
    r"|ends?|expires?|closes?|opens?|joins?|leaves?|goes|he|she|they|it|you|will|was|were|has|had"
    r"|not|(?!called|phoned|talked|visited|chatted|skyped|zoomed)[a-z]{2,15}ed)\b|[?!;]|['’](?:ll|d)\b",
    re.IGNORECASE,
)
"""Before a day, what makes it another's than the talk's."""
_TELLS_ON: Final = lazy(
    r"\W{0,3}$|\s?[,;:.–—-]|\s(?:we|i|he|she|they|met|had|sat|saw|spoke|talked|rang|at|in|over|via"
    r"|on (?:the phone|zoom))\b(?!['’]ll|\swill\b)",
    re.IGNORECASE,
)
_MOST_BEFORE: Final = 3
_MOST_BEFORE_WEEKDAY: Final = 6
"""Words before a day that opens notes; with its weekday it is surer."""


def opens_with(lead: str, rest: str, *, has_weekday: bool) -> bool:
    """Tell whether a first line that tells on begins with its day, between `lead` and `rest`.

    "Jo - 12 November, walked round the arboretum", "so this is amy, thursday the fifth of may we
    had tea": few words before it, none of something that happens on that day.
    """
    named = re.findall(r"[^\W\d_][\w'’-]*", lead)
    if len(named) > (_MOST_BEFORE_WEEKDAY if has_weekday else _MOST_BEFORE):
        return False
    if _OF_ANOTHER_DAY.search(lead) or any(word.casefold() in _NO_TITLES for word in named):
        return False
    return _TELLS_ON.match(rest) is not None


def without_asides(line: str) -> str:
    """Return a line without what stands in brackets."""
    return _ASIDE.sub("", line)


def is_titled(line: str) -> bool:
    """Tell whether a first line only says who met, when and where."""
    return title_day(line) is not None


def title_day(line: str) -> str | None:
    """Return the words that say the day in the title of notes; None where it is no title."""
    found = _TITLED.match(without_asides(line).strip())
    if found is None or _TELLS.search(found["rest"]):
        return None
    first = re.match(r"\W*([^\W\d]+)", line)
    is_plain = first is not None and (
        first[1].casefold() not in _NO_TITLES or _TALKED_WITH.match(line) is not None
    )
    return (
        found["day"].strip() if is_plain and not _TELLS.search(line[: found.start("day")]) else None
    )
