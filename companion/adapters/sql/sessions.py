"""Sessions in SQL, and the pairs that they belong to."""

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from typing import Any, ClassVar, Final

from sqlalchemy import BindParameter, Select, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from companion.access.principal import Principal
from companion.access.record import Stored, Visibility
from companion.adapters.sql.columns import Word
from companion.adapters.sql.goals import SqlGoals
from companion.adapters.sql.kept import KeptValues
from companion.adapters.sql.passages import SqlPassages
from companion.adapters.sql.people import SqlPeople
from companion.adapters.sql.records import SqlRecords
from companion.adapters.sql.rows import Columns, stamp_columns
from companion.adapters.sql.statements import rows_of
from companion.adapters.sql.tables import (
    GoalRow,
    ItemRow,
    MentoringSessionRow,
    PairRow,
    PersonRow,
    RecordRow,
)
from companion.adapters.sql.visible import READER, readable_by, readable_by_reader
from companion.goals.goal import GoalId
from companion.people.person import PersonId
from companion.ports import Ids
from companion.sessions.session import Meeting, MentoringSession
from companion.text.remembered import remembered

_PairKey = tuple[str, str]
"""Keys of (mentor, mentee)."""

SESSIONS_KEPT: Final = 2_000
"""Talks in memory at most: fewer than other records, since notes are longer."""
_LONGEST_KEPT: Final = 20_000
"""Characters of notes; a transcript of hours is read each time."""


class SqlSessions(SqlRecords[MentoringSession]):
    """The repository of sessions. A pair's row is made with its first session."""

    table: ClassVar[type[MentoringSessionRow]] = MentoringSessionRow
    value_type = MentoringSession

    def __init__(  # noqa: PLR0913 - a unit gives them all, and nobody else
        self,
        connection: AsyncConnection,
        *,
        ids: Ids,
        people: SqlPeople,
        goals: SqlGoals,
        passages: SqlPassages,
        kept: KeptValues[MentoringSession],
        is_snapshot: bool,
    ) -> None:
        """Work inside one unit; one that cannot write may read and fill `kept`."""
        super().__init__(connection, ids=ids, kept=kept if is_snapshot else None)
        self._remembered = kept
        self._people = people
        self._goals = goals
        self._passages = passages

    async def between(
        self,
        *,
        principal: Principal,
        mentee_id: PersonId | None,
        mentor_id: PersonId | None,
        goal_id: GoalId | None,
    ) -> tuple[Stored[MentoringSession], ...]:
        """Return the readable sessions that match all ids given, the earliest first.

        The ids are those of the principal's own people and goals.
        """
        asked: dict[str, object] = {"mentee": mentee_id, "mentor": mentor_id, "goal": goal_id}
        given = {name: value for name, value in asked.items() if value is not None}
        statement = _between(frozenset(given), whole=self._kept is None)
        rows = await self._connection.execute(statement, {READER: principal.person_id, **given})
        return tuple(await self._all_stored(rows.all()))

    async def meetings(self, *, principal: Principal) -> tuple[Meeting, ...]:
        """Return who of the principal's own people has met whom, of all readable sessions."""
        table, mentor, mentee = self.table, aliased(PersonRow), aliased(PersonRow)
        rows = await self._connection.execute(
            select(
                mentor.external_id.label("mentor_id"),
                mentee.external_id.label("mentee_id"),
                func.max(table.held_on).label("last_held_on"),
            )
            .select_from(table)
            .join(mentor, mentor.id == table.mentor_id)
            .join(mentee, mentee.id == table.mentee_id)
            .where(readable_by(principal, table), mentor.owner_id == principal.person_id)
            .group_by(mentor.external_id, mentee.external_id)
            .order_by(mentor.external_id, mentee.external_id)
        )
        return tuple(Meeting.model_validate(dict(row._mapping)) for row in rows)  # noqa: SLF001

    async def _references(self, rows: Sequence[Stored[MentoringSession]]) -> list[Columns]:
        owner_id = rows[0].stamp.owner_id
        people = await self._people.keys(
            owner_id=owner_id,
            ids={name for row in rows for name in (row.value.mentor_id, row.value.mentee_id)},
        )
        goals = await self._goals.keys(
            owner_id=owner_id,
            ids={row.value.goal_id for row in rows if row.value.goal_id is not None},
        )
        pairs = await self._pairs(rows, people)
        return [
            {
                "mentor_id": people[row.value.mentor_id],
                "mentee_id": people[row.value.mentee_id],
                "goal_id": None if row.value.goal_id is None else goals[row.value.goal_id],
                "pair_id": pairs[people[row.value.mentor_id], people[row.value.mentee_id]],
                "held_on": row.value.held_on.isoformat(),
            }
            for row in rows
        ]

    async def _added(self, rows: Mapping[str, Stored[MentoringSession]]) -> None:
        await self._passages.write_sessions(rows)

    async def _changed(self, key: str, row: Stored[MentoringSession]) -> None:
        self._remembered.forget(key)
        await self._passages.write_sessions([key])
        # What was confirmed of it quotes it, and so goes to the same pair and is seen by the same.
        pair = select(self.table.pair_id).where(self.table.id == key).scalar_subquery()
        await self._connection.execute(
            update(ItemRow)
            .where(ItemRow.session_id == key)
            .values(pair_id=pair, visibility=row.stamp.visibility.value)
        )

    async def _removing(self, key: str) -> None:
        self._remembered.forget(key)
        await self._passages.drop_of_session(key)

    def _may_be_kept(self, value: MentoringSession) -> bool:
        return len(value.notes) <= _LONGEST_KEPT

    async def _pairs(
        self, rows: Sequence[Stored[MentoringSession]], people: Mapping[str, str]
    ) -> Mapping[_PairKey, str]:
        """Return the pairs' keys, making those that are missing."""
        stamp = rows[0].stamp
        wanted = {(people[row.value.mentor_id], people[row.value.mentee_id]) for row in rows}
        found = await self._known_pairs(stamp.owner_id, wanted)
        made = {pair: self._ids.new() for pair in sorted(wanted - found.keys())}
        if made:
            names = {people[name]: name for row in rows for name in _people_of(row.value)}
            pair_stamp = dataclasses.replace(
                stamp, visibility=Visibility.PAIR, version=1, created_at=stamp.updated_at
            )
            await self._connection.execute(
                insert(PairRow),
                [
                    {
                        "id": key,
                        "external_id": key,
                        "document": {
                            "id": key,
                            "mentor_id": names[mentor],
                            "mentee_id": names[mentee],
                        },
                        "mentor_id": mentor,
                        "mentee_id": mentee,
                        **stamp_columns(pair_stamp),
                    }
                    for (mentor, mentee), key in made.items()
                ],
            )
        return {**found, **made}

    async def _known_pairs(
        self, owner_id: str, wanted: Collection[_PairKey]
    ) -> dict[_PairKey, str]:
        ordered = sorted(wanted)
        found: dict[_PairKey, str] = {}
        for start in range(0, len(ordered), 200):
            either = or_(
                *(
                    and_(PairRow.mentor_id == mentor, PairRow.mentee_id == mentee)
                    for mentor, mentee in ordered[start : start + 200]
                )
            )
            rows = await self._connection.execute(
                select(PairRow.id, PairRow.mentor_id, PairRow.mentee_id).where(
                    PairRow.owner_id == owner_id, either
                )
            )
            found.update({(row.mentor_id, row.mentee_id): row.id for row in rows})
        return found


def _people_of(session: MentoringSession) -> tuple[PersonId, PersonId]:
    return session.mentor_id, session.mentee_id


@remembered(most=2 * 2**3)
def _between(named: frozenset[str], *, whole: bool) -> Select[Any]:
    """Return the statement for the sessions of those that are named: mentee, mentor, goal."""
    table = MentoringSessionRow
    statement = rows_of(table, whole=whole).where(readable_by_reader(table))
    for name, column, target in (
        ("mentee", table.mentee_id, PersonRow),
        ("mentor", table.mentor_id, PersonRow),
        ("goal", table.goal_id, GoalRow),
    ):
        if name in named:
            statement = statement.where(column.in_(_key_of(target, bindparam(name, type_=Word))))
    return statement.order_by(table.held_on, table.external_id, table.id)


def _key_of(table: type[RecordRow], name: BindParameter[str]) -> Select[str]:
    # An id means something among its owner's records only.
    reader = bindparam(READER, type_=Word)
    return select(table.id).where(table.external_id == name, table.owner_id == reader)
