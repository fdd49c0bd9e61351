"""People in SQL."""

from collections.abc import Mapping
from typing import ClassVar

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.access.record import Stored
from companion.adapters.sql.kept import KeptValues
from companion.adapters.sql.passages import SqlPassages
from companion.adapters.sql.records import SqlRecords
from companion.adapters.sql.tables import GoalRow, MentoringSessionRow, PersonRow, RequestRow
from companion.people.person import Person
from companion.people.service import Dependents
from companion.ports import Ids


class SqlPeople(SqlRecords[Person]):
    """The repository of people. Foreign keys take goals, pairs, requests and sessions along."""

    table: ClassVar[type[PersonRow]] = PersonRow
    value_type = Person

    def __init__(
        self,
        connection: AsyncConnection,
        *,
        ids: Ids,
        passages: SqlPassages,
        kept: KeptValues[Person],
        is_snapshot: bool,
    ) -> None:
        """Work inside one unit.

        Args:
            connection: the unit's.
            ids: gives the random keys of new people.
            passages: cut anew whenever a person is written.
            kept: people read before, by whichever unit.
            is_snapshot: whether the unit cannot write, and so may read and fill `kept`.
        """
        super().__init__(connection, ids=ids, kept=kept if is_snapshot else None)
        self._passages = passages
        self._remembered = kept

    async def dependents(self, *, owner_id: str, person_id: str) -> Dependents:
        """Count what `remove` would delete with this person of the owner."""
        keys = await self.keys(owner_id=owner_id, ids=[person_id])
        key = keys.get(person_id)
        goals = await self._connection.scalar(
            select(func.count()).select_from(GoalRow).where(GoalRow.mentee_id == key)
        )
        sessions = await self._connection.scalar(
            select(func.count())
            .select_from(MentoringSessionRow)
            .where(or_(MentoringSessionRow.mentor_id == key, MentoringSessionRow.mentee_id == key))
        )
        requests = await self._connection.scalar(
            select(func.count())
            .select_from(RequestRow)
            .where(or_(RequestRow.mentor_id == key, RequestRow.mentee_id == key))
        )
        return Dependents(goals=goals or 0, sessions=sessions or 0, requests=requests or 0)

    async def _added(self, rows: Mapping[str, Stored[Person]]) -> None:
        await self._passages.add_people(rows)

    async def _changed(self, key: str, row: Stored[Person]) -> None:
        self._remembered.forget(key)
        await self._passages.change_person(key, row)

    async def _removing(self, key: str) -> None:
        self._remembered.forget(key)
        await self._passages.drop_of_person(key)
