"""Everything that the companion knows without being told: guidance and the question bank."""

from collections.abc import Mapping
from typing import Any, Final

import yaml
from pydantic import ValidationError

from companion.errors import SetupError
from companion.knowledge.bank import Situation
from companion.knowledge.guidance import GuidancePassage, read_guidance, split_front_matter
from companion.values import Value


class Library(Value):
    """Loaded content, in the order of the file names."""

    situations: tuple[Situation, ...]
    guidance: tuple[GuidancePassage, ...]


def read_library(*, questions: Mapping[str, str], guidance: Mapping[str, str]) -> Library:
    """Read the texts of `knowledge/questions/*.yaml` and `knowledge/guidance/*.md` by file stem.

    Raises:
        SetupError: a file is not what its folder promises; the message names it.
    """
    return Library(
        situations=tuple(_situation(stem, text) for stem, text in sorted(questions.items())),
        guidance=tuple(
            passage for stem, text in sorted(guidance.items()) for passage in _document(stem, text)
        ),
    )


# libyaml reads the bank in a tenth of the time; the plain loader serves where it is not built in.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
