"""A question that a session may be about."""

from collections.abc import Sequence
from dataclasses import dataclass

from companion.writing.draft import Source, SourceKind


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
    choices: tuple[ChosenQuestion, ...], asked: Sequence[str]
) -> tuple[ChosenQuestion, ...]:
    """Return the choices that were not `asked` lately; all of them where nothing else is left.

    What notes left open may be asked again.
    """
    known = tuple(map(_compared, asked))
    fresh = tuple(
        one
        for one in choices
        if (one.source is not None and one.source.kind is SourceKind.NOTES)
        # What was asked may have been led in by a sentence.
        or not any(text.endswith(_compared(one.text)) for text in known)
    )
    return fresh or choices


def _compared(text: str) -> str:
    return " ".join(text.split()).casefold()
