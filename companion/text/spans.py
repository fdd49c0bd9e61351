"""Exact quotes: a stretch of somebody's text, by code-point offsets into the text as given."""

from typing import Annotated

from pydantic import Field

from companion.values import Value


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
