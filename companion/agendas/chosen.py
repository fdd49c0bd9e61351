"""A question that a session may be about."""

from collections.abc import Callable, Sequence
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
    choices: tuple[ChosenQuestion, ...], asked: Sequence[str], *, kept: str | None = None
) -> tuple[ChosenQuestion, ...]:
    """Return the choices that were not `asked` lately; all of them where nothing else is left.

    What the notes of the last talk (`kept` is their ref) left open may be asked again: it was kept.
    """
    known = tuple(map(_compared, asked))
    fresh = tuple(one for one in choices if _is_kept(one, kept) or not any(map(_asks(one), known)))
    return fresh or choices


def _is_kept(choice: ChosenQuestion, kept: str | None) -> bool:
    source = choice.source
    is_noted = source is not None and source.kind is SourceKind.NOTES
    return is_noted and source is not None and source.ref == kept


def _asks(choice: ChosenQuestion) -> Callable[[str], bool]:
    """Return whether a text asks the same; what was asked may have been led in by a sentence."""
    same = _compared(choice.text)
    return lambda text: text.endswith(same)


def _compared(text: str) -> str:
    return " ".join(text.split()).casefold()
