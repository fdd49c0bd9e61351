"""Today: one line per pair, one step, and after weeks away a single step to begin again."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.followups.facts import Facts, Held, PairFacts
from companion.followups.item import Item
from companion.followups.steps import (
    ASK_AFTER_DAYS,
    PREPARE_DAYS,
    RECAP_DAYS,
    UNNOTED_DAYS,
    Do,
    NextStep,
)
from companion.followups.today import AWAY_DAYS, QUIET_DAYS, Today, today_of
from companion.goals.goal import Goal
from companion.pairs.agreement import Side
from companion.pairs.rules import Standing
from companion.people.person import Person
from companion.requests.request import Request
from tests.records import a_goal, a_person, a_request
from tests.unit.followups.samples import an_item

ON = date(2026, 11, 18)
ME, MARTA, AMIR = a_person("me", name="Ida Holm"), a_person("marta"), a_person("amir")


def days(count: int) -> date:
    return ON + timedelta(days=count)


def noted(on: date, *, minutes: int = 15) -> Held:
    return Held(on=on, minutes=minutes, is_noted=True)


def planned(on: date, *, minutes: int = 15) -> Held:
    return Held(on=on, minutes=minutes, is_noted=False)


def a_pair(
    *talks: Held,
    other: Person = MARTA,
    side: Side = Side.MENTEE,
    **more: Any,  # noqa: ANN401 - fields of the facts
) -> PairFacts:
    given: dict[str, Any] = {"standing": Standing.UNPLANNED, **more}
    return PairFacts(side=side, other=other, talks=talks, **given)


def look(
    *pairs: PairFacts,
    requests: tuple[tuple[Request, Person], ...] = (),
    **more: Any,  # noqa: ANN401 - fields of the facts
) -> Today:
    given: dict[str, Any] = {"on": ON, "has_goal": True, "knows_others": True, **more}
    return today_of(Facts(me=ME, pairs=pairs, requests=requests, **given))


def asked(
    *,
    sent: int | None,
    **more: Any,  # noqa: ANN401 - fields of the request
) -> tuple[Request, Person]:
    """Return a request to Marta, drafted and sent so many days ago."""
    day = days(-(sent or 0))
    message = {"body": "May I?", "drafted_on": day, "sent_on": None if sent is None else day}
    return a_request("r", mentor_id="marta", mentee_id="me", message=message, **more), MARTA


def test_a_line_tells_what_is_next_who_owes_what_and_how_long_it_was_silent() -> None:
    mine, hers = an_item("a", due_on=days(5)), an_item("b", owner="marta")

    (line,) = look(a_pair(noted(days(-9)), planned(days(6)), items=(mine, hers))).lines

    assert (line.next_on, line.silent_days, line.is_quiet) == (days(6), 9, False)
    assert (line.mine, line.theirs) == ((mine,), (hers,))
    assert line.question is None


def test_the_sooner_of_the_agreed_and_the_planned_day_is_next() -> None:
    (line,) = look(a_pair(planned(days(6)), agreed_next=days(3))).lines

    assert line.next_on == days(3)


def test_a_pair_that_has_ended_or_rests_owes_nothing() -> None:
    item = an_item("a", due_on=days(-5))
    for standing in (Standing.ENDED, Standing.PAUSED):
        shown = look(a_pair(noted(days(-9)), items=(item,), standing=standing))

        assert shown.lines[0].mine == ()
        assert shown.step.do is not Do.KEEP


def test_a_talk_that_passed_without_notes_is_asked_for_while_it_is_remembered() -> None:
    fresh = look(a_pair(noted(days(-20)), planned(days(-UNNOTED_DAYS))))
    old = look(a_pair(noted(days(-20)), planned(days(-UNNOTED_DAYS - 1))))
    since = look(a_pair(noted(days(-1)), planned(days(-2))))

    assert (fresh.step.do, fresh.step.on) == (Do.NOTE, days(-UNNOTED_DAYS))
    assert old.step.do is not Do.NOTE
    assert since.step.do is not Do.NOTE


def test_preparing_a_near_talk_goes_before_a_promise_and_that_before_a_request() -> None:
    late = an_item("a", due_on=days(-1))
    near = a_pair(noted(days(-9)), planned(days(PREPARE_DAYS)), items=(late,))
    far = a_pair(noted(days(-9)), planned(days(PREPARE_DAYS + 1)), items=(late,))
    silent = asked(sent=8)

    assert look(near).step.do is Do.PREPARE
    assert (look(far, requests=(silent,)).step.do, look(far).step.item) == (Do.KEEP, late)


@pytest.mark.parametrize(
    ("request_", "do"),
    [
        (asked(sent=None), Do.SEND),
        (asked(sent=2), Do.NOTHING),
        (asked(sent=8), Do.REMIND),
        (asked(sent=5, answer="more", answered_on=days(-1)), Do.ANSWER),
        (asked(sent=5, answer="yes", answered_on=days(-1)), Do.AGREE),
        (asked(sent=5, answer="no", answered_on=days(-1)), Do.ASK),
    ],
)
def test_a_request_says_what_comes_next(request_: tuple[Request, Person], do: Do) -> None:
    assert look(requests=(request_,)).step.do is do


def test_after_a_yes_and_a_day_the_first_talk_is_prepared() -> None:
    yes = asked(sent=5, answer="yes", answered_on=days(-1))

    ahead = look(a_pair(agreed_next=days(9)), requests=(yes,))
    met = look(a_pair(noted(days(-1)), agreed_next=days(9)), requests=(yes,))

    assert (ahead.step.do, ahead.step.on) == (Do.PREPARE, days(9))
    assert (met.step.do, met.step.on) == (Do.NOTHING, days(9))


def test_a_yes_whose_talks_have_ended_asks_for_no_time() -> None:
    yes = asked(sent=9, answer="yes", answered_on=days(-8))

    assert look(a_pair(standing=Standing.ENDED), requests=(yes,)).step.do is not Do.AGREE
    assert look(a_pair(), requests=(yes,)).step.do is Do.AGREE


def test_who_begins_is_led_from_a_wish_to_people_to_a_request() -> None:
    assert look(has_goal=False).step.do is Do.WISH
    assert look(knows_others=False).step.do is Do.GATHER
    assert look().step.do is Do.ASK


def test_nothing_is_next_only_where_nothing_is_open() -> None:
    later = an_item("a", due_on=days(9), confirmed_on=days(-2))
    undated = an_item("b", confirmed_on=days(-2))
    thought = an_item("c", confirmed_on=days(-2), is_promised=False)
    met = noted(days(-6))

    dated = look(a_pair(met, agreed_next=days(9), items=(undated, later)))
    open_end = look(a_pair(met, agreed_next=days(9), items=(thought, undated)))
    nothing = look(a_pair(met, agreed_next=days(9), items=(thought,)))

    assert (dated.step.do, dated.step.item) == (Do.KEEP, later)
    assert (open_end.step.do, open_end.step.item) == (Do.KEEP, undated)
    assert nothing.step.do is Do.NOTHING


def test_what_the_other_one_owes_is_asked_about_once_it_is_late_and_one_owes_nothing() -> None:
    late = an_item("a", owner="marta", due_on=days(-1))
    fresh = an_item("b", owner="marta", confirmed_on=days(-ASK_AFTER_DAYS + 1))
    waited = an_item("c", owner="marta", confirmed_on=days(-ASK_AFTER_DAYS))
    own = an_item("d", confirmed_on=days(-2))

    def step(*items: Item) -> NextStep:
        return look(a_pair(noted(days(-9)), agreed_next=days(9), items=items)).step

    assert (step(late).do, step(late).item) == (Do.NUDGE, late)
    assert step(fresh).do is Do.NOTHING
    assert step(waited).do is Do.NUDGE
    assert step(late, own).item == own


def test_a_recap_that_is_not_sent_is_next_while_the_talk_is_fresh() -> None:
    item = an_item("a", confirmed_on=days(-1), due_on=days(9))

    def do(talk: Held, **more: Any) -> Do:  # noqa: ANN401 - fields of the facts
        return look(a_pair(talk, **{"items": (item,), **more})).step.do

    assert do(noted(days(-1))) is Do.RECAP
    assert do(replace(noted(days(-1)), is_told=True)) is Do.KEEP
    assert do(noted(days(-RECAP_DAYS - 1))) is Do.KEEP
    assert do(noted(days(-1)), items=()) is Do.NOTHING
    assert do(noted(days(-1)), standing=Standing.PAUSED) is not Do.RECAP


def test_a_goal_whose_talks_have_ended_drives_nothing_any_more() -> None:
    over = a_pair(noted(days(-9)), standing=Standing.ENDED)

    assert look(over, has_closed=True).step.do is Do.WISH
    assert look(over).step.do is Do.ASK


def test_talks_before_another_goal_was_said_do_not_count_for_it() -> None:
    talks = tuple(noted(days(-at)) for at in (40, 30, 20, 10))
    done = [{"status": "done", "on": days(-9)}]
    items = [an_item(f"i{at}", confirmed_on=days(-at), history=done) for at in (40, 30, 20, 10)]
    goal = a_goal("g", statement="Run the ward", mentee_id="me")
    anew = goal.model_copy(update={"said_on": days(-5)})

    def do(goal: Goal) -> Do:
        pair = a_pair(*talks, agreed_next=days(9), items=tuple(items), goals=(goal,))
        return look(pair).step.do

    assert do(goal) is Do.REVIEW
    assert do(anew) is Do.NOTHING


def test_whoever_went_quiet_longest_is_met_next() -> None:
    quiet = a_pair(noted(days(-QUIET_DAYS)), other=AMIR, side=Side.MENTOR)
    fresh = a_pair(noted(days(-2)))

    shown = look(quiet, fresh)

    assert [line.is_quiet for line in shown.lines] == [True, False]
    assert (shown.step.do, shown.step.other) == (Do.MEET, AMIR)


def test_after_weeks_away_there_is_one_step_and_no_debt() -> None:
    late = an_item("a", due_on=days(-30), confirmed_on=days(-40))
    away = a_pair(noted(days(-AWAY_DAYS)), items=(late,))
    back = a_pair(noted(days(-AWAY_DAYS + 1)), items=(late,))

    assert (look(away).away_days, look(away).step.do) == (AWAY_DAYS, Do.MEET)
    assert look(back).away_days is None
    assert look(a_pair(noted(days(-50)), planned(days(1)))).step.do is Do.PREPARE
    assert look(requests=(asked(sent=50),)).step.do is Do.ASK


def test_a_mentors_week_counts_held_planned_and_agreed_minutes_from_monday_to_sunday() -> None:
    pairs = (
        a_pair(noted(days(-2), minutes=20), planned(days(4)), other=AMIR, side=Side.MENTOR),
        a_pair(noted(days(-3)), side=Side.MENTOR, agreed_next=days(1), agreed_minutes=30),
    )

    shown = look(*pairs, minutes_a_week=60)

    assert shown.week is not None
    assert (shown.week.minutes, shown.week.of) == (20 + 15 + 30, 60)
    assert look(a_pair(noted(days(-2)))).week is None


@pytest.mark.parametrize(
    ("goal", "question"),
    [
        ({"statement": "Run a ward. Should I tell them first?"}, "Should I tell them first?"),
        ({"statement": "Run a ward", "challenge": "What comes first?"}, "What comes first?"),
        ({"statement": "Run a ward"}, "Run a ward"),
    ],
)
def test_a_mentor_sees_what_the_mentee_asks_or_wants(goal: dict[str, str], question: str) -> None:
    wanted = a_goal("g", mentee_id="amir", **goal)

    (line,) = look(a_pair(other=AMIR, side=Side.MENTOR, goals=(wanted,))).lines

    assert line.question == question or line.question == f"Run a ward {question}"


@given(
    talks=st.lists(st.tuples(st.integers(-400, 400), st.booleans()), max_size=6),
    due=st.none() | st.integers(-100, 100),
    sent=st.none() | st.integers(0, 100),
)
def test_there_is_always_exactly_one_step(
    talks: list[tuple[int, bool]], due: int | None, sent: int | None
) -> None:
    held = tuple(Held(on=days(at), minutes=15, is_noted=is_noted) for at, is_noted in talks)
    item = an_item("a", confirmed_on=days(-200), due_on=None if due is None else days(due))

    shown = look(a_pair(*held, items=(item,)), requests=(asked(sent=sent),))

    assert shown.step.do in Do
    assert len(shown.lines) == 1


def test_a_talk_that_was_agreed_on_and_has_no_notes_is_asked_for() -> None:
    agreed = look(a_pair(noted(days(-16)), agreed_next=days(12), missed=(days(-2),)))
    paused = look(a_pair(noted(days(-16)), missed=(days(-2),), standing=Standing.PAUSED))

    assert (agreed.step.do, agreed.step.on) == (Do.NOTE, days(-2))
    assert paused.step.do is not Do.NOTE


def test_after_weeks_away_one_begins_with_the_talk_that_is_agreed_on() -> None:
    soon = look(a_pair(noted(days(-AWAY_DAYS)), agreed_next=days(9)))
    late = look(a_pair(noted(days(-AWAY_DAYS)), agreed_next=days(40)))

    assert (soon.step.do, soon.step.on) == (Do.PREPARE, days(9))
    assert late.step.do is Do.MEET


def test_who_never_answered_is_named_before_somebody_else_is_asked() -> None:
    reminder = {"body": "Again?", "drafted_on": days(-8), "sent_on": days(-8)}
    silent = asked(sent=15, follow_up=reminder)

    step = look(requests=(silent,)).step

    assert (step.do, step.other, step.on) == (Do.ASK, MARTA, days(-8))


def test_what_is_noted_that_a_mentee_wants_is_their_question() -> None:
    (line,) = look(a_pair(noted(days(-2)), side=Side.MENTOR, other=AMIR, wish="wants a room")).lines

    assert (line.question, line.has_goal) == ("wants a room", True)
