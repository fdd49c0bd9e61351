"""The drafts that models are judged by: the four kinds, on the samples and on jotted notes."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from companion.agendas.agenda import PastNotes, Reader
from companion.application.asks import AgendaAsk, OutreachAsk, SummaryAsk, TopicsAsk
from companion.application.companion import Companion
from companion.outreach.message import MessageChannel
from companion.samples import Samples
from companion.sessions.session import MentoringSession
from companion.writing.draft import Drafted
from evals.jotted import cases as jotted_cases

PER_TASK: Final = 32
_JOTTED: Final = "notes_dev"
_CHANNELS: Final = (
    *(MessageChannel.EMAIL,) * 3,
    MessageChannel.CHAT,
    MessageChannel.INVITE,
)

Draft = Callable[[Companion], Awaitable[Drafted]]
Ask = OutreachAsk | AgendaAsk | TopicsAsk | SummaryAsk


@dataclass(frozen=True, kw_only=True)
class DraftCase:
    """A draft to be asked for.

    Attributes:
        name: the task and what it is about, unique.
        task: the prompt's name.
        ask: what is asked of the companion.
    """

    name: str
    task: str
    ask: Ask

    async def draft(self, companion: Companion) -> Drafted:
        """Return the draft that `companion` writes."""
        match self.ask:
            case OutreachAsk():
                return await companion.outreach(self.ask)
            case AgendaAsk():
                return await companion.agenda(self.ask)
            case TopicsAsk():
                return await companion.topics(self.ask)
            case SummaryAsk():
                return await companion.summarize(self.ask)


def draft_cases(samples: Samples, *, per_task: int = PER_TASK) -> tuple[DraftCase, ...]:
    """Return up to `per_task` cases of each kind, always the same ones in the same order."""
    kinds = (_messages(samples), _agendas(samples), _summaries(samples), _topics(samples))
    return tuple(case for kind in kinds for case in islice(kind, per_task))


def _messages(samples: Samples) -> Iterator[DraftCase]:
    mentees = {one.id: one for one in samples.mentees}
    for number, mentor in enumerate(samples.mentors):
        goal = samples.goals[number % len(samples.goals)]
        if goal.mentee_id is None:
            continue
        channel = _CHANNELS[number % len(_CHANNELS)]
        ask = OutreachAsk(mentee=mentees[goal.mentee_id], mentor=mentor, goal=goal, channel=channel)
        yield DraftCase(
            name=f"outreach {goal.id} {mentor.id} {channel.value}", task="outreach", ask=ask
        )


def _agendas(samples: Samples) -> Iterator[DraftCase]:
    people = {one.id: one for one in (*samples.mentees, *samples.mentors)}
    goals = {goal.id: goal for goal in samples.goals}
    for session in _with_notes(samples):
        if session.goal_id is None:
            continue
        ask = AgendaAsk(
            goal=goals[session.goal_id],
            notes=(_past(session),),
            mentee=people[session.mentee_id],
            mentor=people[session.mentor_id],
            reader=Reader.MENTEE,
        )
        yield DraftCase(name=f"agenda after {session.id}", task="agenda", ask=ask)
    for number, goal in enumerate(samples.goals):
        mentee = people[goal.mentee_id] if goal.mentee_id else None
        reader = (None, Reader.MENTEE, Reader.MENTOR)[number % 3]
        ask = AgendaAsk(goal=goal, minutes=20, mentee=mentee, reader=reader)
        yield DraftCase(name=f"agenda {goal.id}", task="agenda", ask=ask)


def _summaries(samples: Samples) -> Iterator[DraftCase]:
    for session in _with_notes(samples):
        ask = SummaryAsk(notes=session.notes, date=session.held_on)
        yield DraftCase(name=f"summary {session.id}", task="summary", ask=ask)
    for gold in jotted_cases(_JOTTED):
        fields = {key: gold[key] for key in ("notes", "participants", "me")}
        ask = SummaryAsk.model_validate({**fields, "date": gold["held_on"]})
        yield DraftCase(name=f"summary {gold['id']}", task="summary", ask=ask)


def _topics(samples: Samples) -> Iterator[DraftCase]:
    people = {one.id: one for one in samples.mentees}
    sessions = {session.goal_id: session for session in _with_notes(samples)}
    for is_with_notes in (True, False):
        for goal in samples.goals:
            session = sessions.get(goal.id)
            if goal.mentee_id is None or (is_with_notes and session is None):
                continue
            mentee = people[goal.mentee_id]
            ask = TopicsAsk(
                career=mentee.career,
                headline=mentee.headline,
                skills=mentee.skills,
                goal=goal,
                notes=(_past(session),) if is_with_notes and session else (),
                mentee=mentee,
            )
            after = f" after {session.id}" if is_with_notes and session else ""
            yield DraftCase(name=f"topics {goal.id}{after}", task="topics", ask=ask)


def _with_notes(samples: Samples) -> tuple[MentoringSession, ...]:
    return tuple(one for one in samples.sessions if (one.notes or "").strip())


def _past(session: MentoringSession) -> PastNotes:
    return PastNotes(ref=session.id, text=session.notes or "", held_on=session.held_on)
