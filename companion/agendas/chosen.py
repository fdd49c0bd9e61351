"""A question that a session may be about."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from companion.text.verb_lists import word_set
from companion.text.words import words
from companion.writing.draft import Source, SourceKind

_FEWEST_TOLD: Final = 3
"""Fewer words than these tell no question from another: "What next?"."""

_HELPING: Final = word_set(
    """
    a an the do does did can could should would will may might must so then now really best
    """
)
"""Words in which the same question may differ from one time to the next."""


@dataclass(frozen=True, kw_only=True)
class ChosenQuestion:
    """The question with its title, what it is for, what it rests on, and what to bring.

    Attributes:
        is_led: the text holds all of the goal's own words that it needs.
    """

    title: str
    text: str
    purpose: str
    source: Source | None
    prepare: tuple[str, ...] = ()
    is_led: bool = False


def unasked(
    choices: tuple[ChosenQuestion, ...], asked: Sequence[str], *, kept: str | None = None
) -> tuple[ChosenQuestion, ...]:
    """Return the choices that were not `asked` lately; all of them where nothing else is left.

    What the notes of the last talk (`kept` is their ref) left open may be asked again: it was kept.
    """
    known = tuple(map(_compared, asked))
    fresh = tuple(
        one for one in choices if is_kept(one.source, kept) or not any(map(_asks(one), known))
    )
    return fresh or choices


def is_kept(source: Source | None, last: str | None) -> bool:
    """Tell whether a question rests on the notes of the last talk, and so was left open there."""
    return source is not None and source.kind is SourceKind.NOTES and source.ref == last


def same_question(text: str, asked: str) -> bool:
    """Tell whether two texts ask the same, as they stand or in other small words.

    What only leads in to a question does not count: the last sentence asks.
    """
    one, other = _compared(text), _compared(asked)
    if one.endswith(other) or other.endswith(one):
        return True
    told = _told(one)
    return len(told) >= _FEWEST_TOLD and told == _told(other)


def _told(text: str) -> list[str]:
    last = re.split(r"[.!:;] ", text)[-1]
    return [word for word in words(last) if word not in _HELPING]


def _asks(choice: ChosenQuestion) -> Callable[[str], bool]:
    """Return whether a text asks the same; what was asked may have been led in by a sentence."""
    same = _compared(choice.text)
    return lambda text: text.endswith(same)


def _compared(text: str) -> str:
    return " ".join(text.split()).casefold()
