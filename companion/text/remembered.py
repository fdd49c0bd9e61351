"""Results kept beside the text that they were worked out from, until somebody is erased."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_FORGETTING: Final[list[Callable[[], None]]] = []


def remembered(*, most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return a decorator that keeps the `most` results asked for last.

    Use this in place of `lru_cache` for whatever takes arguments: these may be somebody's words,
    and words of people who were erased must not stay in a server's memory.
    """

    def keep(function: Callable[P, R]) -> Callable[P, R]:
        kept = lru_cache(maxsize=most)(function)
        _FORGETTING.append(kept.cache_clear)
        return kept  # type: ignore[return-value]  # a cache has its function's parameters

    return keep


def forget_texts() -> None:
    """Forget every result that is kept in this process."""
    for forget in _FORGETTING:
        forget()
