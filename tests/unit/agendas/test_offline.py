"""A plan without a model: every length sums, every rule holds, every title is whole."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.agendas.agenda import (
    CATCH_UP_SHARE,
    MOST_ITEMS,
    QUESTION_SHARE,
    AgendaBrief,
    Carryover,
    PastNotes,
    Reader,
)
from companion.agendas.offline import MOST_PREWORK, compose
from companion.goals.goal import Goal
from companion.people.person import Person
from companion.text.seams import placeholders
from companion.values import LONGEST_MINUTES, SHORTEST_MINUTES
from companion.writing.draft import Source, SourceKind
from tests.unit.agendas.plans import (
    GOALS,
    NOTES,
    TYPED,
    a_goal,
    advice,
    an_action,
    broken,
    draft_of,
    the_question,
)


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.id)
def test_every_length_sums_exactly_and_keeps_every_rule(goal: Goal) -> None:
    for minutes in range(SHORTEST_MINUTES, LONGEST_MINUTES + 1):
        carried = Carryover(open_actions=(an_action("call the recruiter"),) * (minutes % 2))
        notes = (PastNotes(ref="notes.txt", text=NOTES),)
        brief = AgendaBrief(goal=goal, minutes=minutes, carryover=carried, notes=notes)

        draft = compose(brief).draft

        assert sum(item.minutes for item in draft.items) == minutes
        assert len(draft.items) <= MOST_ITEMS
        assert the_question(draft).minutes >= minutes * QUESTION_SHARE
        assert 1 <= len(draft.prework) <= MOST_PREWORK
        if carried.open_actions:
            assert draft.items[0].minutes <= minutes * CATCH_UP_SHARE
        assert broken(brief) == ()


def test_questions_alone_lead_back_to_their_goal() -> None:
    from companion.text.words import stems

    documents = {
        goal.id: Counter(stems(f"{goal.statement} {goal.challenge or ''}")) for goal in GOALS
    }
    known_in = Counter(stem for words in documents.values() for stem in words)
    found = 0
    for goal in GOALS:
        asked = " ".join(item.question or "" for item in draft_of(goal).items)
        scores = {
            goal_id: sum(1 / known_in[stem] for stem in set(stems(asked)) if stem in words)
            for goal_id, words in documents.items()
        }
        found += max(scores, key=lambda goal_id: scores[goal_id]) == goal.id

    assert found >= 0.9 * len(GOALS)


def test_titles_and_purposes_differ_between_goals() -> None:
    titles = {the_question(draft_of(goal)).title for goal in GOALS}
    purposes = {draft_of(goal).items[0].purpose for goal in GOALS}

    assert len(titles) >= 0.9 * len(GOALS)
    assert len(purposes) >= 0.7 * len(GOALS)


def test_the_last_item_is_a_promise_with_the_goal_in_it() -> None:
    goal = a_goal("Pass the bar exam", success_measure="A pass mark.")

    last = draft_of(goal, reader=Reader.MENTEE).items[-1]

    assert last.question == "What will I do first, and by when, to pass the bar exam?"
    assert last.source == Source(kind=SourceKind.GOAL, ref="success_measure", quote="A pass mark.")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("promotion to staff", "to get closer to promotion to staff?"),
        ("Not be late again", "What will I do first, and by when?"),
        ("I feel stuck", "What will I do first, and by when?"),
        ("Should I go?", "What will I do first, and by when?"),
    ],
)
def test_the_promise_fits_the_shape_of_the_goal(statement: str, expected: str) -> None:
    draft = draft_of(a_goal(statement), reader=Reader.MENTEE)

    assert (draft.items[-1].question or "").endswith(expected)


def test_titles_are_short_and_differ() -> None:
    for goal in GOALS:
        for reader in (Reader.MENTEE, Reader.MENTOR, None):
            items = draft_of(goal, minutes=30, reader=reader).items

            titles = [item.title for item in items]
            assert len(set(titles)) == len(titles)
            assert all(len(title.split()) <= 5 for title in titles)


@pytest.mark.parametrize("text", ["  \n", "nice chat, see you"])
def test_notes_without_anything_open_are_named(text: str) -> None:
    brief = AgendaBrief(goal=a_goal("Get hired"), notes=(PastNotes(ref="n.txt", text=text),))

    accepted = compose(brief)

    assert "planned as a first session" in accepted.warnings[0].text
    assert accepted.draft.items[0].title == "Where things stand"


def test_a_first_session_has_no_catch_up() -> None:
    assert draft_of(a_goal("Get hired")).items[0].title == "Where things stand"


def test_a_longer_session_puts_the_answer_to_the_test() -> None:
    assert len(draft_of(a_goal("Ask for a raise"), minutes=15).items) == 3
    assert len(draft_of(a_goal("Ask for a raise"), minutes=30).items) == 4


def test_a_mentor_is_named_in_the_preparation() -> None:
    mentor = Person.model_validate({"id": "m", "name": "Dr Ben Low"})

    draft = draft_of(a_goal("Rest"), mentor=mentor, reader=Reader.MENTEE)

    assert "Send Ben the one question the day before." in draft.prework


def test_a_long_challenge_is_cited_in_part() -> None:
    goal = a_goal("Rest", challenge="I am " + "very " * 20 + "tired of it.")

    assert "…”" in draft_of(goal).items[0].purpose


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(
    statement=TYPED.filter(lambda text: sum(map(str.isalpha, text)) > 1),
    challenge=TYPED,
    left=TYPED,
    what=TYPED.filter(str.strip),
    minutes=st.integers(SHORTEST_MINUTES, LONGEST_MINUTES),
)
def test_whatever_people_type_the_minutes_sum(
    statement: str, challenge: str, left: str, what: str, minutes: int
) -> None:
    carried = Carryover(open_actions=(an_action(what),), open_questions=(advice(left),))
    goal = a_goal(statement, challenge=challenge)

    draft = draft_of(goal, minutes=minutes, carryover=carried)

    assert sum(item.minutes for item in draft.items) == minutes
    assert not any(placeholders(item.title) for item in draft.items)
