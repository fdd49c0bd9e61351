"""What the application needs of a database: units of work, each one transaction."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from companion.goals.service import GoalsRepository
from companion.people.service import PeopleRepository
from companion.sessions.service import SessionsRepository


class Unit(Protocol):
    """Repositories that share one transaction."""

    @property
    def people(self) -> PeopleRepository:
        """Stored people."""
        ...

    @property
    def goals(self) -> GoalsRepository:
        """Stored goals."""
        ...

    @property
    def sessions(self) -> SessionsRepository:
        """Stored sessions."""
        ...


class Store(Protocol):
    """Opens units of work. A unit commits when its block ends well and rolls back otherwise."""

    def reading(self) -> AbstractAsyncContextManager[Unit]:
        """Return a unit that cannot write."""
        ...

    def writing(self) -> AbstractAsyncContextManager[Unit]:
        """Return a unit that writes, alone across processes."""
        ...

    async def close(self) -> None:
        """Release all connections."""
        ...
