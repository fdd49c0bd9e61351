"""People in SQL."""

from collections.abc import Collection, Mapping
from typing import ClassVar

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from companion.access.record import Stored, Visibility
from companion.adapters.sql.kept import KeptValues
from companion.adapters.sql.passages import SqlPassages
from companion.adapters.sql.records import SqlRecords
from companion.adapters.sql.rows import batches
from companion.adapters.sql.tables import (
    GoalRow,
    MentoringSessionRow,
    PairRow,
    PersonRow,
    RequestRow,
)
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
        pairs = await self._connection.scalars(
            select(PairRow.id).where(or_(PairRow.mentor_id == key, PairRow.mentee_id == key))
        )
        keys = pairs.all()
        await let_go(self._connection, of_pairs=keys)
        await hide_goals(self._connection, of_pairs=keys)


async def let_go(connection: AsyncConnection, *, of_pairs: Collection[str]) -> None:
    """End the handshakes that some pairs are part of, in the rows of both sides."""
    mine = aliased(PairRow)
    for batch in batches(of_pairs):
        held_out = select(mine.handshake).where(mine.id.in_(batch), mine.handshake.is_not(None))
        await connection.execute(
            update(PairRow).where(PairRow.handshake.in_(held_out)).values(handshake=None)
        )


async def hide_goals(connection: AsyncConnection, *, of_pairs: Collection[str]) -> None:
    """Make goals that some pairs may read their owners' alone again, for these pairs will go."""
    for batch in batches(of_pairs):
        shown = await connection.execute(
            select(GoalRow.id, GoalRow.document).where(GoalRow.pair_id.in_(batch))
        )
        for goal_id, document in shown.all():
            await connection.execute(
                update(GoalRow)
                .where(GoalRow.id == goal_id)
                .values(
                    pair_id=None,
                    visibility=Visibility.ME.value,
                    document={**document, "pair_id": None},
                    version=GoalRow.version + 1,
                )
            )
