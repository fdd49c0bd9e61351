"""What the database knows of itself: who it is, its generation, the key that hashes texts."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, Select, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.adapters.sql.tables import MetaRow

_GENERATION: Final = "index_generation"
_RECORDS: Final = "records_version"
_TEXT_SECRET: Final = "text_key_secret"  # noqa: S105 - the name of a row
_SECRET_BYTES: Final = 32
_IDENTITY: Final = "identity"
_IDENTITY_BYTES: Final = 8


def set_up(connection: Connection) -> None:
    """Write the rows that every database needs, where they are missing."""
    first = {
        _GENERATION: "0",
        _IDENTITY: secrets.token_hex(_IDENTITY_BYTES),
        _TEXT_SECRET: secrets.token_hex(_SECRET_BYTES),
    }
    present = set(connection.scalars(select(MetaRow.name)))
    for name in sorted(first.keys() - present):
        connection.execute(insert(MetaRow).values(name=name, value=first[name]))


async def rows_of(connection: AsyncConnection) -> Mapping[str, str]:
    """Return every meta row."""
    found = await connection.execute(select(MetaRow.name, MetaRow.value))
    return {row.name: row.value for row in found}


async def carry_over(
    connection: AsyncConnection, present: Mapping[str, str], *, beyond: int
) -> None:
    """Let a restored database follow on the `present` one, whose place it is to take.

    Both numbers rise over what anybody can have seen, the generation by so many that each index
    is rebuilt: what it reflects is another past. It answers under the identity of its place, or a
    new one: two databases restored from one backup must not take each other's index for theirs.
    """
    own = await rows_of(connection)
    generation = max(int(rows.get(_GENERATION, 0)) for rows in (own, present)) + beyond
    seen = max(int(rows.get(_RECORDS, 0)) for rows in (own, present)) + 1
    changed = {
        _GENERATION: str(generation),
        _RECORDS: str(seen),
        _IDENTITY: present.get(_IDENTITY) or secrets.token_hex(_IDENTITY_BYTES),
    }
    await connection.execute(delete(MetaRow).where(MetaRow.name.in_(changed)))
    await connection.execute(
        insert(MetaRow), [{"name": name, "value": value} for name, value in changed.items()]
    )


class Meta:
    """The meta rows inside one unit."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._risen_to: int | None = None
        self._secret: bytes | None = None

    async def generation(self) -> int:
        """Return the number that grows with each unit that writes passages or vectors."""
        return int(await self._value(_GENERATION))

    async def records_version(self) -> int:
        """Return the number that grows with each unit that may have written anything."""
        found = await self._connection.scalar(_value_of(_RECORDS))
        return int(found or 0)

    async def raise_records_version(self) -> None:
        """Raise it; whoever remembers what was read at an earlier number reads anew."""
        number = str(await self.records_version() + 1)
        changed = await self._connection.execute(
            update(MetaRow).where(MetaRow.name == _RECORDS).values(value=number)
        )
        if not changed.rowcount:
            # A database of before there was such a row.
            await self._connection.execute(insert(MetaRow).values(name=_RECORDS, value=number))

    async def identity(self) -> str:
        """Return what tells this database from others, for an index server that they share."""
        return await self._value(_IDENTITY)

    async def rise(self) -> int:
        """Raise the generation, once per unit, and return it.

        Writing units take turns, so generations become visible in their order.
        """
        if self._risen_to is None:
            self._risen_to = await self.generation() + 1
            await self._connection.execute(
                update(MetaRow).where(MetaRow.name == _GENERATION).values(value=str(self._risen_to))
            )
        return self._risen_to

    async def require_rebuild(self, *, beyond: int) -> None:
        """Raise the generation by so many that every index is built from nothing."""
        self._risen_to = await self.generation() + beyond + 1
        await self._connection.execute(
            update(MetaRow).where(MetaRow.name == _GENERATION).values(value=str(self._risen_to))
        )

    async def text_keys(self, texts: list[str]) -> list[str]:
        """Return the keyed hash of each text: HMAC-SHA256 with a key of this database alone.

        Without the key a vector's row does not even tell which text it is the vector of.
        """
        if self._secret is None:
            self._secret = bytes.fromhex(await self._value(_TEXT_SECRET))
        return [hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest() for text in texts]

    async def _value(self, name: str) -> str:
        rows = await self._connection.execute(_value_of(name))
        return rows.scalar_one()


def _value_of(name: str) -> Select[str]:
    return select(MetaRow.value).where(MetaRow.name == name)
