"""Everything that the companion knows untold: guidance, the question bank and dated notes."""

from collections.abc import Mapping
from typing import Any, Final

import yaml
from pydantic import ValidationError

from companion.errors import SetupError
from companion.knowledge.bank import Situation
from companion.knowledge.guidance import GuidancePassage, read_guidance, split_front_matter
from companion.knowledge.trends import Trend
from companion.values import Value


class Library(Value):
    """Loaded content, in the order of the file names."""

    situations: tuple[Situation, ...]
    guidance: tuple[GuidancePassage, ...]
    trends: tuple[Trend, ...] = ()


_NO_TRENDS: Final[Mapping[str, str]] = {}


def read_library(
    *,
    questions: Mapping[str, str],
    guidance: Mapping[str, str],
    trends: Mapping[str, str] = _NO_TRENDS,
) -> Library:
    """Read the texts of `knowledge/{questions,trends}/*.yaml` and `guidance/*.md` by file stem.

    Raises:
        SetupError: a file is not what its folder promises; the message names it.
    """
    return Library(
        situations=tuple(_situation(stem, text) for stem, text in sorted(questions.items())),
        guidance=tuple(
            passage for stem, text in sorted(guidance.items()) for passage in _document(stem, text)
        ),
        trends=tuple(_trend(stem, text) for stem, text in sorted(trends.items())),
    )


# libyaml reads the bank in a tenth of the time; the plain loader serves where it is not built in.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _yaml(text: str) -> Any:  # noqa: ANN401 - whatever the file holds; validated by its type
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - both loaders are the safe one


def _situation(stem: str, text: str) -> Situation:
    try:
        situation = Situation.model_validate(_yaml(text))
    except (yaml.YAMLError, ValidationError) as error:
        raise SetupError(f"knowledge/questions/{stem}.yaml: {error}") from None
    if situation.id != stem:
        raise SetupError(f"knowledge/questions/{stem}.yaml: its id is {situation.id!r}")
    return situation


def _trend(stem: str, text: str) -> Trend:
    place = f"knowledge/{'' if stem.startswith('own-') else 'trends/'}{stem}.yaml"
    try:
        # Every value stays text here, so that a day that does not exist is the field's error.
        fields = yaml.load(text, Loader=_TEXT_LOADER)  # noqa: S506 - it builds nothing but text
        trend = Trend.model_validate(fields)
    except yaml.YAMLError as error:
        raise SetupError(f"{place}: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "the whole note"
        raise SetupError(f"{place}: {field}: {first['msg']}") from None
    if trend.id != stem:
        raise SetupError(f"{place}: id: it is {trend.id!r}, and the file is {stem!r}")
    return trend


def _document(stem: str, text: str) -> tuple[GuidancePassage, ...]:
    try:
        front, body = split_front_matter(text)
        header = _yaml(front)
        # YAML reads an unquoted day as a date; the header keeps it as text.
        header = {
            key: str(value) if key == "reviewed_on" else value for key, value in header.items()
        }
        passages = read_guidance(header, body)
    except (yaml.YAMLError, ValueError) as error:
        raise SetupError(f"knowledge/guidance/{stem}.md: {error}") from None
    if header.get("id") != stem:
        raise SetupError(f"knowledge/guidance/{stem}.md: its id is {header.get('id')!r}")
    return passages
