"""What is jotted down as settled or as still open without the word for it."""

import pytest

from tests.unit.summaries.notes_of import draft_of

_TITLE = "Call with Ana, 9 Nov\n"


def _settled(line: str) -> list[str]:
    return [one.text for one in draft_of(_TITLE + line).decisions]


def _open(line: str) -> list[str]:
    return [one.text for one in draft_of(_TITLE + line).open_questions]


@pytest.mark.parametrize(
    "line",
    [
        "Weekend market - no, sticking w/ the shop",
        "Second oven: yes, getting one after Easter",
        "No evening classes from January",
        "Going for the smaller unit",
        "Opted for the cheaper kiln",
        "Picked oak over pine",
        "The gala is off the table",
        "Stay in haematology until the rotation",
        "Holding off on the van until spring",
        "Evening route ✔ decided",
        "Sourdough only. that's final",
        "Cover down to two colours, gold is out. done deal",
        "Ward round first, emails later. Settled, Ana agrees as well",
    ],
)
def test_a_choice_without_the_word_decided_is_a_decision(line: str) -> None:
    assert _settled(line) == [line]


def test_what_only_seals_a_decision_never_stands_for_it() -> None:
    (decision,) = _settled(
        "Going up to 45 from the spring fair. That's settled, no more dithering."
    )

    assert decision.startswith("Going up to 45 from the spring fair.")


def test_what_was_agreed_for_a_topic_is_nobodys_errand() -> None:
    draft = draft_of(_TITLE + "Choir: agreed to drop the spring concert")

    assert draft.action_items == ()
    assert [one.text for one in draft.decisions] == ["Choir: agreed to drop the spring concert"]


@pytest.mark.parametrize(
    "line",
    [
        "went for a long walk after the inspection",
        "going for the cheap option is a mistake",
        "holding off on judgement is a skill",
        "picked up a cold over the weekend",
        "no reply from the bank",
        "two boxes left, final reminder sent",
        "she hasn't made up her mind about Leeds",
        "might go for the smaller unit",
        "the ward sister is off",
    ],
)
def test_what_only_sounds_settled_is_no_decision(line: str) -> None:
    assert _settled(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Lease or buy, still swithering",
        "Stall or veg boxes, he goes back and forth on it",
        "Insurance: unclear who pays",
        "Licence: still fuzzy",
        "Dont know about the licence yet",
        "Not sure about the nursery placement",
        "Night shifts, are they paid extra",
        "Hours: do weekends count or only weekdays",
        "Old modules, do they count or do I start again",
        "Rota - who decides in August",
        "When to tell the landlord",
        "Jury's out on the new supplier",
        "She hasn't made up her mind about Leeds",
        "Still to decide: van or bike",
        "Can't work out why the Tuesday group is shrinking",
    ],
)
def test_doubt_in_any_words_is_an_open_question(line: str) -> None:
    assert _open(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "pitching: do the numbers first or leave them out altogether",
        "books: who you know matters less than what you read",
        "when to speak matters more than how",
        "where to start: the smallest job",
        "leaning heavily on the old folder",
        "back and forth to the hospital all week",
        "I don't know about you but I was tired",
    ],
)
def test_what_only_sounds_open_is_no_question(line: str) -> None:
    assert _open(line) == []


def test_a_question_kept_for_another_day_is_open_aloud() -> None:
    chat = (
        "Tom: The form is in.\nAna: Well done.\nTom: Should I mention the long gap?\n"
        "Ana: That needs proper time, keep it for next call\nTom: ok"
    )

    draft = draft_of(chat, me=None)

    assert [one.text for one in draft.open_questions] == ["Tom: Should I mention the long gap?"]
    assert draft.action_items == ()


def test_a_question_that_got_no_good_answer_is_open() -> None:
    (question,) = _open("He asked whether cooks here still get to bake. I had no good answer.")

    assert question.startswith("He asked whether cooks here still get to bake.")


@pytest.mark.parametrize(
    "sentence",
    [
        "I'll stay in the day team until the summer.",
        "We'll meet every three weeks from now on.",
        "She has chosen the hospital over the clinic.",
        "He will go part time.",
        "The answer to the franchise is no.",
        "We concluded that the course can wait.",
    ],
)
def test_how_one_goes_on_is_a_decision_and_no_errand(sentence: str) -> None:
    draft = draft_of(f"Talked with Ana about work. {sentence} It rained.")

    assert [one.text for one in draft.decisions] == [sentence]
    assert draft.action_items == ()


def test_yes_to_what_was_proposed_settles_it_aloud() -> None:
    chat = (
        "Tom: Long or short?\nAna: Short, people skim.\n"
        "Tom: Okay, let's go with the shorter version then.\nAna: Good."
    )

    (decision,) = draft_of(chat, me=None).decisions

    assert decision.text.endswith("et's go with the shorter version then.")


def test_what_somebody_maybe_does_is_not_promised() -> None:
    (item,) = draft_of("Notes\nshe maybe gives my name to the museum, will look").action_items

    assert item.status.value == "tentative"


def test_let_you_know_is_put_with_the_name_alone() -> None:
    chat = "Tom: Who pays?\nAna: I'll ask HR and let you know by Friday.\nTom: Thanks.\nAna: Sure."

    assert [one.what for one in draft_of(chat, me=None).action_items] == ["Ask HR and let Tom know"]


def test_an_infinitive_on_a_line_of_its_own_is_a_thing_to_do() -> None:
    (item,) = draft_of("Call with Ana\nto write two old clients by Friday").action_items

    assert (item.owner, item.what) == ("tom", "Write two old clients")
