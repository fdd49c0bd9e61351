"""The answers of a web form, as its spreadsheet, to mentors, mentees and what they want.

Bad rows are refused all at once, and then nothing is imported; what is merely unclear in a row
is left out, and said.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pydantic import ValidationError

from companion.errors import BadRecordsError, Problem
from companion.people.cells import FormRole, is_undecided
from companion.people.column_words import NOT_KEPT, Holds
from companion.people.columns import Column, Columns, Split, UnclearRole, titles_of
from companion.people.form_rows import FormColumn, FormRow, known_options, merged
from companion.people.lexicon import plain_words, word_set
from companion.people.lists import always_together
from companion.people.managers import Managers, aliases_of
from companion.people.person import Person, PersonId
from companion.people.slugs import unique_ids
from companion.people.submissions import guessed_order, rows_by_person
from companion.people.tables import Table, TableRow, read_table
from companion.people.twins import Answered, suspected_twins
from companion.problems import one_problem, problems_of
from companion.values import Line, Text, Value

_NAMES: Final = frozenset((Holds.NAME, Holds.FIRST_NAME, Holds.LAST_NAME))


_OFFERS: Final = frozenset(("can_help_with", "skills", "bio", "interests", "industries"))


_NAMESAKE: Final = "stands in several rows with different addresses: kept as different people"
_UNTOLD: Final = (
    "stands in several rows, this one without an address: kept as different people; if they are "
    "one, delete the older row"
)
_TRIAL_WORDS: Final = word_set("test tests testing tester test1 test2 testuser")
_TRIAL: Final = "looks like a trial of the form: imported like the others; delete the row if it is"
_ONLY_TRIAL: Final = "is a trial of the form: left out; give a name if it is somebody"


_ONE_TICK: Final = (
    "always stand together, so they may be one tick that holds commas: read as several; if they "
    "are one, put semicolons between the answers of this column in the file, and delete the line "
    "“split: commas” of this column in the mapping of columns"
)
_NO_ADDRESS: Final = "has no e-mail address: nothing can be sent to them; ask for one"
_TWIN: Final = (
    "may be line {line}, {name!r}, once more: kept as two people; if they are one, delete the "
    "older row"
)
_NO_GOAL: Final = (
    "this mentee states no goal yet and is not matched; ask what should be different, and write it "
    "here"
)
_GIVEN_ROLES: Final = {
    UnclearRole.MENTOR: FormRole(mentor=True, mentee=False),
    UnclearRole.MENTEE: FormRole(mentor=False, mentee=True),
    UnclearRole.BOTH: FormRole(mentor=True, mentee=True),
}


class StatedGoal(Value):
    """What a mentee of a form wrote that they want; `goals.stated` makes a goal of it."""

    mentee_id: PersonId
    line: int
    statement: Line
    challenge: Text | None = None
    success_measure: Text | None = None
    target_on: date | None = None


class ImportedPeople(Value):
    """Everybody in a form. Who is both stands in both tuples, as the same person."""

    mentors: tuple[Person, ...] = ()
    mentees: tuple[Person, ...] = ()
    goals: tuple[StatedGoal, ...] = ()
    unmapped_columns: tuple[str, ...] = ()
    notices: tuple[Problem, ...] = ()
    """What was left out or read in one of several ways, with its line and cell."""


def read_people(text: str, columns: Columns, *, where: str) -> ImportedPeople:
    """Read the rows of a form by a mapping of its columns.

    The same e-mail address in several rows is one person: the latest answers count, and a row for
    another role only fills what they leave blank. Ids are made of names, never of addresses.

    Raises:
        UnreadableFileError: the text is no table.
        BadRecordsError: the mapping does not fit the file, or rows are bad: all of them.
    """
    table = read_table(text, where=where)
    mapped = _mapped(table, columns, where=where)
    reading = _Reading(mapped, columns, where=where)
    by_person = rows_by_person(table, mapped)
    reading.notices.extend(guessed_order(by_person, where=where))
    reading.notices.extend(_ticks_with_commas(table, mapped, where=where))
    for submissions in by_person:
        reading.take([submission.row for submission in submissions])
    unmapped = tuple(
        title
        for title in titles_of(table.header)
        if title not in {column.column.header for column in mapped}
    )
    return reading.finished(unmapped)


def _mapped(table: Table, columns: Columns, *, where: str) -> tuple[FormColumn, ...]:
    """Return the columns that are kept, found in the file by their headers."""
    titles = titles_of(table.header)
    place = {title: number for number, title in enumerate(titles)}
    wanted = [column for column in columns.columns if column.holds not in NOT_KEPT]
    problems = [
        Problem(where=where, line=1, field=column.header[:60], remedy=_no_such_column(titles))
        for column in wanted
        if column.header not in place
    ]
    if problems:
        raise BadRecordsError(tuple(problems))
    if not _NAMES & {column.holds for column in wanted}:
        raise one_problem(
            where, "no column is mapped to the name; say which one holds it", line=1, field="name"
        )
    return tuple(_form_column(table, column, place[column.header]) for column in wanted)


def _form_column(table: Table, column: Column, index: int) -> FormColumn:
    return FormColumn(index, column, known_options(row.cells[index] for row in table.rows))


def _ticks_with_commas(
    table: Table, mapped: Sequence[FormColumn], *, where: str
) -> Iterator[Problem]:
    """Say which entries always stand together: one tick that holds commas was cut apart."""
    for column in mapped:
        if column.column.split is Split.COMMAS:
            cells = [row.cells[column.index] for row in table.rows]
            for run in always_together(cells):
                header = column.column.header[:60]
                yield Problem(where=where, line=1, field=header, value=repr(run), remedy=_ONE_TICK)


def _no_such_column(titles: Sequence[str]) -> str:
    return f"is no column of this file; the columns are {', '.join(map(repr, titles[:30]))}"


@dataclass(frozen=True, slots=True)
class _Found:
    """One person before an id is given."""

    row: FormRow
    name: str
    role: FormRole
    earlier_names: tuple[str, ...] = ()


class _Reading:
    def __init__(self, mapped: Sequence[FormColumn], columns: Columns, *, where: str) -> None:
        self.mapped = mapped
        self.columns = columns
        self.where = where
        self.found: list[_Found] = []
        self.problems: list[Problem] = []
        self.unclear: list[Problem] = []
        self.notices: list[Problem] = []

    def take(self, rows: Sequence[TableRow]) -> None:
        """Take the rows of one person."""
        newest = self._row(rows[-1])
        if newest.is_empty:
            blank = "is blank but for the time of submission; skipped"
            self.notices.append(Problem(where=self.where, line=newest.line, remedy=blank))
            return
        role = self._role(newest)
        kept = [rows[-1]]
        for older in reversed(rows[:-1]):
            other = self._role(self._row(older))
            role, adds = _together(role, other)
            self._notice_repeated(older, rows[-1], adds=adds)
            kept = [older, *kept] if adds else kept
        row = self._row(merged(kept)) if len(kept) > 1 else newest
        name = row.name()
        if isinstance(role, Problem):
            self._take_unclear(role)
            return
        if isinstance(name, Problem):
            self.problems.append(name)
        elif set(plain_words(name)) <= _TRIAL_WORDS:
            self.notices.append(row.problem(Holds.NAME, name, _ONLY_TRIAL))
        else:
            earlier = [self._row(older).name() for older in rows[:-1]]
            self.found.append(_Found(row, name, role, tuple(aliases_of(name, earlier))))
            if _is_trial(name, row.email):
                row.notice(Holds.NAME, name, _TRIAL)

    def _role(self, row: FormRow) -> FormRole | Problem:
        """Return the role of a row, the one that the mapping gives to unclear ones included."""
        role = row.role(self.columns.everyone)
        given = _GIVEN_ROLES.get(self.columns.unclear_role)
        if given is None or not isinstance(role, Problem):
            return role
        remark = f"no clear role: taken as {self.columns.unclear_role.value}, as the mapping says"
        row.notice(Holds.ROLE, row.text(Holds.ROLE), remark)
        return given

    def _take_unclear(self, problem: Problem) -> None:
        if self.columns.unclear_role is UnclearRole.SKIP:
            skipped = {"remedy": "names no clear role: left out, as the mapping says"}
            self.notices.append(problem.model_copy(update=skipped))
        else:
            self.unclear.append(problem)

    def finished(self, unmapped: tuple[str, ...]) -> ImportedPeople:
        """Return everybody, or raise all the problems."""
        ids = unique_ids(found.name for found in self.found)
        numbered = list(zip(self.found, ids, strict=True))
        managers = Managers(
            (
                (person_id, found.name, found.row.email, found.row.unit)
                for found, person_id in numbered
            ),
            aliases=((i, other) for found, i in numbered for other in found.earlier_names),
        )
        people = [
            self._person(found, person_id, managers)
            for found, person_id in zip(self.found, ids, strict=True)
        ]
        problems = [*_together_told(self.unclear), *self.problems]
        if problems:
            raise BadRecordsError(tuple(sorted(problems, key=lambda each: each.line or 0)))
        goals = [self._goal(found, i) for found, i in zip(self.found, ids, strict=True)]
        self._notice_namesakes()
        self._notice_twins()
        self._notice_without_address()
        both = list(zip(self.found, [person for person in people if person], strict=True))
        notices = [*self.notices, *(each for found in self.found for each in found.row.notices)]
        return ImportedPeople(
            mentors=tuple(person for found, person in both if found.role.mentor),
            mentees=tuple(person for found, person in both if found.role.mentee),
            goals=tuple(goal for goal in goals if goal is not None),
            unmapped_columns=unmapped,
            notices=tuple(sorted(notices, key=lambda each: each.line or 0)),
        )

    def _row(self, row: TableRow) -> FormRow:
        zone = self.columns.time_zone
        return FormRow(row, self.mapped, where=self.where, time_zone=zone)

    def _person(self, found: _Found, person_id: PersonId, managers: Managers) -> Person | None:
        fields = found.row.fields()
        fields["manager_id"] = _manager(found.row, person_id, managers)
        if found.role.mentor and not _OFFERS & set(fields):
            found.row.notice(Holds.NAME, found.name, "is a mentor and does not say for what")
        if found.role.mentor:
            if "capacity" not in fields:
                fields["capacity"] = found.row.places_in_remarks()
        else:
            # What a mentee ticked as their strengths must not make a mentor of them later.
            fields["capacity"] = 0
        try:
            return Person.model_validate({"id": person_id, "name": found.name, **fields})
        except ValidationError as error:
            line = found.row.line
            self.problems.extend(problems_of(error, of=Person, where=self.where, line=line))
            return None

    def _goal(self, found: _Found, mentee_id: PersonId) -> StatedGoal | None:
        row = found.row
        statement = row.text(Holds.GOAL)
        if not found.role.mentee:
            if statement is not None and not is_undecided(statement):
                row.notice(Holds.GOAL, statement, "is left out: only a mentee has a goal")
            return None
        if statement is None or is_undecided(statement):
            row.notice(Holds.GOAL, statement, _NO_GOAL)
            return None
        return StatedGoal(
            mentee_id=mentee_id,
            line=row.line,
            statement=statement,
            challenge=row.text(Holds.CHALLENGE),
            success_measure=row.text(Holds.SUCCESS_MEASURE),
            target_on=_day(row),
        )

    def _notice_repeated(self, older: TableRow, newest: TableRow, *, adds: bool) -> None:
        remark = (
            f"has the e-mail address of line {newest.line} for another role: read as one person"
            if adds
            else f"is left out: the same e-mail address answered again in line {newest.line}"
        )
        self.notices.append(Problem(where=self.where, line=older.line, remedy=remark))

    def _notice_namesakes(self) -> None:
        times = Counter(found.name.casefold() for found in self.found)
        for found in self.found:
            if times[found.name.casefold()] > 1:
                has_address = found.row.email is not None
                found.row.notice(Holds.NAME, found.name, _NAMESAKE if has_address else _UNTOLD)

    def _notice_twins(self) -> None:
        rows = {found.row.line: found.row for found in self.found}
        told = [
            Answered(
                line=found.row.line,
                name=found.name,
                job=found.row.text(Holds.HEADLINE),
                wish=found.row.text(Holds.GOAL),
            )
            for found in self.found
        ]
        for first, second in suspected_twins(told):
            remark = _TWIN.format(line=first.line, name=first.name)
            rows[second.line].notice(Holds.NAME, second.name, remark)

    def _notice_without_address(self) -> None:
        if not any(column.column.holds is Holds.EMAIL for column in self.mapped):
            return
        for found in self.found:
            if found.row.email is None:
                found.row.notice(Holds.NAME, found.name, _NO_ADDRESS)


def _together_told(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield one problem for all rows that fail alike, so that each row is named."""
    alike: dict[tuple[str | None, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.value, problem.remedy), []).append(problem)
    for (_, remedy), found in alike.items():
        lines = ", ".join(str(problem.line) for problem in found[1:])
        also = f" (so do lines {lines})" if lines else ""
        way = "; or write unclear_role: skip, mentor, mentee or both into the mapping of columns"
        yield found[0].model_copy(update={"remedy": f"{remedy}{also}{way}"})


def _manager(row: FormRow, person_id: PersonId, managers: Managers) -> PersonId | None:
    cell = row.text(Holds.MANAGER)
    if cell is None:
        return None
    read = managers.read(cell, of=person_id)
    if read.remark is not None:
        row.notice(Holds.MANAGER, cell, read.remark)
    return read.person_id


def _together(
    role: FormRole | Problem, other: FormRole | Problem
) -> tuple[FormRole | Problem, bool]:
    """Return the role of both rows, and whether the older one adds to it."""
    if isinstance(role, Problem) or isinstance(other, Problem):
        return role, False
    joined = FormRole(mentor=role.mentor or other.mentor, mentee=role.mentee or other.mentee)
    return joined, joined != role


def _is_trial(name: str, email: str | None) -> bool:
    """Whether somebody named "Test" or writing from "test@" only tried the form out."""
    said = (*plain_words(name), *plain_words((email or "").split("@")[0].replace(".", " ")))
    return any(word in _TRIAL_WORDS for word in said)


def _day(row: FormRow) -> date | None:
    cell = row.text(Holds.TARGET_ON)
    if cell is None:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        row.notice(Holds.TARGET_ON, cell, "is no date as 2027-03-31; left out")
        return None
