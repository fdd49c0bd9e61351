"""What stands beside a wish and is neither wish nor obstacle: when one is free, how long there."""

import re
from typing import Final

from companion.text.patterns import lazy
from companion.text.phrasing import LONGEST_PHRASED

_TIME: Final = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|mornings?|afternoons?|"
    r"evenings?|nights?|lunch(?:times?|es)?|lunch hour|half[ -]?term|(?:after|before|from|until|"
    r"till|between)\s(?:\d|school|work|my shift|tea|lunch)|school hours|days? off|off days?)"
)
_SMALL: Final = (
    r"(?:(?:on|in|at|the|my|early|late|most|some|every|week|weekday|weekend|a|one|two|or|and|do|"
    r"any|school|only|work)\s)"
)
_WHEN_FREE: Final = lazy(
    r"\b(?:i|we)\s(?:can(?:['’]?t|not| not)?|could)\s"
    r"(?:(?:only|just|really|usually|mostly|never)\s)?"
    rf"(?:(?:do|make|manage)\s{_SMALL}{{0,3}}"
    rf"|(?:talk|meet|call|speak|come|chat|phone|ring)\s(?:up\s|over\s)?{_SMALL}{{0,3}}){_TIME}\b"
    r"|\b(?:i['’]?m|i am|we are|we['’]re|am|only|mostly|usually)\s"
    r"(?:(?:only|mostly|usually|not|never)\s)?"
    rf"(?:free|available|reachable|about)\s{_SMALL}{{0,3}}{_TIME}\b"
    rf"|^\W*(?:only|just|best|mostly|usually)?\s?{_SMALL}{{0,2}}{_TIME}\b[^.;!?]{{0,40}}?\s"
    r"(?:only|(?:is|are|suits?|works?)(?: me)?(?: best| fine| ok)?)\W*$",
    re.IGNORECASE,
)
"""When somebody can talk: "I can only do weekday mornings", "evenings only"."""

_STRETCH: Final = (
    r"(?:(?:for|since|over|about|around|nearly|almost|some|the|past|last|more than|going on|now)\s)"
    r"{1,4}(?:\d{1,4}|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|many|several|school|leaving)(?:\s?(?:odd|or so))?"
    r"(?:\s(?:years?|yrs?|months?|weeks?|decades?|winters?|seasons?|terms?))?(?:\snow)?"
)
_SERVED: Final = (
    r"(?:(?:so|well|hi|hello|hey)\b[\s,!.]{1,3})?i(?:['’]?ve| have)(?:\snow)?\s"
    r"(?!(?:an?|the|no|my|to|only|never|not)\b)[a-z]{2,20}\b"
    rf"(?:\s(?!(?:and|but|so)\b)[\w'’/&-]{{1,30}}){{0,8}}?\s{_STRETCH}"
)
_HOW_LONG: Final = lazy(rf"\W*{_SERVED}\W*$", re.IGNORECASE)
_HOW_LONG_FIRST: Final = lazy(rf"\W*{_SERVED}\s?,?\s(?:and|but|so)\s(?=i\b|my\b)", re.IGNORECASE)


def says_when_free(text: str) -> bool:
    """Tell whether a sentence says when somebody can talk: a term, and no obstacle. Linear."""
    return _WHEN_FREE.search(text[:LONGEST_PHRASED]) is not None


def says_how_long(text: str) -> bool:
    """Tell whether a sentence says no more than how long somebody has done something. Linear."""
    return _HOW_LONG.match(text[:LONGEST_PHRASED]) is not None


def without_how_long(text: str) -> str:
    """Return a text without how long its owner has done something, where more follows at once."""
    found = _HOW_LONG_FIRST.match(text[:LONGEST_PHRASED])
    return text if found is None else text[found.end() :]
