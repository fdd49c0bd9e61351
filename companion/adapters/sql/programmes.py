"""What numbers of a programme need, in SQL: whose, when, how far. No text is read."""

import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from pydantic import TypeAdapter
from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from companion.access.consent import Choice, Choices, Material, Purpose
from companion.access.record import Visibility
from companion.adapters.sql.accounts import SqlAccounts
from companion.adapters.sql.meta import Meta
from companion.adapters.sql.rows import batches
from companion.adapters.sql.tables import (
    ConsentRow,
    ItemRow,
    MentoringSessionRow,
    PairRow,
    PersonRow,
    RequestRow,
)
from companion.followups.item import ItemKind, ItemStatus
from companion.pairs.agreement import MentoringPair
from companion.programmes.rules import (
    CountedAction,
    CountedPair,
    CountedRequest,
    CountedTalk,
    OfTalks,
    course_of,
)
from companion.programmes.service import Member
from companion.requests.request import Answer
from companion.sessions.feedback import Feedback

_FEEDBACK: Final = TypeAdapter(tuple[Feedback, ...])
_LOT: Final = "lot"
_OfTwo = type[PairRow | MentoringSessionRow | RequestRow]


class SqlProgrammes:
    """The repository of what may be counted, inside one unit."""

    def __init__(self, connection: AsyncConnection, *, meta: Meta) -> None:
        self._connection = connection
        self._meta = meta

    async def accounts(self) -> tuple[Member, ...]:
        """Return everybody who has an account, with what they said of counting."""
        rows = await self._connection.execute(
            select(ConsentRow.owner_id, ConsentRow.material, ConsentRow.allowed).where(
                ConsentRow.purpose == Purpose.COUNT.value
            )
        )
        said: dict[str, list[Choice]] = {}
        for row in rows:
            choice = Choice(
                material=Material(row.material), purpose=Purpose.COUNT, allowed=row.allowed
            )
            said.setdefault(row.owner_id, []).append(choice)
        return tuple(
            Member(
                account=account,
                choices=Choices(owner_id=account.id, said=tuple(said.get(account.id, ()))),
            )
            for account in await SqlAccounts(self._connection).every()
        )

    async def lots(self, people: Collection[str], *, of: str) -> Mapping[str, str]:
        """Return for each a hash with the key of this database, the same for the same `of`."""
        names = sorted(people)
        (draw,) = await self._meta.text_keys([json.dumps([_LOT, of])])
        keys = await self._meta.text_keys([json.dumps([_LOT, draw, name]) for name in names])
        return dict(zip(names, keys, strict=True))

    async def of_talks(self, *, owner_ids: Collection[str], on: date) -> OfTalks:
        """Return these owners' pairs, talks and actions, but what they keep to themselves."""
        pairs = await self._all(_select(PairRow, PairRow.document), PairRow, owner_ids)
        talk, item = MentoringSessionRow, ItemRow
        talks = await self._all(
            _select(talk, talk.held_on, talk.document["feedback"].label("feedback")).where(
                talk.visibility != Visibility.ME.value
            ),
            talk,
            owner_ids,
        )
        actions = await self._all(
            _select(talk, item.status)
            .join(item, item.session_id == talk.id)
            .where(
                talk.visibility != Visibility.ME.value,
                item.visibility != Visibility.ME.value,
                item.owner_id == talk.owner_id,
                item.document["kind"].as_string() == ItemKind.ACTION.value,
            ),
            talk,
            owner_ids,
        )
        return OfTalks(
            pairs=tuple(
                CountedPair(
                    **_two(row), course=course_of(MentoringPair.model_validate(row.document), on=on)
                )
                for row in pairs
            ),
            talks=tuple(
                CountedTalk(
                    **_two(row),
                    held_on=date.fromisoformat(row.held_on),
                    feedback=_FEEDBACK.validate_python(row.feedback or ()),
                )
                for row in talks
            ),
            actions=tuple(
                CountedAction(**_two(row), status=ItemStatus(row.status)) for row in actions
            ),
        )

    async def requests(self, *, owner_ids: Collection[str]) -> tuple[CountedRequest, ...]:
        """Return the requests that these owners have sent as mentees."""
        answer = RequestRow.document["answer"].as_string().label("answer")
        rows = await self._all(
            _select(RequestRow, answer).where(RequestRow.last_sent_on.is_not(None)),
            RequestRow,
            owner_ids,
        )
        return tuple(
            CountedRequest(
                **_two(row), answer=None if row.answer in {None, "null"} else Answer(row.answer)
            )
            for row in rows
            if row.mentee_id == row.owner_id
        )

    async def _all(
        self, of: Select[Any], table: _OfTwo, owner_ids: Collection[str]
    ) -> list[Row[*tuple[Any, ...]]]:
        found: list[Row[*tuple[Any, ...]]] = []
        for batch in batches(owner_ids):
            found.extend(await self._connection.execute(of.where(table.owner_id.in_(batch))))
        return found


def _select(table: _OfTwo, *columns: Any) -> Select[Any]:  # noqa: ANN401 - any columns
    mentor, mentee = aliased(PersonRow), aliased(PersonRow)
    return (
        select(
            table.owner_id,
            mentor.external_id.label("mentor_id"),
            mentee.external_id.label("mentee_id"),
            *columns,
        )
        .join(mentor, mentor.id == table.mentor_id)
        .join(mentee, mentee.id == table.mentee_id)
    )


def _two(row: Row[*tuple[Any, ...]]) -> dict[str, str]:
    return {name: getattr(row, name) for name in ("owner_id", "mentor_id", "mentee_id")}
