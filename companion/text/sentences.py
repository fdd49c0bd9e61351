"""Sentences of notes, by exact offsets: lines bound them, bullets are not part of them."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from companion.text.sentence_ends import NEARBY, STOP, Stop, ends_sentence
from companion.text.spans import Quote, quote_at

_LINE: Final = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")

_MARKER: Final = re.compile(
    r"""[ \t]*(?:
        (?:->|=>|[-*+•◦▪▫‣⁃∙·●○■□–—#o])[ \t]+   # bullets, dashes, arrows; "o" as Word pastes it
      | [→➔➜➤►▶⇒>]{1,40}[ \t]*                       # arrows and quoted mail need no space
      | \#{2,6}[ \t]+                            # headings
      | \(?\d{1,3}[.)](?=[ \t])[ \t]*            # 1.  1)  (1)
      | \[[ xX✓✔]?\][ \t]*                       # [ ]  [x]
      | [☐☑☒✓✔✅][ \t]*
    )""",
    re.VERBOSE,
)

_MOST_MARKERS: Final = 8
"""How many markers may stand before a sentence: "> - [ ] call Ana" has three."""

_WRAPPED_LENGTH: Final = 45
"""Lines shorter than this were ended by a person, not by the width of a window."""

_OPEN_ENDED: Final = re.compile(
    r"(?:,|\b(?:a|an|and|at|because|but|by|for|from|if|in|of|on|or|our|that|the|their|to|when"
    r"|which|with|your))$",
    re.IGNORECASE,
)
"""A line that cannot end here."""


def sentences(text: str) -> tuple[Quote, ...]:
    """Return the sentences of `text` in order, each verbatim with its offsets into `text`.

    A line end is a sentence end, except where prose was wrapped: a line without closing
    punctuation, too long or too open to end there, before one that goes on in lower case. Bullets,
    numbers, check boxes, quote marks of mail and arrows at the start of a line are left out; lines
    without a letter or digit are no sentences.
    """
    return tuple(
        quote
        for start, end in _blocks(text)
        for quote in _split(text, start, end)
        if any(map(str.isalnum, quote.text))
    )


class _Line(NamedTuple):
    """One line without its markers: `text[start:end]`, which was indented by `indent`."""

    start: int
    end: int
    indent: int
    words: str
    is_marked: bool


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that were typed as one line, wrapped prose joined."""
    first = last = None
    for line in _lines(text):
        if first is not None and last is not None:
            if text[last.end : line.start].count("\n") <= 1 and _goes_on(first, last, line):
                last = line
                continue
            yield first.start, last.end
        first = last = line
    if first is not None and last is not None:
        yield first.start, last.end


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that have a word."""
    for found in _LINE.finditer(text):
        whole = found.group()
        indent = len(whole) - len(whole.lstrip())
        bare_start, end = found.start() + indent, found.end()
        start = bare_start
        if bare_start < end and not text[bare_start].isupper():
            start = _after_markers(text, bare_start, end)
        if start < end:
            yield _Line(start, end, indent, text[start:end].strip(), start > bare_start)


def _goes_on(first: _Line, last: _Line, line: _Line) -> bool:
    """Tell whether `line` continues the sentence of the block from `first` to `last`."""
    if line.is_marked or not line.words[0].islower() or last.words[-1] in ".!?:;…":
        return False
    if line.indent > first.indent or _OPEN_ENDED.search(last.words, max(0, len(last.words) - 20)):
        return True
    # Who writes without capitals ends lines where a sentence ends.
    return len(last.words) >= _WRAPPED_LENGTH and not first.words[0].islower()


def _after_markers(text: str, start: int, end: int) -> int:
    for _ in range(_MOST_MARKERS):
        marker = _MARKER.match(text, start, end)
        if marker is None:
            break
        start = marker.end()
    while start < end and text[start].isspace():
        start += 1
    return start


def _split(text: str, start: int, end: int) -> Iterator[Quote]:
    for stop in STOP.finditer(text, start, end):
        following = text[stop.end() : stop.end() + NEARBY].lstrip()
        if following and ends_sentence(Stop(text, start, stop.start(), stop.group(), following)):
            yield quote_at(text, start, stop.end())
            start = stop.end()
    yield quote_at(text, start, end)
