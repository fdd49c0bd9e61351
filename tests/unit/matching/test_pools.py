"""What a pool remembers between goals: verdicts of the rules, for the right mentee and day."""

from datetime import date, timedelta

import numpy as np

from companion.matching.eligibility import Bar
from companion.matching.pools import VERDICTS_KEPT, Pool, make_pool, pool_passages
from companion.people.person import Person, PersonId
from tests.unit.matching.people import ON, a_person, window

DANE = a_person("dane", headline="Baker", languages=("da",))
TURK = a_person("turk", headline="Baker", languages=("tr",))
BUSY = a_person("busy", headline="Baker", capacity=0)


def a_pool(*mentors: Person) -> Pool:
    passages = pool_passages(mentors, ())
    vectors = np.zeros((sum(map(len, passages)), 4), dtype=np.float32)
    return make_pool(mentors, (), passages=passages, vectors=vectors)


def bars(
    pool: Pool, mentee: Person, *, forbidden: frozenset[PersonId] = frozenset(), on: date = ON
) -> tuple[Bar | None, ...]:
    verdict = pool.verdict(mentee_id=mentee.id, mentee=mentee, forbidden=forbidden, on=on)
    return verdict.bars


def test_a_verdict_holds_for_one_mentee_as_they_are_now() -> None:
    pool = a_pool(DANE, TURK, BUSY)
    speaks_danish = a_person("m", languages=("da",))
    speaks_turkish = a_person("m", languages=("tr",))

    assert bars(pool, speaks_danish) == (None, Bar.NO_SHARED_LANGUAGE, Bar.NO_CAPACITY)
    assert bars(pool, speaks_turkish) == (Bar.NO_SHARED_LANGUAGE, None, Bar.NO_CAPACITY)
    assert bars(pool, speaks_danish) == (None, Bar.NO_SHARED_LANGUAGE, Bar.NO_CAPACITY)


def test_a_verdict_knows_whom_the_programme_rules_out() -> None:
    pool = a_pool(DANE, BUSY)
    mentee = a_person("m", languages=("da",))

    assert bars(pool, mentee) == (None, Bar.NO_CAPACITY)
    assert bars(pool, mentee, forbidden=frozenset({DANE.id})) == (Bar.FORBIDDEN, Bar.NO_CAPACITY)


def test_a_verdict_is_of_the_weeks_from_its_day() -> None:
    hour = (window("mon", "09:00", "09:20"),)
    mentor = a_person("york", headline="Baker", time_zone="America/New_York", availability=hour)
    mentee = a_person(
        "m", time_zone="Europe/Berlin", availability=(window("mon", "15:00", "15:20"),)
    )
    pool = a_pool(mentor)
    # In March America changes its clocks three weeks before Europe does.
    assert bars(pool, mentee, on=date(2027, 1, 4)) == (None,)
    march = pool.verdict(
        mentee_id=mentee.id, mentee=mentee, forbidden=frozenset(), on=date(2027, 3, 1)
    )

    assert march.overlap is not None
    assert march.overlap.weeks[0] < 8


def test_the_same_verdict_is_not_made_twice_and_old_ones_go() -> None:
    pool = a_pool(DANE, TURK)
    mentee = a_person("m")

    def asked(on: date) -> object:
        return pool.verdict(mentee_id=mentee.id, mentee=mentee, forbidden=frozenset(), on=on)

    first = asked(ON)
    assert asked(ON) is first
    for days in range(1, VERDICTS_KEPT + 1):
        asked(ON + timedelta(days=days))
    assert asked(ON) is not first
