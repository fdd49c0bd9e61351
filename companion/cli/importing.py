"""What `companion import` reads: one batch of records from any of the forms people have."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from companion.application.records import Batch
from companion.cli import given
from companion.cli.forms import Talk, read_form
from companion.cli.printing import say
from companion.cli.reading import read_text
from companion.errors import InputError
from companion.followups.item import Item
from companion.goals.goal import Goal
from companion.pairs.agreement import MentoringPair
from companion.people.person import Person
from companion.requests.request import Request
from companion.sessions.session import MentoringSession

_VALUES: Final[Mapping[str, type[Request | MentoringPair | MentoringSession | Item]]] = {
    "requests": Request,
    "pairs": MentoringPair,
    "sessions": MentoringSession,
    "items": Item,
}
_TABLES: Final = frozenset({".csv", ".tsv"})


def read_batch(
    kind: str,
    files: Sequence[str],
    *,
    columns: str | None = None,
    time_zone: str | None = None,
    talk: Talk = say,
) -> Batch:
    """Return the records of all files as one batch.

    `columns` and `time_zone` are for spreadsheets; `talk` prints what is said of them.

    Raises:
        InputError: a file cannot be used; bad rows are reported all at once.
    """
    from companion.records import read_records

    if kind == "people":
        return _people(files, columns=columns, time_zone=time_zone, talk=talk)
    if columns is not None or time_zone is not None:
        raise InputError("--columns and --time-zone are for a spreadsheet of people")
    if kind == "goals":
        return Batch(goals=tuple(goal for file in files for goal in given.goals_in(file)))
    of = _VALUES[kind]
    found = [one for file in files for one in read_records(read_text(file), where=file, of=of)]
    return Batch.model_validate({kind: tuple(found)})


def is_table(file: str) -> bool:
    """Whether a file is a spreadsheet."""
    return Path(file).suffix.lower() in _TABLES


def _people(
    files: Sequence[str], *, columns: str | None, time_zone: str | None, talk: Talk
) -> Batch:
    people: dict[str, Person] = {}
    goals: list[Goal] = []
    for file in files:
        if is_table(file):
            found, stated = read_form(file, columns=columns, time_zone=time_zone, talk=talk)
            goals.extend(stated)
        else:
            found = given.people_in(file)
        for person in found:
            if people.setdefault(person.id, person) != person:
                raise InputError(
                    f"{file}: the id {person.id!r} is two different people; rename one"
                )
    return Batch(people=tuple(people.values()), goals=tuple(goals))
