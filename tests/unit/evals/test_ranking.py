"""What is scored is what a user gets, and only what counts is scored."""

from datetime import date

import pytest

from companion.access.principal import LOCAL
from companion.adapters.hash_embedder import HashEmbedder
from companion.goals.goal import Goal, GoalId
from companion.matching.match import MatchRequest
from companion.matching.service import MatchingService
from companion.people.person import Person, PersonId
from companion.samples import load_samples
from evals.metrics import ndcg
from evals.public_sets import RankingCase, RankingSet
from evals.ranking import (
    FUSION,
    NDCG,
    OURS,
    baseline_rankings,
    companion_rankings,
    compared,
)


async def test_the_scored_order_is_the_one_that_matching_returns() -> None:
    samples, embedder = load_samples(), HashEmbedder()
    goals = tuple(goal.model_copy(update={"mentee_id": None}) for goal in samples.goals[:3])
    people = tuple(one.model_copy(update={"capacity": None}) for one in samples.mentors)
    request = MatchRequest(mentors=people, goals=goals, top_k=None)
    service = MatchingService(embedder=embedder)
    results = await service.match(principal=LOCAL, request=request, on=date(2026, 9, 1))

    ranked = await companion_rankings(people, goals, embedder)

    assert ranked == [[match.mentor_id for match in result.matches] for result in results]


async def test_candidates_outside_the_pool_take_no_place() -> None:
    case = RankingCase(
        goal=Goal(id=GoalId("g"), statement="grow plums"),
        text="grow plums",
        gains={"b": 1.0},
        pool=frozenset({"b", "c"}),
        exclude=frozenset({"c"}),
    )

    assert case.counted(["a", "c", "b"]) == ["b"]
    assert ndcg(case.counted(["a", "c", "b"]), case.gains) == 1.0


async def test_each_metric_stands_beside_every_baseline() -> None:
    people = tuple(
        Person(id=PersonId(name), name=name, headline=text)
        for name, text in (("q1", "grows plums"), ("q2", "mends roofs"))
    )
    cases = RankingSet(
        name="two",
        people=people,
        parts={person.id: (person.headline or "",) for person in people},
        cases=(
            RankingCase(
                goal=Goal(id=GoalId("g"), statement="roofs"), text="roofs", gains={"q2": 1.0}
            ),
        ),
    )
    embedder = HashEmbedder()
    ours = await companion_rankings(people, [case.goal for case in cases.cases], embedder)
    rankings = {OURS: ours, **await baseline_rankings(cases, embedder)}

    first = compared(cases, rankings, task="matching", reasons={"g": "q2 at 1"})[0]

    assert first.metric == NDCG
    assert first.ours is not None
    assert first.ours.value == first.others["BM25"] == 1.0
    assert 0 < first.others["random"] < 1
    assert first.gain is not None
    assert first.gain.over == FUSION
    assert first.gain.difference.value == pytest.approx(1.0 - first.others[FUSION])
