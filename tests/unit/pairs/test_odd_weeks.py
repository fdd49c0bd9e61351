"""Before anybody says yes, the weeks are listed in which a side's clock or time does not fit."""

from datetime import date

from companion.pairs.agreement import Agreement, Side
from companion.pairs.odd_weeks import odd_weeks
from tests.unit.pairs.agreements import a_pair, a_weekly_pair, once, two_people, window

NEW_YEAR = date(2027, 1, 1)


def test_two_who_live_by_one_clock_have_no_odd_weeks() -> None:
    people = two_people("Europe/London", "Europe/Lisbon")

    assert odd_weeks(a_weekly_pair(), people, since=NEW_YEAR) == ()


def test_weeks_between_two_changes_of_clocks_are_listed_for_the_other_side() -> None:
    people = two_people("Europe/London", "America/New_York")

    spring, autumn = odd_weeks(a_weekly_pair(), people, since=NEW_YEAR)

    assert (spring.side, spring.usual, f"{spring.local:%H:%M}") == (Side.MENTEE, "11:00", "12:00")
    assert (spring.first_on, spring.last_on) == (date(2027, 3, 16), date(2027, 3, 23))
    assert (autumn.first_on, autumn.meetings) == (date(2027, 11, 2), 1)
    assert not any(odd.is_outside for odd in (spring, autumn))


def test_half_a_year_of_another_hour_is_one_entry() -> None:
    people = two_people("Europe/London", "Asia/Kolkata")

    (winter, *_) = found = odd_weeks(a_weekly_pair(), people, since=NEW_YEAR)

    assert len(found) == 2
    assert (winter.usual, f"{winter.local:%H:%M}") == ("20:30", "21:30")
    assert (winter.first_on, winter.last_on) == (date(2027, 1, 5), date(2027, 3, 23))


def test_a_time_that_a_side_does_not_have_is_listed_from_the_day_it_begins() -> None:
    people = two_people(
        "Europe/London",
        "America/New_York",
        mentor=[window("tue", "15:00", "18:00")],
        mentee=[window("tue", "10:30", "11:45")],
    )

    found = odd_weeks(a_weekly_pair(), people, since=NEW_YEAR)

    assert [(odd.side, odd.first_on.month, odd.is_shifted, odd.is_outside) for odd in found] == [
        (Side.MENTEE, 3, True, True),
        (Side.MENTEE, 11, True, True),
    ]


def test_a_time_outside_of_all_hours_is_one_entry_over_all_meetings() -> None:
    people = two_people("Europe/London", "Europe/London", mentor=[window("wed", "15:00", "18:00")])

    (found,) = odd_weeks(a_weekly_pair(), people, since=NEW_YEAR)

    assert (found.meetings, found.is_shifted, found.is_outside) == (52, False, True)


def test_a_meeting_within_hours_across_midnight_is_inside() -> None:
    people = two_people("Europe/London", "Asia/Kolkata", mentee=[window("tue", "20:00", "02:00")])

    assert not any(odd.is_outside for odd in odd_weeks(a_weekly_pair(), people, since=NEW_YEAR))


def test_a_skipped_hour_is_an_odd_week_of_the_anchor_too() -> None:
    pair = a_weekly_pair(starts_on="2027-03-21", at="01:30")

    (found,) = odd_weeks(pair, two_people("Europe/London", "Europe/London"), since=NEW_YEAR)[:1]

    assert (found.first_on, f"{found.local:%H:%M}") == (date(2027, 3, 28), "02:30")


def test_who_has_no_time_zone_is_not_judged() -> None:
    people = two_people("Europe/London", "America/New_York")
    people[Side.MENTEE] = people[Side.MENTEE].model_copy(update={"time_zone": None})

    assert odd_weeks(a_weekly_pair(), people, since=NEW_YEAR) == ()


def test_one_meeting_by_itself_is_looked_at_too() -> None:
    pair = a_pair(Agreement(single=(once("2027-02-01"),)))
    people = two_people("Europe/London", "Europe/London", mentee=[window("mon", "09:00", "10:00")])

    (found,) = odd_weeks(pair, people, since=NEW_YEAR)

    assert (found.meetings, found.is_outside) == (1, True)
