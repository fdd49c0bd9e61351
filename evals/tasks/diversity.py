"""What does variety buy and cost? The first mentors with and without `--diverse`, per goal."""

from collections.abc import Sequence
from itertools import combinations
from statistics import fmean
from typing import Final

import numpy as np

from companion.application.asks import MatchAsk
from companion.matching.match import MatchResult
from companion.people.person import Person
from companion.ports import Vectors
from evals.metrics import RANKED, ndcg, paired_gain
from evals.ranking import NDCG, ON
from evals.scores import Gain, Measure, Outcome, Score, Sheet
from evals.tasks.matching import always_free, gold, parts_of
from evals.workbench import Workbench

TASK: Final = "diversity"
PLAIN: Final = "without --diverse"

SHOWN: Final = 5
"""As many as `companion match` shows. Of ten, in a pool of fifty, nearly all are the same either
way: nobody who does not fit is lifted for variety."""

_SHEET: Final = Sheet(task=TASK, cases="samples")


async def evaluate(bench: Workbench) -> Outcome:
    """Rank every sample goal both ways, and compare variety and quality."""
    bench.tell("diversity: samples")
    people = tuple(map(always_free, bench.samples.mentors))
    wanted = MatchAsk(
        mentors=people,
        mentees=tuple(map(always_free, bench.samples.mentees)),
        goals=bench.samples.goals,
        top_k=RANKED,
        on=ON,
    )
    plain = await bench.companion.match(wanted)
    varied = await bench.companion.match(wanted.model_copy(update={"diverse": True}))
    vectors = await bench.embedder.embed([" ".join(parts_of(person)) for person in people])
    whole = dict(zip((person.id for person in people), vectors, strict=True))
    relevant = gold(bench.sample_folder)
    quality = [
        [ndcg(_names(one), relevant[one.goal_id]) for one in found] for found in (varied, plain)
    ]
    variety = [
        [unlikeness(_names(one)[:SHOWN], whole) for one in found] for found in (varied, plain)
    ]
    fields = [[float(_fields(one, people)) for one in found] for found in (varied, plain)]
    goals = [one.goal_id for one in plain]
    return Outcome(
        measures=tuple(
            _measure(metric, goals, ours=ours, without=without)
            for metric, (ours, without) in (
                (f"unlikeness within the first {SHOWN}", variety),
                (f"industries among the first {SHOWN}", fields),
                (NDCG, quality),
            )
        )
    )


def unlikeness(names: Sequence[str], vectors: dict[str, Vectors]) -> float:
    """Return how unlike the people of a list are: one minus the mean cosine of their profiles."""
    pairs = list(combinations(names, 2))
    if not pairs:
        return 0.0
    return 1 - fmean(float(np.dot(vectors[one], vectors[other])) for one, other in pairs)


def _measure(
    metric: str, goals: Sequence[str], *, ours: Sequence[float], without: Sequence[float]
) -> Measure:
    found = _SHEET.mean(
        metric, [Score(case=goal, value=value) for goal, value in zip(goals, ours, strict=True)]
    )
    return Measure(
        task=TASK,
        cases=found.cases,
        metric=metric,
        count=found.count,
        ours=found.ours,
        others={PLAIN: fmean(without)},
        gain=Gain(over=PLAIN, difference=paired_gain(ours, without)),
    )


def _names(result: MatchResult) -> list[str]:
    return [match.mentor_id for match in result.matches]


def _fields(result: MatchResult, people: Sequence[Person]) -> int:
    shown = set(_names(result)[:SHOWN])
    return len({name for one in people if one.id in shown for name in one.industries})
