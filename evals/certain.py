"""Learns how certain it is that a line without a plain word of undertaking undertakes something.

Every such sentence of the sets that anybody may tune on is a row; it is right where it holds a
committed action of the gold. No rule of the library has a say in it. Writers are folds.
"""

from functools import cache
from typing import Final

from companion.summaries.certainty import CERTAIN, certain_signs, undertakes
from companion.summaries.notes import read_notes
from companion.summaries.summary import ActionStatus, SummaryBrief
from companion.text.linear import Linear
from evals.jotted import HELD, SETS, cases
from evals.notes import GoldItem
from evals.training import Recipe, WrittenRow, of_writers

RECIPE: Final = Recipe(strength=3.0, fewest=3, most=900)
LEVEL: Final = -1.0
"""Log odds from which such a line is believed: out of fold it keeps nine of ten that are right."""


@cache
def rows() -> tuple[WrittenRow, ...]:
    """Return the sentences of all writers who may be learned from."""
    names = (name for name in SETS if name not in HELD)
    return tuple(row for name in names for case in cases(name) for row in _of(name, case))


def trained(*, without: str | None = None) -> Linear:
    """Return weights learned from all writers, or from all but one."""
    return of_writers(rows(), without=without, recipe=RECIPE, levels={CERTAIN: LEVEL})


def _of(name: str, case: GoldItem) -> list[WrittenRow]:
    given = {key: case[key] for key in ("notes", "participants", "me")}
    notes = read_notes(SummaryBrief.model_validate({**given, "held_on": case["held_on"]}))
    found = []
    for number, sentence in enumerate(notes.sentences):
        quotes = notes.quotes(sentence)
        if quotes and not undertakes(sentence.text):
            label = _is_committed(case, quotes[0].start, quotes[-1].end)
            found.append(WrittenRow(writer=name, signs=certain_signs(notes, number), label=label))
    return found


def _is_committed(case: GoldItem, start: int, end: int) -> bool:
    """Tell whether a stretch shares half of itself, or of the line, with a committed action."""
    for gold in case["actions"]:
        at = str(case["notes"]).index(gold["line"])
        until = at + len(gold["line"])
        shared = min(until, end) - max(at, start)
        is_half = 2 * shared >= min(until - at, end - start)
        if gold["status"] == ActionStatus.COMMITTED and is_half:
            return True
    return False
