"""Shared time is told in both clocks, across midnight and across a change of clocks."""

from datetime import date

from companion.matching.shared_times import shared_times
from companion.people.availability import AvailabilityWindow, Weekday
from companion.people.person import Person
from tests.unit.matching.people import a_person

IN_WINTER = date(2027, 1, 4)


def free(zone: str, *windows: tuple[str, str, str]) -> Person:
    return a_person(
        zone.replace("/", "-"),
        time_zone=zone,
        availability=tuple(
            AvailabilityWindow(weekday=Weekday(day), start=start, end=end)
            for day, start, end in windows
        ),
    )


def test_one_zone_is_told_once_and_alike_days_together() -> None:
    days = ("mon", "tue", "wed", "fri")
    one = free("Europe/Paris", *((day, "17:00", "20:00") for day in days))
    other = free("Europe/Paris", *((day, "18:00", "21:00") for day in days[:3]))

    assert shared_times(one, other, on=IN_WINTER) == "Mon–Wed 18:00–20:00 (Europe/Paris)"


def test_two_zones_are_told_in_both_clocks_with_the_day_of_each() -> None:
    one = free("America/New_York", ("mon", "20:00", "22:00"))
    other = free("Asia/Tokyo", ("tue", "10:00", "12:00"))

    told = shared_times(one, other, on=IN_WINTER)

    assert told == "Mon 20:00–22:00 (America/New_York) = Tue 10:00–12:00 (Asia/Tokyo)"


def test_an_offset_is_told_with_the_sign_that_people_expect() -> None:
    ahead, utc = (free(zone, ("mon", "10:00", "12:00")) for zone in ("Etc/GMT-1", "Etc/GMT"))

    told = shared_times(ahead, utc, on=IN_WINTER)

    assert told == "Mon 11:00–12:00 (UTC+1) = Mon 10:00–11:00 (UTC)"


def test_time_that_crosses_midnight_is_one_stretch() -> None:
    late = free("Europe/Berlin", ("sun", "22:00", "01:00"))

    assert shared_times(late, late, on=IN_WINTER) == "Sun 22:00–01:00 (Europe/Berlin)"


def test_a_change_of_clocks_on_one_side_is_said() -> None:
    paris = free("Europe/Paris", ("wed", "14:00", "18:00"))
    lagos = free("Africa/Lagos", ("wed", "14:00", "18:00"))

    told = shared_times(paris, lagos, on=date(2027, 3, 1))

    assert told is not None
    assert told.startswith("Wed 14:00–18:00 (Europe/Paris) = Wed 14:00–18:00 (Africa/Lagos)")
    assert "other hours in the week from 2027-03-29, when clocks change" in told


def test_nothing_shared_and_nothing_known_are_told_apart() -> None:
    early, late = (
        free("Europe/Rome", ("mon", f"{hour}:00", f"{hour}:50")) for hour in ("08", "19")
    )

    assert shared_times(early, late, on=IN_WINTER) == "none"
    assert shared_times(early, a_person("silent"), on=IN_WINTER) is None
