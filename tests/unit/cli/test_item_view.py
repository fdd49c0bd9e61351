"""An item's command can be pasted into a shell, whatever its words hold."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.cli.item_view import did_command, wish_told, within, worded
from tests.records import a_person
from tests.unit.followups.samples import an_item


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("Ask Mara's mother", "Ask Mara's mother"),
        ('Paint "closed" on the door', 'Paint "closed" on the door'),
        ('Paint "Mara\'s" on the door', 'Paint "Maras" on the door'),
        ("Ask for $40 more!", "Ask for $40 more!"),
    ],
)
def test_the_words_arrive_as_one_argument(text: str, argument: str) -> None:
    assert shlex.split(did_command(an_item(text=text))) == ["companion", "did", argument]


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40))
def test_no_text_breaks_the_command(text: str) -> None:
    words = shlex.split(did_command(an_item(text=f"a{text}")))

    assert words[:2] == ["companion", "did"]
    assert len(words) == 3


def test_who_reads_an_item_is_you_in_it() -> None:
    assert worded(an_item(text="Send Ida the rota."), me=a_person("me", name="Ida Holm")) == (
        "Send you the rota"
    )


def test_what_one_noted_of_ones_own_is_ones_own_to_the_reader() -> None:
    ida = a_person("me", name="Ida Holm")

    assert worded(an_item(text="Show my kiln to Ola"), me=ida) == "Show your kiln to Ola"
    assert within(an_item(text="Show Ola our kiln"), me=ida) == "show Ola your kiln"
    noted = {"session_id": "s", "start": 0, "end": 24, "text": "Marta will fire my bowls"}
    fire = an_item(text="Fire my bowls", owner="marta", evidence=noted)
    assert worded(fire, me=ida) == "Fire my bowls"
    assert worded(an_item(text="Say what you and I see"), me=ida) == "Say what you and I see"


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("wants her bakery to run without her", ("Wants", "her bakery to run without her")),
        ("hopes to teach", ("Noted:", "hopes to teach")),
        ("Where do I begin?", ("Asks", "Where do I begin?")),
        ("Run a ward", ("Goal:", "Run a ward")),
        ("wants", ("Noted:", "wants")),
    ],
)
def test_a_wish_is_led_in_by_what_it_is(wish: str, told: tuple[str, str]) -> None:
    assert wish_told(wish) == told


def test_my_of_the_other_one_is_theirs_on_ones_screen() -> None:
    me = a_person("me", name="Ida Holm")
    said = {"session_id": "s", "start": 0, "end": 22, "text": "I'll send Ida my draft"}
    theirs = an_item(text="Send Ida my draft", owner="marta", evidence=said)
    edited = theirs.model_copy(update={"is_edited": True})

    assert worded(theirs, me=me) == "Send you their draft"
    assert worded(edited, me=me) == "Send you my draft"
