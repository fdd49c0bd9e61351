"""The offline summary as a whole: its lists, its warnings, and what it never does."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.people.person import PersonId
from companion.summaries.offline import compose, readable
from companion.summaries.rules import CHECKS, words_of
from companion.summaries.summary import ActionStatus, SummaryBrief, SummaryDraft
from companion.text.words import count_words
from tests.unit.summaries.notes_of import brief_of, draft_of

_EMPTY = SummaryDraft(summary=(), takeaways=(), decisions=(), action_items=(), open_questions=())
_LONG = (
    "We talked about the portfolio for most of the hour. Ana read both case studies aloud, which "
    "was hard to listen to. The second one is stronger because it names a problem. I had never "
    "noticed that the first one has no ending. I'll rewrite the first one by Friday. A case study "
    "is not a diary, it is an argument. We decided not to show the logo work any more. Should I "
    "leave out the student project? Ana told me about her own portfolio, three pages that took her "
    "a year. It rained the whole time and the tram was late."
)


@pytest.mark.parametrize("notes", ["", " \n\t\n", "quick call, nothing much.", "- \n- \n"])
def test_notes_without_content_give_empty_lists_and_say_so(notes: str) -> None:
    accepted = compose(brief_of(notes))

    assert accepted.draft == _EMPTY
    assert [warning.code for warning in accepted.warnings] == ["nothing_to_summarise"]


def test_notes_in_another_language_are_not_called_empty() -> None:
    brief = brief_of(
        "Wir haben über das Angebot gesprochen und ich werde bis Freitag mit der Chefin reden. "
        "Sie hat gesagt, dass ich nicht zu lange warten soll, weil sonst andere schneller sind."
    )

    accepted = compose(brief)

    assert not readable(brief)
    assert accepted.draft == _EMPTY
    assert accepted.warnings == ()


def test_a_long_text_gets_prose_and_stays_shorter_than_the_notes() -> None:
    draft = draft_of(_LONG)

    assert 1 <= len(draft.summary) <= 4
    assert words_of(draft) < count_words(_LONG)


def test_short_notes_get_lists_but_no_prose() -> None:
    draft = draft_of("Ana liked the draft. I'll send it to her team by Friday.")

    assert draft.summary == ()
    assert [item.what for item in draft.action_items] == [
        "Send it to Ana's team (Ana liked the draft)"
    ]


def test_without_a_date_due_dates_stay_open_with_one_warning() -> None:
    accepted = compose(brief_of("I'll call Sam by Friday. I'll write on Monday.", held_on=None))

    assert [item.due_on for item in accepted.draft.action_items] == [None, None]
    assert [item.due_phrase for item in accepted.draft.action_items] == ["by Friday", "on Monday"]
    assert [warning.code for warning in accepted.warnings] == ["no_date"]


def test_a_date_over_the_notes_counts_when_none_is_given() -> None:
    accepted = compose(
        brief_of("Call with Ana, 12 Nov 2026\nI'll call Sam by Friday.", held_on=None)
    )

    assert accepted.draft.action_items[0].due_on == date(2026, 11, 13)
    assert accepted.warnings == ()


def test_without_participants_the_speakers_own_what_they_promise() -> None:
    notes = "Jo Marsh: I'll send the list.\nLee: Thanks.\nJo Marsh: Sure.\nLee: I'll read it today."
    draft = compose(brief_of(notes, me=None, participants=())).draft

    assert [item.owner for item in draft.action_items] == ["jo-marsh", "lee"]


def test_in_notes_of_nobody_known_a_promise_has_no_owner() -> None:
    draft = compose(brief_of("I'll send the list by Friday.", me=None, participants=())).draft

    assert [item.owner for item in draft.action_items] == [None]


def test_whoever_says_i_owns_it_even_without_participants() -> None:
    draft = compose(brief_of("I'll send the list by Friday.", me="kim", participants=())).draft

    assert [item.owner for item in draft.action_items] == [PersonId("kim")]


@pytest.mark.parametrize(
    "notes",
    [
        "I won't apply for the role.",
        "We decided not to redo the website.",
        "I'm not going to call the recruiter again.",
    ],
)
def test_what_will_not_be_done_is_a_decision_and_no_action(notes: str) -> None:
    draft = draft_of(notes)

    assert draft.action_items == ()
    assert [decision.quotes[0].text for decision in draft.decisions] == [notes]


@pytest.mark.parametrize(
    ("notes", "status"),
    [
        ("I'll ask Sam about it.", ActionStatus.COMMITTED),
        ("Maybe I'll ask Sam about it.", ActionStatus.TENTATIVE),
        ("I might ask Sam about it.", ActionStatus.TENTATIVE),
        ("I'll ask Sam about it if I have time.", ActionStatus.TENTATIVE),
        ("Ana said I should ask Sam about it.", ActionStatus.SUGGESTED),
        ("Ana suggested I ask Sam about it. Will do.", ActionStatus.COMMITTED),
        ("Someone should ask Sam about it.", ActionStatus.SUGGESTED),
    ],
)
def test_how_firmly_an_action_stands(notes: str, status: ActionStatus) -> None:
    (item,) = draft_of(notes).action_items

    assert item.status is status


def test_a_proposal_and_its_promise_are_one_item_that_quotes_the_promise_first() -> None:
    draft = draft_of(
        "Ana: Could you send me the plan?\nTom: Sure, will do tonight.\nAna: Great.", me=None
    )

    (item,) = draft.action_items
    assert (item.what, item.owner, item.due_phrase) == ("Send Ana the plan", "tom", "tonight")
    assert [quote.text for quote in item.quotes] == [
        "Sure, will do tonight.",
        "Could you send me the plan?",
    ]


def test_a_sentence_over_two_captions_is_quoted_in_two_pieces() -> None:
    notes = (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Tom>I'll tell Sam before I\n\n"
        "2\n00:00:03.000 --> 00:00:05.000\n<v Tom>leave for Lagos.\n"
    )
    draft = draft_of(notes, me=None)

    (item,) = draft.action_items
    assert [quote.text for quote in item.quotes] == ["I'll tell Sam before I", "leave for Lagos."]


def test_quotes_are_exact_where_characters_were_folded() -> None:
    notes = "I’ll s\u0435nd An\u200ba the dr\u0430ft by Friday – promise."

    (item,) = draft_of(notes).action_items

    assert (item.owner, item.due_on) == ("tom", date(2026, 11, 13))
    assert all(notes[quote.start : quote.end] == quote.text for quote in item.quotes)


def test_a_long_meeting_of_several_keeps_only_what_is_handed_out() -> None:
    chatter = "".join(
        f"Kim: I think we'll have to look at the {n}th idea at some point.\nLee: Yeah, maybe.\n"
        for n in range(100)
    )
    end = "Max: Lee, you're going to work on the prototype for the next meeting.\n"
    draft = compose(brief_of(chatter + end, me=None, participants=())).draft

    assert [item.quotes[0].text for item in draft.action_items] == [end.strip()[5:]]


_LINES = st.sampled_from(
    [
        *("- I'll send Ana the deck by Friday", "Ana: could you call Sam?", "Tom: sure", "?? why"),
        *("## Action items", "[ ] Tom: book a room", "Decision: no demo", "next call 3 Nov", ""),
        *("[10:02] Ana: I'll think about it; then we'll see", "-> me: ask HR -> maybe ana: (tbd)"),
        *("WEBVTT", "00:01.000 --> 00:02.000", "<v Ana>I'll write it", "| Tom | do it | 1/12 |"),
        *("He said “never”, and I'll try.", "Was it worth it? I don't know", "me: Ana to send it"),
    ]
)
_TEXTS = st.lists(st.one_of(_LINES, st.text(max_size=40)), max_size=25).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(notes=_TEXTS, me=st.sampled_from(["tom", "ana", None]), known=st.booleans())
def test_every_summary_satisfies_every_check(notes: str, me: str | None, known: bool) -> None:
    brief = SummaryBrief.model_validate(
        {**dict(brief_of("", me=me)), "notes": notes.replace("\0", "")}
        if known
        else {"notes": notes.replace("\0", ""), "me": me}
    )

    draft = compose(brief).draft

    assert [violation for check in CHECKS for violation in check(brief, draft)] == []
