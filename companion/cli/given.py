"""People, goals and notes as they are given on the command line: records, pastes, spreadsheets."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from companion.cli.naming import named_person, several
from companion.cli.printing import remark
from companion.cli.reading import (
    STANDARD_INPUT,
    is_record_file,
    is_table_file,
    is_text_file,
    name_of,
    read_notes,
    read_text,
    refuse_path,
)
from companion.cli.unplaced import say_unplaced
from companion.errors import (
    BadRecordsError,
    InputError,
    NotFoundError,
    Problem,
    UnreadableFileError,
)
from companion.goals.goal import Goal
from companion.people.person import Person
from companion.values import Value

if TYPE_CHECKING:
    from companion.agendas.agenda import PastNotes
    from companion.summaries.summary import Participant

A = TypeVar("A", bound=Value)

_GOAL_ID: Final = "goal"
_MOST_NAMED: Final = 8
_SPEAKS_OF_SELF: Final = re.compile(r"(?:^|[.!\n]\s*)(?:I|I['’](?:m|ve)|My)\s(?!met|know)")
"""How somebody's own profile begins its sentences."""


def people_in(argument: str) -> tuple[Person, ...]:
    """Return the people of a file: JSON, JSONL, a spreadsheet, or jottings in a few lines each.

    A folder is read as a LinkedIn export. What could not be placed is said on standard error.

    Raises:
        InputError: nothing usable is there; the message says what and where.
    """
    if _is_folder(argument):
        return (from_linkedin(argument),)
    text, name = read_text(argument), name_of(argument)
    if is_table_file(argument):
        return _from_table(text, where=name)
    if is_record_file(argument) or text.lstrip().startswith(("{", "[")):
        from companion.people.files import read_persons

        return read_persons(text, where=name)
    return _from_jottings(text, where=name)


def person_in(argument: str, *, person_id: str | None, flag: str) -> Person:
    """Return one person of a file; a text file may be a CV.

    Raises:
        AmbiguousRecordError: the file holds several and `person_id` names none of them.
    """
    if _is_text_file(argument) and person_id is None:
        about = flag.startswith("--mentor")
        where = name_of(argument)
        retake = None if flag.startswith("--") else f"companion start --me {where}"
        text = read_text(argument)
        found = _one_of_text(text, where=where, may_be_noted=about, retake=retake)
        if found is not None:
            return found
    people = people_in(argument)
    return _chosen(people, person_id, flag=flag, where=name_of(argument))


def goals_in(argument: str) -> tuple[Goal, ...]:
    """Return the goals of a .json/.jsonl file, or the one that a text, or a text file, says.

    Raises:
        InputError: the text is no goal, or the file holds none.
    """
    if is_record_file(argument):
        from companion.records import read_records

        return read_records(read_text(argument), where=name_of(argument), of=Goal)
    from companion.goals.rules import goal_from_text

    if argument == STANDARD_INPUT:
        return (goal_from_text(read_text(argument), _GOAL_ID, where="standard input"),)
    refuse_path(argument, where="--goal")
    if not is_text_file(argument):
        return (goal_from_text(argument, _GOAL_ID, where="--goal"),)
    if is_table_file(argument):
        raise InputError(
            f"{name_of(argument)} is a spreadsheet, and a goal is a text, a text file, JSON or "
            "JSON Lines; a form's people and goals are stored with `companion import people FORM`"
        )
    from companion.people.slugs import slug

    goal_id = slug(Path(argument).stem, fallback=_GOAL_ID)
    return (goal_from_text(read_text(argument), goal_id, where=name_of(argument)),)


def goal_in(argument: str, *, goal_id: str | None) -> Goal:
    """Return one goal.

    Raises:
        AmbiguousRecordError: the file holds several and `goal_id` names none of them.
    """
    goals = goals_in(argument)
    if goal_id is None and len(goals) == 1:
        return goals[0]
    return one_goal(goals, goal_id, where=name_of(argument))


def past_notes(arguments: Sequence[str], *, held_on: date | None = None) -> "tuple[PastNotes, ...]":
    """Return the notes of earlier sessions in the order given, cited by their file's name.

    `held_on` is the day of the last ones.

    Raises:
        InputError: a day is given, and no notes.
    """
    from companion.agendas.agenda import PastNotes

    if held_on is not None and not arguments:
        raise InputError(f"--date {held_on.isoformat()!r} is the day of notes; add --notes FILE")
    found: list[PastNotes] = []
    for number, argument in enumerate(arguments, start=1):
        text = read_notes(argument)
        day = held_on if number == len(arguments) else None
        ref = name_of("-" if argument == STANDARD_INPUT else Path(argument).name)
        found.append(PastNotes(ref=ref, text=text, held_on=day))
    return tuple(found)


def participant(text: str) -> "Participant":
    """Return a participant from `id:Name` or `id:Name:role`.

    Raises:
        InputError: it has another shape.
    """
    from companion.people.person import PersonId
    from companion.summaries.summary import Participant

    parts = [part.strip() for part in text.split(":")]
    if len(parts) not in {2, 3} or not all(parts):
        raise InputError(f'--participant {text!r}: write "id:Name" or "id:Name:role"')
    return Participant(id=PersonId(parts[0]), name=parts[1], role=parts[2] if parts[2:] else None)


def _chosen(people: Sequence[Person], person_id: str | None, *, flag: str, where: str) -> Person:
    if person_id is None and len(people) == 1:
        return people[0]
    if person_id is not None:
        try:
            return named_person(people, person_id, where=where)
        except NotFoundError:
            pass  # What there is, is said below.
    raise several([person.id for person in people], flag=flag, where=where, asked=person_id)


def _is_text_file(argument: str) -> bool:
    return not (is_record_file(argument) or is_table_file(argument) or _is_folder(argument))


def _is_folder(argument: str) -> bool:
    try:
        return argument not in {STANDARD_INPUT, ""} and Path(argument).is_dir()
    except (OSError, ValueError):
        return False


def _one_of_text(text: str, *, where: str, may_be_noted: bool, retake: str | None) -> Person | None:
    """Return the person whose CV a text is; None when it jots down people.

    A few lines about a mentor are the sender's notes; about oneself they are one's own words.
    """
    from companion.people.contacts_text import read_contacts
    from companion.people.cv_shape import looks_like_cv
    from companion.people.cv_text import read_cv

    if text.lstrip().startswith(("{", "[")):
        return None
    read = read_cv(text, where=where)
    is_cv = bool(read.career) or looks_like_cv(text)
    jotted = 0 if is_cv else len(read_contacts(text, where=where).people)
    speaks = bool(read.skills) or _SPEAKS_OF_SELF.search(text) is not None
    if jotted > 1 or (jotted == 1 and may_be_noted and not speaks):
        return None
    say_unplaced(read.unplaced, where=where, retake=retake)
    return read.person(name=read.name or "Me")


def _from_jottings(text: str, *, where: str) -> tuple[Person, ...]:
    from companion.people.contacts_text import read_contacts
    from companion.people.cv_shape import looks_like_cv

    if looks_like_cv(text):
        return (_of_cv(text, where=where),)
    read = read_contacts(text, where=where)
    say_unplaced(read.unplaced, where=where, of_cv=False)
    if not read.people:
        raise InputError(
            f"{where}: no person was found; begin each with a name: “Ana Ruiz – runs a bakery”"
        )
    return read.people


def _of_cv(text: str, *, where: str) -> Person:
    """Return the person whose CV stands where people were asked for, and say so.

    Raises:
        InputError: it holds more than one CV, or no name.
    """
    from companion.people.cv_shape import holds_several_cvs
    from companion.people.cv_text import read_cv

    if holds_several_cvs(text):
        raise InputError(f"{where} holds more than one CV; save each as a file of its own")
    read = read_cv(text, where=where)
    if read.name is None:
        raise InputError(
            f"{where} is a CV without a name; put the name on its first line. "
            f"Your own is taken by: companion start --me {where} --name NAME"
        )
    remark(
        f"{where} was read as one CV, of {read.name}; if it is your own, take it with: "
        f"companion start --me {where}"
    )
    say_unplaced(read.unplaced, where=where, retake=f"companion import people {where} --replace")
    return read.person()


def _from_table(text: str, *, where: str) -> tuple[Person, ...]:
    from companion.people.columns import propose_mapping
    from companion.people.spreadsheet import read_people
    from companion.people.tables import read_table

    table = read_table(text, where=where)
    read = read_people(text, propose_mapping(table.header, table.rows), where=where)
    remark(
        f"{where} was read by its likely columns; `companion import people` shows and keeps them"
    )
    return tuple(dict.fromkeys((*read.mentors, *read.mentees)))


def from_linkedin(folder: str) -> Person:
    """Return the person of a LinkedIn export's folder.

    Raises:
        InputError: it is no such folder.
    """
    from companion.people.linkedin import FILES, read_linkedin

    try:
        wanted = [path for path in sorted(Path(folder).iterdir()) if path.name.casefold() in FILES]
    except OSError as error:
        raise UnreadableFileError(f"cannot open the folder {folder!r}: {error.strerror}") from None
    try:
        read = read_linkedin({path.name: read_text(str(path)) for path in wanted})
    except UnreadableFileError as error:
        raise UnreadableFileError(f"{name_of(folder)}: {error}") from None
    say_unplaced(read.unplaced, where=name_of(folder))
    return read.person()


def connections_in(argument: str) -> tuple[Person, ...]:
    """Return one's own contacts from LinkedIn's Connections.csv, for this run's memory only."""
    from companion.people.connections import read_connections
    from companion.people.person import PersonId

    found = read_connections(read_text(argument), where=name_of(argument))
    return tuple(
        Person(id=PersonId(f"connection-{number}"), name=one.name, headline=one.headline)
        for number, one in enumerate(found, start=1)
    )


def one_goal(goals: Sequence[Goal], goal_id: str | None, *, where: str) -> Goal:
    """Return the goal of this id.

    Raises:
        AmbiguousRecordError: there is none.
    """
    for goal in goals:
        if goal.id == goal_id:
            return goal
    raise several([goal.id for goal in goals], flag="--goal-id", where=where, asked=goal_id)


def all_or_none(files: Sequence[str | None], *, flags: Sequence[str]) -> None:
    """Refuse some files without the others.

    Raises:
        InputError: some are named and some are not.
    """
    missing = [flag for flag, file in zip(flags, files, strict=True) if file is None]
    if missing and len(missing) < len(flags):
        raise InputError(f"give {' and '.join(missing)} too, or no file at all for what is stored")


def asked(ask: type[A], **fields: object) -> A:
    """Return an ask made of flags.

    Raises:
        BadRecordsError: a flag has a value that cannot be.
    """
    from pydantic import ValidationError

    from companion.problems import problems_of

    try:
        return ask.model_validate(fields)
    except ValidationError as error:
        problems = problems_of(error, of=ask, where="the command line")
        raise BadRecordsError(tuple(map(_of_a_flag, problems))) from None


def _of_a_flag(problem: Problem) -> Problem:
    """Return a problem of one plain field named as the flag that it came from."""
    if problem.field is None or not problem.field.isidentifier() or problem.value is None:
        return problem
    flag = f"--{problem.field.replace('_', '-')} {problem.value}"
    return Problem(where=flag, remedy=problem.remedy)
