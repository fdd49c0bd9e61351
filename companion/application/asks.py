"""What can be asked of the companion: values inline, or the ids of stored records."""

import datetime
from typing import Annotated

from pydantic import Field, model_validator

from companion.agendas.agenda import PastNotes, Reader
from companion.goals.goal import Goal, GoalId
from companion.matching.cohort import CohortConstraints
from companion.outreach.message import Grounds, MessageChannel, Pairing
from companion.people.availability import TimeZoneName
from companion.people.career import Position
from companion.people.person import Person, PersonId
from companion.requests.request import RequestId
from companion.sessions.session import SessionId
from companion.summaries.summary import Participant
from companion.topics.topic import DEFAULT_TOPICS
from companion.values import DEFAULT_MINUTES, MOST_SLOTS, Line, Minutes, NotesText, Text, Value


def _one_of(**given: object) -> None:
    named = [name for name, value in given.items() if value is not None]
    if len(named) != 1:
        names = " or ".join(given)
        raise ValueError(f"give exactly one of {names}")


class MatchAsk(Value):
    """Find mentors. Without `mentors` and `mentor_ids`, all stored people who may mentor count."""

    goals: tuple[Goal, ...] = ()
    goal_ids: tuple[GoalId, ...] = ()
    mentors: tuple[Person, ...] = ()
    mentor_ids: tuple[PersonId, ...] = ()
    mentees: tuple[Person, ...] = ()
    mentee_ids: tuple[PersonId, ...] = ()
    top_k: Annotated[int, Field(ge=1, le=10_000)] | None = 5
    on: datetime.date | None = None
    """The day from which availability counts; today when absent."""
    explain: bool = False
    """Whether each match tells its score part by part, with the nearest words to each wish."""
    diverse: bool = False
    """Whether different paths, industries and years of work are wanted side by side."""
    second_opinion: bool = False
    """Whether mentors whom the goals' mentees have met in stored sessions come after the others."""
    asked: tuple[PersonId, ...] = ()
    """Mentors who were asked already and come after the others."""
    ignore_reachability: bool = False
    """Whether mentors who are hard to reach stand where their fit alone puts them."""


class CohortAsk(Value):
    """Pair a cohort."""

    mentors: tuple[Person, ...] = ()
    mentor_ids: tuple[PersonId, ...] = ()
    mentees: tuple[Person, ...] = ()
    mentee_ids: tuple[PersonId, ...] = ()
    goals: tuple[Goal, ...] = ()
    goal_ids: tuple[GoalId, ...] = ()
    constraints: CohortConstraints = CohortConstraints()
    on: datetime.date | None = None


class ReceivedAsk(Value):
    """A request that the mentor was sent, to be read and answered."""

    text: Annotated[NotesText, Field(min_length=1)]
    sender_id: PersonId | None = None
    """Who sent it, where they are stored; else the name that it is signed with."""
    slots: Annotated[tuple[Line, ...], Field(max_length=MOST_SLOTS)] = ()
    """Times that a yes offers, in the mentor's words; free ones of the mentor when absent."""
    minutes_a_week: Annotated[int, Field(ge=1, le=600)] | None = None
    """What the mentor can give in a week, to tell whether it fits this one."""


class OutreachAsk(Value):
    """Write a first message.

    With `follow_up_to` alone it is the one reminder of a stored request, with `received` alone the
    three replies to a request that one was sent.
    """

    follow_up_to: RequestId | None = None
    received: ReceivedAsk | None = None
    mentee: Person | None = None
    mentee_id: PersonId | None = None
    mentor: Person | None = None
    mentor_id: PersonId | None = None
    goal: Goal | None = None
    goal_id: GoalId | None = None
    channel: MessageChannel = MessageChannel.EMAIL
    minutes: Minutes = DEFAULT_MINUTES
    grounds: Grounds | None = None
    """What of the mentor's profile is named first; the closest to the goal when absent."""
    paired_by: Pairing | None = None
    """Given where a programme has paired the two, which the message then says."""
    notes_are_own: bool | None = None
    """Whether what is noted of the mentor is the mentee's own note, so that "I" is the mentee."""

    @model_validator(mode="after")
    def _names_each_part_once(self) -> "OutreachAsk":
        for alone in ("follow_up_to", "received"):
            if getattr(self, alone) is not None:
                if self.model_fields_set != {alone}:
                    raise ValueError(f"{alone} stands alone: it knows all the rest")
                return self
        _one_of(mentee=self.mentee, mentee_id=self.mentee_id)
        _one_of(mentor=self.mentor, mentor_id=self.mentor_id)
        _one_of(goal=self.goal, goal_id=self.goal_id)
        return self


class AgendaAsk(Value):
    """Plan a session. A stored goal brings the notes of its stored sessions along."""

    goal: Goal | None = None
    goal_id: GoalId | None = None
    minutes: Minutes = DEFAULT_MINUTES
    notes: tuple[PastNotes, ...] = ()
    session_ids: tuple[SessionId, ...] = ()
    mentee: Person | None = None
    mentor: Person | None = None
    on: datetime.date | None = None
    """The day of the session that is planned; today when absent."""
    reader: Reader | None = None
    """Whose plan it is, and who "I" is in the notes; without it the plan suits both."""

    @model_validator(mode="after")
    def _names_the_goal_once(self) -> "AgendaAsk":
        _one_of(goal=self.goal, goal_id=self.goal_id)
        return self


class SummaryAsk(Value):
    """Sum up notes. Of a stored session, its date, people and notes are used.

    `about` is what is wanted of a long recorded talk: a question or a goal in words.
    """

    notes: NotesText | None = None
    session_id: SessionId | None = None
    date: datetime.date | None = None
    participants: tuple[Participant, ...] = ()
    me: PersonId | None = None
    about: Text | None = None

    @model_validator(mode="after")
    def _names_the_notes_once(self) -> "SummaryAsk":
        _one_of(notes=self.notes, session_id=self.session_id)
        return self

    @model_validator(mode="after")
    def _says_who_is_who(self) -> "SummaryAsk":
        ids = [participant.id for participant in self.participants]
        twice = next((one for one in ids if ids.count(one) > 1), None)
        if twice is not None:
            raise ValueError(f"two participants have the id {twice!r}; give each their own")
        if self.me is not None and ids and self.me not in ids:
            raise ValueError(f"me is {self.me!r}, and took no part; name one of {', '.join(ids)}")
        return self


class TopicsAsk(Value):
    """Suggest topics. A stored mentee brings career, goals and session notes along."""

    career: tuple[Position, ...] = ()
    mentee_id: PersonId | None = None
    headline: Text | None = None
    skills: tuple[str, ...] = ()
    goal: Goal | None = None
    goal_id: GoalId | None = None
    notes: tuple[PastNotes, ...] = ()
    reader: Reader | None = None
    """Who asks; the mentee, unless it is said or the goal is told of somebody else."""
    mentee: Person | None = None
    mentor: Person | None = None
    """Who the two in the notes are, where it is known."""
    time_zone: TimeZoneName | None = None
    """Where the mentee is: dated notes on the rules of another country stay away."""
    top_k: Annotated[int, Field(ge=1, le=20)] = DEFAULT_TOPICS

    @model_validator(mode="after")
    def _has_something_to_go_by(self) -> "TopicsAsk":
        if not (self.career or self.mentee_id or self.goal or self.goal_id or self.notes):
            raise ValueError("give a career, a mentee_id, a goal or notes: topics rest on them")
        return self
