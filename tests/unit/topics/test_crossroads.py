"""A wish that is still open gives a topic for each doubt and way, and none for mere experience."""

from companion.agendas.agenda import PastNotes, Reader
from companion.goals.rules import goal_from_text
from companion.people.career import Position
from companion.topics.offline import compose
from companion.topics.topic import TopicsBrief

WISH = (
    "I don't really know. Maybe running a small cafe, or teaching cocktail classes. I don't know "
    "if I need a food licence for it."
)
CAREER = (
    Position(
        title="Barman",
        organization="The Anchor",
        start="2011",
        summary="wrote the snow plan after 2018\ntrained nine new bar staff in cocktail making",
    ),
)


def _brief(notes: str | None = None) -> TopicsBrief:
    past = () if notes is None else (PastNotes(ref="n", text=notes),)
    goal = goal_from_text(WISH, "g")
    return TopicsBrief(career=CAREER, goal=goal, notes=past, reader=Reader.MENTEE)


def test_every_way_and_doubt_of_an_open_wish_is_a_topic() -> None:
    titles = [topic.title for topic in compose(_brief()).draft.topics]

    assert titles[:3] == [
        "Do I need a food licence for it?",
        "Running a small cafe",
        "Teaching cocktail classes",
    ]


def test_what_has_no_tie_to_an_open_wish_is_no_topic() -> None:
    quotes = [source.quote for one in compose(_brief()).draft.topics for source in one.sources]

    assert not any("snow" in quote for quote in quotes)


def test_what_the_notes_say_of_money_is_a_topic_in_their_words() -> None:
    notes = "call w Olwen\n- classes pay 45 an hour, cash. Hmm\n- she'd take 20% for the room"

    topics = compose(_brief(notes)).draft.topics
    money = next(one for one in topics if one.title == "What it pays and costs")

    assert money.sources[0].quote == "classes pay 45 an hour, cash."
