"""How notes with gold by somebody else are compared with a summary."""

from companion.summaries.notices import NOT_USED
from companion.summaries.summary import ActionItem, ActionStatus, Summary
from companion.text.spans import quote_at
from companion.writing.draft import Dropped
from evals.jotted import JottedCase, holds

NOTES = "call w/ Ana\n- I'll send her the tide tables\n- the boiler held all week"
GOLD = {
    "id": "one",
    "notes": NOTES,
    "participants": [{"id": "tom", "name": "Tom"}],
    "me": "tom",
    "actions": [
        {
            "line": "I'll send her the tide tables",
            "words": ["send", "table"],
            "owner": "tom",
            "due_on": None,
            "status": "committed",
        }
    ],
    "facts": ["the boiler held all week"],
}


def a_case(what: str, *, dropped: tuple[Dropped, ...] = ()) -> JottedCase:
    start = NOTES.index("I'll")
    item = ActionItem(
        what=what,
        owner=None,
        due_on=None,
        due_phrase=None,
        status=ActionStatus.COMMITTED,
        quotes=(quote_at(NOTES, start, NOTES.index("\n- the")),),
    )
    found = Summary(
        summary=(),
        takeaways=(),
        decisions=(),
        action_items=(item,),
        open_questions=(),
        dropped=dropped,
    )
    return JottedCase(gold=GOLD, found=found)


def test_an_action_counts_only_if_its_wording_holds_the_words_of_the_gold() -> None:
    assert a_case("Send Ana the tide tables").committed().hits == 1
    assert a_case("Send it").committed().hits == 0


def test_words_are_compared_without_their_endings() -> None:
    assert holds("Drafting two quotes", ["draft", "quote"])
    assert not holds("Draft it", ["draft", "quote"])


def test_a_line_neither_quoted_nor_named_is_silent() -> None:
    named = (Dropped(text="the boiler held all week", why=NOT_USED),)

    assert [one.reason for one in a_case("Send it").silent()] == ["'- the boiler held all week'"]
    assert a_case("Send it", dropped=named).silent() == []


def test_a_missing_owner_is_no_wrong_one() -> None:
    case = a_case("Send Ana the tide tables")

    assert list(case.wrong_owners()) == []
    assert len(list(case.missing_owners())) == 1
