"""What somebody who waits for a draft is told on the way to it."""

from collections.abc import Callable
from typing import ClassVar, Final

from pydantic import SerializeAsAny

from companion.values import Value


class Gathering(Value):
    """What the draft may rest on is being read."""

    event: ClassVar[str] = "gathering"


class Drafting(Value):
    """The draft is being written. `characters` of the reply have arrived, none of them checked."""

    event: ClassVar[str] = "drafting"

    by: str
    characters: int = 0


class Compared(Value):
    """So many mentees of a cohort have been compared with the mentors."""

    event: ClassVar[str] = "drafting"

    done: int
    of: int


class DraftedItem(Value):
    """One whole item of the draft, which has passed its checks.

    `list` is the field of the draft that it belongs to; `number` counts within the action.
    """

    event: ClassVar[str] = "drafting"

    number: int
    list: str
    item: SerializeAsAny[Value]


class Retracted(Value):
    """An item that was shown and is no part of the draft after all."""

    event: ClassVar[str] = "retracted"

    number: int


class Checking(Value):
    """The whole draft is being checked."""

    event: ClassVar[str] = "checking"


class BrokenOff(Value):
    """The model's draft stopped before its end, and what follows was drafted in its place.

    The items that were shown keep standing: each is whole, and none is part of what follows.
    """

    event: ClassVar[str] = "broken_off"


Event = Gathering | Drafting | Compared | DraftedItem | Retracted | Checking | BrokenOff

Watch = Callable[[Event], None]
"""Told each event in its order; must return at once."""


def _look_away(_event: Event) -> None:
    """Let the events go by."""


UNWATCHED: Final[Watch] = _look_away


def comparing(watch: Watch) -> Callable[[int, int], None] | None:
    """Return what tells `watch` how many mentees have been compared; None where nobody watches."""
    if watch is UNWATCHED:
        return None
    return lambda done, of: watch(Compared(done=done, of=of))
