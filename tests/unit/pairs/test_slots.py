"""Times for two are free for both, and the lasting ones come first."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.pairs.agreement import Agreement
from companion.pairs.odd_weeks import odd_weeks
from companion.pairs.slots import WEEKS_COMPARED, free_times, weekly_slots
from companion.people.availability import Weekday
from tests.unit.pairs.agreements import a_cadence, a_pair, two_people, window

MONDAY = date(2027, 1, 4)


def test_the_next_free_times_begin_after_now_and_hold_a_session() -> None:
    people = two_people(
        "Europe/London",
        "Europe/Paris",
        mentor=[window("mon", "16:00", "17:00"), window("thu", "09:00", "09:20")],
        mentee=[window("mon", "17:30", "19:00"), window("thu", "10:10", "12:00")],
    )
    now = datetime(2027, 1, 4, 16, 40, tzinfo=UTC)

    found = free_times(*people.values(), now=now, weeks=2, minutes=15, at_most=5)

    assert [(f"{free.starts_at:%d %H:%M}", f"{free.ends_at:%H:%M}") for free in found] == [
        ("04 16:40", "17:00"),
        ("11 16:30", "17:00"),
    ]


def test_nothing_is_proposed_where_a_side_names_no_times() -> None:
    people = two_people("Europe/London", "Europe/Paris", mentor=[window("mon", "16:00", "17:00")])
    now = datetime(2027, 1, 4, tzinfo=UTC)

    assert free_times(*people.values(), now=now, weeks=2, minutes=15, at_most=5) == ()


def test_a_weekly_time_that_lasts_the_whole_half_year_comes_first() -> None:
    people = two_people(
        "Europe/London",
        "America/New_York",
        mentor=[window("tue", "15:00", "17:00"), window("fri", "16:00", "16:30")],
        mentee=[window("tue", "09:00", "12:00"), window("fri", "11:00", "11:30")],
    )

    best, second = weekly_slots(
        *people.values(), anchor="Europe/London", on=MONDAY, minutes=30, at_most=5
    )

    assert (best.weekday, best.at, best.weeks) == (Weekday.TUE, "15:00", WEEKS_COMPARED)
    assert (second.weekday, second.at) == (Weekday.FRI, "16:00")
    assert second.weeks < WEEKS_COMPARED


@given(
    start=st.integers(0, 23),
    length=st.integers(1, 10),
    zones=st.lists(
        st.sampled_from(
            [
                "Europe/London",
                "America/New_York",
                "Asia/Kolkata",
                "Australia/Lord_Howe",
                "Pacific/Chatham",
                "Africa/Lagos",
            ]
        ),
        min_size=2,
        max_size=2,
    ),
    day=st.sampled_from([one.value for one in Weekday]),
)
def test_a_weekly_time_that_lasts_all_weeks_is_never_outside_of_anybodys_hours(
    start: int, length: int, zones: list[str], day: str
) -> None:
    hours = [window(day, f"{start:02}:00", f"{(start + length) % 24:02}:00")]
    people = two_people(*zones, mentor=hours, mentee=hours)
    slots = weekly_slots(*people.values(), anchor=zones[0], on=MONDAY, minutes=15, at_most=3)

    for slot in slots:
        first = next(
            day
            for day in (MONDAY + timedelta(days=number) for number in range(7))
            if day.weekday() == slot.weekday.number
        )
        cadence = a_cadence(starts_on=first, at=slot.at, time_zone=slot.time_zone)
        pair = a_pair(Agreement(cadence=cadence, ends_on=MONDAY + timedelta(weeks=25)))
        outside = sum(
            odd.meetings for odd in odd_weeks(pair, people, since=MONDAY) if odd.is_outside
        )
        assert slot.weeks <= WEEKS_COMPARED
        assert outside <= slot.of_weeks - slot.weeks + 1
