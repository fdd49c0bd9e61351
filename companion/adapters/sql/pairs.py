"""Pairs in SQL."""

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from companion.access.record import Stored
from companion.adapters.sql.people import SqlPeople, hide_goals, let_go
from companion.adapters.sql.records import SqlRecords
from companion.adapters.sql.rows import Columns, batches
from companion.adapters.sql.tables import MentoringSessionRow, PairRow, PersonRow
from companion.pairs.agreement import MentoringPair, PairId
from companion.pairs.sharing import handshake_of, says_yes_anew
from companion.people.person import PersonId
from companion.ports import Ids

_People = tuple[PersonId, PersonId]


class SqlPairs(SqlRecords[MentoringPair]):
    """The repository of pairs. A session makes the row of its pair where there is none."""

    table: ClassVar[type[PairRow]] = PairRow
    value_type = MentoringPair

    def __init__(self, connection: AsyncConnection, *, ids: Ids, people: SqlPeople) -> None:
        super().__init__(connection, ids=ids)
        self._people = people

    async def of_people(
        self, *, owner_id: str, people: Collection[_People]
    ) -> Mapping[_People, PairId]:
        """Return the ids of the owner's pairs of these mentors and mentees."""
        mentor, mentee = aliased(PersonRow), aliased(PersonRow)
        found: dict[_People, PairId] = {}
        for batch in batches({mentor_id for mentor_id, _ in people}):
            rows = await self._connection.execute(
                select(
                    PairRow.external_id,
                    mentor.external_id.label("mentor_id"),
                    mentee.external_id.label("mentee_id"),
                )
                .join(mentor, mentor.id == PairRow.mentor_id)
                .join(mentee, mentee.id == PairRow.mentee_id)
                .where(PairRow.owner_id == owner_id, mentor.external_id.in_(batch))
            )
            found.update({(row.mentor_id, row.mentee_id): row.external_id for row in rows})
        return {pair: found[pair] for pair in people if pair in found}

    async def sessions(self, *, owner_id: str, pair_id: str) -> int:
        """Return how many sessions a pair of the owner has."""
        keys = await self.keys(owner_id=owner_id, ids=[pair_id])
        count = await self._connection.scalar(
            select(func.count())
            .select_from(MentoringSessionRow)
            .where(MentoringSessionRow.pair_id == keys.get(pair_id))
        )
        return count or 0

    async def change(self, row: Stored[MentoringPair], *, from_version: int) -> bool:
        """Replace the owner's pair of this id if it still has `from_version`; say whether.

        A handshake that is let go is over for both.
        """
        if handshake_of(row.value, owner_id=row.stamp.owner_id) is None:
            await let_go(self._connection, of_pairs=[await self._key_of(row)])
        return await super().change(row, from_version=from_version)

    async def _references(self, rows: Sequence[Stored[MentoringPair]]) -> list[Columns]:
        owner_id = rows[0].stamp.owner_id
        people = await self._people.keys(
            owner_id=owner_id,
            ids={name for row in rows for name in (row.value.mentor_id, row.value.mentee_id)},
        )
        before = {
            row.value.id: row.value
            for row in await self.owned(owner_id=owner_id, ids=[row.value.id for row in rows])
        }
        return [
            {
                "mentor_id": people[row.value.mentor_id],
                "mentee_id": people[row.value.mentee_id],
                **_hand(row.value, before=before.get(row.value.id), owner_id=owner_id),
            }
            for row in rows
        ]

    async def _removing(self, key: str) -> None:
        """Take the pair out of the goals that it was shown: they stay, for their owner alone."""
        await let_go(self._connection, of_pairs=[key])
        await hide_goals(self._connection, of_pairs=[key])


def _hand(pair: MentoringPair, *, before: MentoringPair | None, owner_id: str) -> Columns:
    """Return the column of the handshake, or nothing where it is to stay as it is.

    Not even the same is written there: the other side may have let it go at this moment.
    """
    hand = handshake_of(pair, owner_id=owner_id)
    is_old = before is not None and not says_yes_anew(pair, before=before, owner_id=owner_id)
    return {} if hand is not None and is_old else {"handshake": hand}
