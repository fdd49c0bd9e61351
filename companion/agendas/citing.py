"""Words between quotation marks, as somebody wrote them: nothing mended, cut at the end only."""

import re
from typing import Final

_MARKER: Final = re.compile(r"[^\w“„«\"'‘’(\[£$€@#+]{1,20}")
_ENDED: Final = re.compile(r"[.!?…][\"'”’)\]]{0,3}$")


def plain(text: str) -> str:
    """Return `text` on one line without what only marks a line; no letter or mark is changed."""
    one_line = " ".join(text.split())
    return _MARKER.sub("", one_line, count=1) if _MARKER.match(one_line) else one_line


def cited(text: str) -> str:
    """Return somebody's words between quotation marks; those within stay as they are."""
    return f"“{plain(text)}”"


def cited_sentence(text: str) -> str:
    """Return somebody's words as a sentence: a full stop behind them where they have no end."""
    words = plain(text)
    return f"“{words}”" if _ENDED.search(words[-4:]) else f"“{words}”."
