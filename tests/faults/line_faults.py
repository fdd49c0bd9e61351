"""Faults of the line and of the server: silence, refusals, overload, broken streams, redirects."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from email.utils import formatdate
from typing import Final

from tests.faults.fault import (
    FAILED,
    REFUSED,
    TRAP,
    UNUSABLE,
    By,
    Fault,
    Script,
    Where,
    always,
    good,
    once,
)
from tests.faults.server import (
    Answer,
    Ending,
    Reply,
    Turn,
    as_json,
    event,
    framed,
    problem,
    whole,
)


def _silence(kind: str, faults: Mapping[str, tuple[Script, float]]) -> list[Fault]:
    return [
        Fault(name=name, kind=kind, script=script, by=By.OFFLINE, codes=FAILED, seconds=seconds)
        for name, (script, seconds) in faults.items()
    ]


def _headers_only(turn: Turn) -> Answer:
    return replace(good(turn), cut_at=0, ends=Ending.SILENT)


def _half_then_silence(turn: Turn) -> Answer:
    return replace(good(turn), cut_at=700, ends=Ending.SILENT)


def _dripping(turn: Turn) -> Answer:
    return replace(good(turn), drip=(1, 0.1))


def _only_comments(turn: Turn) -> Answer:
    beats = Reply(content="", events=lambda _events: [b": ping\n\n"] * 400)
    return Answer(reply=beats, drip=(8, 0.1)) if turn.streamed else _headers_only(turn)


def _endless(turn: Turn) -> Answer:
    pieces = [event({"content": "and so on "})] * 3_000
    reply = Reply(content=turn.good, events=lambda _events: pieces)
    return Answer(reply=reply, drip=(400, 0.05)) if turn.streamed else _dripping(turn)


_SILENT: Final = [
    Fault(
        name="refused", kind="L1", script=good, by=By.OFFLINE, codes=FAILED,
        requests=(0, 0), where=Where.CLOSED,
    ),
    Fault(
        name="unknown-host", kind="L1", script=good, by=By.OFFLINE, codes=FAILED,
        requests=(0, 0), where=Where.UNKNOWN,
    ),
    Fault(
        name="deaf", kind="L1", script=good, by=By.OFFLINE, codes=FAILED,
        requests=(0, 0), where=Where.DEAF, seconds=2.5,
    ),
    *_silence(
        "L1",
        {
            "silent": (always(Answer(hang=True)), 2.5),
            "silent-after-headers": (_headers_only, 2.5),
            "silent-half-way": (_half_then_silence, 2.5),
            "dripping": (_dripping, 2.0),
            "only-heartbeats": (_only_comments, 2.0),
            "endless": (_endless, 2.0),
        },
    ),
]  # fmt: skip

_BODIES: Final = {
    "unauthorized": (401, "Incorrect API key provided"),
    "unpaid": (402, "Insufficient balance"),
    "forbidden": (403, "no access"),
    "unknown-model": (404, "model not found"),
    "wrong-method": (405, "method not allowed"),
    "gone": (410, "this version was switched off"),
    "too-large": (413, "payload too large"),
    "wrong-type": (415, "unsupported media type"),
    "teapot": (418, "short and stout"),
}
_CONTEXT: Final = "This model's maximum context length is 512 tokens"


def _refusing(*formats: str, status: int = 400) -> Script:
    def scenario(turn: Turn) -> Answer:
        if turn.format in formats:
            return problem(status, f"response_format {turn.format!r} is not supported")
        return good(turn)

    return scenario


def _refusing_streams(turn: Turn) -> Answer:
    return problem(400, "stream is not supported") if turn.streamed else good(turn)


def _refusing_usage(turn: Turn) -> Answer:
    asked = "stream_options" in turn.request.body
    return problem(400, "unknown field stream_options") if asked else good(turn)


_REFUSALS: Final = [
    *(
        Fault(
            name=name, kind="L2", script=always(problem(status, said)), by=By.OFFLINE,
            codes=(*REFUSED, *FAILED), requests=(1, 1),
        )
        for name, (status, said) in _BODIES.items()
    ),
    Fault(
        name="context-too-long", kind="L2", script=always(problem(400, _CONTEXT)), by=By.OFFLINE,
        codes=REFUSED,
    ),
    Fault(
        name="unprocessable", kind="L2", script=always(problem(422, "no")), by=By.OFFLINE,
        codes=REFUSED,
    ),
    Fault(
        name="no-schema", kind="L2", script=_refusing("json_schema"), by=By.MODEL, requests=(2, 2),
    ),
    Fault(
        name="no-format", kind="L2", script=_refusing("json_schema", "json_object"), by=By.MODEL,
        requests=(2, 3),
    ),
    Fault(
        name="no-schema-422", kind="L2", script=_refusing("json_schema", status=422), by=By.MODEL,
        requests=(2, 3),
    ),
    Fault(name="no-streams", kind="L2", script=_refusing_streams, by=By.MODEL),
    Fault(name="no-stream-options", kind="L2", script=_refusing_usage, by=By.MODEL),
]  # fmt: skip


def _overloaded(status: int, **headers: str) -> Script:
    return once(lambda _turn: problem(status, "later", **headers))


_BUSY: Final = [
    *(
        Fault(
            name=f"{status}-once", kind="L3", script=_overloaded(status, retry_after="0"),
            by=By.MODEL, requests=(2, 2),
        )
        for status in (408, 409, 425, 429, 500, 502, 503, 504, 529)
    ),
    *(
        Fault(name=f"retry-after-{name}", kind="L3", script=script, by=By.MODEL, requests=(2, 2))
        for name, script in {
            "a-second": _overloaded(429, retry_after="1"),
            "milliseconds": _overloaded(429, retry_after_ms="20"),
            "a-past-date": _overloaded(503, retry_after=formatdate(0, usegmt=True)),
            "negative": _overloaded(429, retry_after="-1"),
            "a-word": _overloaded(429, retry_after="soon"),
            "infinite": _overloaded(429, retry_after="inf"),
            "nan": _overloaded(429, retry_after="nan"),
            "missing": _overloaded(503),
        }.items()
    ),
    *(
        Fault(
            name=f"retry-after-{name}", kind="L3", script=always(problem(429, "q", **headers)),
            by=By.OFFLINE, codes=FAILED, requests=(1, 1),
        )
        for name, headers in {
            "a-day": {"retry_after": "86400"},
            "many-digits": {"retry_after": "9" * 300},
            "a-future-date": {"retry_after": formatdate(time.time() + 3_600, usegmt=True)},
        }.items()
    ),
    Fault(
        name="down", kind="L3", script=always(problem(503, "down", retry_after="0")),
        by=By.OFFLINE, codes=FAILED,
    ),
    Fault(
        name="not-implemented", kind="L3", script=always(problem(501, "no")), by=By.OFFLINE,
        codes=FAILED, requests=(1, 1),
    ),
    Fault(
        name="error-page", kind="L3",
        script=always(Answer(status=502, payload=b"<h1>Bad</h1>", content_type="text/html")),
        by=By.OFFLINE, codes=FAILED,
    ),
]  # fmt: skip


def _in_stream(change: Callable[[list[bytes]], list[bytes]], *, ends: Ending) -> Script:
    """Return a scenario that spoils events; where none are asked for, the body is cut in half."""

    def scenario(turn: Turn) -> Answer:
        reply = Reply(content=turn.good, events=change)
        if turn.streamed:
            return Answer(reply=reply, ends=ends)
        half = len(whole(reply)) // 2
        return Answer(reply=reply, cut_at=half, ends=Ending.CUT)

    return scenario


def _only_streamed(change: Callable[[list[bytes]], list[bytes]]) -> Script:
    """Return a scenario with odd events that still carry the whole reply."""
    return lambda turn: Answer(reply=Reply(content=turn.good, events=change))


def _half(found: list[bytes]) -> list[bytes]:
    return found[: len(found) // 2]


_ERROR_EVENT: Final = framed({"error": {"message": "overloaded", "type": "server_error"}})
_CUT: Final[Mapping[str, Script]] = {
    "closed-half-way": _in_stream(_half, ends=Ending.CLOSED),
    "cut-half-way": _in_stream(_half, ends=Ending.CUT),
    "reset-half-way": _in_stream(_half, ends=Ending.RESET),
    "cut-inside-a-letter": _in_stream(
        lambda found: [*_half(found), 'data: {"choices":[{"delta":{"content":"Café'.encode()[:-1]],
        ends=Ending.CLOSED,
    ),
    "cut-inside-json": _in_stream(
        lambda found: [*_half(found), b'data: {"choices":[{"index":0,"delta":{"con'],
        ends=Ending.CUT,
    ),
    "error-event": _in_stream(lambda found: [*_half(found), _ERROR_EVENT], ends=Ending.CLOSED),
    "done-half-way": _in_stream(
        lambda found: [*_half(found), b"data: [DONE]\n\n"], ends=Ending.CLOSED
    ),
    "not-json-event": _in_stream(
        lambda found: [*_half(found), b"data: {oops\n\n", *found[-3:]], ends=Ending.CLOSED
    ),
    "headers-then-closed": lambda turn: replace(good(turn), cut_at=0, ends=Ending.CUT),
    "reset-at-once": lambda turn: replace(good(turn), cut_at=0, ends=Ending.RESET),
}
_ODD: Final[Mapping[str, Callable[[list[bytes]], list[bytes]]]] = {
    "windows-line-ends": lambda found: [one.replace(b"\n", b"\r\n") for one in found],
    "comments": lambda found: [part for one in found for part in (b": keep-alive\n\n", one)],
    "no-done": lambda found: found[:-1],
    "more-after-done": lambda found: [*found, event({"content": "AND MORE"})],
    "named-events": lambda found: [b"event: message\nid: 7\nretry: 9\n" + one for one in found],
    "no-space-after-colon": lambda found: [one.replace(b"data: ", b"data:") for one in found],
    "no-choices-between": lambda found: (
        [part for one in found for part in (framed({"id": "1", "choices": []}), one)]
    ),
}
_STREAMS: Final = [
    *(
        Fault(name=name, kind="L4", script=script, by=By.OFFLINE, codes=UNUSABLE)
        for name, script in _CUT.items()
    ),
    *(
        Fault(name=name, kind="L4", script=_only_streamed(change), by=By.MODEL, requests=(1, 1))
        for name, change in _ODD.items()
    ),
    Fault(
        name="cut-once", kind="L4", by=By.MODEL, requests=(2, 2),
        script=once(_in_stream(_half, ends=Ending.CUT)),
    ),
    Fault(
        name="doubled-event", kind="L4", by=By.EITHER, is_changed=True,
        script=_only_streamed(lambda found: [*found[:3], found[2], *found[3:]]),
    ),
    Fault(
        name="events-out-of-order", kind="L4", by=By.EITHER, is_changed=True,
        script=_only_streamed(lambda found: [found[0], found[2], found[1], *found[3:]]),
    ),
    Fault(
        name="whole-though-streamed", kind="L4", by=By.MODEL, requests=(1, 1),
        script=lambda turn: Answer(payload=whole(Reply(content=turn.good))),
    ),
]  # fmt: skip


_ELSEWHERE: Final = {
    "another-port": TRAP,
    "a-link-local-host": "http://169.254.169.254/latest/meta-data",
    "another-scheme": "file:///etc/passwd",
    "the-same-host": "/v2/chat/completions",
    "nowhere": "",
}
_REDIRECTS: Final = [
    Fault(
        name=f"{status}-to-{name}", kind="L8", by=By.OFFLINE, codes=(*REFUSED, *UNUSABLE),
        requests=(1, 2), script=always(Answer(status=status, headers={"location": target})),
    )
    for status, (name, target) in zip(
        (301, 302, 303, 307, 308), _ELSEWHERE.items(), strict=True
    )
]  # fmt: skip

_SLOW: Final = [
    Fault(
        name="slow-but-steady", kind="L10", by=By.MODEL, requests=(1, 1), seconds=12.0,
        script=lambda turn: replace(good(turn), drip=(600, 0.05)),
    ),
    Fault(
        name="slow-to-begin", kind="L10", by=By.MODEL, requests=(1, 1),
        script=lambda turn: replace(good(turn), drip=(100_000, 0.3)),
    ),
]  # fmt: skip


def _echoing_the_key(turn: Turn) -> Answer:
    key = turn.request.headers["authorization"].removeprefix("Bearer ")
    return problem(401, f"bad key {key}: \x1b[31mred\nand more")


def _asking_for_the_key(turn: Turn) -> Answer:
    headers = {"www-authenticate": f'Bearer realm="{TRAP}"', "location": TRAP}
    return as_json(401, {"error": {"message": "authenticate there"}}, headers)


_KEYS: Final = [
    Fault(
        name="echoes-the-key", kind="L11", by=By.OFFLINE, codes=REFUSED, requests=(1, 1),
        script=_echoing_the_key,
    ),
    Fault(
        name="asks-for-the-key-elsewhere", kind="L11", by=By.OFFLINE, codes=REFUSED,
        requests=(1, 1), script=_asking_for_the_key,
    ),
    Fault(
        name="links-and-alternatives", kind="L11", by=By.MODEL, requests=(1, 1),
        script=lambda turn: replace(
            good(turn),
            headers={
                "link": f"<{TRAP}>; rel=preconnect",
                "alt-svc": 'h2="127.0.0.1:{trap}"; ma=60',
                "refresh": f"0; url={TRAP}",
                "set-cookie": "session=canary; Domain=127.0.0.1",
            },
        ),
    ),
]  # fmt: skip

LINE_FAULTS: Final = (*_SILENT, *_REFUSALS, *_BUSY, *_STREAMS, *_REDIRECTS, *_SLOW, *_KEYS)
"""L1 to L4, L8, L10 and L11."""
