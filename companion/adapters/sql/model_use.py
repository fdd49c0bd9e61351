"""What language models were used for: one row a day, task and model, and not a word of a draft."""

from datetime import date
from typing import Final

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.adapters.sql.tables import ModelUseRow
from companion.adapters.sql.units import Store
from companion.writing.spending import DayUse, Spending

_COUNTED: Final = (
    "drafts",
    "drafted",
    "requests",
    "milliseconds",
    "prompt_tokens",
    "reply_tokens",
    "estimated_tokens",
)


class SqlLedger:
    """Keeps count in the database, so that all processes on it share a day's budget."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def spent_on(self, day: date) -> int:
        """Return the tokens of a day, those estimated included.

        Raises:
            StoreError: the database cannot be used.
        """
        async with self._store.looking() as connection:
            return int(await connection.scalar(_tokens_of(day)) or 0)

    async def used_on(self, day: date) -> DayUse:
        """Return what models were used for on a day.

        Raises:
            StoreError: the database cannot be used.
        """
        sums = [func.coalesce(func.sum(getattr(ModelUseRow, name)), 0) for name in _COUNTED]
        async with self._store.looking() as connection:
            rows = await connection.execute(select(*sums).where(ModelUseRow.day == day.isoformat()))
        found = dict(zip(_COUNTED, map(int, rows.one()), strict=True))
        return DayUse(
            drafts=found["drafts"],
            drafted=found["drafted"],
            requests=found["requests"],
            seconds=found["milliseconds"] / 1_000,
            tokens=found["prompt_tokens"] + found["reply_tokens"] + found["estimated_tokens"],
            estimated_tokens=found["estimated_tokens"],
        )

    async def record(self, spending: Spending) -> None:
        """Add what one draft cost.

        Raises:
            StoreError: the database cannot be used.
        """
        usage = spending.usage
        counts = {
            "drafts": 1,
            "drafted": int(spending.drafted),
            "requests": usage.requests,
            "milliseconds": round(usage.seconds * 1_000),
            "prompt_tokens": usage.prompt_tokens or 0,
            "reply_tokens": usage.reply_tokens or 0,
            "estimated_tokens": usage.estimated_tokens,
        }
        key = {"day": spending.day.isoformat(), "task": spending.task, "model": spending.model}
        async with self._store.bookkeeping() as connection:
            await _add(connection, key=key, counts=counts)


async def _add(connection: AsyncConnection, *, key: dict[str, str], counts: dict[str, int]) -> None:
    row = [getattr(ModelUseRow, name) == value for name, value in key.items()]
    more = {name: getattr(ModelUseRow, name) + counts[name] for name in _COUNTED}
    changed = await connection.execute(update(ModelUseRow).where(*row).values(**more))
    if not changed.rowcount:
        await connection.execute(insert(ModelUseRow).values(**key, **counts))


def _tokens_of(day: date) -> Select[int]:
    tokens = ModelUseRow.prompt_tokens + ModelUseRow.reply_tokens + ModelUseRow.estimated_tokens
    return select(func.sum(tokens)).where(ModelUseRow.day == day.isoformat())
