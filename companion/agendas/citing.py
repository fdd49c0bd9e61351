"""Words between quotation marks, as somebody wrote them: nothing mended, cut at the end only."""

import re
from typing import Final

_MARKER: Final = re.compile(r"[^\w“„«\"'‘’(\[£$€@#+]{1,20}")
_KIND: Final = re.compile(
    r"(?:decisions?|decided|agreed|agreement|outcome|open|questions?|qs?|advice|tips?|ideas?)"
    r"\s?(?::|->|=>|→|–|—|\s-)\s*(?=\w{2})",
    re.IGNORECASE,
)
"""What a line is, said before it: that is said anew wherever the line is shown."""

_ENDED: Final = re.compile(r"[.!?…][\"'”’)\]]{0,3}$")


def plain(text: str) -> str:
    """Return `text` on one line without what only marks a line; no letter or mark is changed."""
    words = " ".join(text.split())
    for mark in (_MARKER, _KIND):
        found = mark.match(words)
        words = words if found is None else words[found.end() :]
    return words


def cited(text: str) -> str:
    """Return somebody's words between quotation marks; those within stay as they are."""
    return f"“{plain(text)}”"


def cited_sentence(text: str) -> str:
    """Return somebody's words as a sentence: a full stop behind them where they have no end."""
    words = plain(text)
    return f"“{words}”" if _ENDED.search(words[-4:]) else f"“{words}”."
