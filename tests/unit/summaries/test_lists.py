"""Takeaways, decisions, open questions and prose: what is picked and how it reads."""

import pytest

from tests.unit.summaries.notes_of import draft_of


@pytest.mark.parametrize(
    ("notes", "text"),
    [
        ("A job given without a time comes back as a question.",) * 2,
        ("What I want to keep is that leaving things out is the work.",
         "Leaving things out is the work."),
        ("Lesson: never name a number first.", "Never name a number first."),
        ("- price is a message, he said, not a sum", "Price is a message, he said, not a sum"),
        ("Don't build a home lab unless you enjoy it for its own sake.",) * 2,
    ],
)  # fmt: skip
def test_what_holds_in_general_is_a_takeaway(notes: str, text: str) -> None:
    assert [takeaway.text for takeaway in draft_of(notes).takeaways] == [text]


@pytest.mark.parametrize(
    "notes",
    [
        "I was tired and she was late.",
        "She told me about her first year in Lagos.",
        "Gotta run, dinner is burning, sorry!!",
        "You are a bit robotic.",
        "Thanks, that was great.",
        "next call 3 Nov",
    ],
)
def test_a_story_a_reaction_and_an_arrangement_are_no_takeaways(notes: str) -> None:
    assert draft_of(notes).takeaways == ()


def test_at_most_three_takeaways_are_kept_and_none_twice() -> None:
    notes = "\n".join(
        [
            "- People buy from people, not from companies.",
            "- People buy from people, never from companies.",
            "- A no now is kinder than a late yes.",
            "- Nobody reads a CV top to bottom.",
            "- If you can't say it in one sentence you don't know it yet.",
        ]
    )

    texts = [takeaway.text for takeaway in draft_of(notes).takeaways]

    assert len(texts) == 3
    assert sum("People buy" in text for text in texts) == 1


@pytest.mark.parametrize(
    ("notes", "text"),
    [
        ("Decision: I stay until summer.", "I stay until summer."),
        ("DECIDED no new free pilots", "No new free pilots"),
        ("So that's agreed: only one topic per talk.", "Only one topic per talk."),
        ("From now on we meet in German.",) * 2,
        ("We went with the blue one.",) * 2,
    ],
)
def test_what_was_settled_is_a_decision(notes: str, text: str) -> None:
    assert [decision.text for decision in draft_of(notes).decisions] == [text]


@pytest.mark.parametrize(
    "notes",
    [
        "I haven't decided yet.",
        "We need to decide what to cut.",
        "That one is yours to decide.",
        "Level decides the range.",
        "She agrees, because it is cheap.",
        "I won't be able to come on Friday.",
        "I won't lie, it was hard.",
    ],
)
def test_what_is_open_or_beside_the_point_is_no_decision(notes: str) -> None:
    assert draft_of(notes).decisions == ()


@pytest.mark.parametrize(
    ("notes", "questions"),
    [
        ("Do I quit first or find something first?", 1),
        ("?? who signs the lease", 1),
        ("I still don't know whether I'd have to move.", 1),
        ("Would she take part-time? I forgot to ask.", 1),
        ("Who's it for? The warehouse people.", 0),
        ('She asked "who is in charge here?" and laughed.', 0),
    ],
)
def test_a_question_is_open_unless_the_notes_answer_it(notes: str, questions: int) -> None:
    assert len(draft_of(notes).open_questions) == questions


@pytest.mark.parametrize(
    ("reply", "questions"), [("Ask for both.", 0), ("Good question, I couldn't tell you.", 1)]
)
def test_a_question_in_a_talk_is_open_if_nobody_knows(reply: str, questions: int) -> None:
    notes = f"Tom: Hello.\nAna: Hello.\nTom: What if they only say yes to the title?\nAna: {reply}"

    assert len(draft_of(notes, me=None).open_questions) == questions


def test_a_given_summary_is_the_summary() -> None:
    notes = (
        "## Summary\nThey went through the budget line by line. The rent was counted twice.\n\n"
        "## Notes\n" + "The meeting room was cold and the coffee was gone before ten again. " * 8
    )

    assert [entry.text for entry in draft_of(notes, me=None).summary] == [
        "They went through the budget line by line.",
        "The rent was counted twice.",
    ]


def test_prose_from_a_talk_says_who_says_i() -> None:
    talk = (
        "Tom: I have been stuck on the report for weeks, there are too many findings.\n"
        "Ana: Which of the findings would cost your director the most?\n"
        "Tom: The second finding of the report, about the overtime in the night shifts.\n"
        "Ana: Begin with that one.\nTom: The report would be two pages shorter then.\n"
        "Ana: A report gets read when it says in five lines what to decide and what it costs.\n"
        "Tom: My director reads the findings on the train, between two stations.\n"
        "Ana: Two stations are enough for one page and for one number.\n"
        "Tom: I never thought of the train as the place where the report is decided.\n"
    )

    prose = [entry.text for entry in draft_of(talk, me=None).summary]

    assert "Tom: I have been stuck on the report for weeks, there are too many findings." in prose
