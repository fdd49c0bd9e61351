"""An agenda without a model: what was promised, the one question, and what comes of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from companion.agendas.agenda import (
    AgendaBrief,
    AgendaDraft,
    AgendaItem,
    Carryover,
    PointKind,
    Reader,
)
from companion.agendas.beforehand import prework_of, quoted_in
from companion.agendas.catch_up import (
    TITLE,
    agreement,
    catch_up,
    left_actions,
    shown_actions,
)
from companion.agendas.chosen import ChosenQuestion
from companion.agendas.events import begins_with
from companion.agendas.left_open import to_find_out
from companion.agendas.noted import is_spoken
from companion.agendas.openings import names_a_choice, where_ways_stand
from companion.agendas.pen import pen_of
from companion.agendas.points import RESULT, overlap, shown_words
from companion.agendas.question import (
    chosen_questions,
)
from companion.agendas.rules import Part, Weight, fitted
from companion.agendas.shares import Matter, shares
from companion.agendas.standing import (
    LAST,
    STANDING,
    cited_said,
    goal_source,
    where_things_stand,
    with_limits,
)
from companion.agendas.voice import (
    reader_of,
    runs_on,
    said_to_mentee,
    says_first_person,
    says_third_person,
    speaks_of_both,
    without_remark,
)
from companion.agendas.ways import WHICH_FIRST
from companion.agendas.wording import wording_of
from companion.goals.ways import ways_of
from companion.goals.wording import GoalWords, goal_words
from companion.text.clauses import GoalForm
from companion.text.language import is_english_wish, looks_english
from companion.text.phrasing import clipped
from companion.text.spans import Quote
from companion.values import Notice
from companion.writing.draft import Accepted, Dropped, SourceKind

MOST_PREWORK: Final = 8
_ROOM_FOR_TRIAL: Final = 20
"""From this many minutes on, the answer is put to the test in an item of its own."""

_ROOM_FOR_TWO: Final = 25
"""From this many minutes on, there is time for a third thing that was left open."""

LEFT: Final = Notice(code="left_for_another_time", text="No room in these minutes.")
"""Why something that notes left open is in no item."""

NOTED: Final = Notice(code="also_noted", text="Noted last time; nothing in it is left to do.")
"""Why something else that stands out in the notes is in no item."""

_WEIGHTS: Final = {Part.CATCH_UP: 3, Part.OTHER: 3, Part.QUESTION: 9, Part.COMMITMENT: 3}
_STEP_WORDS: Final = 14
_BY_A_DAY: Final = re.compile(
    r",?\s(?:by|before|until|in|within|from|this|next)\s(?:(?:the|early|late|mid|end|of|next|this|my"
    r"|start|\d{1,2}(?:st|nd|rd|th)?)\s){0,4}(?:spring|summer|autumn|fall|winter|christmas|easter"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|year|month|week|quarter|\d{4}|(?:\w+\s)?(?:days|weeks|months|years))(?:\s\d{4})?$",
    re.IGNORECASE,
)
"""A day at the end of a goal: "… by when, to open by spring" would say it twice."""


@dataclass(frozen=True, kw_only=True)
class _Planned:
    """An item before the minutes are fitted."""

    part: Part
    item: AgendaItem


def readable(brief: AgendaBrief) -> bool:
    """Tell whether the goal and the latest notes are in the language that the rules read."""
    latest = brief.notes[-1].text if brief.notes else ""
    goal = f"{brief.goal.statement} {brief.goal.challenge or ''}"
    return is_english_wish(brief.goal.statement) and looks_english(f"{goal} {latest}")


def compose(brief: AgendaBrief) -> Accepted[AgendaDraft]:
    """Return a plan for `brief.minutes` around the question that fits the goal best."""
    reader = reader_of(brief)
    words = goal_words(brief.goal)
    questions = chosen_questions(brief, words, reader)
    asked = _asked_of(brief, words, questions)
    but = quoted_in(asked, brief)
    planned = list(_plan(brief, words, asked, reader))
    weights = _weights(planned)
    minutes = fitted(weights, total=brief.minutes)
    items = tuple(
        one.item.model_copy(update={"minutes": length})
        for one, length in zip(planned, minutes, strict=True)
    )
    prework = tuple(dict.fromkeys(prework_of(brief, words, asked, reader)))[:MOST_PREWORK]
    draft = AgendaDraft(minutes=brief.minutes, items=items, prework=prework)
    dropped = (*_dropped(words), *_left(brief, reader, but=but))
    return Accepted(draft=draft, dropped=dropped, warnings=_of_notes(brief))


def _weights(planned: Sequence[_Planned]) -> list[Weight]:
    """Return how long each item wants to be: by its part, asides among each other by what is asked.

    In tenths of a minute, of which only the proportions count.
    """
    asides = [one for one in planned if one.part is Part.OTHER]
    matters = [_matter(one.item) for one in asides]
    wanted = dict(zip(map(id, asides), shares(matters), strict=True)) if matters else {}
    return [
        Weight(
            minutes=round(10 * _WEIGHTS[one.part] * len(asides) * wanted[id(one)])
            if id(one) in wanted
            else 10 * _WEIGHTS[one.part],
            part=one.part,
        )
        for one in planned
    ]


def _matter(item: AgendaItem) -> Matter:
    asked = tuple(part for part in (item.question or "").split("?")[:-1] if part.strip())
    return Matter(title=item.title, aims=(item.purpose,), questions=asked)


def _left(brief: AgendaBrief, reader: Reader | None, *, but: Sequence[str]) -> Iterator[Dropped]:
    """Yield what notes left open and no line of the plan takes up."""
    carried = brief.carryover
    agreed = agreement(brief, but=but)
    named = [
        *but,
        *((agreed.quote.text,) if agreed is not None else ()),
        *(one.quote.text for one in shown_actions(brief, reader, but=but)),
        *(one.quote.text for one in left_actions(brief, reader, but=but)),
        *to_find_out(brief, reader),
    ]
    still_open = [
        *(one.quote for one in carried.points if one.kind is not PointKind.ADVICE),
        *(one.quote for one in carried.open_questions),
    ]
    advised = [one for one in carried.points if one.kind is PointKind.ADVICE]
    noted = [
        *(one.quote for one in carried.open_actions),
        *(one.quote for one in carried.advice),
        *(one.quote for one in advised),
    ]
    kept: list[Quote] = []
    for quote, why in (*((one, LEFT) for one in still_open), *((one, NOTED) for one in noted)):
        is_named = any(quote.text in one or one in quote.text for one in named)
        if not is_named and not any(overlap(quote, one) for one in kept):
            kept.append(quote)
            yield Dropped(text=shown_words(quote.text), why=why)


def _of_notes(brief: AgendaBrief) -> tuple[Notice, ...]:
    """Say so when nothing of the notes is in the plan, or another pen is in them than was said."""
    is_told = bool(brief.notes) and brief.notes[-1].writer is not None
    if brief.notes and brief.reader and not (is_told or is_spoken(brief.notes[-1].text)):
        pen = pen_of(brief.notes[-1].text)
        if pen not in {None, brief.reader}:
            text = f"{brief.notes[-1].ref} reads as the {pen}'s notes: “I” in it is not taken for "
            return (Notice(code="other_pen", text=f"{text}the {brief.reader}."),)
    if not brief.notes or brief.carryover != Carryover():
        return ()
    refs = ", ".join(past.ref for past in brief.notes)
    held = "holds" if len(brief.notes) == 1 else "hold"
    if not any(any(map(str.isalpha, past.text)) for past in brief.notes):
        text = f"{refs} {held} no words; planned as a first session."
        return (Notice(code="notes_empty", text=text),)
    text = f"Nothing to take up was found in {refs}; planned as a first session."
    return (Notice(code="nothing_left_open", text=text),)


def _asked_of(
    brief: AgendaBrief, words: GoalWords, questions: tuple[ChosenQuestion, ...]
) -> tuple[ChosenQuestion | AgendaItem, ...]:
    """Return the session's question, then what else there is time for."""
    if brief.minutes < _ROOM_FOR_TRIAL:
        return questions[:1]
    most = 2 if brief.minutes >= _ROOM_FOR_TWO else 1
    return (questions[0], *_more(brief, words, questions)[:most])


def _plan(
    brief: AgendaBrief,
    words: GoalWords,
    asked: tuple[ChosenQuestion | AgendaItem, ...],
    reader: Reader | None,
) -> Iterator[_Planned]:
    caught_up = catch_up(brief, reader, but=quoted_in(asked, brief))
    if caught_up is not None:
        yield _Planned(part=Part.CATCH_UP, item=caught_up)
    elif not _rests_on_notes(asked[0]):
        # What earlier notes left to ask begins where things stand.
        standing = where_ways_stand(words, where_things_stand(words, reader))
        standing = begins_with(with_limits(standing, words), brief.goal, brief.notes)
        yield _Planned(part=Part.OTHER, item=standing)
    for number, one in enumerate(asked):
        item = _asking(one) if isinstance(one, ChosenQuestion) else one
        yield _Planned(part=Part.OTHER if number else Part.QUESTION, item=item)
    yield _Planned(part=Part.COMMITMENT, item=_commitment(brief, words, reader))


def _rests_on_notes(asked: ChosenQuestion | AgendaItem) -> bool:
    return asked.source is not None and asked.source.kind is SourceKind.NOTES


def _asking(question: ChosenQuestion) -> AgendaItem:
    taken = question.title.casefold() in {one.casefold() for one in (TITLE, STANDING, LAST)}
    return AgendaItem(
        minutes=1,
        title="The question" if taken else question.title,
        purpose=question.purpose,
        question=question.text,
        source=question.source,
    )


def _more(
    brief: AgendaBrief, words: GoalWords, questions: tuple[ChosenQuestion, ...]
) -> tuple[ChosenQuestion | AgendaItem, ...]:
    """Return what else there may be time for: other things left open, else a trial."""
    # A closer look at what the first minutes tell is for a session that has nothing else.
    noted = (one for one in questions[1:] if one.title != RESULT.title)
    others = [one for one in noted if one.source and one.source.kind is SourceKind.NOTES]
    titles = [one.title.casefold() for one in others]
    different = [one for at, one in enumerate(others) if titles.index(titles[at]) == at]
    if different:
        return tuple(different)
    between = [one for one in questions[1:] if one.title == WHICH_FIRST]
    if between:
        return tuple(between)
    trial = wording_of(brief.goal, words).trial if names_a_choice(words) else None
    if trial is None or questions[0].is_led or questions[0].title == trial.title:
        return ()
    if brief.asked:
        return ()  # It is for a first talk: the same again and again is no trial.
    return (
        AgendaItem(minutes=1, title=trial.title, purpose=trial.purpose, question=trial.question),
    )


def _commitment(brief: AgendaBrief, words: GoalWords, reader: Reader | None) -> AgendaItem:
    purpose = _CLOSING[reader]
    if reader is Reader.MENTOR and brief.mentee is not None:
        purpose = purpose.replace("your mentee", brief.mentee.first_name)
    source = None
    if words.success is not None:
        purpose = f"One step towards {cited_said(words.success)}, small enough for the coming week."
        source = goal_source(words.success)
    return AgendaItem(
        minutes=1,
        title=LAST,
        purpose=purpose,
        question=_promise(words, reader, is_changed=bool(brief.goal.events)),
        source=source,
    )


_CLOSING: Final = {
    Reader.MENTEE: "Say back what you take from this, and fix one step for the coming week.",
    Reader.MENTOR: "Hear what your mentee takes from this; fix one step each for the coming week.",
    None: "Say back what was taken from this, and fix one step for the coming week.",
}


def _promise(words: GoalWords, reader: Reader | None, *, is_changed: bool) -> str:
    """Return the question that the mentee answers with a promise, the goal in it if it fits.

    After something has happened, what is done first need not be for the goal as it was.
    """
    plain = {
        Reader.MENTEE: "What will I do first, and by when?",
        Reader.MENTOR: "What will you do first, and by when?",
        None: "What is the first step, and by when?",
    }[reader]
    clause = words.clause
    whole = _BY_A_DAY.sub("", without_remark(clause.text))
    short = clipped(whole if len(whole.split()) > 1 else clause.text, most_words=_STEP_WORDS)
    if short is None or short.startswith("not ") or speaks_of_both(words) or runs_on(short):
        return plain
    if is_changed or ways_of(words):
        # Which of them it is to be is still open.
        return plain
    if reader is not Reader.MENTEE and (says_first_person(short) or says_third_person(short)):
        turned = said_to_mentee(short) if reader is Reader.MENTOR else None
        if turned is None:
            return plain
        short = turned
    if clause.form is GoalForm.ACTION:
        return f"{plain[:-1]}, to {short}?"
    if clause.form is GoalForm.THING:
        return f"{plain[:-1]}, to get closer to {short}?"
    return plain


def _dropped(words: GoalWords) -> tuple[Dropped, ...]:
    why = Notice(
        code="language_not_read",
        text="This is not English, which is all that is read offline; bring it up yourself.",
    )
    return tuple(Dropped(text=part.text, why=why) for part in words.left_out)
