"""Composed topics rest on the person's own words, read well, and are nobody else's."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.agendas.agenda import PastNotes, Reader
from companion.goals.goal import Goal, GoalId
from companion.knowledge.bank import (
    BankQuestion,
    Change,
    OwnFit,
    QuestionFamily,
    QuestionFit,
    Situation,
    SituationFit,
)
from companion.people.career import Position
from companion.people.person import Person
from companion.retrieval.bm25 import Bm25
from companion.samples import load_samples
from companion.text.words import count_words, stems
from companion.topics import offline, reply, rules, titles
from companion.topics.topic import Topic, TopicsBrief
from companion.writing.draft import SourceKind

SAMPLES = load_samples()


def brief_of(person: Person) -> TopicsBrief:
    return TopicsBrief(
        career=person.career,
        headline=person.headline,
        skills=person.skills,
        goal=next(goal for goal in SAMPLES.goals if goal.mentee_id == person.id),
        notes=tuple(
            PastNotes(ref=one.id, text=one.notes, held_on=one.held_on)
            for one in SAMPLES.sessions
            if one.mentee_id == person.id
        ),
    )


BRIEFS = {str(person.id): brief_of(person) for person in SAMPLES.mentees}
LISTS = {key: offline.compose(brief).draft.topics for key, brief in BRIEFS.items()}


def a_goal(statement: str, challenge: str | None = None, *skills: str) -> Goal:
    return Goal(id=GoalId("g-1"), statement=statement, challenge=challenge, skills=skills)


def topics(**parts: object) -> tuple[Topic, ...]:
    brief = TopicsBrief.model_validate({"career": (), **parts})
    return offline.compose(brief).draft.topics


@pytest.mark.parametrize("mentee", BRIEFS)
def test_every_sample_list_passes_every_check(mentee: str) -> None:
    drafted = offline.compose(BRIEFS[mentee])

    checks = (*rules.CHECKS, *reply.CHECKS)
    assert [v for check in checks for v in check(BRIEFS[mentee], drafted.draft)] == []
    assert len(drafted.draft.topics) == 5


@pytest.mark.parametrize("mentee", BRIEFS)
def test_every_source_of_a_sample_list_stands_where_it_says(mentee: str) -> None:
    known = reply.sources(BRIEFS[mentee])

    for topic in LISTS[mentee]:
        for source in topic.sources:
            texts = [
                one.text for one in known if (one.origin, one.ref) == (source.kind, source.ref)
            ]
            assert any(source.quote in text for text in texts), source


@pytest.mark.parametrize("mentee", BRIEFS)
def test_titles_have_three_to_eight_words_or_quote_a_whole_line(mentee: str) -> None:
    for topic in LISTS[mentee]:
        is_line = topic.title.strip("“”?").casefold() in topic.sources[0].quote.casefold()
        assert 3 <= count_words(topic.title) <= (titles.MOST_QUOTED if is_line else 8), topic.title


def test_any_two_mentees_share_at_most_one_topic() -> None:
    for one, other in combinations(LISTS.values(), 2):
        assert len({t.title for t in one} & {t.title for t in other}) <= 1
        assert not {t.question for t in one} & {t.question for t in other}


def test_questions_lead_back_to_whose_they_are() -> None:
    careers = [
        " ".join(f"{one.title} {one.summary or ''}" for one in brief.career)
        for brief in BRIEFS.values()
    ]
    index = Bm25([Counter(stems(text)) for text in careers])

    found = [
        int(np.argmax(index.scores(stems(" ".join(topic.question for topic in listed))))) == number
        for number, listed in enumerate(LISTS.values())
    ]

    assert sum(found) >= 0.8 * len(found)


def test_a_goal_alone_is_enough() -> None:
    (topic,) = topics(goal=a_goal("Get better at public speaking"))

    assert topic.title == "Getting better at public speaking"
    assert topic.sources[0].kind is SourceKind.GOAL


def test_a_question_of_one_s_own_comes_first() -> None:
    first, *_ = topics(goal=a_goal("How do I ask for a raise?", "I have never asked before."))

    assert first.question == "How do I ask for a raise?"


def test_a_career_of_titles_gives_the_move() -> None:
    (topic,) = topics(
        career=(
            Position(title="Ward manager", start="2020"),
            Position(title="Staff nurse", start="2014", end="2020"),
        )
    )

    assert topic.title == "From staff nurse to ward manager"
    assert [source.ref for source in topic.sources] == ["career[0].title", "career[1].title"]


def test_notes_alone_are_enough() -> None:
    past = PastNotes(ref="n.txt", text="- maybe I could ask Ana for the template")

    (topic,) = topics(notes=(past,))

    assert topic.sources[0].ref == "n.txt"


def test_nothing_to_go_by_is_said_once() -> None:
    drafted = offline.compose(TopicsBrief(career=()))

    assert drafted.draft.topics == ()
    assert [warning.code for warning in drafted.warnings] == ["nothing_relevant"]


def test_a_career_in_another_language_is_not_readable() -> None:
    summary = "Instaluję przewody i tablice rozdzielcze w mieszkaniach od trzech lat."
    brief = TopicsBrief(career=(Position(title="Elektryk", summary=summary),))

    assert not offline.readable(brief)
    assert offline.compose(brief).warnings == ()


def test_no_more_topics_than_asked_for() -> None:
    brief = next(iter(BRIEFS.values())).model_copy(update={"top_k": 2})

    assert len(offline.compose(brief).draft.topics) == 2


SITUATION = Situation(
    id="academia-to-industry",
    title="From academia to industry",
    applies_when=("leave academia",),
    changes=(Change(text="A CV shrinks to one page."),),
    questions=(
        BankQuestion(
            text="What in my CV would survive on one page for a role in {focus}?",
            family=QuestionFamily.APPROACH,
            topic="Shortening an academic CV",
        ),
    ),
)


def a_fit(similarity: float) -> QuestionFit:
    return QuestionFit(
        question=SITUATION.questions[0], ref=SITUATION.ref, prepare=(), similarity=similarity
    )


def of_the_cv(similarity: float, *skills: str) -> Topic:
    challenge = "My CV has eleven pages and no verbs."
    found = topics(
        goal=a_goal("Find work outside the university", challenge, *skills),
        situations=(SituationFit(situation=SITUATION, similarity=0.5, phrase="leave academia"),),
        fits=(OwnFit(words=challenge, questions=(a_fit(similarity),)),),
    )
    return next(topic for topic in found if topic.sources[0].ref == "challenge")


def test_a_question_of_the_bank_is_taken_where_it_fits_closely() -> None:
    topic = of_the_cv(0.6, "data science")

    assert topic.title == "Shortening an academic CV"
    assert topic.question.endswith("on one page for a role in data science?")
    assert "What is usual here: a CV shrinks to one page." in topic.why
    assert [source.kind for source in topic.sources[1:]] == [SourceKind.KNOWLEDGE] * 2


def test_a_question_that_fits_loosely_is_left() -> None:
    assert SourceKind.KNOWLEDGE not in {source.kind for source in of_the_cv(0.3, "x").sources}


def test_the_situation_itself_never_fills_the_slot() -> None:
    topic = of_the_cv(0.6, "academic CV")

    assert "role in academic CV" not in topic.question


@given(
    st.text(min_size=1, max_size=200).filter(lambda text: bool(text.strip())),
    st.text(max_size=200),
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_given_sources_stand_and_questions_ask(statement: str, summary: str) -> None:
    line = " ".join(statement.split()) or "goal"
    try:
        goal = a_goal(line, summary)
        career = (Position(title="Cook", summary=summary),)
    except ValueError:
        return

    for topic in topics(goal=goal, career=career):
        assert topic.question.rstrip("”\"') ").endswith("?")
        assert topic.sources


def test_what_found_no_room_is_named_as_left_for_another_time() -> None:
    text = "Still open: who signs for the hall keys?\nStill open: which oven do we rent in May?"
    notes = (PastNotes(ref="n.txt", text=text),)

    found = offline.compose(TopicsBrief(career=(), notes=notes, reader=Reader.MENTOR, top_k=1))

    assert len(found.draft.topics) == 1
    assert [one.why.code for one in found.dropped] == ["left_for_another_time"]
    assert all(one.text in text for one in found.dropped)
