"""People and careers from files: records, a JSON Resume in their place, or a CV as text."""

import json
from collections.abc import Mapping
from dataclasses import replace

from pydantic import JsonValue

from companion.errors import AmbiguousRecordError, BadRecordsError, Problem
from companion.people.career import Position
from companion.people.json_resume import career_of_resume, looks_like_resume, read_resume
from companion.people.person import Person
from companion.people.slugs import slug
from companion.records import BYTE_ORDER_MARK, Row, Rows, checked, read_rows


def read_persons(text: str, *, where: str) -> tuple[Person, ...]:
    """Return the people of a JSON or JSON Lines file.

    A JSON Resume stands for a person wherever one is expected (its id is made of the name), and
    for a `career` inside one.

    Raises:
        UnreadableFileError: the file is empty, or not JSON at all.
        BadRecordsError: one or more records are wrong; every problem is in it.
    """
    read = read_rows(text, where=where)
    rows: list[Row] = []
    problems = list(read.problems)
    for row in read.rows:
        try:
            rows.append(replace(row, fields=_fields(row, where=where)))
        except BadRecordsError as error:
            problems.extend(error.problems)
    return checked(Rows(tuple(rows), tuple(problems)), where=where, of=Person)


def read_career(text: str, *, where: str) -> tuple[Position, ...]:
    """Return the positions in a JSON Resume, a person, a list of positions, or a CV as text.

    Raises:
        AmbiguousRecordError: the file holds several people.
        UnreadableFileError: the file is empty.
        BadRecordsError: something in it is wrong; every problem is in it.
    """
    if text.removeprefix(BYTE_ORDER_MARK).lstrip()[:1] not in {"{", "["}:
        # Imported here: most files hold records, and every `companion match` reads one.
        from companion.people.cv_text import read_cv  # noqa: PLC0415

        return read_cv(text, where=where).career
    read = read_rows(text, where=where)
    if all("title" in row.fields for row in read.rows):
        return checked(read, where=where, of=Position)
    if len(read.rows) == 1 and not read.problems and looks_like_resume(dict(read.rows[0].fields)):
        return career_of_resume(dict(read.rows[0].fields), where=where, line=read.rows[0].line)
    people = read_persons(text, where=where)
    if len(people) > 1:
        names = ", ".join(repr(person.id) for person in people[:5])
        raise AmbiguousRecordError(f"{where} holds {len(people)} people ({names} …); give one")
    return people[0].career


def _fields(row: Row, *, where: str) -> Mapping[str, JsonValue]:
    """Return a row as a person's fields, a JSON Resume put in their form."""
    if looks_like_resume(dict(row.fields)):
        read = read_resume(dict(row.fields), where=where, line=row.line)
        if read.name is None:
            remedy = "is required: a resume without a name needs one"
            raise BadRecordsError(
                (Problem(where=where, line=row.line, field="basics.name", remedy=remedy),)
            )
        return _plain(read.person(id=slug(read.name)))
    career = row.fields.get("career")
    if not looks_like_resume(career):
        return row.fields
    positions = career_of_resume(career, where=where, line=row.line)
    plain = [json.loads(position.model_dump_json(exclude_none=True)) for position in positions]
    return {**row.fields, "career": plain}


def _plain(person: Person) -> Mapping[str, JsonValue]:
    fields: Mapping[str, JsonValue] = person.model_dump(mode="json", exclude_defaults=True)
    return fields
