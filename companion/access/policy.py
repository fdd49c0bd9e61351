"""Who may do what to which row, in which state: pure functions that every service asks.

Nothing is allowed that no line here allows. The database's own filter (`visible.py`) lets through
at most what this lets be read, and a test holds the two together.
"""

from enum import StrEnum
from typing import Final

from companion.access.consent import Choices, Material, Purpose
from companion.access.principal import Principal, Scope
from companion.access.record import Stamp, Visibility
from companion.errors import ForbiddenError, NotFoundError

AGGREGATE_AT_LEAST: Final = 5
"""People whom a number must be about before an organiser sees it."""


class Action(StrEnum):
    """What somebody wants to do with a row."""

    READ = "read"
    """See it, or quote from it."""
    RANK = "rank"
    """Let it move an order of results, without showing a word of it."""
    COUNT = "count"
    """Let it be one of at least `AGGREGATE_AT_LEAST` in a number."""
    CHANGE = "change"
    REMOVE = "remove"


class Verdict(StrEnum):
    """The policy's answer. A hidden row must look exactly like one that does not exist."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    HIDDEN = "hidden"


_READERS_MAY: Final = frozenset({Action.READ, Action.RANK, Action.COUNT})
_INSIDE_A_PROGRAMME: Final = frozenset({Visibility.PAIR, Visibility.PROGRAMME})


def decide(principal: Principal, action: Action, stamp: Stamp) -> Verdict:
    """Return whether `principal` may do `action` to the row with this stamp.

    Owners may do everything. Others read what is public or belongs to a pair of theirs that both
    agreed to and nobody ended; what is for the programme is shown in aggregates only, so no single
    row of it can be read, by its organiser neither. Whatever can be read may rank; notes of a pair
    and rows for the programme also rank for its members, and count for its organisers. Only owners
    change and remove. Everything else is denied.
    """
    if stamp.owner_id == principal.person_id:
        return Verdict.ALLOWED
    if _may_read(principal, stamp):
        return Verdict.ALLOWED if action in _READERS_MAY else Verdict.FORBIDDEN
    if action is Action.RANK and _is_inside(stamp, principal.programme_ids):
        return Verdict.ALLOWED
    if action is Action.COUNT and _is_inside(stamp, principal.organises):
        return Verdict.ALLOWED
    return Verdict.HIDDEN


def allows(principal: Principal, action: Action, stamp: Stamp) -> bool:
    """Return whether the verdict is `ALLOWED`."""
    return decide(principal, action, stamp) is Verdict.ALLOWED


def require(principal: Principal, action: Action, stamp: Stamp, *, what: str) -> None:
    """Do nothing when `action` is allowed. `what` names the row, such as "goal 'g1'".

    Raises:
        NotFoundError: the row is none of the principal's business.
        ForbiddenError: the principal may see the row but not do this.
    """
    match decide(principal, action, stamp):
        case Verdict.ALLOWED:
            return
        case Verdict.FORBIDDEN:
            raise ForbiddenError(f"{what} belongs to somebody else; you may not {action} it")
        case Verdict.HIDDEN:
            raise NotFoundError(f"there is no {what}")


def require_scope(principal: Principal, scope: Scope) -> None:
    """Do nothing when the principal's key may be used for this.

    Raises:
        ForbiddenError: it may not; the sentence says the same whatever is stored.
    """
    if scope not in principal.permissions:
        has = ", ".join(sorted(principal.permissions)) or "nothing"
        raise ForbiddenError(f"this key may not {scope} (it may: {has}); use one that may")


def require_organiser(principal: Principal, programme_id: str) -> None:
    """Do nothing when the principal organises this programme.

    Raises:
        NotFoundError: they do not; whether there is one of this id is not said.
    """
    if programme_id not in principal.organises:
        raise NotFoundError(f"there is no programme {programme_id!r} that you organise")


def may_count(
    principal: Principal, choices: Choices, material: Material, *, programme_id: str
) -> bool:
    """Return whether what somebody keeps may be one in numbers for the principal.

    It may where the principal organises the programme, it is not their own, and its owner, whose
    `choices` these are, said yes to just that.
    """
    if programme_id not in principal.organises or choices.owner_id == principal.person_id:
        return False
    return choices.may(material, Purpose.COUNT)


def shown_number(people: int) -> int | None:
    """Return how many people a number is about; None where they are too few to hide among."""
    return people if people >= AGGREGATE_AT_LEAST else None


def _may_read(principal: Principal, stamp: Stamp) -> bool:
    if stamp.visibility is Visibility.PUBLIC:
        return True
    return stamp.visibility is Visibility.PAIR and principal.person_id in stamp.pair_members


def _is_inside(stamp: Stamp, programme_ids: frozenset[str]) -> bool:
    return (
        stamp.visibility in _INSIDE_A_PROGRAMME
        and stamp.programme_id is not None
        and stamp.programme_id in programme_ids
    )
