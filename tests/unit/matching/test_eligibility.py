"""Rules say who may be proposed, and why somebody may not."""

from datetime import date

import pytest

from companion.matching.eligibility import (
    Bar,
    eligibility,
    forced_cautions,
    mentor_rules,
    time_cautions,
    why_barred,
)
from companion.people.person import Person, PersonId
from tests.unit.matching.people import ON, a_person, window


def verdict_on(
    mentor: Person, mentee: Person, *, on: date = ON, forbidden: tuple[PersonId, ...] = ()
) -> Bar | None:
    rules = mentor_rules([mentor], on=on)
    found = eligibility(rules, mentee_id=mentee.id, mentee=mentee, on=on, forbidden=forbidden)
    return found.bars[0]


def cautions_on(mentor: Person, mentee: Person, *, on: date = ON) -> list[str]:
    rules = mentor_rules([mentor], on=on)
    found = eligibility(rules, mentee_id=mentee.id, mentee=mentee, on=on)
    return [notice.code for notice in time_cautions(found, mentor, row=0, mentee=mentee)]


def test_nobody_is_their_own_mentor() -> None:
    person = a_person("p")

    assert verdict_on(person, person) is Bar.ONESELF


@pytest.mark.parametrize(
    ("mentor", "mentee"),
    [
        (a_person("boss"), a_person("e", manager_id="boss")),
        (a_person("m", manager_id="e"), a_person("e")),
    ],
)
def test_no_pair_follows_a_reporting_line(mentor: Person, mentee: Person) -> None:
    assert verdict_on(mentor, mentee) is Bar.REPORTING_LINE


def test_a_mentor_without_places_is_not_proposed() -> None:
    assert verdict_on(a_person("m", capacity=0), a_person("e")) is Bar.NO_CAPACITY
    assert verdict_on(a_person("m", capacity=1), a_person("e")) is None


def test_a_forbidden_pair_is_not_proposed() -> None:
    forbidden = (PersonId("m"),)

    assert verdict_on(a_person("m"), a_person("e"), forbidden=forbidden) is Bar.FORBIDDEN


def test_languages_count_without_their_region() -> None:
    mentee = a_person("e", languages=("pt-BR",))

    assert verdict_on(a_person("m", languages=("PT-pt", "en")), mentee) is None
    assert verdict_on(a_person("m", languages=("en",)), mentee) is Bar.NO_SHARED_LANGUAGE


def test_a_language_or_channel_left_out_bars_nobody() -> None:
    silent, telling = a_person("s"), a_person("t", languages=("en",), channels=("call",))

    assert verdict_on(silent, telling) is None
    assert verdict_on(telling, silent) is None


def test_two_people_need_a_channel_in_common() -> None:
    mentee = a_person("e", channels=("call", "chat"))

    assert verdict_on(a_person("m", channels=("in_person",)), mentee) is Bar.NO_SHARED_CHANNEL
    assert verdict_on(a_person("m", channels=("video", "chat")), mentee) is None


def test_a_mentor_without_a_free_slot_is_not_proposed() -> None:
    mentee = a_person("e", time_zone="UTC", availability=[window("mon", "09:00", "10:00")])
    busy = a_person("m", time_zone="UTC", availability=[window("tue", "09:00", "10:00")])

    assert verdict_on(busy, mentee) is Bar.NO_SHARED_TIME
    assert verdict_on(a_person("m"), mentee) is None


def test_a_pair_that_can_meet_in_half_of_the_weeks_is_proposed_with_a_caution() -> None:
    # From 28 September, four weeks are left until Europe changes its clocks.
    on = date(2026, 9, 28)
    mentee = a_person("e", time_zone="Europe/Paris", availability=[window("wed", "18:00", "18:15")])
    mentor = a_person("m", time_zone="UTC", availability=[window("wed", "16:00", "16:15")])

    assert verdict_on(mentor, mentee, on=on) is None
    assert cautions_on(mentor, mentee, on=on) == ["some_weeks_only", "little_time"]
    assert verdict_on(mentor, mentee, on=date(2026, 10, 5)) is Bar.NO_SHARED_TIME


def test_unknown_availability_is_a_caution() -> None:
    free = a_person("f", time_zone="UTC", availability=[window("mon", "09:00", "10:00")])

    assert cautions_on(a_person("m"), free) == ["availability_unknown"]
    assert cautions_on(free, a_person("e")) == ["availability_unknown"]
    assert (
        cautions_on(a_person("m", **free.model_dump(include={"time_zone", "availability"})), free)
        == []
    )


def test_the_first_rule_that_speaks_against_a_pair_is_named() -> None:
    mentor = a_person("m", capacity=0, languages=("fr",), manager_id="e")

    assert verdict_on(mentor, a_person("e", languages=("en",))) is Bar.REPORTING_LINE


def test_a_mentee_known_by_id_only_is_still_not_proposed_to_themselves() -> None:
    rules = mentor_rules([a_person("p"), a_person("q", capacity=0)], on=ON)

    found = eligibility(rules, mentee_id=PersonId("p"), mentee=None, on=ON)

    assert found.bars == (Bar.ONESELF, Bar.NO_CAPACITY)
    assert found.overlap is None


@pytest.mark.parametrize("bar", list(Bar))
def test_every_rule_can_be_told(bar: Bar) -> None:
    mentor = a_person("m", languages=("en", "ig"), channels=("call",))
    mentee = a_person("e", languages=("fr",), channels=("chat",))

    text = why_barred(bar, mentor=mentor, mentee=mentee)

    assert len(text.split()) > 3
    assert why_barred(bar, mentor=mentor, mentee=None)


def test_nothing_is_said_of_time_where_neither_has_said_when() -> None:
    assert cautions_on(a_person("m"), a_person("e")) == []


@pytest.mark.parametrize(
    ("mentor_hours", "weeks"),
    [
        # Noon in New York is 18:00 in Berlin, and 17:00 in the week from 25 October 2026, when
        # only Europe has left summer time.
        (("12:00", "13:00"), 7),
        (("12:00", "14:00"), 8),
    ],
)
def test_a_clock_change_inside_the_window_costs_its_weeks_and_is_said(
    mentor_hours: tuple[str, str], weeks: int
) -> None:
    mentor = a_person(
        "m",
        time_zone="America/New_York",
        availability=[window("wed", *mentor_hours)],
    )
    mentee = a_person(
        "e", time_zone="Europe/Berlin", availability=[window("wed", "18:00", "19:00")]
    )

    verdict = eligibility(mentor_rules([mentor], on=ON), mentee_id=None, mentee=mentee, on=ON)
    cautions = time_cautions(verdict, mentor, row=0, mentee=mentee)

    assert verdict.overlap is not None
    assert int(verdict.overlap.weeks[0]) == weeks
    said = [caution.text for caution in cautions if caution.code == "some_weeks_only"]
    assert said == ([] if weeks == 8 else ["you can meet in 7 of the next 8 weeks only"])


def test_a_night_shift_meets_an_early_morning_across_midnight_and_zones() -> None:
    night = a_person("m", time_zone="Europe/London", availability=[window("sun", "22:30", "00:30")])
    early = a_person("e", time_zone="Asia/Kolkata", availability=[window("mon", "04:00", "05:45")])

    verdict = eligibility(mentor_rules([night], on=ON), mentee_id=None, mentee=early, on=ON)

    # Monday 04:00 in Kolkata is Sunday 22:30 UTC: 23:30 in London, and 22:30 from 25 October on.
    assert verdict.overlap is not None
    assert int(verdict.overlap.weeks[0]) == 8
    assert verdict.rows.tolist() == [0]


def test_a_pair_that_shares_a_little_of_one_language_only_gets_a_caution() -> None:
    mentee = a_person("ana", languages=("uk", "en-x-little"))
    mentor, fluent = a_person("mia", languages=("en",)), a_person("max", languages=("en", "uk"))

    (caution,) = forced_cautions(mentee, mentor, shared_time=None)
    none = forced_cautions(mentee, fluent, shared_time=None)

    assert caution.text == "Person ana speaks only a little English, by what they wrote"
    assert none == ()
