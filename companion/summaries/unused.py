"""What the notes hold and a summary does not use: named, so that nothing is lost silently."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from companion.summaries.forms import read_line
from companion.summaries.headings import section_of
from companion.summaries.notes import Notes, Sentence, read_notes
from companion.summaries.notices import INSTRUCTION, MANY_NOT_USED, NOT_USED
from companion.summaries.orders import is_order
from companion.summaries.rules import quotes_of
from companion.summaries.summary import SummaryBrief, SummaryDraft
from companion.text.language import looks_english
from companion.writing.draft import Dropped

MOST_NAMED: Final = 40
"""Lines that are named one by one; of more, such as a transcript leaves, only how many."""

_ROW: Final = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CAPTION_TIME: Final = re.compile(r"\s*(?:\d{1,6}\s*$|[\d:.,]{5,14}\s*-->|WEBVTT\b)")
_HEADING: Final = re.compile(r"\s*(?:#|\*\*|__|[-=_*~]{3})|[^\n]{0,60}:[\s*_]*$")
_SHORT_HEADING: Final = 3
_LONGEST: Final = 280

Span = tuple[int, int]

_Named = tuple[int, str, bool]
"""Where an unused line begins, its words, and whether it tells a program what to write."""


def not_used(brief: SummaryBrief, draft: SummaryDraft) -> tuple[Dropped, ...]:
    """Return the lines of the notes that no entry of the draft quotes, in order.

    A heading, and the line over the notes that only says who met when, are left out. What a
    composer could not read at all is not listed either: there the pipeline says why.
    """
    spans = _merged(sorted((quote.start, quote.end) for quote in quotes_of(draft)))
    rows = [row.span() for row in _ROW.finditer(brief.notes) if _has_words(row.group())]
    bare = [row for row in rows if not _touches(spans, row)]
    if len(bare) > MOST_NAMED:
        return (Dropped(text=f"{len(bare):,} of {len(rows):,} lines", why=MANY_NOT_USED),)
    if not spans and not looks_english(brief.notes):
        return ()
    notes = read_notes(brief)
    named = sorted([*_of_sentences(notes, spans), *_of_rows(notes, bare)])
    if len(named) > MOST_NAMED:
        said = f"{len(named):,} of {len(notes.sentences):,} sentences"
        return (Dropped(text=said, why=MANY_NOT_USED),)
    return tuple(
        Dropped(text=text, why=INSTRUCTION if is_foreign else NOT_USED)
        for _, text, is_foreign in named
    )


def _of_sentences(notes: Notes, spans: Sequence[Span]) -> Iterator[_Named]:
    """Yield the unused sentences, those of one line that is wholly unused as one."""
    turn, pending = -1, list[tuple[Sentence, Span, bool]]()
    for sentence in notes.sentences:
        if sentence.turn != turn:
            yield from _of_turn(notes, pending)
            turn, pending = sentence.turn, []
        quotes = notes.quotes(sentence)
        if quotes:
            span = quotes[0].start, quotes[-1].end
            pending.append((sentence, span, _touches(spans, span)))
    yield from _of_turn(notes, pending)


def _of_turn(notes: Notes, read: Sequence[tuple[Sentence, Span, bool]]) -> Iterator[_Named]:
    bare = [(sentence, span) for sentence, span, is_used in read if not is_used]
    bare = [(one, span) for one, span in bare if one.turn or not one.is_header]
    if not bare:
        return
    start, end = bare[0][1][0], bare[-1][1][1]
    if len(bare) == len(read) and end - start <= _LONGEST:
        yield start, _said(bare[0][0], notes.source[start:end]), bare[0][0].is_order
    else:
        for sentence, (start, _) in bare:
            yield start, _said(sentence, sentence.text), sentence.is_order


def _said(sentence: Sentence, text: str) -> str:
    words = " ".join(text.split())
    return f"{sentence.speaker}: {words}" if sentence.speaker is not None else words


def _of_rows(notes: Notes, bare: Sequence[Span]) -> Iterator[_Named]:
    """Yield the lines that were taken for a heading and may be more."""
    read = _merged(
        sorted(quote_span for sentence in notes.sentences for quote_span in _spans(notes, sentence))
    )
    for number, (start, end) in enumerate(bare):
        row = notes.source[start:end]
        is_title = number == 0 and not notes.source[:start].strip()
        is_heading = _HEADING.match(row) or section_of(row) or len(row.split()) <= _SHORT_HEADING
        if _touches(read, (start, end)) or is_title or is_heading:
            continue
        head = read_line(row, 0, len(row))
        if head.timed and head.end <= head.start:
            # "Omar, [19.11.26 08:20]" over what Omar said.
            continue
        if not _CAPTION_TIME.match(row):
            yield start, " ".join(row.split()), is_order(row)


def _spans(notes: Notes, sentence: Sentence) -> Iterator[Span]:
    for quote in notes.quotes(sentence):
        yield quote.start, quote.end


def _has_words(row: str) -> bool:
    return any(map(str.isalnum, row))


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Return sorted spans without overlaps."""
    kept: list[Span] = []
    for start, end in spans:
        if kept and start <= kept[-1][1]:
            kept[-1] = kept[-1][0], max(kept[-1][1], end)
        else:
            kept.append((start, end))
    return kept


def _touches(spans: Sequence[Span], span: Span) -> bool:
    """Tell whether one of the sorted, disjoint `spans` overlaps `span`."""
    at = bisect_left(spans, (span[1], 0))
    return at > 0 and spans[at - 1][1] > span[0]
