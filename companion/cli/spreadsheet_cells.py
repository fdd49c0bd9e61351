"""Cells that leave for a spreadsheet program and come back: never a formula, never changed."""

import re
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "\0")
_BEHIND_BLANKS: Final = re.compile(r"[\s']*[=+\-@＝＋－＠]")


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula."""
    return f"'{text}" if _is_read_as_formula(text) else text


def plain_cell(cell: str) -> str:
    """Return what `safe_cell` was given."""
    return cell[1:] if cell.startswith("'") and _is_read_as_formula(cell[1:]) else cell


def _is_read_as_formula(text: str) -> bool:
    """Whether a program might, outer spaces and marks that were put before it left aside."""
    return text.lstrip(" '").startswith(_FORMULA) or _BEHIND_BLANKS.match(text) is not None
