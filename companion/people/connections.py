"""LinkedIn's Connections.csv: whom somebody knows, for choosing whom to ask.

These people gave their data to LinkedIn, not to us: a connection lives in memory while its owner
looks for a name and is never stored, embedded in an index or sent to a model. The type is not a
`Person`, so no repository takes it.
"""

from dataclasses import dataclass
from typing import Final

from companion.errors import UnreadableFileError
from companion.people.tables import column_named, read_table
from companion.records import BYTE_ORDER_MARK

_FIRST_COLUMN: Final = "first name"
_PREAMBLE_LINES: Final = 20


@dataclass(frozen=True, slots=True)
class Connection:
    """Somebody known, as far as a choice needs it: no address, no link, no date."""

    name: str
    headline: str | None


def read_connections(text: str, *, where: str = "Connections.csv") -> tuple[Connection, ...]:
    """Return the named connections of an export; the "Notes:" before the table are skipped.

    Raises:
        UnreadableFileError: no line names the columns "First Name, Last Name, …".
        BadRecordsError: rows that cannot be read; all of them.
    """
    lines = text.removeprefix(BYTE_ORDER_MARK).split("\n")
    for number, line in enumerate(lines[:_PREAMBLE_LINES]):
        if line.strip().strip('"').casefold().startswith(_FIRST_COLUMN):
            # Blank lines keep the line numbers of problems true to the file.
            return _connections("\n" * number + "\n".join(lines[number:]), where=where)
    raise UnreadableFileError(
        f"{where} is no list of connections: no line begins with 'First Name'"
    )


def _connections(text: str, *, where: str) -> tuple[Connection, ...]:
    table = read_table(text, where=where)
    columns = [
        column_named(table.header, title)
        for title in ("First Name", "Last Name", "Position", "Company")
    ]
    found = []
    for row in table.rows:
        first, last, position, company = (
            "" if column is None else row.cells[column] for column in columns
        )
        name = f"{first} {last}".strip()
        if name:
            headline = f"{position} at {company}" if position and company else position or company
            found.append(Connection(name, headline or None))
    return tuple(found)
