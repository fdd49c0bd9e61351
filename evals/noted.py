"""Learns what lines of notes read like from the notes written for this project."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from companion.summaries.line_kinds import SURE, LineKind, line_signs
from companion.summaries.notes import read_notes
from companion.summaries.summary import SummaryBrief
from companion.text.linear import Linear
from evals.jotted import HELD, SETS, cases
from evals.notes import GoldItem
from evals.training import Recipe, Signs, logistic

RECIPE: Final = Recipe(strength=3.0, fewest=3, most=900)

GOLD: Final = {
    LineKind.DECISION: "decisions",
    LineKind.QUESTION: "questions",
    LineKind.ADVICE: "advice",
}
_LISTS: Final = ("actions", "decisions", "questions", "advice", "facts", "noise")

_RIGHT: Final = 0.93
"""Share of the lines from the level `SURE` on that must be right, out of fold."""


@dataclass(frozen=True, kw_only=True)
class NotedLine:
    """One sentence of gold notes: its signs, its writer's set and the gold lists it stands in."""

    writer: str
    signs: Signs
    lists: frozenset[str]


def noted() -> list[NotedLine]:
    """Return every sentence of the sets that may be tuned on; a writer wrote one set."""
    return [
        one for name in SETS if name not in HELD for case in cases(name) for one in _of(name, case)
    ]


def trained(kind: LineKind, lines: Sequence[NotedLine]) -> Linear:
    """Return the weights of one kind; its levels stand where scores out of fold bear them."""
    labels = [GOLD[kind] in one.lists for one in lines]
    fitted = logistic([one.signs for one in lines], labels, RECIPE)
    scores = out_of_fold(kind, lines)
    return Linear(weights=fitted.weights, bias=fitted.bias, levels=_levels(scores, labels))


def out_of_fold(kind: LineKind, lines: Sequence[NotedLine]) -> list[float]:
    """Return a score for every line by weights that were learned from the other writers only."""
    scores = [0.0] * len(lines)
    for writer in dict.fromkeys(one.writer for one in lines):
        others = [one for one in lines if one.writer != writer]
        fitted = logistic(
            [one.signs for one in others], [GOLD[kind] in one.lists for one in others], RECIPE
        )
        for at, one in enumerate(lines):
            if one.writer == writer:
                scores[at] = fitted.score(one.signs)
    return scores


def _levels(scores: Sequence[float], labels: Sequence[bool]) -> dict[str, float]:
    order = np.argsort(-np.asarray(scores), kind="stable")
    right = np.cumsum(np.asarray(labels)[order])
    share = right / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(share >= _RIGHT)
    ranked = np.asarray(scores)[order]
    sure = ranked[enough[-1]] if len(enough) else ranked[0] + 1
    return {SURE: round(float(sure), 2)}


def _of(name: str, case: GoldItem) -> list[NotedLine]:
    given = {key: case[key] for key in ("notes", "participants", "me")}
    notes = read_notes(SummaryBrief.model_validate({**given, "held_on": case["held_on"]}))
    found = []
    for number, sentence in enumerate(notes.sentences):
        quotes = notes.quotes(sentence)
        if quotes:
            lists = _lists_of(case, quotes[0].start, quotes[-1].end)
            found.append(NotedLine(writer=name, signs=line_signs(notes, number), lists=lists))
    return found


def _lists_of(case: GoldItem, start: int, end: int) -> frozenset[str]:
    """Return the gold lists of which a stretch holds half a line, or which fill most of it."""
    shares = dict.fromkeys(_LISTS, 0)
    whole = set()
    for name in _LISTS:
        for line in case.get(name) or ():
            words = str(line["line"] if name == "actions" else line)
            at = str(case["notes"]).find(words)
            shared = min(at + len(words), end) - max(at, start)
            if at < 0 or shared <= 0:
                continue
            shares[name] += shared
            if 2 * shared >= len(words):
                whole.add(name)
    most = max(shares, key=lambda name: shares[name])
    return frozenset(whole | ({most} if shares[most] else set()))
