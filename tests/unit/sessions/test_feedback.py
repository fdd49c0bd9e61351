"""Feedback on a talk: one word from each side, and nothing of it for the other unless shared."""

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from companion.access.principal import Principal
from companion.access.record import Stamp, Stored, Visibility
from companion.pairs.agreement import Side
from companion.people.person import PersonId
from companion.sessions.feedback import Answered, Feedback, TimeGiven
from companion.sessions.service import as_seen
from companion.sessions.session import MentoringSession, SessionId

DAY = date(2026, 3, 4)
KEPT = Feedback(side=Side.MENTOR, on=DAY, time=TimeGiven.TOO_SHORT, learnt="Ask before I draw")
SHARED = Feedback(side=Side.MENTEE, on=DAY, answered=Answered.PARTLY, is_shared=True)


def a_row() -> Stored[MentoringSession]:
    moment = datetime(2026, 3, 4, tzinfo=UTC)
    session = MentoringSession(
        id=SessionId("s"),
        mentor_id=PersonId("ola"),
        mentee_id=PersonId("finn"),
        held_on=DAY,
        feedback=(KEPT, SHARED),
    )
    stamp = Stamp(
        owner_id="ola",
        visibility=Visibility.PAIR,
        version=1,
        created_at=moment,
        updated_at=moment,
    )
    return Stored(value=session, stamp=stamp)


def test_whoever_gave_it_sees_it() -> None:
    row = a_row()

    assert as_seen(row, Principal(person_id="ola")).value.feedback == (KEPT, SHARED)
    assert row.value.feedback_of(Side.MENTOR) == KEPT


def test_the_other_side_sees_only_what_was_shared() -> None:
    seen = as_seen(a_row(), Principal(person_id="finn"))

    assert seen.value.feedback == (SHARED,)
    assert seen.value.feedback_of(Side.MENTOR) is None


def test_feedback_that_answers_nothing_is_refused() -> None:
    with pytest.raises(ValidationError, match="says nothing"):
        Feedback(side=Side.MENTEE, on=DAY, is_shared=True)


def test_one_side_is_heard_once() -> None:
    twice = {**a_row().value.model_dump(), "feedback": (KEPT, KEPT)}

    with pytest.raises(ValidationError, match="one side stands there twice"):
        MentoringSession.model_validate(twice)
