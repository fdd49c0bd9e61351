"""What the words of one line show: a thing handed over, a term, whom a heading names."""

import re
from collections.abc import Sequence
from typing import Final

from companion.summaries.cast import Cast
from companion.summaries.headings import Section, section_of
from companion.text.due import find_due_phrases

_DELIVERABLES: Final = frozenset(
    """
    intro introduction link links template templates feedback list contact contacts copy draft
    notes slides deck examples example book article reference referral recommendation comments
    details numbers name names address invite doc document spreadsheet worksheet recording
    """.split()  # noqa: SIM905 - a word list reads as words
)
_JOINTS: Final = frozenset("to for of on at from with about by re w/ tomorrow today next".split())  # noqa: SIM905 - a word list
_WORDS: Final = re.compile(r"[\w'-]+")

TELLS: Final = re.compile(r"[\w'’-]{1,30}[ ](?:said|says|promised|replied|answered)", re.IGNORECASE)
"""A label that says that somebody's own words follow."""
I_WILL: Final = re.compile(r"[\"'“‘]?i(?:['’]ll|[ ](?:will|shall|can|promise))\b", re.IGNORECASE)


def has_term(text: str) -> bool:
    """Tell whether words have a term; "two gigs in December" only says when something is."""
    return any(not _DURING.match(due.text) for due in find_due_phrases(text))


_DURING: Final = re.compile(r"in\s[^\W\d]", re.IGNORECASE)


def plain_words(text: str) -> list[str]:
    """Return the words of a line in lower case, without the marks around them."""
    return [word.strip(",.:;!").casefold() for word in text.split()]


def is_thing(words: Sequence[str]) -> bool:
    """Tell whether words name what one hands over: "intro to the accountant"."""
    return len(words) > 1 and words[0] in _DELIVERABLES and words[1] in _JOINTS


def due_of_heading(words: str) -> str | None:
    """Return the due phrase of a heading: "By Friday", "To do before Monday"."""
    found = find_due_phrases(words)
    if not found:
        return None
    rest = f"{words[: found[0].start]} {words[found[0].end :]}".strip(" :()-–,")
    return found[0].text if not rest or section_of(rest) is Section.ACTIONS else None


def doer_of_heading(heading: str, cast: Cast) -> str | None:
    """Return whom a heading such as "What she took on" or "Ana's actions" makes responsible."""
    words = [word.removesuffix("'s") for word in _WORDS.findall(heading.replace("’", "'"))]
    if "for" in words:
        # "Ana's homework for me" is mine.
        words = words[words.index("for") + 1 :]
    for word in words:
        key = word.casefold()
        if key in {"i", "i'd", "i'll", "me", "my", "mine"}:
            return "me"
        if key in {"she", "he", "her", "his", "him", "hers"}:
            return "other"
        if len(key) > 1 and cast.named(word) is not None:
            return str(word)
    return None
