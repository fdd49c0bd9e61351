"""A LinkedIn data export: Profile.csv, Positions.csv and Skills.csv, to one person."""

from collections.abc import Mapping
from typing import Final

from pydantic import ValidationError

from companion.errors import BadRecordsError, Problem, TooLargeError, UnreadableFileError
from companion.people.career import Position
from companion.people.contact_details import take_details
from companion.people.languages import language_tag
from companion.people.lists import distinct
from companion.people.periods import month_and_year
from companion.people.read_person import ReadPerson, UnplacedLine, left_over
from companion.people.tables import Table, TableRow, column_named, read_table
from companion.problems import problems_of, shown

PROFILE: Final = "profile.csv"
POSITIONS: Final = "positions.csv"
SKILLS: Final = "skills.csv"
LANGUAGES: Final = "languages.csv"
EMAILS: Final = "email addresses.csv"
MOST_POSITIONS: Final = 1_000
FILES: Final = (PROFILE, POSITIONS, SKILLS, LANGUAGES, EMAILS)
"""The files that are read, in lower case; all but one of the first two may be missing."""


def read_linkedin(files: Mapping[str, str]) -> ReadPerson:
    """Read an export given as {file name: text}; folders in a name and its case do not matter.

    Birth date, address, place and messengers are not taken. Positions that stand there twice are
    kept once.

    Raises:
        UnreadableFileError: neither Profile.csv nor Positions.csv is among them, or one is no CSV.
        TooLargeError: a file is too long.
        BadRecordsError: a position has a wrong date or no title; all of them, with their lines.
    """
    texts = {name.replace("\\", "/").rsplit("/", 1)[-1].casefold(): name for name in files}
    if PROFILE not in texts and POSITIONS not in texts:
        raise UnreadableFileError(
            "this is no LinkedIn export: neither Profile.csv nor Positions.csv is in it"
        )
    tables = {
        name: read_table(files[original], where=original)
        for name, original in texts.items()
        if name in FILES and files[original].strip("\ufeff \r\n")
    }
    reading = _Reading()
    reading.take_profile(tables.get(PROFILE))
    return ReadPerson(
        **reading.profile,
        email=_email(tables.get(EMAILS)),
        skills=_column(tables.get(SKILLS), "Name"),
        languages=reading.languages(_column(tables.get(LANGUAGES), "Name")),
        career=reading.positions(tables.get(POSITIONS), where=texts.get(POSITIONS, POSITIONS)),
        unplaced=tuple(reading.unplaced),
    )


class _Reading:
    def __init__(self) -> None:
        self.profile: dict[str, str | tuple[str, ...]] = {}
        self.unplaced: list[UnplacedLine] = []

    def take_profile(self, table: Table | None) -> None:
        """Take name, headline, summary, industry and links from the one row of the profile."""
        if table is None or not table.rows:
            return
        row = table.rows[0]
        name = " ".join(
            part
            for part in (_cell(table, row, "First Name"), _cell(table, row, "Last Name"))
            if part
        )
        industry = _cell(table, row, "Industry")
        fields: dict[str, str | tuple[str, ...] | None] = {
            "name": name,
            "headline": _cell(table, row, "Headline"),
            "bio": _cell(table, row, "Summary"),
            "industries": (industry,) if industry else (),
            "links": _websites(_cell(table, row, "Websites")),
        }
        self.profile = {key: value for key, value in fields.items() if value}

    def languages(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the tags of the languages we know; the others are left over."""
        tags = []
        for name in names:
            tag = language_tag(name)
            if tag is None:
                self.unplaced += left_over(1, name, "languages")
            else:
                tags.append(tag)
        return distinct(tags)

    def positions(self, table: Table | None, *, where: str) -> tuple[Position, ...]:
        """Return the positions, repeated ones once.

        Raises:
            TooLargeError: there are more than anybody holds.
            BadRecordsError: a position has a wrong date or no title.
        """
        found: dict[Position, None] = {}
        problems: list[Problem] = []
        if table is None:
            return ()
        if len(table.rows) > MOST_POSITIONS:
            raise TooLargeError(
                f"{where} has {len(table.rows):,} rows; a career has at most {MOST_POSITIONS}"
            )
        columns = {key: column_named(table.header, title) for key, title in _TITLES.items()}
        for row in table.rows:
            cells = {
                key: None if column is None else row.cells[column] or None
                for key, column in columns.items()
            }
            problems.extend(_bad_dates(cells, row, where=where))
            dates = {key: month_and_year(cells[key] or "") for key in ("start", "end")}
            try:
                found[Position.model_validate({**cells, **dates})] = None
            except ValidationError as error:
                problems.extend(problems_of(error, of=Position, where=where, line=row.line))
        if problems:
            raise BadRecordsError(tuple(problems))
        return tuple(found)


_TITLES: Final = {
    "title": "Title",
    "organization": "Company Name",
    "summary": "Description",
    "start": "Started On",
    "end": "Finished On",
}


def _bad_dates(cells: Mapping[str, str | None], row: TableRow, *, where: str) -> list[Problem]:
    return [
        Problem(
            where=where,
            line=row.line,
            field=_TITLES[key],
            value=shown(cells[key]),
            remedy="is no date as LinkedIn writes it; write 'Jan 2020' or '2020'",
        )
        for key in ("start", "end")
        if cells[key] and month_and_year(cells[key] or "") is None
    ]


def _cell(table: Table | None, row: TableRow, title: str) -> str | None:
    column = None if table is None else column_named(table.header, title)
    return None if column is None else row.cells[column] or None


def _column(table: Table | None, title: str) -> tuple[str, ...]:
    column = None if table is None else column_named(table.header, title)
    if table is None or column is None:
        return ()
    return distinct(row.cells[column] for row in table.rows if row.cells[column])


def _email(table: Table | None) -> str | None:
    """Return the primary address, or the first."""
    rows = () if table is None else table.rows
    primary = [row for row in rows if (_cell(table, row, "Primary") or "").casefold() == "yes"]
    for row in (*primary, *rows):
        found = take_details(_cell(table, row, "Email Address") or "").emails
        if found:
            return found[0]
    return None


def _websites(cell: str | None) -> tuple[str, ...]:
    """Return the links of a cell such as "[PORTFOLIO:https://…,COMPANY:https://…]"."""
    links: list[str] = []
    for entry in (cell or "").strip("[]").split(","):
        label, colon, rest = entry.partition(":")
        links += take_details(rest if colon and label.isupper() else entry).links
    return tuple(links)
