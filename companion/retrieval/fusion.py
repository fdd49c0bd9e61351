"""Reciprocal-rank fusion: one ranking out of several, when their scores do not compare."""

from collections.abc import Hashable, Sequence
from typing import Final, TypeVar

Key = TypeVar("Key", bound=Hashable)

RANK_OFFSET: Final = 20
"""How flat the weight of a rank falls: rank 1 counts about twice as much as rank 22."""


def reciprocal_rank_fusion(rankings: Sequence[Sequence[Key]]) -> list[tuple[Key, float]]:
    """Return every key of `rankings` (each best first) with its fused score, best first.

    Equal scores keep the order of first appearance.
    """
    scores: dict[Key, float] = {}
    for ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1 / (RANK_OFFSET + rank)
    return sorted(scores.items(), key=lambda entry: -entry[1])
