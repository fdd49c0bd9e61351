"""Records as files hold them: JSON, JSON Lines or one object, every bad row reported at once."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from pydantic import BaseModel, JsonValue, ValidationError

from companion.errors import BadRecordsError, Problem, UnreadableFileError
from companion.problems import problems_of, shown
from companion.strict_json import decode, explained
from companion.values import Value

V = TypeVar("V", bound=Value)

BYTE_ORDER_MARK: Final = "\ufeff"
_BLANK: Final = " \t\n\r"


@dataclass(frozen=True, slots=True)
class Row:
    """One record before it is checked: the line where it begins, and its fields."""

    line: int
    fields: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Rows:
    """What could be read of a file, and the problems of what could not."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()


def read_records(text: str, *, where: str, of: type[V]) -> tuple[V, ...]:
    """Return the records of a JSON array, of a single object, or of JSON Lines.

    Args:
        text: the whole file; one leading byte order mark is dropped.
        where: the file's name, for the problems.
        of: the type of each record, one that has an `id`.

    Raises:
        UnreadableFileError: the file is empty, or not JSON at all.
        BadRecordsError: one or more records are wrong; every problem is in it.
    """
    return checked(read_rows(text, where=where), where=where, of=of)


def read_rows(text: str, *, where: str) -> Rows:
    """Return the JSON objects of a file without checking their fields.

    Raises:
        UnreadableFileError: the file is empty, or not JSON at all.
    """
    body = text.removeprefix(BYTE_ORDER_MARK)
    if not body.strip(_BLANK):
        raise UnreadableFileError(f"{where} is empty; it should hold at least one JSON object")
    first = body.lstrip(_BLANK)[0]
    if first not in "[{":
        raise UnreadableFileError(
            f"{where} is not JSON: it begins with {shown(body.strip(_BLANK)[:30])}; "
            "give a JSON array, one object, or one object per line"
        )
    reading = _Reading(where)
    if first == "{" and _is_one_per_line(body):
        reading.read_lines(body)
    else:
        reading.read_document(body)
    return reading.finished()


def checked(read: Rows, *, where: str, of: type[V]) -> tuple[V, ...]:
    """Return the rows as records of the type `of`.

    Raises:
        BadRecordsError: one or more could not be read or are wrong, or two share an id.
    """
    records: list[V] = []
    problems = list(read.problems)
    line_of: dict[str, int] = {}
    dates = _date_fields(of)
    for row in read.rows:
        problems.extend(_repeated_id(row, line_of, where=where))
        numbers = tuple(_numbers_for_dates(row, dates, where=where))
        problems.extend(numbers)
        said = {problem.field for problem in numbers}
        try:
            records.append(of.model_validate(row.fields))
        except ValidationError as error:
            found = problems_of(error, of=of, where=where, line=row.line)
            problems.extend(problem for problem in found if problem.field not in said)
    if problems:
        raise BadRecordsError(tuple(sorted(problems, key=lambda problem: problem.line or 0)))
    return tuple(records)


def _is_one_per_line(body: str) -> bool:
    """Whether a text of objects has one on each line, even when some of them are broken."""
    lines = [line.strip(_BLANK) for line in body.split("\n")]
    filled = [line for line in lines if line]
    try:
        decode(filled[0])
    except json.JSONDecodeError:
        pass
    else:
        return True
    opening = sum(line.startswith("{") and line != "{" for line in filled)
    return len(filled) > 1 and opening == len(filled)


class _Reading:
    """One pass over a file: the rows that could be read and the problems of the others."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.rows: list[Row] = []
        self.problems: list[Problem] = []

    def finished(self) -> Rows:
        if not self.rows and not self.problems:
            raise UnreadableFileError(f"{self.where} holds an empty list; add at least one record")
        return Rows(tuple(self.rows), tuple(self.problems))

    def read_lines(self, body: str) -> None:
        # Only "\n" ends a line: the other line breaks of Unicode may stand inside a JSON text.
        for number, raw in enumerate(body.split("\n"), start=1):
            line = raw.strip(_BLANK)
            if line:
                self._read_line(line, number)

    def _read_line(self, line: str, number: int) -> None:
        try:
            end = self._take(line, 0, number)
        except json.JSONDecodeError as error:
            self._add(number, explained(error), value=shown(line))
            return
        if end < len(line):
            self._add(
                number,
                "there is more text after the record; put each record on a line of its own",
                value=shown(line[end:]),
            )

    def read_document(self, body: str) -> None:
        """Read an array, or objects that follow one another over several lines."""
        position = _after_blanks(body, 0)
        in_array = body[position] == "["
        if in_array:
            position = _after_blanks(body, position + 1)
        line, counted = 1, 0
        while position < len(body) and not (in_array and body[position] == "]"):
            line += body.count("\n", counted, position)
            counted = position
            try:
                position = self._take(body, position, line)
                position = _after_separator(body, position, in_array=in_array)
            except json.JSONDecodeError as error:
                self._add(error.lineno, explained(error))
                return
        if in_array:
            self._close(body, position)

    def _close(self, body: str, position: int) -> None:
        last = body.count("\n", 0, position) + 1
        if position == len(body):
            self._add(last, "the list has no closing bracket; the file may be cut")
        elif body[position + 1 :].strip(_BLANK):
            self._add(last, "there is more text after the list; remove it")

    def _take(self, text: str, position: int, line: int) -> int:
        decoded = decode(text, start=position)
        for flaw in decoded.flaws:
            self._add(line, flaw.remedy, value=flaw.value)
        if isinstance(decoded.value, dict):
            self.rows.append(Row(line, decoded.value))
        else:
            self._add(line, "must be an object in braces", value=shown(decoded.value))
        return decoded.end

    def _add(self, line: int, remedy: str, *, value: str | None = None) -> None:
        self.problems.append(Problem(where=self.where, line=line, value=value, remedy=remedy))


def _after_blanks(text: str, position: int) -> int:
    while position < len(text) and text[position] in _BLANK:
        position += 1
    return position


def _after_separator(text: str, position: int, *, in_array: bool) -> int:
    position = _after_blanks(text, position)
    if not in_array or position == len(text) or text[position] == "]":
        return position
    if text[position] != ",":
        raise json.JSONDecodeError("Expecting ',' delimiter", text, position)
    after = _after_blanks(text, position + 1)
    if after < len(text) and text[after] == "]":
        raise json.JSONDecodeError("Illegal trailing comma", text, position)
    return after


def _repeated_id(row: Row, line_of: dict[str, int], *, where: str) -> Iterable[Problem]:
    identifier = row.fields.get("id")
    if not isinstance(identifier, str):
        return
    if identifier in line_of:
        yield Problem(
            where=where,
            line=row.line,
            field="id",
            value=shown(identifier),
            remedy=f"is already used in line {line_of[identifier]}; give each record its own id",
        )
    else:
        line_of[identifier] = row.line


def _date_fields(of: type[BaseModel]) -> frozenset[str]:
    return frozenset(
        name for name, field in of.model_fields.items() if field.annotation in {date, date | None}
    )


def _numbers_for_dates(row: Row, dates: frozenset[str], *, where: str) -> Iterable[Problem]:
    # Pydantic reads a number as seconds since 1970, so 20270331 would pass for a day in August.
    for name in sorted(dates):
        value = row.fields.get(name)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if number or (isinstance(value, str) and _DIGITS.fullmatch(value)):
            yield Problem(
                where=where,
                line=row.line,
                field=name,
                value=shown(value),
                remedy='must be a date in double quotes, as in "2027-03-31"',
            )


_DIGITS: Final = re.compile(r"\s*[-+]?[\d.]+\s*")
