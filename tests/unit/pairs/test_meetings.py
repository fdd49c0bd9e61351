"""A cadence comes to each of its sessions once, whatever the clocks do."""

import os
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import InputError
from companion.pairs.agreement import Agreement, Cadence, Change, Ending, Pause
from companion.pairs.meetings import (
    Meeting,
    WallClock,
    meetings_between,
    moment_of,
    next_meeting,
)
from companion.people.availability import is_time_zone
from tests.unit.pairs.agreements import a_cadence, a_pair, a_weekly_pair, once

CASES: Final = int(os.environ.get("PAIR_CASES", "100"))
"""Random cases in the quick form; PAIR_CASES=10000 runs the long one."""

ZONES: Final = sorted(zone for zone in available_timezones() if is_time_zone(zone))
DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
YEAR: Final = timedelta(days=365)


def walls(meetings: tuple[Meeting, ...]) -> list[str]:
    return [f"{each.local(each.time_zone):%m-%d %H:%M}" for each in meetings]


def test_a_session_keeps_its_time_on_the_anchors_wall_when_clocks_change() -> None:
    pair = a_weekly_pair(starts_on="2027-03-23")

    meetings = meetings_between(pair, date(2027, 3, 23), date(2027, 4, 6))

    assert walls(meetings) == ["03-23 16:00", "03-30 16:00", "04-06 16:00"]
    assert [each.starts_at.hour for each in meetings] == [16, 15, 15]


def test_a_time_that_does_not_exist_moves_forward_and_says_so() -> None:
    moment, clock = moment_of(once("2027-03-28", "02:30", "Europe/Paris"))

    assert moment == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert f"{moment.astimezone(ZoneInfo('Europe/Paris')):%H:%M}" == "03:30"
    assert clock is WallClock.SKIPPED


def test_a_time_that_comes_twice_takes_the_first() -> None:
    moment, clock = moment_of(once("2027-10-31", "02:30", "Europe/Paris"))

    assert moment == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert clock is WallClock.REPEATED


def test_one_single_meeting_needs_no_cadence() -> None:
    pair = a_pair(Agreement(single=(once("2027-02-01"), once("2027-01-20", "09:00"))))

    meetings = meetings_between(pair, date(2027, 1, 1), date(2027, 12, 31))

    assert [each.key for each in meetings] == ["2027-01-20T09:00", "2027-02-01T16:00"]


def test_a_day_left_out_is_none_and_a_moved_one_keeps_its_key() -> None:
    changes = (
        Change(on=date(2027, 1, 12)),
        Change(on=date(2027, 1, 19), to=once("2027-01-21", "09:15")),
    )
    pair = a_pair(Agreement(cadence=a_cadence(), changes=changes))

    meetings = meetings_between(pair, date(2027, 1, 5), date(2027, 1, 26))

    assert walls(meetings) == ["01-05 16:00", "01-21 09:15", "01-26 16:00"]
    assert meetings[1].key == "2027-01-19"
    assert meetings_between(pair, date(2027, 1, 20), date(2027, 1, 22)) == meetings[1:2]
    assert meetings_between(pair, date(2027, 1, 19), date(2027, 1, 19)) == ()


def test_nothing_is_planned_in_a_pause_or_after_an_end() -> None:
    cadence = Agreement(cadence=a_cadence(), ends_on=date(2027, 3, 9))
    pause = Pause(since=date(2027, 1, 10), resumes_on=date(2027, 2, 1))
    ending = Ending(ended_on=date(2027, 2, 10))
    span = date(2027, 1, 1), date(2027, 12, 31)

    paused = meetings_between(a_pair(cadence, pauses=(pause,)), *span)
    ended = meetings_between(a_pair(cadence, pauses=(pause,), ending=ending), *span)

    assert [each.on.isoformat()[5:] for each in paused] == [
        "01-05", "02-02", "02-09", "02-16", "02-23", "03-02", "03-09",
    ]  # fmt: skip
    assert [each.on.isoformat()[5:] for each in ended] == ["01-05", "02-02", "02-09"]


def test_the_next_meeting_is_the_one_that_runs_or_follows_even_after_a_long_pause() -> None:
    during = datetime(2027, 1, 5, 16, 14, tzinfo=UTC)
    after = datetime(2027, 1, 5, 16, 15, tzinfo=UTC)
    paused = a_pair(
        Agreement(cadence=a_cadence()),
        pauses=(Pause(since=date(2027, 1, 6), resumes_on=date(2030, 1, 1)),),
    )

    running, following = (next_meeting(a_weekly_pair(), now=now) for now in (during, after))
    resumed = next_meeting(paused, now=after)

    assert running is not None
    assert running.on == date(2027, 1, 5)
    assert following is not None
    assert following.on == date(2027, 1, 12)
    assert resumed is not None
    assert resumed.on == date(2030, 1, 1)


def test_a_pair_without_terms_plans_nothing() -> None:
    assert next_meeting(a_pair(), now=datetime(2027, 1, 1, tzinfo=UTC)) is None


def test_a_stretch_of_decades_is_refused() -> None:
    with pytest.raises(InputError, match="too long to plan"):
        meetings_between(a_weekly_pair(), date(2027, 1, 1), date(2060, 1, 1))


@st.composite
def cadences(draw: st.DrawFn) -> Cadence:
    """Draw any cadence in any zone, often at an hour at which clocks change."""
    if draw(st.booleans()):
        interval = draw(st.integers(1, 5))
        days = draw(st.sets(st.sampled_from(DAYS), min_size=1, max_size=3))
        rule = f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(sorted(days))}"
    else:
        place = draw(st.sampled_from(("1", "2", "3", "4", "-1")))
        rule = f"FREQ=MONTHLY;BYDAY={place}{draw(st.sampled_from(DAYS))}"
    hour = draw(st.sampled_from((0, 0, 1, 1, 2, 2, 3, 23)) | st.integers(0, 23))
    return Cadence(
        starts_on=draw(st.dates(date(2020, 1, 1), date(2035, 1, 1))),
        at=f"{hour:02}:{draw(st.sampled_from((0, 15, 30, 59))):02}",
        time_zone=draw(st.sampled_from(ZONES)),
        rule=rule,
    )


def days_by_hand(cadence: Cadence, first: date, last: date) -> list[date]:
    """Count the days of a rule one after the other, without the library."""
    parts = dict(part.split("=") for part in cadence.rule.split(";"))
    monday = cadence.starts_on - timedelta(days=cadence.starts_on.weekday())
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        name = DAYS[day.weekday()]
        if parts["FREQ"] == "WEEKLY":
            weeks = (day - monday).days // 7
            fits = name in parts["BYDAY"].split(",") and weeks % int(parts["INTERVAL"]) == 0
        elif parts["BYDAY"].startswith("-1"):
            is_last = day.day + 7 > monthrange(day.year, day.month)[1]
            fits = parts["BYDAY"] == f"-1{name}" and is_last
        else:
            fits = parts["BYDAY"] == f"{(day.day - 1) // 7 + 1}{name}"
        if fits and day >= cadence.starts_on:
            found.append(day)
    return found


@settings(max_examples=CASES)
@given(cadence=cadences(), skip=st.integers(0, 900), cut=st.integers(0, 365))
def test_no_session_is_lost_or_doubled_in_any_zone(cadence: Cadence, skip: int, cut: int) -> None:
    pair = a_pair(Agreement(cadence=cadence))
    first = cadence.starts_on + timedelta(days=skip - 30)
    middle, last = first + timedelta(days=cut), first + YEAR
    zone = ZoneInfo(cadence.time_zone)

    meetings = meetings_between(pair, first, last)
    halves = meetings_between(pair, first, middle) + meetings_between(
        pair, middle + timedelta(days=1), last
    )

    assert [each.on for each in meetings] == days_by_hand(cadence, first, last)
    assert halves == meetings
    assert len({each.starts_at for each in meetings}) == len(meetings)
    for each in meetings:
        local = each.starts_at.astimezone(zone)
        wall = f"{local:%H:%M}"
        assert local.fold == 0, "the first of two"
        assert local.date() == each.on or each.clock is WallClock.SKIPPED
        assert (wall == cadence.at) is (each.clock is not WallClock.SKIPPED)
        if each.clock is WallClock.SKIPPED:
            agreed = datetime.combine(each.on, datetime.strptime(cadence.at, "%H:%M").time())
            assert timedelta() < local.replace(tzinfo=None) - agreed < timedelta(days=1)


@settings(max_examples=CASES)
@given(cadence=cadences(), minutes=st.integers(0, 60 * 24 * 400))
def test_asking_for_the_next_again_and_again_visits_each_session_once(
    cadence: Cadence, minutes: int
) -> None:
    pair = a_pair(Agreement(cadence=cadence))
    start = datetime.combine(cadence.starts_on, datetime.min.time(), UTC)
    now = start + timedelta(minutes=minutes)

    visited = []
    for _ in range(5):
        upcoming = next_meeting(pair, now=now)
        assert upcoming is not None
        visited.append(upcoming)
        now = upcoming.ends_at

    expected = meetings_between(pair, visited[0].on, visited[-1].on)
    assert [each.on for each in visited] == [each.on for each in expected]
