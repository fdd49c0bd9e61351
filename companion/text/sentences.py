"""Sentences of notes, by exact offsets: lines bound them, bullets are not part of them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from companion.text.spans import Quote, quote_at

if TYPE_CHECKING:
    from syntok.tokenizer import Tokenizer

_LINE: Final = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")

_MARKER: Final = re.compile(
    r"""[ \t]*(?:
        (?:->|=>|[-*+•◦▪▫‣⁃∙·●○■□–—#o])[ \t]+   # bullets, dashes, arrows; "o" as Word pastes it
      | [→➔➜➤►▶⇒>]+[ \t]*                       # arrows and quoted mail need no space
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
    r"|which|with|your))[ \t]*$",
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


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that were typed as one line, wrapped prose joined."""
    block_start = block_end = -1
    block_indent = 0
    for line in _LINE.finditer(text):
        start, indent = _after_markers(text, line.start(), line.end()), _indent(line.group())
        marked = start > line.start() + indent
        if block_end >= 0 and not marked and text[block_end : line.start()].count("\n") <= 1:
            hangs = indent > block_indent
            if _goes_on(text[block_start:block_end], line.group().lstrip(), hangs=hangs):
                block_end = line.end()
                continue
        if block_end > block_start:
            yield block_start, block_end
        block_start, block_end, block_indent = start, line.end(), indent
    if block_end > block_start:
        yield block_start, block_end


def _goes_on(block: str, line: str, *, hangs: bool) -> bool:
    """Tell whether `line` continues the last sentence of `block`."""
    last = block[block.rfind("\n") + 1 :].strip()
    if not line[:1].islower() or not last or last[-1] in ".!?:;…":
        return False
    if hangs or _OPEN_ENDED.search(last[-20:]):
        return True
    # Who writes without capitals ends lines where a sentence ends.
    return len(last) >= _WRAPPED_LENGTH and not block[:1].islower()


def _after_markers(text: str, start: int, end: int) -> int:
    for _ in range(_MOST_MARKERS):
        marker = _MARKER.match(text, start, end)
        if marker is None:
            break
        start = marker.end()
    while start < end and text[start].isspace():
        start += 1
    return start


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _split(text: str, start: int, end: int) -> Iterator[Quote]:
    from syntok.segmenter import segment  # noqa: PLC0415 - 20 ms that `--help` need not wait for

    starts = [sentence[0].offset for sentence in segment(_tokenizer().tokenize(text[start:end]))]
    for first, following in zip(starts, [*starts[1:], end - start], strict=True):
        yield quote_at(text, start + first, start + following)


@cache
def _tokenizer() -> "Tokenizer":
    from syntok.tokenizer import Tokenizer  # noqa: PLC0415 - as above

    return Tokenizer(replace_not_contraction=False)
