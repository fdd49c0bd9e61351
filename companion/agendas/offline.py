"""An agenda without a model: where things stand, the one question, and what comes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from companion.agendas.agenda import AgendaBrief, AgendaDraft, AgendaItem
from companion.agendas.catch_up import catch_up, leftovers
from companion.agendas.question import ChosenQuestion, chosen_question
from companion.agendas.rules import Part, Weight, fitted
from companion.text.language import looks_english
from companion.text.phrasing import quoted, tidied, without_end
from companion.writing.draft import Accepted, Source, SourceKind

MOST_PREWORK: Final = 3
_ROOM_FOR_OPTIONS: Final = 20
"""From this many minutes on, weighing the first answer against a second one has its own item."""

_WEIGHTS: Final = {Part.CATCH_UP: 2, Part.OTHER: 2, Part.QUESTION: 9, Part.COMMITMENT: 2}


@dataclass(frozen=True, kw_only=True)
class _Planned:
    """An item before the minutes are fitted."""

    part: Part
    item: AgendaItem


def readable(brief: AgendaBrief) -> bool:
    """Whether the goal and the latest notes are in a language that the rules read."""
    latest = brief.notes[-1].text if brief.notes else ""
    goal = f"{brief.goal.statement} {brief.goal.challenge or ''}"
    return looks_english(f"{goal} {latest}")


def compose(brief: AgendaBrief) -> Accepted[AgendaDraft]:
    """Return a plan for `brief.minutes` around the question that fits the goal best."""
    question = chosen_question(brief)
    planned = list(_plan(brief, question))
    weights = [Weight(minutes=_WEIGHTS[one.part], part=one.part) for one in planned]
    minutes = fitted(weights, total=brief.minutes)
    items = tuple(
        one.item.model_copy(update={"minutes": length})
        for one, length in zip(planned, minutes, strict=True)
    )
    prework = tuple(_prework(brief, question))[:MOST_PREWORK]
    return Accepted(draft=AgendaDraft(minutes=brief.minutes, items=items, prework=prework))


def _plan(brief: AgendaBrief, question: ChosenQuestion) -> Iterator[_Planned]:
    caught_up = catch_up(brief.carryover)
    if caught_up is not None:
        yield _Planned(part=Part.CATCH_UP, item=caught_up)
    else:
        yield _Planned(part=Part.OTHER, item=_where_things_stand(brief, question))
    yield _Planned(
        part=Part.QUESTION,
        item=AgendaItem(
            minutes=1,
            title=question.title,
            purpose=question.purpose,
            question=question.text,
            source=question.source,
        ),
    )
    if brief.minutes >= _ROOM_FOR_OPTIONS:
        yield _Planned(part=Part.OTHER, item=_options())
    yield _Planned(part=Part.COMMITMENT, item=_commitment(brief))


def _where_things_stand(brief: AgendaBrief, question: ChosenQuestion) -> AgendaItem:
    goal = brief.goal
    text, ref = (goal.statement, "statement")
    if goal.challenge and question.source is not None and question.source.ref != "challenge":
        text, ref = (goal.challenge, "challenge")
    return AgendaItem(
        minutes=1,
        title="Where things stand",
        purpose="What you want and what you have tried, in a minute, so that the rest can be used.",
        source=Source(kind=SourceKind.GOAL, ref=ref, quote=text),
    )


def _options() -> AgendaItem:
    return AgendaItem(
        minutes=1,
        title="A second way",
        purpose="Put one other way beside the first answer, and say what each would cost you.",
        question="What would you do if that did not work?",
    )


def _commitment(brief: AgendaBrief) -> AgendaItem:
    measure = brief.goal.success_measure
    source = None
    purpose = "Say back what you take from this, and name the one thing that you will do."
    if measure:
        source = Source(kind=SourceKind.GOAL, ref="success_measure", quote=measure)
        purpose = f"Say back what you take from this, and one step towards {_cited(measure)}."
    return AgendaItem(
        minutes=1,
        title="One thing, and by when",
        purpose=purpose,
        question="What will I do first, and by when?",
        source=source,
    )


def _prework(brief: AgendaBrief, question: ChosenQuestion) -> Iterator[str]:
    """Yield what to do beforehand: what did not fit into the catch-up first."""
    yield from leftovers(brief.carryover)
    yield from question.prepare
    name = brief.mentor.first_name if brief.mentor else "your mentor"
    yield f"Send {name} the question the day before, so that the first minute is not lost."


def _cited(text: str) -> str:
    return quoted(without_end(tidied(text)))
