"""A goal that is said anew."""

from datetime import date

from companion.goals.goal import Goal, GoalId, LifeEvent, Sureness
from companion.goals.keeping import goal_to_keep, reworded
from companion.goals.rewording import Rewording

TODAY = date(2026, 4, 1)
BEFORE = Goal(
    id=GoalId("my-goal"),
    statement="Run the ward",
    review_on=date(2026, 6, 1),
    sureness=(Sureness(on=date(2026, 3, 1), level=2),),
    events=(LifeEvent(on=date(2026, 3, 2), text="The matron leaves"),),
)


def test_the_same_wish_keeps_what_was_told_of_it() -> None:
    said = Goal(id=GoalId("x"), statement="Run the ward", success_measure="a quiet rota")

    kept = goal_to_keep(said, before=BEFORE, sure=4, on=TODAY)

    assert kept is not None
    assert kept.events == BEFORE.events
    assert kept.review_on == BEFORE.review_on
    assert [one.level for one in kept.sureness] == [2, 4]


def test_another_wish_begins_anew() -> None:
    kept = goal_to_keep(
        Goal(id=GoalId("x"), statement="Teach nurses"), before=BEFORE, sure=None, on=TODAY
    )

    assert kept is not None
    assert kept.events == ()
    assert kept.sureness == ()
    assert kept.said_on == TODAY


def test_the_first_wish_and_the_same_wish_keep_their_day() -> None:
    said = Goal(id=GoalId("x"), statement="Run the ward")
    earlier = BEFORE.model_copy(update={"said_on": date(2026, 2, 2)})

    first = goal_to_keep(said, before=None, sure=None, on=TODAY)
    same = goal_to_keep(said, before=earlier, sure=None, on=TODAY)

    assert first is not None
    assert first.said_on is None
    assert same is not None
    assert same.said_on == date(2026, 2, 2)


def test_how_sure_somebody_is_needs_no_new_wish() -> None:
    kept = goal_to_keep(None, before=BEFORE, sure=5, on=TODAY)

    assert kept is not None
    assert kept.statement == "Run the ward"
    assert goal_to_keep(None, before=BEFORE, sure=None, on=TODAY) is None


def test_the_first_words_stay_with_a_wording_that_was_reworded_twice() -> None:
    first = reworded(BEFORE, Rewording(text="Lead the ward", quote="Run", field="statement"))
    second = reworded(first, Rewording(text="Head the ward", quote="Run", field="statement"))

    assert second.first_said == "Run the ward"
    assert second.statement == "Head the ward"


def test_a_plainer_wording_that_is_typed_keeps_the_first_words_and_what_was_told() -> None:
    before = BEFORE.model_copy(
        update={"statement": "either a living from my pottery or teaching evening classes"}
    )
    said = Goal(id=GoalId("x"), statement="Teach evening classes")

    kept = goal_to_keep(said, before=before, sure=None, on=TODAY)

    assert kept is not None
    assert kept.statement == "Teach evening classes"
    assert kept.first_said == before.statement
    assert kept.events == before.events
