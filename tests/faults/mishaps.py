"""What may go wrong with one reply, by name: the server's script when a test brings no other."""

import gzip
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tests.faults.server import (
    Answer,
    Ending,
    Reply,
    Scenario,
    Turn,
    as_json,
    changed,
    completion,
    problem,
    whole,
    with_invented_quote,
)


def _first_then_good(first: Callable[[Turn], Answer]) -> Scenario:
    return lambda turn: first(turn) if turn.number == 0 else completion(turn.good)


def _refusing(*formats: str) -> Scenario:
    def scenario(turn: Turn) -> Answer:
        if turn.format in formats:
            return problem(400, f"response_format {turn.format!r} is not supported")
        return completion(turn.good)

    return scenario


def _gzipped(turn: Turn) -> Answer:
    packed = gzip.compress(whole(Reply(content=turn.good)))
    return Answer(payload=packed, headers={"content-encoding": "gzip"})


def _echoing_the_key(turn: Turn) -> Answer:
    key = turn.request.headers["authorization"].removeprefix("Bearer ")
    return problem(400, f"bad request for key {key}: \x1b[31mred")


def _always(answer: Answer) -> Scenario:
    return lambda _turn: answer


_HTML: Final = Answer(payload=b"<html><body>Welcome</body></html>", content_type="text/html")
_DEEP: Final = '{"items": ' + "[" * 5_000 + "]" * 5_000 + "}"

SCENARIOS: Final[dict[str, Scenario]] = {
    "good": lambda turn: completion(turn.good),
    "no-schema": _refusing("json_schema"),
    "no-format": _refusing("json_schema", "json_object"),
    "unprocessable": lambda turn: (
        problem(422, "extra field") if turn.format != "none" else completion(turn.good)
    ),
    "fenced": lambda turn: completion(f"Sure!\n```json\n{turn.good}\n```\nAnything else?"),
    "thinking": lambda turn: completion(f"<think>Is {{this}} it?</think>\n\n{turn.good}"),
    "half-thinking": lambda turn: completion(f"They want JSON.</think>{turn.good}"),
    "prose": lambda turn: completion(f"Here is what I would send: {turn.good} Good luck."),
    "marked": lambda turn: completion(f"\ufeff{turn.good}"),
    "parts": lambda turn: completion([{"type": "text", "text": turn.good}]),
    "unfinished": lambda turn: completion(turn.good, finish=None),
    "cut": lambda turn: completion(turn.good[: len(turn.good) // 2], finish="length"),
    "cut-unsaid": lambda turn: completion(turn.good[: len(turn.good) // 2]),
    "filtered": lambda _turn: completion("", finish="content_filter"),
    "refusing": lambda _turn: completion(None, refusal="I cannot help with that."),
    "calling": lambda _turn: completion(
        None,
        finish="tool_calls",
        tool_calls=[
            {"id": "1", "type": "function", "function": {"name": "send", "arguments": "{}"}}
        ],
    ),
    "empty": lambda _turn: completion(""),
    "blank": lambda _turn: completion(" \n\t"),
    "null": lambda _turn: completion(None),
    "no-choices": _always(as_json(200, {"id": "1", "object": "chat.completion", "choices": []})),
    "null-choices": _always(as_json(200, {"choices": None})),
    "an-error-with-200": _always(as_json(200, {"error": {"message": "overloaded"}})),
    "empty-then-good": _first_then_good(lambda _turn: completion("")),
    "wrong-then-good": _first_then_good(lambda turn: completion(changed(turn.good, extra=1))),
    "prose-then-good": _first_then_good(lambda _turn: completion("I would ask first.")),
    "invented-then-good": _first_then_good(lambda turn: completion(with_invented_quote(turn.good))),
    "wrong": lambda turn: completion(changed(turn.good, extra=1)),
    "twice": lambda turn: completion("{" + '"x": 1, "x": 2,' + turn.good[1:]),
    "not-a-number": lambda _turn: completion('{"items": NaN}'),
    "deep": lambda _turn: completion(_DEEP),
    "huge": lambda _turn: completion("x" * 3_000_000),
    "enormous": lambda _turn: Answer(payload=b" " * 9_000_000),
    "gzip": _gzipped,
    "unauthorized": _always(problem(401, "Incorrect API key provided")),
    "forbidden": _always(problem(403, "no access")),
    "unknown": _always(problem(404, "model 'unknown' not found, try pulling it first")),
    "too-long": _always(problem(413, "payload too large")),
    "echo": _echoing_the_key,
    "busy-now": _first_then_good(lambda _turn: problem(429, "slow down", retry_after="0")),
    "busy-soon": _first_then_good(lambda _turn: problem(429, "slow down", retry_after="1")),
    "busy-today": _always(problem(429, "quota", retry_after="86400")),
    "busy-odd": _first_then_good(lambda _turn: problem(429, "slow down", retry_after="soon")),
    "stumbling": _first_then_good(lambda _turn: problem(500, "oops")),
    "down": _always(problem(503, "down", retry_after="0")),
    "gone": _always(problem(501, "not implemented")),
    "hang": _always(Answer(hang=True)),
    "broken-off": lambda turn: replace(completion(turn.good), cut_at=40, ends=Ending.CUT),
    "html": _always(_HTML),
    "not-json": _always(Answer(payload=b"{oops")),
    "redirect": _always(Answer(status=302, headers={"location": "http://127.0.0.1:9/v1/chat"})),
}
