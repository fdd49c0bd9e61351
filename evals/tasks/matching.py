"""Does the right mentor come first? On the sample programme, and on four public sets."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from companion.application.asks import MatchAsk
from companion.goals.goal import Goal
from companion.matching.match import MatchResult
from companion.people.person import Person
from evals.metrics import mean_over_sets
from evals.public_sets import RankingCase, RankingSet, ranking_sets
from evals.ranking import (
    FUSION,
    NDCG,
    ON,
    OURS,
    baseline_rankings,
    case_scores,
    companion_rankings,
    compared,
)
from evals.scores import Gain, Measure, Outcome, crash_of
from evals.workbench import Workbench

TASK: Final = "matching"


async def evaluate(bench: Workbench) -> Outcome:
    """Rank everyone for every goal, and compare with the baselines case by case.

    Raises:
        InputError: the public sets are wanted and one is missing.
    """
    outcome = await _samples(bench)
    if bench.data is not None:
        outcome += await _public(bench, bench.data)
    return outcome


async def _samples(bench: Workbench) -> Outcome:
    """Score the product itself; nobody whom it rules out counts, for the baselines neither."""
    bench.tell("matching: samples")
    people = tuple(map(always_free, bench.samples.mentors))
    results = await bench.companion.match(
        MatchAsk(
            mentors=people,
            mentees=tuple(map(always_free, bench.samples.mentees)),
            goals=bench.samples.goals,
            top_k=None,
            on=ON,
        )
    )
    grades = gold(bench.sample_folder)
    cases = tuple(
        _case(goal, grades[goal.id], result)
        for goal, result in zip(bench.samples.goals, results, strict=True)
    )
    asked = RankingSet(
        name="samples", people=people, parts={one.id: parts_of(one) for one in people}, cases=cases
    )
    rankings = {
        OURS: [[match.mentor_id for match in result.matches] for result in results],
        **await baseline_rankings(asked, bench.embedder),
    }
    reasons: dict[str, str] = {
        case.goal.id: _reason(case, ranking)
        for case, ranking in zip(cases, rankings[OURS], strict=True)
    }
    return Outcome(measures=tuple(compared(asked, rankings, task=TASK, reasons=reasons)))


async def _public(bench: Workbench, folder: Path) -> Outcome:
    outcome = Outcome(measures=())
    gains: list[list[float]] = []
    for cases in ranking_sets(folder):
        bench.tell(f"matching: {cases.name}")
        goals = [case.goal for case in cases.cases]
        try:
            ours = await companion_rankings(cases.people, goals, bench.embedder)
        except Exception as error:  # noqa: BLE001 - a crash on one set must not hide the others
            outcome += Outcome(measures=(), crashes=(crash_of(f"{TASK} · {cases.name}", error),))
            continue
        rankings = {OURS: ours, **await baseline_rankings(cases, bench.embedder)}
        outcome += Outcome(measures=tuple(compared(cases, rankings, task=TASK, reasons={})))
        ndcg = {name: case_scores(cases.cases, rankings[name], NDCG) for name in (OURS, FUSION)}
        gains.append([one - other for one, other in zip(ndcg[OURS], ndcg[FUSION], strict=True)])
    if gains:
        outcome += Outcome(measures=(_mean_gain(gains),))
    return outcome


def _mean_gain(gains: list[list[float]]) -> Measure:
    mean = mean_over_sets(gains)
    return Measure(
        task=TASK,
        cases=f"mean over {len(gains)} public sets",
        metric=f"gain in {NDCG}",
        count=sum(map(len, gains)),
        ours=mean,
        gain=Gain(over=FUSION, difference=mean),
        tolerance=0.005,
        aim="≥ .010, interval above 0",
    )


def always_free(person: Person) -> Person:
    """Return the person without what the gold does not know of."""
    # The gold ignores free times and free places; shared language and reporting lines count.
    return person.model_copy(update={"availability": (), "capacity": None, "channels": ()})


def gold(folder: Path) -> Mapping[str, Mapping[str, float]]:
    """Return how much each mentor is worth asking, by goal, from the folder of the samples."""
    lines = (folder / "match_gold.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["goal_id"]: row["relevant"] for row in map(json.loads, lines)}


def _case(goal: Goal, gains: Mapping[str, float], result: MatchResult) -> RankingCase:
    return RankingCase(
        goal=goal,
        text=" ".join(_lines(goal.statement, goal.challenge, *goal.skills)),
        gains=gains,
        exclude=frozenset(one.mentor_id for one in result.excluded),
    )


def parts_of(person: Person) -> tuple[str, ...]:
    """Return the texts of a person, one per aspect, as somebody would put them into an index."""
    lists = (person.can_help_with, person.skills, person.industries, person.interests)
    return tuple(
        _lines(
            person.headline,
            person.bio,
            *(". ".join(entries) for entries in lists),
            *(f"{one.title}. {one.summary or ''}" for one in person.career),
        )
    )


def _lines(*texts: str | None) -> Iterable[str]:
    return (text for text in texts if text)


def _reason(case: RankingCase, ranking: Sequence[str]) -> str:
    """Return where the mentors worth asking stand."""
    place = {name: rank for rank, name in enumerate(ranking, 1)}
    wanted = sorted(case.gains.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(
        f"{name} (grade {gain:g}) at {place.get(name, 'none: ruled out')}" for name, gain in wanted
    )
