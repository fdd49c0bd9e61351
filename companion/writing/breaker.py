"""Stops asking a model that does not answer, and tries it again after a rest."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from companion.errors import ModelError, ModelUnavailableError

OPENS_AFTER: Final = 5
"""Requests in a row without an answer."""

RESTS_SECONDS: Final = 30.0
"""How long nothing is asked then; after it one request finds out whether to go on."""


class Breaker:
    """What is known of whether one model at one endpoint answers, for one process."""

    def __init__(self, *, clock_seconds: Callable[[], float]) -> None:
        """Start closed: everything may be asked.

        Args:
            clock_seconds: a monotonic clock.
        """
        self._clock_seconds = clock_seconds
        self._failures = 0
        self._open_until: float | None = None
        self._is_trying = False

    @property
    def rests_seconds(self) -> float | None:
        """How long nothing may be asked yet; None where something may."""
        if self._open_until is None:
            return None
        left = self._open_until - self._clock_seconds()
        if left > 0:
            return left
        return 0.0 if self._is_trying else None

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Learn from one request; while the model is being tried again it is the only one."""
        self._is_trying = self._open_until is not None
        try:
            yield
        except ModelUnavailableError:
            self._failed()
            raise
        except ModelError:
            self._answered()
            raise
        except BaseException:
            # Nobody waited for the answer, so nothing is known of it.
            self._is_trying = False
            raise
        self._answered()

    def _answered(self) -> None:
        self._failures = 0
        self._open_until = None
        self._is_trying = False

    def _failed(self) -> None:
        self._failures += 1
        if self._is_trying or self._failures >= OPENS_AFTER:
            self._open_until = self._clock_seconds() + RESTS_SECONDS
        self._is_trying = False
