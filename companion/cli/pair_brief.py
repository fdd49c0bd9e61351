"""The plan of a pair's next meeting as plain lines, for a calendar entry."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from companion.agendas.agenda import Agenda, PastNotes
from companion.errors import AmbiguousRecordError
from companion.pairs.agreement import Side

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.application.pairing import PairView


async def brief_of(companion: "Companion", view: "PairView") -> Mapping[str, str]:
    """Return the plan of the next meeting by its key; empty without a goal to plan about."""
    from companion.application.asks import AgendaAsk
    from companion.cli import given, own

    mentee, mentor = view.people[Side.MENTEE], view.people[Side.MENTOR]
    try:
        goal = await own.find_goal_of(companion, mentee, None)
    except AmbiguousRecordError:
        return {}
    if goal is None or not view.upcoming or view.pair.agreement is None:
        return {}
    following = view.upcoming[0]
    notes = tuple(
        PastNotes(ref=one.id, text=one.notes, held_on=one.held_on)
        for one in await companion.sessions.every()
        if (one.mentor_id, one.mentee_id) == (mentor.id, mentee.id) and one.notes.strip()
    )
    agenda = await companion.agenda(
        given.asked(
            AgendaAsk,
            goal=goal,
            minutes=view.pair.agreement.minutes,
            notes=notes,
            mentee=mentee,
            mentor=mentor,
            on=following.on,
        )
    )
    return {following.key: _told(agenda)}


def _told(agenda: Agenda) -> str:
    lines = []
    for item in agenda.items:
        asked = f" Ask: {item.question}" if item.question else ""
        lines.append(f"{item.minutes} min {item.title}: {item.purpose}{asked}")
    lines.extend(f"Before: {one}" for one in agenda.prework)
    return "\n".join(lines)
