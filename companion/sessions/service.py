"""Stored sessions: the use cases, and what they ask of a database."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from companion.access.policy import Action, allows
from companion.access.principal import Principal
from companion.access.record import Stored, Visibility
from companion.access.records import (
    DEFAULT_PAGE,
    KnownIds,
    Page,
    Records,
    Repository,
    unknown_reference,
)
from companion.agendas.agenda import PastNotes
from companion.errors import BadRecordsError, Problem, shortened
from companion.goals.goal import GoalId
from companion.people.person import PersonId
from companion.ports import Clock
from companion.sessions.session import Meeting, MentoringSession


class SessionsRepository(Repository[MentoringSession], Protocol):
    """Where sessions are kept.

    Each belongs to the pair of its mentor and mentee, and its notes become passages of that pair
    with the session's owner and visibility. Removing a session removes those passages.
    """

    async def between(
        self,
        *,
        principal: Principal,
        mentee_id: PersonId | None,
        mentor_id: PersonId | None,
        goal_id: GoalId | None,
    ) -> tuple[Stored[MentoringSession], ...]:
        """Return the readable sessions that match all ids given, the earliest first.

        The ids are those of the principal's own people and goals.
        """
        ...

    async def meetings(self, *, principal: Principal) -> tuple[Meeting, ...]:
        """Return who of the principal's own people has met whom, of all readable sessions."""
        ...


@dataclass(frozen=True, kw_only=True)
class KnownRecords:
    """Where the people and goals that a session names are looked up."""

    people: KnownIds
    goals: KnownIds


class SessionsService(Records[MentoringSession]):
    """Import, find, list, replace and remove sessions. Their people and goal must be stored."""

    kind: ClassVar[str] = "session"
    new_visibility: ClassVar[Visibility] = Visibility.PAIR

    def __init__(
        self, sessions: SessionsRepository, *, records: KnownRecords, clock: Clock
    ) -> None:
        super().__init__(sessions, clock=clock)
        self._sessions = sessions
        self._records = records

    def visibility_of(self, value: MentoringSession) -> Visibility:
        """Return who may read a session and its notes."""
        return Visibility.ME if value.private else Visibility.PAIR

    async def find(
        self, *, principal: Principal, record_id: str
    ) -> Stored[MentoringSession] | None:
        """Return a session that the principal may read, with the feedback they may see, or None."""
        row = await super().find(principal=principal, record_id=record_id)
        return None if row is None else as_seen(row, principal)

    async def list_(
        self, *, principal: Principal, after: str | None = None, limit: int = DEFAULT_PAGE
    ) -> Page[MentoringSession]:
        """Return one page of what the principal may read, with the feedback that they may see.

        Raises:
            InputError: `limit` is out of range or `after` is not a cursor of an earlier page.
        """
        page = await super().list_(principal=principal, after=after, limit=limit)
        return dataclasses.replace(page, rows=tuple(as_seen(row, principal) for row in page.rows))

    async def between(
        self,
        *,
        principal: Principal,
        mentee_id: PersonId | None = None,
        mentor_id: PersonId | None = None,
        goal_id: GoalId | None = None,
    ) -> tuple[Stored[MentoringSession], ...]:
        """Return the sessions of these that the principal may read, as they may, oldest first.

        The ids are those of the principal's own people and goals; None stands for any.
        """
        rows = await self._sessions.between(
            principal=principal, mentee_id=mentee_id, mentor_id=mentor_id, goal_id=goal_id
        )
        return tuple(
            as_seen(row, principal) for row in rows if allows(principal, Action.READ, row.stamp)
        )

    async def _check_references(self, *, owner_id: str, values: Sequence[MentoringSession]) -> None:
        people = {name for session in values for name in (session.mentor_id, session.mentee_id)}
        goals = {session.goal_id for session in values if session.goal_id is not None}
        known_people = await self._records.people.known(owner_id=owner_id, ids=people)
        known_goals = await self._records.goals.known(owner_id=owner_id, ids=goals)
        problems = tuple(
            problem
            for session in values
            for problem in _problems(session, people=known_people, goals=known_goals)
        )
        if problems:
            raise BadRecordsError(problems)


def past_notes(sessions: Iterable[MentoringSession]) -> tuple[PastNotes, ...]:
    """Return what may be quoted of sessions, without those of which there are no notes.

    `ref` is the session's id.
    """
    return tuple(
        PastNotes(ref=one.id, text=one.notes_left, held_on=one.held_on)
        for one in sessions
        if one.notes.strip()
    )


def as_seen(row: Stored[MentoringSession], principal: Principal) -> Stored[MentoringSession]:
    """Return a session without what its owner keeps to themselves.

    That is feedback which is not shared, what was struck, and whether a recap was sent.
    """
    if row.stamp.owner_id == principal.person_id:
        return row
    shared = tuple(one for one in row.value.feedback if one.is_shared)
    seen = {"feedback": shared, "struck": (), "recap_sent_on": None}
    return dataclasses.replace(row, value=row.value.model_copy(update=seen))


def _problems(
    session: MentoringSession, *, people: frozenset[str], goals: frozenset[str]
) -> Iterator[Problem]:
    where = f"session {session.id!r}"
    if session.mentor_id not in people:
        yield unknown_reference(where, "mentor_id", session.mentor_id, kind="person")
    if session.mentee_id not in people:
        yield unknown_reference(where, "mentee_id", session.mentee_id, kind="person")
    if session.goal_id is not None and session.goal_id not in goals:
        yield unknown_reference(where, "goal_id", session.goal_id, kind="goal")
    if session.mentor_id == session.mentee_id:
        yield Problem(
            where=where,
            field="mentee_id",
            value=shortened(session.mentee_id),
            remedy="mentor and mentee are the same person; name two people",
        )
