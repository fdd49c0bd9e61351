"""One talk as the command line knows it: its notes, who wrote them, and the plan of the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.agendas.agenda import Agenda, PastNotes, Reader
from companion.agendas.pen import pen_of
from companion.application.wishes import wish_of
from companion.cli import given, own
from companion.cli.oneself import role_among, role_told
from companion.goals.goal import Goal, GoalId
from companion.people.person import Person, PersonId
from companion.people.slugs import slug

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.application.debrief import Debrief
    from companion.summaries.summary import Participant

_NOTHING_LEFT: Final = frozenset({"nothing_left_open", "notes_empty"})


@dataclass(frozen=True, kw_only=True)
class Talk:
    """The notes of one talk, and what is known of the two."""

    name: str
    text: str
    held_on: date | None
    people: "tuple[Participant, ...]"
    me: PersonId | None
    """Who "I" is in the notes."""
    writer: Reader | None = None
    """Which of the two wrote them, as far as that is known."""
    about: str | None = None
    """What is wanted of a long talk."""


async def talk_of(
    companion: "Companion", name: str, text: str, *, me: str | None, of_several: bool
) -> Talk:
    """Return a talk with the stored people whom its file's name or its notes name.

    `me` is an id, a name or a role; who writes is the mentee of a stored goal of their own, and
    the mentor of somebody else's, or of one talk of several.
    """
    role = _role_named(me)
    people = await own.participants(companion, text, title=Path(name).stem, me=None if role else me)
    if not people:
        return Talk(name=name, text=text, held_on=None, people=(), me=PersonId(me) if me else None)
    if role is None and len(people) == len(Reader):
        role = await _role_of(companion, people, text, of_several=of_several)
    return Talk(
        name=name,
        text=text,
        held_on=None,
        people=_with_roles(people, role),
        me=people[0].id,
        writer=role,
    )


def talk_with(name: str, text: str, *, people: "tuple[Participant, ...]", me: str | None) -> Talk:
    """Return a talk of those who were named with it."""
    roles = {one.id: one.role for one in people}
    role = _role_named(roles.get(PersonId(me)) if me else None)
    return Talk(
        name=name,
        text=text,
        held_on=None,
        people=people,
        me=PersonId(me) if me else None,
        writer=role,
    )


async def debrief(companion: "Companion", talk: Talk, *, minutes: int | None) -> "Debrief":
    """Return the summary of a talk and, where `minutes` are given, the plan of the next one.

    Raises:
        AmbiguousRecordError: the mentee has several goals stored.
    """
    from companion.application.asks import SummaryAsk
    from companion.application.debrief import Debrief

    ask = given.asked(
        SummaryAsk,
        notes=talk.text,
        date=talk.held_on,
        participants=talk.people,
        me=talk.me,
        about=talk.about,
    )
    summary = await companion.summarize(ask)
    agenda = None if minutes is None else await plan_next(companion, talk, minutes=minutes)
    return Debrief(notes=talk.name, summary=summary, next_agenda=agenda)


async def plan_next(companion: "Companion", talk: Talk, *, minutes: int) -> Agenda | None:
    """Return the plan of the next talk between the two.

    It is about the mentee's stored goal, else about what is noted that they want; None where the
    mentee is not known to want anything and the notes leave nothing to take up.

    Raises:
        AmbiguousRecordError: the mentee has several goals stored.
    """
    from companion.application.asks import AgendaAsk
    from companion.application.unsaid import Unsaid, with_notes_named

    stored = {one.id: one for one in await companion.people.every()} if _has(companion) else {}
    mentee = _person(talk, Reader.MENTEE, stored)
    mentor = _person(talk, Reader.MENTOR, stored)
    found = None
    if mentee is not None and _has(companion):
        found = await own.find_goal_of(companion, mentee, None)
    wished = None if mentee is None or found is not None else wish_of(mentee)
    name = mentee.first_name if mentee is not None else "the mentee"
    statement = wished or f"What matters to {name} now"
    ask = given.asked(
        AgendaAsk,
        goal=None if found else Goal(id=_goal_id(name), statement=statement),
        goal_id=found.id if found else None,
        minutes=minutes,
        notes=(
            PastNotes(
                ref=Path(talk.name).name,
                text=talk.text,
                held_on=talk.held_on,
                writer=talk.writer,
            ),
        ),
        mentee=mentee,
        mentor=mentor,
        reader=talk.writer,
    )
    plan = await companion.agenda(ask)
    has_nothing = any(notice.code in _NOTHING_LEFT for notice in plan.warnings)
    if found is not None:
        return plan
    unsaid = Unsaid(statement=statement, is_noted=wished is not None)
    named = with_notes_named(plan, unsaid, mentee=mentee, reader=talk.writer)
    return None if has_nothing and wished is None else named


def _has(companion: "Companion") -> bool:
    return companion.has_records


def _goal_id(name: str) -> GoalId:
    return GoalId(slug(name, fallback="goal"))


def _role_named(me: str | None) -> Reader | None:
    try:
        return Reader((me or "").strip().casefold())
    except ValueError:
        return None


def _with_roles(
    people: "Sequence[Participant]", writer: Reader | None
) -> "tuple[Participant, ...]":
    if writer is None or len(people) != len(Reader):
        return tuple(people)
    other = Reader.MENTEE if writer is Reader.MENTOR else Reader.MENTOR
    roles = (writer, other)
    return tuple(
        one.model_copy(update={"role": role.value}) for one, role in zip(people, roles, strict=True)
    )


async def _role_of(
    companion: "Companion", people: "Sequence[Participant]", text: str, *, of_several: bool
) -> Reader | None:
    """Return which of two the first of them is, who wrote the notes."""
    wanting = {goal.mentee_id for goal in await companion.goals.every()}
    writer, other = people
    if writer.id in wanting and other.id not in wanting:
        return Reader.MENTEE
    if other.id in wanting and writer.id not in wanting:
        return Reader.MENTOR
    if of_several and writer.id not in wanting:
        return Reader.MENTOR
    stored = {one.id: one for one in await companion.people.every()}
    told = role_told(stored.get(writer.id), stored.get(other.id))
    return told or role_among(stored, writer.id) or pen_of(text)


def _person(talk: Talk, role: Reader, stored: dict[PersonId, Person]) -> Person | None:
    """Return the one of this role, as stored if they are."""
    found = [one for one in talk.people if one.role == role.value]
    if len(found) != 1:
        return None
    return stored.get(found[0].id) or Person(id=found[0].id, name=found[0].name)
