"""Sums up a session without a language model: selects what was said and words it briefly."""

from typing import Final

from companion.summaries import notices
from companion.summaries.actions import Found, find_actions
from companion.summaries.decisions import find_decisions
from companion.summaries.digest import find_digest
from companion.summaries.facts import find_facts
from companion.summaries.notes import read_notes
from companion.summaries.questions import find_questions
from companion.summaries.rules import words_of
from companion.summaries.stating import Picked, taken_by
from companion.summaries.summary import (
    MOST_TAKEAWAYS,
    SHORTEST_SUMMARIZED,
    SummaryBrief,
    SummaryDraft,
)
from companion.summaries.takeaways import find_takeaways
from companion.text.due import find_held_on
from companion.text.language import looks_english
from companion.text.words import count_words
from companion.writing.draft import Accepted

_EMPTY: Final = SummaryDraft(
    summary=(), takeaways=(), decisions=(), action_items=(), open_questions=()
)


def readable(brief: SummaryBrief) -> bool:
    """Tell whether the notes are in English, the only language that the composer knows."""
    return looks_english(brief.notes)


def compose(brief: SummaryBrief) -> Accepted[SummaryDraft]:
    """Return a summary in the notes' own words, every entry quoting where it stands.

    Notes without content give empty lists and a warning; notes that are not `readable` give
    empty lists alone, since the pipeline says why.
    """
    if not readable(brief):
        return Accepted(draft=_EMPTY)
    notes = read_notes(brief)
    held_on = brief.held_on or find_held_on(brief.notes)
    actions = find_actions(notes, held_on=held_on)
    taken = actions.sentences
    decisions = find_decisions(notes, taken=taken)
    questions = find_questions(notes, taken=taken | taken_by(decisions))
    taken |= taken_by(decisions, questions)
    takeaways = find_takeaways(notes, taken=taken)
    taken |= taken_by(takeaways)
    is_long = count_words(brief.notes) >= SHORTEST_SUMMARIZED
    digest = find_digest(notes, taken=taken) if is_long else ()
    taken |= taken_by(digest)
    takeaways += find_facts(notes, taken=taken, most=MOST_TAKEAWAYS - len(takeaways))
    draft = _drafted(actions.items, decisions, questions, takeaways, digest)
    if is_long:
        draft = _shortened(draft, limit=count_words(brief.notes))
    warnings = []
    if draft == _EMPTY:
        warnings.append(notices.NOTHING)
    if held_on is None and any(found.needs_date for found in actions.items):
        warnings.append(notices.NO_DATE)
    return Accepted(draft=draft, warnings=tuple(warnings))


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
