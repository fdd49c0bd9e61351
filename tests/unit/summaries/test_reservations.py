"""A doubt or a condition behind a promise stands in its quote."""

from time import process_time

import pytest

from companion.summaries.offline import compose
from companion.summaries.reservations import with_doubt
from tests.unit.summaries.notes_of import brief_of


@pytest.mark.parametrize(
    "said",
    [
        "I'll fax the survey on Monday but I reckon the vicar is abroad until Easter",
        "I'll ring the vet friday, though I'm not sure she takes goats",
        "I'll lend her the kiln book, unless my brother still has it",
        "I'll order the felt tomorrow but we never said which colour",
        "I'll ask the harbour master on Tuesday but it depends on the tide",
        "I'll post the patterns by Friday if the printer is mended by then",
    ],
)
def test_a_promise_is_quoted_with_its_doubt_or_condition(said: str) -> None:
    draft = compose(brief_of(f"Femi, loom.\n\n{said}. She wants a stall at the spring fair.")).draft

    (action,) = draft.action_items
    assert said in [quote.text.rstrip(".") for quote in action.quotes]


def test_a_doubt_in_a_chat_stands_in_the_quote() -> None:
    notes = (
        "Femi: I'll ask the dairy tomorrow but I think they shut till the 9th\n"
        "Ines: lovely, tell me\n"
    )

    (action,) = compose(brief_of(notes)).draft.action_items

    assert "but I think they shut till the 9th" in action.quotes[0].text


def test_another_deed_behind_but_is_no_doubt() -> None:
    text = "I'll bring the reeds but Ana brings the glue"

    assert with_doubt(text, len("I'll bring the reeds")) == len("I'll bring the reeds")


def test_a_hostile_clause_takes_no_time() -> None:
    text = "go" + " but only" * 20_000 + " (" * 20_000

    began = process_time()
    with_doubt(text, 2)

    assert process_time() - began < 5
