"""One row of a form to the fields of a person and of a goal, with what had to be left out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from companion.errors import Problem
from companion.people.availability import AvailabilityWindow
from companion.people.cells import (
    FormRole,
    capacity_of,
    channels_of,
    entries_of,
    is_blank,
    role_of,
    yes_or_no,
)
from companion.people.column_words import LISTS, Holds
from companion.people.columns import Column, Everyone, Split
from companion.people.contact_details import take_details
from companion.people.free_times import read_free_times
from companion.people.languages import (
    LITTLE,
    is_hardly_spoken,
    language_tag,
    languages_in_brackets,
    read_languages,
)
from companion.people.lexicon import plain
from companion.people.lists import distinct
from companion.people.names import in_order
from companion.people.person import Channel
from companion.people.remarks import places_said
from companion.people.stated_times import StatedTimes, read_stated_times
from companion.people.tables import TableRow
from companion.people.time_zones import read_time_zone
from companion.problems import shown

GIVE_A_NUMBER: Final = (
    "to give another number, add a column “How many mentees?” to the file, write it there, and "
    "import again with --replace"
)

_LONGEST_UNIT: Final = 200
_ASIDE: Final = re.compile(r"\s*\([^()]{0,200}\)\s*$")
_SAID_PRONOUNS: Final = re.compile(
    r"\(((?:he|she|they|it|ze|xe|any)(?:\s?/\s?[a-z]{1,8}){0,2})\)\s*$", re.IGNORECASE
)
_GRID: Final = re.compile(r"\[([^\[\]]{1,60})\]\s*$")

FieldValue = (
    str | int | None | tuple[str, ...] | tuple[Channel, ...] | tuple[AvailabilityWindow, ...]
)


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A mapped column, where it stands in the file, and the options seen whole in it."""

    index: int
    column: Column
    known: frozenset[str] = frozenset()


class FormRow:
    """The answers of one row, read field by field; notices gather as something is left out."""

    def __init__(
        self,
        row: TableRow,
        columns: Iterable[FormColumn],
        *,
        where: str,
        time_zone: str | None = None,
    ) -> None:
        self.line = row.line
        self.default_zone = time_zone
        self.where = where
        self.notices: list[Problem] = []
        self._answers: dict[Holds, list[tuple[FormColumn, str]]] = {}
        self._headers: dict[Holds, str] = {}
        for column in columns:
            self._headers.setdefault(column.column.holds, column.column.header)
            cell = row.cells[column.index]
            if not is_blank(cell):
                self._answers.setdefault(column.column.holds, []).append((column, cell))

    def text(self, holds: Holds) -> str | None:
        """Return the answer of a field, or None."""
        answers = self._answers.get(holds)
        return answers[0][1] if answers else None

    @property
    def is_empty(self) -> bool:
        """Whether the row holds nothing that is mapped, a time of submission apart."""
        return not set(self._answers) - {Holds.TIMESTAMP}

    @property
    def email(self) -> str | None:
        """The address, or None where the cell holds none."""
        found = take_details(self.text(Holds.EMAIL) or "").emails
        return found[0] if found else None

    @property
    def unit(self) -> str | None:
        """The site or department, in one line."""
        return " ".join(", ".join(self._all(Holds.UNIT)).split())[:_LONGEST_UNIT] or None

    def role(self, everyone: Everyone) -> FormRole | Problem:
        """Return what this person signs up as, or the problem that nothing says it."""
        cell = self.text(Holds.ROLE)
        stated = None if cell is None else role_of(cell)
        if stated is not None:
            return stated
        if cell is not None:
            return self.problem(
                Holds.ROLE, cell, "names no role; write mentor, mentee or both in the cell"
            )
        ticked = self._ticked_role()
        if ticked is not None:
            return ticked
        if everyone is not Everyone.BY_ANSWERS:
            return FormRole(
                mentor=everyone is Everyone.MENTORS, mentee=everyone is Everyone.MENTEES
            )
        gives = Holds.CAN_HELP_WITH in self._answers or Holds.CAPACITY in self._answers
        seeks = Holds.GOAL in self._answers
        if not gives and not seeks:
            return self.problem(
                Holds.ROLE,
                None,
                "says neither a role, nor a goal, nor what this person helps with; write mentor, "
                "mentee or both in the cell, or delete the row",
            )
        words = "a mentor and a mentee" if gives and seeks else "a mentor" if gives else "a mentee"
        self.notice(Holds.ROLE, None, f"no role is given: taken as {words} by the other answers")
        return FormRole(mentor=gives, mentee=seeks)

    def _ticked_role(self) -> FormRole | None:
        """Return what two yes/no columns say; "no" to both is no role."""
        mentor = yes_or_no(self.text(Holds.IS_MENTOR) or "")
        mentee = yes_or_no(self.text(Holds.IS_MENTEE) or "")
        return FormRole(mentor=bool(mentor), mentee=bool(mentee)) if mentor or mentee else None

    def name(self) -> str | Problem:
        """Return the name without what stands in brackets behind it, or that it is missing."""
        parts = [self.text(Holds.FIRST_NAME), self.text(Holds.LAST_NAME)]
        whole = self.text(Holds.NAME) or " ".join(part for part in parts if part)
        name = " ".join(whole.split())
        if not name:
            return self.problem(
                Holds.NAME, None, "is required: write who this is, or delete the row"
            )
        bare = _ASIDE.sub("", name)
        if bare and bare != name and _SAID_PRONOUNS.search(name) is None:
            self.notice(Holds.NAME, name, "what stands in brackets is left out of the name")
        return in_order(bare or name)

    def _pronouns(self) -> str | None:
        """Return the pronouns of their own column, or those behind the name."""
        said = _SAID_PRONOUNS.search(self.text(Holds.NAME) or self.text(Holds.LAST_NAME) or "")
        return self.text(Holds.PRONOUNS) or (None if said is None else said[1])

    def fields(self) -> dict[str, FieldValue]:
        """Return everything a person holds except the id and the name."""
        times = self._times()
        fields: dict[str, FieldValue] = {
            "email": self._email(),
            "pronouns": self._pronouns(),
            "headline": self._headline(),
            "unit": self.unit,
            "bio": "\n\n".join(self._all(Holds.BIO)) or None,
            "languages": self._languages(),
            "time_zone": times.time_zone,
            "availability": times.windows,
            "unread_times": None
            if times.windows
            else "; ".join(self._all(Holds.AVAILABILITY)) or None,
            "capacity": self._capacity(),
            "channels": self._channels(),
            "links": self._links(),
            "note_to_organiser": "\n".join(self._all(Holds.NOTE)) or None,
        }
        for holds in LISTS - {Holds.CHANNELS}:
            fields[holds.value] = self._entries(holds)
        return {name: value for name, value in fields.items() if value not in (None, ())}

    def problem(self, holds: Holds, cell: str | None, remedy: str) -> Problem:
        """Return a problem of one cell."""
        return Problem(
            where=self.where,
            line=self.line,
            field=self._headers.get(holds, holds.value)[:60],
            value=None if cell is None else shown(cell),
            remedy=remedy,
        )

    def notice(self, holds: Holds, cell: str | None, remark: str) -> None:
        """Keep a remark about one cell; the row is read all the same."""
        self.notices.append(self.problem(holds, cell, remark))

    def _all(self, holds: Holds) -> list[str]:
        return [cell for _, cell in self._answers.get(holds, ())]

    def _email(self) -> str | None:
        cell = self.text(Holds.EMAIL)
        if cell is not None and self.email is None:
            self.notice(Holds.EMAIL, cell, "is no e-mail address; left out")
        return self.email

    def _headline(self) -> str | None:
        parts = (self.text(Holds.HEADLINE), self.text(Holds.ORGANIZATION))
        return ", ".join(part for part in parts if part) or None

    def _entries(self, holds: Holds) -> tuple[str, ...]:
        return distinct(
            entry
            for column, cell in self._answers.get(holds, ())
            for entry in entries_of(
                cell, at_commas=column.column.split is Split.COMMAS, known=column.known
            )
        )

    def _languages(self) -> tuple[str, ...]:
        tags: dict[str, None] = {}
        little: dict[str, None] = {}
        for cell in self._all(Holds.LANGUAGES):
            known, unknown = read_languages(cell)
            tags.update(dict.fromkeys(known))
            for name in unknown:
                tag = language_tag(name)
                if tag is not None and is_hardly_spoken(name):
                    little.setdefault(f"{tag.split('-')[0]}{LITTLE}", None)
                    why = (
                        "is said to be spoken a little: it counts, and a pair that shares no other"
                    )
                    self.notice(Holds.LANGUAGES, name, f"{why} language gets a caution")
                else:
                    self.notice(Holds.LANGUAGES, name, "is no language we know by name; left out")
            beside = languages_in_brackets(cell)
            if beside:
                self.notice(Holds.LANGUAGES, cell, f"read as {', '.join((*known, *beside))}")
                tags.update(dict.fromkeys(beside))
        spoken = {tag.split("-")[0] for tag in tags}
        return (*tags, *(tag for tag in little if tag.split("-")[0] not in spoken))

    def _time_zone(self) -> str | None:
        cell = self.text(Holds.TIME_ZONE)
        if cell is None:
            return None
        read = read_time_zone(cell)
        if read.remark is not None:
            ending = "; left out" if read.name is None else ""
            self.notice(Holds.TIME_ZONE, cell, read.remark + ending)
        return read.name

    def _times(self) -> StatedTimes:
        own = self._time_zone()
        cells = [
            _with_grid_label(column.column.header, cell)
            for column, cell in self._answers.get(Holds.AVAILABILITY, ())
        ]
        if not cells:
            return StatedTimes(time_zone=own or self.default_zone)
        whole = "; ".join(cells)
        read = read_stated_times(whole, own=own, default=self.default_zone)
        if read.remark is not None:
            self.notice(Holds.AVAILABILITY, whole, read.remark)
        return read

    def _capacity(self) -> int | None:
        cell = self.text(Holds.CAPACITY)
        if cell is None:
            return None
        read = capacity_of(cell)
        if read.number is None:
            self.notice(Holds.CAPACITY, cell, "holds no number; left out, so it is one in a cohort")
        elif not read.is_sure:
            lowest = f", the lowest of what it says; write {read.highest} if so many are fine"
            ending = lowest if read.highest is not None else ""
            self.notice(Holds.CAPACITY, cell, f"read as {read.number}{ending}")
        return read.number

    def places_in_remarks(self) -> int | None:
        """Return how many mentees the remarks offer, said in a notice; None where nothing does."""
        if self.text(Holds.CAPACITY) is not None:
            return None
        for cell in self._all(Holds.NOTE):
            said = places_said(cell)
            if said is not None:
                ending = "" if said.is_sure else ", the lower of two"
                count = "1 mentee" if said.number == 1 else f"{said.number} mentees"
                counted = f"counts as room for {count}{ending}; {GIVE_A_NUMBER}"
                self.notice(Holds.NOTE, said.words, counted)
                return said.number
        return None

    def _channels(self) -> tuple[Channel, ...]:
        found: dict[Channel, None] = {}
        for entry in self._entries(Holds.CHANNELS):
            channels = channels_of(entry)
            found.update(dict.fromkeys(channels))
            if not channels:
                self.notice(Holds.CHANNELS, entry, "is no way to meet that we know; left out")
        return tuple(found)

    def _links(self) -> tuple[str, ...]:
        links: list[str] = []
        for cell in self._all(Holds.LINKS):
            found = take_details(cell).links
            links += found
            if not found:
                self.notice(Holds.LINKS, cell, "is no link; left out")
        return distinct(links)


def _with_grid_label(header: str, cell: str) -> str:
    """Return "Monday mornings" for the tick "mornings" under the header "Availability [Monday]"."""
    label = _GRID.search(header)
    if label is None:
        return cell
    days_in_header = read_free_times(f"{label[1]} 9:00-10:00").windows
    return f"{label[1]} {cell}" if days_in_header else f"{cell} {label[1]}"


def merged(rows: Iterable[TableRow]) -> TableRow:
    """Return the last row with its blank cells filled from the ones before, newest first."""
    newest, *older = reversed(tuple(rows))
    cells = list(newest.cells)
    for row in older:
        cells = [cell or other for cell, other in zip(cells, row.cells, strict=True)]
    return TableRow(newest.line, tuple(cells))


def known_options(cells: Iterable[str]) -> frozenset[str]:
    """Return the entries of cells whose separator is plain: options that may hold commas."""
    return frozenset(
        " ".join(plain(entry).split())
        for cell in cells
        if ";" in cell or "\n" in cell
        for entry in entries_of(cell, at_commas=False)
    )
