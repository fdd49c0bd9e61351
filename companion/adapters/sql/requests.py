"""Requests in SQL."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from companion.access.principal import Principal
from companion.access.record import Stored
from companion.adapters.sql.goals import SqlGoals
from companion.adapters.sql.people import SqlPeople
from companion.adapters.sql.records import SqlRecords
from companion.adapters.sql.rows import Columns
from companion.adapters.sql.tables import PersonRow, RequestRow
from companion.adapters.sql.visible import readable_by
from companion.ports import Ids
from companion.requests.request import Asking, Request


class SqlRequests(SqlRecords[Request]):
    """The repository of requests."""

    table: ClassVar[type[RequestRow]] = RequestRow
    value_type = Request

    def __init__(
        self, connection: AsyncConnection, *, ids: Ids, people: SqlPeople, goals: SqlGoals
    ) -> None:
        super().__init__(connection, ids=ids)
        self._people = people
        self._goals = goals

    async def askings(self, *, principal: Principal) -> tuple[Asking, ...]:
        """Return who of the principal's own people was asked, of all readable sent requests."""
        table, mentor, mentee = self.table, aliased(PersonRow), aliased(PersonRow)
        rows = await self._connection.execute(
            select(
                mentor.external_id.label("mentor_id"),
                mentee.external_id.label("mentee_id"),
                table.last_sent_on,
                table.answered_on,
            )
            .select_from(table)
            .join(mentor, mentor.id == table.mentor_id)
            .join(mentee, mentee.id == table.mentee_id)
            .where(
                readable_by(principal, table),
                mentor.owner_id == principal.person_id,
                table.last_sent_on.is_not(None),
            )
            .order_by(mentor.external_id, mentee.external_id, table.external_id)
        )
        return tuple(Asking.model_validate(dict(row._mapping)) for row in rows)  # noqa: SLF001

    async def _references(self, rows: Sequence[Stored[Request]]) -> list[Columns]:
        owner_id = rows[0].stamp.owner_id
        people = await self._people.keys(
            owner_id=owner_id,
            ids={name for row in rows for name in (row.value.mentor_id, row.value.mentee_id)},
        )
        goals = await self._goals.keys(
            owner_id=owner_id,
            ids={row.value.goal_id for row in rows if row.value.goal_id is not None},
        )
        return [
            {
                "mentor_id": people[row.value.mentor_id],
                "mentee_id": people[row.value.mentee_id],
                "goal_id": None if row.value.goal_id is None else goals[row.value.goal_id],
                "last_sent_on": _iso(row.value.last_sent_on),
                "answered_on": _iso(row.value.answered_on),
            }
            for row in rows
        ]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
