"""Who takes on what in notes and chats of people at work: nothing put into anybody's mouth."""

from datetime import date

import pytest

from companion.people.person import PersonId
from companion.summaries.offline import compose
from companion.summaries.summary import ActionItem, Participant, SummaryBrief, SummaryDraft

_HELD_ON = date(2026, 11, 18)
_NAMES = {"odd": "Odd Brekke", "nina": "Nina Falk"}


def noted(notes: str) -> SummaryDraft:
    """Return the summary of what Nina, the mentor, wrote of her talk with Odd."""
    people = tuple(
        Participant(id=PersonId(key), name=name, role="mentor" if key == "nina" else "mentee")
        for key, name in _NAMES.items()
    )
    brief = SummaryBrief(notes=notes, held_on=_HELD_ON, participants=people, me=PersonId("nina"))
    return compose(brief).draft


def quoted(item: ActionItem) -> str:
    """Return all that an action quotes."""
    return " | ".join(quote.text for quote in item.quotes)


@pytest.mark.parametrize(
    "line",
    [
        "- first time plating for the christmas party, says he drops things when chef shouts",
        "- last call with the wholesaler went badly for him",
        "- next draft of his floor plan is with the council",
        "- main point for him was the rota",
        "- second visit to the mill with his brother",
    ],
)
def test_a_noun_after_an_ordinal_heads_no_task(line: str) -> None:
    draft = noted(f"odd - weds 18 nov\n{line}\n- he'll label the jars by friday")

    assert [item.what for item in draft.action_items] == ["Label the jars"]


def test_a_verb_after_first_is_still_a_task() -> None:
    draft = noted("- first call the bank for him, then I mail the broker on monday")

    assert any(item.what.startswith("Call the bank") for item in draft.action_items)


def test_what_something_is_for_is_no_deadline() -> None:
    (item,) = noted("- I'll sew the aprons for the christmas market").action_items

    assert item.due_on is None


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ("NF -> comment on it within 3 days when it arrives", "within 3 days when it arrives"),
        ("NF -> price the roof within 2 weeks of the survey", "within 2 weeks of the survey"),
    ],
)
def test_a_period_from_no_certain_day_has_no_date(line: str, phrase: str) -> None:
    draft = noted(f"OB -> write 1 page on the drains, no date\n{line}")
    mine = draft.action_items[-1]

    assert (mine.owner, mine.due_on, mine.due_phrase) == ("nina", None, phrase)
    assert mine.quotes[0].text in line


def test_a_period_from_today_keeps_its_date() -> None:
    (item,) = noted("NF -> price the roof within 2 weeks").action_items

    assert item.due_on == date(2026, 12, 2)


def test_advice_and_its_acceptance_are_one_action() -> None:
    draft = noted(
        "I said he should ring the landlord himself, before the viewing and not after. He said he"
        " would do that before the lease ends on 3 December and tell me what he heard."
    )
    (item,) = draft.action_items

    assert (item.owner, item.status.value, item.due_on) == (
        "odd", "committed", date(2026, 12, 3),
    )  # fmt: skip
    assert item.what.startswith("Ring the landlord")
    assert "before the viewing and not after" in item.what
    assert "He said he would do that" in quoted(item)
    assert "he should ring the landlord" in quoted(item)


def test_advice_that_nobody_takes_on_stays_advice() -> None:
    draft = noted("I said he should ring the landlord himself. He said it was raining.")

    assert [item.status.value for item in draft.action_items] == ["suggested"]


CHAT = """[18/11, 20:01] Nina: you visit 3 nurseries that hire apprentices, before we speak again
[18/11, 20:02] Odd: yes. Birk for sure and perhaps the one in Voss
[18/11, 20:03] Odd: and I do the payroll sums, all of them. by sunday 29th
[18/11, 20:04] Nina: I'll ask my cousin at the quarry if you can join her for a shift
[18/11, 20:05] Nina: next call weds 9 dec 20:00?
[18/11, 20:06] Odd: perfect, night
"""


def test_a_task_put_to_somebody_is_theirs_once_they_say_yes() -> None:
    item = noted(CHAT).action_items[0]

    assert (item.owner, item.status.value) == ("odd", "committed")
    assert item.what == "Visit 3 nurseries that hire apprentices"
    assert "yes. Birk for sure" in quoted(item)
    assert "you visit 3 nurseries" in quoted(item)


def test_a_task_put_to_somebody_who_does_not_answer_is_nobodys() -> None:
    chat = CHAT.replace("yes. Birk for sure and perhaps the one in Voss", "hm it rains a lot here")

    assert not any("nurseries" in item.what for item in noted(chat).action_items)


def test_a_date_in_a_sentence_of_its_own_makes_the_present_tense_a_promise() -> None:
    item = noted(CHAT).action_items[1]

    assert item.what == "Do the payroll sums, all of them"
    assert (item.owner, item.due_on) == ("odd", date(2026, 11, 29))


def test_you_is_the_other_where_the_owner_is_named() -> None:
    item = noted(CHAT).action_items[2]

    assert (item.owner, item.what) == (
        "nina", "Ask my cousin at the quarry if Odd can join her for a shift",
    )  # fmt: skip


def test_a_next_meeting_that_is_agreed_is_worth_knowing() -> None:
    told = [entry.text for entry in noted(CHAT).summary]

    assert "Next call: Wed 9 Dec, 20:00" in told


def test_a_next_meeting_that_is_refused_is_not_a_fact() -> None:
    told = [entry.text for entry in noted(CHAT.replace("perfect, night", "no, away then")).summary]

    assert not any("9 Dec" in text for text in told)


@pytest.mark.parametrize("line", ["next -> 3/12 10.30", "next: 3/12 10.30", "next call 3/12 10.30"])
def test_a_next_meeting_in_figures_is_worth_knowing(line: str) -> None:
    draft = noted(f"OB -> ring the mill by 24/11\nthe pony had a foal\n{line}")

    assert any("Thu 3 Dec, 10.30" in entry.text for entry in draft.summary)


@pytest.mark.parametrize(
    "told",
    [
        "We didn't get round to the night shifts, he wants to talk about that next time.",
        "He would like to discuss the van lease next session.",
    ],
)
def test_a_subject_for_next_time_is_open_and_no_action(told: str) -> None:
    draft = noted(f"Odd was late today and we spoke of prices. {told}")

    assert not draft.action_items
    assert any(told in entry.text for entry in draft.open_questions)


def test_a_heading_and_small_talk_are_not_worth_knowing() -> None:
    draft = noted(
        "Odd, Wednesday 18 November, at the bakery by the harbour. Came in w. a cough, his cousin"
        " is getting married in Voss in May. Odd will weigh the flour by Friday."
    )

    assert [item.what for item in draft.action_items] == ["Weigh the flour"]
    assert not draft.takeaways
    assert not any("harbour" in entry.text for entry in draft.summary)
