"""Exact quotes: a stretch of somebody's text, by code-point offsets into the text as given."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Final

from pydantic import Field

from companion.text.fold import Folded, fold, folded
from companion.values import Value

_FEWEST_LETTERS: Final = 2

_STYLES: Final = str.maketrans(
    dict.fromkeys('"`´‘’‚‛“”„‟′″«»‹›＂＇', "'") | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
)

_TOKEN: Final = re.compile(r"[^\W_]+|-+|'+|\.{2,}|…+|[^\w\s*_\x01]")
"""A word, or a mark that stands for itself. White space and the stars of Markdown do not count."""

_ELLIPSIS: Final = "…"
_BOUND: Final = "\x01"


class Quote(Value):
    """`text == source[start:end]`, always."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text: str


def quote_at(source: str, start: int, end: int) -> Quote:
    """Return the quote of `source` from `start` to `end`, white space at both ends left out."""
    inner = source[start:end]
    lead = len(inner) - len(inner.lstrip())
    tail = len(inner) - len(inner.rstrip())
    start, end = start + lead, max(start + lead, end - tail)
    return Quote(start=start, end=end, text=source[start:end])


def find_quote(source: str, words: str) -> Quote | None:
    """Return where `words` first stand in `source`, or None if they do not.

    Whole words in their order; ignored are letter case, white space, look-alike and invisible
    characters, Markdown stars, and the style of quote marks, dashes and ellipses. Quote marks
    around `words`, a full stop at their end, and an ellipsis that leaves nothing out are forgiven.
    The quote is verbatim from `source`.
    """
    words = words.strip()
    if sum(map(str.isalpha, folded(words))) < _FEWEST_LETTERS:
        return None
    at = source.find(words)
    if at >= 0 and _stands_free(source, at, at + len(words)):
        return quote_at(source, at, at + len(words))
    return _find_alike(source, words)


def _stands_free(source: str, start: int, end: int) -> bool:
    """Tell whether a stretch begins and ends where words do."""
    before, after = source[start - 1 : start], source[end : end + 1]
    return not (
        (before.isalnum() and source[start].isalnum())
        or (after.isalnum() and source[end - 1].isalnum())
    )


def _find_alike(source: str, words: str) -> Quote | None:
    text = fold(source)
    haystack = _joined(_tokens(text.text))
    for needle in _readings(_tokens(folded(words))):
        at = haystack.find(_joined(needle))
        if at >= 0:
            first = haystack.count(_BOUND, 0, at)
            return _quote_of_tokens(source, text, first, first + len(needle))
    return None


def _readings(tokens: list[str]) -> Iterator[list[str]]:
    """Yield `tokens` as given, without ellipses, then without what encloses a quotation."""
    yield tokens
    whole = [token for token in tokens if token != _ELLIPSIS]
    while whole and whole[0] == "'":
        whole = whole[1:]
    while whole and whole[-1] in "'.,;:!?":
        whole = whole[:-1]
    if whole and whole != tokens:
        yield whole


def _tokens(text: str) -> list[str]:
    return [_styled(token) for token in _TOKEN.findall(text.translate(_STYLES))]


def _styled(token: str) -> str:
    """Return a run of dashes, quote marks or dots as one of them."""
    if token[0] not in "-'.…":
        return token
    return _ELLIPSIS if token[:2] == ".." else token[0]


def _joined(tokens: list[str]) -> str:
    """Return the tokens between bounds, so that one `str.find` compares whole words only."""
    return f"{_BOUND}{_BOUND.join(tokens)}{_BOUND}".casefold()


def _quote_of_tokens(source: str, text: Folded, first: int, end: int) -> Quote:
    matches = islice(_TOKEN.finditer(text.text.translate(_STYLES)), first, end)
    spans = [match.span() for match in matches]
    start, stop = text.span(spans[0][0], spans[-1][1])
    return quote_at(source, start, stop)
