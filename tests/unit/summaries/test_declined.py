"""What was offered and not wanted, only would be done, or is done: nobody's errand any more."""

from time import process_time

import pytest

from tests.unit.summaries.notes_of import draft_of, whats


@pytest.mark.parametrize(
    "line",
    [
        "Ana offered to drive the pigs to market, said no",
        "Ana would lend her loom, but Tom prefers his own.",
        "I said I'd come to the hearing with him, he laughed and said no need",
        "Ana had offered a stall for June but Tom turned it down for now.",
        "told him I'd speak to the harbour master\nhe'd rather ask him himself",
        "Tom: I'll look the recipe up this weekend\nAna: don't, I've got it here",
    ],
)
def test_an_offer_that_is_not_wanted_is_nobodys_errand(line: str) -> None:
    draft = draft_of(line, me=None if ": " in line else "ana")

    assert [one.what for one in draft.action_items] == []


def test_what_an_answer_keeps_stays_an_errand() -> None:
    notes = "Tom: I'll send the kiln log tonight\nAna: don't forget the cone numbers"

    assert whats(notes, me=None) == ["Send the kiln log"]


@pytest.mark.parametrize(
    "line",
    [
        "Usually he'd oil the looms on a Monday but this week he is away.",
        "He'd sell the second boat.",
        "I'd paint it blue anyway.",
        "He will say nothing to the foreman, I asked him this.",
        "Tom had promised to bring the rota and he did: nine nurses, two of them new.",
    ],
)
def test_what_is_usual_left_undone_or_done_is_no_task(line: str) -> None:
    assert whats(line, me="ana") == []


@pytest.mark.parametrize(
    "line",
    [
        "me: ask the vicar about the hall (asked, waiting)",
        "he's lending me his trowel, picked it up alredy",
        "me -> ring the mill, rang, no answer yet",
    ],
)
def test_what_waits_for_an_answer_or_is_in_hand_is_done(line: str) -> None:
    assert whats(line) == []


def test_what_comes_after_something_forgotten_is_still_to_be_done() -> None:
    line = "He was supposed to bring the fleece samples but forgot, will bring them on Friday."

    (item,) = draft_of(line, me="ana").action_items

    assert item.owner == "tom"
    assert "fleece samples" in item.what
    assert item.due_phrase == "on Friday"


@pytest.mark.parametrize(
    "line",
    [
        "Today I talk with Ana about the night shifts.",
        "Ward walk | Tom and Ana | Thu Nov 12",
        "seed potatoes in by 5 march he says",
        "the co-op wants a hygiene sheet by easter",
        "Ana had a word w rasmus, he says she'll like it",
        "I ask also if I need a licence but she has said not before spring",
    ],
)
def test_a_title_a_view_and_the_talk_itself_are_no_tasks(line: str) -> None:
    assert whats(line) == []


def test_a_mentee_own_word_for_a_day_stays_in_the_mentor_notes() -> None:
    assert whats("the other nine frames by 20 nov he says", me="ana") != []


def test_a_he_after_she_is_somebody_else() -> None:
    notes = "She put in a word with the foreman, he'll phone me\nshe brings the overalls on Friday"

    items = draft_of(notes).action_items

    assert [(one.owner, one.what) for one in items if one.owner] == [("ana", "Bring the overalls")]


def test_a_line_of_very_many_thoughts_takes_time_in_proportion() -> None:
    def seconds(times: int) -> float:
        started = process_time()
        draft_of("Tom, 12 Nov\n" + "but she'd rather " * times, me="ana")
        return process_time() - started

    seconds(200)

    assert seconds(2_400) < 8 * seconds(600) + 0.3
