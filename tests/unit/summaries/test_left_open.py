"""What stays open: questions with their answers, topics not raised, points that were left."""

import pytest

from tests.unit.summaries.notes_of import draft_of


def _open(notes: str, *, me: str = "tom") -> list[str]:
    return [one.text for one in draft_of(notes, me=me).open_questions]


@pytest.mark.parametrize(
    "notes",
    [
        '- pricing!! no idea what one loaf costs him. "about 60p??" - no. told him: weigh it all',
        "- when does he give notice?? not yet I said - not before eight good Saturdays",
        '- "what do I say when they want it free?" - say no nicely, quote the rate',
        "- when to hand in notice? Ana: not before the contract is signed",
        "Should I go for the cover post or wait for the permanent one? I'd wait, she said.",
    ],
)
def test_what_was_answered_in_the_same_breath_is_not_open(notes: str) -> None:
    assert _open(notes) == []


@pytest.mark.parametrize(
    ("notes", "question"),
    [
        ("- pay? didn't ask. ask next time", "Ask about pay next time"),
        ("- rates - didn't dare ask, next time", "Ask about rates next time"),
        ("- pension? forgot to ask. look up", "Pension? forgot to ask. look up"),
        ("- bursary?? Ana not sure. ask the coll.", "Bursary?? Ana not sure. ask the coll."),
        ("- stall name? he likes Ottmar's, husb. says no. left open",
         "Stall name? he likes Ottmar's, husb. says no. left open"),
        ("permit?? for the garage ??? -> Tom to ring the council",
         "Permit?? for the garage ???"),
        ("Should he go to Colm first or wait? I'd go first but I didnt want to push him.",
         "Should he go to Colm first or wait? I'd go first but I didnt want to push him."),
        ("I said tell them before the shift. He wasnt sure about that part, we left it.",
         "I said tell them before the shift. He wasnt sure about that part, we left it."),
        ("Where does he find 12k? We parked that one.",
         "Where does he find 12k? We parked that one."),
    ],
)  # fmt: skip
def test_what_was_left_is_one_question_with_all_of_it(notes: str, question: str) -> None:
    draft = draft_of(notes, me="ana")

    assert [one.text for one in draft.open_questions] == [question]
    assert draft.decisions == ()
    assert not any(one.what.startswith("Ask next") for one in draft.action_items)


def test_a_question_in_words_that_run_on_is_open_where_it_is_put_off() -> None:
    chat = (
        "Tom: the rota is done\nAna: good\n"
        "Tom: you're a star 😊 should I tell the team why I was off? they only know I was\n"
        "Ana: Thats yours to decide. sleep on it\nTom: ok"
    )

    (question,) = _open(chat)

    assert "should I tell the team why I was off?" in question


def test_what_must_come_first_is_a_suggestion_to_whoever_was_told() -> None:
    (item,) = draft_of(
        "- finish the trainer's course first!! she says they look at it"
    ).action_items

    assert (item.owner, item.what, item.status.value) == (
        "tom",
        "Finish the trainer's course first",
        "suggested",
    )


def test_what_ones_family_wants_is_no_advice_of_the_session() -> None:
    assert draft_of("her mum wants her to do a PGCE. ugh", me="ana").action_items == ()


def test_her_after_somebody_else_is_not_the_mentor() -> None:
    (item,) = draft_of("I'll write to the deputy and ask to watch one of her lessons.").action_items

    assert item.what == "Write to the deputy and ask to watch one of her lessons"


def test_what_was_not_settled_is_open_however_it_is_called() -> None:
    notes = (
        "Tom, 12 Nov\n"
        "what we didnt settle is whether he shares the barn with his cousin or rents one\n"
        "What I never worked out: does the co-op take goat milk or not."
    )

    questions = [one.text for one in draft_of(notes, me="ana").open_questions]

    assert questions[0].startswith("What we didnt settle is whether he shares the barn")
    assert questions[1].startswith("What I never worked out")


def test_a_doubt_that_was_left_keeps_what_it_was_about() -> None:
    notes = (
        "Tom carved the spoons. My view is he should ask the smith for a day at the forge. He isn't"
        " sure, he thinks the smith will laugh. We left that one."
    )

    (question,) = draft_of(notes, me="ana").open_questions

    assert question.text == (
        "My view is he should ask the smith for a day at the forge. He isn't sure, he thinks the"
        " smith will laugh. We left that one."
    )
