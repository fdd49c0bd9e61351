"""Notes as people jot them down: what was lost or read wrongly before."""

import pytest

from companion.people.person import PersonId
from companion.summaries.offline import compose
from companion.summaries.summary import Participant, SummaryBrief, SummaryDraft
from tests.unit.summaries.notes_of import HELD_ON, draft_of, whats


def actions(notes: str, *, me: str | None = "tom") -> list[tuple[str | None, str, str]]:
    """Return owner, wording and status of the actions."""
    return [(one.owner, one.what, one.status.value) for one in draft_of(notes, me=me).action_items]


def draft_between(notes: str, *names: str, me: str | None) -> SummaryDraft:
    """Return the summary of notes for which these participants were given."""
    people = tuple(Participant(id=PersonId(name.casefold()), name=name) for name in names)
    me_id = None if me is None else PersonId(me)
    brief = SummaryBrief(notes=notes, held_on=HELD_ON, participants=people, me=me_id)
    return compose(brief).draft


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        (
            "- I said I'd price one week of dressings before we speak again",
            ("tom", "Price one week of dressings", "committed"),
        ),
        ("- gona ring the yard on monday", ("tom", "Ring the yard", "committed")),
        ("- need 2 get the keys off Jo by friday", ("tom", "Get the keys off Jo", "committed")),
        (
            "- promised her I would send my seating plan",
            ("tom", "Send my seating plan", "committed"),
        ),
        ("- don't forget invoice 212", ("tom", "Don't forget invoice 212", "committed")),
        ("- ask about the night course next time", ("tom", "Ask about the night course next time",
                                                    "committed")),
        (
            "- Ana sendin me her stall plan",
            ("ana", "Send Tom her stall plan", "committed"),
        ),
        ("She is drafting the case for hire.", ("ana", "Draft the case for hire", "committed")),
        (
            "- I'll introduce her to Kari at the mill, probably",
            ("tom", "Introduce her to Kari at the mill", "tentative"),
        ),
        ("I promised her the tide table and will post it on Monday.",
         ("tom", "Post the tide table", "committed")),
    ],
)  # fmt: skip
def test_a_promise_is_found_however_it_is_jotted(
    notes: str, found: tuple[str | None, str, str]
) -> None:
    first = (
        found
        if "Kari" not in found[1]
        else (found[0], "Introduce Ana to Kari at the mill", found[2])
    )

    assert actions(notes) in ([found], [first])


@pytest.mark.parametrize(
    "notes",
    [
        "- next: Tue 1 Dec same place",
        "- next one in person, 3 Dec, harbour café",
        "- she says don't fight the buyer on paper, walk him round the shed at 11",
        "- Ana: do two beds well, not five badly",
        "We agreed that she would stop redoing other people's sheets.",
        "He mentioned the spring fair, booking closes 12 December.",
        "call w/ Ana weds 1230 in the cab",
    ],
)
def test_a_meeting_an_advice_a_rule_and_a_deadline_are_no_actions(notes: str) -> None:
    assert actions(notes) == []


def test_how_somebody_will_behave_from_now_on_is_a_decision() -> None:
    draft = draft_of("- we agreed that she would stop redoing other people's sheets")

    assert len(draft.decisions) == 1


@pytest.mark.parametrize(
    "notes",
    [
        "- how do I get night staff to label the boxes",
        "- do I say yes to the yard job or hold out",
        "- van?? who pays for it, us or the estate",
        "- sugar ratio for spring?? forgot to ask",
        "- whats the budget for ropes",
        "- she asked if leaving would look like running away. I didn't have an answer",
    ],
)
def test_a_question_without_its_mark_stays_open(notes: str) -> None:
    assert len(draft_of(notes).open_questions) == 1


@pytest.mark.parametrize(
    "notes",
    [
        "- he won't put in for the transfer this year",
        "- refresher course - not this autumn",
        "- It was agreed that the Thursday slot moves to six",
        "- route 41 stays as it is",
        "- We dropped the idea of the stall",
    ],
)
def test_what_is_put_off_or_refused_is_a_decision(notes: str) -> None:
    assert len(draft_of(notes).decisions) == 1


def test_short_notes_have_no_prose_and_keep_dated_facts_beside_the_advice() -> None:
    draft = draft_of("- she says never sign on the day\n- her hearing is on 4 December")

    assert draft.summary == ()
    assert [one.text for one in draft.takeaways] == [
        "She says never sign on the day",
        "Her hearing is on 4 December",
    ]


def test_it_is_named_where_the_task_before_names_one_thing() -> None:
    notes = "Tom: I'll draft the tender by Friday.\nAna: Good. I'll read it on Sunday.\nTom: Bye."

    assert whats(notes, me=None) == ["Draft the tender", "Read the tender"]


def test_a_comment_promised_for_what_the_other_sends_says_on_what() -> None:
    notes = (
        "Tom: here is the idea\nAna: sure, send it by Wednesday and I'll comment on Sunday\nTom: ok"
    )

    assert (PersonId("ana"), "Comment on what Tom sends", "committed") in actions(notes, me=None)


def test_the_only_other_speaker_beside_one_participant_is_the_other() -> None:
    notes = "Tora: I'll send the plan by Friday\nMargit: I'll read it on Sunday\nTora: thanks"

    owners = [item.owner for item in draft_between(notes, "Tora", me="tora").action_items]

    assert owners == ["tora", "margit"]


def test_whom_the_title_names_is_the_other_where_nobody_was_given() -> None:
    notes = (
        "Call with Dilys, 20 mins\n- Dilys will send me the sheet\n- I'll cost the menu by Friday"
    )

    owners = [item.owner for item in draft_between(notes, me="moira").action_items]

    assert owners == ["dilys", "moira"]


def test_initials_before_a_colon_or_an_arrow_are_the_participants() -> None:
    notes = (
        "- A: never sign on the day\n- A -> ask the clerk about Tuesdays\n- me -> print the list"
    )
    draft = draft_of(notes)

    assert [(one.owner, one.what) for one in draft.action_items] == [
        ("ana", "Ask the clerk about Tuesdays"),
        ("tom", "Print the list"),
    ]
    assert [one.text for one in draft.takeaways] == ["Never sign on the day"]


def test_a_reply_that_promises_something_else_is_read_for_what_it_says() -> None:
    notes = "Ana: then ask for the other two\nTom: yes ok. will email Mr Dunn tonight\nAna: good"

    assert whats(notes, me=None) == ["Email Mr Dunn"]
