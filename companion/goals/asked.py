"""Tells a question from a thought that only ends in its mark: "maybe something with animals??"."""

import re
from typing import Final

from companion.text.patterns import lazy
from companion.text.phrasing import LONGEST_PHRASED

_OPENS: Final = r"(?:^|[,;:.!?…–—-]\s{0,2}|\s(?:and|or|but|so)\s)[\W_]{0,3}"
_AUX: Final = (
    r"(?:do|does|did|am|is|are|was|were|can|could|should|would|will|have|has|may|might|must|shall)"
    r"(?:n['’]?t)?"
)
_ASKED: Final = lazy(
    rf"{_OPENS}(?:(?:so|and|or|but|well|also)\s)?(?:"
    rf"(?:how|what|which|where|who|whom|whose|why|when|whether|if)\b"
    r"|(?:any|anyone|anybody|anything|worth|ok to|okay to|fair|right|really|too)\b"
    rf"|{_AUX}\s\w)"
    rf"|\b{_AUX}\s(?:i|you|we|they|it|he|she|there|that|this|anyone|somebody|someone|people)\b"
    r"|\bhow (?:to|much|many|long|do)\b|\bwh(?:at|ere|ich|o)\b[^,.]{0,30}\s(?:to|should|would)\s"
    r"|,\s(?:right|no|or not|eh|you think)\?+\W*$|\bor (?:not|is it|should)\b",
    re.IGNORECASE,
)
_THOUGHT: Final = lazy(
    r"\W{0,3}(?:(?:so|or|and|but)\s)?(?:maybe|perhaps|possibly|something|ideally)\b(?![^?]{0,200}"
    r"[,;]\s(?:or\s|and\s|but\s)?(?:how|what|which|is|are|do|does|can|could|should|would)\s)",
    re.IGNORECASE,
)
"""How a guess begins, with no question behind it."""


def is_asked(sentence: str) -> bool:
    """Tell whether a sentence that ends in a question mark asks something. Linear."""
    read = sentence[:LONGEST_PHRASED]
    return _THOUGHT.match(read) is None and _ASKED.search(read) is not None


def without_questions(statement: str) -> str:
    """Return what somebody says that they want, without what they ask or tell besides.

    Where no sentence says that they want something, what is not asked; else all of it.
    """
    said = " ".join(statement[:LONGEST_PHRASED].split())
    told = [part for part in _SENTENCE_END.split(said) if not part.endswith("?")]
    wish = next((part for part in told if _WISH.match(part)), None)
    return wish or " ".join(told) or said


_SENTENCE_END: Final = lazy(
    r"(?<=[.!?]) (?=[^a-z]|(?:how|what|which|where|who|whom|whose|why|when|should|can|could|would"
    r"|do|does|did|is|are|am)\b)"
)
_WISH: Final = lazy(
    r"(?:i|we)(?:['’]d|\s(?:would|really|just|also|want|need|hope|plan))\b", re.IGNORECASE
)
