"""The days of notes and of promises, as a plan tells them."""

from collections.abc import Sequence
from datetime import date

from companion.agendas.agenda import AgendaBrief, OpenAction, PastNotes
from companion.text.due import find_held_on, find_recent_day


def dated(notes: Sequence[PastNotes], *, today: date) -> tuple[PastNotes, ...]:
    """Return notes with the day they were held: as given, else as their own title says.

    A title without a year means the latest such day before `today`.
    """
    return tuple(
        past
        if past.held_on is not None
        else past.model_copy(
            update={"held_on": find_held_on(past.text) or find_recent_day(past.text, today=today)}
        )
        for past in notes
    )


def spelt(day: date) -> str:
    """Return a day as it is read out: "Fri 20 November"."""
    return f"{day:%a} {day.day} {day:%B}"


def session_day(brief: AgendaBrief) -> date | None:
    """Return the day of the session: the one that notes set, unless that is gone by."""
    days = [day for day in (brief.on, brief.carryover.next_on) if day is not None]
    return max(days, default=None)


def is_ahead(action: OpenAction, brief: AgendaBrief) -> bool:
    """Tell whether something promised is due only after the session: a reminder, no debt."""
    day = session_day(brief)
    return day is not None and action.due_on is not None and action.due_on > day
