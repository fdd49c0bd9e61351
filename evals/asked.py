"""Learns from explainmeetsum which sentences of a meeting answer a question about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from companion.summaries.evidence import Spoken, evidence_for, signs_of
from companion.text.linear import Linear
from evals.gold import tidy
from evals.public_sets import SPLIT, rows
from evals.training import Recipe, Signs, folds, logistic

FOLDS: Final = 5

_RECIPE: Final = Recipe(strength=0.1, scaled=True)
_EVERY: Final = 10
"""Of the sentences that answer nothing, only every tenth is learned from: there are enough."""


@dataclass(frozen=True)
class Asked:
    """A specific question about a meeting, and the sentences that annotators answered from."""

    id: str
    meeting: str
    question: str
    talk: Sequence[Spoken]
    texts: Sequence[str]
    wanted: frozenset[int]

    @cached_property
    def signs(self) -> Sequence[Signs]:
        """What speaks for each sentence."""
        return signs_of(self.question, self.talk)


def asked(folder: Path) -> Iterator[Asked]:
    """Yield the specific questions of explainmeetsum.

    Raises:
        InputError: a file of the set is missing.
    """
    spoken = {
        row["id"]: row["sentences"]
        for row in rows(folder, f"explainmeetsum/{SPLIT}/transcripts.jsonl")
    }
    for gold in rows(folder, f"explainmeetsum/{SPLIT}/gold.jsonl"):
        sentences = spoken[gold["id"]]
        talk = [Spoken(text=tidy(text), speaker=speaker) for _, _, speaker, text in sentences]
        texts = [text for _, _, _, text in sentences]
        for query in gold["queries"]:
            if query["kind"] == "specific":
                wanted = frozenset(at for one in query["sentences"] for at in one["evidence"])
                yield Asked(query["qid"], gold["id"], query["query"], talk, texts, wanted)


def trained(questions: Sequence[Asked]) -> Linear:
    """Return weights for the signs of a sentence that answers."""
    pairs = [
        (signs, at in one.wanted)
        for one in questions
        for at, signs in enumerate(one.signs)
        if at in one.wanted or at % _EVERY == 0
    ]
    return logistic([signs for signs, _ in pairs], [label for _, label in pairs], _RECIPE)


def out_of_fold(questions: Sequence[Asked], *, most: int) -> Mapping[str, tuple[int, ...]]:
    """Return the `most` sentences for each question, learned from other meetings alone."""
    fold_of = folds([one.meeting for one in questions], count=FOLDS)
    found = {}
    for fold in range(FOLDS):
        weights = trained([one for one in questions if fold_of[one.meeting] != fold])
        for one in questions:
            if fold_of[one.meeting] == fold:
                found[one.id] = evidence_for(one.question, one.talk, most=most, weights=weights)
    return found
