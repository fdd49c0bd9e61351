"""Whose list of topics it is, where nobody said it, and how that is told to whoever reads it."""

from typing import Final

from companion.agendas.agenda import Reader
from companion.agendas.pen import pen_of
from companion.agendas.voice import speaker_of
from companion.topics.topic import TopicsBrief
from companion.values import Notice

MOST_NOTES: Final = 3
"""Sessions that are searched for what was left open, the latest."""

_CODE: Final = "reader_assumed"
_ASSUMED: Final = {
    Reader.MENTOR: "Read as the mentor's: the goal or the notes tell of the mentee from outside. "
    "If the list is for the mentee, say so (--me mentee).",
    Reader.MENTEE: "Read as the mentee's own. If a mentor wrote the notes, say so (--me mentor).",
    None: "The notes do not show which of the two wrote them, so nothing is put into either's "
    "mouth; --me mentor or --me mentee makes the list theirs.",
}


def reader_of(brief: TopicsBrief) -> Reader | None:
    """Return whose list it is: who is said to ask, else whom goal and notes show to have written.

    None where the notes show neither, or goal and notes speak against each other.
    """
    if brief.reader is not None:
        return brief.reader
    of_goal = speaker_of(brief.goal) if brief.goal is not None else None
    if not brief.notes:
        return of_goal or Reader.MENTEE
    pens = {pen_of(past.text) for past in brief.notes[-MOST_NOTES:]}
    found = {of_goal, *pens} - {None}
    if len(found) == 1:
        return found.pop()
    return Reader.MENTEE if brief.career and not found else None


def notices_of(brief: TopicsBrief) -> tuple[Notice, ...]:
    """Say which reading was taken, where nobody said whose list it is and notes leave a choice."""
    reader = reader_of(brief)
    plain = not brief.notes and reader is Reader.MENTEE
    if brief.reader is not None or plain:
        return ()
    return (Notice(code=_CODE, text=_ASSUMED[reader]),)
