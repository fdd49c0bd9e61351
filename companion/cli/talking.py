"""Which talk some notes are of: with whom, on which day, and which of the two one was."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from companion.agendas.agenda import PastNotes, Reader
from companion.agendas.pen import pen_of
from companion.application.wishes import wish_of
from companion.cli import own
from companion.cli.naming import named_person, several
from companion.cli.oneself import role_among, role_told
from companion.cli.reading import STANDARD_INPUT, looks_like_file, read_notes
from companion.errors import ConflictError, InputError
from companion.people.person import Person
from companion.sessions.session import MentoringSession, SessionId
from companion.values import DEFAULT_MINUTES

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.followups.reported import Report
    from companion.summaries.summary import Participant

_LONGEST_ID_PART: Final = 80
_AFTER_DAYS: Final = re.compile(
    r"\b(?:again|next|speak|talk|meet|call|catch up)\b[^.\n]{0,40}?\b(?:after|sometime|some time|"
    r"once|when|mid|early|late|end of|beginning of)\b(?![^.\n]{0,30}\bat\s\d)",
    re.IGNORECASE,
)
"""How people say roughly when they meet again."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the flags say of a talk; None where they leave it to be found."""

    name: str | None
    day: date | None
    me: str | None
    """Which of the two one was, or one's stored name."""
    minutes: int
    """What a mentee plans for a talk."""


@dataclass(frozen=True, kw_only=True)
class Talking:
    """One talk that was noted: its two people, and the session that will hold the notes."""

    me: Person
    other: Person
    session: MentoringSession
    is_day_told: bool
    """Whether the day was given or stands in the notes; else it is taken to be today."""
    replaces: MentoringSession | None = None
    """The same notes as they were stored of another day."""

    @property
    def participants(self) -> "tuple[Participant, ...]":
        """The two with their roles, oneself first."""
        from companion.summaries.summary import Participant

        roles = {self.session.mentor_id: Reader.MENTOR, self.session.mentee_id: Reader.MENTEE}
        return tuple(
            Participant(id=one.id, name=one.name, role=roles[one.id].value)
            for one in (self.me, self.other)
        )

    def planned(self, day: date) -> MentoringSession:
        """Return the next session of the two as it is planned: without notes."""
        return MentoringSession(
            id=SessionId(f"{self.other.id[:_LONGEST_ID_PART]}-{day.isoformat()}"),
            mentor_id=self.session.mentor_id,
            mentee_id=self.session.mentee_id,
            held_on=day,
            goal_id=self.session.goal_id,
            minutes=self.session.minutes,
        )


def name_and_notes(whom: str | None, notes: str | None) -> tuple[str | None, str | None]:
    """Return the name and the text of what was typed; None for what is still to be told.

    One argument alone is a file of notes or a name.

    Raises:
        UnreadableFileError: the notes cannot be read.
    """
    if notes is not None:
        return whom, read_notes(notes)
    if whom is not None and (whom == STANDARD_INPUT or looks_like_file(whom)):
        return None, read_notes(whom)
    return whom, None


def pasted_notes() -> str:
    """Return notes that are pasted at the terminal.

    Raises:
        InputError: nothing was pasted.
    """
    from companion.cli.printing import say
    from companion.cli.questions import END, pasted

    say(f"Paste your notes; end with a line that holds only “{END}”.")
    text = pasted()
    if text is None:
        raise InputError("no notes, so nothing was stored")
    return text


async def found(companion: "Companion", told: Told, text: str) -> Talking:
    """Return the talk that the notes are of.

    Raises:
        InputError: with whom it was, or which of the two one was, cannot be told.
        ConflictError: these notes, or others of the same talk, are stored already.
    """
    from companion.text.due import find_held_on, find_recent_day

    if not text.strip():
        raise InputError("the notes are empty, so nothing was stored")
    role_said = _role_said(told.me)
    called = told.me if role_said is None else None
    myself = await own.myself(companion, called)
    other = await _other(companion, myself, told.name, text)
    held_on = told.day or find_held_on(text) or find_recent_day(text, today=companion.today)
    role = role_said or await _role(companion, myself, other, text)
    mentor, mentee = (myself, other) if role is Reader.MENTOR else (other, myself)
    goals = [goal for goal in await companion.goals.every() if goal.mentee_id == mentee.id]
    session = MentoringSession(
        id=SessionId(f"{other.id[:_LONGEST_ID_PART]}-{held_on or companion.today}"),
        mentor_id=mentor.id,
        mentee_id=mentee.id,
        held_on=held_on or companion.today,
        goal_id=goals[0].id if len(goals) == 1 else None,
        minutes=await _minutes(companion, mentor, mentee, told, role=role),
        notes=text,
    )
    stored = [one for one in await companion.sessions.every() if one.notes.strip()]
    before = _same_notes(stored, session)
    _require_new(stored, session, before=before, is_day_given=told.day is not None)
    return Talking(
        me=myself,
        other=other,
        session=session,
        is_day_told=held_on is not None,
        replaces=before,
    )


async def reported_of(companion: "Companion", talk: Talking) -> "tuple[Report, ...]":
    """Return the open promises of earlier talks that the notes report as kept."""
    from companion.followups.reported import Called, reported

    here = {talk.session.id, *((talk.replaces.id,) if talk.replaces is not None else ())}
    pair = (talk.session.mentor_id, talk.session.mentee_id)
    earlier = [
        one
        for one in await companion.items.every()
        if (one.mentor_id, one.mentee_id) == pair
        and one.evidence.session_id not in here
        and max((one.confirmed_on, *(turn.on for turn in one.history))) <= companion.today
    ]
    names = {one.id: one.first_name for one in (talk.me, talk.other)}
    return reported(talk.session.notes, earlier, called=Called(me=talk.me.id, names=names))


def next_day(companion: "Companion", talk: Talking) -> date | None:
    """Return the day on which the notes say that the two talk again, if it is still to come."""
    from companion.application.pair import Pair

    is_mentor = talk.me.id == talk.session.mentor_id
    pair = Pair(
        mentee=talk.other if is_mentor else talk.me,
        mentor=talk.me if is_mentor else talk.other,
        writer=Reader.MENTOR if is_mentor else Reader.MENTEE,
    )
    notes = PastNotes(ref=talk.session.id, text=talk.session.notes, held_on=talk.session.held_on)
    day, words = companion.next_meeting(notes, pair=pair)
    if day is not None and _AFTER_DAYS.search(words or ""):
        return None  # "talk again after Christmas" names no day
    return day if day is not None and day > max(talk.session.held_on, companion.today) else None


async def _minutes(
    companion: "Companion", mentor: Person, mentee: Person, told: Told, *, role: Reader
) -> int:
    """Return how long their talks are: as agreed, else as planned, else the shortest usual one."""
    pair = await companion.pairs.of_people(mentor_id=mentor.id, mentee_id=mentee.id)
    if pair is not None and pair.agreement is not None:
        return pair.agreement.minutes
    # What a mentor can give in a week is for several mentees, and no length of one talk.
    return told.minutes if role is Reader.MENTEE else DEFAULT_MINUTES


def _same_notes(
    stored: Sequence[MentoringSession], session: MentoringSession
) -> MentoringSession | None:
    """Return the talk of another day that holds the same notes of the same two."""
    both, words = {session.mentor_id, session.mentee_id}, session.notes.split()
    same = (one for one in stored if {one.mentor_id, one.mentee_id} == both)
    return next((one for one in same if one.id != session.id and one.notes.split() == words), None)


def _require_new(
    stored: Sequence[MentoringSession],
    session: MentoringSession,
    *,
    before: MentoringSession | None,
    is_day_given: bool,
) -> None:
    """Refuse notes of a talk whose notes are stored; what was only planned may be noted.

    The same notes may be given another day: then they take the place of what was stored.
    """
    found = next((one for one in stored if one.id == session.id), None)
    if found is None and not is_day_given:
        found = before
    if found is not None:
        raise ConflictError(
            f"notes of this talk are stored as session {found.id!r}; if it was on another day, "
            "give it: --date 2026-11-17; to note it anew, remove it first: "
            f"companion remove sessions {found.id}"
        )


async def _other(companion: "Companion", me: Person, name: str | None, text: str) -> Person:
    people = await companion.people.every()
    if name is not None:
        other = named_person(people, name)
        if other.id == me.id:
            raise InputError(f"{other.name} is you; name with whom you talked")
        return other
    title = next((line for line in text.splitlines() if line.strip()), "")
    cast = [one for one in await own.cast_of(companion, text, title=title) if one.id != me.id]
    met = await _met(companion, me, people)
    for chosen in (cast, met):
        if len(chosen) == 1:
            return chosen[0]
    named = cast or met or [one for one in people if one.id != me.id]
    if not named:
        raise InputError("nobody but you is stored; store who it was: companion import people FILE")
    raise several(
        [one.id for one in named], flag="companion note NAME FILE", where="what is stored"
    )


async def _met(companion: "Companion", me: Person, people: Sequence[Person]) -> list[Person]:
    """Return whom one has met."""
    ids = {
        one
        for session in await companion.sessions.every()
        if me.id in {session.mentor_id, session.mentee_id}
        for one in (session.mentor_id, session.mentee_id)
    }
    return [person for person in people if person.id in ids - {me.id}]


def _role_said(me: str | None) -> Reader | None:
    try:
        return Reader((me or "").strip().casefold())
    except ValueError:
        return None


async def _role(companion: "Companion", me: Person, other: Person, text: str) -> Reader:
    """Return which of the two one was: as stored, as wanted, as noted of both, as written.

    Raises:
        InputError: nothing tells.
    """
    both = {me.id, other.id}
    sessions = await companion.sessions.every()
    for stored in (
        sorted(sessions, key=lambda one: (one.held_on, one.id)),
        await companion.pairs.every(),
        await companion.requests.every(),
    ):
        mentors = [one.mentor_id for one in stored if {one.mentor_id, one.mentee_id} == both]
        if mentors:
            return Reader.MENTOR if mentors[-1] == me.id else Reader.MENTEE
    wanting = {goal.mentee_id for goal in await companion.goals.every()}
    if (me.id in wanting) is not (other.id in wanting):
        return Reader.MENTEE if me.id in wanting else Reader.MENTOR
    if me.id not in wanting and (me.may_mentor or wish_of(other) is not None):
        return Reader.MENTOR
    people = {one.id: one for one in await companion.people.every()}
    pen = role_told(me, other) or role_among(people, me.id) or pen_of(text)
    if pen is None:
        raise InputError(
            f"which of the two were you, {other.first_name}’s mentee or mentor? "
            "Add --me mentee or --me mentor"
        )
    return pen


def at_terminal() -> bool:
    """Tell whether somebody is there to be asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
