"""Where a request stands and what comes next, on any day; nothing here asks for the time."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from companion.people.person import PersonId
from companion.requests.request import Answer, Request, Standing

SILENT_AFTER_DAYS: Final = 7
"""Days without an answer after which a mentor counts as silent."""

LAPSES_AFTER_DAYS: Final = 28
"""Days after which nothing more is made of a request: a reminder would only puzzle."""

ANEW_AFTER_DAYS: Final = 365
"""Days after which somebody who said no, or nothing, may be asked once more."""


class Step(StrEnum):
    """What the mentee does next about a request."""

    SEND = "send"
    WAIT = "wait"
    FOLLOW_UP = "follow_up"
    """Draft the one follow-up."""
    SEND_FOLLOW_UP = "send_follow_up"
    TELL_MORE = "tell_more"
    PREPARE = "prepare"
    ASK_ANOTHER = "ask_another"


_AFTER_ANSWER: Final = {
    Answer.YES: Step.PREPARE,
    Answer.NO: Step.ASK_ANOTHER,
    Answer.MORE: Step.TELL_MORE,
}


def standing(request: Request, *, on: date) -> Standing:
    """Return where a request stands on a day."""
    if request.answer is not None:
        return Standing(request.answer.value)
    sent_on = request.last_sent_on
    if sent_on is None:
        return Standing.DRAFTED
    return Standing.SENT if on < silent_from(sent_on) else Standing.SILENT


def next_step(request: Request, *, on: date) -> Step:
    """Return what comes next: after the follow-up was met with silence, the next mentor."""
    if request.answer is not None:
        return _AFTER_ANSWER[request.answer]
    sent_on = request.message.sent_on
    if sent_on is None:
        return Step.SEND
    if standing(request, on=on) is Standing.SENT:
        return Step.WAIT
    if request.last_sent_on != sent_on or has_lapsed(sent_on, on=on):
        return Step.ASK_ANOTHER
    return Step.FOLLOW_UP if request.follow_up is None else Step.SEND_FOLLOW_UP


def is_open(request: Request, *, on: date) -> bool:
    """Tell whether a request still waits: drafted, sent, to be followed up, or to be told more.

    What nobody touched for `LAPSES_AFTER_DAYS` waits no longer.
    """
    match next_step(request, on=on):
        case Step.PREPARE | Step.ASK_ANOTHER:
            return False
        case _:
            touched = request.answered_on or request.last_sent_on or request.message.drafted_on
            return not has_lapsed(touched, on=on)


def may_ask_anew(request: Request, *, on: date) -> bool:
    """Tell whether so long has passed since a request ended that a new one is no insistence."""
    touched = request.answered_on or request.last_sent_on or request.message.drafted_on
    return not is_open(request, on=on) and (on - touched).days > ANEW_AFTER_DAYS


def may_draft(request: Request, *, on: date) -> bool:
    """Tell whether a message may be drafted after this request: its own, a reminder, a new one."""
    step = next_step(request, on=on)
    return step in {Step.SEND, Step.FOLLOW_UP, Step.SEND_FOLLOW_UP} or may_ask_anew(request, on=on)


def silent_from(sent_on: date) -> date:
    """Return the day from which a mentor who was written to counts as silent."""
    return sent_on + _days(SILENT_AFTER_DAYS, after=sent_on)


def has_lapsed(since: date, *, on: date) -> bool:
    """Tell whether so long has passed that nothing more comes of it."""
    return (on - since).days > LAPSES_AFTER_DAYS


def too_many(
    stored: Iterable[Request], values: Sequence[Request], *, most: int, on: date
) -> tuple[Request, ...]:
    """Return the open requests of a mentee for whom `values` would open more than `most`.

    Empty where nobody gets too many. A request that was open before may stay and change.
    """
    given = {value.id for value in values}
    kept: dict[PersonId, list[Request]] = {}
    before: set[str] = set()
    for request in stored:
        if is_open(request, on=on):
            before.add(request.id)
            if request.id not in given:
                kept.setdefault(request.mentee_id, []).append(request)
    opened = [value for value in values if is_open(value, on=on)]
    for mentee_id in dict.fromkeys(value.mentee_id for value in opened):
        theirs = [value for value in opened if value.mentee_id == mentee_id]
        already = kept.get(mentee_id, [])
        is_more = any(value.id not in before for value in theirs)
        if is_more and len(already) + len(theirs) > most:
            return tuple(already) or tuple(theirs)
    return ()


def latest_to(requests: Iterable[Request], *, mentee_id: str, mentor_id: str) -> Request | None:
    """Return the last request of a mentee to a mentor; None when there was none."""
    between = (one for one in requests if (one.mentee_id, one.mentor_id) == (mentee_id, mentor_id))
    return max(between, key=lambda one: (one.message.drafted_on, one.id), default=None)


def _days(count: int, *, after: date) -> timedelta:
    """Return some days, fewer at the end of the calendar."""
    return timedelta(days=min(count, (date.max - after).days))
