"""What every summary must satisfy: each check finds its fault and nothing else."""

from datetime import date

import pytest

from companion.people.person import PersonId
from companion.summaries import rules
from companion.summaries.summary import (
    ActionItem,
    ActionStatus,
    QuotedText,
    SummaryBrief,
    SummaryDraft,
)
from companion.text.spans import Quote, find_quote
from companion.writing.draft import Violation
from tests.unit.summaries.notes_of import brief_of

_NOTES = "I'll call Sam by Friday. Ask early, not late. We chose Lagos. Who pays?"
_BRIEF = brief_of(_NOTES)


def _quoted(words: str) -> QuotedText:
    quote = find_quote(_NOTES, words)
    assert quote is not None
    return QuotedText(text=words, quotes=(quote,))


def _item(**changes: object) -> ActionItem:
    item = ActionItem(
        what="Call Sam",
        owner=PersonId("tom"),
        due_on=date(2026, 11, 13),
        due_phrase="by Friday",
        status=ActionStatus.COMMITTED,
        quotes=_quoted("I'll call Sam by Friday.").quotes,
    )
    return item.model_copy(update=changes)


_DRAFT = SummaryDraft(
    summary=(),
    takeaways=(_quoted("Ask early, not late."),),
    decisions=(_quoted("We chose Lagos."),),
    action_items=(_item(),),
    open_questions=(_quoted("Who pays?"),),
)


def _codes(draft: SummaryDraft, brief: SummaryBrief = _BRIEF) -> list[str]:
    found: list[Violation] = []
    for check in rules.CHECKS:
        found.extend(check(brief, draft))
    return [violation.code for violation in found]


def _with(**changes: object) -> SummaryDraft:
    return _DRAFT.model_copy(update=changes)


def test_a_sound_draft_breaks_no_rule() -> None:
    assert _codes(_DRAFT) == []


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (_with(takeaways=(QuotedText(text="Ask.", quotes=()),)), "unquoted"),
        (
            _with(takeaways=(QuotedText(text="A", quotes=(Quote(start=1, end=4, text="Ask"),)),)),
            "inexact_quote",
        ),
        (_with(decisions=(_quoted("I'll call Sam"),)), "shared_sentence"),
        (_with(open_questions=(_quoted("We chose Lagos."),)), "shared_sentence"),
        (_with(action_items=(_item(owner=PersonId("sam")),)), "unknown_owner"),
        (_with(action_items=(_item(due_phrase=None),)), "unsaid_date"),
        (_with(action_items=(_item(due_phrase="by Monday"),)), "unsaid_date"),
        (_with(summary=(_quoted("We chose"),), decisions=()), "needless_prose"),
    ],
)
def test_each_fault_is_named(draft: SummaryDraft, code: str) -> None:
    assert _codes(draft) == [code]


def test_a_summary_longer_than_long_notes_is_too_long() -> None:
    notes = "word " * 100 + "end."
    quote = Quote(start=0, end=4, text="word")
    long = QuotedText(text=notes + " and more", quotes=(quote,))
    draft = SummaryDraft(
        summary=(long,), takeaways=(), decisions=(), action_items=(), open_questions=()
    )

    assert _codes(draft, brief_of(notes)) == ["too_long"]


def test_more_than_three_takeaways_are_too_many() -> None:
    four = tuple(map(_quoted, ("Ask early", "not late", "We chose", "Lagos")))
    draft = _DRAFT.model_copy(update={"takeaways": four, "decisions": (), "action_items": ()})

    assert "many_takeaways" in _codes(draft)


def test_without_participants_the_speakers_may_own() -> None:
    notes = "Jo: I'll call Sam by Friday.\nLee: Good.\nJo: Bye."
    quote = find_quote(notes, "I'll call Sam by Friday.")
    assert quote is not None
    brief = brief_of(notes, me=None, participants=())
    draft = SummaryDraft(
        summary=(),
        takeaways=(),
        decisions=(),
        action_items=(_item(owner=PersonId("jo"), quotes=(quote,)),),
        open_questions=(),
    )

    assert _codes(draft, brief) == []
