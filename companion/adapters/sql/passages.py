"""Passages in SQL: cut from people and session notes whenever these are written."""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, delete, func, insert, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from companion.access.consent import Material
from companion.access.policy import Action, allows
from companion.access.principal import Principal
from companion.access.record import Stored
from companion.adapters.sql.cutting import Cut, Source, cut_of, cut_people, cut_session
from companion.adapters.sql.meta import Meta
from companion.adapters.sql.privacy import may_rank
from companion.adapters.sql.rows import batches, stamp_columns, stamp_of
from companion.adapters.sql.tables import (
    GonePassageRow,
    MentoringSessionRow,
    PairRow,
    PassageRow,
    PersonRow,
    VectorRow,
)
from companion.adapters.sql.visible import members, rankable_by
from companion.matching.match import NoteEvidence
from companion.people.person import Person, PersonId
from companion.ports import Ids
from companion.retrieval.search import StoredPassage


class SqlPassages:
    """The repository of passages. Unchanged ones keep their keys, and so their place in an index.

    Each change raises the generation; each deletion takes the vectors that no passage holds any
    longer. The records that the passages come from mark the erasure.
    """

    def __init__(self, connection: AsyncConnection, *, ids: Ids, meta: Meta) -> None:
        self._connection = connection
        self._ids = ids
        self._meta = meta

    async def add_people(self, rows: Mapping[str, Stored[Person]]) -> None:
        """Write the passages of new people, given by key."""
        await self._insert(await asyncio.to_thread(cut_people, rows))

    async def change_person(self, key: str, row: Stored[Person]) -> None:
        """Write the passages of a person anew, and of their sessions: a name may have changed."""
        (source,) = await asyncio.to_thread(cut_people, {key: row})
        of_person = PassageRow.person_id == key
        await self._rewrite(source, (of_person & PassageRow.session_id.is_(None)))
        sessions = await self._connection.scalars(
            select(MentoringSessionRow.id).where(
                or_(MentoringSessionRow.mentor_id == key, MentoringSessionRow.mentee_id == key)
            )
        )
        await self.write_sessions(sessions.all())

    async def write_sessions(self, keys: Collection[str]) -> None:
        """Write the passages of stored sessions anew."""
        mentor, mentee = aliased(PersonRow), aliased(PersonRow)
        table = MentoringSessionRow
        for batch in batches(keys):
            rows = await self._connection.execute(
                select(
                    table.__table__,
                    mentor.document.label("mentor_document"),
                    mentee.document.label("mentee_document"),
                    null().label("pair_owner"),
                    null().label("pair_other"),
                )
                .join(mentor, mentor.id == table.mentor_id)
                .join(mentee, mentee.id == table.mentee_id)
                .where(table.id.in_(batch))
            )
            for row in rows.all():
                source = await asyncio.to_thread(cut_session, row)
                await self._rewrite(source, PassageRow.session_id == row.id)

    async def drop_of_person(self, key: str) -> None:
        """Delete the passages of a person who is to be removed, and of all their sessions."""
        sessions = select(MentoringSessionRow.id).where(
            or_(MentoringSessionRow.mentor_id == key, MentoringSessionRow.mentee_id == key)
        )
        await self._drop(or_(PassageRow.person_id == key, PassageRow.session_id.in_(sessions)))

    async def drop_of_session(self, key: str) -> None:
        """Delete the passages of a session that is to be removed."""
        await self._drop(PassageRow.session_id == key)

    async def note_evidence(
        self, *, principal: Principal, mentor_ids: Collection[PersonId] | None = None
    ) -> tuple[NoteEvidence, ...]:
        """Return what past sessions show about mentors, of all notes that the principal may rank.

        It must not be quoted. `mentor_ids` are the principal's own people; None is everyone.
        """
        statement = (
            select(
                *PassageRow.__table__.columns,
                PersonRow.external_id,
                *members(PairRow),
            )
            .join(PersonRow, PersonRow.id == PassageRow.person_id)
            .join(MentoringSessionRow, MentoringSessionRow.id == PassageRow.session_id)
            .outerjoin(PairRow, PairRow.id == PassageRow.pair_id)
            .where(PersonRow.owner_id == principal.person_id, rankable_by(principal, PassageRow))
            .where(may_rank(principal, Material.NOTES, PassageRow))
            # The number in "notes[10]" sorts after that of "notes[9]" by length.
            .order_by(MentoringSessionRow.held_on, MentoringSessionRow.external_id)
            .order_by(func.length(PassageRow.field), PassageRow.field)
        )
        rows = await self._connection.execute(statement)
        return tuple(
            NoteEvidence(mentor_id=row.external_id, text=row.text)
            for row in rows
            if (mentor_ids is None or row.external_id in mentor_ids)
            and allows(principal, Action.RANK, stamp_of(row))
        )

    async def rankable(
        self, keys: Collection[str], *, principal: Principal
    ) -> dict[str, StoredPassage]:
        """Return those passages that the principal may rank by, by key."""
        found: dict[str, StoredPassage] = {}
        for batch in batches(keys):
            rows = await self._connection.execute(
                select(
                    *PassageRow.__table__.columns,
                    PersonRow.external_id,
                    *members(PairRow),
                )
                .join(PersonRow, PersonRow.id == PassageRow.person_id)
                .outerjoin(PairRow, PairRow.id == PassageRow.pair_id)
                .where(PassageRow.id.in_(batch), rankable_by(principal, PassageRow))
                .where(
                    or_(
                        PassageRow.session_id.is_(None),
                        may_rank(principal, Material.NOTES, PassageRow),
                    )
                )
            )
            for row in rows:
                stamp = stamp_of(row)
                if allows(principal, Action.RANK, stamp):
                    readable = allows(principal, Action.READ, stamp)
                    found[row.id] = StoredPassage(
                        person_id=row.external_id,
                        field=row.field,
                        text=row.text,
                        quotable=row.quotable and readable,
                    )
        return found

    async def _rewrite(self, source: Source, among: ColumnElement[bool]) -> None:
        """Make the passages `among` those of `source`."""
        rows = await self._connection.execute(
            select(
                PassageRow.id,
                PassageRow.person_id,
                PassageRow.session_id,
                PassageRow.pair_id,
                PassageRow.field,
                PassageRow.text,
                PassageRow.quotable,
            ).where(among)
        )
        kept: dict[Cut, list[str]] = defaultdict(list)
        for row in rows:
            kept[cut_of(row)].append(row.id)
        fresh = [cut for cut in source.cuts if not (kept[cut] and kept[cut].pop())]
        stale = [key for keys in kept.values() for key in keys]
        await self._drop_keys(stale)
        await self._connection.execute(
            update(PassageRow)
            .where(among)
            .values(
                visibility=source.stamp.visibility.value, programme_id=source.stamp.programme_id
            )
        )
        await self._insert([Source(cuts=tuple(fresh), stamp=source.stamp)])

    async def _insert(self, sources: Sequence[Source]) -> None:
        cuts = [(cut, source.stamp) for source in sources for cut in source.cuts]
        if not cuts:
            return
        generation = await self._meta.rise()
        keys = await self._meta.text_keys([cut.text for cut, _ in cuts])
        await self._connection.execute(
            insert(PassageRow),
            [
                {
                    **stamp_columns(stamp),
                    "id": self._ids.new(),
                    "person_id": cut.person_key,
                    "session_id": cut.session_key,
                    "pair_id": cut.pair_key,
                    "field": cut.field,
                    "text": cut.text,
                    "quotable": cut.quotable,
                    "text_key": key,
                    "generation": generation,
                }
                for (cut, stamp), key in zip(cuts, keys, strict=True)
            ],
        )

    async def _drop(self, condition: ColumnElement[bool]) -> None:
        keys = await self._connection.scalars(select(PassageRow.id).where(condition))
        await self._drop_keys(keys.all())

    async def _drop_keys(self, keys: Sequence[str]) -> None:
        if not keys:
            return
        generation = await self._meta.rise()
        for batch in batches(keys):
            texts = await self._connection.scalars(
                select(PassageRow.text_key).where(PassageRow.id.in_(batch))
            )
            text_keys = set(texts)
            await self._connection.execute(delete(PassageRow).where(PassageRow.id.in_(batch)))
            await self._connection.execute(
                insert(GonePassageRow),
                [{"passage_id": key, "generation": generation} for key in batch],
            )
            await self._drop_vectors(text_keys)

    async def _drop_vectors(self, text_keys: Collection[str]) -> None:
        held = select(PassageRow.id).where(PassageRow.text_key == VectorRow.text_key).exists()
        for batch in batches(text_keys):
            await self._connection.execute(
                delete(VectorRow).where(VectorRow.text_key.in_(batch), ~held)
            )
