"""Learns from email_intent whether a sentence asks for an action, proposes or promises one."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Final

from companion.text.intent import intent_of, intent_signs
from companion.text.linear import Linear, chance
from evals.public_sets import SPLIT, rows
from evals.training import Recipe, folds, logistic

FOLDS: Final = 5

_FEWEST: Final = 3
_MOST_SIGNS: Final = 1_500
_STRENGTH: Final = 10.0
_IN_SMALL: Final = re.compile(r"(?<![\w.])[a-z]+(?:'[a-z]+)?")
_OFTEN: Final = 5
"""Sentences that must write a word in small letters: the names of people are never kept."""

_CUE: Final = re.compile(
    r"\b(?:please|pls|let me know|let's|shall we|we should|(?:can|could|would|will) you"
    r"|i(?:'ll| will) (?:send|call|do|get|be)|(?:need|want) you|(?:give|send|call) me"
    r"|i would like you)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Mailed:
    """A sentence of an e-mail, and whether annotators saw an intent in it."""

    id: str
    text: str
    intent: bool


def mailed(folder: Path) -> list[Mailed]:
    """Return the sentences of email_intent.

    Raises:
        InputError: a file of the set is missing.
    """
    gold = {row["id"]: row["intent"] for row in rows(folder, f"email_intent/{SPLIT}/gold.jsonl")}
    return [
        Mailed(id=row["id"], text=row["text"], intent=bool(gold[row["id"]]))
        for row in rows(folder, f"email_intent/{SPLIT}/sentences.jsonl")
    ]


def trained(sentences: Sequence[Mailed]) -> Linear:
    """Return weights of words in common use, and of what kind of words stand together."""
    small = Counter(
        word for one in sentences for word in set(_IN_SMALL.findall(one.text.replace("’", "'")))
    )

    def is_common(sign: str) -> bool:
        return all(small[word] >= _OFTEN for word in sign.split() if word[0].isalpha())

    recipe = Recipe(strength=_STRENGTH, fewest=_FEWEST, most=_MOST_SIGNS, allowed=is_common)
    signs = [intent_signs(one.text) for one in sentences]
    return logistic(signs, [one.intent for one in sentences], recipe)


def out_of_fold(sentences: Sequence[Mailed]) -> tuple[list[float], list[float]]:
    """Return the companion's and naive Bayes' probabilities, learned from the other folds."""
    fold_of = folds([one.id for one in sentences], count=FOLDS)
    ours, bayes = dict[str, float](), dict[str, float]()
    for fold in range(FOLDS):
        others = [one for one in sentences if fold_of[one.id] != fold]
        weights, plain = trained(others), NaiveBayes(others)
        for one in sentences:
            if fold_of[one.id] == fold:
                ours[one.id] = intent_of(one.text, weights=weights)
                bayes[one.id] = plain.probability(one.text)
    return [ours[one.id] for one in sentences], [bayes[one.id] for one in sentences]


def has_cue(text: str) -> bool:
    """Tell whether a sentence says "please", "could you", "I'll send" and the like: a baseline."""
    return _CUE.search(text) is not None


class NaiveBayes:
    """What a user would try first: words and pairs of words, counted, add-one smoothed."""

    def __init__(self, sentences: Sequence[Mailed]) -> None:
        self._counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        for one in sentences:
            self._counts[one.intent].update(_pairs(one.text))
        size = len(set(self._counts[0]) | set(self._counts[1]))
        self._totals = [counts.total() + size for counts in self._counts]
        some = sum(one.intent for one in sentences)
        self._prior = log(some / (len(sentences) - some))

    def probability(self, text: str) -> float:
        """Return how likely a sentence has an intent, 0 to 1."""
        without, having = self._counts
        score = self._prior
        for word in _pairs(text):
            score += log((having[word] + 1) / self._totals[1])
            score -= log((without[word] + 1) / self._totals[0])
        return chance(score)


def _pairs(text: str) -> list[str]:
    words = re.findall(r"[a-z']+|\?|\d", text.lower())
    pairs = (f"{one} {other}" for one, other in zip(["^", *words], words, strict=False))
    return sorted({*words, *pairs})
