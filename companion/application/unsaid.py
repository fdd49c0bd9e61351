"""Plans for somebody of whom no goal is stored: each line says whose note it rests on, if any."""

from typing import Final

from companion.agendas.agenda import Agenda, AgendaItem, Reader
from companion.agendas.citing import cited
from companion.agendas.standing import STANDING
from companion.people.person import Person
from companion.text.words import count_words
from companion.values import Value
from companion.writing.draft import Source, SourceKind

NOTE_ON: Final = "your note on"
"""How what is jotted down of a mentee is cited to their mentor."""

_TITLE: Final = "What matters now"
_MOST_NOTED: Final = 20
_LATELY: Final = {
    "title": STANDING,
    "purpose": "In two sentences: how the last weeks have gone.",
    "question": None,
    "source": None,
}
_ASKED: Final = {
    Reader.MENTOR: "What matters most to you at the moment, and where could a talk help?",
    Reader.MENTEE: "What do you think is worth working on together?",
    None: "What matters most at the moment, and where could a talk help?",
}


class Unsaid(Value):
    """What stands in for a goal that nobody stored."""

    statement: str
    is_noted: bool
    """Whether it is noted of the mentee in these words; else it is nobody's word."""


def with_notes_named(
    plan: Agenda, unsaid: Unsaid, *, mentee: Person | None, reader: Reader | None
) -> Agenda:
    """Return a plan in which nothing is called the goal that is only noted, or said by nobody."""
    if unsaid.is_noted:
        ref = _note_on(mentee, reader)
        return plan.model_copy(update={"items": tuple(_named(one, ref) for one in plan.items)})
    pretending = [one for one in plan.items if _pretends(one, unsaid)]
    longest = max(pretending, key=lambda item: item.minutes, default=None)
    items = tuple(
        one
        if one not in pretending
        else _asked_openly(one, mentee, reader)
        if one is longest
        else one.model_copy(update=_LATELY)
        for one in plan.items
    )
    prework = tuple(one for one in plan.prework if unsaid.statement not in one)
    return plan.model_copy(update={"items": items, "prework": prework})


def _note_on(mentee: Person | None, reader: Reader | None) -> str:
    if mentee is None or reader is Reader.MENTEE:
        return "what is noted of you"
    return f"{NOTE_ON} {mentee.name}" if reader is Reader.MENTOR else f"a note on {mentee.name}"


def _named(item: AgendaItem, ref: str) -> AgendaItem:
    if item.source is None or item.source.kind is not SourceKind.GOAL:
        return item
    said = Source(kind=SourceKind.NOTES, ref=ref, quote=item.source.quote)
    return item.model_copy(update={"source": said})


def _pretends(item: AgendaItem, unsaid: Unsaid) -> bool:
    """Tell whether an item speaks as if it were known what is wanted."""
    of_goal = item.source is not None and item.source.kind is SourceKind.GOAL
    return of_goal or unsaid.statement in f"{item.purpose} {item.question or ''}"


def _asked_openly(item: AgendaItem, mentee: Person | None, reader: Reader | None) -> AgendaItem:
    """Return an item that asks for what is wanted in place of one that pretends to know it."""
    noted = _noted(mentee)
    ref = _note_on(mentee, reader)
    lead = "" if noted is None else f"{ref[0].upper()}{ref[1:]} says {cited(noted)}. "
    put = {
        "title": _TITLE,
        "purpose": f"{lead}What is wanted of these talks is not noted yet.",
        "question": _ASKED[reader],
        "source": None if noted is None else Source(kind=SourceKind.NOTES, ref=ref, quote=noted),
    }
    return item.model_copy(update=put)


def _noted(mentee: Person | None) -> str | None:
    """Return what is jotted down of somebody, if it is short enough to be quoted whole."""
    told = None if mentee is None else mentee.noted_about or mentee.headline
    is_short = told is not None and 0 < count_words(told) <= _MOST_NOTED
    return told if is_short else None
