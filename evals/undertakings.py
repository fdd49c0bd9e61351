"""Learns what is undertaken in notes from the sets of writers that anybody may tune on.

Every verb that could be undertaken is a row; it is right where it stands in a gold line of a
committed action and says it first. Writers are folds: no figure is about whom it was learned from.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Final

from companion.people.person import PersonId
from companion.summaries.clauses import readable
from companion.summaries.doers import Reading, reading_of
from companion.summaries.notes import Notes, read_notes
from companion.summaries.summary import ActionStatus, Participant, SummaryBrief
from companion.summaries.undertaken import BELIEVED, Candidate, candidates, may_be_meant, signs_of
from companion.text.linear import Linear
from companion.text.words import stem, words
from evals.jotted import HELD, SETS, cases
from evals.training import Recipe, WrittenRow, of_writers

WRITERS: Final = tuple(name for name in SETS if name not in HELD)
RECIPE: Final = Recipe(strength=1.0, fewest=4)
LEVEL: Final = 0.8
"""Log odds from which a candidate is believed: of ten, one is wrong where nobody learned from."""


@cache
def rows() -> tuple[WrittenRow, ...]:
    """Return the candidates of all writers who may be learned from."""
    return tuple(row for name in WRITERS for case in cases(name) for row in _of_case(name, case))


def trained(*, without: str | None = None) -> Linear:
    """Return weights learned from all writers, or from all but one."""
    return of_writers(rows(), without=without, recipe=RECIPE, levels={BELIEVED: LEVEL})


def _of_case(writer: str, case: Mapping[str, Any]) -> Iterator[WrittenRow]:
    notes = read_notes(_brief(case))
    found = [
        (reading, one)
        for reading in (reading_of(notes, number) for number in readable(notes))
        for one in candidates(reading)
        if may_be_meant(reading, one)
    ]
    right = _right(notes, found, case)
    for at, (reading, one) in enumerate(found):
        yield WrittenRow(writer=writer, signs=signs_of(reading, one), label=at in right)


def _brief(case: Mapping[str, Any]) -> SummaryBrief:
    return SummaryBrief(
        notes=case["notes"],
        participants=tuple(Participant.model_validate(one) for one in case["participants"]),
        me=None if case["me"] is None else PersonId(case["me"]),
        held_on=date.fromisoformat(case["held_on"]),
    )


def _right(
    notes: Notes, found: Sequence[tuple[Reading, Candidate]], case: Mapping[str, Any]
) -> frozenset[int]:
    """Return which candidates say a gold action: the first that holds most of its words."""
    right = set[int]()
    for gold in case["actions"]:
        if gold["status"] != ActionStatus.COMMITTED:
            continue
        start = str(case["notes"]).index(gold["line"])
        inside = [
            (_shared(reading.text[one.task :], gold["words"]), -at)
            for at, (reading, one) in enumerate(found)
            if start <= _place(notes, reading, one) < start + len(gold["line"])
        ]
        if inside:
            right.add(-max(inside)[1])
    return frozenset(right)


def _place(notes: Notes, reading: Reading, one: Candidate) -> int:
    quotes = notes.quotes(reading.sentence, one.task, len(reading.text))
    return quotes[0].start if quotes else -1


def _shared(text: str, wanted: Sequence[str]) -> int:
    said = {stem(word) for word in words(text)}
    return sum(stem(part) in said for word in wanted for part in words(word))
