"""What reasons need to know of a goal is put together once for each pool."""

import numpy as np

from companion.matching.asked_once import AskedOnce
from companion.matching.facets import question_of
from companion.matching.pools import Pool, make_pool, pool_passages
from companion.matching.ranking import QUESTIONS_KEPT
from companion.ports import Vectors
from tests.unit.matching.people import a_goal, a_person


def a_pool(headline: str) -> Pool:
    """Return a pool of one mentor."""
    people = (a_person("m", headline=headline),)
    passages = pool_passages(people, ())
    vectors = np.eye(len(passages[0]), 8, dtype=np.float32)
    return make_pool(people, (), passages=passages, vectors=vectors)


class AnyVectors(dict[str, Vectors]):
    """Has the same vector for every text."""

    def __missing__(self, text: str) -> Vectors:
        return np.full(8, 8**-0.5, dtype=np.float32)


def test_a_goal_asked_again_of_the_same_pool_is_not_put_together_again() -> None:
    known, pool = AskedOnce(), a_pool("Ran a ward at night")
    question = question_of(a_goal("Lead a ward. Plan the rota."))

    first = known.of(question, pool, AnyVectors())

    assert known.of(question, pool, AnyVectors()) is first
    assert first.facets.facets == question.facets
    assert first.parts.facets == question.parts


def test_another_pool_weighs_the_words_of_a_goal_anew() -> None:
    known, goal = AskedOnce(), question_of(a_goal("ward rota"))

    one = known.of(goal, a_pool("Ran a ward"), AnyVectors())
    other = known.of(goal, a_pool("Wrote the rota"), AnyVectors())

    assert not np.array_equal(one.parts.shares, other.parts.shares)


def test_goals_that_were_not_asked_for_long_are_forgotten() -> None:
    known, pool = AskedOnce(), a_pool("Ran a ward at night")
    question = question_of(a_goal("Lead a ward"))
    first = known.of(question, pool, AnyVectors())

    for number in range(QUESTIONS_KEPT):
        known.of(question_of(a_goal(f"Plan {number}")), pool, AnyVectors())

    assert known.of(question, pool, AnyVectors()) is not first
