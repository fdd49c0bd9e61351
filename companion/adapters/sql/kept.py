"""Records that were read before, so that what has not changed is not read and parsed again.

The database decides at each read which rows there are, who may see them and at which version; a
record is taken from here only where its row says, column by column, what it said before. A write
by another process is thus seen.
"""

from collections import OrderedDict
from typing import Final, Generic, TypeVar

from companion.access.record import Stored

V = TypeVar("V")

VALUES_KEPT: Final = 20_000
"""Records in memory at most, a few kilobytes each; the ones longest not asked for go."""

Columns = tuple[object, ...]
"""A row as read without its document: key, version, moments, who may see it."""


class KeptValues(Generic[V]):
    """Records by the random key of their row, which no other row ever has, and its columns.

    Only what a unit that cannot write has seen may be kept: a writing one may still be undone.
    """

    def __init__(self, *, most: int = VALUES_KEPT) -> None:
        self._most = most
        self._records: OrderedDict[str, tuple[Columns, Stored[V]]] = OrderedDict()

    def find(self, key: str, columns: Columns) -> Stored[V] | None:
        """Return the record of a row that says this, if it was seen."""
        kept = self._records.get(key)
        if kept is None or kept[0] != columns:
            return None
        self._records.move_to_end(key)
        return kept[1]

    def keep(self, key: str, columns: Columns, record: Stored[V]) -> None:
        """Remember the record of a row."""
        self._records[key] = (columns, record)
        self._records.move_to_end(key)
        if len(self._records) > self._most:
            self._records.popitem(last=False)

    def forget(self, key: str) -> None:
        """Drop the record of a row that changes or goes: nothing of a person outlives its row."""
        self._records.pop(key, None)

    def forget_all(self) -> None:
        """Drop every record: some rows went along with one that they belonged to."""
        self._records.clear()
