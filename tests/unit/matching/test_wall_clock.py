"""Windows on a wall clock become absolute minutes, across clock changes and for many at once."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from companion.matching.wall_clock import free_stretches
from companion.people.person import Person
from tests.unit.matching.people import a_person, window

WEEKS = 8
# Half an hour of summer time, changes at midnight, a day that was left out, seconds of offset.
ZONES = st.sampled_from(
    [
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Africa/Cairo",
        "America/Asuncion",
        "Pacific/Apia",
        "Africa/Monrovia",
    ]
)
CLOCKS = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
WINDOWS = st.lists(
    st.builds(window, st.sampled_from(["mon", "thu", "fri", "sun"]), CLOCKS, CLOCKS), max_size=3
)
PEOPLE = st.builds(
    lambda zone, windows: a_person("x", time_zone=zone, availability=windows), ZONES, WINDOWS
)
DAYS = st.dates(date(1970, 1, 1), date(2030, 1, 1))


def minutes(moment: datetime, on: date) -> int:
    return (moment.astimezone(UTC) - datetime.combine(on, time(), UTC)) // timedelta(minutes=1)


def by_calendar(person: Person, on: date) -> list[tuple[int, int]]:
    """Return the stretches day by day, the slow way."""
    zone = ZoneInfo(str(person.time_zone))
    found = []
    for number in range(-2, WEEKS * 7 + 2):
        day = on + timedelta(days=number)
        for entry in person.availability:
            if entry.weekday.number == day.weekday():
                last = day + timedelta(days=int(entry.crosses_midnight))
                opens = minutes(datetime.combine(day, entry.starts_at, zone), on)
                closes = minutes(datetime.combine(last, entry.ends_at, zone), on)
                if closes > opens:
                    found.append((opens, closes))
    joined: list[tuple[int, int]] = []
    for opens, closes in sorted(found):
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], closes))
        else:
            joined.append((opens, closes))
    return joined


@given(PEOPLE, DAYS)
@example(
    a_person("x", time_zone="Pacific/Apia", availability=[window("fri", "00:00", "00:00")]),
    date(2011, 12, 20),
)
@example(
    a_person("x", time_zone="Africa/Cairo", availability=[window("thu", "23:30", "00:30")]),
    date(2026, 10, 25),
)
def test_stretches_are_those_of_the_calendar(person: Person, on: date) -> None:
    found = free_stretches([person], on=on, weeks=WEEKS)

    assert list(zip(found.starts, found.ends, strict=True)) == by_calendar(person, on)


@given(st.lists(PEOPLE, max_size=4), DAYS)
def test_many_at_once_are_each_by_themselves(people: list[Person], on: date) -> None:
    together = free_stretches(people, on=on, weeks=WEEKS)

    for owner, person in enumerate(people):
        alone = free_stretches([person], on=on, weeks=WEEKS)
        own = together.owners == owner
        assert together.starts[own].tolist() == alone.starts.tolist()
        assert together.ends[own].tolist() == alone.ends.tolist()
