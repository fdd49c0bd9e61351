"""Gets the one JSON object out of a model's reply, within bounds, and checks its shape."""

import json
import re
from collections.abc import Iterator
from typing import Annotated, Any, Final, TypeVar, get_origin

from pydantic import AfterValidator, BeforeValidator, StringConstraints, ValidationError

from companion.errors import ModelReplyError
from companion.values import FIELD_LIMIT, Value, well_formed

LARGEST_REPLY: Final = 2 * 1024 * 1024
"""Bytes of a reply; no draft comes near."""

DEEPEST_REPLY: Final = 64
"""Nesting of a reply; the deepest reply type has five levels."""

_MOST_TRIES: Final = 20
_MOST_PROBLEMS: Final = 6
_NO_ANSWERS: Final = frozenset({"none", "null", "n/a", "nil", "-", "–", "—"})

R = TypeVar("R", bound=Value)


def _empty_when_null(value: object) -> object:
    return "" if value is None else value


def _emptied(text: str) -> str:
    return "" if text.casefold() in _NO_ANSWERS else text


_STEERING: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What steers a terminal or the direction of writing and says nothing."""


def _plainly_begun(text: str) -> str:
    """Return a text without control characters and without what makes a sheet compute it."""
    return _STEERING.sub("", text).lstrip("=\t\r ")


ReplyText = Annotated[
    str,
    BeforeValidator(_empty_when_null),
    StringConstraints(strip_whitespace=True, max_length=FIELD_LIMIT),
    AfterValidator(well_formed),
    AfterValidator(_plainly_begun),
    AfterValidator(_emptied),
]
"""A text in a reply. Models spell "nothing" in several ways; all of them become an empty text."""


def parse_reply(text: str, into: type[R]) -> R:
    """Return the reply that `text` carries, whatever it is wrapped in.

    Reasoning, a byte order mark, code fences and prose around the object are set aside. Of several
    objects (some models repeat the schema first) the first of the right shape counts.

    Raises:
        ModelReplyError: too large, too deep, no JSON object, or none of the right shape; the
            message says what to correct, without the values.
    """
    if len(text) > LARGEST_REPLY or len(text.encode("utf-8", "replace")) > LARGEST_REPLY:
        raise ModelReplyError(f"The reply is larger than {LARGEST_REPLY} bytes.")
    problems: list[str] = []
    for found in _objects(_without_reasoning(text)):
        if isinstance(found, str):
            problems.append(found)
            continue
        try:
            return into.model_validate(found)
        except ValidationError as error:
            problems.append(_problems(error))
    # The first is about the outermost object; the others are mostly parts of it.
    raise ModelReplyError(problems[0] if problems else "The reply holds no JSON object.")


def parse_partial(text: str, into: type[R]) -> R | None:
    """Return the reply that JSON with some of its lists comes to, the others left empty.

    None where it is no reply of this type.
    """
    lists = [
        name for name, kept in into.model_fields.items() if get_origin(kept.annotation) is tuple
    ]
    found = next(_objects(text), "")
    if isinstance(found, str):
        return None
    try:
        return into.model_validate(dict.fromkeys(lists, ()) | found)
    except ValidationError:
        return None


REASONING_ENDS: Final = re.compile(
    r"</(?:think|thinking|thought|reasoning|analysis)>|\[/THINK\]|<\|channel\|>final<\|message\|>",
    re.IGNORECASE,
)
"""Where a model that thinks aloud comes to its answer."""

_ASIDE: Final = re.compile(r"<(?:think|thinking|thought|reasoning|analysis)>", re.IGNORECASE)


def _without_reasoning(text: str) -> str:
    """Cut what a model thought aloud before its answer; a chat template may lack the first tag."""
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith(("{", "```")):
        return text
    closings = list(REASONING_ENDS.finditer(text))
    if closings:
        return text[closings[-1].end() :]
    return "" if _ASIDE.match(text) else text


def _objects(text: str) -> Iterator[dict[str, Any] | str]:
    """Yield every outermost JSON object in `text`, or the sentence that says why it is none."""
    start = text.find("{")
    for _ in range(_MOST_TRIES):
        if start < 0:
            return
        end = start + 1
        if _too_deep(text, start):
            yield f"The reply is nested deeper than {DEEPEST_REPLY} levels."
            return
        try:
            found, end = _DECODER.raw_decode(text, start)
            yield found
        except json.JSONDecodeError as error:
            yield f"The reply is not valid JSON: {error.msg}."
        except _RefusedJsonError as error:
            yield str(error)
            return
        except (ValueError, RecursionError):
            yield "The reply is not valid JSON."
        start = text.find("{", end)


_STRUCTURE: Final = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)


def _too_deep(text: str, start: int) -> bool:
    depth = 0
    for match in _STRUCTURE.finditer(text, start):
        mark = match.group()
        if mark in "[{":
            depth += 1
            if depth > DEEPEST_REPLY:
                return True
        elif mark in "]}":
            depth -= 1
            if depth <= 0:
                return False
    return False


class _RefusedJsonError(ValueError):
    """JSON that Python would read, but that two readers would read differently."""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _RefusedJsonError("The reply names a field twice in one object.")
    return found


def _constant(name: str) -> float:
    raise _RefusedJsonError(f"The reply holds {name}, which is not JSON.")


# Not strict: a line break left bare inside a string is the writer's slip, and does no harm.
_DECODER: Final = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_constant, strict=False)


def _problems(error: ValidationError) -> str:
    places = [
        f"{_place(problem['loc'], is_extra=problem['type'] == 'extra_forbidden')}: "
        f"{problem['msg'][:120]}"
        for problem in error.errors(include_input=False, include_url=False, include_context=False)
    ]
    shown = "; ".join(places[:_MOST_PROBLEMS])
    more = f"; and {len(places) - _MOST_PROBLEMS} more" if len(places) > _MOST_PROBLEMS else ""
    return f"The reply does not fit the schema: {shown}{more}."


def _place(path: tuple[int | str, ...], *, is_extra: bool) -> str:
    """Return where a reply is wrong; a name that it made up itself in quotation marks."""
    own = [repr(str(path[-1])[:80])] if is_extra else []
    return ".".join([*map(str, path[: len(path) - len(own)]), *own])[:90] or "the object"


def schema_of(reply_type: type[Value]) -> dict[str, object]:
    """Return the JSON schema of a reply in the subset that every server understands.

    Definitions are written out in place, every field is required, and what only we check (lengths)
    or read (our docstrings) is left out.
    """
    schema = reply_type.model_json_schema()
    definitions = schema.pop("$defs", {})
    plain = _plain(schema, definitions)
    assert isinstance(plain, dict)  # noqa: S101 - a model's schema is an object
    return plain


_KEPT: Final = frozenset({"type", "items", "enum", "additionalProperties"})


def _plain(node: object, definitions: dict[str, Any]) -> object:
    if isinstance(node, list):
        return [_plain(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _plain(definitions[str(node["$ref"]).rsplit("/", 1)[-1]], definitions)
    plain: dict[str, object] = {}
    for key, value in node.items():
        if key == "properties":
            plain[key] = {name: _plain(item, definitions) for name, item in value.items()}
            plain["required"] = list(value)
        elif key in _KEPT:
            plain[key] = _plain(value, definitions)
    return plain
