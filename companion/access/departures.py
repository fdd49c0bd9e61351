"""What leaves this machine, and who keeps account of it: when, where to, of what, how much."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from companion.access.consent import Choice, Choices, Material

EMBEDDING = "embedding"
"""What texts leave for that are compared by a model elsewhere."""


@dataclass(frozen=True, kw_only=True)
class Departure:
    """One request that goes to another machine. Not a word of what it says.

    Attributes:
        host: where to.
        purpose: the draft that it is for, or `EMBEDDING`.
        fields: the kinds of material in it.
        characters: how long it is.
    """

    host: str
    purpose: str
    fields: tuple[Material, ...]
    characters: int


@dataclass(frozen=True, kw_only=True)
class DeparturesTo:
    """Everything that ever went to one host."""

    host: str
    requests: int
    characters: int
    first_at: datetime
    last_at: datetime
    fields: tuple[str, ...]


class Gate(Protocol):
    """Stands between this machine and any other: asks for consent, and keeps the account."""

    async def choices(self, owner_id: str) -> Choices:
        """Return what an owner said of their material."""
        ...

    async def held_back(self) -> frozenset[Material]:
        """Return what somebody here keeps here: one model compares the texts of all alike."""
        ...

    async def note(self, departure: Departure) -> None:
        """Write down what is about to leave. Nothing leaves that could not be written down.

        Raises:
            StoreError: it cannot be written down.
        """
        ...


class PrivacyRecords(Gate, Protocol):
    """What a person may see and change of this."""

    async def say(self, owner_id: str, choices: Iterable[Choice]) -> None:
        """Keep what an owner says; it holds from the next request on."""
        ...

    async def departures(self) -> tuple[DeparturesTo, ...]:
        """Return what ever left, by host."""
        ...
