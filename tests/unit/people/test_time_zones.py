"""Time zones as people write them."""

from zoneinfo import ZoneInfo

import pytest

from companion.people import time_zones
from companion.people.time_zones import find_time_zone, read_time_zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Paris", "Europe/Paris"),
        ("europe/paris", "Europe/Paris"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("London", "Europe/London"),
        ("Paris, France", "Europe/Paris"),
        ("São Paulo", "America/Sao_Paulo"),
        ("UK time", "Europe/London"),
        ("IST (India)", "Asia/Kolkata"),
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT+01:00) Amsterdam, Berlin, Bern, Rome", "Europe/Amsterdam"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai", "Asia/Kolkata"),
        ("London (GMT)", "Europe/London"),
    ],
)
def test_a_zone_or_place_is_read(text: str, zone: str) -> None:
    assert read_time_zone(text).name == zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("GMT+1", "Etc/GMT-1"),
        ("UTC-5", "Etc/GMT+5"),
        ("-5", "Etc/GMT+5"),
        ("UTC", "Etc/UTC"),
        ("GMT+0", "Etc/UTC"),
        ("CET", "Europe/Brussels"),
        ("SAST", "Africa/Johannesburg"),
        ("PST", "America/Los_Angeles"),
    ],
)
def test_an_offset_or_abbreviation_is_read_and_said(text: str, zone: str) -> None:
    read = read_time_zone(text)

    assert read.name == zone
    assert read.remark is not None


@pytest.mark.parametrize("text", ["IST", "CST", "usa", "UTC+5:30", "GMT+25", "whatever", "", "-"])
def test_what_could_be_several_zones_or_none_is_not_read(text: str) -> None:
    read = read_time_zone(text)

    assert read.name is None
    assert read.remark is not None


def test_every_zone_of_the_table_exists() -> None:
    for zone in set(time_zones._ZONE_OF.values()):
        assert ZoneInfo(zone)


def test_prose_gives_a_zone_only_where_one_is_written() -> None:
    stated = find_time_zone("Based near Lyon (Europe/Paris), mornings best")
    offset = find_time_zone("usually around UTC+2")

    assert stated is not None
    assert stated.name == "Europe/Paris"
    assert offset is not None
    assert offset.name == "Etc/GMT-2"
    assert find_time_zone("I live in Paris and walk 5-6 km and/or cycle") is None
