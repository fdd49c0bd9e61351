"""What every summary must satisfy, whoever drafted it."""

import re
from collections.abc import Iterator
from typing import Final

from companion.summaries.notes import owner_ids
from companion.summaries.summary import (
    MOST_TAKEAWAYS,
    SHORTEST_SUMMARIZED,
    SummaryBrief,
    SummaryDraft,
)
from companion.text.due import find_due_phrases
from companion.text.spans import Quote
from companion.text.words import count_words
from companion.text.worries import tells_worry
from companion.writing.draft import Violation, first_words
from companion.writing.task import Check

_SHOWN: Final = 60
_SENTENCE_END: Final = re.compile(r"[.!?][\"')\]]*\s|[\n\r]")


def quotes_are_exact(brief: SummaryBrief, draft: SummaryDraft) -> tuple[Violation, ...]:
    """Everything quotes the notes, and every quote slices them exactly."""
    found: list[Violation] = []
    for _, text, quotes in _entries(draft):
        if not quotes:
            found.append(_violation("unquoted", f"{_shown(text)} quotes nothing from the notes."))
        for quote in quotes:
            if not quote.text.strip() or brief.notes[quote.start : quote.end] != quote.text:
                message = f"The quote {_shown(quote.text)} does not stand at {quote.start}."
                found.append(_violation("inexact_quote", message))
    return tuple(found)


def one_list_per_sentence(brief: SummaryBrief, draft: SummaryDraft) -> tuple[Violation, ...]:
    """No sentence of the notes serves two lists."""
    spans = sorted(
        (*_sentence_around(brief.notes, quote, is_part=name == "summary"), name)
        for name, _, quotes in _entries(draft)
        for quote in quotes
        if brief.notes[quote.start : quote.end] == quote.text
    )
    found: list[Violation] = []
    last_end, last_name = -1, ""
    for start, end, name in spans:
        if start < last_end and name != last_name:
            words = _shown(brief.notes[start:end])
            found.append(_violation("shared_sentence", f"{words} is in {last_name} and in {name}."))
        if end > last_end:
            last_end, last_name = end, name
    return tuple(found)


def few_takeaways(_brief: SummaryBrief, draft: SummaryDraft) -> tuple[Violation, ...]:
    """At most three takeaways."""
    if len(draft.takeaways) <= MOST_TAKEAWAYS:
        return ()
    return (_violation("many_takeaways", f"Keep the {MOST_TAKEAWAYS} best takeaways."),)


def owners_took_part(brief: SummaryBrief, draft: SummaryDraft) -> tuple[Violation, ...]:
    """An action belongs to a participant or to nobody."""
    owned = [item for item in draft.action_items if item.owner is not None]
    if not owned:
        return ()
    allowed = owner_ids(brief)
    return tuple(
        _violation("unknown_owner", f"{item.owner!r} ({_shown(item.what)}) did not take part.")
        for item in owned
        if item.owner not in allowed
    )


def dates_were_said(brief: SummaryBrief, draft: SummaryDraft) -> tuple[Violation, ...]:
    """A due date rests on words of the notes."""
    notes = " ".join(brief.notes.split())
    found: list[Violation] = []
    for item in draft.action_items:
        if item.due_phrase is None:
            if item.due_on is not None:
                message = f"{_shown(item.what)} is due on a day that nobody named."
                found.append(_violation("unsaid_date", message))
        elif " ".join(item.due_phrase.split()) not in notes:
            message = f"The due phrase {_shown(item.due_phrase)} is not in the notes."
            found.append(_violation("unsaid_date", message))
    return tuple(found)


def is_shorter_than_the_notes(brief: SummaryBrief, draft: SummaryDraft) -> tuple[Violation, ...]:
    """Long notes become shorter; short ones get no prose, only facts: a day, a figure, a worry."""
    words = count_words(brief.notes)
    if words < SHORTEST_SUMMARIZED:
        if all(_is_fact(entry.text) for entry in draft.summary):
            return ()
        message = (
            f"Notes of under {SHORTEST_SUMMARIZED} words get no summary prose but dated facts."
        )
        return (_violation("needless_prose", message),)
    if words_of(draft) < words:
        return ()
    return (_violation("too_long", f"Write fewer than the {words} words of the notes."),)


_FIGURE: Final = re.compile(r"\d")


def _is_fact(text: str) -> bool:
    return bool(_FIGURE.search(text) or find_due_phrases(text) or tells_worry(text))


def words_of(draft: SummaryDraft) -> int:
    """Return how many words a reader of the draft reads, quotes left out."""
    return sum(count_words(text) for _, text, _ in _entries(draft))


def quotes_of(draft: SummaryDraft) -> Iterator[Quote]:
    """Yield every stretch of the notes that a draft rests on."""
    for _, _, quotes in _entries(draft):
        yield from quotes


CHECKS: Final[tuple[Check[SummaryBrief, SummaryDraft], ...]] = (
    quotes_are_exact,
    one_list_per_sentence,
    few_takeaways,
    owners_took_part,
    dates_were_said,
    is_shorter_than_the_notes,
)


def _entries(draft: SummaryDraft) -> Iterator[tuple[str, str, tuple[Quote, ...]]]:
    """Yield (list, text, quotes) of everything in a draft."""
    for name in ("summary", "takeaways", "decisions", "open_questions"):
        for entry in getattr(draft, name):
            yield name, entry.text, entry.quotes
    for item in draft.action_items:
        yield "action_items", item.what, item.quotes


def _sentence_around(notes: str, quote: Quote, *, is_part: bool) -> tuple[int, int]:
    """Return the stretch from the quote's start to where its last sentence ends.

    One that may be a part of a sentence ends before the comma after it: "Next talk is Friday, …".
    """
    if is_part and notes[quote.end : quote.end + 1] in (",", ";"):
        return quote.start, quote.end
    end = _SENTENCE_END.search(notes, max(quote.start, quote.end - 2))
    return quote.start, max(quote.end, end.start() + 1 if end else len(notes))


def _violation(code: str, text: str) -> Violation:
    return Violation(code=code, text=text)


def _shown(text: str) -> str:
    return repr(first_words([text], limit=_SHOWN))
