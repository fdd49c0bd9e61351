"""The recap of the last noted talk: shown once more, or recorded as sent."""

from typing import TYPE_CHECKING

from companion.errors import InputError
from companion.followups.recap import recap
from companion.people.person import Person
from companion.sessions.session import MentoringSession

if TYPE_CHECKING:
    from companion.application.companion import Companion


async def show_last(companion: "Companion", whom: str | None) -> None:
    """Print the recap of the last noted talk, with somebody or of all.

    Raises:
        InputError: no talk is noted, or nobody is stored under that name.
    """
    from companion.cli import own
    from companion.cli.note_view import show_recap
    from companion.cli.printing import heading

    me = await own.myself(companion)
    session, other = await _last(companion, me, whom)
    items = [one for one in await companion.items.every() if one.evidence.session_id == session.id]
    made = recap(items, session=session, writer=me, reader=other)
    show_recap(made, other, items=items)
    heading(f'Next: when it is sent: companion note "{other.name}" --sent')


async def mark_sent(companion: "Companion", whom: str | None) -> None:
    """Record that the recap of the last noted talk was sent today.

    Raises:
        InputError: no talk is noted, or nobody is stored under that name.
    """
    from companion.cli import own
    from companion.cli.ask_view import day
    from companion.cli.printing import say

    me = await own.myself(companion)
    session, other = await _last(companion, me, whom)
    row = await companion.sessions.get(session.id)
    told = row.value.model_copy(update={"recap_sent_on": companion.today})
    await companion.sessions.replace(told, version=row.stamp.version)
    when = day(session.held_on, on=companion.today)
    say(f"Noted: {other.first_name} has your recap of {when}.")


async def _last(
    companion: "Companion", me: Person, whom: str | None
) -> tuple[MentoringSession, Person]:
    from companion.cli.naming import named_person

    people = await companion.people.every()
    wanted = None if whom is None else named_person(people, whom).id
    by_id = {one.id: one for one in people}
    noted = [
        (one.held_on, one.id, one, by_id[other_id])
        for one in await companion.sessions.every()
        if one.notes.strip() and me.id in {one.mentor_id, one.mentee_id}
        for other_id in {one.mentor_id, one.mentee_id} - {me.id}
        if wanted in {None, other_id} and other_id in by_id
    ]
    if not noted:
        raise InputError("no talk is noted yet: companion note NAME notes.txt")
    *_, session, other = max(noted, key=lambda one: one[:2])
    return session, other
