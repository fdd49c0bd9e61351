"""What sessions and requests tell of reaching mentors: who was met, who answers, who is busy."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from companion.matching.match import MentorHistory
from companion.people.person import PersonId
from companion.requests.request import Asking
from companion.requests.rules import silent_from
from companion.sessions.session import Meeting

NOW_DAYS: Final = 90
"""A pair that has met within so many days is still at it."""


def met_by(meetings: Iterable[Meeting], mentees: Collection[PersonId]) -> tuple[PersonId, ...]:
    """Return the mentors whom any of `mentees` has met, each once, by id."""
    return tuple(sorted({one.mentor_id for one in meetings if one.mentee_id in mentees}))


def asked_by(askings: Iterable[Asking], mentees: Collection[PersonId]) -> tuple[PersonId, ...]:
    """Return the mentors to whom any of `mentees` has written, each once, by id."""
    return tuple(sorted({one.mentor_id for one in askings if one.mentee_id in mentees}))


def histories_of(
    meetings: Iterable[Meeting],
    askings: Iterable[Asking] = (),
    *,
    on: date,
    without: Collection[PersonId],
) -> tuple[MentorHistory, ...]:
    """Return each mentor's history, one entry per mentor.

    A pair that met was asked for and answered. A request counts once it is answered or has been
    met with silence; of a pair that met it is not counted again. The mentees `without`, for whom
    the match is made, are no load on the mentors they have already.
    """
    pairs: dict[PersonId, list[Meeting]] = defaultdict(list)
    met: set[tuple[PersonId, PersonId]] = set()
    for meeting in meetings:
        met.add((meeting.mentor_id, meeting.mentee_id))
        if meeting.mentee_id not in without:
            pairs[meeting.mentor_id].append(meeting)
    settled: dict[PersonId, list[Asking]] = defaultdict(list)
    for one in askings:
        if (one.mentor_id, one.mentee_id) not in met and _is_settled(one, on=on):
            settled[one.mentor_id].append(one)
    return tuple(
        _history(mentor_id, pairs.get(mentor_id, []), settled.get(mentor_id, []), on=on)
        for mentor_id in sorted({*pairs, *settled})
    )


def _is_settled(one: Asking, *, on: date) -> bool:
    if one.answered_on is not None:
        return one.answered_on <= on
    return silent_from(one.last_sent_on) <= on


def _history(
    mentor_id: PersonId, met: Sequence[Meeting], settled: Sequence[Asking], *, on: date
) -> MentorHistory:
    since = on - timedelta(days=min(NOW_DAYS, (on - date.min).days))
    until = on + timedelta(days=min(NOW_DAYS, (date.max - on).days))
    answered = sum(one.answered_on is not None for one in settled)
    days = [
        *(min(on, one.last_held_on) for one in met),
        *(one.answered_on or one.last_sent_on for one in settled),
    ]
    return MentorHistory(
        mentor_id=mentor_id,
        asked=len(met) + len(settled),
        answered=len(met) + answered,
        # A talk that is planned is as much of a load as one that was held.
        mentees_now=sum(since <= one.last_held_on <= until for one in met),
        last_active_on=max(days),
    )
