"""The organiser's decisions on a cohort, read back from the spreadsheet that they edited."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from companion.cli.spreadsheet_cells import plain_cell
from companion.errors import BadRecordsError, InputError, Problem
from companion.matching.assignment import capacity_of
from companion.matching.cohort import CohortConstraints, PersonPair
from companion.people.lexicon import plain
from companion.people.person import Person, PersonId
from companion.people.tables import Table, TableRow, column_named, read_table
from companion.problems import one_problem, shown


class Decision(StrEnum):
    """What an organiser writes beside a pair."""

    KEEP = "keep"
    NEVER = "never"


_COLUMNS: Final = ("decision", "comment", "ruled_out", "mentee", "mentee_id", "mentor", "mentor_id")
_WITH_ID: Final = re.compile(r"\(([^()]{1,200})\)$")


@dataclass(frozen=True, kw_only=True)
class Review:
    """A reviewed file: who was with whom in it, and what was decided."""

    before: dict[PersonId, PersonId | None] = field(default_factory=dict)
    """Per mentee, the mentor whom the file pairs them with; None for one who was written in."""
    kept: tuple[PersonPair, ...] = ()
    never: tuple[PersonPair, ...] = ()
    comments: dict[tuple[PersonId, PersonId | None], str] = field(default_factory=dict)
    """Per row, given by its mentee and its mentor if it has one."""

    def added_to(self, constraints: CohortConstraints) -> CohortConstraints:
        """Return constraints: kept pairs pinned, ruled out ones forbidden, undecided preferred."""
        undecided = tuple((mentee, mentor) for mentee, mentor in self.before.items() if mentor)
        return constraints.model_copy(
            update={
                "pinned": tuple(dict.fromkeys((*constraints.pinned, *self.kept))),
                "forbidden": tuple(dict.fromkeys((*constraints.forbidden, *self.never))),
                "preferred": tuple(dict.fromkeys((*constraints.preferred, *undecided))),
            }
        )


def read_review(
    text: str, *, where: str, mentees: Sequence[Person], mentors: Sequence[Person]
) -> Review:
    """Read the decisions in a spreadsheet that `companion cohort --out` wrote.

    A row may name another mentor than it was written with, by name with the id left blank. Rows
    without a decision about people who have left the cohort are passed over.

    Raises:
        UnreadableFileError: the text is no table.
        BadRecordsError: a column is missing, or decisions cannot be followed: all of them.
    """
    table = read_table(text, where=where)
    reading = _Reading(table, where=where, mentees=mentees, mentors=mentors)
    for row in table.rows:
        reading.take(row)
    return reading.finished()


def holds_decisions(text: str) -> bool:
    """Whether a spreadsheet holds decisions or comments that writing over it would lose."""
    try:
        table = read_table(text, where="")
    except InputError:
        return False
    columns = [column_named(table.header, name) for name in ("decision", "comment")]
    return any(row.cells[column] for row in table.rows for column in columns if column is not None)


class _People:
    """The people of one side, to be found by id or name."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.by_id = {person.id: person for person in people}
        self.by_name: dict[str, list[Person]] = {}
        for person in people:
            self.by_name.setdefault(_name_key(person.name), []).append(person)


def _name_key(name: str) -> str:
    return " ".join(plain(name).split())


class _Reading:
    def __init__(
        self, table: Table, *, where: str, mentees: Sequence[Person], mentors: Sequence[Person]
    ) -> None:
        self.where = where
        self.sides = {"mentee": _People(mentees), "mentor": _People(mentors)}
        self.columns = {name: column_named(table.header, name) for name in _COLUMNS}
        self.problems: list[Problem] = []
        self.before: dict[PersonId, PersonId | None] = {}
        self.comments: dict[tuple[PersonId, PersonId | None], str] = {}
        self.lines: dict[Decision, dict[PersonPair, int]] = {one: {} for one in Decision}
        for wanted in (("decision",), ("mentee", "mentee_id"), ("mentor", "mentor_id")):
            if all(self.columns[name] is None for name in wanted):
                raise one_problem(
                    where,
                    f"has no column {' or '.join(map(repr, wanted))}; review the file that "
                    "`companion cohort --out` wrote, and leave its first line as it is",
                    line=1,
                )

    def take(self, row: TableRow) -> None:
        decision = self._decision(row)
        found = len(self.problems)
        mentee = self._person(row, "mentee", decided=decision is not None)
        mentor = self._person(row, "mentor", decided=decision is not None)
        is_whole = len(self.problems) == found
        if decision is not None and mentee is None and is_whole and self._cell(row, "mentor"):
            self._problem(row, "decision", f"says {decision.value} and names no mentee")
        if len(self.problems) > found or mentee is None:
            return
        self._take_ruled_out(row, mentee)
        self.before.setdefault(mentee.id, self._before(row, mentor))
        if self._cell(row, "comment"):
            key = (mentee.id, None if mentor is None else mentor.id)
            self.comments.setdefault(key, self._cell(row, "comment"))
        if decision is None:
            return
        if mentor is None:
            self._problem(row, "decision", f"says {decision.value} and names no mentor; name one")
            return
        self.lines[decision].setdefault((mentee.id, mentor.id), row.line)

    def _take_ruled_out(self, row: TableRow, mentee: Person) -> None:
        """Take the mentors whom an earlier review ruled out for the mentee of this row."""
        people = self.sides["mentor"]
        for entry in filter(None, map(str.strip, self._cell(row, "ruled_out").split(";"))):
            with_id = _WITH_ID.search(entry)
            mentor = people.by_id.get(PersonId(with_id[1])) if with_id else None
            named = [mentor] if mentor else people.by_name.get(_name_key(entry), [])
            if len(named) == 1:
                self.lines[Decision.NEVER].setdefault((mentee.id, named[0].id), row.line)
            else:
                self._problem(
                    row,
                    "ruled_out",
                    f"{entry!r} is no mentor of this cohort; write names as in the column mentor, "
                    "parted by semicolons, or delete it",
                )

    def _before(self, row: TableRow, mentor: Person | None) -> PersonId | None:
        """Return whom the file was written with: who is written in by name has no id beside it."""
        if mentor is None:
            return None
        is_written_in = self.columns["mentor_id"] is not None and not self._cell(row, "mentor_id")
        return None if is_written_in else mentor.id

    def finished(self) -> Review:
        self._refuse_both()
        self._refuse_two_mentors()
        self._refuse_too_many()
        if self.problems:
            raise BadRecordsError(tuple(sorted(self.problems, key=lambda each: each.line or 0)))
        return Review(
            before=self.before,
            kept=tuple(self.lines[Decision.KEEP]),
            never=tuple(self.lines[Decision.NEVER]),
            comments=self.comments,
        )

    def _cell(self, row: TableRow, name: str) -> str:
        column = self.columns[name]
        return "" if column is None else plain_cell(row.cells[column]).strip()

    def _decision(self, row: TableRow) -> Decision | None:
        cell = self._cell(row, "decision")
        word = plain(cell).strip(" .!")
        if not word:
            return None
        if word not in set(Decision):
            self._problem(row, "decision", "write keep or never, or leave it blank")
            return None
        return Decision(word)

    def _person(self, row: TableRow, side: str, *, decided: bool) -> Person | None:
        """Return whom a row means; a problem is kept where id and name do not go together."""
        people = self.sides[side]
        person_id, name = self._cell(row, f"{side}_id"), self._cell(row, side)
        if person_id:
            person = people.by_id.get(PersonId(person_id))
            if person is None and decided:
                self._problem(row, f"{side}_id", f"is no {side} of this cohort (any more)")
            if person is not None and name and _name_key(name) != _name_key(person.name):
                self._problem(
                    row,
                    side,
                    f"is not the name of {person_id!r}, who is {person.name!r}; put the name "
                    f"back, or clear the {side}_id to mean somebody else",
                )
            return person
        if not name:
            return None
        named = people.by_name.get(_name_key(name), [])
        if len(named) == 1:
            return named[0]
        if named or decided:
            several = f"is the name of {len(named)} people; write the {side}_id too"
            self._problem(row, side, several if named else f"is no {side} of this cohort")
        return None

    def _problem(self, row: TableRow, column: str, remedy: str) -> None:
        self.problems.append(
            Problem(
                where=self.where,
                line=row.line,
                field=column,
                value=shown(self._cell(row, column)),
                remedy=remedy,
            )
        )

    def _at(self, line: int, remedy: str) -> None:
        self.problems.append(Problem(where=self.where, line=line, field="decision", remedy=remedy))

    def _names(self, pair: PersonPair) -> str:
        mentee, mentor = self.sides["mentee"].by_id[pair[0]], self.sides["mentor"].by_id[pair[1]]
        return f"{mentee.name} with {mentor.name}"

    def _refuse_both(self) -> None:
        never = self.lines[Decision.NEVER]
        for pair, line in self.lines[Decision.KEEP].items():
            if pair in never:
                self._at(line, f"{self._names(pair)} is keep here and never in line {never[pair]}")

    def _refuse_two_mentors(self) -> None:
        first: dict[PersonId, tuple[PersonPair, int]] = {}
        for pair, line in self.lines[Decision.KEEP].items():
            earlier = first.setdefault(pair[0], (pair, line))
            if earlier[0] != pair:
                said = f"{self._names(earlier[0])} is kept in line {earlier[1]} already; keep one"
                self._at(line, f"{self._names(pair)}: {said}")

    def _refuse_too_many(self) -> None:
        lines: dict[PersonId, list[int]] = {}
        for (_, mentor_id), line in self.lines[Decision.KEEP].items():
            lines.setdefault(mentor_id, []).append(line)
        for mentor_id, found in lines.items():
            mentor = self.sides["mentor"].by_id[mentor_id]
            places = capacity_of(mentor)
            if len(found) > places:
                where = ", ".join(map(str, found))
                self._at(
                    found[-1],
                    f"{mentor.name} takes {places} and is kept for {len(found)} (lines {where}); "
                    "keep fewer, or give a higher number: write it into the form’s column of "
                    "places, or into a new column “How many mentees?”, and import it again with "
                    "--replace",
                )
