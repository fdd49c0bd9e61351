"""A goal whose day has passed is asked about once."""

from datetime import date

import pytest

from companion.agendas.agenda import AgendaBrief, PastNotes, Reader
from companion.agendas.offline import compose
from companion.agendas.passed import TITLE, passed_question
from companion.goals.goal import Goal, GoalId

DAY = date(2026, 11, 14)
GOAL = Goal(
    id=GoalId("kiln"), statement="I want to fire the big kiln alone by 14 November", target_on=DAY
)


def notes(day: int) -> tuple[PastNotes, ...]:
    return (PastNotes(ref=f"talk-{day}", text="we looked at glazes", held_on=date(2026, 11, day)),)


@pytest.mark.parametrize("reader", [*Reader, None])
def test_the_first_talk_after_the_day_is_about_what_became_of_it(reader: Reader | None) -> None:
    brief = AgendaBrief(goal=GOAL, minutes=15, reader=reader, notes=notes(9), on=date(2026, 11, 20))

    longest = max(compose(brief).draft.items, key=lambda item: item.minutes)

    assert longest.title == TITLE
    assert "The day for it, 14 November, has passed." in (longest.question or "")


def test_before_the_day_and_after_a_talk_since_it_is_not_asked() -> None:
    asked = {
        on.day: passed_question(GOAL, notes(held), Reader.MENTEE, on=on) is not None
        for held, on in (
            (9, date(2026, 11, 14)),
            (9, date(2026, 11, 15)),
            (16, DAY.replace(day=23)),
        )
    }

    assert asked == {14: False, 15: True, 23: False}


def test_a_new_day_for_looking_back_is_a_new_day_for_the_goal() -> None:
    later = GOAL.model_copy(update={"review_on": date(2026, 12, 12)})

    assert passed_question(later, notes(9), None, on=date(2026, 11, 20)) is None
    assert passed_question(later, (), None, on=date(2026, 12, 20)) is not None
