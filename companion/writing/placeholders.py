"""A check for slots that nobody filled: `[name]`, `{focus}`, "your name"."""

from collections.abc import Callable, Iterable

from companion.text.seams import placeholders
from companion.writing.draft import D, Violation
from companion.writing.task import B, Check


def no_placeholders(*, texts: Callable[[D], Iterable[str]]) -> Check[B, D]:
    """Return a check that a draft's `texts` hold no slot that nobody filled."""

    def check(_brief: B, draft: D) -> tuple[Violation, ...]:
        slots = dict.fromkeys(placeholders("\n".join(texts(draft))))
        return tuple(
            Violation(code="placeholder", text=f"{slot!r} is a placeholder; fill it or drop it")
            for slot in slots
        )

    return check
