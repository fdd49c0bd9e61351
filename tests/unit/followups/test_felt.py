"""Feedback in words: all of it to oneself, and to the other in their own terms."""

from datetime import date

from companion.followups.felt import in_short, is_unanswered, to_the_other
from companion.pairs.agreement import Side
from companion.sessions.feedback import Answered, Feedback, Onward, TimeGiven

DAY = date(2026, 3, 4)
FELT = Feedback(
    side=Side.MENTOR,
    on=DAY,
    answered=Answered.PARTLY,
    time=TimeGiven.TOO_SHORT,
    onward=Onward.DEEPER,
    learnt="Look at the joint first",
)


def test_one_line_tells_the_three_answers() -> None:
    assert in_short(FELT) == (
        "the question was answered in part; the time was too short; next time: go deeper into this"
    )
    assert in_short(Feedback(side=Side.MENTOR, on=DAY, learnt="Look first")) is None


def test_the_other_one_reads_whose_question_it_was_and_what_was_learnt() -> None:
    told = list(to_the_other(FELT))

    assert told == [
        "Your question was answered in part",
        "The time was too short",
        "I would like to go deeper into this",
        "What I learnt: Look at the joint first",
    ]


def test_only_a_no_or_a_part_leaves_a_question_open() -> None:
    assert is_unanswered(FELT)
    assert not is_unanswered(FELT.model_copy(update={"answered": Answered.YES}))
    assert not is_unanswered(None)
