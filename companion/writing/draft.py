"""What every draft carries besides its text: who wrote it, what it rests on, what was left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from companion.ports import ModelUsage
from companion.values import Notice, Value

OFFLINE: Final = "offline"
"""`written_by` of a draft composed without a language model."""


class SourceKind(StrEnum):
    """Where a claim comes from."""

    CAREER = "career"
    GOAL = "goal"
    NOTES = "notes"
    KNOWLEDGE = "knowledge"
    TREND = "trend"


class Source(Value):
    """The exact words that something rests on.

    `ref` is a field path (`career[0].summary`, `challenge`), a notes file or session id, or a
    knowledge reference (`questions/first-job`, `trends/…`). `quote` is verbatim from there.
    """

    kind: SourceKind
    ref: str
    quote: str


class Dropped(Value):
    """Something that a draft held and that was left out, and why."""

    text: str
    why: Notice


class Drafted(Value):
    """Mixed into every published draft."""

    written_by: str = OFFLINE
    warnings: tuple[Notice, ...] = ()
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Violation:
    """One way in which a draft breaks a rule; the sentence is also what the model is told."""

    code: str
    text: str
    phrase: str | None = None
    """The words of the draft that it is about, where they are few."""


D = TypeVar("D", bound=Value)
P = TypeVar("P", bound=Drafted)


@dataclass(frozen=True, kw_only=True)
class Accepted(Generic[D]):
    """A draft on the way through the pipeline, with what was dropped while making it."""

    draft: D
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Written(Generic[D]):
    """A checked draft."""

    draft: D
    written_by: str
    warnings: tuple[Notice, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    usage: ModelUsage | None = None

    def published_as(self, published: type[P]) -> P:
        """Return the draft's fields together with who wrote it, as the public type."""
        return published(
            **dict(self.draft),
            written_by=self.written_by,
            warnings=self.warnings,
            dropped=self.dropped,
        )


def first_words(texts: Sequence[str], *, limit: int) -> str:
    """Return `texts` joined and cut at a word boundary near `limit` characters, for a notice."""
    joined = " ".join(" ".join(texts).split())
    if len(joined) <= limit:
        return joined
    return f"{joined[:limit].rsplit(' ', 1)[0]}…"
