"""A cohort's pairs as a spreadsheet for the organiser to read and share."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from companion.cli.cohort_view import blocking_text, pair_view
from companion.errors import InputError
from companion.matching.cohort import CohortResult
from companion.people.person import Person, PersonId

_HEADER: Final = (
    "mentee_id",
    "mentee",
    "mentee_email",
    "mentor_id",
    "mentor",
    "mentor_email",
    "score",
    "why",
    "cautions",
    "blocking",
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\0")


def write_pairs(result: CohortResult, *, people: Mapping[PersonId, Person], path: str) -> None:
    """Write one row per mentee: the pair and why, or what blocked it.

    Raises:
        InputError: the file cannot be written.
    """
    try:
        # The mark at the start makes spreadsheet programs read UTF-8.
        with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_HEADER)
            writer.writerows(_rows(result, people))
    except OSError as error:
        raise InputError(f"cannot write {path!r}: {error.strerror}") from None


def _rows(result: CohortResult, people: Mapping[PersonId, Person]) -> Iterator[list[str]]:
    for pair in result.pairs:
        view = pair_view(pair, people)
        cautions = "; ".join(f"! {text}" for text in view.cautions)
        score = f"{view.score:.2f}"
        yield [*_who(view.mentee), *_who(view.mentor), score, _cell(view.why), cautions, ""]
    for unmatched in result.unmatched:
        blocked = _cell(blocking_text(unmatched, people))
        yield [*_who(people[unmatched.mentee_id]), "", "", "", "", "", "", blocked]


def _who(person: Person) -> list[str]:
    return [_cell(person.id), _cell(person.name), _cell(person.email or "")]


def _cell(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
