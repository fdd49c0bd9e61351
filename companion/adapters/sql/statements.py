"""The statements that read records: made once for each table, and executed with what is asked for.

To make one and to work out what it is compiled to takes longer than to read a dozen rows.
"""

from typing import Any, Final

from sqlalchemy import Select, String, bindparam, null, select, tuple_, type_coerce

from companion.adapters.sql.columns import Key, Word
from companion.adapters.sql.tables import OfPair, PairRow, RecordRow
from companion.adapters.sql.visible import READER, members, readable_by_reader
from companion.text.remembered import remembered

IDS: Final = "ids"
"""An external id, several, or several random keys: as the statement says."""
MOST: Final = "most"
AFTER_ID: Final = "after_id"
AFTER_KEY: Final = "after_key"
"""The place in a list from which it goes on."""

_TABLES: Final = 16
"""More than there are, each with whole rows and without documents."""


@remembered(most=_TABLES)
def named(table: type[RecordRow]) -> Select[Any]:
    """Return the statement for the reader's own record of an id, else one shared with them."""
    return (
        rows_of(table)
        .where(table.external_id == bindparam(IDS, type_=Word), readable_by_reader(table))
        .order_by(table.owner_id != bindparam(READER, type_=Word), table.id)
        .limit(1)
    )


@remembered(most=_TABLES)
def owned_by(table: type[RecordRow], *, whole: bool) -> Select[Any]:
    """Return the statement for the reader's own records among some ids."""
    among = table.external_id.in_(bindparam(IDS, type_=Word, expanding=True))
    return (
        rows_of(table, whole=whole)
        .where(table.owner_id == bindparam(READER, type_=Word), among)
        .order_by(table.external_id)
    )


@remembered(most=2 * _TABLES)
def page_of(table: type[RecordRow], *, whole: bool, is_first: bool) -> Select[Any]:
    """Return the statement for some of what the reader may read, in the order of ids."""
    statement = rows_of(table, whole=whole).where(readable_by_reader(table))
    if not is_first:
        place = tuple_(table.external_id, table.id)
        after = tuple_(bindparam(AFTER_ID, type_=Word), bindparam(AFTER_KEY, type_=Key))
        statement = statement.where(place > after)
    return statement.order_by(table.external_id, table.id).limit(bindparam(MOST))


@remembered(most=_TABLES)
def with_keys(table: type[RecordRow]) -> Select[Any]:
    """Return the statement for the rows of some random keys, whoever may read them."""
    return rows_of(table).where(table.id.in_(bindparam(IDS, type_=Key, expanding=True)))


def rows_of(table: type[RecordRow], *, whole: bool = True) -> Select[Any]:
    """Return the statement for all rows with what their stamps need, the random key first.

    Those that are not `whole` have no document, and their moments as the driver gives them: enough
    to tell whether a row still says what it said, at half the price.
    """
    moments = [table.created_at, table.updated_at]
    columns = (
        table.id,
        table.external_id,
        *([table.document] if whole else []),
        table.owner_id,
        table.programme_id,
        table.visibility,
        table.version,
        *(moments if whole else [type_coerce(moment, String) for moment in moments]),
    )
    if issubclass(table, PairRow):
        return select(*columns, table.id.label("pair_id"), *members(table))
    if not issubclass(table, OfPair):
        nothing = (null().label(name) for name in ("pair_id", "pair_owner", "pair_other"))
        return select(*columns, *nothing)
    return select(*columns, table.pair_id, *members(PairRow)).outerjoin(
        PairRow, PairRow.id == table.pair_id
    )
