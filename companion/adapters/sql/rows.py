"""Owned columns and stamps, and statements over many keys."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row

from companion.access.record import Stamp, Visibility

_BATCH: Final = 500
"""Ids in one statement; both databases allow tens of thousands of parameters."""

Columns = dict[str, Any]
"""Values by column, as `insert` and `update` take them."""


def batches(items: Collection[str]) -> Iterator[list[str]]:
    """Yield sorted `items` in lists short enough for one statement."""
    ordered = sorted(items)
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]


def stamp_of(row: Row[*tuple[Any, ...]]) -> Stamp:
    """Return the stamp in a row that was selected with the members of its pair."""
    created_at: datetime = row.created_at
    updated_at: datetime = row.updated_at
    members = frozenset(key for key in (row.pair_owner, row.pair_other) if key is not None)
    return Stamp(
        owner_id=row.owner_id,
        visibility=Visibility(row.visibility),
        version=row.version,
        created_at=created_at,
        updated_at=updated_at,
        pair_id=row.pair_id,
        programme_id=row.programme_id,
        pair_members=members,
    )


def stamp_columns(stamp: Stamp) -> Columns:
    """Return the owned columns; the pair is a reference, which each repository sets itself."""
    return {
        "owner_id": stamp.owner_id,
        "programme_id": stamp.programme_id,
        "visibility": stamp.visibility.value,
        "version": stamp.version,
        "created_at": stamp.created_at,
        "updated_at": stamp.updated_at,
    }
