"""Whose business a jotted line is: an errand, advice, a feeling, and by when."""

import pytest

from companion.people.person import PersonId
from companion.summaries.offline import compose
from companion.summaries.summary import ActionItem, Participant, SummaryBrief
from tests.unit.summaries.notes_of import HELD_ON, draft_of, whats


def _one(notes: str, *, me: str = "tom") -> ActionItem:
    (item,) = draft_of(notes, me=me).action_items
    return item


@pytest.mark.parametrize(
    "notes",
    [
        "me: ring the registrar about the form. dreading it",
        "me: ring the registrar about the form. hate phoning",
        "- me: ring the registrar about the form. scared tbh",
    ],
)
def test_a_feeling_behind_a_task_is_no_second_task(notes: str) -> None:
    assert whats(notes) == ["Ring the registrar about the form"]


@pytest.mark.parametrize(
    "line",
    [
        "T wants his own bakery. me: start w/o a shop, from the church kitchen",
        "Tom is tired of the ward. me: do two shadow days first",
        "he thinks a van is a must. me: hire one first, three months",
    ],
)
def test_what_a_mentor_notes_after_a_wish_is_advice_to_the_other(line: str) -> None:
    item = _one(line, me="ana")

    assert (item.owner, item.status.value) == ("tom", "suggested")


@pytest.mark.parametrize(
    ("line", "me"),
    [
        ("T wants a stall in May. me: ask Hetty Moss re the waiting list", "ana"),
        ("T wants to see a contract. me: dig out the old one", "ana"),
        ("T wants a sample. me: send him two", "ana"),
        ("A wants the deck shorter. me: cut it to six slides", "tom"),
    ],
)
def test_an_errand_of_the_writer_stays_one(line: str, me: str) -> None:
    item = _one(line, me=me)

    assert (item.owner, item.status.value) == (me, "committed")


def test_advice_of_one_whose_role_nobody_knows_is_given_to_nobody_unless_plain() -> None:
    people = (
        Participant(id=PersonId("ida"), name="Ida Berg"),
        Participant(id=PersonId("ove"), name="Ove Lund"),
    )
    notes = "Ove wants a shop. me: rent a market stall\nOve wants a van. me: hire one first"
    brief = SummaryBrief(notes=notes, held_on=HELD_ON, participants=people, me=PersonId("ida"))
    found = [(one.owner, one.status.value) for one in compose(brief).draft.action_items]

    assert found == [(None, "suggested"), ("ove", "suggested")]


@pytest.mark.parametrize(
    ("notes", "phrase", "day"),
    [
        ("me -> read his plan, back to him within 3 days", "within 3 days", None),
        ("me: listen to the tracks, notes back within a week", "within a week", None),
        ("me: reply to the landlord within 3 days", "within 3 days", "2026-11-15"),
        ("me: send him the form in January", "in January", None),
        ("I'll ring Keith before the party, by weds say, and ask for the keys", "by weds",
         "2026-11-18"),
        ("me: swap my Fri w/ Jess", None, None),
        ("I'll write to the deputy before the holidays and ask to watch a lesson",
         "before the holidays", None),
    ],
)  # fmt: skip
def test_a_day_is_given_only_where_the_words_name_one(
    notes: str, phrase: str | None, day: str | None
) -> None:
    item = _one(notes, me="ana")

    assert item.due_phrase == phrase
    assert (None if item.due_on is None else item.due_on.isoformat()) == day


def test_when_the_other_will_have_it_is_when_it_is_due() -> None:
    chat = (
        "Tom: what do I ask in that call?\nAna: I'll write you the list of questions for it,"
        " you'll have it Monday\nTom: lovely"
    )

    item = _one(chat)

    assert (item.owner, item.what) == ("ana", "Write Tom the list of questions for it")
    assert item.due_on is not None
    assert item.due_on.isoformat() == "2026-11-16"


def test_advice_of_an_unknown_writer_is_nobodys_promise() -> None:
    notes = "L -> exam on 9 Dec\nL -> the plan by Friday\nL wants a shop. me: start w/o one"
    brief = SummaryBrief(notes=notes, held_on=HELD_ON)

    last = compose(brief).draft.action_items[-1]

    assert (last.what, last.owner, last.status.value) == ("Start w/o one", None, "suggested")


def test_a_topic_that_was_settled_is_a_decision_and_no_task() -> None:
    draft = draft_of("- lockers: sign at the door, agreed\n- me: ask Jo for the keys")

    assert [one.what for one in draft.action_items] == ["Ask Jo for the keys"]
    assert len(draft.decisions) == 1


def test_i_below_the_others_name_is_still_who_wrote_the_notes() -> None:
    item = _one("TOM\n- slept badly\n- next: I ring him mon 16th", me="ana")

    assert item.owner == "ana"


def test_what_the_writer_told_is_not_put_into_the_others_mouth() -> None:
    draft = draft_of("- T: course first or the van? told him the course, since the yard wants it"
                     "\n- ok", me="ana")  # fmt: skip

    assert not any(one.text.startswith("Tom: Told") for one in draft.takeaways)


def test_what_somebody_has_in_a_month_is_no_task() -> None:
    assert whats("Tom: two school gigs in dec, one wedding\nask Jo for the van", me="ana") == [
        "Ask Jo for the van"
    ]
