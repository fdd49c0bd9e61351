from companion.agendas.agenda import PastNotes
from companion.goals.goal import Goal, GoalId
from companion.knowledge.bank import Change, Situation, SituationFit
from companion.people.career import Position
from companion.topics.reply import (
    CHECKS,
    ReplyEvidence,
    ReplyTopic,
    TopicsReply,
    accept,
    inputs,
    sources,
)
from companion.topics.topic import TopicsBrief
from companion.writing.draft import SourceKind
from companion.writing.sources import NO_SOURCE

SITUATION = Situation.model_validate(
    {
        "id": "new-manager",
        "title": "Leading for the first time",
        "applies_when": ["first team"],
        "changes": [Change(text="Former peers become a team.")],
        "questions": [{"text": "Who first?", "family": "approach", "topic": "Team"}],
    }
)
BRIEF = TopicsBrief(
    career=(Position(title="Ward manager", summary="First team, 12 nurses."),),
    goal=Goal(id=GoalId("g-1"), statement="Hand over jobs to others"),
    notes=(PastNotes(ref="one.txt", text="older"), PastNotes(ref="two.txt", text="newer notes")),
    situations=(SituationFit(situation=SITUATION, similarity=0.6, phrase="first team"),),
    top_k=2,
)


def a_topic(*quotes: str, title: str = "Your first team") -> ReplyTopic:
    return ReplyTopic(
        title=title,
        why="You lead 12 nurses for the first time.",
        question="Whom did you win over first?",
        sources=tuple(ReplyEvidence(source="S1", quote=quote) for quote in quotes),
    )


def a_reply(*topics: ReplyTopic) -> TopicsReply:
    return TopicsReply(topics=topics)


def test_a_topic_keeps_the_sources_that_exist_and_names_the_others() -> None:
    accepted = accept(BRIEF, a_reply(a_topic("First team", "ten years of nights")))

    topic = accepted.draft.topics[0]
    assert [(source.kind, source.ref, source.quote) for source in topic.sources] == [
        (SourceKind.CAREER, "career[0].summary", "First team")
    ]
    assert [(item.text, item.why.code) for item in accepted.dropped] == [
        ("ten years of nights", NO_SOURCE)
    ]


def test_a_topic_that_rests_on_general_knowledge_alone_is_dropped() -> None:
    accepted = accept(BRIEF, a_reply(a_topic("Former peers become a team")))

    assert accepted.draft.topics == ()
    assert [item.why.code for item in accepted.dropped] == [NO_SOURCE]


def test_knowledge_stands_beside_the_persons_own_words() -> None:
    accepted = accept(BRIEF, a_reply(a_topic("First team", "Former peers become a team")))

    kinds = [source.kind for source in accepted.draft.topics[0].sources]
    assert kinds == [SourceKind.CAREER, SourceKind.KNOWLEDGE]


def test_no_more_topics_than_asked_for_and_none_without_a_question() -> None:
    unasked = a_topic("First team").model_copy(update={"question": ""})

    accepted = accept(BRIEF, a_reply(unasked, *[a_topic("First team")] * 3))

    assert len(accepted.draft.topics) == 2
    assert [item.why.code for item in accepted.dropped] == ["incomplete", "too_many_topics"]


def test_an_empty_list_is_a_good_answer() -> None:
    accepted = accept(BRIEF, a_reply())

    assert accepted.draft.topics == ()
    assert accepted.dropped == ()


def test_the_story_comes_before_knowledge_and_late_notes_before_early_ones() -> None:
    assert [(source.origin, source.ref) for source in sources(BRIEF)] == [
        ("goal", "statement"),
        ("career", "career[0].title"),
        ("career", "career[0].summary"),
        ("notes", "two.txt"),
        ("notes", "one.txt"),
        ("knowledge", "questions/new-manager"),
        ("knowledge", "questions/new-manager"),
    ]
    assert inputs(BRIEF)["most_topics"] == "2"


def test_a_name_out_of_nowhere_sends_the_list_back() -> None:
    named = a_topic("First team").model_copy(update={"why": "You and Marcus lead 12 nurses."})

    draft = accept(BRIEF, a_reply(named)).draft

    found = [violation.text for check in CHECKS for violation in check(BRIEF, draft)]
    assert len(found) == 1
    assert "'Marcus'" in found[0]
