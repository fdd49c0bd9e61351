"""What one talk leaves behind: its summary, and the plan of the next talk."""

from companion.agendas.agenda import Agenda
from companion.summaries.summary import Summary
from companion.values import Value


class Debrief(Value):
    """The two drafts that rest on the notes of one talk."""

    notes: str
    """What the notes are called: the name of their file."""
    summary: Summary
    next_agenda: Agenda | None
    """None where neither the notes nor a stored goal say what the next talk may be about."""
