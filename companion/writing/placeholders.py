"""Finds slots that nobody filled: `[name]`, `{focus}`, `<your goal>`, `XX minutes`."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from companion.writing.draft import D, Violation
from companion.writing.task import B, Check

_BLANK: Final = re.compile(
    r"\[(?![ xX]?\])[A-Za-z][^\[\]\n]{0,60}\]"
    r"|\{[^{}\n]{0,60}\}"
    r"|<(?:your|their|the|mentor|mentee|name|insert|goal|company|role)\b[^<>\n]{0,60}>"
    r"|\b(?:XX+|TBC|TODO|lorem ipsum)\b|_{3,}"
)


def placeholders(text: str) -> tuple[str, ...]:
    """Return the slots left open in `text`, each once."""
    return tuple(dict.fromkeys(match.group() for match in _BLANK.finditer(text)))


def no_placeholders(*, texts: Callable[[D], Iterable[str]]) -> Check[B, D]:
    """Return a check that a draft's `texts` hold no slot that nobody filled."""

    def check(_brief: B, draft: D) -> tuple[Violation, ...]:
        return tuple(
            Violation(code="placeholder", text=f"{slot!r} is a placeholder; fill it or drop it")
            for slot in placeholders("\n".join(texts(draft)))
        )

    return check
