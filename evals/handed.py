"""Learns how things are handed out in meetings from ami_actions: labels, weights, levels."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from companion.people.person import PersonId
from companion.summaries.handing_out import FIRST, NEXT, Handed, candidates
from companion.summaries.notes import Notes, read_notes
from companion.summaries.summary import Participant, SummaryBrief
from companion.text.linear import Linear
from companion.text.spans import Quote
from evals.actions import Gold, Said, grounded_counts
from evals.metrics import Counts
from evals.public_sets import SPLIT, Row, rows
from evals.training import Recipe, folds, logistic

RECIPE: Final = Recipe(strength=0.1, scaled=True)
FOLDS: Final = 5
"""Parts that the teams are dealt into; levels are chosen on parts of what is left."""

_MOST: Final = 5
_LEAST_SILENT: Final = 0.75
"""Share of the meetings without actions that the levels must keep empty where they are chosen."""

_GAP: Final = 1.0
"""How much less the next ones need than the first: what is handed out comes in company."""

_LEVELS: Final = 25
"""Levels tried, of those that the best scores have."""

_BEST_SCORES: Final = 400


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """One meeting as notes, one line per utterance, and what annotators found in it."""

    name: str
    utterances: Sequence[str]
    participants: tuple[Participant, ...]
    notes: str
    gold: Sequence[Gold]

    @property
    def team(self) -> str:
        """Who met: meetings of one team are never told apart by a fold."""
        return self.name[:-1]

    def cited(self, quotes: Sequence[Quote]) -> frozenset[int]:
        """Return the utterances that quotes touch."""
        starts = [0]
        for line in self.notes.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return frozenset(
            at
            for quote in quotes
            for at in range(bisect_right(starts, quote.start) - 1, bisect_left(starts, quote.end))
        )


@dataclass(frozen=True, kw_only=True)
class Read:
    """A meeting with everything in it that has the form of an assignment, right or not."""

    meeting: Recorded
    notes: Notes
    found: Sequence[tuple[Handed, Said]]

    @property
    def labels(self) -> list[bool]:
        """Whether each of `found` says what annotators found as well."""
        return [grounded_counts([said], self.meeting.gold).hits > 0 for _, said in self.found]


def recorded(folder: Path) -> Iterator[Recorded]:
    """Yield the meetings of ami_actions.

    Raises:
        InputError: a file of the set is missing.
    """
    gold = {row["id"]: row for row in rows(folder, f"ami_actions/{SPLIT}/gold.jsonl")}
    for row in rows(folder, f"ami_actions/{SPLIT}/transcripts.jsonl"):
        roles = row["speakers"]
        spoken = [(roles[letter], text) for _, letter, _, text in row["utterances"]]
        people = (Participant(id=PersonId(letter), name=role) for letter, role in roles.items())
        yield Recorded(
            name=row["id"],
            utterances=[text for _, text in spoken],
            participants=tuple(people),
            notes="\n".join(f"{role}: {text}" for role, text in spoken),
            gold=[_gold(one) for one in gold[row["id"]]["actions"]],
        )


def _gold(row: Row) -> Gold:
    return Gold(
        text=row["text"], task=row["task"] or row["text"], evidence=frozenset(row["evidence"])
    )


def read(meeting: Recorded) -> Read:
    """Return a meeting as the companion reads it."""
    notes = read_notes(SummaryBrief(notes=meeting.notes, participants=meeting.participants))
    found = [(one, _said(meeting, notes, one)) for one in candidates(notes)]
    return Read(meeting=meeting, notes=notes, found=found)


def _said(meeting: Recorded, notes: Notes, one: Handed) -> Said:
    sentence = notes.sentences[one.clause.sentence]
    text = sentence.text[one.clause.task : one.clause.end]
    return Said(text=text, evidence=meeting.cited(notes.quotes(sentence)))


def trained(meetings: Sequence[Read]) -> Linear:
    """Return weights learned from meetings, with levels chosen on teams that each left out."""
    fold_of = folds([one.meeting.team for one in meetings], count=FOLDS)
    scores: dict[str, list[float]] = {}
    for fold in range(FOLDS):
        others = [one for one in meetings if fold_of[one.meeting.team] != fold]
        weights = _weights(others)
        for one in meetings:
            if fold_of[one.meeting.team] == fold:
                scores[one.meeting.name] = [weights.score(found.signs) for found, _ in one.found]
    return replace(_weights(meetings), levels=_levels(meetings, scores))


def by_team(meetings: Sequence[Read]) -> Mapping[str, Linear]:
    """Return, for each team, weights that were learned from other teams alone."""
    fold_of = folds([one.meeting.team for one in meetings], count=FOLDS)
    weights = [
        trained([one for one in meetings if fold_of[one.meeting.team] != fold])
        for fold in range(FOLDS)
    ]
    return {team: weights[fold] for team, fold in fold_of.items()}


def _weights(meetings: Iterable[Read]) -> Linear:
    pairs = [
        (found.signs, label)
        for one in meetings
        for (found, _), label in zip(one.found, one.labels, strict=True)
    ]
    return logistic([signs for signs, _ in pairs], [label for _, label in pairs], RECIPE)


@dataclass(frozen=True, kw_only=True)
class _Best:
    """The best scores of a meeting, and what each number of them would count for."""

    scores: Sequence[float]
    counts: Sequence[Counts]
    is_empty: bool

    def said(self, first: float) -> int:
        if not self.scores or self.scores[0] < first:
            return 0
        return sum(score >= first - _GAP for score in self.scores)


def _levels(meetings: Sequence[Read], scores: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """Return the levels of best F1 among those that keep enough empty meetings empty."""
    best = [_best(one, scores[one.meeting.name]) for one in meetings]
    highest = sorted((score for one in scores.values() for score in one), reverse=True)
    tried = np.quantile(highest[:_BEST_SCORES], np.linspace(0.02, 0.98, _LEVELS)).tolist()
    _, first = max((_fit(best, first), first) for first in tried)
    return {FIRST: round(first, 4), NEXT: round(first - _GAP, 4)}


def _best(one: Read, scores: Sequence[float]) -> _Best:
    order = sorted(range(len(scores)), key=lambda at: -scores[at])[:_MOST]
    said = [one.found[at][1] for at in order]
    counts = [grounded_counts(said[:number], one.meeting.gold) for number in range(len(said) + 1)]
    return _Best(scores=[scores[at] for at in order], counts=counts, is_empty=not one.meeting.gold)


def _fit(best: Sequence[_Best], first: float) -> tuple[bool, float]:
    said = [(one, one.counts[one.said(first)]) for one in best]
    empty = [counts.said == 0 for one, counts in said if one.is_empty]
    hits, wanted = sum(one.hits for _, one in said), sum(one.wanted for _, one in said)
    spoken = sum(one.said for _, one in said)
    is_silent = not empty or sum(empty) >= _LEAST_SILENT * len(empty)
    return is_silent, 2 * hits / max(1, spoken + wanted)
