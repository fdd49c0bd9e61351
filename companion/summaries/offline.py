"""Sums up a session without a language model: selects what was said and words it briefly."""

from dataclasses import replace
from datetime import date
from typing import Final

from companion.summaries import notices
from companion.summaries.actions import find_actions
from companion.summaries.decisions import find_decisions
from companion.summaries.digest import find_digest
from companion.summaries.facts import find_facts, find_next_meeting, meets_on
from companion.summaries.found import Found
from companion.summaries.notes import Notes, read_notes
from companion.summaries.patterns import compiled
from companion.summaries.questions import find_questions
from companion.summaries.rules import words_of
from companion.summaries.stating import Picked, taken_by
from companion.summaries.summary import (
    SHORTEST_SUMMARIZED,
    SummaryBrief,
    SummaryDraft,
)
from companion.summaries.takeaways import find_takeaways
from companion.text.due import find_held_on
from companion.text.language import looks_english
from companion.text.words import count_words
from companion.writing.draft import Accepted

MOST_FACTS: Final = 4
"""Lines worth knowing besides the next meeting."""

_EMPTY: Final = SummaryDraft(
    summary=(), takeaways=(), decisions=(), action_items=(), open_questions=()
)


def readable(brief: SummaryBrief) -> bool:
    """Tell whether the notes are in English, the only language that the composer knows."""
    return looks_english(brief.notes)


def compose(brief: SummaryBrief, notes: Notes | None = None) -> Accepted[SummaryDraft]:
    """Return a summary in the notes' own words, every entry quoting where it stands.

    Notes without content give empty lists and a warning; notes that are not `readable` give
    empty lists alone, since the pipeline says why. `notes` are those of a readable brief where
    they have been read already.
    """
    if notes is None and not readable(brief):
        return Accepted(draft=_EMPTY)
    notes = notes or read_notes(brief)
    held_on = brief.held_on or find_held_on(brief.notes)
    actions = find_actions(notes, held_on=held_on)
    taken = actions.sentences
    decisions = find_decisions(notes, taken=taken)
    questions = find_questions(notes, taken=taken | taken_by(decisions))
    taken |= taken_by(decisions, questions)
    again = find_next_meeting(notes, taken=taken, held_on=held_on)
    taken |= taken_by(again)
    takeaways = find_takeaways(notes, taken=taken)
    taken |= taken_by(takeaways)
    length = count_words(brief.notes)
    is_long = length >= SHORTEST_SUMMARIZED
    digest = find_digest(notes, taken=taken, about=brief.about) if is_long else ()
    taken |= taken_by(digest)
    facts = find_facts(notes, taken=taken, most=MOST_FACTS - len(digest))
    prose = (*digest, *facts, *again)
    items = tuple(_due_next_time(one, meets_on(again, held_on=held_on)) for one in actions.items)
    draft = _drafted(items, decisions, questions, takeaways, prose)
    if is_long:
        draft = _shortened(draft, limit=length)
    is_undated = held_on is None and any(found.needs_date for found in actions.items)
    warnings = (notices.NOTHING,) if draft == _EMPTY else ()
    return Accepted(draft=draft, warnings=(*warnings, *((notices.NO_DATE,) if is_undated else ())))


_NEXT_TIME: Final = compiled(
    r"(?:before|by|for|until|till|at)? ?(?:(?:we|our|the) )?(?:next (?:time|call|session|meeting"
    r"|chat|talk|one|visit|(?:meet|speak|talk)(?: again)?)|(?:meet|speak|talk)(?: again| next)?)"
)


def _due_next_time(found: Found, on: date | None) -> Found:
    """Return an action that is due when the two meet again with the day that the notes name."""
    phrase = found.item.due_phrase
    if on is None or phrase is None or found.item.due_on is not None:
        return found
    if _NEXT_TIME.fullmatch(phrase.strip()) is None:
        return found
    return replace(found, item=found.item.model_copy(update={"due_on": on}))


def _drafted(
    actions: tuple[Found, ...],
    decisions: tuple[Picked, ...],
    questions: tuple[Picked, ...],
    takeaways: tuple[Picked, ...],
    digest: tuple[Picked, ...],
) -> SummaryDraft:
    return SummaryDraft(
        summary=tuple(picked.item for picked in digest),
        takeaways=tuple(picked.item for picked in takeaways),
        decisions=tuple(picked.item for picked in decisions),
        action_items=tuple(found.item for found in actions),
        open_questions=tuple(picked.item for picked in questions),
    )


def _shortened(draft: SummaryDraft, *, limit: int) -> SummaryDraft:
    """Return the draft with fewer words than `limit`: prose goes first, actions never do."""
    for name in ("summary", "takeaways", "open_questions", "decisions"):
        while words_of(draft) >= limit and getattr(draft, name):
            draft = draft.model_copy(update={name: getattr(draft, name)[:-1]})
    return draft
