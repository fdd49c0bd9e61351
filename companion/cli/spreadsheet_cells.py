"""Cells that leave for a spreadsheet program and come back: never a formula, never changed."""

import re
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "\0")
_UNSEEN: Final = r"\s\ufeff\u200b-\u200f\u2060\x00-\x1f\x7f-\x9f"
_BEHIND_BLANKS: Final = re.compile(rf"[{_UNSEEN}'\"]*[=+\-@＝＋－＠]")
_INSIDE: Final = re.compile(
    rf"(?P<end>[;|,\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029][{_UNSEEN}\"]{{0,20}})"
    r"(?P<marks>'*)(?P<sign>[=@＝＠]|[+\-＋－](?=\S))"
)
"""A sign that begins a cell for a program which takes other signs than ours for the end of one."""


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula, whichever separator it reads."""
    inside = _INSIDE.sub(r"\g<end>'\g<marks>\g<sign>", text)
    return f"'{inside}" if _is_read_as_formula(inside) else inside


def plain_cell(cell: str) -> str:
    """Return what `safe_cell` was given."""
    whole = cell[1:] if cell.startswith("'") and _is_read_as_formula(cell[1:]) else cell
    return _INSIDE.sub(_unmarked, whole)


def _unmarked(found: re.Match[str]) -> str:
    return f"{found['end']}{found['marks'][1:]}{found['sign']}"


def _is_read_as_formula(text: str) -> bool:
    """Whether a program might, outer spaces and marks that were put before it left aside."""
    return text.lstrip(" '").startswith(_FORMULA) or _BEHIND_BLANKS.match(text) is not None
