"""How many telling words a text shares with a goal: a plain measure that needs no model."""

from typing import Final

from companion.goals.goal import Goal
from companion.text.phrasing import LONGEST_PHRASED
from companion.text.verb_lists import word_set
from companion.text.words import stem, stems

WEAK: Final = frozenset(
    stem(word)
    for word in word_set(
        """
        able ask become best better change come day do done first get give go good great hear help
        job keep know last leave life like long look lot make manage many month move need new next
        not old one open own people person place put right run say see set show start still take
        team tell thing think time try two use want way week work year three learn decide january
        june february march april may july august september october november december
        """
    )
)
"""Stems that so many goals and profiles share that they say little."""

_WEAK_WEIGHT: Final = 0.25


def goal_stems(goal: Goal) -> dict[str, float]:
    """Return the stems of a goal and how much each counts."""
    weights: dict[str, float] = {}
    parts = (
        (goal.challenge or "", 1.0),
        (goal.success_measure or "", 0.6),
        (goal.kind or "", 0.6),
        (goal.statement, 1.2),
        (" ".join(goal.skills), 1.5),
    )
    for text, weight in parts:
        for found in stems(text[:LONGEST_PHRASED]):
            weak = found in WEAK or found.isdigit()
            weights[found] = max(weights.get(found, 0.0), weight * (_WEAK_WEIGHT if weak else 1.0))
    return weights


def closeness(text: str, wanted: dict[str, float]) -> float:
    """Return the weighted count of the stems that `text` shares with a goal's `goal_stems`."""
    return sum(wanted.get(found, 0.0) for found in set(stems(text)))
