"""What a move from one role to another asks for, best first: pure arithmetic over cosines.

The weights were chosen on the development half of onet_careers (CC BY 4.0), with nothing but the
descriptions of the two roles to go by: nDCG@10 .412 for broad areas and .252 for single
activities, where cosines of whole texts give .378 and .246.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.ports import Vectors
from companion.text.words import stems

CONTRAST: Final = 0.4
"""What a broad subject loses for fitting the role held: most roles need a little of each, so what
counts is of which the other role needs more."""

WORDS_WEIGHT: Final = 0.05
"""What it adds that all words of a subject's name are said of the role."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Role:
    """A role as somebody describes it."""

    title: str
    description: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts to compare: with its title, and the description by itself."""
        whole = f"{self.title} {self.description}".strip()
        return (whole, self.description) if self.description.strip() else (whole,)


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Something that may be talked about or learnt."""

    name: str
    description: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts to compare: the name by itself, and with what it means."""
        return (self.name, f"{self.name}: {self.description}") if self.is_broad else (self.name,)

    @property
    def is_broad(self) -> bool:
        """Whether it is an area that needs explaining, not one thing to do."""
        return bool(self.description.strip())


@dataclass(frozen=True, kw_only=True)
class Compared:
    """The texts of several subjects with their vectors, ready to be compared with any roles."""

    subjects: Sequence[Subject]
    vectors: Vectors
    """One row per text, in the order of the subjects."""

    def scores(self, *, aimed: Role, to: Vectors, held: Vectors | None = None) -> Numbers:
        """Return one score per subject, comparable within one call only.

        Args:
            aimed: the role that the move leads to.
            to: the vectors of its texts, one per row.
            held: the vectors of the texts of the role that it starts from.
        """
        found = self._means(to) + WORDS_WEIGHT * _covered(self.subjects, aimed)
        if held is None:
            return found
        broad = np.array([one.is_broad for one in self.subjects])
        contrasted: Numbers = found - CONTRAST * np.where(broad, self._means(held), 0.0)
        return contrasted

    def _means(self, role: Vectors) -> Numbers:
        by_text = np.asarray(self.vectors @ role.T, dtype=np.float64).mean(axis=1)
        counts = [len(one.texts) for one in self.subjects]
        starts = np.cumsum([0, *counts[:-1]])
        means: Numbers = np.add.reduceat(by_text, starts) / np.array(counts)
        return means


def texts_of(subjects: Sequence[Subject]) -> list[str]:
    """Return the texts of several subjects, in order, as `Compared` wants their vectors."""
    return [text for one in subjects for text in one.texts]


def _covered(subjects: Sequence[Subject], role: Role) -> Numbers:
    """Return which share of each subject's name the role's texts say, rare words counting more."""
    names = [frozenset(stems(one.name)) for one in subjects]
    times = Counter(word for words in names for word in words)
    size = len(names)
    rarity = {word: log((size + 0.5) / (n + 0.5)) for word, n in times.items()}
    said = frozenset(stems(" ".join(role.texts)))
    shares = []
    for words in names:
        total = sum(rarity[word] for word in sorted(words)) or 1.0
        shares.append(sum(rarity[word] for word in sorted(words & said)) / total)
    return np.array(shares)
