"""Values of rows that were read before, so that what has not changed is not read and parsed again.

The database decides at each read which rows there are, who may see them and at which version; a
value is taken from here only for that very version. A write by another process is thus seen.
"""

from collections import OrderedDict
from datetime import datetime
from typing import Final, Generic, TypeVar

V = TypeVar("V")

VALUES_KEPT: Final = 20_000
"""Values in memory at most, a few kilobytes each; the ones longest not asked for go."""


class KeptValues(Generic[V]):
    """Values by the random key of their row, which no other row ever has, and their version.

    Only what a unit that cannot write has seen may be kept: a writing one may still be undone.
    """

    def __init__(self, *, most: int = VALUES_KEPT) -> None:
        self._most = most
        self._values: OrderedDict[str, tuple[int, datetime, V]] = OrderedDict()

    def find(self, key: str, *, version: int, updated_at: datetime) -> V | None:
        """Return the value of a row at this version, if it was seen."""
        kept = self._values.get(key)
        if kept is None or kept[:2] != (version, updated_at):
            return None
        self._values.move_to_end(key)
        return kept[2]

    def keep(self, key: str, value: V, *, version: int, updated_at: datetime) -> None:
        """Remember the value of a row at this version."""
        self._values[key] = (version, updated_at, value)
        self._values.move_to_end(key)
        if len(self._values) > self._most:
            self._values.popitem(last=False)

    def forget(self, key: str) -> None:
        """Drop the value of a row that changes or goes: nothing of a person outlives its row."""
        self._values.pop(key, None)

    def forget_all(self) -> None:
        """Drop every value: some rows went along with one that they belonged to."""
        self._values.clear()
