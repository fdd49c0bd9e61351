"""Looks up what a draft cites, without the companion's own checks."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import yaml
from pydantic import BaseModel

from companion.content import content_folder

_STEP: Final = re.compile(r"\w+")


def field_text(record: BaseModel, path: str) -> str | None:
    """Return the text at a path such as `career[0].summary`; None where there is none."""
    value: object = record.model_dump(mode="json")
    for step in _STEP.findall(path):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value if isinstance(value, str) else None


def knowledge_text(ref: str) -> str | None:
    """Return the text of a knowledge reference such as `questions/first-job`; None if unknown."""
    path = content_folder("knowledge") / f"{ref}.yaml"
    return _yaml_text(path) if path.is_file() else None


@cache
def _yaml_text(path: Path) -> str:
    return "\n".join(_texts(yaml.safe_load(path.read_text(encoding="utf-8"))))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
