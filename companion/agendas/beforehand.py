"""What to do before a talk, as far as the promises, the question or the goal ask for it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from companion.agendas.agenda import AgendaBrief, AgendaItem, Reader
from companion.agendas.banked import best_of_bank, filled
from companion.agendas.catch_up import leftovers
from companion.agendas.chosen import ChosenQuestion
from companion.agendas.citing import cited, plain
from companion.agendas.left_open import to_find_out
from companion.agendas.points import RESULT
from companion.agendas.wording import THE_DAY_BEFORE
from companion.goals.wording import GoalWords, Nature
from companion.text.phrasing import without_end
from companion.writing.draft import SourceKind

_DOCUMENT: Final = re.compile(
    r"\b(?P<noun>cv|résumé|resume|cover letter|portfolio|job ad(?:vert)?|letter|report|article"
    r"|proposal|thesis|rota|budget sheet|business plan|spreadsheet|contract|syllabus|lesson plan"
    r"|menu|floor plan|handbook|application form|slides|job description)\b",
    re.IGNORECASE,
)


_LONGEST_NOTED: Final = 4_000
_NO_MAIL: Final = re.compile(
    r"\b(?:does ?n['’]?t|does not|don['’]?t|not|no|never|hates?) (?:\w{2,8} ){0,2}(?:e-?mails?|mail"
    r"|messages?)\b|\b(?:ring|phone|call) (?:her|him|them)\b|\b(?:phone|calls?) only\b"
    r"|\bonly (?:by )?phone\b|\bprefers? (?:a |the |to )?(?:call|phone|ring|talk)",
    re.IGNORECASE,
)
"""Noted of somebody: nothing is sent to who does not read mail."""

_PAPERWORK: Final = frozenset({Nature.FIND_WORK, Nature.WRITE})


def prework_of(
    brief: AgendaBrief,
    words: GoalWords,
    asked: tuple[ChosenQuestion | AgendaItem, ...],
    reader: Reader | None,
) -> Iterator[str]:
    """Yield what to do beforehand, as far as the promises, the question or the goal ask for it."""
    if brief.carryover.next_meeting is not None:
        said = without_end(plain(brief.carryover.next_meeting.text))
        yield f"When, by the notes: {cited(said)}."
    yield from leftovers(brief, reader, but=quoted_in(asked, brief))
    yield from to_find_out(brief, reader)
    question = asked[0]
    if isinstance(question, AgendaItem):
        return
    name = brief.mentee.first_name if brief.mentee else "your mentee"
    for text in (*question.prepare, *_documents(brief, words, question)):
        of_mentee = reader is Reader.MENTOR and not text.startswith("Have ready")
        yield f"Ask {name} to {text[0].lower()}{text[1:]}" if of_mentee else text
    if reader is Reader.MENTOR:
        fit = best_of_bank(brief, words)
        if fit is not None:
            yield f"Think of an answer of your own: {filled(fit, brief.goal)}"
    of_notes = question.source is not None and question.source.kind is SourceKind.NOTES
    if reader is Reader.MENTEE or not of_notes:
        yield _sent(brief, reader)


def _sent(brief: AgendaBrief, reader: Reader | None) -> str:
    if reader is None:
        return f"Share {THE_DAY_BEFORE}"
    other = brief.mentor if reader is Reader.MENTEE else brief.mentee
    unnamed = "your mentor" if reader is Reader.MENTEE else "your mentee"
    noted = f"{other.headline or ''} {other.bio or ''}"[:_LONGEST_NOTED] if other else ""
    if other is not None and _NO_MAIL.search(noted):
        return f"Let {other.first_name} know {THE_DAY_BEFORE}"
    return f"Send {other.first_name if other else unnamed} {THE_DAY_BEFORE}"


def _documents(brief: AgendaBrief, words: GoalWords, question: ChosenQuestion) -> tuple[str, ...]:
    """Return the document that the goal names, as something to have at hand."""
    of_goal = question.source is not None and question.source.kind is SourceKind.GOAL
    if words.nature not in _PAPERWORK or not of_goal:
        return ()
    named = _DOCUMENT.search(f"{brief.goal.statement} {brief.goal.challenge or ''}")
    return () if named is None else (f"Bring what there is of the {_noun(named['noun'])}.",)


def _noun(noun: str) -> str:
    return noun.upper() if noun.lower() == "cv" else noun.lower()


def quoted_in(asked: Sequence[ChosenQuestion | AgendaItem], brief: AgendaBrief) -> tuple[str, ...]:
    """Return what is quoted from notes, and so told by an item of its own.

    A promise that is looked at closely is, unless its words hold another promise besides.
    """
    promised = [action.quote.text for action in brief.carryover.open_actions]
    sources = [
        one.source
        for one in asked
        if one.source is not None
        and (one.title != RESULT.title or sum(said in one.source.quote for said in promised) <= 1)
    ]
    return tuple(source.quote for source in sources if source.kind is SourceKind.NOTES)
