"""The access policy as a WHERE clause: at most the rows that `access.policy` lets be read.

The services ask the policy again for each row; a test holds the two together.
"""

from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from companion.access.principal import Principal
from companion.access.record import Visibility
from companion.adapters.sql.columns import Word
from companion.adapters.sql.tables import OfPair, Owned, PairRow

READER: Final = "reader"
"""The parameter that stands for who reads, in statements that are made once for everybody."""

# Made once: at each read they would cost more than reading a dozen rows.
_MINE: Final = aliased(PairRow)
_THEIRS: Final = aliased(PairRow)
_OTHER: Final = aliased(PairRow)


def readable_by(principal: Principal, table: type[Owned]) -> ColumnElement[bool]:
    """Return the condition for rows that `principal` may read or quote."""
    return _readable(principal.person_id, table)


def readable_by_reader(table: type[Owned]) -> ColumnElement[bool]:
    """Return the same for whoever the parameter `READER` names when it is executed."""
    return _readable(bindparam(READER, type_=Word), table)


def _readable(reader: "str | BindParameter[str]", table: type[Owned]) -> ColumnElement[bool]:
    conditions = [table.owner_id == reader, table.visibility == Visibility.PUBLIC.value]
    for_pair = table.visibility == Visibility.PAIR.value
    if issubclass(table, OfPair):
        conditions.append(and_(for_pair, table.pair_id.in_(_shared_with(reader))))
    if issubclass(table, PairRow):
        conditions.append(and_(for_pair, PairRow.id.in_(_shared_with(reader))))
    return or_(*conditions)


def rankable_by(principal: Principal, table: type[Owned]) -> ColumnElement[bool]:
    """Return the condition for rows that may move an order of results for `principal`."""
    inside = and_(
        table.visibility.in_([Visibility.PAIR.value, Visibility.PROGRAMME.value]),
        table.programme_id.in_(sorted(principal.programme_ids)),
    )
    return or_(readable_by(principal, table), inside)


def shared_with(principal: Principal) -> Select[str]:
    """Return the keys of other accounts' pairs that `principal` and they have agreed to share."""
    return _shared_with(principal.person_id)


def _shared_with(reader: "str | BindParameter[str]") -> Select[str]:
    return (
        select(_THEIRS.id)
        .join(_MINE, _MINE.handshake == _THEIRS.handshake)
        .where(_MINE.owner_id == reader, _THEIRS.owner_id != reader)
    )


def members(pair: type[PairRow]) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Return the columns of a pair's owner, and of who shares it, if both have agreed."""
    shares = (
        select(_OTHER.owner_id)
        .where(_OTHER.handshake == pair.handshake, _OTHER.owner_id != pair.owner_id)
        .limit(1)
        .scalar_subquery()
    )
    return pair.owner_id.label("pair_owner"), shares.label("pair_other")
