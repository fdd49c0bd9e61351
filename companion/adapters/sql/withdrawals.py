"""What was taken back since a backup: keys, a yes to share or to use. No restore gives it again.

Only what both databases know is compared, so that a restore on a new machine keeps everything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.access.principal import LOCAL_OWNER
from companion.access.record import Visibility
from companion.adapters.sql.account_tables import AccountRow, ApiKeyRow
from companion.adapters.sql.tables import (
    ConsentRow,
    GoalRow,
    ItemRow,
    MentoringSessionRow,
    PairRow,
    PassageRow,
)

Json = Any
_Name = tuple[str, str]
"""Owner and id of a record."""
_About = tuple[str, str, str]
"""Whose consent it is, of which material, and for what."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What keys and yeses a database knows.

    Attributes:
        accounts: their ids.
        keys: when each was revoked, by public prefix.
        pairs: handshake and document of each pair, by owner and id.
        refused: consents that are denied, and since when.
        private_talks: sessions that are their owners' alone.
        private_goals: goals that are.
    """

    accounts: frozenset[str]
    keys: Mapping[str, datetime | None]
    pairs: Mapping[_Name, tuple[str | None, Mapping[str, Json]]]
    refused: Mapping[_About, datetime] = field(default_factory=dict)
    private_talks: frozenset[_Name] = frozenset()
    private_goals: frozenset[_Name] = frozenset()


async def standing_of(connection: AsyncConnection) -> Standing:
    """Return what a database knows."""
    keys = await connection.execute(select(ApiKeyRow.prefix, ApiKeyRow.revoked_at))
    pairs = await connection.execute(
        select(PairRow.owner_id, PairRow.external_id, PairRow.handshake, PairRow.document)
    )
    return Standing(
        accounts=frozenset(await connection.scalars(select(AccountRow.id))),
        keys={row.prefix: row.revoked_at for row in keys},
        pairs={(row.owner_id, row.external_id): (row.handshake, row.document) for row in pairs},
        refused=await _refused(connection),
        private_talks=await _private(connection, MentoringSessionRow),
        private_goals=await _private(connection, GoalRow),
    )


async def _refused(connection: AsyncConnection) -> Mapping[_About, datetime]:
    rows = await connection.execute(select(ConsentRow).where(ConsentRow.allowed.is_(False)))
    return {(row.owner_id, row.material, row.purpose): row.said_at for row in rows}


async def _private(
    connection: AsyncConnection, table: type[MentoringSessionRow | GoalRow]
) -> frozenset[_Name]:
    rows = await connection.execute(
        select(table.owner_id, table.external_id).where(table.visibility == Visibility.ME.value)
    )
    return frozenset((row.owner_id, row.external_id) for row in rows)


async def withdraw(connection: AsyncConnection, present: Standing) -> None:
    """Take back in a restored database what is taken back in the one that it replaces."""
    keys = await connection.execute(select(ApiKeyRow.prefix, ApiKeyRow.account_id))
    for key in keys.all():
        revoked_at = present.keys.get(key.prefix)
        if revoked_at is not None:
            await connection.execute(
                update(ApiKeyRow)
                .where(ApiKeyRow.prefix == key.prefix)
                .values(revoked_at=revoked_at)
            )
        elif key.prefix not in present.keys and key.account_id in present.accounts:
            await connection.execute(delete(ApiKeyRow).where(ApiKeyRow.prefix == key.prefix))
    await _let_go(connection, present)
    await _refuse(connection, present.refused)
    await _hide_talks(connection, present.private_talks)
    await _hide_goals(connection, present.private_goals)


async def _let_go(connection: AsyncConnection, present: Standing) -> None:
    """Take back each yes to share a pair that is said no longer, or whose pair was removed."""
    pairs = await connection.execute(
        select(
            PairRow.id, PairRow.owner_id, PairRow.external_id, PairRow.handshake, PairRow.document
        ).where(PairRow.handshake.is_not(None))
    )
    for row in pairs.all():
        # A pair that its account removed is none any more; of an unknown account nothing is known.
        gone = (None, {}) if row.owner_id in present.accounts else (row.handshake, row.document)
        handshake, document = present.pairs.get((row.owner_id, row.external_id), gone)
        if handshake != row.handshake:
            await connection.execute(
                update(PairRow)
                .where(PairRow.id == row.id)
                .values(handshake=None, document=_with_words_of(row.document, document))
            )


def _with_words_of(restored: Mapping[str, Json], present: Mapping[str, Json]) -> Mapping[str, Json]:
    """Return a pair with no word on its terms that is not said any more."""
    terms = restored.get("agreement")
    if not terms:
        return restored
    said = (present.get("agreement") or {}).get("words") or ()
    words = [word for word in terms.get("words") or () if word in said]
    return {**restored, "agreement": {**terms, "words": words}}


async def _refuse(connection: AsyncConnection, refused: Mapping[_About, datetime]) -> None:
    """Deny each consent that is denied, of whoever is there."""
    accounts = {LOCAL_OWNER, *await connection.scalars(select(AccountRow.id))}
    for (owner_id, material, purpose), said_at in refused.items():
        if owner_id not in accounts:
            continue
        about = {"owner_id": owner_id, "material": material, "purpose": purpose}
        same = [getattr(ConsentRow, name) == value for name, value in about.items()]
        await connection.execute(delete(ConsentRow).where(*same))
        await connection.execute(insert(ConsentRow).values(**about, allowed=False, said_at=said_at))


async def _hide_talks(connection: AsyncConnection, private: frozenset[_Name]) -> None:
    """Make talks private again, with what was confirmed of them and what search compares."""
    talk = MentoringSessionRow
    rows = await connection.execute(
        select(talk.id, talk.owner_id, talk.external_id, talk.document).where(
            talk.visibility != Visibility.ME.value
        )
    )
    for row in rows.all():
        if (row.owner_id, row.external_id) not in private:
            continue
        mine = {"visibility": Visibility.ME.value}
        document = {**row.document, "private": True}
        await connection.execute(
            update(talk).where(talk.id == row.id).values(**mine, document=document)
        )
        for table in (ItemRow, PassageRow):
            await connection.execute(update(table).where(table.session_id == row.id).values(**mine))


async def _hide_goals(connection: AsyncConnection, private: frozenset[_Name]) -> None:
    """Take goals out of pairs that they are shown no longer."""
    rows = await connection.execute(
        select(GoalRow.id, GoalRow.owner_id, GoalRow.external_id, GoalRow.document).where(
            GoalRow.pair_id.is_not(None)
        )
    )
    for row in rows.all():
        if (row.owner_id, row.external_id) in private:
            document = {**row.document, "pair_id": None}
            hidden = {"pair_id": None, "visibility": Visibility.ME.value, "document": document}
            await connection.execute(update(GoalRow).where(GoalRow.id == row.id).values(**hidden))
