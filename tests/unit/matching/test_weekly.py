"""Shared weekly time, in absolute time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import InputError
from companion.matching.weekly import (
    SESSION_MINUTES,
    WEEKS_AHEAD,
    WeeklyOverlap,
    WeeklyTimes,
    weekly_overlap,
    weekly_times,
)
from companion.people.person import Person
from tests.unit.matching.people import ON, a_person, window


def someone(zone: str, *windows: dict[str, str]) -> Person:
    return a_person("x", time_zone=zone, availability=windows)


def shared(one: Person, other: Person, *, on: date = ON) -> WeeklyOverlap:
    return weekly_overlap(weekly_times([one], on=on), weekly_times([other], on=on))


def test_the_same_hour_in_two_zones_is_shared_every_week() -> None:
    paris = someone("Europe/Paris", window("tue", "18:00", "19:00"))
    london = someone("Europe/London", window("tue", "17:00", "18:00"))

    found = shared(paris, london)

    assert found.weeks.tolist() == [WEEKS_AHEAD]
    assert found.minutes.tolist() == [60]


def test_a_clock_change_of_one_side_breaks_the_weeks_between() -> None:
    # Europe leaves summer time on 25 October, New York on 1 November 2026.
    paris = someone("Europe/Paris", window("wed", "18:00", "18:30"))
    new_york = someone("America/New_York", window("wed", "12:00", "12:30"))

    found = shared(paris, new_york)

    assert found.weeks.tolist() == [WEEKS_AHEAD - 1]


def test_an_hour_that_the_clocks_skip_is_nobodys_free_time() -> None:
    # On 29 March 2026 the clocks of Paris go from 02:00 to 03:00.
    night = someone("Europe/Paris", window("sun", "02:40", "03:05"))

    assert shared(night, night, on=date(2026, 3, 23)).weeks.tolist() == [WEEKS_AHEAD - 1]


def test_a_window_may_cross_midnight_and_the_week() -> None:
    late = someone("UTC", window("sun", "23:50", "00:20"))
    early = someone("UTC", window("sun", "23:50", "23:59"), window("mon", "00:00", "00:10"))

    assert shared(late, late).weeks.tolist() == [WEEKS_AHEAD]
    assert shared(late, late).minutes.tolist() == [30]
    assert shared(late, early).weeks.tolist() == [0]


def test_touching_windows_make_one_stretch() -> None:
    split = someone("UTC", window("mon", "09:00", "09:10"), window("mon", "09:10", "09:20"))
    whole = someone("UTC", window("mon", "09:00", "09:20"))

    assert shared(split, whole).minutes.tolist() == [20]


def test_less_than_a_session_is_no_slot() -> None:
    one = someone("UTC", window("mon", "09:00", "10:00"))
    other = someone("UTC", window("mon", "09:46", "11:00"))

    found = shared(one, other)

    assert SESSION_MINUTES == 15
    assert found.weeks.tolist() == [0]
    assert found.minutes.tolist() == [0]


def test_far_west_and_far_east_meet_on_different_weekdays() -> None:
    kiritimati = someone("Pacific/Kiritimati", window("tue", "00:00", "01:00"))
    honolulu = someone("Pacific/Honolulu", window("mon", "00:00", "01:00"))

    assert shared(kiritimati, honolulu).weeks.tolist() == [WEEKS_AHEAD]


def test_who_has_no_windows_shares_nothing() -> None:
    free = someone("UTC", window("mon", "09:00", "10:00"))

    assert shared(free, a_person("y")).weeks.tolist() == [0]
    assert shared(a_person("y"), free).weeks.tolist() == [0]


@pytest.mark.parametrize("on", [date.min, date.max])
def test_the_ends_of_the_calendar_are_refused(on: date) -> None:
    with pytest.raises(InputError, match="no day to plan from"):
        weekly_times([someone("UTC", window("mon", "09:00", "10:00"))], on=on)


ZONES = st.sampled_from(["UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])
CLOCKS = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
WINDOWS = st.lists(
    st.builds(window, st.sampled_from(["mon", "wed", "sun"]), CLOCKS, CLOCKS), max_size=3
)
PEOPLE = st.builds(lambda zone, windows: someone(zone, *windows), ZONES, WINDOWS)


@given(PEOPLE, PEOPLE, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_overlap_does_not_depend_on_who_asks(one: Person, other: Person, on: date) -> None:
    there, back = shared(one, other, on=on), shared(other, one, on=on)

    assert np.array_equal(there.weeks, back.weeks)
    assert np.array_equal(there.minutes, back.minutes)


@settings(max_examples=12, deadline=None)
@given(PEOPLE, PEOPLE, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_a_week_counts_exactly_when_some_minute_starts_a_session(
    one: Person, other: Person, on: date
) -> None:
    def free(person: Person, moment: datetime) -> bool:
        # Minute by minute, the slow way; weeks of a clock change are left out below.
        local = moment.astimezone(ZoneInfo(str(person.time_zone)))
        clock = local.strftime("%H:%M")
        for entry in person.availability:
            today = local.weekday() == entry.weekday.number
            yesterday = (local.weekday() - 1) % 7 == entry.weekday.number
            if entry.crosses_midnight:
                if (today and clock >= entry.start) or (yesterday and clock < entry.end):
                    return True
            elif today and entry.start <= clock < entry.end:
                return True
        return False

    start = datetime(on.year, on.month, on.day, tzinfo=UTC)
    first_week = [start + timedelta(minutes=minute) for minute in range(7 * 24 * 60 + 15)]
    zones = {ZoneInfo(str(person.time_zone)) for person in (one, other)}
    if any(
        len({moment.astimezone(zone).utcoffset() for moment in first_week[::60]}) > 1
        for zone in zones
    ):
        return
    both = [free(one, moment) and free(other, moment) for moment in first_week]
    fits = any(all(both[at : at + SESSION_MINUTES]) for at in range(7 * 24 * 60))

    times, first = weekly_times([one], on=on), weekly_times([one], on=on).weeks == 0
    first_only = WeeklyTimes(
        people=1,
        owners=times.owners[first],
        weeks=times.weeks[first],
        starts=times.starts[first],
        ends=times.ends[first],
    )
    found = weekly_overlap(first_only, weekly_times([other], on=on))

    assert bool(found.weeks[0]) == fits
