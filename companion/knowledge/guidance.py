"""Guidance on micro-mentoring, cut into passages that can be retrieved and cited."""

from enum import StrEnum
from typing import Any, Final

from companion.knowledge.bank import Citation
from companion.values import Line, Text, Value

_FENCE: Final = "---"


class Audience(StrEnum):
    """For whom a document is written."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    ORGANISER = "organiser"


class CitedSource(Citation):
    """A publication that a document cites as `[id]`."""

    id: Line


class GuidanceHeader(Value):
    """The front matter of a guidance document."""

    id: Line
    title: Line
    audience: tuple[Audience, ...]
    themes: tuple[Line, ...] = ()
    reviewed_on: Line
    sources: tuple[CitedSource, ...] = ()


class GuidancePassage(Value):
    """One paragraph or list that stands alone."""

    ref: str
    """`guidance/<document>#<number>`, numbered from 1."""
    title: str
    heading: str
    text: Text
    audience: tuple[Audience, ...]
    citations: tuple[CitedSource, ...]


class GuidanceFit(Value):
    """A passage, and how well it fits what was asked (cosine, −1 to 1)."""

    passage: GuidancePassage
    similarity: float


def split_front_matter(text: str) -> tuple[str, str]:
    """Return the YAML and the body of a document that starts with `---` front matter.

    Raises:
        ValueError: there is no front matter.
    """
    lines = text.lstrip("\ufeff").splitlines()
    if (
        not lines
        or lines[0].strip() != _FENCE
        or _FENCE not in (line.strip() for line in lines[1:])
    ):
        raise ValueError("does not start with front matter between two lines of ---")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.strip() == _FENCE)
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])


def read_guidance(header: dict[str, Any], body: str) -> tuple[GuidancePassage, ...]:
    """Cut one document into passages: a paragraph or list under its `##` heading each.

    Raises:
        ValueError: the header lacks a field, or the body cites an id that it does not list.
    """
    front = GuidanceHeader.model_validate(header)
    by_id = {source.id: source for source in front.sources}
    passages: list[GuidancePassage] = []
    heading = front.title
    for block in (block.strip() for block in body.split("\n\n")):
        if block.startswith("#"):
            heading, _, block = block.partition("\n")
            heading = heading.lstrip("# ").strip()
        if not block.strip():
            continue
        passages.append(
            GuidancePassage(
                ref=f"guidance/{front.id}#{len(passages) + 1}",
                title=front.title,
                heading=heading,
                text=block.strip(),
                audience=front.audience,
                citations=tuple(source for key, source in by_id.items() if f"[{key}]" in block),
            )
        )
    return tuple(passages)
