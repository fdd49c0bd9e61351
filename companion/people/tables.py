"""Tables as spreadsheets export them: CSV with commas, semicolons or tabs."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from companion.errors import BadRecordsError, Problem, TooLargeError, UnreadableFileError
from companion.people.lexicon import plain_words
from companion.problems import shown
from companion.records import BYTE_ORDER_MARK
from companion.values import FIELD_LIMIT, FILE_LIMIT, well_formed

_SEPARATORS: Final = ",;\t|"
_SAMPLE: Final = 40
_SAMPLE_LINES: Final = 2_000
_SAMPLE_CHARACTERS: Final = 100_000
_MOST_COLUMNS: Final = 500
_LONGEST_HEADER: Final = 5_000
"""A question of a form with its help text; a longer one is no header."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: the line of the file where it begins, and a cell for each column."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows that are not blank; every row is as wide as the header."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    separator: str


def read_table(text: str, *, where: str, separator: str | None = None) -> Table:
    """Read a table; the separator is found by trying each on the first rows.

    Cells lose outer spaces and blank rows are dropped. A row may be shorter than the header (the
    rest is blank) but not longer.

    Raises:
        UnreadableFileError: there is no header, or a quote is never closed.
        TooLargeError: the text is too long.
        BadRecordsError: rows that are too long, or cells that cannot be kept; all of them.
    """
    if len(text) > FILE_LIMIT:
        raise TooLargeError(f"{where} is longer than {FILE_LIMIT:,} characters; split it")
    body = text.removeprefix(BYTE_ORDER_MARK)
    stated = _stated_separator(body)
    if stated is not None:
        body = body.split("\n", 1)[1] if "\n" in body else ""
    mark = separator or stated or _separator_of(body)
    first_line = 1 if stated is None else 2
    records = _records(body, mark, where=where, first_line=first_line)
    header_row = next(records, None)
    if header_row is None:
        raise UnreadableFileError(f"{where} is empty; its first line should name the columns")
    if len(header_row.cells) > _MOST_COLUMNS:
        raise UnreadableFileError(
            f"{where} has {len(header_row.cells):,} columns; the limit is {_MOST_COLUMNS}"
        )
    return _table(header_row, records, mark, where=where)


def column_named(header: tuple[str, ...], *names: str) -> int | None:
    """Return the first column whose header is one of `names`, case and punctuation apart."""
    wanted = [plain_words(name) for name in names]
    for column, title in enumerate(header):
        if plain_words(title) in wanted:
            return column
    return None


def _table(header_row: TableRow, records: Iterator[TableRow], mark: str, *, where: str) -> Table:
    header = _without_blank_end(header_row.cells)
    if any(len(title) > _LONGEST_HEADER for title in header):
        raise UnreadableFileError(f"{where} is no table: its first line does not name columns")
    rows: list[TableRow] = []
    problems = list(_bad_cells(header_row.line, header, header, where=where))
    for row in records:
        cells = _without_blank_end(row.cells)
        if len(cells) > len(header):
            problems.append(_too_wide(row.line, cells, len(header), where=where))
        problems.extend(_bad_cells(row.line, header, cells, where=where))
        rows.append(TableRow(row.line, cells + ("",) * (len(header) - len(cells))))
    if problems:
        raise BadRecordsError(tuple(problems))
    return Table(header, tuple(rows), mark)


def _records(body: str, mark: str, *, where: str, first_line: int) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=mark, strict=True)
    line = first_line
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            if any(stripped):
                yield TableRow(line, stripped)
            line = first_line + reader.line_num
    except csv.Error as error:
        raise UnreadableFileError(
            f"{where}, the row that begins in line {line}: {_explained(str(error))}"
        ) from None


def _explained(message: str) -> str:
    if "field larger" in message or "unexpected end" in message:
        return "a double quote is opened and not closed; close it, or write it twice"
    if "expected after" in message:
        return "a double quote stands inside a cell; write it twice, and quote the whole cell"
    return f"it is not a table ({message})"


def _stated_separator(body: str) -> str | None:
    """Return the separator of a first line such as "sep=;", which Excel writes."""
    first = body[:20].split("\n", 1)[0].strip().strip('"')
    if first.lower().startswith("sep=") and len(first) == 5 and first[4] in _SEPARATORS:
        return first[4]
    return None


def _separator_of(body: str) -> str:
    """Return the separator that parts the first rows most evenly into the most columns."""
    sample = body[:_SAMPLE_CHARACTERS]
    return max(_SEPARATORS, key=lambda mark: _evenness(sample, mark))


def _evenness(sample: str, mark: str) -> tuple[float, int]:
    widths: list[int] = []
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=mark)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                widths.append(len(cells))
            if len(widths) == _SAMPLE or reader.line_num > _SAMPLE_LINES:
                break
    except csv.Error:
        widths = widths or [1]
    if not widths or widths[0] < 2:
        return 0.0, 1
    alike = sum(width == widths[0] for width in widths) / len(widths)
    return alike, widths[0]


def _without_blank_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _too_wide(line: int, cells: tuple[str, ...], width: int, *, where: str) -> Problem:
    return Problem(
        where=where,
        line=line,
        value=shown(cells[width]),
        remedy=f"has {len(cells)} cells, the header has {width}; put double quotes around a cell "
        "that holds the separator",
    )


def _bad_cells(
    line: int, header: tuple[str, ...], cells: tuple[str, ...], *, where: str
) -> Iterator[Problem]:
    for title, cell in zip(header, cells, strict=False):
        remedy = _cannot_be_kept(cell)
        if remedy is not None:
            # The header itself may hold what cannot be printed.
            field = title[:60].encode("utf-8", "replace").decode("utf-8")
            yield Problem(where=where, line=line, field=field, value=shown(cell), remedy=remedy)


def _cannot_be_kept(cell: str) -> str | None:
    if len(cell) > FIELD_LIMIT:
        return f"is {len(cell):,} characters long; the limit is {FIELD_LIMIT:,}"
    try:
        well_formed(cell)
    except ValueError as error:
        return str(error)
    return None
