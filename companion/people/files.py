"""People and careers from files: records, a JSON Resume in their place, or a CV as text."""

import json
from collections.abc import Mapping
from dataclasses import replace

from pydantic import JsonValue

from companion.errors import BadRecordsError, Problem
from companion.people.person import Person
from companion.people.resume_shape import looks_like_resume
from companion.people.slugs import slug
from companion.records import Row, Rows, checked, read_rows


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


def _fields(row: Row, *, where: str) -> Mapping[str, JsonValue]:
    """Return a row as a person's fields, a JSON Resume put in their form."""
    if looks_like_resume(dict(row.fields)):
        from companion.people.json_resume import read_resume  # noqa: PLC0415 - seldom needed

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
    from companion.people.json_resume import career_of_resume  # noqa: PLC0415 - seldom needed

    positions = career_of_resume(career, where=where, line=row.line)
    plain = [json.loads(position.model_dump_json(exclude_none=True)) for position in positions]
    return {**row.fields, "career": plain}


def _plain(person: Person) -> Mapping[str, JsonValue]:
    fields: Mapping[str, JsonValue] = person.model_dump(mode="json", exclude_defaults=True)
    return fields
