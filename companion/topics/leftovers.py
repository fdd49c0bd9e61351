"""What earlier notes left open: questions unanswered, things hedged, advice that nobody took on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion.agendas.agenda import PastNotes
from companion.summaries.offline import compose, readable
from companion.summaries.summary import (
    ActionItem,
    ActionStatus,
    QuotedText,
    SummaryBrief,
    SummaryDraft,
)
from companion.text.phrasing import as_sentence, clipped, lowered, tidied, without_end
from companion.text.words import count_words
from companion.writing.draft import Source, SourceKind, first_words

_LABEL: Final = re.compile(r"[^\W\d_][\w .'-]{0,40}:\s+")
_FEWEST_WORDS: Final = 4
_TITLE_WORDS: Final = 9


@dataclass(frozen=True, kw_only=True)
class Leftover:
    """Something open, as a topic would put it."""

    title: str
    why: str
    question: str
    source: Source


def left_open(notes: Sequence[PastNotes]) -> tuple[Leftover, ...]:
    """Return what is open, of the latest notes first: questions, then hedges, then advice."""
    return tuple(left for past in reversed(notes) for left in _of_notes(past))


def _of_notes(past: PastNotes) -> Iterator[Leftover]:
    brief = SummaryBrief(notes=past.text, held_on=past.held_on)
    if not readable(brief):
        return
    draft = compose(brief).draft
    yield from _questions(draft, past)
    for status, why in _WHY.items():
        for item in draft.action_items:
            if item.status is status and count_words(item.what) >= _FEWEST_WORDS:
                yield _of_action(item, past, why=why)


_WHY: Final = {
    ActionStatus.TENTATIVE: "This was left half decided{when}.",
    ActionStatus.SUGGESTED: "This was suggested{when}, and nobody took it on.",
}


def _questions(draft: SummaryDraft, past: PastNotes) -> Iterator[Leftover]:
    for entry in draft.open_questions:
        question = _asked(entry)
        if count_words(question) >= _FEWEST_WORDS:
            yield Leftover(
                title=_title(question),
                why=f"This question was left open{_when(past.held_on)}.",
                question=question,
                source=_source(past, entry.quotes[0].text),
            )


def _asked(entry: QuotedText) -> str:
    text = tidied(_LABEL.sub("", entry.text, count=1))
    if text.endswith("?"):
        return as_sentence(text)
    return f"What would you say to this: {without_end(text)}?"


def _of_action(item: ActionItem, past: PastNotes, *, why: str) -> Leftover:
    what = lowered(without_end(tidied(item.what)))
    return Leftover(
        title=_title(item.what),
        why=why.format(when=_when(past.held_on)),
        question=f"Is it worth it for me to {what}, and how would you go about it?",
        source=_source(past, item.quotes[0].text),
    )


def _title(text: str) -> str:
    plain = without_end(tidied(text))
    return clipped(plain, most_words=_TITLE_WORDS) or first_words([plain], limit=60)


def _when(held_on: date | None) -> str:
    return "" if held_on is None else f" on {held_on.day} {held_on:%B}"


def _source(past: PastNotes, quote: str) -> Source:
    return Source(kind=SourceKind.NOTES, ref=past.ref, quote=quote)
