"""Does the companion find what a long talk says on a question? Learned out of fold, by meeting."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Final

from companion.ports import Embedder
from evals.asked import Asked, asked, out_of_fold
from evals.baselines import Dense, Lexical
from evals.metrics import Counts, f1, share_gain
from evals.scores import NOTHING, Gain, Measure, Outcome, Sheet
from evals.workbench import Workbench

TASK: Final = "answers"
_SHEET: Final = Sheet(task=TASK, cases="explainmeetsum, specific questions")
_SIZES: Final = {5: "≥ .095", 10: "≥ .105"}
_BM25: Final = "BM25"
_MINILM: Final = "MiniLM"

Rankings = Mapping[str, Sequence[int]]
"""The sentences of each question's meeting, best first."""


async def evaluate(bench: Workbench) -> Outcome:
    """Score the evidence for explainmeetsum's questions, if the public sets are wanted.

    Raises:
        InputError: a file of the set is missing.
    """
    if bench.data is None:
        return NOTHING
    bench.tell("answers: explainmeetsum")
    questions = await asyncio.to_thread(_questions, bench.data)
    ours = await asyncio.to_thread(out_of_fold, questions, most=max(_SIZES))
    plain = {_BM25: _lexical(questions), _MINILM: await _dense(questions, bench.embedder)}
    return Outcome(measures=tuple(_measure(questions, ours, plain, size=size) for size in _SIZES))


def _questions(folder: Path) -> list[Asked]:
    return list(asked(folder))


def _measure(
    questions: Sequence[Asked], ours: Rankings, plain: Mapping[str, Rankings], *, size: int
) -> Measure:
    mine = _counts(questions, ours, size=size)
    theirs = {name: _counts(questions, found, size=size) for name, found in plain.items()}
    gain = share_gain(_parts(mine), _parts(theirs[_MINILM]))
    measure = _SHEET.share(
        f"evidence F1 at {size} sentences",
        f1(mine),
        count=len(questions),
        others={name: f1(counts).value for name, counts in theirs.items()},
        aim=_SIZES[size],
    )
    return replace(measure, gain=Gain(over=_MINILM, difference=gain))


def _counts(questions: Sequence[Asked], found: Rankings, *, size: int) -> list[Counts]:
    shown = [(one, found[one.id][:size]) for one in questions]
    return [
        Counts(hits=len(one.wanted & set(best)), said=len(best), wanted=len(one.wanted))
        for one, best in shown
    ]


def _parts(counts: Sequence[Counts]) -> list[tuple[float, float]]:
    return [(2 * one.hits, one.said + one.wanted) for one in counts]


def _lexical(questions: Sequence[Asked]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for _, group in groupby(questions, key=lambda one: one.meeting):
        of_meeting = list(group)
        index = Lexical(_documents(of_meeting[0]))
        for one in of_meeting:
            found[one.id] = [int(name) for name in index.bm25(one.question)]
    return found


async def _dense(questions: Sequence[Asked], embedder: Embedder) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for _, group in groupby(questions, key=lambda one: one.meeting):
        of_meeting = list(group)
        texts = [one.question for one in of_meeting]
        rankings = await Dense(embedder).by_document(_documents(of_meeting[0]), texts)
        for one, ranking in zip(of_meeting, rankings, strict=True):
            found[one.id] = [int(name) for name in ranking]
    return found


def _documents(one: Asked) -> dict[str, str]:
    # Padded, so that the order of names is that of the sentences.
    return {f"{at:06}": text for at, text in enumerate(one.texts)}
