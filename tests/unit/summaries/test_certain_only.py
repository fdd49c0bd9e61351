"""What notes do not carry is not asserted: terms, owners and things named only elsewhere."""

from datetime import date

import pytest

from companion.summaries.offline import compose
from companion.summaries.summary import ActionItem, Participant, SummaryBrief, SummaryDraft

_MENTOR = Participant(id="ines", name="Ines", role="mentor")
_MENTEE = Participant(id="karol", name="Karol", role="mentee")


def _draft(notes: str, *, me: str = "ines") -> SummaryDraft:
    """Return the summary of a harbour pilot's notes on a deckhand, of Tuesday 17 November 2026."""
    brief = SummaryBrief(
        notes=notes, held_on=date(2026, 11, 17), participants=(_MENTOR, _MENTEE), me=me
    )
    return compose(brief).draft


def _only(notes: str, *, me: str = "ines") -> ActionItem:
    (item,) = _draft(notes, me=me).action_items
    return item


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ("he'll ring the agent after the 1st", "after the 1st"),
        ("he'll ask the mate, not before January", "not before January"),
        ("he'll phone the college, w/e 29th", "w/e 29th"),
        ("he'll ask the bosun - before half tide", "before half tide"),
    ],
)
def test_what_is_no_day_by_which_keeps_its_words_and_gets_no_date(line: str, phrase: str) -> None:
    item = _only(f"- {line}\n")

    assert (item.due_phrase, item.due_on) == (phrase, None)


@pytest.mark.parametrize(
    "line",
    [
        "me -> he should do the radio ticket first",
        "me: he ought to ring the training board",
        "me -> he could come out on the pilot boat",
    ],
)
def test_advice_behind_my_own_label_is_never_my_task(line: str) -> None:
    draft = _draft(f"- {line}\n- me -> send him the tide tables by Friday\n")

    mine = [item.what for item in draft.action_items if item.owner == "ines"]
    assert mine == ["Send Karol the tide tables"]


@pytest.mark.parametrize(
    "line",
    [
        "told him to write up each berthing -> he groaned but said ok",
        "told him to write up each berthing. said aye ok",
        'told him to write up each berthing. "ok but not tonight"',
        "told him to write up each berthing -> will do",
    ],
)
def test_what_was_told_and_then_agreed_to_is_taken_on(line: str) -> None:
    item = _only(f"- {line}\n")

    assert (item.owner, item.status) == ("karol", "committed")


def test_what_was_told_and_met_with_a_shrug_stays_a_suggestion() -> None:
    item = _only("- told him to write up each berthing -> he shrugged\n")

    assert item.status == "suggested"


def test_a_half_remembered_duty_keeps_its_doubt_in_words_and_in_status() -> None:
    item = _only(
        "The yard manager wants to know by Easter, I think Karol is meant to write to her but we "
        "never said when.\n"
    )

    assert (item.owner, item.status) == ("karol", "tentative")
    assert item.what == "Write to the yard manager"
    assert "but we never said when" in item.quotes[0].text


def test_a_thing_taken_on_in_a_word_quotes_what_was_put_to_them() -> None:
    item = _only(
        "Ines: You note down every turn of the wheel, engine orders as well\n"
        "Karol: will do it on the Ouse run next sat\n"
    )

    assert "You note down every turn of the wheel" in item.what
    assert any("You note down" in quote.text for quote in item.quotes)


def test_who_is_asked_again_by_a_pronoun_is_one_thing_with_the_later_term() -> None:
    item = _only(
        "Ines: I will ask Birgit, who sailed with me in June, if she can take you on a night run\n"
        "Karol: that would be great\n"
        "Ines: I ask her tomorrow\n"
    )

    assert item.what.startswith("Ask Birgit")
    assert item.due_on == date(2026, 11, 18)


def test_a_clue_that_somebody_has_not_breaks_no_promise() -> None:
    item = _only(
        "He asked about tax and I haven't a clue, my nephew's an accountant, I'll ask him."
    )

    assert (item.owner, item.what) == ("ines", "Ask my nephew")


@pytest.mark.parametrize(
    "line",
    [
        "pay cut?? he'd lose 3k. partner not told",
        "45 a day feels steep. not decided",
    ],
)
def test_a_worry_with_its_doubt_is_an_open_question_and_no_takeaway(line: str) -> None:
    draft = _draft(f"- {line}\n")

    assert [one.text.casefold() for one in draft.open_questions] == [line.casefold()]
    assert draft.takeaways == ()


@pytest.mark.parametrize(
    "line",
    [
        "his mum wants him to go to university instead",
        "next time look at splicing",
        "skipper lets him take the wheel on his own now",
    ],
)
def test_what_a_third_wants_or_is_merely_so_is_no_takeaway(line: str) -> None:
    assert _draft(f"- {line}\n").takeaways == ()


def test_my_own_things_are_mine_where_the_other_asked_for_them() -> None:
    item = _only(
        "Ines: send us a picture of your ticket\nKarol: will do\n",
        me="karol",
    )

    assert item.what == "Send Ines a picture of my ticket"
