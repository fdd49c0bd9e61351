"""What past sessions tell of reaching mentors: who was met already, and who is busy."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Final

from companion.matching.match import MentorHistory
from companion.people.person import PersonId
from companion.sessions.session import Meeting

NOW_DAYS: Final = 90
"""A pair that has met within so many days is still at it."""


def met_by(meetings: Iterable[Meeting], mentees: Collection[PersonId]) -> tuple[PersonId, ...]:
    """Return the mentors whom any of `mentees` has met, each once, by id."""
    return tuple(sorted({one.mentor_id for one in meetings if one.mentee_id in mentees}))


def histories_of(
    meetings: Iterable[Meeting], *, on: date, without: Collection[PersonId]
) -> tuple[MentorHistory, ...]:
    """Return each mentor's history, one entry per mentor.

    A pair that met was asked for and answered; silences are not known from sessions. The mentees
    `without`, for whom the match is made, are no load on the mentors they have already.
    """
    pairs: dict[PersonId, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        if meeting.mentee_id not in without:
            pairs[meeting.mentor_id].append(meeting)
    since = on - timedelta(days=min(NOW_DAYS, (on - date.min).days))
    return tuple(
        MentorHistory(
            mentor_id=mentor_id,
            asked=len(met),
            answered=len(met),
            mentees_now=sum(since <= one.last_held_on <= on for one in met),
            last_active_on=max(one.last_held_on for one in met),
        )
        for mentor_id, met in sorted(pairs.items())
    )
