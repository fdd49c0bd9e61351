"""Whole items out of the beginning of a reply, in whatever pieces it comes."""

import json
import time
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.values import Value
from companion.writing.parsing import ReplyText, parse_partial
from companion.writing.partial import MOST_ITEMS, PartialReply


class Item(Value):
    text: ReplyText
    quotes: tuple[ReplyText, ...] = ()


class Both(Value):
    firsts: tuple[Item, ...]
    seconds: tuple[Item, ...]


def heard(text: str, *, piece: int = 1) -> list[str]:
    partial = PartialReply()
    pieces = (text[start : start + piece] for start in range(0, len(text), piece))
    return [whole for part in pieces if (whole := partial.add(part)) is not None]


def replied(text: str, *, piece: int = 1) -> list[Both]:
    found = [parse_partial(whole, Both) for whole in heard(text, piece=piece)]
    return [one for one in found if one is not None]


WORDS = st.text(alphabet=st.sampled_from('ab "\\{}[],:é\n'), max_size=12)
ITEMS = st.lists(st.fixed_dictionaries({"text": WORDS, "quotes": st.lists(WORDS, max_size=2)}))


@given(firsts=ITEMS, seconds=ITEMS, piece=st.integers(1, 40))
def test_items_are_found_in_order_and_never_before_they_are_whole(
    firsts: list[dict[str, Any]], seconds: list[dict[str, Any]], piece: int
) -> None:
    text = json.dumps({"firsts": firsts, "seconds": seconds})
    whole = Both.model_validate_json(text)
    everything = [*whole.firsts, *whole.seconds][:MOST_ITEMS]

    found = [[*one.firsts, *one.seconds] for one in replied(text, piece=piece)]

    assert all(items == everything[: len(items)] for items in found)
    assert all(len(one) < len(other) for one, other in pairwise(found))
    if piece == 1 and len(whole.firsts) + len(whole.seconds) <= MOST_ITEMS:
        assert (found[-1] if found else []) == everything


@pytest.mark.parametrize(
    "before",
    [
        "```json\n",
        '<think>They want {"firsts": [{"text": "no"}]}</think>\n',
        "They want JSON.</think>",
        "\ufeff",
        'Here is the "reply": ',
    ],
)
def test_what_stands_before_the_reply_is_passed_over(before: str) -> None:
    found = replied(before + '{"firsts": [{"text": "a"}, {"text": "b"')

    assert found[-1] == Both(firsts=(Item(text="a"),), seconds=())


def test_a_reply_of_another_shape_is_none() -> None:
    assert replied('{"thirds": [{"text": "a"}]}') == []
    assert replied('{"firsts": [{"other": "a"}]}') == []
    assert replied('{"firsts": [{"text": "a", "text": "b"}]}') == []


@pytest.mark.parametrize(
    "hostile", ["{" * 100_000, "[" * 100_000, '{"firsts":[' + "{}," * 40_000, '\\"' * 50_000]
)
def test_hostile_replies_cost_little_time(hostile: str) -> None:
    began = time.process_time()

    for whole in heard(hostile, piece=500):
        parse_partial(whole, Both)

    assert time.process_time() - began < 5
