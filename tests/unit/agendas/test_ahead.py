"""The questions of several talks, and that none returns within four of them unless it was kept."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.agendas.agenda import AgendaBrief, PastNotes, Reader
from companion.agendas.ahead import MOST_AHEAD, questions_ahead
from companion.agendas.chosen import ChosenQuestion, same_question
from companion.agendas.question import chosen_questions
from companion.agendas.wording import wording_of
from companion.application.carryover import carryover_of
from companion.application.pair import Pair
from companion.goals.goal import Goal
from companion.goals.rules import goal_from_text
from companion.goals.wording import goal_words
from companion.knowledge.bank import BankQuestion, QuestionFamily, QuestionFit
from companion.people.person import Person, PersonId
from companion.writing.draft import SourceKind

TALKS = 12
WITHIN = 4
BANK = tuple(
    QuestionFit(
        question=BankQuestion(text=text, family=QuestionFamily.APPROACH, topic="A topic"),
        ref=ref,
        prepare=(),
        similarity=0.6,
    )
    for text, ref in (
        ("Which ward would you lead first, and why?", "questions/new-manager"),
        (
            "Who bought bread from you first, and why?",
            "questions/founder-first-customers",
        ),
        ("How would you teach a class of twenty?", "questions/learning-a-skill"),
    )
)
GOALS = (
    "Lead the night ward. I have never led anyone. Nobody has told me what the rota costs",
    "either a living from my pottery or teaching evening classes, I don't know which pays",
    "Translate novels",
    "How do I price a wedding cake? I want to sell 3 a month",
    "Run the school festival in June. Everyone brings their own plan",
)
LINES = (
    "- should I ask the head about the rota?",
    "- I'll send Ana the plan by Friday",
    "- left the budget for next time",
    "- takeaway: ask one person at a time",
    "- we decided to begin in May",
    "- Ana will ask her sister",
    "- I worry about the first evening",
    "- talked about this and that",
)
ANA = Person(id=PersonId("ana"), name="Ana Ruiz")
ME = Person(id=PersonId("me"), name="Bo Hart")


def planned(
    goal: Goal, notes: Sequence[PastNotes], asked: Sequence[str], reader: Reader
) -> AgendaBrief:
    pair = Pair(mentee=ME, mentor=ANA, writer=reader)
    return AgendaBrief(
        goal=goal,
        reader=reader,
        carryover=carryover_of(tuple(notes[-WITHIN:]), pair=pair),
        bank=BANK,
        notes=tuple(notes[-WITHIN:]),
        mentee=ME,
        mentor=ANA,
        asked=tuple(asked[-WITHIN:]),
    )


def is_founded(one: ChosenQuestion, brief: AgendaBrief) -> bool:
    """Tell whether the words that a question rests on stand where it says."""
    source = one.source
    if source is None:
        return False
    if source.kind is SourceKind.NOTES:
        return any(past.ref == source.ref and source.quote in past.text for past in brief.notes)
    if source.kind is SourceKind.GOAL:
        return source.quote in str(getattr(brief.goal, source.ref))
    return any(fit.ref == source.ref and source.quote in fit.question.text for fit in brief.bank)


@pytest.mark.parametrize("text", GOALS)
@pytest.mark.parametrize("reader", list(Reader))
def test_twelve_talks_without_a_note_left_open_ask_nothing_twice_within_four(
    text: str, reader: Reader
) -> None:
    goal, asked = goal_from_text(text, "g"), list[str]()
    for _ in range(TALKS):
        brief = planned(goal, (), asked, reader)
        first, *_ = chosen_questions(brief, goal_words(goal), reader)
        assert first.text not in asked[-WITHIN:]
        asked.append(first.text)


@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(GOALS),
    st.sampled_from(list(Reader)),
    st.lists(st.lists(st.sampled_from(LINES), max_size=4), min_size=TALKS, max_size=TALKS),
)
def test_twelve_talks_with_any_notes_ask_again_only_what_was_kept_and_found_every_line(
    text: str, reader: Reader, talks: list[list[str]]
) -> None:
    goal, asked, notes = goal_from_text(text, "g"), list[str](), list[PastNotes]()
    for number, lines in enumerate(talks):
        brief = planned(goal, notes, asked, reader)
        first, *_ = chosen_questions(brief, goal_words(goal), reader)
        kept = first.source is not None and notes and first.source.ref == notes[-1].ref
        assert first.text not in asked[-WITHIN:] or kept
        assert all(is_founded(one, brief) for one in questions_ahead(brief))
        asked.append(first.text)
        held_on = date(2026, 1, 7) + timedelta(weeks=number)
        notes.append(PastNotes(ref=f"t{number}", text="\n".join(lines), held_on=held_on))


@pytest.mark.parametrize("text", GOALS)
@pytest.mark.parametrize("reader", list(Reader))
def test_the_first_line_of_the_plan_is_what_the_next_talk_asks(text: str, reader: Reader) -> None:
    goal = goal_from_text(text, "g")
    brief = planned(goal, (), (), reader)

    ahead = questions_ahead(brief)

    assert ahead[0] == chosen_questions(brief, goal_words(goal), reader)[0]
    assert 2 <= len(ahead) <= MOST_AHEAD
    assert len({one.text for one in ahead}) == len(ahead)


def test_a_sales_question_is_planned_only_for_who_sells() -> None:
    nurse = goal_from_text("Lead the night ward, and bake bread with the patients", "g")
    baker = goal_from_text("Sell bread at the market", "g")

    of_nurse = questions_ahead(planned(nurse, (), (), Reader.MENTEE))
    of_baker = planned(baker, (), ("Anything?",), Reader.MENTEE)
    offered = [one.text for one in chosen_questions(of_baker, goal_words(baker), Reader.MENTEE)]

    assert not any("bought bread" in one.text for one in of_nurse)
    assert any("bought bread" in text for text in offered)


def test_a_question_that_fits_anybody_fills_no_plan() -> None:
    ahead = questions_ahead(planned(goal_from_text("Translate novels", "g"), (), (), Reader.MENTEE))

    assert not any("stop doing in my place" in one.text for one in ahead)


@pytest.mark.parametrize("text", GOALS)
@pytest.mark.parametrize("reader", list(Reader))
def test_a_plan_ahead_brings_back_no_question_of_an_earlier_talk_nor_its_like(
    text: str, reader: Reader
) -> None:
    goal = goal_from_text(text, "g")
    wording = wording_of(goal, goal_words(goal))
    stock = (*wording.questions, wording.of_mentor, wording.of_either)
    first, *_ = chosen_questions(planned(goal, (), (), reader), goal_words(goal), reader)
    asked = (first.text, f"I want this. {stock[0]}")

    ahead = questions_ahead(planned(goal, (), asked, reader))

    assert not any(same_question(one.text, before) for one in ahead for before in asked)
    assert not [one.text for one in ahead if one.text.endswith(stock)]
