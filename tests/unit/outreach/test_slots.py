from companion.outreach.asking import slot
from companion.outreach.message import OutreachBrief
from companion.outreach.slots import shared_slot
from companion.people.person import Person
from tests.unit.outreach.briefs import ADAEZE, GRACE, WARD, a_person


def free(name: str, zone: str, *windows: tuple[str, str, str]) -> Person:
    times = [{"weekday": day, "start": start, "end": end} for day, start, end in windows]
    return a_person(name, time_zone=zone, availability=times)


def test_people_on_one_clock_get_a_slot_without_a_zone() -> None:
    slot = shared_slot(GRACE, ADAEZE, minutes=15)

    assert slot is not None
    assert slot.days == "Tuesday between 7.30 and 9 pm"
    assert slot.same_clock


def test_a_slot_is_told_by_the_mentors_clock() -> None:
    mentee = free("Ana", "Africa/Accra", ("thu", "12:00", "13:30"))
    mentor = free("Ben", "Asia/Kolkata", ("thu", "17:00", "20:00"))

    slot = shared_slot(mentee, mentor, minutes=15)

    assert slot is not None
    assert slot.days == "Thursday between 5.30 and 7 pm"
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
    assert slot.days == "Monday between 11 pm and midnight"


def test_unknown_times_give_no_slot() -> None:
    assert shared_slot(a_person(), ADAEZE, minutes=15) is None
    assert shared_slot(GRACE, a_person(), minutes=15) is None


def test_hours_are_told_as_far_as_both_have_them() -> None:
    mentee = free("Ana", "Europe/London", ("wed", "09:30", "14:30"))
    mentor = free("Ben", "Europe/London", ("wed", "13:00", "17:00"))
    whole_day = free("Cy", "Europe/London", ("wed", "09:00", "17:00"))

    narrow = shared_slot(mentee, mentor, minutes=15)
    wider = shared_slot(mentee, whole_day, minutes=15)
    whole = shared_slot(whole_day, mentor, minutes=15)

    assert narrow is not None
    assert narrow.days == "Wednesday between 1 and 2.30 pm"
    assert wider is not None
    assert wider.days == "Wednesday between 9.30 am and 2.30 pm"
    assert whole is not None
    assert whole.days == "Wednesday afternoons"


def test_only_hours_of_every_season_are_told() -> None:
    mentee = free("Ana", "Africa/Accra", ("thu", "13:00", "16:00"))
    mentor = free("Ben", "Europe/Dublin", ("thu", "13:00", "17:00"))

    slot = shared_slot(mentee, mentor, minutes=30)

    assert slot is not None
    assert slot.days == "Thursday between 2 and 4 pm"


def test_two_people_with_all_day_are_offered_no_part_of_it() -> None:
    whole_day = ("thu", "07:00", "22:00")
    mentee, mentor = free("Ana", "Europe/Paris", whole_day), free("Ben", "Europe/Paris", whole_day)
    evenings = free("Cy", "Europe/Paris", ("thu", "18:00", "21:00"))
    brief = OutreachBrief(mentee=mentee, mentor=mentor, goal=WARD)

    some = slot(brief.model_copy(update={"mentor": evenings}))

    assert slot(brief) is None
    assert some is not None
    assert some.text == "Thursday evenings would suit me."
