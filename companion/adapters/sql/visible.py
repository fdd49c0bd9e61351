"""The access policy as a WHERE clause: at most the rows that `access.policy` lets be read.

The services ask the policy again for each row; a test holds the two together.
"""

from sqlalchemy import ColumnElement, Select, and_, or_, select

from companion.access.principal import Principal
from companion.access.record import Visibility
from companion.adapters.sql.tables import OfPair, Owned, PairRow


def readable_by(principal: Principal, table: type[Owned]) -> ColumnElement[bool]:
    """Return the condition for rows that `principal` may read or quote."""
    conditions = [
        table.owner_id == principal.person_id,
        table.visibility == Visibility.PUBLIC.value,
    ]
    if issubclass(table, OfPair):
        conditions.append(
            and_(table.visibility == Visibility.PAIR.value, table.pair_id.in_(_pairs(principal)))
        )
    if issubclass(table, PairRow):
        members = (PairRow.mentor_id, PairRow.mentee_id)
        is_member = or_(*(member == principal.person_id for member in members))
        conditions.append(and_(table.visibility == Visibility.PAIR.value, is_member))
    return or_(*conditions)


def rankable_by(principal: Principal, table: type[Owned]) -> ColumnElement[bool]:
    """Return the condition for rows that may move an order of results for `principal`."""
    inside = and_(
        table.visibility.in_([Visibility.PAIR.value, Visibility.PROGRAMME.value]),
        table.programme_id.in_(sorted(principal.programme_ids)),
    )
    return or_(readable_by(principal, table), inside)


def _pairs(principal: Principal) -> Select[str]:
    return select(PairRow.id).where(
        or_(
            PairRow.mentor_id == principal.person_id,
            PairRow.mentee_id == principal.person_id,
        )
    )
