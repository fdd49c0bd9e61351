"""The day of an exam, an interview, a deadline or a birth is never that of the next meeting."""

from datetime import date

import pytest

from companion.summaries.again import next_meeting
from companion.summaries.offline import compose
from companion.summaries.summary import SummaryBrief
from companion.topics.meetings import meeting_day, meeting_in

HELD_ON = date(2026, 11, 19)


def day_of(line: str) -> date | None:
    notes = f"Nuria, 19 Nov 2026\n- I'll send Nuria the rota by Friday\n- {line}\n"
    brief = SummaryBrief(notes=notes, held_on=HELD_ON)
    said = meeting_in(brief)
    return None if said is None else meeting_day(brief, said)


@pytest.mark.parametrize(
    "line",
    [
        "next: Thu 10 Dec - the inspection",
        "next: interview on 10 dec",
        "next: baby due 10 dec",
        "next: 10 dec is her audition",
    ],
)
def test_the_day_of_something_else_is_no_next_meeting(line: str) -> None:
    assert day_of(line) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("next: tue 8th is the hearing so before that, wed 2 dec", date(2026, 12, 2)),
        ("next: Thu 10", date(2026, 12, 10)),
        ("next call 10 Dec, exam practice", date(2026, 12, 10)),
        ("see you on the 10th", date(2026, 12, 10)),
        ("next 10/12 3pm same bench", date(2026, 12, 10)),
    ],
)
def test_the_day_on_which_they_meet_is(line: str, day: date) -> None:
    assert day_of(line) == day


def test_the_day_of_an_exam_is_not_told_as_the_next_meeting() -> None:
    assert next_meeting("next thu 10th is the viva", held_on=HELD_ON) is None


CHAT = """Nuria, 19 Nov 2026
[18:02] Me: Ring the ward before you write to them.
[18:04] Nuria: {asked}
[18:05] Me: {settled}
"""


def chat(*, asked: str, settled: str) -> SummaryBrief:
    return SummaryBrief(notes=CHAT.format(asked=asked, settled=settled), held_on=HELD_ON)


def test_a_day_that_ends_an_exchange_about_when_is_the_next_talk_and_no_decision() -> None:
    brief = chat(asked="not wed, thurs 3rd after my shift, 5pm?", settled="ok 5pm on the 3rd it is")

    said = meeting_in(brief)
    draft = compose(brief).draft

    assert said is not None
    assert meeting_day(brief, said) == date(2026, 12, 3)
    assert draft.decisions == ()
    assert "Next: Thu 3 Dec, 5 pm" in [one.text for one in draft.summary]


def test_a_day_by_which_something_is_handed_over_is_no_next_talk() -> None:
    assert meeting_in(chat(asked="when do you want the form?", settled="Friday it is")) is None
