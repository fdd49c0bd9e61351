"""What changes in a plan over several talks, and why."""

from datetime import date

from companion.followups.arc import ArcLine, arc_changes, milestones_talked
from companion.goals.goal import Goal, GoalId, LifeEvent
from companion.goals.rules import goal_from_text
from companion.writing.draft import Source, SourceKind

GOAL = Goal(
    id=GoalId("g"),
    statement="Lead the night ward",
    events=(LifeEvent(on=date(2026, 4, 10), text="The matron leaves"),),
)


def a_line(question: str, *, kind: SourceKind = SourceKind.GOAL, ref: str = "statement") -> ArcLine:
    return ArcLine(
        milestone=f"A step: {question}",
        question=question,
        source=Source(kind=kind, ref=ref, quote=question),
    )


FIRST, SECOND, THIRD = (a_line(f"{one} question?") for one in ("First", "Second", "Third"))


def test_what_had_its_talk_goes_and_the_rest_moves_up_unmentioned() -> None:
    changes = arc_changes(
        (FIRST, SECOND, THIRD), (SECOND, THIRD), goal=GOAL, held={}, asked=("First question?",)
    )

    assert [(one.was, one.now) for one in changes] == [(FIRST, None)]
    assert changes[0].why == "it was the question of this talk"


def test_news_takes_the_place_of_the_next_question_which_comes_later() -> None:
    news = ArcLine(
        milestone="What it changes",
        question="What does that change?",
        source=Source(kind=SourceKind.GOAL, ref="events[0].text", quote="The matron leaves"),
    )

    (change,) = arc_changes((FIRST, SECOND), (news, FIRST, SECOND), goal=GOAL, held={})

    assert (change.was, change.now, change.later) == (FIRST, news, FIRST)
    assert change.why == "what you told on 10 April"


def test_a_line_from_notes_names_the_day_and_the_words() -> None:
    noted = a_line("Should I ask?", kind=SourceKind.NOTES, ref="ana-2026-04-01")

    (change,) = arc_changes((), (noted,), goal=GOAL, held={"ana-2026-04-01": date(2026, 4, 1)})

    assert change.why == "your notes of 1 April leave it open"


def test_an_unchanged_plan_has_no_changes() -> None:
    assert arc_changes((FIRST, SECOND), (FIRST, SECOND), goal=GOAL, held={}) == ()


def test_a_talk_on_the_own_question_is_no_talk_on_what_led_into_it() -> None:
    told = goal_from_text(
        "Find a job in a kitchen. How do I get a trial shift? Nobody knows me there.", "g"
    )

    assert milestones_talked(told, (), talks=0) == (0, 3)
    own = ["Nobody knows me there. How do I get a trial shift?"]
    assert milestones_talked(told, own, talks=1) == (2, 3)
    both = [*own, "Nobody knows me there. How would you go about that?"]
    assert milestones_talked(told, both, talks=2) == (3, 3)
