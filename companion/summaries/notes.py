"""Reads notes of any form into sentences that know who speaks and under which heading."""

from collections.abc import Iterable
from dataclasses import dataclass

from companion.people.person import PersonId
from companion.summaries.blocks import BlockReader, caption_blocks
from companion.summaries.cast import Cast, cast_of_labels, with_aliases, with_the_other
from companion.summaries.chats import with_speakers
from companion.summaries.codes import without_codes
from companion.summaries.cutting import Sentence, sentences_of
from companion.summaries.forms import are_captions, captions, read_line
from companion.summaries.layout import Form, attendees, is_letter, layout_of, met_with, rows_of
from companion.summaries.named_lines import with_named_lines
from companion.summaries.summary import SummaryBrief
from companion.text.fold import Folded, fold
from companion.text.spans import Quote, quote_at

__all__ = ["Notes", "Sentence", "owner_ids", "read_notes"]


@dataclass(frozen=True, kw_only=True)
class Notes:
    """Everything that could be read out of some notes."""

    source: str
    folded: Folded
    sentences: tuple[Sentence, ...]
    cast: Cast
    is_dialogue: bool
    is_letter: bool = False
    """Whether they are a message to the other one, who is "you" in them."""

    def quotes(
        self, sentence: Sentence, start: int = 0, end: int | None = None
    ) -> tuple[Quote, ...]:
        """Return the exact stretches of the notes behind `sentence.text[start:end]`."""
        end = len(sentence.text) if end is None else end
        found: list[tuple[int, int]] = []
        for offset, piece_start, piece_end in sentence.pieces:
            first = max(piece_start, piece_start + start - offset)
            last = min(piece_end, piece_start + end - offset)
            if first >= last:
                continue
            if found and not self.folded.text[found[-1][1] : first].strip():
                first = found.pop()[0]
            found.append((first, last))
        quotes = (quote_at(self.source, *self.folded.span(*span)) for span in found)
        return tuple(quote for quote in quotes if any(map(str.isalnum, quote.text)))

    def shares_line(self, earlier: Sentence, later: Sentence) -> bool:
        """Tell whether one sentence was typed on the line on which the other one ends."""
        between = self.folded.text[earlier.pieces[-1][2] : later.pieces[0][1]]
        return len(between.splitlines()) <= 1 and between[-1:] != "\n"


def read_notes(brief: SummaryBrief) -> Notes:
    """Return the sentences of the brief's notes with their context, and who took part."""
    folded = without_codes(fold(brief.notes))
    text = folded.text
    rows = rows_of(text)
    if are_captions(rows, text):
        blocks = caption_blocks(captions(rows, text))
        cast = _cast(brief, (block.speaker for block in blocks if block.speaker))
        form = Form.DIALOGUE
    else:
        known = Cast(brief.participants, brief.me)
        lines = with_speakers(
            [read_line(text, start, end) for start, end in rows], text, known=known
        )
        lines = with_named_lines(lines, text, known=known)
        layout = layout_of(lines, text, known=known)
        cast = _cast(brief, [*layout.labels, *attendees(text)] or [*met_with(text)])
        cast = with_aliases(cast, layout.labels)
        blocks = BlockReader(text, cast, layout).blocks(lines)
        form = layout.form
    return Notes(
        source=brief.notes,
        folded=folded,
        sentences=tuple(sentences_of(blocks, text)),
        cast=cast,
        is_dialogue=form is Form.DIALOGUE,
        is_letter=is_letter(text, cast),
    )


def owner_ids(brief: SummaryBrief) -> frozenset[PersonId]:
    """Return who may own an action: the participants, and whoever "I" is."""
    is_given = len(brief.participants) > 1
    cast = Cast(brief.participants, brief.me) if is_given else read_notes(brief).cast
    ids = frozenset(member.id for member in cast.participants)
    return ids | {brief.me} if brief.me is not None else ids


def _cast(brief: SummaryBrief, labels: Iterable[str]) -> Cast:
    if len(brief.participants) == 1:
        return with_the_other(brief.participants, labels, me=brief.me)
    if brief.participants:
        return Cast(brief.participants, brief.me)
    return cast_of_labels(labels, me=brief.me)
