"""An agreement reads as one would say it, and its messages say nothing but terms and dates."""

from datetime import UTC, date, datetime

import pytest

from companion.pairs.agreement import Agreement, Change, Side
from companion.pairs.meetings import upcoming
from companion.pairs.odd_weeks import odd_weeks
from companion.pairs.wording import cadence_said, meeting_said, proposal, terms_said, thanks
from companion.people.person import Channel
from tests.unit.pairs.agreements import a_cadence, a_pair, a_weekly_pair, once, two_people

NOW = datetime(2027, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=WEEKLY", "every week on Tuesday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,TU", "every 2 weeks on Tuesday and Thursday"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=6", "every week on Tuesday, 6 times"),
        ("FREQ=MONTHLY", "every month on day 5"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR", "every 3 months on the last Friday"),
    ],
)
def test_a_rhythm_reads_as_one_says_it(rule: str, said: str) -> None:
    assert cadence_said(a_cadence(rule=rule)) == f"{said}, 16:00 (Europe/London)"


def test_terms_are_told_one_line_each_and_what_is_open_is_not_told() -> None:
    agreement = Agreement(
        cadence=a_cadence(),
        channel=Channel.CALL,
        ends_on=date(2027, 6, 30),
        success="the stall pays",
        shared=("my books", "her price list"),
        changes=(
            Change(on=date(2027, 1, 12)),
            Change(on=date(2027, 1, 19), to=once("2027-01-20", "09:00")),
        ),
    )

    assert terms_said(agreement) == (
        "Every week on Tuesday, 16:00 (Europe/London), from Tue 5 Jan 2027",
        "15 minutes, by phone",
        "Until Wed 30 Jun 2027",
        "Worth it when: the stall pays",
        "Shared: my books; her price list",
        "Tue 12 Jan 2027: left out",
        "Tue 19 Jan 2027: moved to Wed 20 Jan 2027, 09:00 (Europe/London)",
    )
    assert terms_said(Agreement(single=(once("2027-01-20"),))) == (
        "Once on Wed 20 Jan 2027, 16:00 (Europe/London)",
        "15 minutes",
    )


def test_a_date_is_told_in_both_clocks_the_one_that_decides_first() -> None:
    (meeting,) = upcoming(a_weekly_pair(at="22:30"), now=NOW, at_most=1)
    called = {Side.MENTEE: "you", Side.MENTOR: "Ines"}

    same = meeting_said(meeting, two_people("Europe/London", "Europe/Lisbon"), called=called)
    far = meeting_said(meeting, two_people("Europe/London", "Asia/Tokyo"), called=called)
    neither = meeting_said(meeting, two_people("Asia/Tokyo", "Asia/Seoul"), called=called)

    assert same == "Tue 5 Jan 2027, 22:30"
    assert far == "Tue 5 Jan 2027, 22:30 for Ines, Wed 07:30 for you"
    assert neither == ("Tue 5 Jan 2027, 22:30 Europe/London, Wed 07:30 for Ines, Wed 07:30 for you")


def test_a_proposal_holds_the_terms_the_first_dates_and_the_days_to_look_at() -> None:
    people = two_people("Europe/London", "America/New_York")
    pair = a_weekly_pair()

    letter = proposal(
        pair,
        people,
        writer=Side.MENTEE,
        upcoming=upcoming(pair, now=NOW, at_most=5),
        odd=odd_weeks(pair, people, since=NOW.date()),
    )

    assert letter.subject == "Our meetings: every week on Tuesday, 16:00 (Europe/London)"
    assert letter.body == (
        "Hi Ines,\n\nthis is how I suggest that we meet:\n\n"
        "- Every week on Tuesday, 16:00 (Europe/London), from Tue 5 Jan 2027\n- 15 minutes\n\n"
        "The first dates:\n\n"
        "- Tue 5 Jan 2027, 16:00 for you, 11:00 for me\n"
        "- Tue 12 Jan 2027, 16:00 for you, 11:00 for me\n"
        "- Tue 19 Jan 2027, 16:00 for you, 11:00 for me\n\n"
        "Days to look at before we both say yes:\n\n"
        "- Tue 16 Mar 2027 to Tue 23 Mar 2027: 12:00 for me instead of 11:00\n"
        "- Tue 2 Nov 2027: 12:00 for me instead of 11:00\n\n"
        "Does this work for you, or what would you change?\n\nTom"
    )


def test_a_proposal_needs_terms() -> None:
    with pytest.raises(ValueError, match="needs terms"):
        proposal(a_pair(), two_people("UTC", "UTC"), writer=Side.MENTOR, upcoming=(), odd=())


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ((), "Thank you for your time."),
        ((date(2027, 1, 5),), "We met on Tue 5 Jan 2027. Thank you for your time."),
        (
            (date(2027, 2, 2), date(2027, 1, 5)),
            "We met 2 times since Tue 5 Jan 2027. Thank you for your time.",
        ),
    ],
)
def test_an_end_needs_no_reason_and_names_only_what_there_was(
    held: tuple[date, ...], said: str
) -> None:
    letter = thanks(two_people("UTC", "UTC"), writer=Side.MENTOR, held_on=held)

    assert letter.body == (
        f"Hi Tom,\n\nI would like to end our mentoring meetings here.\n\n{said}\n\nInes"
    )
