"""What a bare thing to do is about, taken from the words around it."""

import pytest

from tests.unit.summaries.notes_of import draft_of, whats


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (
            "- Ana knows a girl Ilse K. who does two days in the lab, will ask if she'd talk to me",
            "Ask Ilse K. if she'd talk to Tom",
        ),
        (
            "- Ana knows the manager at Mill Rd (Tanya S.), will ask whether she'd have me",
            "Ask Tanya S. whether she'd have Tom",
        ),
        ("- one-year course, online, two evgs. she'll send link",
         "Send link (one-year course, online, two evgs)"),
        ("- food hyg. cert runs out Jan - she'll book the refresher",
         "Book the refresher (food hyg. cert runs out Jan)"),
        ("spray booth: needs a permit -> Ana to look up",
         "Look up (spray booth: needs a permit)"),
        ("He sleeps badly and drinks four cans a day. I laughed. I'm going to cut it to two cans.",
         "Cut it to two cans (drinks four cans a day)"),
    ],
)  # fmt: skip
def test_a_thing_to_do_carries_whom_or_what_it_is_about(line: str, what: str) -> None:
    assert whats(line) == [what]


def test_what_somebody_did_is_no_antecedent() -> None:
    assert whats("She laughed. I'm going to cut it in half by Friday.") == ["Cut it in half"]


def test_it_is_never_the_thing_of_a_task_told_paragraphs_ago() -> None:
    notes = (
        "I promised her the name of the woman who coached the brigade at the Alder.\n\n"
        "We spoke of sleep for a while and nobody knew what to say about the nights.\n"
        "I am going to cut it down."
    )

    assert "Cut the name" not in " ".join(whats(notes))


def test_a_noun_before_who_does_it_is_no_task_of_its_own() -> None:
    found = [(one.owner, one.what) for one in draft_of(
        "- invoice template - she'll send it by Mon").action_items]  # fmt: skip

    assert found == [("ana", "Send it (invoice template)")]
