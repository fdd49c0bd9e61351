"""Which questions of the bank take something for granted about the person who would ask them."""

import re
from typing import Final

_PRESUMES: Final = re.compile(
    r"\b(?:this|these|those|my|me|I|never|told|whose|already|again|refus\w+)\b"
    r"|\bwho (?:has|had|is|was|will)\b"
    r"|\b(?:after|once|when|if) (?:the|an?|your|my|somebody|someone)\b",
    re.IGNORECASE,
)


def presumes(question: str) -> bool:
    """Tell whether a question speaks of circumstances that the asker may not be in.

    "How would you describe my thesis?" needs a thesis; "Who spoke for you before your own
    promotion?" asks for the mentor's experience only, and fits whoever has that goal.
    """
    return _PRESUMES.search(question) is not None
