"""Consents and departures in SQL."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, insert, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.access.consent import Choice, Choices, Material, Purpose
from companion.access.departures import Departure, DeparturesTo
from companion.access.principal import LOCAL_OWNER, Principal
from companion.adapters.sql.account_tables import AccountRow
from companion.adapters.sql.meta import Meta
from companion.adapters.sql.tables import ConsentRow, DepartureRow, Owned


async def choices_of(connection: AsyncConnection, owner_id: str) -> Choices:
    """Return what an owner said of their material."""
    rows = await connection.execute(
        select(ConsentRow.material, ConsentRow.purpose, ConsentRow.allowed)
        .where(ConsentRow.owner_id == owner_id)
        .order_by(ConsentRow.purpose, ConsentRow.material)
    )
    said = (
        Choice(material=Material(row.material), purpose=Purpose(row.purpose), allowed=row.allowed)
        for row in rows
    )
    return Choices(owner_id=owner_id, said=tuple(said))


async def held_back(connection: AsyncConnection) -> frozenset[Material]:
    """Return what an account does not let leave; without accounts, what the user here does not."""
    accounts = await connection.scalar(select(func.count()).select_from(AccountRow)) or 0
    if not accounts:
        choices = await choices_of(connection, LOCAL_OWNER)
        return frozenset(one for one in Material if not choices.may(one, Purpose.REMOTE))
    rows = await connection.execute(
        select(ConsentRow.material, func.count())
        .join(AccountRow, AccountRow.id == ConsentRow.owner_id)
        .where(ConsentRow.purpose == Purpose.REMOTE.value, ConsentRow.allowed.is_(True))
        .group_by(ConsentRow.material)
    )
    allowed = {Material(material) for material, number in rows if number == accounts}
    return frozenset(Material) - allowed


async def say(
    connection: AsyncConnection, owner_id: str, choices: Iterable[Choice], *, at: datetime
) -> None:
    """Keep what an owner says in place of what they said before of the same."""
    for one in choices:
        key = {"owner_id": owner_id, "material": one.material.value, "purpose": one.purpose.value}
        same = [getattr(ConsentRow, name) == value for name, value in key.items()]
        await connection.execute(delete(ConsentRow).where(*same))
        await connection.execute(insert(ConsentRow).values(**key, allowed=one.allowed, said_at=at))
    # What was read by the old word is read anew.
    await Meta(connection).raise_records_version()


def may_rank(principal: Principal, material: Material, table: type[Owned]) -> ColumnElement[bool]:
    """Return the condition for rows whose owner lets this material move what others are shown.

    Owners' own results are theirs, unless they said no outright. For everybody else it is what
    `Choices.may` says; a test holds the two together.
    """
    said = (
        select(ConsentRow.owner_id)
        .where(
            ConsentRow.owner_id == table.owner_id,
            ConsentRow.purpose == Purpose.RANK.value,
            ConsentRow.material == material.value,
        )
        .correlate(table)
    )
    yes = said.where(ConsentRow.allowed.is_(True)).exists()
    is_own = or_(table.owner_id == LOCAL_OWNER, table.owner_id == principal.person_id)
    return or_(yes, and_(is_own, not_(said.exists())))


async def note(
    connection: AsyncConnection, departure: Departure, *, key: str, at: datetime
) -> None:
    """Write one departure down."""
    await connection.execute(
        insert(DepartureRow).values(
            id=key,
            left_at=at,
            host=departure.host,
            purpose=departure.purpose,
            fields=",".join(sorted(departure.fields)),
            characters=departure.characters,
        )
    )


async def departures(connection: AsyncConnection) -> tuple[DeparturesTo, ...]:
    """Return what ever left, by host, the latest first."""
    rows = await connection.execute(
        select(
            DepartureRow.host,
            func.count().label("requests"),
            func.sum(DepartureRow.characters).label("characters"),
            func.min(DepartureRow.left_at).label("first_at"),
            func.max(DepartureRow.left_at).label("last_at"),
        )
        .group_by(DepartureRow.host)
        .order_by(func.max(DepartureRow.left_at).desc())
    )
    named = await connection.execute(select(DepartureRow.host, DepartureRow.fields).distinct())
    fields: dict[str, set[str]] = {}
    for row in named:
        fields.setdefault(row.host, set()).update(filter(None, row.fields.split(",")))
    return tuple(
        DeparturesTo(
            host=row.host,
            requests=row.requests,
            characters=int(row.characters),
            first_at=row.first_at,
            last_at=row.last_at,
            fields=tuple(sorted(fields[row.host])),
        )
        for row in rows
    )
