"""Who may do what to which row: one pure function that every records service asks."""

from enum import StrEnum
from typing import Final

from companion.access.principal import Principal
from companion.access.record import Stamp, Visibility
from companion.errors import ForbiddenError, NotFoundError


class Action(StrEnum):
    """What somebody wants to do with a row."""

    READ = "read"
    """See it, or quote from it."""
    RANK = "rank"
    """Let it move an order of results, without showing a word of it."""
    CHANGE = "change"
    REMOVE = "remove"


class Verdict(StrEnum):
    """The policy's answer. A hidden row must look exactly like one that does not exist."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    HIDDEN = "hidden"


_READERS_MAY: Final = frozenset({Action.READ, Action.RANK})
_RANKS_INSIDE_A_PROGRAMME: Final = frozenset({Visibility.PAIR, Visibility.PROGRAMME})


def decide(principal: Principal, action: Action, stamp: Stamp) -> Verdict:
    """Return whether `principal` may do `action` to the row with this stamp.

    Owners may do everything. Others read what is public or belongs to a pair of theirs; what is
    for the programme is shown in aggregates only, so no single row of it can be read. Whatever
    can be read may rank; notes of a pair and rows for the programme also rank for its members.
    Only owners change and remove. Everything else is denied.
    """
    if stamp.owner_id == principal.person_id:
        return Verdict.ALLOWED
    if _may_read(principal, stamp):
        return Verdict.ALLOWED if action in _READERS_MAY else Verdict.FORBIDDEN
    if action is Action.RANK and _may_rank(principal, stamp):
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


def _may_read(principal: Principal, stamp: Stamp) -> bool:
    if stamp.visibility is Visibility.PUBLIC:
        return True
    return stamp.visibility is Visibility.PAIR and principal.person_id in stamp.pair_members


def _may_rank(principal: Principal, stamp: Stamp) -> bool:
    return (
        stamp.visibility in _RANKS_INSIDE_A_PROGRAMME
        and stamp.programme_id is not None
        and stamp.programme_id in principal.programme_ids
    )
