"""Asking a mentor, from the draft to the answer: each use case on stored records."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from pydantic import ValidationError

from companion.access.principal import LOCAL, Principal
from companion.access.record import Stored
from companion.application.asks import OutreachAsk
from companion.application.gathering import services_of
from companion.application.records import OpenStore, RecordCollection
from companion.application.store import Unit
from companion.errors import BadRecordsError, ConflictError, InputError
from companion.goals.goal import Goal
from companion.outreach.message import OutreachMessage
from companion.people.person import Person, PersonId
from companion.people.slugs import OWN_ID
from companion.ports import Clock
from companion.problems import problems_of
from companion.requests.request import FOLLOW_UP_WORDS, Answer, Letter, Request, RequestId
from companion.requests.rules import (
    Step,
    latest_to,
    may_ask_anew,
    may_draft,
    next_step,
    silent_from,
)
from companion.requests.service import RequestsService

_LONGEST_ID_PART: Final = 80


WriteMessage = Callable[[OutreachAsk, Principal], Awaitable[OutreachMessage]]
"""Drafts the first message of a request."""


@dataclass(frozen=True, kw_only=True)
class AskedDraft:
    """A message that was drafted, and the request under which it is kept."""

    request: Request
    message: OutreachMessage
    is_follow_up: bool


@dataclass(frozen=True, kw_only=True)
class Parties:
    """Who asks whom."""

    mentee_id: PersonId
    mentor_id: PersonId


class RequestCollection(RecordCollection[Request]):
    """Stored requests, and what a mentee does with them. A person sends every message."""

    def __init__(
        self,
        *,
        store: OpenStore,
        clock: Clock,
        most_open: int,
        changed: Callable[[], Awaitable[None]],
        write: WriteMessage,
    ) -> None:

        def requests_in(unit: Unit) -> RequestsService:
            return services_of(unit, clock=clock, open_requests=most_open).requests

        super().__init__(store=store, service=requests_in, changed=changed)
        self._requests_in = requests_in
        self._clock = clock
        self._write = write

    async def latest(self, parties: Parties, *, principal: Principal = LOCAL) -> Request | None:
        """Return the last request of the one to the other; None when there was none."""
        row = await self._latest_row(parties, principal)
        return None if row is None else row.value

    async def draft(self, ask: OutreachAsk, *, principal: Principal = LOCAL) -> AskedDraft:
        """Draft the first message, or the one follow-up once a mentor has been silent, and keep it.

        `ask` names stored records by id. A first message that was not sent yet is drafted anew.

        Raises:
            InputError: `ask` holds a value where an id is needed.
            NotFoundError: an id is not stored, or not for the principal.
            ConflictError: the mentor was asked, and no message is due; the sentence says why.
            OpenRequestsError: as many requests wait for an answer as may at once.
        """
        parties = _parties_of(ask)
        before = await self._latest_row(parties, principal)
        today = self._clock.today()
        step = None if before is None else next_step(before.value, on=today)
        if before is not None and step in {Step.FOLLOW_UP, Step.SEND_FOLLOW_UP}:
            return await self._follow_up(before, today=today, principal=principal)
        if before is not None and not may_draft(before.value, on=today):
            raise ConflictError(_why_not(before.value, on=today))
        redrafted = before if step is Step.SEND else None
        if redrafted is None:
            await self._require_room(parties, today=today, principal=principal)
        message = await self._write(ask, principal)
        letter = Letter(body=message.body, subject=message.subject, drafted_on=today)
        request = Request(
            id=redrafted.value.id if redrafted else await self._new_id(parties, today, principal),
            mentee_id=parties.mentee_id,
            mentor_id=parties.mentor_id,
            goal_id=ask.goal_id,
            channel=ask.channel,
            minutes=ask.minutes,
            message=letter,
        )
        await self._keep(request, redrafted, principal)
        return AskedDraft(request=request, message=message, is_follow_up=False)

    async def mark_sent(self, parties: Parties, *, principal: Principal = LOCAL) -> Request:
        """Record that a person has sent the message, or the follow-up, that was drafted last.

        Without a draft it is recorded that a message of the mentee's own was sent.

        Raises:
            ConflictError: it is recorded already.
            OpenRequestsError: as many requests wait for an answer as may at once.
        """
        row = await self._latest_row(parties, principal)
        today = self._clock.today()
        if row is None or (row.value.message.sent_on and may_ask_anew(row.value, on=today)):
            sent = Request(
                id=await self._new_id(parties, today, principal),
                mentee_id=parties.mentee_id,
                mentor_id=parties.mentor_id,
                message=Letter(drafted_on=today, sent_on=today),
            )
            await self._keep(sent, None, principal)
            return sent
        request = row.value
        if request.message.sent_on is None:
            sent = _remade(request, message=_sent(request.message, today))
        elif request.follow_up is not None and request.follow_up.sent_on is None:
            sent = _remade(request, follow_up=_sent(request.follow_up, today))
        else:
            raise ConflictError(
                f"the message to {request.mentor_id!r} is recorded as sent on "
                f"{request.last_sent_on}; to record an answer: --answered yes, no or more"
            )
        await self._keep(sent, row, principal)
        return sent

    async def mark_answered(
        self,
        parties: Parties,
        answer: Answer,
        *,
        text: str | None = None,
        principal: Principal = LOCAL,
    ) -> Request:
        """Record what the mentor answered; a later answer takes the place of an earlier one.

        A message that nobody recorded as sent is taken to have been sent when it was drafted.

        Raises:
            InputError: nobody of this id was asked.
        """
        row = await self._latest_row(parties, principal)
        if row is None:
            raise InputError(
                f"no request to {parties.mentor_id!r} is stored, so there is nothing to answer; "
                "record that you asked: companion ask NAME --sent"
            )
        message = row.value.message
        if message.sent_on is None:
            message = _sent(message, message.drafted_on)
        answered = _remade(
            row.value,
            message=message,
            answer=answer,
            answered_on=self._clock.today(),
            answer_text=text or row.value.answer_text,
        )
        await self._keep(answered, row, principal)
        return answered

    async def follow_up_to(
        self, request_id: str, *, principal: Principal = LOCAL
    ) -> OutreachMessage:
        """Return the follow-up to a stored request without keeping it.

        Raises:
            NotFoundError: it is not stored, or not for the principal.
            ConflictError: none is due; the sentence says why.
        """
        request = (await self.get(request_id, principal=principal)).value
        today = self._clock.today()
        if next_step(request, on=today) not in {Step.FOLLOW_UP, Step.SEND_FOLLOW_UP}:
            raise ConflictError(_why_not(request, on=today))
        return await self._reminder(request, principal)

    async def _follow_up(
        self, row: Stored[Request], *, today: date, principal: Principal
    ) -> AskedDraft:
        message = await self._reminder(row.value, principal)
        letter = Letter(body=message.body, subject=message.subject, drafted_on=today)
        request = _remade(row.value, follow_up=letter)
        await self._keep(request, row, principal)
        return AskedDraft(request=request, message=message, is_follow_up=True)

    async def _reminder(self, request: Request, principal: Principal) -> OutreachMessage:
        async with (await self._store()).reading() as unit:
            mentee, mentor, goal = await _parties_stored(unit, request, principal, self._clock)
        # Imported here: it reads goals, and only a follow-up should wait for what that takes.
        from companion.outreach.follow_up import FollowUpBrief, follow_up  # noqa: PLC0415

        sent_on = request.message.sent_on or request.message.drafted_on
        return follow_up(
            FollowUpBrief(
                mentee=mentee,
                mentor=mentor,
                goal=goal,
                channel=request.channel,
                minutes=request.minutes,
                asked_on=sent_on,
                subject=request.message.subject,
            ),
            most_words=FOLLOW_UP_WORDS,
        )

    async def _require_room(self, parties: Parties, *, today: date, principal: Principal) -> None:
        """Refuse one request too many before anything is drafted for it."""
        probe = Request(
            id=await self._new_id(parties, today, principal),
            mentee_id=parties.mentee_id,
            mentor_id=parties.mentor_id,
            message=Letter(drafted_on=today),
        )
        async with (await self._store()).reading() as unit:
            await self._requests_in(unit).require_room(principal=principal, values=[probe])

    async def _latest_row(self, parties: Parties, principal: Principal) -> Stored[Request] | None:
        async with (await self._store()).reading() as unit:
            rows = await self._requests_in(unit).every(principal=principal)
        by_id = {row.value.id: row for row in rows}
        latest = latest_to(
            (row.value for row in rows),
            mentee_id=parties.mentee_id,
            mentor_id=parties.mentor_id,
        )
        return None if latest is None else by_id[latest.id]

    async def _keep(
        self, request: Request, row: Stored[Request] | None, principal: Principal
    ) -> None:
        if row is None:
            await self.add_many([request], principal=principal)
        else:
            await self.replace(request, version=row.stamp.version, principal=principal)

    async def _new_id(self, parties: Parties, today: date, principal: Principal) -> RequestId:
        """Return a free id made of who is asked, by whom if not by oneself, and the day."""
        asker = "" if parties.mentee_id == OWN_ID else f"{parties.mentee_id[:_LONGEST_ID_PART]}-"
        base = f"{asker}{parties.mentor_id[:_LONGEST_ID_PART]}-{today.isoformat()}"
        taken = {request.id for request in await self.every(principal=principal)}
        number, free = 2, base
        while free in taken:
            number, free = number + 1, f"{base}-{number}"
        return RequestId(free)


def _parties_of(ask: OutreachAsk) -> Parties:
    if ask.mentee_id is None or ask.mentor_id is None or ask.goal_id is None:
        raise InputError(
            "a request is kept with stored records: give mentee_id, mentor_id, goal_id"
        )
    return Parties(mentee_id=ask.mentee_id, mentor_id=ask.mentor_id)


async def _parties_stored(
    unit: Unit, request: Request, principal: Principal, clock: Clock
) -> tuple[Person, Person, Goal | None]:
    services = services_of(unit, clock=clock)
    mentee = await services.people.get(principal=principal, record_id=request.mentee_id)
    mentor = await services.people.get(principal=principal, record_id=request.mentor_id)
    goal = None
    if request.goal_id is not None:
        goal = await services.goals.find(principal=principal, record_id=request.goal_id)
    return mentee.value, mentor.value, None if goal is None else goal.value


def _why_not(request: Request, *, on: date) -> str:
    """Return why no message to this mentor is due."""
    who, sent_on = repr(request.mentor_id), request.last_sent_on
    match next_step(request, on=on):
        case Step.WAIT if sent_on is not None:
            return f"{who} was written to on {sent_on}; wait until {silent_from(sent_on)}"
        case Step.PREPARE:
            return f"{who} said yes on {request.answered_on}; prepare the first talk"
        case Step.TELL_MORE:
            return f"{who} asked to know more on {request.answered_on}; answer that first"
        case Step.ASK_ANOTHER if request.answer is Answer.NO:
            return f"{who} said no on {request.answered_on}; ask somebody else"
        case Step.SEND:
            return f"the first message to {who} was not sent yet; send it, then record that"
        case _:
            return f"{who} did not answer since {sent_on}; ask somebody else, a mentor gets no more"


def _sent(letter: Letter, day: date) -> Letter:
    return letter.model_copy(update={"sent_on": day})


def _remade(request: Request, **changes: object) -> Request:
    """Return a request with changes.

    Raises:
        BadRecordsError: the days contradict each other.
    """
    try:
        return Request.model_validate({**dict(request), **changes})
    except ValidationError as error:
        problems = problems_of(error, of=Request, where=f"request {request.id!r}")
        raise BadRecordsError(problems) from None
