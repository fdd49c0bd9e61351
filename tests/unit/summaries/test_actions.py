"""Actions: who does what, by when, in which words; and what is none."""

import pytest

from tests.unit.summaries.notes_of import draft_of, whats


@pytest.mark.parametrize(
    ("notes", "what"),
    [
        ("I'll send Priya the draft by Friday.", "Send Priya the draft"),
        ("calling the recruiter on Thursday then :)", "Call the recruiter"),
        ("Ana brings two old protocols next Thursday.", "Bring two old protocols"),
        ("Ana will send me a photo of her desk.", "Send Tom a photo of her desk"),
        ("I also said I'd dig out my old plan.", "Dig out my old plan"),
        ("I'll meet her boss on Friday and will report back.", "Meet her boss and report back"),
        ("I'll call Sam, because nobody else will.", "Call Sam"),
        ("I'll write it up in two pages, without names, by 12 December.",
         "Write it up in two pages, without names"),
        ("I'm taking Friday off.", "Take Friday off"),
        ("- prepare a one-page overview (Tom, Nov 19)", "Prepare a one-page overview"),
        ("- tell the team about it on mon standup", "Tell the team about it on mon standup"),
        ("I'll ask Prof. Adu for the form.", "Ask Prof. Adu for the form"),
    ],
)  # fmt: skip
def test_a_task_is_worded_as_on_a_list(notes: str, what: str) -> None:
    assert whats(notes) == [what]


@pytest.mark.parametrize(
    ("notes", "what"),
    [
        ("Ana: I'll send you the list.\nTom: Ok.\nAna: Bye.", "Send Tom the list"),
        ("Ana: I'll tell her that you are back.\nTom: Ok.\nAna: Bye.",
         "Tell her that Tom is back"),
        ("Ana: Please send me your plan by Friday.\nTom: Ok.\nAna: Bye.",
         "Send Ana my plan"),
    ],
)  # fmt: skip
def test_you_and_me_become_names_only_where_they_are_certain(notes: str, what: str) -> None:
    assert whats(notes, me=None) == [what]


@pytest.mark.parametrize(
    ("notes", "owner"),
    [
        ("I'll call Sam.", "tom"),
        ("Ana will call Sam.", "ana"),
        ("She'll call Sam.", "ana"),
        ("-> ana: call Sam", "ana"),
        ("me: call Sam", "tom"),
        ("call Sam (Ana)", "ana"),
        ("call Sam - me", "tom"),
        ("@ana call Sam", "ana"),
        ("Ana to call Sam", "ana"),
        ("Ana and I will call Sam.", None),
        ("My boss is nice. She'll call Sam.", None),
        ("Kim to call Sam", None),
        ("homework (her): a list of three names", "ana"),
        ("Ana's homework for me: call Sam", "tom"),
    ],
)
def test_an_action_belongs_to_whom_the_notes_name_and_else_to_nobody(
    notes: str, owner: str | None
) -> None:
    assert {item.owner for item in draft_of(notes).action_items} <= {owner}


@pytest.mark.parametrize(
    ("notes", "phrase", "on"),
    [
        ("I'll call Sam by Friday.", "by Friday", "2026-11-13"),
        ("On Monday I'll call Sam.", "On Monday", "2026-11-16"),
        ("I'll call Sam. By Friday.", "By Friday", "2026-11-13"),
        ("I'll call Sam before I leave.", "before I leave", "None"),
        ("I'll call Sam within a week of getting it.", "within a week of getting it", "None"),
        ("I'll call Sam, starting tomorrow.", "starting tomorrow", "2026-11-13"),
        ("I'll prepare the Friday report.", None, "None"),
        ("I'll call Sam about the meeting on Monday by tomorrow.", "by tomorrow", "2026-11-13"),
        ("call Sam (20/11)", "20/11", "2026-11-20"),
    ],
)
def test_a_due_date_is_what_the_notes_say(notes: str, phrase: str | None, on: str) -> None:
    (item,) = draft_of(notes).action_items

    assert (item.due_phrase, str(item.due_on)) == (phrase, on)


@pytest.mark.parametrize(
    "notes",
    [
        "I'll be honest, it was hard.",
        "We'll see how it goes.",
        "I'll sleep on it.",
        "See you on Friday!",
        "We'll talk again on the 25th.",
        "I sent her the plan yesterday.",
        "I said I'd call but forgot.",
        "I was going to call her.",
        "What I want to keep is the ending.",
        "She hopes I'll apply.",
        "Ana did not say that I have to call.",
        "The recruiter will call me on Monday.",
        "It will take two weeks.",
        "When they go quiet, wait.",
        "Say what good looks like.",
        "You'll learn more from one customer than from ten books.",
        "If you can't say it in one sentence you don't know it yet.",
        '"Send the plan by Friday" is a goal, because it has an end.',
        "[x] called Sam",
    ],
)
def test_what_is_nothing_to_do_is_not_an_action(notes: str) -> None:
    assert whats(notes) == []


def test_two_promises_in_one_sentence_are_two_items() -> None:
    draft = draft_of("I'll draft the email tonight and Ana will check it tomorrow morning.")

    assert [(item.owner, item.what, item.due_phrase) for item in draft.action_items] == [
        ("tom", "Draft the email", "tonight"),
        ("ana", "Check the email", "tomorrow morning"),
    ]


def test_a_thing_said_twice_is_one_item_and_the_firmer_one() -> None:
    draft = draft_of("- maybe call the bank\n- call the bank by Friday")

    assert [(item.what, item.status.value) for item in draft.action_items] == [
        ("Call the bank", "committed")
    ]


def test_a_mentors_bare_list_may_be_the_mentees_so_it_has_no_owner() -> None:
    draft = draft_of("To do\n- read chapter three\n- send her the template", me="ana")

    assert [item.owner for item in draft.action_items] == [None, "ana"]
