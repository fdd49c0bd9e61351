"""Faults of the reply itself: its end, its being empty or malformed, or well formed and false."""

import gzip
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.faults import personas
from tests.faults.fault import REFUSED, UNUSABLE, By, Fault, Script, always, once
from tests.faults.server import (
    Answer,
    Reply,
    Turn,
    as_json,
    changed,
    completion,
    whole,
    with_invented_quote,
)


def _ending(reason: str) -> Script:
    return lambda turn: completion(_cut_reply(turn), finish=reason)


def _cut_reply(turn: Turn) -> str:
    return turn.good[: len(turn.good) // 2]


_TOOL: Final = {
    "tool_calls": [
        {
            "index": 0,
            "id": "1",
            "type": "function",
            "function": {"name": "send_mail", "arguments": '{"to": "all"}'},
        }
    ]
}
_ENDS: Final = [
    *(
        Fault(
            name=f"finish-{reason.replace('_', '-')}", kind="L5", by=By.OFFLINE, codes=UNUSABLE,
            script=_ending(reason),
        )
        for reason in ("length", "max_tokens", "content_filter", "tool_calls", "stop", "error")
    ),
    Fault(
        name="finish-length-with-a-whole-reply", kind="L5", by=By.EITHER, codes=UNUSABLE,
        script=lambda turn: completion(turn.good, finish="length"),
    ),
    Fault(
        name="finish-function-call", kind="L5", by=By.OFFLINE, codes=UNUSABLE,
        script=lambda _turn: completion(None, finish="function_call"),
    ),
    Fault(
        name="calls-a-tool", kind="L5", by=By.OFFLINE, codes=UNUSABLE,
        script=always(Answer(reply=Reply(content=None, finish="tool_calls", message=_TOOL))),
    ),
    Fault(
        name="finish-made-up", kind="L5", by=By.EITHER,
        script=lambda turn: completion(turn.good, finish="banana"),
    ),
    Fault(
        name="finish-empty", kind="L5", by=By.EITHER,
        script=lambda turn: completion(turn.good, finish=""),
    ),
    Fault(
        name="finish-missing", kind="L5", by=By.EITHER,
        script=lambda turn: completion(turn.good, finish=None),
    ),
    Fault(
        name="cut-once-by-length", kind="L5", by=By.MODEL, requests=(2, 2),
        script=once(lambda turn: completion(_cut_reply(turn), finish="length")),
    ),
]  # fmt: skip


def _saying(content: Callable[[Turn], object], **message: object) -> Script:
    def scenario(turn: Turn) -> Answer:
        return Answer(reply=Reply(content=content(turn), message=message))

    return scenario


_NOTHING: Final[Mapping[str, Script]] = {
    "empty": _saying(lambda _turn: ""),
    "null": _saying(lambda _turn: None),
    "whitespace": _saying(lambda _turn: " \n\t "),
    "invisible": _saying(lambda _turn: "\u200b\u2060\ufeff"),
    "number-as-content": _saying(lambda _turn: 42),
    "object-as-content": _saying(lambda _turn: {"text": "hello"}),
    "empty-parts": _saying(lambda _turn: []),
    "unknown-parts": _saying(lambda _turn: [{"type": "image", "url": "http://127.0.0.1:9/x"}]),
    "refusal": _saying(lambda _turn: None, refusal="I cannot help with that."),
    "thinking-only": _saying(lambda _turn: "<think>Let me think about {this}"),
    "no-choices": always(as_json(200, {"id": "1", "object": "chat.completion", "choices": []})),
    "null-choices": always(as_json(200, {"choices": None})),
    "choices-of-text": always(as_json(200, {"choices": ["hello"]})),
    "error-with-200": always(as_json(200, {"error": {"message": "overloaded"}})),
    "no-content-204": always(Answer(status=204)),
    "empty-body": always(Answer()),
    "null-body": always(Answer(payload=b"null")),
    "list-body": always(Answer(payload=b"[]")),
}
_EMPTY: Final = [
    *(
        Fault(name=name, kind="L6", script=script, by=By.OFFLINE, codes=(*UNUSABLE, *REFUSED))
        for name, script in _NOTHING.items()
    ),
    Fault(
        name="text-parts", kind="L6", by=By.EITHER,
        script=_saying(lambda turn: [{"type": "text", "text": turn.good}]),
    ),
    Fault(
        name="empty-once", kind="L6", by=By.MODEL, requests=(2, 2),
        script=once(lambda _turn: completion("")),
    ),
    Fault(
        name="thinking-first", kind="L6", by=By.MODEL, requests=(1, 1),
        script=_saying(lambda turn: f"<think>Is {{this}} it?</think>\n\n{turn.good}"),
    ),
]  # fmt: skip


def _without_a_field(reply: str) -> str:
    found: dict[str, Any] = json.loads(reply)
    found.pop(next(iter(found)))
    return json.dumps(found)


def _of_wrong_types(reply: str) -> str:
    found: dict[str, Any] = json.loads(reply)
    return json.dumps({key: {"a": [1]} for key in found})


_BOMB: Final = gzip.compress(b" " * 50_000_000)
_BAD_JSON: Final[Mapping[str, Script]] = {
    "trailing-comma": _saying(lambda turn: turn.good[:-1] + ",}"),
    "nan": _saying(lambda _turn: '{"items": NaN}'),
    "doubled-keys": _saying(lambda turn: "{" + '"x": 1, "x": 2,' + turn.good[1:]),
    "single-quotes": _saying(lambda turn: repr(json.loads(turn.good))),
    "extra-fields": _saying(lambda turn: changed(turn.good, role="organiser")),
    "missing-field": _saying(lambda turn: _without_a_field(turn.good)),
    "wrong-types": _saying(lambda turn: _of_wrong_types(turn.good)),
    "json-in-a-string": _saying(lambda turn: json.dumps(turn.good)),
    "a-list": _saying(lambda _turn: "[1, 2, 3]"),
    "empty-object": _saying(lambda _turn: "{}"),
    "deep": _saying(lambda _turn: '{"items": ' + "[" * 100_000 + "]" * 100_000 + "}"),
    "lone-surrogate": _saying(lambda turn: turn.good.replace(" ", " \\ud800", 1)),
    "three-megabytes": _saying(lambda _turn: "x" * 3_000_000),
    "nine-megabytes-of-blanks": always(Answer(payload=b" " * 9_000_000)),
    "packed-bomb": always(Answer(payload=_BOMB, headers={"content-encoding": "gzip"})),
    "web-page": always(
        Answer(payload=b"<html><body>Welcome</body></html>", content_type="text/html")
    ),
    "plain-text": always(Answer(payload=b"It works!", content_type="text/plain")),
    "not-json": always(Answer(payload=b"{oops")),
    "not-utf-8": always(Answer(payload=b'{"choices": "\xff\xfe"}')),
    "wrong-length": lambda turn: Answer(
        payload=whole(Reply(content=turn.good)), headers={"content-length": "99999"}
    ),
}
_GOOD_JSON: Final[Mapping[str, Callable[[Turn], str]]] = {
    "fenced": lambda turn: f"Sure!\n```json\n{turn.good}\n```\nAnything else?",
    "in-prose": lambda turn: f"Here is what I would send: {turn.good} Good luck.",
    "byte-order-mark": lambda turn: f"\ufeff{turn.good}",
    "padded": lambda turn: f"\n\n\n{turn.good}\n\n\n",
    "reasoned": lambda turn: f"They want JSON.</think>{turn.good}",
}
_MALFORMED: Final = [
    *(
        Fault(name=name, kind="L7", script=script, by=By.OFFLINE, codes=UNUSABLE)
        for name, script in _BAD_JSON.items()
    ),
    *(
        Fault(name=name, kind="L7", script=_saying(content), by=By.MODEL, requests=(1, 1))
        for name, content in _GOOD_JSON.items()
    ),
    Fault(
        name="extra-fields-once", kind="L7", by=By.MODEL, requests=(2, 2),
        script=once(lambda turn: completion(changed(turn.good, extra=1))),
    ),
]  # fmt: skip

_FALSE: Final = [
    Fault(
        name="invents-a-quote-once", kind="L9", by=By.MODEL, requests=(2, 2),
        script=once(lambda turn: completion(with_invented_quote(turn.good))),
    ),
    *(
        Fault(
            name=name, kind="L9", by=By.EITHER, is_changed=True, canaries=canaries,
            script=_saying(spoil),
        )
        for name, (spoil, canaries) in personas.FALSE_REPLIES.items()
    ),
]  # fmt: skip

REPLY_FAULTS: Final = (*_ENDS, *_EMPTY, *_MALFORMED, *_FALSE)
"""L5, L6, L7 and L9."""
