"""Cuts blocks into sentences that remember where in the notes they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from companion.summaries.blocks import Block
from companion.summaries.forms import Mark
from companion.summaries.headings import LISTS, Section
from companion.summaries.orders import is_order
from companion.summaries.run_on import thoughts_in
from companion.summaries.verbs import is_errand
from companion.text.clipped import is_clipped
from companion.text.sentences import sentences
from companion.text.spans import Quote, quote_at
from companion.text.titles import is_titled, without_asides

Pieces = tuple[tuple[int, int, int], ...]

_LONGEST_LINE: Final = 140
_LONGEST_SENTENCE: Final = 400
"""Characters. What runs on for longer is cut between words, so that every pattern stays quick."""
_LONGEST_HEADER: Final = 14

_PLAIN: Final = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\t": " ", "\xa0": " "}
    | dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " ")
)
_NOISE: Final = re.compile(
    r"</?[a-zA-Z][^<>\n]{0,60}>|\[[a-zA-Z ]{2,24}\]|~~[^~\n]{1,400}~~|[*_`]{2}"
    r"|(?<![\w*])\*(?=\w)|(?<=\w)\*(?![\w*])"
)
_ENUMERATED: Final = re.compile(r"(?<=[.:;,])\s{0,3}\((?:[a-h]|\d{1,2}|i{1,3}v?)\)\s{1,3}")
_LEADING: Final = re.compile(r"\((?:[a-h]|\d{1,2}|i{1,3}v?)\)\s{1,3}")
_LISTED: Final = re.compile(r";\s{1,3}(?=\S)")
_AGAIN: Final = re.compile(
    r"(?<=[.?!])\s{1,3}(?=(?:next\s(?:call|session|meeting|chat|one|time)|(?:speak|talk|meet)\sagain"
    r"|see\s(?:you|him|her|them))\b[^.?!\n]{0,40}\d)",
    re.IGNORECASE,
)
"""Before the next meeting, which is a thought of its own wherever it is jotted down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence as it can be read: on one line, with plain quote marks.

    `pieces` says where it comes from: (offset in `text`, start, end in the folded notes).
    """

    text: str
    pieces: Pieces
    turn: int
    """Number of the line, paragraph or speech that it belongs to."""
    speaker: str | None = None
    section: Section = Section.NONE
    subject: str | None = None
    """Whom the heading or the assignment names as doing it."""
    mark: Mark = Mark.NONE
    first: bool = True
    """Whether it begins its line, or an item of a list inside one."""
    assigned: bool = False
    """`subject` stands right before the words, as in "-> Ana: send it"."""
    due: str | None = None
    """The due phrase of the heading over it: "By Friday:"."""
    is_order: bool = False
    """Whether it tells a program what to write: it serves no list."""
    is_header: bool = False
    """Whether it only says who met, when, and for how long."""
    is_line: bool = False
    """Whether it was typed as a line of its own, not as prose."""


class _Part(NamedTuple):
    quote: Quote
    begins: bool
    """Whether it begins a line or an item of an enumeration."""
    is_item: bool
    """Whether it is an item of an enumeration inside a line."""


def sentences_of(blocks: Sequence[Block], text: str) -> Iterator[Sentence]:
    """Yield the sentences of all blocks; `text` is the folded notes that they point into."""
    for turn, block in enumerate(blocks):
        raw, pieces = _joined(block.ranges, text)
        is_line = len(block.ranges) == 1 and "\n" not in raw and len(raw) <= _LONGEST_LINE
        plain = raw.translate(_PLAIN)
        whole = _NOISE.sub(lambda found: " " * len(found.group()), plain)
        parts = _parts(whole, is_list=block.section in LISTS, is_said=block.speaker is not None)
        is_short = is_line or block.mark is not Mark.NONE
        said = f"{block.speaker}: {plain}" if block.speaker is not None else plain
        is_hostile = is_short and is_order(said)
        ordered_to = -1
        for part in parts:
            words = part.quote.text
            # As typed: marks that are no words may be what an order is made of.
            typed = plain[part.quote.start : part.quote.end]
            is_foreign = (
                is_hostile or part.quote.start < ordered_to or (not is_short and is_order(typed))
            )
            if is_foreign:
                # What goes on in the line of an order belongs to it, if not without end.
                end = part.quote.end
                ordered_to = min(_line_end(raw, pieces, end), end + _LONGEST_LINE)
            yield Sentence(
                text=words,
                pieces=tuple(_between(pieces, part.quote.start, part.quote.end)),
                turn=turn,
                speaker=block.speaker,
                section=Section.ASIDE if is_foreign else block.section,
                subject=block.subject,
                mark=block.mark,
                first=part.begins,
                assigned=block.assigned and not is_foreign,
                due=block.due,
                is_order=is_foreign,
                is_header=turn <= 1
                and (part is parts[0] if _is_title(words, turn) else len(parts) == 1)
                and _is_header(block, words, is_first=turn == 0),
                is_line=part.is_item or (is_line and len(parts) <= 2),
            )


def _line_end(text: str, pieces: Pieces, at: int) -> int:
    """Return where the typed line ends that `at` lies in."""
    ends = (offset + end - start for offset, start, end in pieces)
    last = next((end for end in ends if end >= at), len(text))
    newline = text.find("\n", at, last)
    return last if newline < 0 else newline


def _parts(text: str, *, is_list: bool, is_said: bool) -> list[_Part]:
    """Return the sentences of a block; those of a list are cut at its semicolons too."""
    found: list[_Part] = []
    for quote in sentences(text):
        marks = [mark.span() for mark in _ENUMERATED.finditer(text, quote.start, quote.end)]
        marks += [mark.span() for mark in _AGAIN.finditer(text, quote.start, quote.end)]
        if is_list:
            marks += [mark.span() for mark in _LISTED.finditer(text, quote.start, quote.end)]
        thoughts = sorted(
            {
                *thoughts_in(text, quote.start, quote.end),
                *(() if is_said else _starts_in_lower_case(text, quote.start, quote.end)),
            }
        )
        marks += [(at, at) for at in thoughts]
        marks.sort()
        leading = _LEADING.match(text, quote.start)
        starts = [leading.end() if leading else quote.start, *(end for _, end in marks)]
        ends = [*(start for start, _ in marks), quote.end]
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            is_item = (number > 0 and start not in thoughts) or leading is not None
            begins = is_item or not found
            for piece in _short_enough(text, start, max(start, end)):
                if any(map(str.isalnum, piece.text)):
                    found.append(_Part(piece, begins, is_item))
                    begins = False
    return found


_LOW: Final = re.compile(r"(?<=[a-z]{3})[.!]\s{1,2}(?=(?P<word>[a-z][\w']{0,20}))")
_LOW_STARTS: Final = frozenset(
    "i i'll i'm i'd he she we they he's she's he'll she'll but and so then also not for".split()  # noqa: SIM905 - a word list
)


def _starts_in_lower_case(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a sentence begins in lower case: "Pete is quiet. ring him"."""
    for found in _LOW.finditer(text, start, end):
        last = text[max(start, found.start() - _LONGEST_WORD) : found.start()].rpartition(" ")[2]
        word = found["word"].casefold()
        if (word in _LOW_STARTS or is_errand(word)) and not is_clipped(last):
            yield found.end()


_LONGEST_WORD: Final = 30


def _short_enough(text: str, start: int, end: int) -> Iterator[Quote]:
    """Yield a sentence whole, or cut between words where it never ends, as dictated ones do."""
    while end - start > _LONGEST_SENTENCE:
        window = text[start : start + _LONGEST_SENTENCE]
        joint = max(window.rfind(joint) for joint in (" and ", " so ", " but ", " then "))
        step = joint if joint > _LONGEST_SENTENCE // 2 else window.rfind(" ")
        if step <= 0:
            # One giant word says nothing that could be read.
            blank = text.find(" ", start + 1, end)
            start = end if blank < 0 else blank
            continue
        yield quote_at(text, start, start + step)
        start += step
    if start < end:
        yield quote_at(text, start, end)


def _joined(ranges: Sequence[tuple[int, int]], text: str) -> tuple[str, Pieces]:
    """Return the ranges as one text, a space between two, with where each piece begins in it."""
    pieces: list[tuple[int, int, int]] = []
    length = 0
    for start, end in ranges:
        pieces.append((length, start, end))
        length += end - start + 1
    return " ".join(text[start:end] for start, end in ranges), tuple(pieces)


def _between(pieces: Pieces, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the parts of `pieces` between two offsets, the offsets counted from `start`."""
    for offset, piece_start, piece_end in pieces:
        first = max(0, start - offset)
        last = min(piece_end - piece_start, end - offset)
        if first < last:
            yield offset + first - start, piece_start + first, piece_start + last


_HEADER: Final = re.compile(
    r"\b\d{1,2}[/.]\d{1,2}\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}:\d\d\b|\b\d+\s?min(?:utes|s)?\b"
    r"|\b(?:mon|tues?|weds?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b.{0,6}\d"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d{1,2}\b"
    r"|\b(?:notes|call|session|meeting|mentoring|chat|catch-?up)\s(?:with|w/|w\b|-|–|—|:|\d)"
    r"|\b(?:micro-)?mentor(?:ing)?\b.{0,20}\b(?:notes|call|session|meeting|chat)\b"
    r"|\b(?:micro-)?mentoring\s?:",
    re.IGNORECASE,
)
"""A date, a length or an occasion: what stands over notes."""

_OCCASION: Final = re.compile(
    r"(?:call|chat|check|catch|review|update|notes?|meeting|talk|coffee|zoom)[\s-]"
    r"(?:with|w/|w\b|in|up|notes?|\d|-|–|—|:|mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"\b(?:i|we|she|he|you|they)\b|'ll\b|\bto\s[a-z]", re.IGNORECASE)


_WHEN: Final = re.compile(
    r"\d+|\b(?:min(?:ute)?s?|hours?|hrs?|am|pm|h|at|on|of|the|by|with|w|phone|call|zoom|video"
    r"|online|in person|session|meeting|mentoring|notes?|mon|tues?|wed(?:nes)?|weds|thu(?:rs?)?"
    r"|fri|sat(?:ur)?|sun|day|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|uary|ruary|ch|il|ust|ember|ober"
    r"|st|nd|rd|th|noon|lunch(?:time)?)(?:day|uary|ruary|ch|il|ust|ember|tember|ober)?\b",
    re.IGNORECASE,
)
_MOST_OTHER_WORDS: Final = 3
"""Words besides time and place that a second line over the notes may have."""


def _is_title(words: str, turn: int) -> bool:
    return turn == 0 and is_titled(words)


def _is_header(block: Block, words: str, *, is_first: bool) -> bool:
    words = without_asides(words)
    if block.speaker is not None or block.mark not in (Mark.NONE, Mark.HEADING):
        return False
    if block.section is not Section.NONE or block.assigned or _CLAUSE.search(words):
        return False
    if is_errand(words.partition(" ")[0]) and not _OCCASION.match(words):
        return False
    length = len(words.split())
    if not is_first and len(re.findall(r"[^\W\d_]+", _WHEN.sub(" ", words))) > _MOST_OTHER_WORDS:
        return False
    return length <= 2 or (length <= _LONGEST_HEADER and bool(_HEADER.search(words)))
