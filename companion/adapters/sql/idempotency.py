"""Answers kept by the keys of their requests."""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.access.answers import Answer, Kept, Place, Ticket
from companion.adapters.sql.database import mark_erasure
from companion.adapters.sql.meta import Meta
from companion.adapters.sql.tables import KeptAnswerRow
from companion.ports import Ids


class SqlAnswers:
    """The kept answers inside one transaction."""

    def __init__(self, connection: AsyncConnection, *, ids: Ids, meta: Meta) -> None:
        self._connection = connection
        self._ids = ids
        self._meta = meta

    async def place(self, *, owner_id: str, route: str, key: str, request: bytes) -> Place:
        """Return the place of a request, with keyed hashes of `key` and `request`."""
        texts = [key, hashlib.sha256(request).hexdigest()]
        hashed_key, hashed_request = await self._meta.text_keys(texts)
        return Place(owner_id=owner_id, route=route, key=hashed_key, request=hashed_request)

    async def find(self, place: Place, *, now: datetime) -> Kept | None:
        """Return what lies there and has not run out."""
        rows = await self._connection.execute(
            select(KeptAnswerRow).where(*_at(place), KeptAnswerRow.runs_out_at > now)
        )
        row = rows.one_or_none()
        if row is None:
            return None
        answer = None
        if row.status is not None:
            answer = Answer(status=row.status, body=row.body, etag=row.etag)
        is_fresh = row.has_effect or row.rests_on == await self._meta.records_version()
        return Kept(request=row.request, answer=answer, is_fresh=is_fresh)

    async def reserve(self, place: Place, *, until: datetime, has_effect: bool) -> Ticket:
        """Take a place where nothing lies, or nothing any more."""
        await self._delete(*_at(place))
        token = self._ids.new()
        await self._connection.execute(
            insert(KeptAnswerRow).values(
                owner_id=place.owner_id,
                route=place.route,
                key=place.key,
                request=place.request,
                token=token,
                runs_out_at=until,
                has_effect=has_effect,
                rests_on=await self._meta.records_version(),
            )
        )
        return Ticket(place=place, token=token)

    async def renew(self, ticket: Ticket, *, until: datetime) -> bool:
        """Hold the place for longer; False where it is no longer the ticket's."""
        return await self._change(ticket, runs_out_at=until)

    async def keep(self, ticket: Ticket, answer: Answer, *, until: datetime) -> bool:
        """Put the answer in its place; False where that is no longer the ticket's."""
        return await self._change(
            ticket,
            status=answer.status,
            body=answer.body,
            etag=answer.etag,
            runs_out_at=until,
        )

    async def free(self, ticket: Ticket) -> None:
        """Give the place up, unless an answer lies there."""
        await self._connection.execute(delete(KeptAnswerRow).where(*_running(ticket)))

    async def sweep(self, *, now: datetime) -> None:
        """Delete whatever has run out."""
        await self._delete(KeptAnswerRow.runs_out_at <= now)

    async def forget(self, *, owner_id: str) -> None:
        """Erase every word of the owner's answers; what was done stays known as done."""
        await forget_drafts(self._connection, owner_id=owner_id)
        erased = await self._connection.execute(
            update(KeptAnswerRow)
            .where(KeptAnswerRow.owner_id == owner_id, KeptAnswerRow.body.is_not(None))
            .values(body=None, etag=None)
        )
        if erased.rowcount:
            await mark_erasure(self._connection)

    async def _delete(self, *which: ColumnElement[bool]) -> None:
        await _delete(self._connection, *which)

    async def _change(self, ticket: Ticket, **values: Any) -> bool:  # noqa: ANN401 - by column
        changed = await self._connection.execute(
            update(KeptAnswerRow).where(*_running(ticket)).values(**values)
        )
        return changed.rowcount == 1


async def forget_drafts(connection: AsyncConnection, *, owner_id: str) -> None:
    """Delete the owner's kept drafts, and those still written: they may quote what goes."""
    has_none = KeptAnswerRow.has_effect.is_(False)
    await _delete(connection, KeptAnswerRow.owner_id == owner_id, has_none)


async def _delete(connection: AsyncConnection, *which: ColumnElement[bool]) -> None:
    deleted = await connection.execute(delete(KeptAnswerRow).where(*which))
    if deleted.rowcount:
        await mark_erasure(connection)


def _at(place: Place) -> tuple[ColumnElement[bool], ...]:
    return (
        KeptAnswerRow.owner_id == place.owner_id,
        KeptAnswerRow.route == place.route,
        KeptAnswerRow.key == place.key,
    )


def _running(ticket: Ticket) -> tuple[ColumnElement[bool], ...]:
    return (
        *_at(ticket.place),
        KeptAnswerRow.token == ticket.token,
        KeptAnswerRow.status.is_(None),
    )
