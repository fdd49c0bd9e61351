"""Goals in SQL."""

from collections.abc import Sequence
from typing import ClassVar

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.access.record import Stored
from companion.adapters.sql.pairs import SqlPairs
from companion.adapters.sql.people import SqlPeople
from companion.adapters.sql.records import SqlRecords
from companion.adapters.sql.rows import Columns
from companion.adapters.sql.tables import GoalRow, MentoringSessionRow, RequestRow
from companion.goals.goal import Goal
from companion.ports import Ids


class SqlGoals(SqlRecords[Goal]):
    """The repository of goals."""

    table: ClassVar[type[GoalRow]] = GoalRow
    value_type = Goal

    def __init__(
        self, connection: AsyncConnection, *, ids: Ids, people: SqlPeople, pairs: SqlPairs
    ) -> None:
        super().__init__(connection, ids=ids)
        self._people = people
        self._pairs = pairs

    async def _references(self, rows: Sequence[Stored[Goal]]) -> list[Columns]:
        owner_id = rows[0].stamp.owner_id
        mentees = {row.value.mentee_id for row in rows if row.value.mentee_id is not None}
        keys = await self._people.keys(owner_id=owner_id, ids=mentees)
        pairs = await self._pairs.keys(
            owner_id=owner_id,
            ids={row.value.pair_id for row in rows if row.value.pair_id is not None},
        )
        return [
            {
                "mentee_id": None if row.value.mentee_id is None else keys[row.value.mentee_id],
                "pair_id": None if row.value.pair_id is None else pairs[row.value.pair_id],
            }
            for row in rows
        ]

    async def _removing(self, key: str) -> None:
        """Take the goal out of the sessions and requests that name it: they stay."""
        for table in (MentoringSessionRow, RequestRow):
            named = await self._connection.execute(
                select(table.id, table.document).where(table.goal_id == key)
            )
            for row_id, document in named.all():
                await self._connection.execute(
                    update(table)
                    .where(table.id == row_id)
                    .values(
                        goal_id=None,
                        document={**document, "goal_id": None},
                        version=table.version + 1,
                    )
                )
