"""Who keeps count of what language models cost: the database where there is one."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING

from companion.writing.spending import Ledger, ProcessLedger, Spending

if TYPE_CHECKING:
    from companion.adapters.sql.units import Store


class LedgerOfStore:
    """Keeps count in the database where there is one, and in the process otherwise.

    Drafts from files make no database; a budget by the day does, for it must outlive a command.
    """

    def __init__(
        self, store: "Callable[[], Awaitable[Store]]", *, is_kept: Callable[[], bool]
    ) -> None:
        """Open nothing yet.

        Args:
            store: opens the database.
            is_kept: whether to keep count in it.
        """
        self._store = store
        self._is_kept = is_kept
        self._here = ProcessLedger()

    async def spent_on(self, day: date) -> int:
        """Return the tokens of a day; as `SqlLedger` where the database keeps count."""
        return await (await self._ledger()).spent_on(day)

    async def record(self, spending: Spending) -> None:
        """Add what one draft cost; as `SqlLedger` where the database keeps count."""
        await (await self._ledger()).record(spending)

    async def _ledger(self) -> Ledger:
        if not self._is_kept():
            return self._here
        from companion.adapters.sql.model_use import SqlLedger

        return SqlLedger(await self._store())
