"""The gate on the database: what owners allow, and the account of what left."""

from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING

from companion.access.consent import Choice, Choices, Material
from companion.access.departures import Departure, DeparturesTo
from companion.ports import Clock, Ids

if TYPE_CHECKING:
    from companion.adapters.sql.units import Store


class GateOfStore:
    """Looks only where there is a database; makes one where something is to leave.

    An account that lasted no longer than a command would be none.
    """

    def __init__(
        self,
        store: "Callable[[], Awaitable[Store]]",
        *,
        exists: Callable[[], bool],
        clock: Clock,
        ids: Ids,
    ) -> None:
        """Open nothing yet."""
        self._store = store
        self._exists = exists
        self._clock = clock
        self._ids = ids

    async def choices(self, owner_id: str) -> Choices:
        """Return what an owner said of their material."""
        if not self._exists():
            return Choices(owner_id=owner_id)
        from companion.adapters.sql.privacy import choices_of

        async with (await self._store()).looking() as connection:
            return await choices_of(connection, owner_id)

    async def held_back(self) -> frozenset[Material]:
        """Return what somebody here keeps here: an account, or where there is none the user."""
        if not self._exists():
            return frozenset()
        from companion.adapters.sql.privacy import held_back

        async with (await self._store()).looking() as connection:
            return await held_back(connection)

    async def say(self, owner_id: str, choices: Iterable[Choice]) -> None:
        """Keep what an owner says; it holds from the next request on."""
        from companion.adapters.sql.privacy import say

        async with (await self._store()).bookkeeping() as connection:
            await say(connection, owner_id, choices, at=self._clock.now())

    async def note(self, departure: Departure) -> None:
        """Write down what is about to leave.

        Raises:
            StoreError: it cannot be written down.
        """
        from companion.adapters.sql.privacy import note

        async with (await self._store()).bookkeeping() as connection:
            await note(connection, departure, key=self._ids.new(), at=self._clock.now())

    async def departures(self) -> tuple[DeparturesTo, ...]:
        """Return what ever left, by host."""
        if not self._exists():
            return ()
        from companion.adapters.sql.privacy import departures

        async with (await self._store()).looking() as connection:
            return await departures(connection)
