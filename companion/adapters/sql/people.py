"""People in SQL."""

from typing import ClassVar

from sqlalchemy import func, or_, select

from companion.adapters.sql.records import SqlRecords
from companion.adapters.sql.tables import GoalRow, MentoringSessionRow, PersonRow
from companion.people.person import Person
from companion.people.service import Dependents


class SqlPeople(SqlRecords[Person]):
    """The repository of people. Foreign keys take goals, pairs and sessions along."""

    table: ClassVar[type[PersonRow]] = PersonRow
    value_type = Person

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
        return Dependents(goals=goals or 0, sessions=sessions or 0)
