"""What is exchanged is exchanged everywhere, what is stuffed is stuffed, and a move is counted."""

import numpy as np
import pytest

from companion.adapters.hash_embedder import HashEmbedder
from companion.goals.goal import Goal, GoalId
from companion.people.person import Person, PersonId
from evals.identities import IDENTITIES, asked_by, sentence, wearing, wordings
from evals.probing import Crowd, Prober
from evals.stuffing import KINDS, TIMES, inventory_of, repeated
from evals.tasks.diversity import unlikeness
from evals.tasks.fairness import Move, never_moved, no_reward

NURSE = Person(
    id=PersonId("p"),
    name="Ilse Brandt",
    pronouns="she/her",
    headline="Ilse runs a ward",
    bio="I am Ilse Brandt and I teach night shifts.",
    can_help_with=("taking charge of a ward",),
    skills=("rostering",),
)
GARDENER = Person(id=PersonId("q"), name="Ole Dahl", headline="Grows plums", skills=("pruning",))
GOAL = Goal(id=GoalId("g"), statement="Take charge of a ward")


def test_nothing_of_the_old_name_is_left() -> None:
    worn = wearing(NURSE, IDENTITIES[0], number=0)

    assert "Ilse" not in worn.model_dump_json()
    assert "Brandt" not in worn.model_dump_json()
    assert worn.pronouns == IDENTITIES[0].pronouns


@pytest.mark.parametrize("number", range(wordings()))
def test_every_wording_tells_two_identities_apart(number: int) -> None:
    one, other = (sentence(identity, number=number) for identity in IDENTITIES[:2])

    assert one != other
    assert "{" not in one


def test_a_goal_keeps_its_words_whoever_asks() -> None:
    assert asked_by(GOAL, IDENTITIES[1], number=2).statement.startswith(GOAL.statement)


def test_a_repeating_profile_says_everything_several_times() -> None:
    assert repeated(NURSE, inventory_of([])).skills == NURSE.skills * TIMES


def test_every_kind_of_stuffing_changes_the_profile() -> None:
    everything = inventory_of([NURSE, GARDENER], asked=["sales"])

    assert everything.skills == ("rostering", "pruning", "sales")
    for stuffings in KINDS.values():
        for stuffing in stuffings:
            assert stuffing(NURSE, everything) != NURSE


def test_only_a_changed_place_is_a_rank_change() -> None:
    moves = [Move(case="a", before=4, after=4), Move(case="b", before=4, after=5)]

    found = never_moved("samples", "rank changes", moves)

    assert found.ours is not None
    assert (found.ours.value, found.count) == (1.0, 2)
    assert found.lowest[0].case == "b"


def test_a_jump_to_the_top_is_counted_and_a_small_rise_is_not() -> None:
    moves = [Move(case="a", before=11, after=3), Move(case="b", before=5, after=1)]

    lift, jumps = no_reward("samples", "gives orders", moves)

    assert lift.ours is not None
    assert jumps.ours is not None
    assert (lift.ours.value, jumps.ours.value) == (6.0, 1.0)


async def test_a_profile_is_placed_among_the_others_as_it_is_written_now() -> None:
    prober = Prober(Crowd(name="two", people=(NURSE, GARDENER), goals=(GOAL,)), HashEmbedder())
    convert = GARDENER.model_copy(update={"headline": "Take charge of a ward, take charge"})

    assert await prober.places(1) == (2,)
    assert await prober.places(1, convert) == (1,)


def test_a_list_of_twins_has_no_variety() -> None:
    rows = np.eye(2, dtype=np.float32)
    vectors = {"a": rows[0], "b": rows[0], "c": rows[1]}

    assert unlikeness(["a", "b"], vectors) == 0.0
    assert unlikeness(["a", "c"], vectors) == 1.0
    assert unlikeness(["a"], vectors) == 0.0
