"""What is wrong with a record, in plain sentences: the one place that knows pydantic's words."""

import difflib
import types
from collections.abc import Sequence
from datetime import date
from enum import Enum
from itertools import islice
from typing import Annotated, Final, NewType, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from companion.errors import BadRecordsError, Problem

SHOWN_PROBLEMS: Final = 20
"""How many problems a person is shown at once; the error carries them all."""

PROBLEMS_OF_A_RECORD: Final = 100
"""How many problems of one record are named; a hostile one may hold a million wrong fields."""

_MOST_EXPLAINED: Final = 10_000
"""Faults of one record beyond which none is explained: to list half a million takes seconds."""

_SUGGESTIONS: Final = 10
_LONGEST_NAME: Final = 40
_LONGEST_SENTENCE: Final = 300

_MEANT: Final = {
    "title": "headline",
    "job_title": "headline",
    "role": "headline",
    "about": "bio",
    "description": "bio",
    "tags": "skills",
    "expertise": "can_help_with",
    "offers": "can_help_with",
    "tz": "time_zone",
    "experience": "career",
    "work": "career",
    "positions": "career",
    "full_name": "name",
    "mail": "email",
    "goal": "statement",
    "text": "statement",
    "deadline": "target_on",
    "due": "target_on",
    "by": "target_on",
    "measure": "success_measure",
    "date": "held_on",
    "company": "organization",
    "employer": "organization",
    "position": "title",
    "from": "start",
    "until": "end",
    "to": "end",
    "day": "weekday",
}
"""Names that people write for a field whose own name looks nothing like them."""


def problems_of(
    error: ValidationError, *, of: type[BaseModel], where: str, line: int | None = None
) -> tuple[Problem, ...]:
    """Return one problem per thing that `error` found wrong in a record that should be an `of`."""
    if error.error_count() > _MOST_EXPLAINED:
        remedy = f"{error.error_count():,} things in it are wrong; it is no {of.__name__}"
        return (Problem(where=where, line=line, remedy=remedy),)
    details = error.errors(include_url=False)
    unknown = [place for place, each in enumerate(details) if each["type"] == "extra_forbidden"]
    # Looking for the nearest name costs time, and a record may hold a million wrong names.
    suggested = frozenset(unknown[:_SUGGESTIONS])
    problems = tuple(
        Problem(
            where=where,
            line=line,
            field=field_path(detail["loc"]) or None,
            value=_value_of(detail),
            remedy=_sentence(detail, of=of, suggest=place in suggested),
        )
        for place, detail in enumerate(details[:PROBLEMS_OF_A_RECORD])
    )
    more = len(details) - len(problems)
    if more == 0:
        return problems
    remedy = f"{more:,} more fields of this record are wrong"
    return (*problems, Problem(where=where, line=line, remedy=remedy))


def summary_of(problems: Sequence[Problem], *, limit: int = SHOWN_PROBLEMS) -> str:
    """Return the first `limit` problems, one per line, and how many more there are."""
    lines = [str(problem) for problem in islice(problems, limit)]
    more = len(problems) - len(lines)
    if more > 0:
        lines.append(f"… and {more:,} more like these; mend the first ones and run it again")
    return "\n".join(lines)


def one_problem(
    where: str,
    remedy: str,
    *,
    line: int | None = None,
    field: str | None = None,
    value: str | None = None,
) -> BadRecordsError:
    """Return the error of a single problem."""
    problem = Problem(where=where, line=line, field=field, value=value, remedy=remedy)
    return BadRecordsError((problem,))


def field_path(location: Sequence[int | str]) -> str:
    """Return a path such as `career[0].start`; odd names are quoted, long ones cut."""
    path = ""
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            name = step if step.isidentifier() else shown(step)
            path += f".{name[:_LONGEST_NAME]}" if path else name[:_LONGEST_NAME]
    return path


def shown(value: object, *, limit: int = 60) -> str:
    """Return `value` for an error message: never the whole of a large one, one line, printable."""
    if isinstance(value, str):
        return repr(value) if len(value) <= limit else repr(value[:limit])[:-1] + "…'"
    if isinstance(value, dict):
        return f"an object of {len(value):,} fields"
    if isinstance(value, list | tuple):
        return f"a list of {len(value):,}"
    return repr(value)[:limit]


def _value_of(detail: ErrorDetails) -> str | None:
    if detail["type"] in {"missing", "extra_forbidden"}:
        return None
    if detail["type"] == "value_error" and not isinstance(detail["input"], str):
        return None
    return shown(detail["input"])


def _sentence(detail: ErrorDetails, *, of: type[BaseModel], suggest: bool) -> str:
    kind, location = detail["type"], detail["loc"]
    if kind == "extra_forbidden":
        return _unknown_field(str(location[-1]), _model_at(of, location[:-1]), suggest=suggest)
    if kind == "value_error":
        # The value stands before the sentence already, so it need not open it again.
        said = str(detail.get("ctx", {}).get("error", detail["msg"]))
        return said.removeprefix(f"{detail['input']!r} ")[:_LONGEST_SENTENCE]
    if kind in {"string_too_short", "too_short"}:
        return "must not be blank"
    if kind == "string_too_long":
        limit = detail["ctx"]["max_length"]
        return f"is {len(detail['input']):,} characters long; the limit is {limit:,}"
    if kind in _BOUNDS:
        name, words = _BOUNDS[kind]
        return f"must be {words} {detail['ctx'][name]:,}"
    if kind == "enum":
        return f"must be one of {detail['ctx']['expected'].replace(' or ', ', ')}"
    return _FIXED.get(kind) or f"must be {_expected(_annotation_at(of, location))}"


def plainly(detail: ErrorDetails) -> str:
    """Return what is wrong with a value that stands alone: a setting, a query parameter."""
    kind = detail["type"]
    if kind in _BOUNDS or kind in _FIXED or kind == "value_error":
        return _sentence(detail, of=BaseModel, suggest=False)
    for beginning, words in _ALONE.items():
        if kind.startswith(beginning):
            return f"must be {words}"
    return "is of another kind than it may be"


_ALONE: Final = {
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "bool": "true or false",
    "string": "a text",
    "path": "the path of a folder",
    "date": "a date such as 2027-03-31",
}
"""The beginnings of pydantic's names for a value of another type, and what it must be."""

_FIXED: Final = {
    "missing": "is required",
    "string_unicode": "holds a lone surrogate; save the text as valid UTF-8",
    "date_from_datetime_parsing": "is not a date of the calendar; write it as 2027-03-31",
    "date_from_datetime_inexact": "holds a time of day too; write the date alone, as 2027-03-31",
}

_BOUNDS: Final = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "greater_than": ("gt", "more than"),
    "less_than": ("lt", "less than"),
}


def _unknown_field(name: str, model: type[BaseModel] | None, *, suggest: bool) -> str:
    if model is None or not suggest:
        return "unknown field; remove it"
    known = tuple(model.model_fields)
    plain = name[:_LONGEST_NAME].casefold().replace("-", "_").replace(" ", "_")
    meant = _MEANT.get(plain)
    near = [meant] if meant in known else difflib.get_close_matches(plain, known, n=1)
    if near:
        return f"unknown field; did you mean {near[0]!r}?"
    return f"unknown field; the known ones are {', '.join(known)}"


def _annotation_at(of: type[BaseModel], location: Sequence[int | str]) -> object:
    """Return the declared type at a path, or None where the path leaves what is declared."""
    annotation: object = of
    for step in location:
        bare = _bare(annotation)
        if isinstance(step, int):
            items = get_args(bare)
            annotation = items[0] if items else None
        elif isinstance(bare, type) and issubclass(bare, BaseModel):
            field = _fields_by_name(bare).get(step)
            annotation = None if field is None else field
        else:
            return None
    return _bare(annotation)


def _fields_by_name(model: type[BaseModel]) -> dict[str, object]:
    return {
        name: field.annotation
        for key, field in model.model_fields.items()
        for name in (key, field.alias or key)
    }


def _model_at(of: type[BaseModel], location: Sequence[int | str]) -> type[BaseModel] | None:
    found = _annotation_at(of, location)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _bare(annotation: object) -> object:
    """Return a declared type without Annotated, NewType and `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif isinstance(annotation, NewType):
            annotation = annotation.__supertype__
        elif get_origin(annotation) in {Union, types.UnionType}:
            rest = [part for part in get_args(annotation) if part is not type(None)]
            if len(rest) != 1:
                return annotation
            annotation = rest[0]
        else:
            return annotation


def _expected(annotation: object) -> str:
    if get_origin(annotation) in {tuple, list}:
        item = _bare(get_args(annotation)[0])
        return f"a list of {_plural(item)}"
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            return f"an object with the fields {', '.join(annotation.model_fields)}"
        for known, words in _NOUNS:
            if issubclass(annotation, known):
                return words[0]
    return "of another type"


def _plural(item: object) -> str:
    if isinstance(item, type):
        if issubclass(item, BaseModel):
            return f"objects with the fields {', '.join(item.model_fields)}"
        for known, words in _NOUNS:
            if issubclass(item, known):
                return words[1]
    return "values"


_NOUNS: Final[tuple[tuple[type, tuple[str, str]], ...]] = (
    (Enum, ("one of the known words", 'texts, as in ["call", "video"]')),
    (str, ("a text in double quotes", 'texts, as in ["one", "two"]')),
    (bool, ("true or false", "true or false")),
    (int, ("a whole number", "whole numbers")),
    (float, ("a number", "numbers")),
    (date, ('a date in double quotes, as in "2027-03-31"', "dates")),
)
