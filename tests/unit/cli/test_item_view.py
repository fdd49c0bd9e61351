"""An item's command can be pasted into a shell, whatever its words hold."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.cli.item_view import did_command, worded
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
