"""What the application needs of a database: units of work, each one transaction."""

from collections.abc import Collection
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Protocol

from companion.access.answers import Answers
from companion.access.principal import Principal
from companion.access.register import AccountsRepository
from companion.access.rights import RightsRepository
from companion.followups.service import ItemsRepository
from companion.goals.service import GoalsRepository
from companion.matching.match import NoteEvidence
from companion.pairs.service import PairsRepository
from companion.people.person import PersonId
from companion.people.service import PeopleRepository
from companion.requests.service import RequestsRepository
from companion.sessions.service import SessionsRepository

if TYPE_CHECKING:
    from companion.programmes.service import ProgrammesRepository


class EvidenceRepository(Protocol):
    """What past sessions show about mentors."""

    async def note_evidence(
        self, *, principal: Principal, mentor_ids: Collection[PersonId] | None = None
    ) -> tuple[NoteEvidence, ...]:
        """Return passages of notes that may rank for the principal, and never be quoted."""
        ...


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
    def passages(self) -> EvidenceRepository:
        """Passages of people and of notes."""
        ...

    @property
    def pairs(self) -> PairsRepository:
        """Stored pairs."""
        ...

    @property
    def requests(self) -> RequestsRepository:
        """Stored requests."""
        ...

    @property
    def sessions(self) -> SessionsRepository:
        """Stored sessions."""
        ...

    @property
    def items(self) -> ItemsRepository:
        """Stored items."""
        ...

    @property
    def accounts(self) -> AccountsRepository:
        """Who may ask over HTTP."""
        ...

    @property
    def answers(self) -> Answers:
        """Answers kept by the keys of their requests."""
        ...

    @property
    def rights(self) -> RightsRepository:
        """What a person may ask of what is held about them."""
        ...

    @property
    def programmes(self) -> "ProgrammesRepository":
        """What may be counted of a programme."""
        ...

    async def records_version(self) -> int:
        """Return the number that grows with each unit that may have written anything."""
        ...


class Store(Protocol):
    """Opens units of work. A unit commits when its block ends well and rolls back otherwise."""

    def reading(self) -> AbstractAsyncContextManager[Unit]:
        """Return a unit that cannot write."""
        ...

    def writing(self) -> AbstractAsyncContextManager[Unit]:
        """Return a unit that writes, alone across processes."""
        ...

    def answering(self) -> AbstractAsyncContextManager[Answers]:
        """Return the kept answers in a writing unit of their own, which changes no record."""
        ...

    async def scrub(self) -> bool:
        """Leave nothing of what was deleted in the files; False while a reader is in the way."""
        ...

    async def close(self) -> None:
        """Release all connections."""
        ...
