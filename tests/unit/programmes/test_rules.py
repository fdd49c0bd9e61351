"""Numbers of a programme tell nothing of anybody: who is behind them, who came, who left."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.followups.item import ItemStatus
from companion.pairs.agreement import MentoringPair, Side
from companion.programmes.numbers import LEFT_OUT, ROUNDED_TO, Number, ProgrammeNumbers
from companion.programmes.rules import (
    Counted,
    CountedAction,
    CountedPair,
    CountedRequest,
    CountedTalk,
    Course,
    OfTalks,
    average,
    course_of,
    left_out,
    number,
    numbers_of,
)
from companion.requests.request import Answer
from companion.sessions.feedback import Answered, Feedback

ON = date(2026, 11, 22)
TWOS = [("mo", "ada"), ("mo", "ben"), ("nia", "cem"), ("nia", "dan"), ("oto", "eve")]
EVERYBODY = frozenset(name for two in TWOS for name in two)

people_of = st.lists(
    st.frozensets(st.sampled_from("abcdefghij"), min_size=1, max_size=2), max_size=40
)


def felt(side: Side, answered: Answered) -> Feedback:
    return Feedback(side=side, on=ON, answered=answered)


def a_talk(
    mentor: str, mentee: str, *, by: str, feedback: tuple[Feedback, ...] = ()
) -> CountedTalk:
    return CountedTalk(
        owner_id=by, mentor_id=mentor, mentee_id=mentee, held_on=ON, feedback=feedback
    )


def counted(of_talks: OfTalks, *, willing: frozenset[str] = EVERYBODY) -> ProgrammeNumbers:
    found = Counted(
        mentees=frozenset(mentee for _, mentee in TWOS),
        mentors=frozenset(mentor for mentor, _ in TWOS),
        willing=willing,
        of_talks=of_talks,
        asking=frozenset(),
        requests=(),
    )
    return numbers_of(found, programme_id="spring", on=ON)


@pytest.mark.parametrize(
    ("people", "shown"), [(4, None), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15)]
)
def test_a_number_needs_five_people_and_is_rounded(people: int, shown: int | None) -> None:
    assert number([{str(one)} for one in range(people)]) == shown


def test_many_things_of_few_people_are_no_number() -> None:
    assert number([{"a", "b"}] * 100 + [{"c", "d"}] * 100) is None


def test_a_number_that_is_nearly_all_one_persons_is_not_shown() -> None:
    others = [{"mo", mentee} for mentee in "abcdefgh"]

    assert number(others) is None
    assert number([*others, {"nia", "i"}, {"nia", "j"}]) == 10


@given(people=people_of, more=st.frozensets(st.sampled_from("abcdefghij"), min_size=1, max_size=2))
def test_two_numbers_never_differ_by_what_one_person_added(
    people: list[frozenset[str]], more: frozenset[str]
) -> None:
    before, after = number(people), number([*people, more])

    for shown in (before, after):
        assert shown is None or shown % ROUNDED_TO == 0
    if before is not None and after is not None:
        assert after - before in {0, ROUNDED_TO}


Seen = tuple[Number, Number]


def seen(willing: frozenset[str], hidden: frozenset[str], pairs: list[frozenset[str]]) -> Seen:
    """Return how many are counted, and how many of these pairs are, where some are left out."""
    inside = willing - hidden
    return number([{one} for one in inside]), number([two for two in pairs if two <= inside])


def otherwise(willing: frozenset[str], one: str, members: str) -> Iterator[frozenset[str]]:
    """Return who else may be willing where `one` said the opposite."""
    flipped = willing ^ {one}
    yield flipped
    yield from (flipped ^ {other} for other in members if other != one)


@given(
    members=st.sampled_from(["abcde", "abcdefg", "abcdefgh", "abcdefghij", "abcdefghijkl"]),
    data=st.data(),
)
def test_what_is_shown_may_be_whatever_any_single_person_said(
    members: str, data: st.DataObject
) -> None:
    some = st.frozensets(st.sampled_from(members))
    willing = data.draw(st.one_of(st.just(frozenset(members)), some), label="willing")
    drawn = [frozenset(three) for three in combinations(members, LEFT_OUT)]
    hidden = data.draw(st.sampled_from(drawn), label="left out")
    pairs = [frozenset(two) for two in zip(members[::2], members[1::2], strict=False)]
    shown = seen(willing, hidden, pairs)

    for one in members:
        assert any(
            seen(other, draw, pairs) == shown
            for other in otherwise(willing, one, members)
            for draw in drawn
        ), one


def test_a_number_never_tells_that_everybody_of_a_small_programme_said_yes() -> None:
    for many in range(LEFT_OUT, 5 + LEFT_OUT):
        members = frozenset("abcdefgh"[:many])
        for hidden in map(frozenset, combinations(members, LEFT_OUT)):
            assert seen(members, hidden, []) == (None, None)


@given(
    lots=st.dictionaries(
        st.text(max_size=3), st.text(alphabet="0123456789abcdef", min_size=1), max_size=12
    )
)
def test_so_many_are_left_out_by_their_lots_whatever_they_said(lots: dict[str, str]) -> None:
    hidden = left_out(lots)

    assert len(hidden) == min(LEFT_OUT, len(lots))
    assert all(lots[one] <= lots[other] for one in hidden for other in lots.keys() - hidden)


def test_no_sum_stands_beside_its_parts() -> None:
    names = {
        name.rpartition(".")[2]
        for part in ("pairs", "requests", "actions")
        for name in ProgrammeNumbers.model_fields[part].annotation.model_fields  # type: ignore[union-attr]
    }

    assert names & {"all", "total", "sum"} == set()


def test_a_talk_that_both_keep_is_one_and_needs_the_yes_of_both() -> None:
    talks = tuple(a_talk(*two, by=by) for two in TWOS for by in two)

    assert counted(OfTalks(talks=talks)).talks == 5
    assert counted(OfTalks(talks=talks), willing=EVERYBODY - {"nia", "oto"}).talks is None


def test_what_somebody_says_of_two_others_is_not_counted() -> None:
    talks = tuple(a_talk(*two, by="zoe") for two in TWOS)

    assert counted(OfTalks(talks=talks), willing=EVERYBODY | {"zoe"}).talks is None


def test_a_talk_to_come_is_not_held() -> None:
    planned = tuple(
        CountedTalk(owner_id=two[0], mentor_id=two[0], mentee_id=two[1], held_on=date(2026, 12, 1))
        for two in TWOS
    )

    assert counted(OfTalks(talks=planned)).talks is None


def test_a_pair_is_as_far_as_the_side_that_says_more() -> None:
    pairs = [
        CountedPair(owner_id=by, mentor_id=two[0], mentee_id=two[1], course=course)
        for two in TWOS
        for by, course in zip(two, (Course.ENDED, Course.RUNNING), strict=True)
    ]

    found = counted(OfTalks(pairs=tuple(pairs))).pairs

    assert (found.running, found.paused, found.ended) == (None, None, 5)


def test_actions_are_counted_by_how_far_they_are() -> None:
    actions = tuple(
        CountedAction(owner_id=two[0], mentor_id=two[0], mentee_id=two[1], status=status)
        for two in TWOS
        for status in (ItemStatus.DONE, ItemStatus.DONE, ItemStatus.OPEN)
    )

    found = counted(OfTalks(actions=actions)).actions

    assert (found.open, found.done, found.dropped) == (5, 10, None)


def test_requests_are_counted_by_their_answer() -> None:
    asked = tuple(
        CountedRequest(owner_id=two[1], mentor_id=two[0], mentee_id=two[1], answer=answer)
        for two in TWOS
        for answer in (Answer.NO, None)
    )
    found = Counted(
        mentees=frozenset(),
        mentors=frozenset(),
        willing=frozenset(),
        of_talks=OfTalks(),
        asking=EVERYBODY,
        requests=asked,
    )

    numbers = numbers_of(found, programme_id="spring", on=ON).requests

    assert (numbers.open, numbers.yes, numbers.no, numbers.more) == (5, None, 5, None)


def test_an_average_counts_each_person_once_and_tells_of_nobody_what_they_said() -> None:
    one_of_many_talks = [("a", 0.0)] * 50

    assert average([*one_of_many_talks, *((name, 1.0) for name in "bcde")]) == 0.75
    assert average([(name, 1.0) for name in "abcde"]) == 0.75
    assert average([(name, 0.0) for name in "abcde"]) == 0.25
    assert average([(name, 0.5) for name in "abcd"]) is None


def test_only_ones_own_word_is_feedback() -> None:
    reported = Feedback.model_validate(
        {"side": "mentor", "on": ON, "given": "reported", "answered": "yes"}
    )
    own = tuple(
        a_talk(*two, by=two[1], feedback=(felt(Side.MENTEE, Answered.YES), reported))
        for two in TWOS
    )
    foreign = tuple(
        a_talk(*two, by=two[1], feedback=(felt(Side.MENTOR, Answered.YES),)) for two in TWOS
    )

    assert counted(OfTalks(talks=own)).feedback.question_answered == 0.75
    assert counted(OfTalks(talks=foreign)).feedback.question_answered is None


@pytest.mark.parametrize(
    ("fields", "course"),
    [
        ({}, Course.RUNNING),
        ({"pauses": [{"since": "2026-11-01"}]}, Course.PAUSED),
        ({"pauses": [{"since": "2026-11-01", "resumes_on": "2026-11-20"}]}, Course.RUNNING),
        ({"ending": {"ended_on": "2026-12-31"}}, Course.ENDED),
    ],
)
def test_a_pair_runs_rests_or_is_over(fields: dict[str, object], course: Course) -> None:
    pair = MentoringPair.model_validate(
        {"id": "p", "mentor_id": "mo", "mentee_id": "ada", **fields}
    )

    assert course_of(pair, on=ON) is course
