"""Where somebody works, as far as a zone and their own words show it."""

import time

import pytest

from companion.knowledge.places import Place, places_of


@pytest.mark.parametrize(
    ("zone", "places"),
    [
        ("Europe/Berlin", {Place.GERMANY, Place.EU}),
        ("Europe/London", {Place.ENGLAND, Place.UK}),
        ("Europe/Warsaw", {Place.EU}),
        ("Australia/Perth", {Place.AUSTRALIA}),
        ("America/Indiana/Knox", {Place.USA}),
        ("America/Mexico_City", set()),
        ("Asia/Tokyo", set()),
    ],
)
def test_a_time_zone_says_where_somebody_works(zone: str, places: set[Place]) -> None:
    assert places_of(["Lead a team"], time_zone=zone) == places


def test_a_zone_counts_more_than_a_place_where_somebody_worked_before() -> None:
    assert places_of([], work=["Cook, earlier in Bologna"], time_zone="Asia/Tokyo") == frozenset()


def test_the_place_that_a_goal_names_counts_from_anywhere() -> None:
    found = places_of(["Work as a nurse in Germany"], time_zone="Asia/Manila")

    assert found == {Place.GERMANY, Place.EU}


def test_without_a_zone_the_work_itself_may_name_the_place() -> None:
    assert Place.GERMANY in places_of([], work=["Site helper (Hamburg)"])


def test_somebody_in_scotland_is_in_the_united_kingdom_and_not_in_england() -> None:
    found = places_of(["Become a ward manager"], work=["Nurse, Dundee"], time_zone="Europe/London")

    assert found == {Place.UK}


def test_somebody_in_quebec_shares_the_zone_of_ontario_and_not_its_law() -> None:
    assert places_of([], work=["Teacher in Gatineau"], time_zone="America/Toronto") == frozenset()


def test_nothing_said_is_nowhere() -> None:
    assert places_of(["Become a shift leader"]) == frozenset()


def test_a_hostile_text_is_read_in_no_time() -> None:
    began = time.process_time()

    places_of(["United " * 20_000, "New" * 40_000])

    assert time.process_time() - began < 5  # A quadratic pattern takes minutes.
