"""Tells a line that begins somebody else in the middle of jottings without blank lines."""

import re
from typing import Final

from companion.people.lexicon import plain, word_set
from companion.people.names import NamedLine, named_line
from companion.people.roles import is_role
from companion.people.time_zones import read_time_zone
from companion.text.common_words import is_common
from companion.text.verbs import base_of_gerund, base_of_third_person, is_past, is_verb

_LONGEST_LINE: Final = 2_000
_RELATION: Final = (
    r"(?:boss|friend|mate|neighbou?r|colleague|manager|cousin|sister|brother|aunt|uncle|landlord|"
    r"landlady|teacher|tutor|flatmate|roommate|classmate|supervisor|mentor|partner|wife|husband|"
    r"dentist|accountant|trainer|coach|in-law|niece|nephew|supplier|customer|client)s?"
)
_MINE: Final = re.compile(
    r"(?P<name>[^\W\d_]{2,30})(?P<tie>,?\s\(?(?:my|our|an?|the)\s(?:[\w'’-]{1,20}\s){0,3}"
    rf"{_RELATION}\b[^\n]*)",
)
"""How a tie follows a name: "Hannah my neighbour, midwife", "Jo (my cousin), vet nurse"."""

_TIED: Final = re.compile(
    rf"(?P<tie>(?i:(?:(?:my|our|an?|the)\s)?(?:(?:old|ex|former|best|good|late|first|last)[\s-]){{0,2}}"
    rf"{_RELATION}(?:\s(?:from|at|in|of)\s[^,:;–—\n]{{1,40}})?))(?:[,:]?\s|\s?[–—-]\s)"
    r"(?P<name>[A-ZÀ-Þ][^\W\d_]{1,30}(?:\s[A-ZÀ-Þ][^\W\d_]{1,30})?)(?=[,:;(\s–—-]|$)(?P<rest>[^\n]*)"
)
"""How a tie stands before a name: "old boss from the depot, Kwame, …"."""

_FROM: Final = re.compile(r"(?:from|at|in|of)\s(?:(?:the|my|our)\s)?[\w'’-]{1,30}\s?,?\s?", re.I)
_IS_A: Final = re.compile(r"(?:is|was)\s(?:now\s)?(?:an?|the|head|chief|my|our)\s", re.IGNORECASE)
_USED: Final = word_set("used ran drove kept taught sold built bought won cut grew set led took")
_FIRST_PART: Final = re.compile(
    r"\s*[,;:.(–—]|\s-\s|\s(?:and|who|with|at|for|in|since|from)\s|\s\d"
)


def begins_next(line: str) -> NamedLine | None:
    """Return the person that a line begins, as far as the line itself shows that it is one.

    A name and what somebody does ("Tariq, used to do the books", "Mary from church teaches …"), or
    a name and what ties the two ("Jo (my cousin), vet nurse"), or a name and a dash. "Leeds, mostly
    weekends" and "Retired from Boeing" begin nobody. Linear.
    """
    text = line[:_LONGEST_LINE].strip()
    known = _tied(text) or _at_work(text)
    if known is not None:
        return known
    found = named_line(text)
    if found is None or not found.name[:1].isupper() or _is_no_name(found.name):
        return None
    is_alone = found.mark == "-" and not found.rest
    return found if is_alone or _tells_of_somebody(found.rest) else None


_AT_WORK: Final = re.compile(
    r"(?P<name>[A-ZÀ-Þ][^\W\d_]{2,30})\s(?P<rest>(?:in|at|on|from)\s(?:(?:our|my|the|his|her)\s"
    r"(?:[\w'’-]{1,20}\s){0,3}?)?(?i:office|team|department|dept|shop|kitchen|ward|school|church|choir|"
    r"gym|club|bakery|pub|library|lab|depot|yard|clinic|surgery|practice|council|college|uni|"
    r"university|hospital|hotel|nursery|canteen|reception|accounts|payroll|hr|it|finance|sales|"
    r"marketing|dispatch|stores|admin|facilities|housekeeping|maintenance|planning|factory|farm|"
    r"garage|salon|theatre|museum|union|charity|warehouse|bank|desk|branch|market|allotments?|"
    r"parkrun|work|mosque|temple|synagogue|playgroup|stables?|course|class)\b[^\n]*)"
)
"""How people note where they know somebody from: "Shirley in our planning office"."""

_LOOSE: Final = re.compile(r"[^,.;:(–—-]*\b(?:is|are|was|were|would|will|can)\b")


def _at_work(text: str) -> NamedLine | None:
    """Find "Marta in HR knows everybody"; "Leeds in winter" names nobody."""
    found = _AT_WORK.match(text)
    if found is None or is_common(found["name"].lower()) or _LOOSE.match(found["rest"]):
        return None
    if _is_no_name(found["name"]):
        return None
    return NamedLine(found["name"], "", found["rest"].strip(), is_sure=True)


def _tied(text: str) -> NamedLine | None:
    mine = _MINE.match(text)
    if mine is not None and mine["name"][0].isupper() and not _is_no_name(mine["name"]):
        return NamedLine(mine["name"], "", mine["tie"].strip(" ,"), is_sure=True)
    tied = _TIED.match(text)
    if tied is None or not tied["name"][0].isupper() or _is_no_name(tied["name"]):
        return None
    rest = tied["rest"].strip(" ,:;–—-")
    return NamedLine(tied["name"], tied["tie"].strip(), rest, is_sure=True)


def _is_no_name(name: str) -> bool:
    """Tell the places, jobs and verbs that a line may begin with from what people are called."""
    first = name.split()[0]
    is_deed = is_past(first, "the") or base_of_third_person(first) or base_of_gerund(first, "the")
    alone = " " not in name
    return (
        bool(is_deed)
        or is_verb(first, "the")
        or (alone and is_role(name))
        or (alone and named_line(f"{name}, x") is None)
        or read_time_zone(name).name is not None
    )


def _tells_of_somebody(rest: str) -> bool:
    """Tell whether what follows a name says what somebody does."""
    if _IS_A.match(rest):
        return True
    place = _FROM.match(rest)
    told = rest[place.end() :] if place is not None else rest
    words = told.split(maxsplit=2)
    if not words:
        return False
    first, following = plain(words[0].strip(",;:.")), words[1] if len(words) > 1 else ""
    does = base_of_third_person(first) is not None and first not in {"is", "was", "has", "does"}
    if does or first in _USED or (is_past(first, following) and first.isalpha()):
        return True
    job = _FIRST_PART.split(told, maxsplit=1)[0].strip()
    return bool(job) and is_role(job)
