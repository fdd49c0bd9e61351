from companion.outreach.slots import shared_slot
from companion.people.person import Person
from tests.unit.outreach.briefs import ADAEZE, GRACE, a_person


def free(name: str, zone: str, *windows: tuple[str, str, str]) -> Person:
    times = [{"weekday": day, "start": start, "end": end} for day, start, end in windows]
    return a_person(name, time_zone=zone, availability=times)


def test_people_on_one_clock_get_a_slot_without_a_zone() -> None:
    slot = shared_slot(GRACE, ADAEZE, minutes=15)

    assert slot is not None
    assert slot.days == "Tuesday evenings"
    assert slot.same_clock


def test_a_slot_is_told_by_the_mentors_clock() -> None:
    mentee = free("Ana", "Africa/Accra", ("thu", "12:00", "13:30"))
    mentor = free("Ben", "Asia/Kolkata", ("thu", "17:00", "20:00"))

    slot = shared_slot(mentee, mentor, minutes=15)

    assert slot is not None
    assert slot.days == "Thursday evenings"
    assert not slot.same_clock


def test_a_slot_that_the_clock_change_takes_away_is_not_named() -> None:
    mentee = free("Ana", "Africa/Accra", ("thu", "12:00", "12:30"))
    mentor = free("Ben", "Europe/Dublin", ("thu", "12:00", "12:30"))

    assert shared_slot(mentee, mentor, minutes=15) is None


def test_a_slot_needs_the_minutes_asked_for() -> None:
    mentee = free("Ana", "Europe/London", ("mon", "09:00", "09:20"))
    mentor = free("Ben", "Europe/London", ("mon", "09:00", "10:00"))

    assert shared_slot(mentee, mentor, minutes=15) is not None
    assert shared_slot(mentee, mentor, minutes=30) is None


def test_night_hours_are_not_proposed() -> None:
    mentee = free("Ana", "Europe/London", ("mon", "23:30", "03:00"))
    mentor = free("Ben", "Europe/London", ("tue", "02:00", "03:00"))

    assert shared_slot(mentee, mentor, minutes=15) is None


def test_a_window_across_midnight_is_compared_too() -> None:
    mentee = free("Ana", "Asia/Tokyo", ("tue", "07:00", "09:00"))
    mentor = free("Ben", "Europe/Lisbon", ("mon", "21:00", "01:00"))

    slot = shared_slot(mentee, mentor, minutes=30)

    assert slot is not None
    assert slot.days == "Monday evenings"


def test_unknown_times_give_no_slot() -> None:
    assert shared_slot(a_person(), ADAEZE, minutes=15) is None
    assert shared_slot(GRACE, a_person(), minutes=15) is None
