"""An agreement refuses what could lose a session or put words into somebody's mouth."""

import pytest
from pydantic import ValidationError

from companion.pairs.agreement import Agreement, Given, MentoringPair, Pause, Side, Word
from tests.unit.pairs.agreements import a_cadence, a_pair


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=6",
    ],
)
def test_rules_that_two_people_need_are_taken(rule: str) -> None:
    assert a_cadence(rule=rule).rule == rule


def test_a_rule_in_small_letters_is_the_same_rule() -> None:
    assert a_cadence(rule="freq=weekly;byday=tu").rule == "FREQ=WEEKLY;BYDAY=TU"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY",
        "FREQ=SECONDLY;COUNT=1",
        "BYDAY=TU",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=999",
        "FREQ=WEEKLY;BYDAY=5TU",
        "FREQ=MONTHLY;BYDAY=5TU",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=1TU;BYMONTHDAY=3",
        "FREQ=WEEKLY;UNTIL=20270101T000000Z",
        "FREQ=WEEKLY;FREQ=WEEKLY",
        "FREQ=WEEKLY\r\nATTENDEE:mailto:eve@example.org",
        "FREQ=WEEKLY;",
        "",
    ],
)
def test_a_rule_that_loses_sessions_or_smuggles_lines_is_refused(rule: str) -> None:
    with pytest.raises(ValidationError, match="write one such as FREQ="):
        a_cadence(rule=rule)


def test_a_monthly_rule_without_a_day_needs_one_that_every_month_has() -> None:
    with pytest.raises(ValidationError, match="not every month has a day 31"):
        a_cadence(starts_on="2027-01-31", rule="FREQ=MONTHLY")

    assert a_cadence(starts_on="2027-01-31", rule="FREQ=MONTHLY;BYMONTHDAY=-1")


def test_a_reported_word_tells_how_it_was_said() -> None:
    with pytest.raises(ValidationError, match="needs `how`"):
        Word.model_validate(
            {"side": "mentor", "given": "reported", "said_on": "2027-01-02", "revision": 1}
        )

    own = Word.model_validate(
        {"side": Side.MENTEE, "given": Given.OWN, "said_on": "2027-01-02", "revision": 1}
    )
    assert own.how is None


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"ends_on": "2026-12-31"}, "before it starts"),
        ({"changes": [{"on": "2027-01-12"}, {"on": "2027-01-12"}]}, "changed twice"),
        ({"cadence": None, "changes": [{"on": "2027-01-12"}]}, "need a cadence"),
        ({"minutes": 90}, "less than or equal to 30"),
        ({"ends_on": "9999-12-31"}, "years 2000 to 2200"),
    ],
)
def test_terms_that_contradict_themselves_are_refused(fields: dict[str, object], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Agreement.model_validate({"cadence": a_cadence(), **fields})


def test_a_pause_resumes_after_it_began() -> None:
    with pytest.raises(ValidationError, match="after it began"):
        Pause.model_validate({"since": "2027-03-01", "resumes_on": "2027-03-01"})


def test_a_pair_survives_its_way_through_json() -> None:
    pair = a_pair(Agreement(cadence=a_cadence(), success="the stall pays for itself"))

    assert MentoringPair.model_validate_json(pair.model_dump_json()) == pair
