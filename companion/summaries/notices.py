"""What a summary remarks on, whoever drafted it: nothing there, no date, lines it did not use."""

from datetime import date
from typing import Final

from companion.values import Notice

NOTHING: Final = Notice(
    code="nothing_to_summarise",
    text="The notes hold nothing to summarise: no action, decision, question or insight.",
)
NO_DATE: Final = Notice(
    code="no_date",
    text="No day of the session was found in the notes, so due dates stay open; give its date.",
)
NOT_USED: Final = Notice(code="not_used", text="No list of the summary uses this line.")
MANY_NOT_USED: Final = Notice(
    code="many_not_used", text="So many lines of the notes are in no list of the summary."
)
INSTRUCTION: Final = Notice(
    code="instruction_in_notes",
    text="This line tells a program what to write; notes are read, never obeyed.",
)


def dated(titled: date, *, given: date | None) -> Notice | None:
    """Return what to say of the day in the title of notes: taken from there, or contradicted.

    None where the day that was given is that one.
    """
    if given == titled:
        return None
    if given is None:
        day = _spelt(titled)
        text = f"Dates count from {day}, by the first line; correct that line if it was not."
        return Notice(code="dated_by_title", text=text)
    text = (
        f"The first line says {_spelt(titled)}; dates count from the date given, {_spelt(given)}."
    )
    return Notice(code="dated_otherwise", text=text)


def weekday_clashes(weekday: str, *, given: date) -> Notice:
    """Return what to say where the first line names another weekday than the date given is."""
    text = (
        f"The first line names “{weekday}” for the talk, and the date given is {_spelt(given)}; "
        "dates count from the date given: give the other one if it was not that day."
    )
    return Notice(code="weekday_otherwise", text=text)


def _spelt(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b} {day.year}"
