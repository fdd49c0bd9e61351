"""Compares action items with gold ones: by the words they quote, or by text and evidence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from companion.text.spans import Quote
from evals.metrics import Counts
from evals.words import token_f1

LEAST_OVERLAP: Final = 0.5
"""Two quotes mean the same if they share this much of the shorter one."""

LEAST_TEXT: Final = 0.2
"""Two wordings of an action may mean the same from this token F1 on."""

EVIDENCE_WINDOW: Final = 3
"""How many utterances a cited one may lie from the gold evidence."""

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Said:
    """An action as a system words it, with the numbers of the utterances it cites."""

    text: str
    evidence: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class Gold:
    """An action as annotators word it, also without its owner (`task`), with its evidence."""

    text: str
    task: str
    evidence: frozenset[int]


def paired_by_quote(said: Sequence[Sequence[Quote]], gold: Sequence[Span]) -> list[tuple[int, int]]:
    """Return which item says which gold one, one to one, by the stretches of notes they quote."""
    if not said or not gold:
        return []
    worth = np.array([[_overlap(quotes, span) for span in gold] for quotes in said])
    worth[worth < LEAST_OVERLAP] = 0.0
    return assigned(worth)


def grounded_counts(said: Sequence[Said], gold: Sequence[Gold]) -> Counts:
    """Count items whose text fits a gold one and which cite an utterance near its evidence.

    Text alone is no match: a fixed template would score well on it. Gold without evidence is not
    wanted, since nobody can show it.
    """
    wanted = sum(bool(one.evidence) for one in gold)
    if not said or not gold:
        return Counts(said=len(said), wanted=wanted)
    worth = np.array([[_grounded_worth(one, other) for other in gold] for one in said])
    return Counts(hits=len(assigned(worth)), said=len(said), wanted=wanted)


def _grounded_worth(said: Said, gold: Gold) -> float:
    near = any(
        abs(one - other) <= EVIDENCE_WINDOW for one in said.evidence for other in gold.evidence
    )
    if not near:
        return 0.0
    fit = max(token_f1(said.text, gold.text), token_f1(said.text, gold.task))
    # Above 1, so that two pairs always beat one better pair.
    return 1 + fit if fit >= LEAST_TEXT else 0.0


def assigned(worth: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> list[tuple[int, int]]:
    """Return the pairs (row, column) of the best one-to-one choice that are worth anything."""
    # Imported here: scipy is slow to import, and only this needs it.
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    rows, columns = linear_sum_assignment(worth, maximize=True)
    return [
        (int(row), int(column))
        for row, column in zip(rows, columns, strict=True)
        if worth[row, column] > 0
    ]


def _overlap(quotes: Sequence[Quote], gold: Span) -> float:
    """Return the largest share of the shorter one that a quote and the gold span have in common."""
    return max((_shared(quote, gold) for quote in quotes), default=0.0)


def _shared(quote: Quote, gold: Span) -> float:
    common = min(quote.end, gold[1]) - max(quote.start, gold[0])
    shorter = min(quote.end - quote.start, gold[1] - gold[0])
    return common / shorter if common > 0 and shorter > 0 else 0.0


_PROMISE: Final = re.compile(
    r"(?:\b(?:i|we|you|he|she|they|\w+)(?:'ll| will| going to| need to| should)|^\W*todo)\b", re.I
)


def promised(sentences: Sequence[str]) -> list[int]:
    """Return which sentences of notes say "will", "'ll", "should": the plain baseline for notes."""
    return [at for at, text in enumerate(sentences) if _PROMISE.search(text)]


_CUES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), weight)
    for pattern, weight in (
        (r"\bnext meeting\b", 1.2),
        (r"\byou(?: guys)?(?:'ll| will| can(?: all)? (?:do|go|work))\b", 1.0),
        (r"\bindividual (?:action|work)\b", 1.0),
        (r"\b(?:industrial designer|project manager|marketing expert|user interface)\b", 0.9),
        (r"\b(?:i'll|i will|we'll have to|we will have to|we'll need|we will need)\b", 0.7),
        (r"\b(?:prepare|look into|work(?:ing)? on|presentation|prototype|report)\b", 0.6),
        (r"\b(?:questionnaire|evaluat\w+|send|e-?mail|(?:in the|put \w+ in a) folder)\b", 0.6),
        (r"\b(?:thirty|half an hour|minutes|tomorrow|lunch)\b", 0.5),
        (r"\b(?:need to|have to|should|gonna|going to)\b", 0.3),
    )
)
_FEWEST_WORDS: Final = 4
_LATE: Final = ((0.9, 0.8), (0.8, 0.3))
"""What a place after this share of the meeting adds."""

_MOST_CUED: Final = 3
_CUED_ENOUGH: Final = 1.8


def cued(utterances: Sequence[str]) -> list[int]:
    """Return which utterances sound like actions by words and place: the baseline for meetings."""
    scores = [_cue_score(text, at / len(utterances)) for at, text in enumerate(utterances)]
    best = sorted(range(len(scores)), key=lambda at: -scores[at])[:_MOST_CUED]
    return [at for at in best if scores[at] >= _CUED_ENOUGH]


def _cue_score(text: str, place: float) -> float:
    if len(text.split()) < _FEWEST_WORDS:
        return 0.0
    late = next((worth for share, worth in _LATE if place > share), 0.0)
    return late + sum(weight for pattern, weight in _CUES if pattern.search(text))
