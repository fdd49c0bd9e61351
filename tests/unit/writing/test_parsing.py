import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import ModelReplyError
from companion.values import Value
from companion.writing.parsing import (
    DEEPEST_REPLY,
    LARGEST_REPLY,
    ReplyText,
    parse_reply,
    schema_of,
)
from tests.unit.writing.toy import ToyReply

GOOD = '{"text": "Ask Ana.", "quotes": ["ask Ana"]}'
EXPECTED = ToyReply(text="Ask Ana.", quotes=("ask Ana",))


@pytest.mark.parametrize(
    "reply",
    [
        GOOD,
        f"\ufeff  {GOOD}\n",
        f"```json\n{GOOD}\n```",
        f"```\n{GOOD}\n```\nHope that helps!",
        f"Sure! Here it is:\n\n{GOOD}\n\nTell me if {{anything}} is missing.",
        f"<think>They want {{}} or maybe {{'a': 1}}</think>\n{GOOD}",
        f"They want an object.</think>{GOOD}",
        f"[THINK]hm[/THINK]{GOOD}",
        f"<|channel|>analysis<|message|>hm<|channel|>final<|message|>{GOOD}",
        f'{{"type": "object", "properties": {{}}}}\n{GOOD}',
    ],
    ids=[
        "plain",
        "byte order mark",
        "fence",
        "fence and prose",
        "prose with braces",
        "reasoning",
        "reasoning without its first tag",
        "bracketed reasoning",
        "channels",
        "schema first",
    ],
)
def test_the_object_is_found_in_whatever_it_is_wrapped(reply: str) -> None:
    assert parse_reply(reply, ToyReply) == EXPECTED


def test_reasoning_tags_inside_the_object_are_text() -> None:
    reply = '{"text": "He wrote </think> twice.", "quotes": []}'

    assert parse_reply(reply, ToyReply).text == "He wrote </think> twice."


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("", "no JSON object"),
        ("null", "no JSON object"),
        ("I cannot help with that.", "no JSON object"),
        ("<think>still thinking about {}", "no JSON object"),
        ('{"text": "cut of', "not valid JSON"),
        ('{"text": "a", "text": "b", "quotes": []}', "twice"),
        ('{"text": NaN, "quotes": []}', "NaN"),
        ('{"text": -Infinity, "quotes": []}', "-Infinity"),
        ('{"text": "a", "quotes": [], "send_to": "all"}', "send_to"),
        ('{"text": "a"}', "quotes"),
        ('{"text": "a", "quotes": "b"}', "quotes"),
        ('{"text": "\\ud800", "quotes": []}', "unicode"),
        ('{"text": "a\\u0000b", "quotes": []}', "NUL"),
        ('{"text": ' + "[" * 100_000 + "]" * 100_000 + ', "quotes": []}', "deeper"),
        ('{"text": ' + "9" * 10_000 + ', "quotes": []}', "not valid JSON"),
        ("[1, 2]", "no JSON object"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_reason(reply: str, said: str) -> None:
    with pytest.raises(ModelReplyError, match=said):
        parse_reply(reply, ToyReply)


def test_a_reply_over_the_limit_is_not_read() -> None:
    with pytest.raises(ModelReplyError, match=str(LARGEST_REPLY)):
        parse_reply("é" * (LARGEST_REPLY // 2 + 1), ToyReply)


def test_nesting_up_to_the_limit_is_read_and_then_judged_by_its_shape() -> None:
    allowed = DEEPEST_REPLY - 1
    reply = '{"text": ' + "[" * allowed + "]" * allowed + ', "quotes": []}'

    with pytest.raises(ModelReplyError, match="does not fit the schema"):
        parse_reply(reply, ToyReply)


def test_the_reason_names_fields_and_no_values() -> None:
    with pytest.raises(ModelReplyError) as caught:
        parse_reply('{"text": ["a secret"], "quotes": []}', ToyReply)

    assert "text" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("nothing", ['""', "null", '"None"', '"n/a"', '" - "'])
def test_nothing_is_an_empty_text_however_it_is_spelt(nothing: str) -> None:
    assert parse_reply(f'{{"text": {nothing}, "quotes": []}}', ToyReply).text == ""


_ANY = st.text(st.characters(exclude_categories=("Cc", "Cs")))


@given(_ANY, st.lists(_ANY, max_size=4))
def test_any_text_survives_the_way_through_but_for_a_formula_s_sign_before_it(
    text: str, quotes: list[str]
) -> None:
    reply = json.dumps({"text": text, "quotes": quotes})

    parsed = parse_reply(f"Here:\n```json\n{reply}\n```", ToyReply)

    assert parsed.text in {text.strip(), text.lstrip("= ").strip(), ""}
    assert not parsed.text.startswith("=")
    assert len(parsed.quotes) == len(quotes)


@pytest.mark.parametrize(
    "hostile",
    [
        "{" * 100_000,
        '{"a":' * 20_000,
        '"' * 100_000,
        "{\\" * 50_000,
        "<think>" * 15_000,
        '{"' * 50_000,
    ],
)
def test_a_hostile_reply_is_refused_quickly(hostile: str) -> None:

    with pytest.raises(ModelReplyError):
        parse_reply(hostile, ToyReply)


class _Inner(Value):
    word: ReplyText


class _Outer(Value):
    first: _Inner
    rest: tuple[_Inner, ...] = ()


def test_the_schema_has_no_references_and_requires_every_field() -> None:
    schema = schema_of(_Outer)

    inner = {
        "type": "object",
        "additionalProperties": False,
        "properties": {"word": {"type": "string"}},
        "required": ["word"],
    }
    assert schema["required"] == ["first", "rest"]
    assert schema["properties"] == {
        "first": inner,
        "rest": {"type": "array", "items": inner},
    }
    spelt = set(json.dumps(schema).split('"'))
    assert not {"$ref", "$defs", "maxLength", "title", "default", "description"} & spelt
