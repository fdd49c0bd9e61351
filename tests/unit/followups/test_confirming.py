"""What may be confirmed of a summary, and what is kept of it."""

from dataclasses import replace
from datetime import date

from companion.followups.confirming import (
    Proposal,
    as_they_stood,
    confirmed,
    proposals,
    struck,
)
from companion.followups.item import ItemKind, ItemStatus, Turn
from companion.people.person import PersonId
from companion.summaries.summary import Summary
from companion.text.spans import find_quote, quote_at
from tests.records import a_session

NOTES = "I'll send the rota by Friday. Maybe ask HR. Jo brings the cups. Start early. We keep it."


def quoted(words: str) -> list[dict[str, object]]:
    quote = find_quote(NOTES, words)
    assert quote is not None
    return [quote.model_dump()]


def an_action(what: str, words: str, **fields: object) -> dict[str, object]:
    return {
        "what": what,
        "owner": None,
        "due_on": None,
        "due_phrase": None,
        "status": "committed",
        "quotes": quoted(words),
        **fields,
    }


SUMMARY = Summary.model_validate(
    {
        "summary": [],
        "takeaways": [{"text": "Start early", "quotes": quoted("Start early")}],
        "decisions": [{"text": "We keep it", "quotes": quoted("We keep it")}],
        "action_items": [
            an_action("Ask HR", "Maybe ask HR", owner="me", status="tentative"),
            an_action("Send the rota", "send the rota", owner="me", due_on="2026-11-06"),
            an_action("Bring the cups", "Jo brings the cups", owner="jo"),
            an_action("Nowhere said", "Start early") | {"quotes": []},
        ],
        "open_questions": [],
    }
)
PAIR = (PersonId("me"), PersonId("marta"))


def test_actions_come_first_firm_before_hedged_and_only_with_a_quote() -> None:
    proposed = proposals(SUMMARY, pair=PAIR)

    assert [(one.text, one.is_firm, one.owner) for one in proposed] == [
        ("Send the rota", True, "me"),
        ("Bring the cups", True, None),
        ("Ask HR", False, "me"),
        ("Start early", True, None),
        ("We keep it", True, None),
    ]
    assert [one.kind for one in proposed[3:]] == [ItemKind.TAKEAWAY, ItemKind.DECISION]


def test_what_is_kept_quotes_the_session_and_is_numbered() -> None:
    session = a_session("s", mentor_id="marta", mentee_id="me", notes=NOTES)

    items = confirmed(proposals(SUMMARY, pair=PAIR)[:2], session=session, on=date(2026, 11, 4))

    assert [item.id for item in items] == ["s-1", "s-2"]
    assert items[0].due_on == date(2026, 11, 6)
    for item in items:
        assert NOTES[item.evidence.start : item.evidence.end] == item.evidence.text
        assert (item.evidence.session_id, item.confirmed_on) == ("s", date(2026, 11, 4))


def test_what_is_noted_once_more_of_another_day_keeps_what_came_of_it() -> None:
    session = a_session("s", mentor_id="marta", mentee_id="me", notes=NOTES)
    kept = proposals(SUMMARY, pair=PAIR)[:2]
    first = confirmed(kept, session=session, on=date(2026, 11, 4))
    done = first[0].model_copy(
        update={"history": (Turn(status=ItemStatus.DONE, on=date(2026, 11, 6)),)}
    )
    moved = session.model_copy(update={"id": "t"})

    again = as_they_stood(
        confirmed(kept, session=moved, on=date(2026, 11, 20)), before=[done, first[1]]
    )

    assert [item.id for item in again] == ["t-1", "t-2"]
    assert [item.is_open for item in again] == [False, True]
    assert {item.confirmed_on for item in again} == {date(2026, 11, 4)}


def test_what_was_left_is_struck_unless_something_kept_stands_in_it() -> None:
    notes = "Pia fires the bowls by May, slowly"
    deed = Proposal(kind=ItemKind.ACTION, text="Fire", quote=quote_at(notes, 0, 26))
    advice = Proposal(kind=ItemKind.TAKEAWAY, text="Slowly", quote=quote_at(notes, 4, len(notes)))
    other = Proposal(kind=ItemKind.DECISION, text="Slow", quote=quote_at(notes, 28, len(notes)))

    assert struck((deed, advice, other), (deed,)) == ("slowly",)
    assert struck((deed,), ()) == ("Pia fires the bowls by May",)
    assert struck((deed,), (replace(deed, text="Fire them"),)) == ()
