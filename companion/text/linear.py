"""Small learned parts: a weight per sign, added up; data files that name their source."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from math import exp
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "weights"
"""One JSON file each, written by `python -m evals.train`, which says what it was trained on."""


@dataclass(frozen=True, kw_only=True)
class Linear:
    """A weight for each sign that counts; a sign without one counts for nothing.

    `levels` are scores from which something is to be believed, by what it is.
    """

    weights: Mapping[str, float]
    bias: float = 0.0
    levels: Mapping[str, float] = field(default_factory=dict)

    def score(self, signs: Mapping[str, float]) -> float:
        """Return the sum of the signs, each by its weight; above 0 is more likely than not."""
        known = self.weights
        return self.bias + sum(
            known[name] * value for name, value in signs.items() if name in known
        )


@cache
def learned(name: str) -> Linear:
    """Return the weights of the file `name`, which is part of the library."""
    found = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Linear(weights=found["weights"], bias=found["bias"], levels=found.get("levels", {}))


def chance(score: float) -> float:
    """Return a score as a probability, 0 to 1."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
