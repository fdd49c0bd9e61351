"""A web form of a few invented rows that the tests of its readers share."""

import csv
import io
from collections.abc import Sequence

from companion.people.columns import Columns, propose_mapping
from companion.people.spreadsheet import ImportedPeople, read_people
from companion.people.tables import read_table

HEADER = (
    "Timestamp",
    "Email Address",
    "Name",
    "Role",
    "What can you help with? (tick all)",
    "What would you like help with?",
    "Time zone",
    "When are you free?",
    "How many mentees?",
    "Languages",
    "Favourite colour",
)
ADA = ("9/14/2026 9:00:00", "ada@x.example", "Ada Ek", "Mentor", "Law;Tax", "", "London", "", "2")
BEN = ("9/14/2026 9:05:00", "ben@x.example", "Ben Ox", "Mentee", "", "my first talk", "Oslo")


def form(*rows: Sequence[str], header: Sequence[str] = HEADER, mark: str = ",") -> str:
    """Return rows as a CSV text, short rows filled."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=mark)
    writer.writerow(header)
    writer.writerows([*row, *[""] * (len(header) - len(row))] for row in rows)
    return text.getvalue()


def imported(text: str, columns: Columns | None = None) -> ImportedPeople:
    """Read a form by the mapping that is proposed for it."""
    table = read_table(text, where="form.csv")
    return read_people(text, columns or propose_mapping(table.header, table.rows), where="form.csv")


def noticed(people: ImportedPeople, line: int) -> str:
    """Return the notices of one line."""
    return "\n".join(str(notice) for notice in people.notices if notice.line == line)
