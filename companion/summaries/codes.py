"""Codes for a terminal inside notes, such as colours: no words, and they hide those beside."""

import re
from typing import Final

from companion.text.fold import Folded

_CODES: Final = re.compile(
    r"\x1b(?:\[[0-?]{0,40}[ -/]{0,8}[@-~]?|\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\)?"
    r"|[ -/]{0,8}[0-Z^-~]?)"
    r"|\x9b[0-?]{0,40}[ -/]{0,8}[@-~]?|[\x00-\x08\x0e-\x1b\x7f]"
)


def without_codes(folded: Folded) -> Folded:
    """Return the text without escape codes, each character left pointing to where it stood."""
    codes = [code.span() for code in _CODES.finditer(folded.text)]
    if not codes:
        return folded
    kept: list[str] = []
    offsets: list[int] = []
    last = 0
    for start, end in [*codes, (len(folded.text), len(folded.text))]:
        kept.append(folded.text[last:start])
        offsets.extend(folded.offsets[last:start])
        last = end
    offsets.append(folded.offsets[len(folded.text)])
    return Folded("".join(kept), offsets)
