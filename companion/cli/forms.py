"""A web form's spreadsheet as an organiser imports it: the mapping proposed, the rest said."""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.cli.printing import remark
from companion.cli.reading import read_text
from companion.errors import InputError, Problem
from companion.goals.goal import Goal
from companion.people.person import Person

if TYPE_CHECKING:
    from companion.people.columns import Columns
    from companion.people.tables import Table

SHOWN_OF_A_KIND: Final = 5
"""How many notices of one kind are printed; the rest is counted and written to a file."""

SHOWN_OF_PAIRS: Final = 40
"""The same of a kind that decides who is kept apart: none of these may be passed over."""

_SHOWN_FREELY: Final = 8
_FREELY: Final = ("no end is named", "left aside", "no time as", "no day as", "the lowest of")
"""Readings that fill in what was not written, which are worth a look one by one."""

_LIKE_A_TYPO: Final = 0.85
_VARIES: Final = re.compile(r"\([^()]*\)|'[^']*'|\d+")

Talk = Callable[[str], None]
"""Prints a line about the form: to standard output, or aside when that carries JSON."""


def read_form(
    file: str, *, columns: str | None, time_zone: str | None, talk: Talk
) -> tuple[tuple[Person, ...], tuple[Goal, ...]]:
    """Read a form by a mapping: the one named, or the likely one, which is written out.

    Raises:
        InputError: a file cannot be used, or rows are bad: all of them.
    """
    from companion.goals.stated import goals_of
    from companion.people.spreadsheet import read_people

    text = read_text(file)
    target = Path(columns) if columns else Path(file).with_suffix(".columns.yaml")
    named = columns is not None
    mapping = _mapping(text, file=file, target=target, named=named, time_zone=time_zone, talk=talk)
    read = read_people(text, mapping, where=file)
    goals = goals_of(read, where=file)
    show_notices(read.notices, file=file, aside=target.parent / f"{Path(file).stem}.notices.txt")
    _say_left_out(mapping, read.unmapped_columns, target=target)
    _say_noted(mapping, (*read.mentors, *read.mentees), talk=talk)
    counts = (
        counted(len(read.mentors), "mentor"),
        counted(len(read.mentees), "mentee"),
        counted(len(read.goals), "goal"),
    )
    talk(", ".join(counts))
    everyone = tuple({person.id: person for person in (*read.mentors, *read.mentees)}.values())
    return everyone, goals


def _say_left_out(mapping: "Columns", unmapped: Sequence[str], *, target: Path) -> None:
    """Say which columns are not used, and how one is made to count."""
    from companion.people.column_words import Holds

    units = [column.header for column in mapping.columns if column.holds is Holds.UNIT]
    others = [title for title in unmapped if title not in units]
    if units:
        remark(
            f"not matched on: {', '.join(map(repr, units))} (where somebody works says little of "
            f"what they can do; to let it count, write holds: industries beside it in {target})"
        )
    if others:
        remark(f"left out: the columns {', '.join(map(repr, others))}")


def _say_noted(mapping: "Columns", people: Sequence[Person], *, talk: Talk) -> None:
    """Say how many wrote something for the organiser alone."""
    from companion.people.column_words import Holds

    headers = [column.header for column in mapping.columns if column.holds is Holds.NOTE]
    noted = {person.id for person in people if person.note_to_organiser}
    if noted:
        talk(
            f"{', '.join(map(repr, headers))} has {counted(len(noted), 'answer')}; read them "
            "before you pair. They stand in organiser_note, the last column of the spreadsheet of "
            "pairs, for you alone: delete it before you hand the sheet on; no other column and no "
            "message repeats their words. Only a number of mentees, a wish not to be with somebody "
            "named, and a later start are read from them"
        )


def counted(number: int, noun: str) -> str:
    """Return "1 mentor" or "3 mentors"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def show_notices(notices: Sequence[Problem], *, file: str, aside: Path) -> None:
    """Say kind by kind what was left out or read in one of several ways.

    Where a kind has more than are printed, all notices are written to the file `aside`.
    """
    kinds: dict[tuple[int, str, str], list[Problem]] = {}
    for notice in notices:
        kinds.setdefault(_kind(notice), []).append(notice)
    for (_, field, _), found in sorted(kinds.items(), key=lambda kind: kind[0][0]):
        _show_kind(field, found)
    if any(len(found) > SHOWN_OF_A_KIND for found in kinds.values()):
        lines = "".join(f"{notice}\n" for notice in notices)
        try:
            aside.write_text(lines, encoding="utf-8")
        except OSError as error:
            remark(f"the list of all notices could not be written to {aside}: {error.strerror}")
        else:
            remark(f"all {len(notices)} notices on {file} are in {aside}")


def _kind(notice: Problem) -> tuple[int, str, str]:
    """Return the rank, the field and the gist that notices of one kind share."""
    if "trial of the form" in notice.remedy:
        return 0, notice.field or "", "trial"
    if notice.remedy.startswith("read "):
        return 2, notice.field or "", "read"
    return 1, notice.field or "", _VARIES.sub("", notice.remedy)


def _show_kind(field: str, found: Sequence[Problem]) -> None:
    most = SHOWN_OF_PAIRS if "keeps the two apart" in found[0].remedy else SHOWN_OF_A_KIND
    shown, more = found[:most], len(found) - most
    rest = f"and {more} more" if more > 0 else ""
    name = f"{field}: " if field else ""
    if len(found) > 1 and all(notice.remedy.startswith("read ") for notice in found):
        example = f"such as line {found[0].line}{_value(found[0])}: {found[0].remedy}"
        remark(f"{name}{len(found)} rows are read by what such words mean, {example}")
        freely = [each for each in found[1:] if any(mark in each.remedy for mark in _FREELY)]
        for notice in freely[:_SHOWN_FREELY]:
            remark(f"  line {notice.line}{_value(notice)}: {notice.remedy}")
    elif len(found) == 1:
        remark(f"{name}line {found[0].line}{_value(found[0])}: {found[0].remedy}")
    elif len({notice.remedy for notice in found}) == 1:
        rows = [f"line {notice.line}{_value(notice)}" for notice in shown]
        remark(f"{name}{len(found)} rows: {found[0].remedy}")
        remark(f"  {'; '.join([*rows, rest] if rest else rows)}")
    else:
        remark(f"{name}{len(found)} rows:")
        for notice in shown:
            remark(f"  line {notice.line}{_value(notice)}: {notice.remedy}")
        if rest:
            remark(f"  {rest} like these")


def _value(notice: Problem) -> str:
    return "" if notice.value is None else f" {notice.value}"


def _mapping(
    text: str, *, file: str, target: Path, named: bool, time_zone: str | None, talk: Talk
) -> "Columns":
    """Return the mapping to read by, in the zone of `--time-zone` when that is given."""
    from companion.people.column_words import Holds
    from companion.people.columns import propose_mapping, titles_of
    from companion.people.columns_file import columns_as_text, columns_of_text
    from companion.people.tables import read_table

    if named and target.exists():
        mapping = columns_of_text(read_text(str(target)), where=str(target))
        table = read_table(text, where=file)
        return _in_zone(_with_new(mapping, table, target=target, talk=talk), time_zone)
    table = read_table(text, where=file)
    if named:
        _refuse_a_typo(target)
    elif target.exists():
        mapping = columns_of_text(read_text(str(target)), where=str(target))
        if {column.header for column in mapping.columns} <= set(titles_of(table.header)):
            # What was corrected by hand must not be written over by a new proposal.
            talk(f"Read by the meaning of the columns in {target}; delete it for a new proposal")
            return _in_zone(_with_new(mapping, table, target=target, talk=talk), time_zone)
    mapping = _in_zone(propose_mapping(table.header, table.rows), time_zone)
    if target.exists():
        kept = target.with_suffix(".old.yaml")
        target.replace(kept)
        talk(f"The form has other columns now; what was in {target} is kept in {kept}")
    _write(target, columns_as_text(mapping))
    talk(f"Wrote the proposed meaning of each column of {file} to {target}:")
    for column in mapping.columns:
        aside = " (not matched on)" if column.holds is Holds.UNIT else ""
        talk(f"  {column.header!r}: {column.holds.value}{aside}")
    talk(f"Wrong? Edit {target} and import again with --replace")
    return mapping


def _with_new(mapping: "Columns", table: "Table", *, target: Path, talk: Talk) -> "Columns":
    """Return a mapping with the columns that the form has got since, written into its file."""
    from companion.people.columns import with_new_columns
    from companion.people.columns_file import columns_as_text

    wider, added = with_new_columns(mapping, table.header, table.rows)
    if not added:
        return mapping
    kept = target.with_suffix(".old.yaml")
    _write(kept, target.read_text(encoding="utf-8"))
    _write(target, columns_as_text(wider))
    talk(f"The form has new columns, added to {target} (as it was: {kept}):")
    for column in added:
        talk(f"  {column.header!r}: {column.holds.value}")
    talk(f"Wrong? Edit {target} and import again with --replace")
    return wider


def _in_zone(mapping: "Columns", time_zone: str | None) -> "Columns":
    if time_zone is None:
        return mapping
    return mapping.model_copy(update={"time_zone": _zone(time_zone)})


def _refuse_a_typo(target: Path) -> None:
    """Refuse a name that nearly is the name of a mapping beside it.

    Names that differ by a number only, such as a year, are two mappings.
    """
    beside = {path.name for mark in ("*.yaml", "*.yml") for path in target.parent.glob(mark)}
    near = difflib.get_close_matches(target.name, sorted(beside), n=1, cutoff=_LIKE_A_TYPO)
    if near and _without_digits(near[0]) != _without_digits(target.name):
        raise InputError(
            f"there is no {str(target)!r}; did you mean {str(target.with_name(near[0]))!r}? "
            "Without --columns a mapping is proposed and written out"
        )


def _without_digits(name: str) -> str:
    return "".join(mark for mark in name if not mark.isdigit())


def _zone(text: str) -> str:
    from companion.people.time_zones import read_time_zone

    read = read_time_zone(text)
    if read.name is None:
        raise InputError(f"--time-zone {text!r} {read.remark}")
    return read.name


def _write(target: Path, text: str) -> None:
    fresh = target.with_name(f"{target.name}.new")
    try:
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(target)  # A full disk leaves no half of it.
    except OSError as error:
        raise InputError(
            f"cannot write {str(target)!r}: {error.strerror}; name a place of yours: "
            "--columns FOLDER/columns.yaml"
        ) from None


def missing_from(stored: Iterable[Person], imported: Iterable[Person]) -> list[Person]:
    """Return the stored people who are not in the form."""
    present = {person.id for person in imported}
    return [person for person in stored if person.id not in present]


def left_behind(stored: Iterable[Person], imported: Iterable[Person]) -> str | None:
    """Return a remark on stored people who are not in the form that was imported again."""
    missing = [person.id for person in missing_from(stored, imported)]
    if not missing:
        return None
    names = ", ".join(missing[:20]) + (f" and {len(missing) - 20} more" if missing[20:] else "")
    is_one = len(missing) == 1
    return (
        f"{'1 stored person is' if is_one else f'{len(missing)} stored people are'} not in this "
        f"file and will still be paired: {names}; to remove {'this one' if is_one else 'them'} "
        "import again with --replace --remove-missing"
    )
