"""Looking back: which way the evidence points, and when it is time."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.followups.item import Item
from companion.followups.review import Review, Way, is_review_due, review_day, review_of
from companion.goals.goal import Goal, GoalId, LifeEvent, Sureness
from companion.pairs.agreement import Side
from companion.sessions.feedback import Feedback, Onward
from tests.unit.followups.samples import an_item

TODAY = date(2026, 12, 1)
HELD = (date(2026, 11, 3), date(2026, 11, 17))


def a_goal(**fields: object) -> Goal:
    return Goal.model_validate({"id": GoalId("g"), "statement": "Run the night ward", **fields})


def done(id: str, result: str | None = None) -> Item:  # noqa: A002
    turn = {"status": "done", "on": "2026-11-20", "result": result}
    return an_item(id, history=[turn])


def dropped(id: str) -> Item:  # noqa: A002
    return an_item(id, history=[{"status": "dropped", "on": "2026-11-20"}])


def sure(*levels: int) -> tuple[Sureness, ...]:
    begin = date(2026, 10, 1)
    return tuple(
        Sureness(on=begin + timedelta(days=30 * number), level=level)
        for number, level in enumerate(levels)
    )


def reviewed(goal: Goal, *items: Item, talked: tuple[int, int] = (1, 3), **rest: object) -> Review:
    feedback = rest.get("feedback", ())
    assert isinstance(feedback, tuple)
    return review_of(goal, items, held_on=HELD, milestones=talked, feedback=feedback, on=TODAY)


def test_with_one_promise_kept_nothing_is_proposed_and_it_says_so() -> None:
    found = reviewed(a_goal(), done("a"))

    assert found.proposed is None
    assert found.is_thin
    assert "too little" in found.because


def test_the_way_follows_from_what_was_confirmed() -> None:
    two = (done("a", "it worked"), done("b"))
    later = an_item("c", due_on="2026-12-20", confirmed_on="2026-11-25")

    assert reviewed(a_goal(), *two, later).proposed is Way.CONTINUE
    assert reviewed(a_goal(sureness=sure(2, 4)), *two, later).proposed is Way.DEEPEN
    assert reviewed(a_goal(), *two, talked=(3, 3)).proposed is Way.CLOSE
    assert reviewed(a_goal(), done("a"), dropped("b"), dropped("c")).proposed is Way.SWITCH
    assert reviewed(a_goal(sureness=sure(4, 2)), *two).proposed is Way.SWITCH


def test_news_and_the_mentees_own_word_come_before_counts() -> None:
    two = (done("a"), done("b"))
    news = a_goal(events=(LifeEvent(on=TODAY, text="The matron leaves"),))
    deeper = Feedback(side=Side.MENTEE, on=TODAY, onward=Onward.DEEPER)

    assert "“The matron leaves”" in reviewed(news, *two).because
    assert reviewed(news, *two, feedback=(deeper,)).proposed is Way.DEEPEN


def test_an_offer_may_be_what_was_wanted_by_who_looks_for_work_and_by_nobody_else() -> None:
    two = (done("a"), done("b"))

    def way(statement: str, *events: str) -> Way | None:
        told = tuple(LifeEvent(on=TODAY, text=one) for one in events)
        return reviewed(a_goal(statement=statement, events=told), *two).proposed

    wanted = "Find a job as a gardener"
    offer = "The park offered me a job as a gardener"

    assert way(wanted, offer) is Way.CLOSE
    assert way("Sell forty wreaths by May", offer) is Way.SWITCH
    assert way(wanted, "My gardening school closes down") is Way.SWITCH
    assert way(wanted, offer, "The offer was withdrawn") is Way.SWITCH


def test_it_is_time_on_the_named_day_for_two_weeks_and_no_more_once_it_was_done() -> None:
    goal = a_goal(review_on="2026-12-01")

    def due(on: date, goal: Goal = goal) -> bool:
        return is_review_due(goal, held_on=HELD, milestones=(0, 2), settled=0, on=on)

    assert [due(TODAY + timedelta(days=days)) for days in (-1, 0, 14, 15)] == [
        False,
        True,
        True,
        False,
    ]
    looked = (*sure(2), Sureness(on=TODAY, level=3))
    assert not due(TODAY, goal.model_copy(update={"sureness": looked}))


def test_thin_evidence_pushes_nobody_to_look_back() -> None:
    on = HELD[-1]

    assert not is_review_due(a_goal(), held_on=HELD, milestones=(1, 1), settled=1, on=on)
    assert is_review_due(a_goal(), held_on=HELD, milestones=(1, 1), settled=2, on=on)
    assert not is_review_due(a_goal(), held_on=(), milestones=(0, 0), settled=9, on=on)


def test_the_day_is_the_one_that_was_set_else_the_goals_own() -> None:
    by_words = Goal(id=GoalId("g"), statement="Run the ward by the end of June")

    assert review_day(a_goal(review_on="2027-01-05", target_on="2027-03-01")) == date(2027, 1, 5)
    assert review_day(a_goal(target_on="2027-03-01")) == date(2027, 3, 1)
    assert review_day(by_words, said_on=date(2026, 3, 1)) == date(2026, 6, 30)
    assert review_day(a_goal(), said_on=TODAY) is None


@given(st.integers(0, 6), st.integers(0, 6), st.integers(0, 6), st.integers(0, 4))
def test_the_counts_are_those_of_the_items_and_every_way_has_a_reason(
    kept: int, given_up: int, left: int, talked: int
) -> None:
    items = [
        *(done(f"a{number}") for number in range(kept)),
        *(dropped(f"b{number}") for number in range(given_up)),
        *(an_item(f"c{number}") for number in range(left)),
    ]

    found = reviewed(a_goal(), *items, talked=(talked, 4))

    assert (found.done, found.dropped, found.open) == (kept, given_up, left)
    assert found.because
    assert found.is_thin == (kept + given_up < 2)
