"""Confirmed items in SQL."""

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.access.record import Stored
from companion.adapters.sql.kept import KeptValues
from companion.adapters.sql.records import SqlRecords
from companion.adapters.sql.rows import Columns, batches
from companion.adapters.sql.tables import ItemRow, MentoringSessionRow
from companion.followups.item import Item
from companion.ports import Ids

_SessionKeys = tuple[str, str | None, str]
"""Keys of a session and of its pair, and who may see the session."""


class SqlItems(SqlRecords[Item]):
    """The repository of items.

    Each belongs to the pair of its session, goes with either, and is seen by whoever sees the
    session, whose notes it quotes.
    """

    table: ClassVar[type[ItemRow]] = ItemRow
    value_type = Item

    def __init__(
        self, connection: AsyncConnection, *, ids: Ids, kept: KeptValues[Item], is_snapshot: bool
    ) -> None:
        """Work inside one unit; one that cannot write may read and fill `kept`."""
        super().__init__(connection, ids=ids, kept=kept if is_snapshot else None)
        self._remembered = kept

    async def _references(self, rows: Sequence[Stored[Item]]) -> list[Columns]:
        sessions = await self._sessions(
            rows[0].stamp.owner_id, {row.value.evidence.session_id for row in rows}
        )
        return [
            {
                "session_id": sessions[row.value.evidence.session_id][0],
                "pair_id": sessions[row.value.evidence.session_id][1],
                "visibility": sessions[row.value.evidence.session_id][2],
                "status": row.value.status.value,
                "due_on": None if row.value.due_on is None else row.value.due_on.isoformat(),
            }
            for row in rows
        ]

    async def _changed(self, key: str, row: Stored[Item]) -> None:  # noqa: ARG002 - the key will do
        self._remembered.forget(key)

    async def _removing(self, key: str) -> None:
        self._remembered.forget(key)

    async def _sessions(self, owner_id: str, ids: Collection[str]) -> Mapping[str, _SessionKeys]:
        table = MentoringSessionRow
        found: dict[str, _SessionKeys] = {}
        for batch in batches(ids):
            rows = await self._connection.execute(
                select(table.external_id, table.id, table.pair_id, table.visibility).where(
                    table.owner_id == owner_id, table.external_id.in_(batch)
                )
            )
            found.update((row.external_id, (row.id, row.pair_id, row.visibility)) for row in rows)
        return found
