"""Parts a note about somebody into its statements, private circumstances cut off."""

import re
from collections.abc import Iterator
from typing import Final

from companion.outreach.work_words import PRIVATE, REMARK

_PART: Final = re.compile(r"\n|[;•·|→]|\.(?=\s|$)|[!?](?=\s|$)|\s[-–—]{1,2}\s|\s?[–—]\s?|[()]")
_COMMA: Final = re.compile(
    r",\s+|\s+(?:but|though|although|because)\s+"
    r"|\s+(?:and|so|then)\s+(?=(?:now\s|then\s)?(?:she|he|they)\b)",
    re.IGNORECASE,
)
_AFTER_WHAT: Final = re.compile(
    r"(?:after|since|when|because of|following|due to|thanks to)\s[^,]{2,60}?\s(?=(?:she|he|"
    r"they)\s)",
    re.IGNORECASE,
)
_WITH_WHAT: Final = re.compile(
    r"(?<!\blook)(?<!\blooks)(?<!\blooked)\s"
    r"(?=(?:with|w/?\.?|despite|after|while|because of|due to|in spite of)\s[^,]{2,80}$)",
    re.IGNORECASE,
)
_OWN_CHILDREN: Final = re.compile(
    r"\bw(?:ith|/|\.)?\s(?:two|three|four|five|[1-9]|small|young)\s(?:small\s|young\s)?(?:children|kids)\b",
    re.IGNORECASE,
)
_FEWEST_TOLD: Final = 2


def statements(text: str) -> Iterator[str]:
    """Yield the statements of a note; a comma parts two where the second says something else."""
    for sentence in _PART.split(text):
        begin = 0
        for comma in _COMMA.finditer(sentence):
            yield from _told_and_private(sentence[begin : comma.start()].strip(" ,:"))
            begin = comma.end()
        yield from _told_and_private(sentence[begin:].strip(" ,:"))


def _told_and_private(part: str) -> Iterator[str]:
    """Yield a statement, cut off from the private circumstance that it was noted with.

    "retrained at 43 with kids" gives "retrained at 43" and "with kids".
    """
    if PRIVATE.search(part) or REMARK.search(part) or _OWN_CHILDREN.search(part):
        cuts, opening = [cut.start() for cut in _WITH_WHAT.finditer(part)], _AFTER_WHAT.match(part)
        told = next((cut for cut in reversed(cuts) if _is_told(part[:cut])), None)
        if told is not None:
            yield from (part[:told].strip(), part[told:].strip())
            return
        if opening is not None and _is_told(part[opening.end() :]):
            yield from (part[: opening.end()].strip(), part[opening.end() :].strip())
            return
    if part:
        yield part


def _is_told(part: str) -> bool:
    return len(part.split()) >= _FEWEST_TOLD and not (PRIVATE.search(part) or REMARK.search(part))
