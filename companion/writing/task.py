"""A draft declared as data: a prompt, a reply type, an offline composer and a list of checks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from companion.values import Value
from companion.writing.draft import Accepted, Violation
from companion.writing.sources import SourceText

B = TypeVar("B", bound=Value)
"""The brief: everything a draft may rest on."""

R = TypeVar("R", bound=Value)
"""What a model is asked to reply: quotes as words, dates as phrases. Code turns it into a draft."""

D = TypeVar("D", bound=Value)
"""The draft."""

Check = Callable[[B, D], tuple[Violation, ...]]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One item of a draft, by the field that it stands in."""

    list: str
    item: Value


def items_of(draft: Value) -> tuple[Piece, ...]:
    """Return every item of a draft's lists, in the order of the fields."""
    return tuple(
        Piece(list=name, item=item)
        for name, value in draft
        if isinstance(value, tuple)
        for item in value
        if isinstance(item, Value)
    )


@dataclass(frozen=True, kw_only=True)
class Piecewise(Generic[B, R, D]):
    """How a draft is checked item by item, while the rest of it is still to come.

    Attributes:
        accept: turns the items that are whole so far into a draft.
        checks: those of the task that hold of a part as they hold of the whole.
        pieces: a draft's items as somebody who waits may see them.
    """

    accept: Callable[[B, R], Accepted[D]]
    checks: tuple[Check[B, D], ...]
    pieces: Callable[[D], tuple[Piece, ...]] = items_of


@dataclass(frozen=True, kw_only=True)
class Task(Generic[B, R, D]):
    """One of the drafts that the companion writes. All callables are pure.

    Attributes:
        name: the prompt's file stem in `prompts/`, and the name of the reply's schema.
        reply_type: what the model replies with; its JSON schema goes into the prompt.
        inputs: the brief's texts by prompt placeholder; the pipeline fences them.
        accept: turns a reply into a draft, dropping (and naming) what has no source.
        compose: writes the draft without a model.
        checks: what a draft of either origin must satisfy.
        readable: whether the offline composer can read this brief's language; when it cannot,
            the pipeline adds one warning with the remedy.
        told: what of people's records and notes goes into the prompt, so that somebody's word on
            what may be sent is kept; None counts as everything there is.
        piecewise: how items are checked before the reply has ended; None shows nothing before.
    """

    name: str
    reply_type: type[R]
    inputs: Callable[[B], Mapping[str, str]]
    accept: Callable[[B, R], Accepted[D]]
    compose: Callable[[B], Accepted[D]]
    checks: tuple[Check[B, D], ...] = ()
    readable: Callable[[B], bool] = lambda _brief: True
    told: Callable[[B], Iterable[SourceText]] | None = None
    piecewise: Piecewise[B, R, D] | None = None
