"""A calendar file says in UTC what was agreed on the wall, and nothing that was smuggled in."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from companion.pairs.agreement import Agreement, Change, MentoringPair
from companion.pairs.calendar_file import Entries, Method, calendar_file, entries_of, uid_of
from companion.pairs.meetings import meetings_between
from companion.people.person import Channel
from tests.calendar_reader import Component, read_calendar
from tests.unit.pairs.agreements import a_cadence, a_pair, a_weekly_pair, once, two_people

NOW = datetime(2027, 1, 1, 12, tzinfo=UTC)
PEOPLE = two_people("Europe/London", "America/New_York")
ZONES = (
    "Europe/London", "Europe/Dublin", "America/New_York", "America/St_Johns",
    "America/Santiago", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Chatham",
    "Asia/Jerusalem", "Africa/Cairo",
)  # fmt: skip
NIGHT = ("23:15", "00:15", "01:45", "02:15", "02:45")


def written(
    pair: MentoringPair, now: datetime = NOW, briefs: dict[str, str] | None = None
) -> tuple[Entries, Component]:
    entries = entries_of(pair, PEOPLE, now=now, briefs=briefs)
    content = calendar_file(entries.planned, method=Method.PUBLISH, series="s", now=now)
    assert Calendar.from_ical(content).to_ical() == content
    return entries, read_calendar(content)


def is_touched(at: str, place: ZoneInfo) -> bool:
    """Tell whether there is a day of the year on which this time is skipped or comes twice."""
    hour, minute = map(int, at.split(":"))
    walls = (datetime(2027, 1, 1, hour, minute) + timedelta(days=day) for day in range(365))
    return any(
        wall.replace(tzinfo=place, fold=0).utcoffset()
        != wall.replace(tzinfo=place, fold=1).utcoffset()
        for wall in walls
    )


def moment(event: Component, name: str = "DTSTART") -> datetime:
    assert event.params[name] == ""
    return datetime.strptime(event.one(name), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


@pytest.mark.parametrize("zone", ZONES)
def test_a_series_over_both_changes_of_clocks_keeps_the_wall_in_its_zone(zone: str) -> None:
    place = ZoneInfo(zone)
    pair = a_weekly_pair(time_zone=zone, at="16:00", rule="FREQ=WEEKLY;BYDAY=SU,TU")

    _, calendar = written(pair)

    starts = [moment(event) for event in calendar.inside]
    offsets = {start.astimezone(place).utcoffset() for start in starts}
    assert len(offsets) == 2, "both clocks of the year"
    assert {f"{start.astimezone(place):%H:%M}" for start in starts} == {"16:00"}
    days = [start.astimezone(place).date() for start in starts]
    expected = [
        day
        for day in (date(2027, 1, 5) + timedelta(days=number) for number in range(360))
        if day.weekday() in {1, 6} and day <= date(2027, 12, 31)
    ]
    assert days[: len(expected)] == expected
    assert all(
        moment(event, "DTEND") - moment(event) == timedelta(minutes=15) for event in calendar.inside
    )


@pytest.mark.parametrize("zone", ZONES)
def test_a_series_in_the_hour_that_changes_says_where_it_moved(zone: str) -> None:
    # Cairo changes at midnight and Lord Howe by half an hour: of all hours of the night those are
    # tried that a change touches, and one that none does.
    touched = [at for at in NIGHT if is_touched(at, ZoneInfo(zone))]
    notices = set()
    for at in (*touched, next(at for at in NIGHT if at not in touched)):
        pair = a_weekly_pair(
            time_zone=zone,
            starts_on="2027-01-05",
            at=at,
            rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        )
        entries = entries_of(pair, PEOPLE, now=NOW)
        content = calendar_file(entries.planned, method=Method.PUBLISH, series="s", now=NOW)
        calendar = read_calendar(content)
        assert len(calendar.inside) == len(entries.planned) >= 360
        starts = [moment(event) for event in calendar.inside]
        assert sorted(set(starts)) == starts
        for event in calendar.inside:
            local = moment(event).astimezone(ZoneInfo(zone))
            moved = f"{local:%H:%M}" != at
            assert moved is ("the meeting moves to" in event.one("DESCRIPTION"))
            assert local.fold == 0
            notices |= {"moved"} if moved else set()
            notices |= {"first"} if "first of the two" in event.one("DESCRIPTION") else set()

    assert notices == {"moved", "first"}


def test_an_entry_names_both_clocks_what_it_is_worth_and_the_brief() -> None:
    agreement = Agreement(
        cadence=a_cadence(), channel=Channel.VIDEO, success="the stall pays; for itself, by May"
    )
    brief = "Question: which flowers keep?\nLast time: ask the market office"

    _, calendar = written(a_pair(agreement), briefs={"2027-01-05": brief})

    event = calendar.inside[0]
    assert event.one("SUMMARY") == "Mentoring: Tom and Ines"
    assert event.one("LOCATION") == "Video call"
    assert event.one("DESCRIPTION") == (
        "Tue 16:00 for Ines (Europe/London), Tue 11:00 for Tom (America/New_York)\n"
        f"Worth it when: the stall pays; for itself, by May\n\n{brief}"
    )
    assert "Question" not in calendar.inside[1].one("DESCRIPTION")


def test_the_same_file_twice_has_the_same_ids_and_numbers() -> None:
    pair = a_weekly_pair()
    first, calendar = written(pair)

    again, second = written(pair.model_copy(update={"issued": first.issued}))

    assert again == first
    assert [event.one("UID") for event in second.inside] == [
        event.one("UID") for event in calendar.inside
    ]
    assert len({event.one("UID") for event in calendar.inside}) == len(calendar.inside)


def test_a_moved_meeting_keeps_its_id_with_a_higher_number_and_a_dropped_one_is_cancelled() -> None:
    pair = a_pair(Agreement(cadence=a_cadence(), single=(once("2027-02-03"),)))
    first, _ = written(pair)
    changes = (
        Change(on=date(2027, 1, 12), to=once("2027-01-14", "09:00")),
        Change(on=date(2027, 1, 19)),
    )
    changed = pair.model_copy(
        update={
            "agreement": Agreement(cadence=a_cadence(), changes=changes),
            "issued": first.issued,
        }
    )

    entries, calendar = written(changed)
    undone = read_calendar(
        calendar_file(entries.cancelled, method=Method.CANCEL, series="s", now=NOW)
    )

    moved = next(event for event in calendar.inside if event.one("UID").startswith("2027-01-12"))
    assert (moved.one("SEQUENCE"), moved.one("DTSTART")) == ("1", "20270114T090000Z")
    assert calendar.inside[0].one("SEQUENCE") == "0"
    assert undone.one("METHOD") == "CANCEL"
    assert [
        (event.one("UID")[:10], event.one("SEQUENCE"), event.one("STATUS"))
        for event in undone.inside
    ] == [("2027-01-19", "1", "CANCELLED"), ("2027-02-03", "1", "CANCELLED")]


def test_what_was_cancelled_is_not_cancelled_again_and_can_come_back() -> None:
    pair = a_weekly_pair()
    first, _ = written(pair)
    without = pair.model_copy(
        update={
            "agreement": Agreement(cadence=a_cadence(), changes=(Change(on=date(2027, 1, 12)),)),
            "issued": first.issued,
        }
    )
    second, _ = written(without)

    third, _ = written(without.model_copy(update={"issued": second.issued}))
    back, _ = written(pair.model_copy(update={"issued": third.issued}))

    assert len(second.cancelled) == 1
    assert third.cancelled == ()
    returned = next(entry for entry in back.planned if entry.issued.key == "2027-01-12")
    assert (returned.issued.sequence, returned.issued.cancelled) == (2, False)


def test_what_lies_behind_is_neither_given_out_nor_remembered() -> None:
    first, _ = written(a_weekly_pair())
    pair = a_weekly_pair().model_copy(update={"issued": first.issued})

    later, calendar = written(pair, now=NOW + timedelta(days=10))

    assert moment(calendar.inside[0]) == datetime(2027, 1, 12, 16, tzinfo=UTC)
    assert later.cancelled == ()
    assert {issued.key for issued in later.issued}.isdisjoint({"2027-01-05"})


def test_an_end_cancels_all_that_was_given_out() -> None:
    first, _ = written(a_weekly_pair())
    ended = a_weekly_pair().model_copy(update={"agreement": None, "issued": first.issued})

    entries = entries_of(ended, PEOPLE, now=NOW)

    assert entries.planned == ()
    assert len(entries.cancelled) == len(first.planned)


def test_the_ids_of_two_pairs_never_meet() -> None:
    assert uid_of("2027-01-05", series="a") != uid_of("2027-01-05", series="b")


HOSTILE = st.text(
    st.sampled_from("\r\n\t\0\x0b\x0c\x1b\x85\u2028\u2029\u202e;:,\\\"'=ABé漢😀 "), max_size=200
) | st.sampled_from(
    [
        "x\r\nATTENDEE:mailto:eve@example.org",
        "x\nEND:VEVENT\nBEGIN:VALARM\nACTION:PROCEDURE",
        "x\u2028DTSTART:20270101T000000Z",
        'Ines";X-EVIL="1',
        "漢" * 300,
    ]
)


@given(name=HOSTILE, brief=HOSTILE, success=HOSTILE)
def test_hostile_text_stays_text_in_two_readers(name: str, brief: str, success: str) -> None:
    people = {
        side: person.model_copy(
            update={"name": name.replace("\0", "") or "?", "email": f"{side}@example.org"}
        )
        for side, person in PEOPLE.items()
    }
    agreement = Agreement(cadence=a_cadence()).model_copy(update={"success": success})
    entries = entries_of(a_pair(agreement), people, now=NOW, briefs={"2027-01-05": brief})

    content = calendar_file(
        entries.planned[:2],
        method=Method.PUBLISH,
        series=name,
        now=NOW,
    )

    ours = read_calendar(content)
    theirs = Calendar.from_ical(content)
    assert [inside.name for inside in ours.inside] == ["VEVENT", "VEVENT"]
    assert [one.name for one in theirs.walk()] == ["VCALENDAR", "VEVENT", "VEVENT"]
    for event in ours.inside:
        assert set(event.properties) == {
            "UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "DESCRIPTION",
            "STATUS",
        }  # fmt: skip
        assert all(len(values) == 1 for values in event.properties.values())
        assert "\n" not in event.one("SUMMARY")
    events = [one for one in theirs.walk() if one.name == "VEVENT"]
    assert [str(one["SUMMARY"]) for one in events] == [one.one("SUMMARY") for one in ours.inside]


def test_entries_are_the_meetings() -> None:
    pair = a_weekly_pair()

    entries = entries_of(pair, PEOPLE, now=NOW)

    expected = meetings_between(pair, NOW.date(), NOW.date() + timedelta(weeks=52))
    assert [entry.issued.key for entry in entries.planned] == [each.key for each in expected]
