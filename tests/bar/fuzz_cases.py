"""Requests nobody would send: made from the schema, from examples with a part spoilt, by hand."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from api.examples import EXAMPLES

LONG: Final = "x" * 20_001
_DEEP: Final = 100_000


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One request as it goes over the wire. `name` finds it again."""

    name: str
    method: str
    path: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class _Raw:
    """JSON that `json` would not write, or would not write so."""

    text: str


NASTY: Final[tuple[object, ...]] = (
    _Raw("NaN"),
    _Raw("-Infinity"),
    _Raw("1e400"),
    _Raw("-1e400"),
    _Raw('"\\ud800"'),
    _Raw('"\\udfff\\ud800 x"'),
    _Raw("1" + "0" * 5_000),
    _Raw("[" * _DEEP + "]" * _DEEP),
    _Raw('{"a":' * _DEEP + "1" + "}" * _DEEP),
    _Raw('{"id":"a","id":"b"}'),
    _Raw("0.1e-400"),
    _Raw('"\t"'),
    2**63,
    -(2**63) - 1,
    1.5,
    True,
    None,
    "",
    " ",
    "\x00",
    "\u202eabc\u2066",
    "e\u0301" * 500,
    "\U0001f469\u200d\U0001f467" * 50,
    "=1+1",
    "../../etc/passwd",
    "' OR 1=1 --",
    LONG,
    "a " * 10_000,
    [],
    {},
    [[]],
    [None],
    {"": ""},
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "24:00",
    "Europe/Nowhere",
)

_KEYED: Final = (("content-type", "application/json"),)


def places_of(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every part of a JSON value."""
    yield path
    if isinstance(value, dict):
        for name, part in value.items():
            yield from places_of(part, (*path, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from places_of(part, (*path, number))


def with_part(value: Any, path: tuple[str | int, ...], new: object) -> Any:  # noqa: ANN401 - JSON
    """Return a JSON value with the part at a path replaced."""
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {
            name: with_part(part, rest, new) if name == first else part
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [with_part(part, rest, new) if n == first else part for n, part in enumerate(value)]
    return new


def as_json(value: object) -> bytes:
    """Return JSON in bytes, with raw parts as they are."""
    raws: dict[str, str] = {}

    def kept(part: object) -> object:
        if isinstance(part, _Raw):
            mark = f"@@raw{len(raws)}@@"
            raws[f'"{mark}"'] = part.text
            return mark
        if isinstance(part, dict):
            return {name: kept(one) for name, one in part.items()}
        return [kept(one) for one in part] if isinstance(part, list) else part

    text = json.dumps(kept(value), ensure_ascii=False)
    for mark, raw in raws.items():
        text = text.replace(mark, raw)
    return text.encode("utf-8", "surrogatepass")


RECORDS: Final[dict[str, dict[str, Any]]] = {
    "people": {
        "id": "p-1",
        "name": "Ana Ruiz",
        "email": "ana@example.org",
        "headline": "Ward nurse",
        "skills": ["rosters"],
        "languages": ["en"],
        "time_zone": "Europe/Berlin",
        "availability": [{"weekday": "mon", "start": "09:00", "end": "10:00"}],
        "capacity": 2,
        "channels": ["call"],
        "career": [{"title": "Nurse", "start": "2019-03", "summary": "Led the night shift."}],
    },
    "goals": {"id": "g-1", "statement": "Lead my first team", "target_on": "2027-01-31"},
    "sessions": {
        "id": "s-1",
        "mentor_id": "mentor",
        "mentee_id": "mentee",
        "held_on": "2026-11-02",
        "notes": "Ana: I will send the roster by Friday.",
    },
}
"""One record of each kind, as it is stored."""


def spoilt(*, chance: random.Random, most: int) -> Iterator[Sent]:
    """Yield examples with one part replaced by something nasty, in a random order."""
    bodies = {f"/v1/{name}": ask for name, ask in EXAMPLES.items()} | {
        f"/v1/{name}": {"records": [record], "replace": True} for name, record in RECORDS.items()
    }
    every = [
        (path, place, number)
        for path, body in bodies.items()
        for place in places_of(json.loads(json.dumps(body)))
        for number in range(len(NASTY))
    ]
    chance.shuffle(every)
    for path, place, number in every[:most]:
        whole = json.loads(json.dumps(bodies[path]))
        yield Sent(
            name=f"{path} {'.'.join(map(str, place))} = nasty {number}",
            method="POST",
            path=path,
            headers=_KEYED,
            body=as_json(with_part(whole, place, NASTY[number])),
        )


_ODD_PATHS: Final = (
    "/v1/people/%00",
    "/v1/people/%ED%A0%80",
    "/v1/people/%FF%FE",
    f"/v1/people/{'9' * 400}",
    f"/v1/people/{2**64}",
    "/v1/people/..%2f..%2fetc",
    "/v1/people/a%0d%0aset-cookie:x",
    "/v1//people",
    "/v1/people/",
    "/V1/PEOPLE",
    f"/v1/people?limit={'9' * 5_000}",
    "/v1/people?limit=1&limit=2",
    "/v1/people?limit=NaN",
    "/v1/people?limit=1e400",
    "/v1/people?limit=-0",
    "/v1/people?after=%00",
    "/v1/people?after=~",
    "/v1/people?after=%ED%A0%80~x",
    f"/v1/people?after={'x' * 8_000}~y",
    "/v1/people?" + "&".join(f"a{n}=1" for n in range(1_500)),
)


def odd_ones() -> Iterator[Sent]:
    """Yield requests made by hand: paths, parameters, headers, encodings, framing."""
    for number, path in enumerate(_ODD_PATHS):
        for method in ("GET", "DELETE"):
            yield Sent(name=f"odd path {number} {method}", method=method, path=path)
    plain = json.dumps(EXAMPLES["agendas"]).encode()
    for number, headers in enumerate(_odd_headers()):
        yield Sent(
            name=f"odd header {number}",
            method="POST",
            path="/v1/agendas",
            headers=headers,
            body=plain,
        )
    for number, body in enumerate(_odd_bodies(plain)):
        yield Sent(
            name=f"odd body {number}",
            method="POST",
            path="/v1/agendas",
            headers=_KEYED,
            body=body,
        )


def _odd_headers() -> Iterator[tuple[tuple[str, str], ...]]:
    json_kind = _KEYED[0]
    yield (json_kind, ("range", "bytes=" + ",".join(f"{n}-{n}" for n in range(3_000))))
    yield (json_kind, ("range", "bytes=0-,0-,-1"))
    yield (json_kind, ("if-match", '"' + "9" * 5_000 + '"'))
    yield (json_kind, ("accept", "text/event-stream;q=" + "9" * 1_000))
    yield (json_kind, ("accept", ",".join("a/b;q=0.1" for _ in range(800))))
    yield (json_kind, ("accept", "text/event-stream;q=nan"))
    yield (json_kind, ("accept", "text/event-stream;q=inf, application/json;q=nan"))
    yield (("content-type", "application/json; charset=utf-7"),)
    yield (("content-type", "application/" + "x" * 4_000 + "+json"),)
    yield (("content-type", "multipart/form-data; boundary=x"),)
    yield (("content-type", "text/plain"),)
    yield ()
    yield (json_kind, ("content-encoding", "gzip"))
    yield (json_kind, ("idempotency-key", "x" * 300))
    yield (json_kind, ("x-request-id", "x" * 3_000))
    yield (json_kind, ("x-http-method-override", "DELETE"))
    yield (json_kind, ("cookie", "a=b; " * 500))
    yield (json_kind, ("authorization", "Bearer " + "x" * 4_000))
    yield (json_kind, ("expect", "100-continue"))


def _odd_bodies(plain: bytes) -> Iterator[bytes]:
    yield b""
    yield b"\x00"
    yield b"\xff\xfe" + plain.decode().encode("utf-16-le")
    yield b"\xef\xbb\xbf" + plain
    yield b"\xef\xbb\xbf\xef\xbb\xbf" + plain
    yield plain + plain
    yield plain[:-1]
    yield plain.replace(b'"', b"'")
    yield b"[" * _DEEP
    yield b'{"a":' * _DEEP
    yield b'"' + b"\\" * 200_001 + b'"'
    yield b"[" + b"1," * 500_000 + b"1]"
    yield b"{" + b",".join(b'"k%d":1' % n for n in range(200_000)) + b"}"
    yield b" " * 5_000_000 + plain
    yield b'{"goal": "' + b"a" * 20_000_000 + b'"}'
    yield b'{"goal": {"id": "g", "statement": "' + b"ab " * 6_600 + b'"}}'
    for name in ("notes", "goal", "mentee"):
        yield json.dumps({name: ["\ud800"] * 1_000}).encode()


def from_schema(
    document: dict[str, Any],
    *,
    seed: int,
    each: int,
    most_operations: int | None = None,
    tell: Callable[[str], None],
) -> Iterator[Sent]:
    """Yield requests that schemathesis makes of the published schema, fitting it and not.

    Args:
        document: the schema.
        seed: of what is made.
        each: cases of each operation that fit, and as many that do not.
        most_operations: operations to take by chance; None takes all.
        tell: takes a line about each.
    """
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from hypothesis.errors import Unsatisfiable
    from schemathesis.generation.modes import GenerationMode

    quietly = settings(
        max_examples=each,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    every = list(schemathesis.openapi.from_dict(document).get_all_operations())
    if most_operations is not None:
        every = random.Random(seed).sample(every, min(most_operations, len(every)))
    for found in every:
        operation: Any = found.ok()  # type: ignore[union-attr]  # our own schema is valid
        for mode in GenerationMode:
            made: list[Any] = []
            keep = seeded(seed)(
                quietly(given(operation.as_strategy(generation_mode=mode))(_into(made)))  # type: ignore[no-untyped-call]
            )
            try:
                keep()
            except Unsatisfiable:
                continue  # Nothing can be wrong with it, such as a route without parameters.
            for number, case in enumerate(made):
                yield _of_case(case, name=f"{operation.label} {mode.value} {number}")
        tell(f"schema: {operation.label}")


def _into(made: list[Any]) -> Callable[[Any], None]:
    def keep(case: Any) -> None:  # noqa: ANN401 - schemathesis's own
        made.append(case)

    return keep


def _of_case(case: Any, *, name: str) -> Sent:  # noqa: ANN401 - schemathesis's own
    request = case.as_transport_kwargs(base_url="http://127.0.0.1")
    path = request["url"].removeprefix("http://127.0.0.1")
    query = _query_of(request.get("params") or {})
    headers = tuple(
        (key, str(value))
        for key, value in (request.get("headers") or {}).items()
        if key.lower() not in {"user-agent", "content-length"}
    )
    body = request.get("data")
    if "json" in request:
        body = json.dumps(request["json"]).encode()
        headers = (*headers, *_KEYED)
    if isinstance(body, str):
        body = body.encode("utf-8", "surrogatepass")
    return Sent(
        name=name,
        method=request["method"],
        path=f"{path}?{query}" if query else path,
        headers=headers,
        body=body if isinstance(body, bytes) else None,
    )


def _query_of(given: dict[str, Any]) -> str:
    from urllib.parse import urlencode

    return urlencode(given, doseq=True, encoding="utf-8", errors="surrogatepass")
