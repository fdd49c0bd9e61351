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
            ("ana", "Send Tom her own stall plan", "committed"),
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


def test_short_notes_keep_dated_facts_apart_from_the_advice_and_no_small_talk() -> None:
    draft = draft_of(
        "- new kitten, chewed the cable\n- she says never sign on the day\n"
        "- her hearing is on 4 December"
    )

    assert [one.text for one in draft.summary] == ["Her hearing is on 4 December"]
    assert [one.text for one in draft.takeaways] == ["She says never sign on the day"]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("next call Thurs 19th 7pm", "Next call: Thu 19 Nov, 7 pm"),
        ("next: Tues 24 Nov, phone not Teams", "Next: Tue 24 Nov, phone not Teams"),
        ("next 25/11 8pm", "Next: Wed 25 Nov, 8 pm"),
        ("See him again 10 Dec.", "Next: Thu 10 Dec"),
        ("same time in two weeks", "Next: Thu 26 Nov, same time"),
    ],
)
def test_the_next_meeting_is_one_clear_line_and_no_action(line: str, text: str) -> None:
    draft = draft_of(f"- I will ask the bank what a second till costs\n- {line}")

    assert [one.text for one in draft.summary] == [text]
    assert draft.summary[0].quotes[0].text == line
    assert [one.what for one in draft.action_items] == ["Ask the bank what a second till costs"]


def test_a_question_keeps_the_rest_of_its_line_and_lets_the_next_meeting_go() -> None:
    draft = draft_of(
        "- hygiene course needed or not?? neither of us knew. -> ask the town hall?"
        " next call Thurs 19th 7pm"
    )

    assert [one.text for one in draft.open_questions] == [
        "Hygiene course needed or not?? neither of us knew. -> ask the town hall?"
    ]
    assert [one.text for one in draft.summary] == ["Next call: Thu 19 Nov, 7 pm"]


@pytest.mark.parametrize(
    "line",
    [
        "not settled: would she move the loom for it? his bench is in the way",
        "stall or shop - unresolved, come back to it",
        "market pitch or online only, cant decide",
        "neither of us could say whether the grant covers rent",
        "We didn't decide whether she should give up the allotment.",
        "still dont know if the oven needs a permit",
        "How much is a stall at the fair? Nobody knew.",
    ],
)
def test_a_question_is_open_however_it_is_put(line: str) -> None:
    assert len(draft_of(line).open_questions) == 1


@pytest.mark.parametrize(
    "line",
    [
        "she's dropping the evening class, too far",
        "We agreed I stop taking night calls until March.",
        "evening market - too dear, not this year",
        "said no to the second van",
        "He has made up his mind not to sell the boat.",
        "not doin weddings anymore",
        "Tuesdays it is",
        "loan from the uncle -> dropped",
        "put the website off till spring",
        "250 not 180!!",
    ],
)
def test_what_was_settled_in_passing_is_a_decision(line: str) -> None:
    assert len(draft_of(line).decisions) == 1


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Ana says: dont buy the kiln before you know the rent",
         "Ana says: dont buy the kiln before you know the rent"),
        ("Ana's view: answer the letter once, and no more",
         "Ana's view: answer the letter once, and no more"),
    ],
)  # fmt: skip
def test_whose_advice_it_is_stays_with_it(line: str, text: str) -> None:
    assert [one.text for one in draft_of(f"- {line}").takeaways] == [text]


def test_an_errand_that_nobody_was_found_for_is_no_takeaway() -> None:
    assert (
        draft_of("- Dig out the old glaze book for her.\n- Audit: already posted.").takeaways == ()
    )


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
    assert [one.text for one in draft.takeaways] == ["Ana: Never sign on the day"]


def test_a_reply_that_promises_something_else_is_read_for_what_it_says() -> None:
    notes = "Ana: then ask for the other two\nTom: yes ok. will email Mr Dunn tonight\nAna: good"

    assert whats(notes, me=None) == ["Email Mr Dunn"]
