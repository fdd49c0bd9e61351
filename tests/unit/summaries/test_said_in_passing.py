"""What is agreed in passing: the next meeting in half a sentence, a task in what was said back."""

from datetime import date

import pytest

from companion.summaries.offline import compose
from companion.summaries.rules import CHECKS
from tests.unit.summaries.notes_of import brief_of, draft_of


def actions(notes: str, *, me: str | None = "tom") -> list[tuple[str | None, str, str]]:
    """Return owner, wording and status of the actions."""
    return [(one.owner, one.what, one.status.value) for one in draft_of(notes, me=me).action_items]


def told(notes: str, *, me: str | None = "tom") -> list[str]:
    """Return the facts and the next meeting."""
    return [one.text for one in draft_of(notes, me=me).summary]


def test_the_next_talk_is_kept_though_its_sentence_goes_on_to_a_task() -> None:
    notes = "Next talk is friday the 27th at the mill, I must tell him the road is shut."

    assert told(notes, me="ana") == ["Next talk: Fri 27 Nov, at the mill"]
    brief = brief_of(notes, me="ana")
    assert not any(check(brief, compose(brief).draft) for check in CHECKS)
    assert [what for _, what, _ in actions(notes, me="ana")] == ["Tell Tom the road is shut"]


def test_a_day_and_a_yes_after_words_about_talking_are_the_next_meeting() -> None:
    notes = (
        "Ana: The oven, let's talk about that properly. Monday week 5pm before your shift?\n"
        "Tom: yep fine by me\n"
    )

    assert told(notes, me=None) == ["Next: Mon 23 Nov, 5 pm"]


@pytest.mark.parametrize("answer", ["no, can't", "the oven is hot"])
def test_a_day_without_a_yes_is_no_meeting(answer: str) -> None:
    notes = f"Ana: Let's talk about that properly. Monday week 5pm?\nTom: {answer}\n"

    assert told(notes, me=None) == []


def test_what_one_should_do_and_said_he_would_is_a_task() -> None:
    notes = (
        "I know nothing about leases and he should pay a surveyor for an hour, and he said he would"
        " but he didn't say when."
    )

    assert actions(notes, me="ana") == [("tom", "Pay a surveyor for an hour", "committed")]


def test_what_was_forgotten_is_still_no_task() -> None:
    assert actions("I was to post the pattern but I didn't.") == []


def test_an_errand_after_what_another_only_thinks_is_the_writers() -> None:
    line = "- kiln course 2 weeks - she thinks the guild might pay half, ask Petra\n"

    assert [(owner, what) for owner, what, _ in actions(line)] == [("tom", "Ask Petra")]


def test_a_request_with_a_yes_at_its_end_is_one_promise() -> None:
    notes = (
        "Ana: Hello Tom.\n"
        "Tom: not filled a form in for years. can you do me a reference\n"
        "Ana: I can do a character one yes but they will want your foreman too.\n"
    )

    assert actions(notes, me=None) == [("ana", "Do Tom a reference (a character one)", "committed")]


def test_monday_week_is_the_monday_after_next() -> None:
    (item,) = draft_of("I'll ring the mill Monday week.").action_items

    assert item.due_on == date(2026, 11, 23)
