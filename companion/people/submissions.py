"""The rows of each person in a form, the latest answer last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from companion.errors import Problem
from companion.people.cells import ReadStamps, stamps_of
from companion.people.column_words import Holds
from companion.people.form_rows import FormColumn, FormRow
from companion.people.tables import Table, TableRow


@dataclass(frozen=True, slots=True)
class Submission:
    """One row with its time, and its time if day and month stand the other way round."""

    row: TableRow
    moment: float
    otherwise: float


def rows_by_person(table: Table, mapped: Sequence[FormColumn]) -> list[list[Submission]]:
    """Return the rows of each person, earliest first; without an address every row is one."""
    stamps = _stamps(table, mapped)
    emails = [column for column in mapped if column.column.holds is Holds.EMAIL]
    groups: dict[str, list[Submission]] = {}
    for number, row in enumerate(table.rows):
        email = FormRow(row, emails, where="").email
        key = f"row {number}" if email is None else email.casefold()
        # Rows without a time of submission come first, in the order of the file.
        moment = stamps.moments[number]
        other = (stamps.otherwise or stamps.moments)[number]
        found = Submission(
            row, -inf if moment is None else moment, -inf if other is None else other
        )
        groups.setdefault(key, []).append(found)
    return [sorted(group, key=lambda each: each.moment) for group in groups.values()]


def _stamps(table: Table, mapped: Sequence[FormColumn]) -> ReadStamps:
    for column in mapped:
        if column.column.holds is Holds.TIMESTAMP:
            return stamps_of([row.cells[column.index] for row in table.rows])
    return ReadStamps((None,) * len(table.rows))


def guessed_order(groups: Sequence[Sequence[Submission]], *, where: str) -> Iterator[Problem]:
    """Say where the latest answer hangs on whether the day or the month comes first."""
    for group in groups:
        latest = group[-1]
        if any(each.otherwise > latest.otherwise for each in group):
            remark = (
                "the dates could be day/month or month/day: read as day/month, so this row is the "
                "latest of this address; delete the other row if it is not"
            )
            yield Problem(where=where, line=latest.row.line, remedy=remark)
