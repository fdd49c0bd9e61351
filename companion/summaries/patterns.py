"""Patterns as the tables of this package write them: a space stands for any white space.

They are read over one sentence at a time.
"""

import re
from collections.abc import Iterable
from typing import Final

_NOT: Final = re.compile(r"(?<=[a-z])n't")


def compiled(*choices: str) -> re.Pattern[str]:
    """Return a pattern for any of `choices`, ignoring case, a space matching any white space.

    "Don't" matches "dont" too.
    """
    return re.compile(_SPACED.sub(_spaced, _NOT.sub("n'?t", "|".join(choices))), re.IGNORECASE)


_SPACED: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]| \??")
"""A space, perhaps one that may lack, or what only holds a space: an escape, a set."""


def _spaced(found: re.Match[str]) -> str:
    # Bounded: a run of blanks read again from each of its places would take for ever.
    if found.group() == " ?":
        return r"\s{0,9}"
    return r"\s{1,9}" if found.group() == " " else found.group().replace(" ", r"\s")


def says_any(text: str, hints: Iterable[str]) -> bool:
    """Tell whether `text` holds one of the `hints`, lower case: far quicker than a pattern."""
    plain = " ".join(text.casefold().split())
    return any(hint in plain for hint in hints)
