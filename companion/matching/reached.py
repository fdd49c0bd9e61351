"""How somebody is to be reached, as whoever jotted them down put it: for a caution, no reason."""

import re
from typing import Final

from companion.people.person import Person
from companion.text.patterns import lazy

_LONGEST_READ: Final = 4_000
_MOST_QUOTED: Final = 30
"""Words; the first stretches are quoted."""

_WAY: Final = (
    r"(?:e-?mails?|mails?|texts?|texting|(?:the |her |his |their )?(?:phone|mobile|messages)|calls?"
    r"|insta(?:gram)?(?: dms?)?|dms?|facebook|messenger|linkedin|signal|telegram"
    r"|phone ?calls?|whatsapp|letters?|post|answering|computers?|screens?|zoom|teams)"
)
_HARDLY: Final = (
    r"(?:does(?:n['’]?t| not)|do(?:n['’]?t| not)|is(?:n['’]?t| not)|not|never|hates?|rarely|hardly"
    r"|seldom|no|bad|hopeless|useless|slow|can['’]?t stand|ignores?)"
)
_BEFORE_WAY: Final = (
    r"(?:\s(?:do|use|read|reads|check|checks|answer|answers|reply|replies|to|on|at|with|w/|by|much"
    r"|great|good|keen|big|ever|really|any|an?|reachable|likes?|one|for|her|his|their)){0,5}"
)
_BUSY: Final = (
    r"(?:very|rather|really|quite|always|too|so|mostly|usually|super|pretty|is|['’]s|are|be)\s"
    r"busy(?=\s?(?:$|[^\w\s]|(?:til|till|until|with|w|at|on|in|most|every|these|right|now)\b))"
)
_HOW: Final = lazy(
    rf"\b{_WAY}\s(?:is\s|works\s)?(?:only|best|preferred)\b|\bonly\s(?:by|via|on|through|answers|reads|takes|does)?\s?{_WAY}\b"
    rf"|\b{_HARDLY}{_BEFORE_WAY}\s{_WAY}\b"
    r"|(?<!\bi\s)(?<!\bwe\s)(?<!\balso\s)\b(?:ring|call|phone|text|e-?mail|mail|whatsapp|message"
    r"|catch|write to)\s(?:her|him|them)\b"
    r"|^\W*(?:not|never)\s(?:on\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|\b(?:snowed under|swamped|run off (?:her|his|their) feet|up to (?:her|his|their) "
    r"(?:ears|eyes|eyeballs|neck)|hard to (?:reach|get hold of|catch|pin down)|reachable|no time"
    r"|(?:never|not|only|hardly) (?:\w+ )?(?:free|around|available|there|about)"
    r"|in a (?:rush|hurry)|on (?:holiday|leave|sabbatical))\b"
    r"|\b(?:away|off|out|abroad|busy|unavailable)\s(?:til|till|until|from|all|most)\b"
    rf"|\b{_BUSY}"
    r"|^\W*(?:ring|call|phone|text)\s(?:after|before|in the|on|at|between|first|only)\b"
    r"|\b(?:never|hardly|rarely|does(?:n['’]?t| not))\s(?:reads?|answers?|reply|replies|checks?)\s"
    r"(?:it|them)\b"
    rf"|\b(?:prefers?|likes?|best|better|easiest)\s(?:to get |to |by |on |over |via |a )?{_WAY}\b"
    r"|\b(?:picks? up|answers?) the phone\b|\bpart[- ]time\s(?:mon|tue|wed|thu|fri|sat|sun)"
    r"|\b(?:answers|replies|picks up)\s(?:e-?mails?|texts?|mails?|the phone|at|after|late|quickly"
    r"|slowly|within|in)\b"
    r"|\b(?:best|free|available|reachable|around)\s(?:\w+\s)?(?:after|before|in the|on|at)\s",
    re.IGNORECASE,
)
_SECRET: Final = lazy(
    r"\b(?:not|n['’]?t|dont|never|rather not|sure i)\s(?:\w+\s){0,3}(?:want|have|let|like)\s"
    r"(?:\w+\s)?(?:him|her|them)\s(?:to\s)?(?:know|find|hear)|\b(?:do(?:n['’]?t| not)|dont|never)"
    r"\s(?:tell|mention (?:it|this) to)\b|\b(?:does(?:n['’]?t| not)|doesnt)\sknow\s(?:i\b|i['’]?m|"
    r"about|yet|that i)|\bkeep (?:it|this) (?:quiet|from|between)|\bbetween (?:us|ourselves)\b",
    re.IGNORECASE,
)
"""What somebody must not learn."""

_NOT_SO: Final = lazy(r"\b(?:never|not|n['’]t) (?:in a (?:rush|hurry)|busy)\b", re.IGNORECASE)
_MARK: Final = lazy(
    r"(?:[,;:]|\s[-–—])\s+|\s?[–—]\s?|[.!?]\s+|\s?[()\n]\s?|\s(?=but\s|(?<!\bnow\s)and\s)"
)


def is_how_to_reach(clause: str) -> bool:
    """Tell whether a clause of a jotting says how or when somebody can be reached. Linear.

    Or that they are not to know: that too is to be read before anybody writes to them.
    """
    read = _NOT_SO.sub(" ", clause[:_LONGEST_READ])
    return _HOW.search(read) is not None or _SECRET.search(read) is not None


def how_to_reach(person: Person) -> tuple[str, ...]:
    """Return what was jotted down of how to reach somebody, each stretch verbatim.

    "doesn't do email, ring her" is one. Nothing of a bio that its owner wrote.
    """
    noted = person.noted_about
    if noted is None and person.bio is not None:
        return ()
    found: list[tuple[int, int]] = []
    text = "\n".join(filter(None, (noted, person.headline)))[:_LONGEST_READ]
    start = 0
    for end, following in _ends(text):
        if is_how_to_reach(text[start:end]):
            if (
                found
                and "\n" not in text[found[-1][1] : start]
                and _is_next(text, found[-1], start)
            ):
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        start = following
    return _quoted(text, found)


def _ends(text: str) -> list[tuple[int, int]]:
    marks = [(mark.start(), mark.end()) for mark in _MARK.finditer(text)]
    return [*marks, (len(text), len(text))]


def _is_next(text: str, before: tuple[int, int], start: int) -> bool:
    """Tell whether nothing but a mark stands between two clauses."""
    return not any(map(str.isalnum, text[before[1] : start]))


def _quoted(text: str, found: list[tuple[int, int]]) -> tuple[str, ...]:
    quotes: list[str] = []
    words = 0
    for start, end in found:
        quote = text[start:end].strip(" \t\n,;:.()–—-")
        words += len(quote.split())
        if words > _MOST_QUOTED and quotes:
            break
        if quote and not any(quote in said for said in quotes):
            quotes.append(quote)
    return tuple(quotes)
