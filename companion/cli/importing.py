"""What `companion import` reads: one batch of records from any of the forms people have."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from companion.application.records import Batch
from companion.cli import given
from companion.cli.printing import remark, say
from companion.cli.reading import read_text
from companion.errors import InputError
from companion.goals.goal import Goal
from companion.people.person import Person
from companion.sessions.session import MentoringSession

_TABLES: Final = frozenset({".csv", ".tsv"})
_MOST_NOTICES: Final = 20


def read_batch(kind: str, files: Sequence[str], *, columns: str | None) -> Batch:
    """Return the records of all files as one batch.

    Raises:
        InputError: a file cannot be used; bad rows are reported all at once.
    """
    from companion.records import read_records

    if kind == "people":
        return _people(files, columns=columns)
    if columns is not None:
        raise InputError("--columns is for a spreadsheet of people")
    if kind == "goals":
        return Batch(goals=tuple(goal for file in files for goal in given.goals_in(file)))
    return Batch(
        sessions=tuple(
            session
            for file in files
            for session in read_records(read_text(file), where=file, of=MentoringSession)
        )
    )


def _people(files: Sequence[str], *, columns: str | None) -> Batch:
    people: dict[str, Person] = {}
    goals: list[Goal] = []
    for file in files:
        if Path(file).suffix.lower() in _TABLES:
            found, stated = _form(file, columns=columns)
            goals.extend(stated)
        else:
            found = given.people_in(file)
        for person in found:
            if people.setdefault(person.id, person) != person:
                raise InputError(
                    f"{file}: the id {person.id!r} is two different people; rename one"
                )
    return Batch(people=tuple(people.values()), goals=tuple(goals))


def _form(file: str, *, columns: str | None) -> tuple[tuple[Person, ...], tuple[Goal, ...]]:
    """Read a web form's spreadsheet by a mapping: the one given, or the likely one, written out."""
    from companion.goals.stated import goals_of
    from companion.people.columns import propose_mapping
    from companion.people.columns_file import columns_as_text, columns_of_text
    from companion.people.spreadsheet import read_people
    from companion.people.tables import read_table

    text = read_text(file)
    table = read_table(text, where=file)
    if columns is not None and Path(columns).exists():
        mapping = columns_of_text(read_text(columns), where=columns)
    else:
        mapping = propose_mapping(table.header, table.rows)
        target = Path(columns) if columns else Path(file).with_suffix(".columns.yaml")
        _write(target, columns_as_text(mapping))
        say(f"The likely columns of {file}, also written to {target} for editing:")
        for column in mapping.columns:
            say(f"{column.header!r}: {column.holds.value}", indent=2)
        say(f"Wrong? Edit {target} and import again with --replace --columns {target}")
    read = read_people(text, mapping, where=file)
    for notice in read.notices[:_MOST_NOTICES]:
        remark(str(notice))
    if len(read.notices) > _MOST_NOTICES:
        remark(f"… and {len(read.notices) - _MOST_NOTICES} more notices like these")
    if read.unmapped_columns:
        remark(f"left out: the columns {', '.join(map(repr, read.unmapped_columns))}")
    say(f"{len(read.mentors)} mentors, {len(read.mentees)} mentees, {len(read.goals)} goals")
    everyone = tuple({person.id: person for person in (*read.mentors, *read.mentees)}.values())
    return everyone, goals_of(read, where=file)


def _write(target: Path, text: str) -> None:
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write {str(target)!r}: {error.strerror}") from None
