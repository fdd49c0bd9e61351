"""What was taken back since a backup: keys, and a yes to share a pair. No restore gives it again.

Only what both databases know is compared, so that a restore on a new machine keeps everything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.adapters.sql.account_tables import AccountRow, ApiKeyRow
from companion.adapters.sql.tables import PairRow

Json = Any


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What keys and yeses a database knows.

    Attributes:
        accounts: their ids.
        keys: when each was revoked, by public prefix.
        pairs: handshake and document of each pair, by owner and id.
    """

    accounts: frozenset[str]
    keys: Mapping[str, datetime | None]
    pairs: Mapping[tuple[str, str], tuple[str | None, Mapping[str, Json]]]


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
    )


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
    pairs = await connection.execute(
        select(
            PairRow.id, PairRow.owner_id, PairRow.external_id, PairRow.handshake, PairRow.document
        ).where(PairRow.handshake.is_not(None))
    )
    for row in pairs.all():
        handshake, document = present.pairs.get(
            (row.owner_id, row.external_id), (row.handshake, row.document)
        )
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
