"""Ranks one set with the companion and with what a user would try first, and compares."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from statistics import fmean
from typing import Final

from companion.goals.goal import Goal
from companion.matching.pools import Pool, make_pool, pool_passages
from companion.matching.ranking import best_rows, inquiries_of, ranking_of
from companion.people.person import Person
from companion.ports import Embedder
from evals.baselines import Dense, Lexical, fused, shuffled
from evals.metrics import interval, ndcg, paired_gain, reciprocal_rank
from evals.public_sets import RankingCase, RankingSet
from evals.scores import Gain, Measure, Score, worst

OURS: Final = "companion"
FUSION: Final = "fusion"
ON: Final = date(2026, 9, 1)
"""The day from which availability would count; the public sets know none."""

NDCG: Final = "nDCG@10"
_METRICS: Final[Mapping[str, Callable[[Sequence[str], Mapping[str, float]], float]]] = {
    NDCG: ndcg,
    "MRR": reciprocal_rank,
}
_DRAWS: Final = 20
"""Random orders whose scores are averaged: one alone may be lucky."""

Rankings = Mapping[str, Sequence[Sequence[str]]]
"""Per system, per case: everyone, best first."""


async def baseline_rankings(cases: RankingSet, embedder: Embedder) -> Rankings:
    """Return how BM25, TF-IDF, MiniLM and their fusion rank every case."""
    documents = cases.documents
    lexical, dense = Lexical(documents), Dense(embedder)
    texts = [case.text for case in cases.cases]
    sentences = [case.sentence or case.text for case in cases.cases]
    bm25 = [lexical.bm25(text) for text in texts]
    near = (
        await dense.by_part(cases.parts, sentences)
        if cases.fuse_parts
        else await dense.by_document(documents, sentences)
    )
    return {
        "BM25": bm25,
        "TF-IDF": [lexical.tfidf(text) for text in texts],
        "MiniLM": await dense.by_document(documents, texts),
        "MiniLM parts": await dense.by_part(cases.parts, texts),
        FUSION: [fused(one, other) for one, other in zip(bm25, near, strict=True)],
    }


async def companion_rankings(
    people: Sequence[Person], goals: Sequence[Goal], embedder: Embedder
) -> list[list[str]]:
    """Return the order in which the companion ranks `people` for each goal, all of them.

    These are the steps of `MatchingService.match` without the reasons, which hundreds of people
    for hundreds of goals would make slow and nobody would read.
    """
    passages = await asyncio.to_thread(pool_passages, people, ())
    vectors = await embedder.embed([passage.text for own in passages for passage in own])
    pool = await asyncio.to_thread(make_pool, people, (), passages=passages, vectors=vectors)
    inquiries = inquiries_of(goals, ())
    texts = list(dict.fromkeys(text for inquiry in inquiries for text in inquiry.texts))
    known = dict(zip(texts, await embedder.embed(texts), strict=True))
    rankings = [ranking_of(pool, inquiry, known, on=ON) for inquiry in inquiries]
    return [_names(pool, best_rows(ranking, pool, top_k=None).tolist()) for ranking in rankings]


def _names(pool: Pool, found: Sequence[int]) -> list[str]:
    return [pool.mentors[row].id for row in found]


def case_scores(
    cases: Sequence[RankingCase], rankings: Sequence[Sequence[str]], metric: str
) -> list[float]:
    """Return one system's score on every case, candidates that do not count left out."""
    score = _METRICS[metric]
    return [
        score(case.counted(ranking), case.gains)
        for case, ranking in zip(cases, rankings, strict=True)
    ]


def random_score(cases: RankingSet, metric: str) -> float:
    """Return what random order scores, the mean of many draws."""
    draws = (
        [shuffled(cases.parts, seed=len(cases.cases) * draw + at) for at in range(len(cases.cases))]
        for draw in range(_DRAWS)
    )
    return fmean(value for found in draws for value in case_scores(cases.cases, found, metric))


def compared(
    cases: RankingSet, rankings: Rankings, *, task: str, reasons: Mapping[str, str]
) -> list[Measure]:
    """Return each metric of the companion beside the others, and its gain over the fusion.

    `reasons` says, per goal, what was found where; empty for sets whose texts are not ours to show.
    """
    return [_measure(cases, rankings, metric, task=task, reasons=reasons) for metric in _METRICS]


def _measure(
    cases: RankingSet, rankings: Rankings, metric: str, *, task: str, reasons: Mapping[str, str]
) -> Measure:
    scores = {name: case_scores(cases.cases, found, metric) for name, found in rankings.items()}
    ours = [
        Score(case=case.goal.id, value=value, reason=reasons.get(case.goal.id, ""))
        for case, value in zip(cases.cases, scores[OURS], strict=True)
    ]
    return Measure(
        task=task,
        cases=cases.name,
        metric=metric,
        count=len(cases.cases),
        ours=interval(scores[OURS]),
        others={
            "random": random_score(cases, metric),
            **{name: fmean(values) for name, values in scores.items() if name != OURS},
        },
        gain=Gain(over=FUSION, difference=paired_gain(scores[OURS], scores[FUSION])),
        aim=cases.aim if metric == NDCG else "",
        lowest=worst(ours),
    )
