"""Does the companion hear what a sentence wants? On sentences of e-mails, learned out of fold."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from evals.mails import Mailed, has_cue, mailed, out_of_fold
from evals.metrics import Counts, auroc, auroc_interval, f1, precision, recall, share_gain
from evals.scores import NOTHING, Gain, Measure, Outcome, Sheet
from evals.workbench import Workbench

TASK: Final = "intent"
_SHEET: Final = Sheet(task=TASK, cases="email_intent, 5 folds")
_BAYES: Final = "naive Bayes"
_CUES: Final = "cue words"
_OURS: Final = "companion"
_COMPARED: Final = (_OURS, _BAYES)
_LIKELY: Final = 0.5


async def evaluate(bench: Workbench) -> Outcome:
    """Score the sentences of email_intent, if the public sets are wanted.

    Raises:
        InputError: a file of the set is missing.
    """
    if bench.data is None:
        return NOTHING
    bench.tell("intent: email_intent")
    return Outcome(measures=tuple(await asyncio.to_thread(_measures, bench.data)))


def _measures(folder: Path) -> list[Measure]:
    sentences = mailed(folder)
    ours, bayes = out_of_fold(sentences)
    cues = [float(has_cue(one.text)) for one in sentences]
    labels = [one.intent for one in sentences]
    said = {name: _counts(sentences, found) for name, found in _named(ours, bayes, cues)}
    others = {_BAYES: auroc(bayes, labels), _CUES: auroc(cues, labels)}
    area, gain = auroc_interval(ours, labels, over=bayes)
    parts = ([(2 * one.hits, one.said + one.wanted) for one in said[name]] for name in _COMPARED)
    gains = {"F1": share_gain(*parts), "AUROC": gain}
    measures = [
        _SHEET.share(
            metric,
            figure(said[_OURS]),
            count=len(sentences),
            others={name: figure(said[name]).value for name in (_BAYES, _CUES)},
            aim=aim,
        )
        for metric, figure, aim in (
            ("F1", f1, "≥ .80"),
            ("precision", precision, ""),
            ("recall", recall, ""),
        )
    ]
    measures.append(_SHEET.share("AUROC", area, count=len(sentences), others=others, aim="≥ .89"))
    return [
        replace(one, gain=Gain(over=_BAYES, difference=gains[one.metric]))
        if one.metric in gains
        else one
        for one in measures
    ]


def _named(*found: Sequence[float]) -> list[tuple[str, Sequence[float]]]:
    return list(zip((_OURS, _BAYES, _CUES), found, strict=True))


def _counts(sentences: Sequence[Mailed], found: Sequence[float]) -> list[Counts]:
    return [
        Counts(
            hits=int(one.intent and chance >= _LIKELY),
            said=int(chance >= _LIKELY),
            wanted=int(one.intent),
        )
        for one, chance in zip(sentences, found, strict=True)
    ]
