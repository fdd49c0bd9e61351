"""A dated note becomes at most one topic: dated, quoted to the letter, flagged where it is old."""

from datetime import date

import pytest

from companion.agendas.agenda import PastNotes, Reader
from companion.goals.goal import Goal, GoalId
from companion.knowledge.bank import Citation
from companion.knowledge.trends import Trend, TrendFit, WorkField
from companion.people.career import Position
from companion.topics import offline, reply, rules, trending
from companion.topics.topic import Topic, TopicsBrief, TopicsDraft
from companion.writing.draft import Accepted, SourceKind, Violation

TODAY = date(2026, 11, 22)
BUNS = Trend(
    id="buns",
    title="A stamp on every bun",
    fields=(WorkField.HOSPITALITY,),
    since="2026-03-02",
    review_by=date(2027, 3, 31),
    text="Bakeries have to put a stamp on every bun. It names the mill.",
    question="How do you stamp three thousand buns before six in the morning?",
    work=("baker",),
    touches=("run a bakery",),
    source=Citation(title="Bun act", by="Ministry of Bread", year=2026, url="https://example.org"),
)
GOAL = Goal(
    id=GoalId("g-1"),
    statement="Take over the bakery from my aunt in May",
    challenge="I have never ordered flour. The night shift does not listen to me.",
    success_measure="Three months without a loss",
)
CAREER = (
    Position(
        title="Baker",
        summary="Lead the night shift of four. Bake sourdough for nine cafés.",
    ),
    Position(
        title="Apprentice baker", end="2021", summary="Learned rye bread in a village bakery."
    ),
)


def a_fit(**changes: object) -> TrendFit:
    on = changes.pop("on", TODAY)
    trend = Trend.model_validate({**BUNS.model_dump(), **changes})
    return TrendFit.model_validate({"trend": trend, "work": 0.9, "aim": 0.8, "on": on})


def composed(*fits: TrendFit, **parts: object) -> Accepted[TopicsDraft]:
    given = {"career": CAREER, "goal": GOAL, "trends": fits, **parts}
    return trending.compose(TopicsBrief.model_validate(given))


def dated(drafted: Accepted[TopicsDraft]) -> list[Topic]:
    return [
        topic
        for topic in drafted.draft.topics
        if any(source.kind is SourceKind.TREND for source in topic.sources)
    ]


def test_a_note_that_fits_is_the_last_topic_with_its_date_publisher_and_words() -> None:
    drafted = composed(a_fit())

    topic = drafted.draft.topics[-1]
    assert dated(drafted) == [topic]
    assert "Since 2 March 2026: Bakeries have to put a stamp on every bun." in topic.why
    assert topic.why.endswith("(Ministry of Bread)")
    assert topic.why.startswith("You want to take over the bakery")
    assert topic.question.endswith(BUNS.question)
    source = topic.sources[0]
    assert (source.kind, source.ref) == (SourceKind.TREND, "trends/buns")
    assert source.quote in BUNS.text


def test_without_a_note_the_list_is_as_before() -> None:
    brief = TopicsBrief(career=CAREER, goal=GOAL)

    assert trending.compose(brief) == offline.compose(brief)


def test_of_several_notes_only_the_closest_is_told() -> None:
    drafted = composed(a_fit(), a_fit(id="rolls", title="A stamp on every roll"))

    assert [topic.title for topic in dated(drafted)] == ["A stamp on every bun"]


def test_the_list_stays_as_long_as_was_asked_for_and_keeps_its_rules() -> None:
    for top_k in range(trending.FEWEST_TOPICS, 8):
        brief = TopicsBrief(career=CAREER, goal=GOAL, trends=(a_fit(),), top_k=top_k)
        draft = trending.compose(brief).draft

        assert len(draft.topics) <= top_k
        found: list[Violation] = []
        for check in (*rules.CHECKS, *reply.CHECKS):
            found += check(brief, draft)
        assert found == []


def test_the_own_story_keeps_all_other_places() -> None:
    without = offline.compose(TopicsBrief(career=CAREER, goal=GOAL)).draft.topics
    drafted = composed(a_fit()).draft.topics

    assert drafted[:-1] == without[: len(drafted) - 1]


def test_what_notes_left_open_and_a_note_displaces_is_told_as_left() -> None:
    notes = PastNotes(
        ref="s-1",
        text="Me: What does a mill ask of a new customer?\n"
        "Still open: how to price the sourdough.\nOpen question: who opens the shop on Sundays?",
    )
    brief = TopicsBrief(career=CAREER, goal=GOAL, notes=(notes,), reader=Reader.MENTEE, top_k=3)
    before = offline.compose(brief)
    after = trending.compose(brief.model_copy(update={"trends": (a_fit(),)}))

    shown = {topic.title for topic in after.draft.topics}
    lost = [
        topic
        for topic in before.draft.topics
        if topic.title not in shown and topic.sources[0].kind is SourceKind.NOTES
    ]
    assert len(after.dropped) >= len(before.dropped) + len(lost)


def test_a_stale_note_is_flagged_with_its_day_and_its_source() -> None:
    drafted = composed(a_fit(on=date(2027, 4, 1)))

    flagged = [one for one in drafted.warnings if one.code == trending.STALE]
    assert len(flagged) == 1
    assert "31 March 2027" in flagged[0].text
    assert "https://example.org" in flagged[0].text


def test_a_fresh_note_is_not_flagged() -> None:
    assert trending.STALE not in [one.code for one in composed(a_fit()).warnings]


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ("2026-03-02", "Since 2 March 2026:"),
        ("2026-03", "Since March 2026:"),
        ("2026", "Since 2026:"),
        ("2026-12-01", "From 1 December 2026:"),
        ("2027", "From 2027:"),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known(since: str, told: str) -> None:
    assert told in dated(composed(a_fit(since=since, review_by=date(2028, 1, 1))))[0].why


@pytest.mark.parametrize(
    "parts",
    [
        {"goal": None},
        {"top_k": 2},
        {"reader": Reader.MENTOR},
        {"goal": Goal(id=GoalId("g"), statement="Ich möchte die Bäckerei übernehmen")},
    ],
)
def test_no_note_without_a_goal_of_ones_own_that_can_be_read(parts: dict[str, object]) -> None:
    assert dated(composed(a_fit(), **parts)) == []


def test_a_model_is_given_the_note_with_its_date() -> None:
    told = reply.sources(TopicsBrief(career=CAREER, goal=GOAL, trends=(a_fit(),)))

    noted = [source for source in told if source.origin == SourceKind.TREND]
    assert [source.ref for source in noted] == ["trends/buns", "trends/buns"]
    assert [source.text for source in noted] == [BUNS.text, "Since 2 March 2026"]
