import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.agendas import reply, rules
from companion.agendas.agenda import (
    CATCH_UP_SHARE,
    MOST_ITEMS,
    QUESTION_SHARE,
    AgendaBrief,
    AgendaDraft,
    AgendaItem,
    Carryover,
    ChosenTopic,
    EarlierAdvice,
    OpenAction,
    OpenPoint,
    PastNotes,
    PointKind,
    Reader,
)
from companion.agendas.offline import MOST_PREWORK, compose, readable
from companion.agendas.voice import of_mentee_to_you, reader_of, speaker_of
from companion.goals.goal import Goal
from companion.knowledge.bank import BankQuestion, QuestionFamily, QuestionFit
from companion.people.person import Person
from companion.text.clauses import goal_clause
from companion.text.seams import placeholders
from companion.text.spans import quote_at
from companion.values import LONGEST_MINUTES, SHORTEST_MINUTES
from companion.writing.draft import Source, SourceKind, Violation

GOALS: Final = [
    Goal.model_validate_json(line)
    for line in (Path(__file__).parents[3] / "knowledge" / "samples" / "goals.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
NOTES: Final = "I will call the recruiter. Write one page. Start small! Who signs the paper?"
TYPED = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200)


def a_goal(statement: str, **fields: object) -> Goal:
    return Goal.model_validate({"id": "g", "statement": statement, **fields})


def an_action(
    what: str, *, owner: str | None = None, due_on: date | None = None, at: int = 0
) -> OpenAction:
    sides = {"Ana": Reader.MENTEE, "Ben": Reader.MENTOR}
    return OpenAction(
        what=what,
        owner=sides.get(owner or ""),
        owner_name=owner,
        due_on=due_on,
        ref="notes.txt",
        quote=quote_at(NOTES, at, 26),
    )


def advice(text: str) -> EarlierAdvice:
    return EarlierAdvice(text=text, ref="notes.txt", quote=quote_at(NOTES, 0, 26))


def a_fit(text: str, similarity: float = 0.6, ref: str = "questions/promotion") -> QuestionFit:
    question = BankQuestion(text=text, family=QuestionFamily.APPROACH, topic="A bank topic")
    prepare = ("The criteria for the next level", "Three results", "A third thing")
    return QuestionFit(question=question, ref=ref, prepare=prepare, similarity=similarity)


def draft_of(goal: Goal, **fields: object) -> AgendaDraft:
    return compose(AgendaBrief.model_validate({"goal": goal, **fields})).draft


def the_question(draft: AgendaDraft) -> AgendaItem:
    return max(draft.items, key=lambda item: item.minutes)


def broken(brief: AgendaBrief) -> tuple[Violation, ...]:
    draft = compose(brief).draft
    checks = (*rules.CHECKS, *reply.CHECKS)
    return tuple(violation for check in checks for violation in check(brief, draft))


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


def test_an_own_question_is_asked_first_of_all() -> None:
    goal = a_goal("get promoted", challenge='My boss wants "visibility". What does that mean?')
    left = Carryover(open_questions=(advice("Who signs the paper?"),))

    item = the_question(draft_of(goal, carryover=left, bank=(a_fit("How would you promote it?"),)))

    assert (item.question or "").endswith("What does that mean?")
    assert item.source is not None
    assert item.source.ref == "challenge"


@pytest.mark.parametrize(
    ("left", "asked"),
    [
        ("who signs the paper?", "Who signs the paper?"),
        ("still don't know: what do I say then?", "What do I say then?"),
        ("Jonas: should I move to Stockholm", "Should I move to Stockholm?"),
        ("What I still don't know is who signs", "What I still don't know is who signs. What do"),
        ("the price per box", "Still open from last time: the price per box. What do you think?"),
    ],
)
def test_a_question_left_open_is_taken_up(left: str, asked: str) -> None:
    carried = Carryover(open_questions=(advice(left),))

    goal = a_goal("Sell ten boxes")

    item = the_question(draft_of(goal, carryover=carried, reader=Reader.MENTEE))

    assert asked in (item.question or "")
    assert item.source is not None
    assert item.source.kind is SourceKind.NOTES


@pytest.mark.parametrize("left", ["hm", "See [link] for more?"])
def test_a_question_that_cannot_be_asked_is_passed_over(left: str) -> None:
    carried = Carryover(open_questions=(advice(left),))

    item = the_question(draft_of(a_goal("Sell ten boxes"), carryover=carried))

    assert item.source is not None
    assert item.source.kind is SourceKind.GOAL


def a_point(kind: PointKind, at: int = 0, end: int = 26) -> OpenPoint:
    return OpenPoint(kind=kind, ref="notes.txt", quote=quote_at(NOTES, at, end))


def test_what_notes_put_off_is_the_question_and_what_finds_no_place_is_named() -> None:
    carried = Carryover(points=(a_point(PointKind.PUT_OFF), a_point(PointKind.ADVICE, 43, 55)))
    goal = a_goal("Sell ten boxes")

    accepted = compose(AgendaBrief(goal=goal, carryover=carried, reader=Reader.MENTEE))

    assert the_question(accepted.draft).question == (
        "Left for this time: “I will call the recruiter.” How would you go about it?"
    )
    assert [(one.text, one.why.code) for one in accepted.dropped] == [
        ("Start small!", "left_for_another_time")
    ]


def test_a_mentor_s_notes_are_quoted_for_the_mentor_s_eyes_only() -> None:
    carried = Carryover(points=(a_point(PointKind.UNDECIDED),))

    item = the_question(draft_of(a_goal("Rest"), carryover=carried, reader=Reader.MENTOR))

    assert item.purpose == "In the notes: “I will call the recruiter.”"
    assert item.question == "Where do you stand, and what would settle it?"


def test_two_things_of_a_kind_are_asked_about_in_different_words() -> None:
    points = (a_point(PointKind.UNDECIDED), a_point(PointKind.UNDECIDED, 43, 55))
    carried = Carryover(points=points)

    draft = draft_of(a_goal("Rest"), carryover=carried, minutes=30, reader=Reader.MENTOR)

    assert [item.title for item in draft.items[1:3]] == ["Not settled last time", "Also still open"]
    assert draft.items[1].question != draft.items[2].question


def test_a_longer_session_takes_up_more_of_the_notes() -> None:
    points = (a_point(PointKind.UNDECIDED), a_point(PointKind.ADVICE, 43, 55))

    draft = draft_of(a_goal("Rest"), carryover=Carryover(points=points), minutes=20)

    assert [item.title for item in draft.items[1:3]] == [
        "Not settled last time",
        "The advice from last time",
    ]


@pytest.mark.parametrize(
    ("what", "quote", "told"),
    [
        ("cost sheet for M", "cost sheet for M by May", "Ana’s part: “cost sheet for M by May”."),
        ("ring her today", "Mrs Low pays late, ring her today", "Ana’s part: “Mrs Low pays"),
        ("cost the van", "Ana will cost the van", "Ana was to cost the van."),
        ("read it so it sticks", "she reads it so it sticks", "Ana’s part: “she reads"),
    ],
)
def test_only_a_sound_errand_is_told_as_one(what: str, quote: str, told: str) -> None:
    action = OpenAction(
        what=what,
        owner=Reader.MENTEE,
        owner_name="Ana",
        ref="notes.txt",
        quote=quote_at(quote, 0, len(quote)),
    )
    carried = Carryover(open_actions=(action, an_action("send the plan to Ana", owner="Ben")))

    purpose = draft_of(a_goal("Rest"), carryover=carried, reader=Reader.MENTOR).items[0].purpose

    assert purpose.startswith(told)


@pytest.mark.parametrize(
    ("aim", "told"),
    [
        ("start her own shop", "start your own shop"),
        ("pass his licence and let him drive", "pass your licence and let you drive"),
        ("ask the manager for her support", None),
        ("tell Ana about her work", None),
        ("tell his mother about her work", None),
    ],
)
def test_an_aim_told_of_somebody_is_said_to_them_where_that_is_certain(
    aim: str, told: str | None
) -> None:
    assert of_mentee_to_you(aim) == told


def test_a_goal_that_is_none_yet_is_not_said_back() -> None:
    draft = draft_of(a_goal("dunno, maybe less lifting"), reader=Reader.MENTEE)

    assert not any("dunno" in f"{one.purpose} {one.question}".lower() for one in draft.items)


def test_a_chosen_topic_becomes_the_question() -> None:
    source = Source(kind=SourceKind.CAREER, ref="career[0].title", quote="Nurse")
    topic = ChosenTopic(title="Saying no", question="How do you say no?", sources=(source,))

    item = the_question(draft_of(a_goal("Rest more"), carryover=Carryover(topic=topic)))

    assert item.title == "Saying no"
    assert item.source == source
    assert (item.question or "").endswith("How do you say no?")


def test_a_bank_question_that_fits_is_sharpened_with_the_goal() -> None:
    fit = a_fit("Before your own promotion, who spoke for you?")

    goal = a_goal("Promotion to staff engineer")

    draft = draft_of(goal, bank=(fit,), reader=Reader.MENTEE)

    item = the_question(draft)
    assert item.question == (
        "My goal is promotion to staff engineer. Before your own promotion, who spoke for you?"
    )
    assert item.source is not None
    assert item.source.ref == "questions/promotion"
    assert "Have ready: the criteria for the next level." in draft.prework


@pytest.mark.parametrize(
    ("statement", "fit"),
    [
        ("Promotion to staff", a_fit("Who spoke for your promotion?", similarity=0.3)),
        ("Promotion to staff", a_fit("Which song do you like?")),
        ("Promotion to staff", a_fit("Which promotion in {focus} came first?")),
        ("Promotion to staff", a_fit("Who will fight this promotion of mine?")),
        ("Negotiate my offer", a_fit("How final was the offer?", similarity=0.5)),
        (
            "Find my first job in marketing",
            a_fit("Which marketing plan?", ref="questions/marketing-a-small-business"),
        ),
    ],
)
def test_a_bank_question_that_does_not_fit_is_left(statement: str, fit: QuestionFit) -> None:
    item = the_question(draft_of(a_goal(statement), bank=(fit,), reader=Reader.MENTEE))

    assert item.title != fit.question.topic


def test_a_slot_is_filled_with_a_skill() -> None:
    fit = a_fit("Which part of {focus} would show a promotion committee most?")
    goal = a_goal("Promotion to staff", skills=("Systems design",))

    item = the_question(draft_of(goal, bank=(fit,), reader=Reader.MENTEE))

    assert "Which part of systems design would show" in (item.question or "")
    assert item.source is not None
    assert "{" not in item.source.quote


def test_both_promises_are_read_with_whose_they_were_and_the_mentees_first() -> None:
    mentee = Person.model_validate({"id": "e", "name": "Ana Silva"})
    carried = Carryover(
        open_actions=(
            an_action("send the list to Ana", owner="Ben", due_on=date(2026, 1, 2)),
            an_action("call my recruiter", owner="Ana", due_on=date(2026, 1, 9)),
            an_action("ask her", owner="Ana", due_on=date(2026, 1, 1)),
            an_action("write one page", owner="Ana"),
        )
    )

    draft = draft_of(
        a_goal("Get hired"), carryover=carried, mentee=mentee, reader=Reader.MENTEE, minutes=15
    )

    assert draft.items[0].title == "Since last time"
    assert draft.items[0].purpose == (
        "You were to call your recruiter, due 9 January. "
        "Ben was to send the list to you, due 2 January."
    )
    assert "Also still open: you were to write one page." in draft.prework


def test_a_mentor_is_told_their_own_promise_and_asks_for_the_mentees() -> None:
    mentee = Person.model_validate({"id": "e", "name": "Ana Silva"})
    carried = Carryover(
        open_actions=(
            an_action("send Ana my old plan", owner="Ben"),
            an_action("call the recruiter", owner="Ana"),
        )
    )

    draft = draft_of(a_goal("Get hired"), carryover=carried, mentee=mentee, reader=Reader.MENTOR)

    assert draft.items[0].purpose == (
        "Ana was to call the recruiter. "
        "Tell Ana where this stands: you were to send Ana your old plan."
    )
    assert draft.items[0].question == "What came of calling the recruiter?"
    assert draft.items[-1].question == "What will you do first, and by when, to get hired?"
    assert the_question(draft).title == "A closer look"
    assert not any(text.startswith("Send Ana") for text in draft.prework)


def test_promises_of_nobody_known_are_quoted() -> None:
    carried = Carryover(open_actions=(an_action("call the recruiter"),))

    draft = draft_of(a_goal("Get hired"), carryover=carried)

    assert draft.items[0].purpose == "In the notes: “I will call the recruiter”."


def test_what_was_only_thought_of_is_not_told_as_a_promise() -> None:
    action = an_action("call the recruiter", owner="Ana").model_copy(update={"is_firm": False})

    draft = draft_of(a_goal("Get hired"), carryover=Carryover(open_actions=(action,)))

    assert draft.items[0].purpose == "Ana thought of calling the recruiter."


@pytest.mark.parametrize("reader", [Reader.MENTOR, None])
@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.id)
def test_nothing_is_put_into_the_wrong_mouth(goal: Goal, reader: Reader | None) -> None:
    plain = a_goal(goal_clause(goal.statement).text) if reader is None else goal
    brief = AgendaBrief(goal=plain, minutes=30, reader=reader)
    if reader_of(brief) is not reader:
        return

    draft = compose(brief).draft

    own = " ".join(f"{item.title} {item.purpose} {item.question or ''}" for item in draft.items)
    outside = re.sub(r"“[^”]{1,400}”", "", own)
    assert not re.search(r"\b(?:I|my|me)\b", outside)


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


def test_advice_is_recalled_when_nothing_was_promised() -> None:
    draft = draft_of(a_goal("Get hired"), carryover=Carryover(advice=(advice("Start small"),)))

    assert draft.items[0].source is not None
    assert draft.items[0].source.kind is SourceKind.NOTES


def test_a_first_session_has_no_catch_up() -> None:
    assert draft_of(a_goal("Get hired")).items[0].title == "Where things stand"


def test_a_longer_session_puts_the_answer_to_the_test() -> None:
    assert len(draft_of(a_goal("Ask for a raise"), minutes=15).items) == 3
    assert len(draft_of(a_goal("Ask for a raise"), minutes=30).items) == 4


def test_a_mentor_is_named_in_the_preparation() -> None:
    mentor = Person.model_validate({"id": "m", "name": "Dr Ben Low"})

    draft = draft_of(a_goal("Rest"), mentor=mentor, reader=Reader.MENTEE)

    assert "Send Ben the question under “Where to start” the day before." in draft.prework


def test_a_long_challenge_is_cited_in_part() -> None:
    goal = a_goal("Rest", challenge="I am " + "very " * 20 + "tired of it.")

    assert "…”" in draft_of(goal).items[0].purpose


def test_a_fragment_of_a_challenge_leads_the_question() -> None:
    item = the_question(draft_of(a_goal("Get hired as a nurse"), reader=Reader.MENTEE))

    assert (item.question or "").startswith("I want to get hired as a nurse.")

    goal = a_goal("Get hired as a nurse", challenge="lack of time")

    item = the_question(draft_of(goal, reader=Reader.MENTEE))

    assert "What makes it hard: lack of time." in (item.question or "")


def test_a_foreign_goal_is_quoted_and_its_challenge_named() -> None:
    challenge = "Je n'ai jamais eu de client et mes deux projets ressemblent à des cours."
    statement = "Ich möchte Teamleiter werden und lernen, wie man schwierige Gespräche führt."

    goal = a_goal(statement, challenge=challenge)

    accepted = compose(AgendaBrief(goal=goal, reader=Reader.MENTEE))

    assert [item.text for item in accepted.dropped] == [challenge]
    assert "My goal: “Ich möchte Teamleiter werden" in (the_question(accepted.draft).question or "")


def test_the_language_of_the_goal_decides_whether_it_can_be_read() -> None:
    challenge = "Je n'ai jamais eu de client et mes deux projets ressemblent à des cours."

    assert readable(AgendaBrief(goal=a_goal("Run my ward without doing everybody's job")))
    assert not readable(AgendaBrief(goal=a_goal("Trouver un emploi", challenge=challenge)))


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


@pytest.mark.parametrize(
    ("statement", "speaker"),
    [
        ("Joe wants to quote his own jobs without me", Reader.MENTOR),
        ("she has to talk to the consultant", Reader.MENTOR),
        ("run my ward", Reader.MENTEE),
        ("i want to lead", Reader.MENTEE),
        ("run a ward", None),
    ],
)
def test_whose_words_a_goal_is_in(statement: str, speaker: Reader | None) -> None:
    assert speaker_of(a_goal(statement)) is speaker


def test_a_goal_that_speaks_of_both_is_quoted() -> None:
    draft = draft_of(a_goal("Joe wants to quote his own jobs without me"))

    assert "The goal: “Joe wants to quote his own jobs without me”." in (
        the_question(draft).question or ""
    )
    assert draft.items[-1].question == "What will you do first, and by when?"


def test_what_was_jotted_behind_a_question_is_not_asked() -> None:
    carried = Carryover(open_questions=(advice("do I charge for the visit? told him to think"),))

    item = the_question(draft_of(a_goal("Sell ten boxes for my farm"), carryover=carried))

    assert (item.question or "").endswith("Do I charge for the visit?")
