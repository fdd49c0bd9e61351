"""Which column of a form's spreadsheet is which field: proposed, written out, corrected by hand."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from companion.people.availability import TimeZoneName
from companion.people.cells import is_blank, looks_of, options_of, yes_or_no
from companion.people.column_words import LISTS, NOT_KEPT, PHRASES, REPEATABLE, TICK_WORDS, Holds
from companion.people.lexicon import plain_words
from companion.people.tables import TableRow
from companion.values import Line, Text, Value

_SAMPLE: Final = 300
_MOST_PHRASE_WORDS: Final = 60
_FEWEST_PARTED: Final = 2
"""Cells with a semicolon; a lone one may be a slip."""


class Split(StrEnum):
    """Where the cells of a list are split; semicolons and line breaks always count."""

    SEMICOLONS = "semicolons"
    COMMAS = "commas"


class Everyone(StrEnum):
    """What the people of a form without a role column are."""

    MENTORS = "mentors"
    MENTEES = "mentees"
    BY_ANSWERS = "by_answers"
    """Who says what they can help with is a mentor, who states a goal a mentee."""


class UnclearRole(StrEnum):
    """What to do with a row that does not say whether it is a mentor's or a mentee's."""

    REFUSE = "refuse"
    """Import nothing, and list all such rows."""
    SKIP = "skip"
    """Leave these rows out, and list them."""
    MENTOR = "mentor"
    MENTEE = "mentee"
    BOTH = "both"


class Column(Value):
    """One column: its header, what it holds, how its lists are split, and why we think so."""

    header: Line
    holds: Holds
    split: Split = Split.SEMICOLONS
    why: Text = ""


class Columns(Value):
    """The mapping of one form, for editing: every column of the file, in its order."""

    columns: tuple[Column, ...]
    everyone: Everyone = Everyone.BY_ANSWERS
    unclear_role: UnclearRole = UnclearRole.REFUSE
    time_zone: TimeZoneName | None = None
    """The zone of everybody whose row names none."""

    @property
    def unmapped(self) -> tuple[str, ...]:
        """The headers of the columns that are left out."""
        return tuple(column.header for column in self.columns if column.holds in NOT_KEPT)


def titles_of(header: Sequence[str]) -> tuple[str, ...]:
    """Return the headers with blank ones named and repeated ones numbered, so that each is one."""
    seen: Counter[str] = Counter()
    titles = []
    for number, title in enumerate(header, start=1):
        name = " ".join(title.split()) or f"(column {number})"
        seen[name] += 1
        titles.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(titles)


def propose_mapping(header: Sequence[str], rows: Sequence[TableRow]) -> Columns:
    """Propose what each column holds, by the words of its header and the look of its cells.

    Nothing is certain here: the proposal is shown, and can be edited, before anything is read.
    """
    titles = titles_of(header)
    cells = [
        [row.cells[number] for row in rows[:_SAMPLE] if not is_blank(row.cells[number])]
        for number in range(len(titles))
    ]
    guesses = [_guess(title, cells[number]) for number, title in enumerate(titles)]
    chosen = _one_column_each(guesses)
    columns = tuple(
        Column(
            header=title,
            holds=holds,
            split=_split(title, holds, cells[number]),
            why=_why(holds, guesses[number]),
        )
        for number, (title, holds) in enumerate(zip(titles, chosen, strict=True))
    )
    return Columns(columns=columns)


def with_new_columns(
    mapping: Columns, header: Sequence[str], rows: Sequence[TableRow]
) -> tuple[Columns, tuple[Column, ...]]:
    """Return a mapping with proposals for the columns of a form that it does not know, and these.

    A field that one column holds already is not given to a second one.
    """
    known = {column.header for column in mapping.columns}
    held = {column.holds for column in mapping.columns} - REPEATABLE
    added = tuple(
        column.model_copy(update={"holds": Holds.IGNORED}) if column.holds in held else column
        for column in propose_mapping(header, rows).columns
        if column.header not in known
    )
    return mapping.model_copy(update={"columns": (*mapping.columns, *added)}), added


class _Guess:
    """What a column may hold, with how strongly its header and its cells say so."""

    def __init__(self, holds: Holds, strength: float, why: str) -> None:
        self.holds = holds
        self.strength = strength
        self.why = why


def _guess(title: str, cells: Sequence[str]) -> _Guess:
    by_words = _by_words(title)
    looks = looks_of(cells)
    if by_words is None:
        return _by_looks(looks)
    holds, strength, phrase = by_words
    if holds in _YES_OR_NO and cells and not all(yes_or_no(cell) is not None for cell in cells):
        return _by_looks(looks)
    if holds is Holds.MANAGER and cells and all(yes_or_no(cell) is not None for cell in cells):
        return _by_looks(looks)  # "Are you a line manager?" names nobody.
    if holds is Holds.ROLE and cells and looks.get(Holds.ROLE, 0.0) < 0.5:
        return _Guess(Holds.HEADLINE, strength, f"header says {phrase!r}, cells are jobs")
    if holds is Holds.HEADLINE and looks.get(Holds.ROLE, 0.0) > 0.8:
        return _Guess(Holds.ROLE, strength, "cells say mentor or mentee")
    if holds in _MUST_LOOK and cells and looks.get(holds, 0.0) < _MUST_LOOK[holds]:
        return _Guess(Holds.IGNORED, 0.0, f"header says {phrase!r}, but the cells do not look so")
    return _Guess(holds, strength + looks.get(holds, 0.0), f"header says {phrase!r}")


_YES_OR_NO: Final = frozenset((Holds.IS_MENTOR, Holds.IS_MENTEE))

_MUST_LOOK: Final = {Holds.EMAIL: 0.3, Holds.TIMESTAMP: 0.3, Holds.TIME_ZONE: 0.3}
"""Fields whose header words are not enough, and the share of cells that must look so."""

_BY_LOOKS_ALONE: Final = {
    Holds.EMAIL: 0.8,
    Holds.TIMESTAMP: 0.9,
    Holds.ROLE: 0.9,
    Holds.LANGUAGES: 0.8,
    Holds.AVAILABILITY: 0.8,
    Holds.NAME: 0.8,
}


def _by_looks(looks: dict[Holds, float]) -> _Guess:
    for holds, least in _BY_LOOKS_ALONE.items():
        if looks.get(holds, 0.0) >= least:
            return _Guess(holds, looks[holds], "cells look so")
    return _Guess(Holds.IGNORED, 0.0, "nothing says what it holds")


def _by_words(title: str) -> tuple[Holds, float, str] | None:
    """Return the field whose strongest phrase stands in the header; earlier fields win ties."""
    words = " ".join(plain_words(title)[:_MOST_PHRASE_WORDS])
    best: tuple[Holds, float, str] | None = None
    for phrase, weight, holds in _PHRASES:
        if f" {phrase} " not in f" {words} ":
            continue
        # A phrase that is the whole header beats a longer one that is a part of it.
        strength = weight + (3.0 if phrase == words else 0.0)
        if best is None or strength > best[1]:
            best = (holds, strength, phrase)
    return best


def _weighed(phrase: str) -> tuple[str, float]:
    bare = " ".join(phrase.strip("!~ \n").split())
    length = 2.0 * (bare.count(" ") + 1)
    if phrase.strip().endswith("!"):
        return bare, 3 * length
    return bare, 0.5 if phrase.strip().endswith("~") else length


_PHRASES: Final = tuple(
    (*_weighed(phrase), holds)
    for holds, phrases in PHRASES.items()
    for phrase in phrases.split(",")
)


def _one_column_each(guesses: Sequence[_Guess]) -> list[Holds]:
    """Give a field to the strongest of its columns, except where several may fill it."""
    best: dict[Holds, int] = {}
    for number, guess in enumerate(guesses):
        rival = best.get(guess.holds)
        if rival is None or guess.strength > guesses[rival].strength:
            best[guess.holds] = number
    return [
        guess.holds if guess.holds in REPEATABLE or best[guess.holds] == number else Holds.IGNORED
        for number, guess in enumerate(guesses)
    ]


def _why(holds: Holds, guess: _Guess) -> str:
    if holds is Holds.IGNORED and guess.holds is not Holds.IGNORED:
        return f"{guess.why}, but another column holds the {guess.holds} already"
    return guess.why


def _split(title: str, holds: Holds, cells: Sequence[str]) -> Split:
    """Split at commas only where the cells are plainly a list: options, or short entries."""
    if holds not in LISTS:
        return Split.SEMICOLONS
    listed = [cell for cell in cells if "," in cell and ";" not in cell and "\n" not in cell]
    if _are_at_semicolons(cells, at_commas=len(listed)):
        return Split.SEMICOLONS
    offers_options = bool(TICK_WORDS & set(plain_words(title)))
    if offers_options or (listed and (_options_recur(cells) or _entries_are_short(holds, listed))):
        return Split.COMMAS
    return Split.SEMICOLONS


def _are_at_semicolons(cells: Sequence[str], *, at_commas: int) -> bool:
    """Tell whether a form put semicolons between its ticks, so that a comma belongs to one."""
    parted = sum(";" in cell.strip().strip(";") for cell in cells)
    return parted >= _FEWEST_PARTED and parted >= at_commas


def _options_recur(cells: Sequence[str]) -> bool:
    times = Counter(option for cell in cells for option in set(options_of(cell)))
    entries = [option for cell in cells for option in options_of(cell)]
    recurring = sum(times[option] > 1 for option in entries)
    return len(entries) >= 4 and recurring >= 0.6 * len(entries)


def _entries_are_short(holds: Holds, listed: Sequence[str]) -> bool:
    if holds is Holds.CAN_HELP_WITH:
        return False
    short = sum(all(len(part.split()) <= 4 for part in options_of(cell)) for cell in listed)
    return short >= 0.8 * len(listed)
