"""Whose words a takeaway of a mentor's notes is in: the mentee's, or the mentor's own advice."""

import re
from enum import StrEnum
from typing import Final

from companion.followups.item import Item

_ADVISED: Final = re.compile(
    r"\W{0,4}(?:(?:I|me)\s?:\s|(?:I )?(?:also )?(?:said|suggested|advised|recommended)\b"
    r"|(?:I )?(?:also )?told (?:her|him|them)\b|I(?:['’]d| would)\b)",
    re.IGNORECASE,
)
_OWN: Final = (
    r"(?:(?:he|she|they|{names})(?: (?:also|then|now|really))?"
    r" (?:took|takes|learn(?:ed|t|s)|says?|said|thinks?|thought|reali[sz](?:ed|es)|saw|sees|noticed"
    r"|notices|found|feels?|felt|will remember|remembers)\b|(?:{names})\s?:\s)"
)


class Whose(StrEnum):
    """Whose words something is in that is kept of a talk."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    UNKNOWN = "unknown"


def whose_words(item: Item, *, mentee: str) -> Whose:
    """Return whose words a takeaway quotes, in notes that the mentor took.

    Args:
        item: the takeaway with what it quotes.
        mentee: the mentee's first name.
    """
    quoted = f"{item.evidence.text}"[:_LONGEST]
    if _ADVISED.match(quoted):
        return Whose.MENTOR
    names = "|".join(re.escape(one) for one in (mentee, mentee[:1].upper()) if one)
    own = re.compile(rf"\W{{0,4}}{_OWN.format(names=names)}")
    return Whose.MENTEE if own.match(quoted) or own.match(item.text[:_LONGEST]) else Whose.UNKNOWN


_LONGEST: Final = 400
