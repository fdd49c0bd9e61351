"""Other orders than by fit: side by side what differs, and first who was not asked."""

import numpy as np

from companion.matching.match import MatchRequest
from companion.matching.pools import make_pool
from companion.matching.selection import likeness, years_of_work
from companion.people.person import Person, PersonId
from companion.retrieval.passages import passages_of
from tests.unit.matching.people import ON, a_goal, a_person, matched

WARD = "Runs a hospital ward with its rota"


def a_nurse(id: str, **fields: object) -> Person:  # noqa: A002
    return a_person(id, headline=WARD, **fields)


POOL = (
    a_nurse("a", industries=("hospitals",), career=({"title": "Ward nurse", "start": "2001"},)),
    a_nurse("b", industries=("hospitals",), career=({"title": "Ward nurse", "start": "2002"},)),
    a_person(
        "c",
        headline="Ran a hospital ward, now runs ferries",
        industries=("shipping",),
        career=({"title": "Purser", "start": "2022"},),
    ),
    a_person("d", headline="Breeds dogs", industries=("farming",)),
)


async def order(**wanted: object) -> list[str]:
    fields = {"mentors": POOL, "goals": (a_goal(),), **wanted}
    result = await matched(MatchRequest.model_validate(fields))
    return [str(match.mentor_id) for match in result.matches]


async def test_variety_puts_another_path_before_a_second_of_the_same() -> None:
    assert (await order(top_k=2))[:2] == ["a", "b"]
    assert await order(top_k=2, diverse=True) == ["a", "c"]


async def test_variety_never_lifts_who_does_not_fit() -> None:
    assert (await order(top_k=None, diverse=True))[-1] == "d"


async def test_variety_shows_everybody_once() -> None:
    assert sorted(await order(top_k=None, diverse=True)) == ["a", "b", "c", "d"]


async def test_who_was_asked_comes_after_the_others_and_is_marked() -> None:
    request = MatchRequest(mentors=POOL, goals=(a_goal(),), asked=(PersonId("a"),))

    result = await matched(request)

    assert [match.mentor_id for match in result.matches][-1] == "a"
    marked = {
        match.mentor_id
        for match in result.matches
        for caution in match.cautions
        if caution.code == "already_asked"
    }
    assert marked == {"a"}


async def test_a_varied_second_opinion_asks_neither_twice() -> None:
    assert (await order(asked=("a",), diverse=True, top_k=2)) == ["b", "c"]


def test_years_of_work_begin_with_the_first_dated_position() -> None:
    career = (
        {"title": "Cook", "start": "2010-05"},
        {"title": "Waiter", "start": "2006"},
        {"title": "x"},
    )

    assert years_of_work(a_person("m", career=career), on=ON) == ON.year - 2006
    assert years_of_work(a_person("m", career=({"title": "Cook"},)), on=ON) is None


def test_what_is_not_known_of_both_does_not_tell_them_apart() -> None:
    people = (a_nurse("a", industries=("law",)), a_nurse("b"))
    vectors = np.array([[1, 0], [0, 1], [1, 0]], dtype=np.float32)
    pool = make_pool(people, (), passages=[passages_of(one) for one in people], vectors=vectors)

    assert likeness(pool, 0, 1, on=ON) > 0.5
