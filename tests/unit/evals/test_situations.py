"""A situation counts as recognised when one of those that fit stands high enough."""

from evals.tasks.situations import CASES, measures, read_cases


def test_a_fitting_situation_on_the_second_place_is_a_hit_among_three_only() -> None:
    first, among_three, rank = measures(
        ["g"],
        [frozenset({"raise"})],
        [["offer", "raise", "search"]],
        {"BM25": [["raise", "offer", "search"]]},
    )

    assert first.ours is not None
    assert among_three.ours is not None
    assert rank.ours is not None
    assert (first.ours.value, among_three.ours.value, rank.ours.value) == (0.0, 1.0, 0.5)
    assert [one.others["BM25"] for one in (first, among_three, rank)] == [1.0, 1.0, 1.0]


def test_what_was_found_instead_is_told() -> None:
    first = measures(["g"], [frozenset({"raise"})], [["offer"]], {})[0]

    assert [score.reason for score in first.lowest] == ["offer; fits: raise"]


def test_nothing_found_is_a_miss_and_no_crash() -> None:
    rank = measures(["g"], [frozenset({"raise"})], [[]], {})[-1]

    assert rank.ours is not None
    assert rank.ours.value == 0.0


def test_every_expected_situation_is_in_the_bank() -> None:
    bank = {path.stem for path in (CASES.parents[2] / "knowledge" / "questions").glob("*.yaml")}

    assert set().union(*read_cases(CASES).values()) <= bank
