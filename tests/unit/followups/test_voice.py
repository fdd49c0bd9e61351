"""What was noted is told to the other one: turned where that is sure, else quoted."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.followups.voice import Voice, told_to
from tests.records import a_person
from tests.unit.followups.samples import an_item

IDA, OWEN = a_person("me", name="Ida Holm"), a_person("marta", name="Owen Baird")
TO_OWEN = Voice(writer=IDA, reader=OWEN)


def told(text: str, **fields: object) -> str:
    return TO_OWEN.told(an_item("a", text=text, **fields))


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("Says dont buy the van yet", "You said: dont buy the van yet"),
        ("Said to ask the union first", "You said to ask the union first"),
        ("Owen thinks the stall pays by June", "You think the stall pays by June"),
        ("Also suggested a second rota", "You also suggested a second rota"),
        ("Begin with the worst shift", "Begin with the worst shift"),
        ("The union says the fee is 40", "The union says the fee is 40"),
    ],
)
def test_what_the_other_one_said_is_told_as_theirs(noted: str, said: str) -> None:
    assert told(noted, kind="takeaway") == said


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("Ask the yard manager if Ida can start in May", "if I can start in May"),
        ("Find out when Ida is on nights", "when I am on nights"),
        ("Check whether Ida needs a permit", "whether I need a permit"),
        ("Send Ida the form and Ida's badge", "Send me the form and my badge"),
    ],
)
def test_whoever_writes_is_i_where_they_do_something(noted: str, said: str) -> None:
    assert said in told(noted, owner="marta")


def test_whom_nobody_named_is_not_guessed_but_quoted() -> None:
    taken = told("Said ask Pia at the mill as she sends jobs to him", kind="takeaway")
    task = told("Ring her", owner="me")
    named = told("Ask Pia for her rota", owner="me")

    assert taken.startswith("From my notes: “")
    assert task.startswith("From my notes: “")
    assert named == "Ask Pia for her rota"


@given(st.text(max_size=200))
def test_any_text_is_told(text: str) -> None:
    words = " ".join(text.split()) or "x"
    item = an_item("a", kind="takeaway").model_copy(update={"text": words})

    assert TO_OWEN.told(item) is not None


def test_hostile_texts_are_told_fast() -> None:
    for text in ("Said the " * 11_000, "if Ida " * 14_000, "my a" * 25_000, " A" * 50_000):
        item = an_item("a", kind="takeaway").model_copy(update={"text": text})
        begun = process_time()
        TO_OWEN.told(item)

        assert process_time() - begun < 5


def test_what_the_reader_does_with_their_own_is_told_as_yours() -> None:
    assert told("Check w her manager, vetting first", owner="marta").startswith("Check w your man")
    assert told("Ask Pia for her list", owner="marta") == "Ask Pia for her list"
    assert told("Email Owen CV + card", owner="me") == "Email you CV + card"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Send Ida the sheet", "Send you the sheet"),
        ("Ask whether Ida is on the rota", "Ask whether you are on the rota"),
        ("Ask Ida Holm's manager", "Ask Ida Holm's manager"),
        ("Water the plants", "Water the plants"),
    ],
)
def test_an_item_speaks_to_its_reader(text: str, said: str) -> None:
    assert told_to(text, IDA) == said
