"""The numbered list of what a draft may rest on, and finding a reply's quotes in it again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from companion.text.spans import Quote, find_quote, quote_at
from companion.values import Value

LONGEST_SOURCE: Final = 12_000
"""Characters of one source that go into a prompt; the rest of a longer field stays out."""

NO_SOURCE: Final = "no_source"
"""Why a part is dropped whose quote is not in what it was written from."""

_LABEL: Final = re.compile(r"\bS\s?(\d{1,4})\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class SourceText:
    """A text that may be quoted.

    Attributes:
        origin: what kind of record it belongs to, as the stage names it.
        ref: where it stands: a field path, a notes file, a knowledge reference.
        text: the text itself.
    """

    origin: str
    ref: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """A quote and the source that holds it, verbatim."""

    source: SourceText
    quote: Quote


def fields_of(record: Value, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return (path, text) of every non-blank text in the named fields of a record, in that order.

    Paths are those of the contract: `headline`, `skills[2]`, `career[0].summary`. Numbers and
    dates are left out; nested records are walked whole.
    """
    return tuple(
        (path, text)
        for name in names
        for path, text in _texts(getattr(record, name), name)
        if text.strip()
    )


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, str(value)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _texts(item, f"{path}[{position}]")
    elif isinstance(value, Value):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), f"{path}.{name}")


def texts_of(origin: str, texts: Iterable[tuple[str, str]]) -> tuple[SourceText, ...]:
    """Return texts of one origin, each given with the path or name that it is cited by."""
    return tuple(SourceText(origin=origin, ref=ref, text=text) for ref, text in texts)


def numbered(sources: Sequence[SourceText]) -> str:
    """Return the sources as a list for a prompt: `[S1] origin ref`, then the text, set in.

    Setting the text in keeps a line of somebody's words from passing for a heading of the list.
    """
    return "\n".join(
        f"[S{number}] {source.origin} {source.ref}\n{_set_in(source.text)}"
        for number, source in enumerate(sources, start=1)
    )


def _set_in(text: str) -> str:
    lines = text[:LONGEST_SOURCE].strip().splitlines()
    return "\n".join(f"    {line.strip()}" for line in lines if line.strip())


def find_source(sources: Sequence[SourceText], *, label: str, quote: str) -> Found | None:
    """Return where `quote` stands: in the source labelled `label`, else in the first that holds it.

    A wrong label with a right quote is the commonest slip of a model, and harmless: what counts
    is that the words exist. None when no source holds them as whole words.
    """
    match = _LABEL.search(label)
    number = int(match.group(1)) if match else 0
    labelled = sources[number - 1 : number] if number else ()
    for source in (*labelled, *sources):
        found = find_whole(source.text, quote)
        if found is not None:
            return Found(source=source, quote=found)
    return None


def find_whole(text: str, words: str) -> Quote | None:
    """Return where `words` stand in `text` as whole words, or as all of it; else None.

    Where a script has no spaces between words (Chinese, Japanese, Thai) a quote may begin and end
    anywhere.
    """
    wanted = words.strip()
    if not wanted:
        return None
    if wanted == text.strip():
        return quote_at(text, 0, len(text))
    found = find_quote(text, wanted)
    if found is None and len(wanted) > 1 and _unspaced(wanted[0]) and _unspaced(wanted[-1]):
        at = text.find(wanted)
        return quote_at(text, at, at + len(wanted)) if at >= 0 else None
    return found


def _unspaced(character: str) -> bool:
    return character.isalpha() and character > "\u0dff" and character.lower() == character.upper()
