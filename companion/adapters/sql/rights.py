"""What is held of one person, read or erased, by the decisions of `belonging`."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pydantic import JsonValue
from sqlalchemy import ColumnElement, Row, delete, func, insert, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.access.leaving import Leaver
from companion.access.principal import LOCAL_OWNER
from companion.access.record import Visibility
from companion.access.rights import Held, HeldTable, HeldVectors, Tombstone, Weighed
from companion.adapters.sql.account_tables import AccountRow
from companion.adapters.sql.belonging import BELONGINGS, Holds, Subject, tables
from companion.adapters.sql.database import mark_erasure
from companion.adapters.sql.leaving import Rewriting
from companion.adapters.sql.meta import Meta
from companion.adapters.sql.parting import Parting
from companion.adapters.sql.passages import SqlPassages
from companion.adapters.sql.people import SqlPeople
from companion.adapters.sql.tables import (
    Base,
    GoalRow,
    ItemRow,
    KeptAnswerRow,
    MentoringSessionRow,
    PairRow,
    PassageRow,
    PersonRow,
    TombstoneRow,
    VectorRow,
)
from companion.adapters.sql.vectors import REMEMBERED_GENERATIONS
from companion.errors import NotFoundError
from companion.people.slugs import OWN_ID
from companion.ports import Ids

_CUT_FROM_OTHERS: Final = frozenset({"passage", "vector"})
"""Deleted by the repository of passages, which also tells indexes of it."""

_OF_THIS_MACHINE: Final = frozenset({"model_use", "departure"})
"""Of no person, and so shown to whoever the machine is."""

_UNSHOWN: Final = frozenset({Holds.NUMBERS, Holds.SECRET})


_NO_ROW: Final = ""
"""In place of a random key: of whoever has an account and no record of their own."""


@dataclass(frozen=True, kw_only=True)
class _Known:
    """The row of a person, or what an account says in its place."""

    id: str
    owner_id: str
    external_id: str
    document: Mapping[str, JsonValue]


class SqlRights:
    """The rights of a person, inside one unit."""

    def __init__(
        self,
        connection: AsyncConnection,
        *,
        meta: Meta,
        people: SqlPeople,
        passages: SqlPassages,
        ids: Ids,
    ) -> None:
        self._connection = connection
        self._meta = meta
        self._people = people
        self._passages = passages
        self._ids = ids

    async def held(self, *, owner_id: str, person_id: str) -> Held:
        """Return all rows that are this person's, of the owner's records.

        Raises:
            NotFoundError: the owner has nobody of this id.
        """
        row = await self._row(owner_id, person_id)
        one = _subject(row)
        found: list[HeldTable] = []
        for name, table in tables().items():
            belonging = BELONGINGS[name]
            is_copy = Holds.COPY in belonging.columns.values()
            condition = belonging.of
            if (
                condition is None
                and name in _OF_THIS_MACHINE
                and one.is_owner
                and not one.has_account
            ):
                condition = _always
            if condition is None or is_copy or name == VectorRow.__tablename__:
                continue
            shown = [
                column
                for column in table.columns
                if belonging.columns.get(column.name) not in _UNSHOWN
            ]
            rows = await self._connection.execute(select(*shown).where(condition(one)))
            held = tuple(
                _shown(each, name, one)
                for each in rows.all()
                if not _is_of_a_private_talk(each, name, one)
            )
            if held:
                found.append(HeldTable(kind=name, rows=held))
        return Held(
            person_id=person_id,
            name=str(row.document["name"]),
            tables=tuple(sorted(found, key=lambda one: one.kind)),
            vectors=await self._vectors(one),
        )

    async def weigh(self, *, owner_id: str, person_id: str, leaver: Leaver) -> Weighed:
        """Count what `erase` would take and rewrite.

        Raises:
            NotFoundError: the owner has nobody of this id.
        """
        one = _subject(await self._row(owner_id, person_id))
        counted: Counter[str] = Counter()
        for name, table in tables().items():
            belonging = BELONGINGS[name]
            if belonging.of is not None:
                counted[name] = (
                    await self._connection.scalar(
                        select(func.count()).select_from(table).where(belonging.of(one))
                    )
                    or 0
                )
        named_in, kept_in = await self._rewriting(one, person_id, leaver).count()
        return Weighed(
            rows={name: number for name, number in counted.items() if number},
            named_in=named_in,
            kept_in=kept_in,
        )

    async def erase(self, *, owner_id: str, person_id: str, leaver: Leaver, at: datetime) -> None:
        """Delete every row that is theirs, take them out of all others, and leave a tombstone.

        Raises:
            NotFoundError: the owner has nobody of this id.
        """
        one = _subject(await self._row(owner_id, person_id))
        rewriting = self._rewriting(one, person_id, leaver)
        for name in await self._leaving(one, person_id):
            for row in await self._people.owned(owner_id=owner_id, ids=[name]):
                await self._people.remove(row)
        for table in reversed(Base.metadata.sorted_tables):
            belonging = BELONGINGS[table.name]
            if belonging.of is not None and table.name not in _CUT_FROM_OTHERS:
                await self._connection.execute(delete(table).where(belonging.of(one)))
        if one.has_account:
            await self._part(person_id)
        await rewriting.rewrite(at=at)
        # Which removals an index has seen is forgotten with them: it is built from nothing.
        await self._meta.require_rebuild(beyond=REMEMBERED_GENERATIONS)
        hashes = await self._meta.text_keys(_signs_of(one, person_id))
        await self.bury(tuple(Tombstone(person=each, erased_at=at) for each in hashes))
        await mark_erasure(self._connection)

    async def tombstones(self) -> tuple[Tombstone, ...]:
        """Return everybody who was erased."""
        rows = await self._connection.execute(
            select(TombstoneRow.person, TombstoneRow.erased_at).order_by(TombstoneRow.person)
        )
        return tuple(Tombstone(person=row.person, erased_at=row.erased_at) for row in rows)

    async def bury(self, tombstones: Collection[Tombstone]) -> None:
        """Keep tombstones that this database does not know, and of each the later moment."""
        known = {one.person: one.erased_at for one in await self.tombstones()}
        latest: dict[str, datetime] = {}
        for one in tombstones:
            latest[one.person] = max(one.erased_at, latest.get(one.person, one.erased_at))
        fresh = {
            person: at for person, at in latest.items() if person not in known or known[person] < at
        }
        if fresh:
            await self._connection.execute(
                delete(TombstoneRow).where(TombstoneRow.person.in_(fresh.keys() & known.keys()))
            )
            await self._connection.execute(
                insert(TombstoneRow),
                [{"person": person, "erased_at": at} for person, at in fresh.items()],
            )

    async def returned(self) -> tuple[tuple[str, str], ...]:
        """Return owner and id of everybody who has a tombstone and is here again.

        By their random key, or by their id: it stands for them where they were removed and
        imported again before, and not where the row is younger than the erasure.
        """
        gone = {one.person: one.erased_at for one in await self.tombstones()}
        if not gone:
            return ()
        people = (
            await self._connection.execute(
                select(
                    PersonRow.id, PersonRow.owner_id, PersonRow.external_id, PersonRow.created_at
                )
            )
        ).all()
        accounts = (
            await self._connection.execute(select(AccountRow.id, AccountRow.created_at))
        ).all()
        keys = await self._meta.text_keys([row.id for row in people])
        ids = await self._meta.text_keys(
            [_id_sign(row.owner_id, row.external_id) for row in people]
        )
        held = await self._meta.text_keys([_account_sign(row.id) for row in accounts])
        found = [
            (row.owner_id, row.external_id)
            for row, key, sign in zip(people, keys, ids, strict=True)
            if key in gone or _is_before(row.created_at, gone.get(sign))
        ]
        found += [
            (row.id, row.id)
            for row, sign in zip(accounts, held, strict=True)
            if _is_before(row.created_at, gone.get(sign))
        ]
        # An account first: with it goes everybody whom it keeps.
        return tuple(sorted(dict.fromkeys(found), key=lambda one: one[0] != one[1]))

    async def _row(self, owner_id: str, person_id: str) -> _Known:
        rows = await self._connection.execute(
            select(
                PersonRow.id, PersonRow.owner_id, PersonRow.external_id, PersonRow.document
            ).where(PersonRow.owner_id == owner_id, PersonRow.external_id == person_id)
        )
        found = rows.one_or_none()
        if found is not None:
            return _Known(**found._mapping)  # noqa: SLF001 - public
        if owner_id == person_id:
            name = await self._connection.scalar(
                select(AccountRow.name).where(AccountRow.id == person_id)
            )
            if name is not None:
                return _Known(
                    id=_NO_ROW,
                    owner_id=owner_id,
                    external_id=person_id,
                    document={"id": person_id, "name": name},
                )
        raise NotFoundError(f"there is no person {person_id!r}")

    async def _vectors(self, one: Subject) -> tuple[HeldVectors, ...]:
        condition = BELONGINGS[VectorRow.__tablename__].of
        assert condition is not None  # noqa: S101 - vectors are somebody's
        rows = await self._connection.execute(
            select(VectorRow.fingerprint, func.count())
            .where(condition(one))
            .group_by(VectorRow.fingerprint)
            .order_by(VectorRow.fingerprint)
        )
        return tuple(HeldVectors(embedder=name, count=number) for name, number in rows)

    async def _leaving(self, one: Subject, person_id: str) -> tuple[str, ...]:
        """Return the ids of all people who go: with an account, everybody whom it keeps."""
        if not one.has_account:
            return (person_id,)
        kept = await self._connection.scalars(
            select(PersonRow.external_id).where(PersonRow.owner_id == one.owner_id)
        )
        return tuple(kept)

    def _rewriting(self, one: Subject, person_id: str, leaver: Leaver) -> Rewriting:
        return Rewriting(
            self._connection,
            passages=self._passages,
            subject=one,
            person_id=person_id,
            leaver=leaver,
            parting=Parting(account_id=person_id, stand_in=f"left-{self._ids.new()}")
            if one.has_account
            else None,
        )

    async def _part(self, account_id: str) -> None:
        """Delete what other accounts keep that is this person's alone, and what may quote it."""
        theirs = select(PersonRow.id).where(PersonRow.external_id == account_id)
        keepers = select(PersonRow.owner_id).where(PersonRow.external_id == account_id)
        await self._connection.execute(delete(GoalRow).where(GoalRow.mentee_id.in_(theirs)))
        await self._connection.execute(
            update(PairRow)
            .where(or_(PairRow.mentor_id.in_(theirs), PairRow.mentee_id.in_(theirs)))
            .values(handshake=None)
        )
        await self._connection.execute(
            delete(KeptAnswerRow).where(KeptAnswerRow.owner_id.in_(keepers))
        )


def _signs_of(one: Subject, person_id: str) -> list[str]:
    """Return what is buried of somebody, to be hashed."""
    signs = [_id_sign(one.owner_id, person_id)]
    if one.key != _NO_ROW:
        signs.append(one.key)
    if one.has_account:
        signs.append(_account_sign(person_id))
    return signs


def _id_sign(owner_id: str, person_id: str) -> str:
    # No id holds a NUL.
    return f"person\0{owner_id}\0{person_id}"


def _account_sign(account_id: str) -> str:
    return f"account\0{account_id}"


def _is_before(made: datetime, erased: datetime | None) -> bool:
    return erased is not None and made <= erased


def _always(_one: Subject) -> ColumnElement[bool]:
    return true()


def _subject(row: _Known) -> Subject:
    has_account = row.owner_id == row.external_id
    return Subject(
        key=row.id,
        owner_id=row.owner_id,
        is_owner=has_account or (row.owner_id == LOCAL_OWNER and row.external_id == OWN_ID),
        has_account=has_account,
    )


_OF_TALKS: Final = frozenset({ItemRow.__tablename__, PassageRow.__tablename__})


def _is_keepers(row: Row[tuple[object, ...]], one: Subject) -> bool:
    return one.is_owner and row.owner_id == one.owner_id


def _is_of_a_private_talk(row: Row[tuple[object, ...]], kind: str, one: Subject) -> bool:
    """Tell whether a row quotes a talk that somebody else keeps to themselves."""
    return (
        kind in _OF_TALKS
        and row.session_id is not None
        and row.visibility == Visibility.ME.value
        and not _is_keepers(row, one)
    )


def _shown(row: Row[tuple[object, ...]], kind: str, one: Subject) -> Mapping[str, JsonValue]:
    """Return a row as JSON, without what the other side keeps to themselves."""
    values = {name: _json(value) for name, value in row._mapping.items()}  # noqa: SLF001 - public
    document = values.get("document")
    is_talk = kind == MentoringSessionRow.__tablename__
    if is_talk and isinstance(document, dict) and not _is_keepers(row, one):
        own = "mentor" if row.mentor_id == one.key else "mentee"
        said = document.get("feedback")
        heard: list[JsonValue] = [
            each
            for each in (said if isinstance(said, list) else [])
            if isinstance(each, dict) and (each.get("side") == own or each.get("is_shared"))
        ]
        hidden: dict[str, JsonValue] = {"feedback": heard, "struck": [], "recap_sent_on": None}
        if document.get("private"):
            hidden |= {"notes": "", "question": None}
        values["document"] = {**document, **hidden}
    return values


def _json(value: object) -> JsonValue:
    if isinstance(value, datetime):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float | bool | dict | list):
        return value
    return str(value)
