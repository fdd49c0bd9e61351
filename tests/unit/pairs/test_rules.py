"""How a pair stands follows from its terms, its sessions and the day, and accuses nobody early."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.pairs.agreement import (
    Agreement,
    Cadence,
    Ending,
    Given,
    MentoringPair,
    Pause,
    Side,
    Word,
)
from companion.pairs.rules import (
    EARLY_DAYS,
    SILENT_DAYS,
    Standing,
    agreed_by,
    revised,
    state_of,
    with_word,
    words_not_theirs,
)
from tests.unit.pairs.agreements import a_cadence, a_pair, a_weekly_pair, agreed, once
from tests.unit.pairs.test_meetings import CASES, cadences


def at(day: str, time: str = "12:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{time}:00+00:00")


@pytest.mark.parametrize(
    ("held", "now", "standing"),
    [
        ((), at("2027-01-05", "16:10"), Standing.PLANNED),
        ((), at("2027-01-05", "16:15"), Standing.OVERDUE),
        ((), at("2027-01-12", "16:14"), Standing.OVERDUE),
        ((), at("2027-01-12", "16:15"), Standing.LAPSED),
        ((date(2027, 1, 5),), at("2027-01-05", "17:00"), Standing.PLANNED),
        ((date(2027, 1, 5),), at("2027-01-12", "17:00"), Standing.OVERDUE),
        ((date(2027, 1, 3),), at("2027-01-05", "17:00"), Standing.PLANNED),
        ((date(2027, 1, 8),), at("2027-01-12", "17:00"), Standing.OVERDUE),
    ],
    ids=["running", "over", "next runs", "two missed", "held", "missed one", "early", "late"],
)
def test_a_planned_session_is_missed_once_it_is_over_and_none_was_held_for_it(
    held: tuple[date, ...], now: datetime, standing: Standing
) -> None:
    assert state_of(agreed(a_weekly_pair()), held_on=held, now=now).standing is standing


def test_terms_that_not_both_said_yes_to_put_nobody_in_debt_until_they_meet_by_them() -> None:
    proposed = a_weekly_pair()
    later = at("2027-02-01")

    before = state_of(proposed, held_on=(), now=later)
    after = state_of(proposed, held_on=(date(2027, 1, 5),), now=later)

    assert (before.standing, before.missed) == (Standing.PROPOSED, ())
    assert (after.standing, len(after.missed)) == (Standing.LAPSED, 3)


def test_what_a_pause_fell_on_is_not_missed_after_it() -> None:
    pauses = (Pause(since=date(2027, 1, 6), resumes_on=date(2027, 2, 1)),)
    pair = agreed(a_weekly_pair()).model_copy(update={"pauses": pauses})

    state = state_of(pair, held_on=(date(2027, 1, 5),), now=at("2027-02-01"))

    assert (state.standing, state.missed) == (Standing.PLANNED, ())


def test_a_pair_without_a_plan_falls_asleep_after_weeks_of_silence() -> None:
    held = (date(2027, 1, 5),)

    awake, asleep = (
        state_of(a_pair(), held_on=held, now=at("2027-01-05") + timedelta(days=days))
        for days in (SILENT_DAYS - 1, SILENT_DAYS)
    )

    assert (awake.standing, awake.silent_days) == (Standing.UNPLANNED, SILENT_DAYS - 1)
    assert (asleep.standing, asleep.silent_days) == (Standing.LAPSED, SILENT_DAYS)


def test_nothing_is_owed_in_a_pause_or_after_the_end() -> None:
    agreement = Agreement(cadence=a_cadence())
    paused = a_pair(agreement, pauses=(Pause(since=date(2027, 1, 4), resumes_on=date(2027, 3, 1)),))
    ended = a_pair(agreement, ending=Ending(ended_on=date(2027, 1, 4)))
    run_out = a_pair(Agreement(cadence=a_cadence(), ends_on=date(2027, 1, 31)))

    now = at("2027-02-10")

    assert state_of(paused, held_on=(), now=now).standing is Standing.PAUSED
    assert state_of(ended, held_on=(), now=now).standing is Standing.ENDED
    assert state_of(ended, held_on=(), now=now).next is None
    assert state_of(run_out, held_on=(date(2027, 1, 26),), now=now).standing is Standing.ENDED


def test_a_single_meeting_that_was_held_leaves_no_debt() -> None:
    pair = agreed(a_pair(Agreement(single=(once("2027-01-05"),))))

    before = state_of(pair, held_on=(), now=at("2027-01-04"))
    after = state_of(pair, held_on=(date(2027, 1, 5),), now=at("2027-01-06"))

    assert before.standing is Standing.PLANNED
    assert (after.standing, after.missed) == (Standing.UNPLANNED, ())


@settings(max_examples=CASES)
@given(cadence=cadences(), days=st.integers(0, 700), keep=st.randoms(use_true_random=False))
def test_what_was_held_when_planned_is_never_missed_and_the_last_unheld_always_is(
    cadence: Cadence, days: int, keep: object
) -> None:
    pair = agreed(a_pair(Agreement(cadence=cadence)))
    now = datetime.combine(cadence.starts_on, datetime.min.time(), UTC) + timedelta(days=days)
    planned = state_of(pair, held_on=(), now=now).missed

    all_held = state_of(pair, held_on=[each.on for each in planned], now=now)
    but_last = state_of(pair, held_on=[each.on for each in planned[:-1]], now=now)

    assert all_held.missed == ()
    assert all_held.next is not None
    assert all_held.next.ends_at > now
    far = [each for each in planned[-1:] if not _is_near(each.on, planned[:-1])]
    assert set(far) <= set(but_last.missed)


def _is_near(day: date, others: object) -> bool:
    return any((day - each.on).days <= EARLY_DAYS for each in others)  # type: ignore[attr-defined]


def test_the_day_is_that_of_the_zone_in_which_now_is_told() -> None:
    pair = a_pair(ending=Ending(ended_on=date(2027, 1, 5)))
    moment = datetime(2027, 1, 4, 20, tzinfo=UTC)

    in_utc = state_of(pair, held_on=(), now=moment)
    in_tokyo = state_of(pair, held_on=(), now=moment.astimezone(ZoneInfo("Asia/Tokyo")))

    assert in_utc.standing is Standing.UNPLANNED
    assert in_tokyo.standing is Standing.ENDED


def a_word(side: Side, given: Given = Given.REPORTED) -> Word:
    return Word(side=side, given=given, said_on=date(2027, 1, 2), revision=1, how="by e-mail")


def test_a_word_counts_for_the_terms_that_it_was_said_to() -> None:
    both = with_word(Agreement(cadence=a_cadence()), a_word(Side.MENTOR))

    other = revised(both.model_copy(update={"minutes": 30}), before=both)
    same = revised(both.model_copy(update={"single": (once("2027-02-01"),)}), before=both)

    assert agreed_by(both) == {Side.MENTOR}
    assert other.revision == 2
    assert agreed_by(other) == set()
    assert other.words == both.words
    assert same.revision == 1
    assert agreed_by(same) == {Side.MENTOR}


def test_a_word_said_again_replaces_the_first() -> None:
    once_said = with_word(Agreement(), a_word(Side.MENTEE, Given.OWN))

    again = with_word(once_said, a_word(Side.MENTEE))

    assert [word.given for word in again.words] == [Given.REPORTED]


def test_nobody_stores_another_ones_own_act() -> None:
    before = Agreement(words=(a_word(Side.MENTOR, Given.OWN),))
    new = with_word(before, a_word(Side.MENTEE, Given.OWN))

    refused = words_not_theirs(new, before=before, own=Side.MENTOR)

    assert [word.side for word in refused] == [Side.MENTEE]
    assert words_not_theirs(new, before=before, own=Side.MENTEE) == ()
    assert words_not_theirs(before, before=before, own=None) == ()


def test_the_other_side_is_the_other_one() -> None:
    pair: MentoringPair = a_pair()

    assert [pair.person_on(side.other) for side in Side] == ["ines", "tom"]
