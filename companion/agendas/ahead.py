"""The questions of the next few talks, one each, as the plans of those talks would choose them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from companion.agendas.agenda import AgendaBrief, Carryover, PastNotes
from companion.agendas.chosen import ChosenQuestion, is_kept, same_question
from companion.agendas.events import EVENTS, is_offer, pending_event
from companion.agendas.question import chosen_questions
from companion.agendas.steps import is_anybodys
from companion.agendas.voice import reader_of
from companion.agendas.wording import wording_of
from companion.goals.wording import GoalWords, goal_words
from companion.text.spans import Quote
from companion.writing.draft import SourceKind

MOST_AHEAD: Final = 5


def questions_ahead(brief: AgendaBrief, *, most: int = MOST_AHEAD) -> tuple[ChosenQuestion, ...]:
    """Return the questions of the next talks, the nearest first, each with a source. Pure.

    Each is what the talk would ask if nothing new came until then: what earlier notes left open is
    taken up once, and nothing is asked twice. Fewer than `most` where the person's own words give
    no more; a question that anybody could ask about anything fills no plan.
    """
    words = goal_words(brief.goal)
    found: list[ChosenQuestion] = []
    while len(found) < most:
        question = _next_of(brief, words, found)
        if question is None:
            break
        found.append(question)
        brief = _after(brief, question)
    return tuple(found)


def _is_over(brief: AgendaBrief, question: ChosenQuestion) -> bool:
    """Tell whether a question of the goal may be out of date: an offer has come in between."""
    source = question.source
    is_of_goal = source is not None and source.kind is not SourceKind.NOTES
    is_of_event = source is not None and source.ref.startswith(EVENTS)
    events = brief.goal.events
    return bool(events) and is_of_goal and not is_of_event and is_offer(events[-1].text)


def _next_of(
    brief: AgendaBrief, words: GoalWords, found: Sequence[ChosenQuestion]
) -> ChosenQuestion | None:
    first, *others = chosen_questions(brief, words, reader_of(brief))
    quotes = [(one.source.kind, one.source.quote) for one in found if one.source is not None]
    stock = _stock_of(brief, words)
    for one in (first, *others):
        is_new = all(one.text not in before.text for before in found)
        is_new = is_new and not _was_asked(one, brief, stock)
        source = one.source
        same = source is not None and source.kind is SourceKind.NOTES
        fits = is_new and not is_anybodys(one.text) and not _is_over(brief, one)
        if fits and source is not None and not (same and (source.kind, source.quote) in quotes):
            return one
    return None


def _stock_of(brief: AgendaBrief, words: GoalWords) -> tuple[str, ...]:
    """Return what is asked about any goal of this kind, in its several wordings."""
    wording = wording_of(brief.goal, words)
    lived = () if wording.lived is None else (wording.lived,)
    return (*wording.questions, wording.of_mentor, wording.of_either, *lived)


def _was_asked(question: ChosenQuestion, brief: AgendaBrief, stock: Sequence[str]) -> bool:
    """Tell whether a question was asked in an earlier talk, or one that asks no less generally.

    What the last notes left open may come back: it was kept.
    """
    last = brief.notes[-1].ref if brief.notes else None
    if is_kept(question.source, last):
        return False
    if any(same_question(question.text, one) for one in brief.asked):
        return True
    is_stock = any(question.text.endswith(one) for one in stock)
    return is_stock and any(one.endswith(other) for one in brief.asked for other in stock)


def _after(brief: AgendaBrief, question: ChosenQuestion) -> AgendaBrief:
    """Return a brief as it is once a question was talked about and nothing new was noted."""
    carried = brief.carryover
    quote = None
    if question.source is not None and question.source.kind is SourceKind.NOTES:
        quote = question.source.quote
    left = Carryover(
        points=tuple(one for one in carried.points if not _is(one.quote, quote)),
        open_questions=tuple(one for one in carried.open_questions if not _is(one.quote, quote)),
        advice=tuple(one for one in carried.advice if not _is(one.quote, quote)),
    )
    changed = {"carryover": left, "asked": (*brief.asked, question.text)}
    pending = pending_event(brief.goal, brief.notes)
    if pending is None:
        return brief.model_copy(update=changed)
    talk = PastNotes(ref="", text="", held_on=pending.on + timedelta(days=1))
    return brief.model_copy(update={**changed, "notes": (*brief.notes, talk)})


def _is(one: Quote, quote: str | None) -> bool:
    return quote is not None and (one.text in quote or quote in one.text)
