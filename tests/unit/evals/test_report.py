"""What is printed, what fails, and what is committed."""

from math import nan
from pathlib import Path

import pytest

from companion.errors import InputError
from evals import committed
from evals.__main__ import main
from evals.metrics import Interval
from evals.report import figure, text_of
from evals.scores import Better, Measure, Outcome, Score, Sheet, crash_of, has_fallen

SHEET = Sheet(task="tasks", cases="some")


def _measure(value: float, *, better: Better = Better.HIGHER) -> Measure:
    return SHEET.mean("good", [Score(case="c", value=value, reason="why not")], better=better)


def test_a_drop_beyond_the_tolerance_is_one_and_a_rise_is_not() -> None:
    assert has_fallen(_measure(0.78), committed=0.80)
    assert not has_fallen(_measure(0.795), committed=0.80)
    assert not has_fallen(_measure(0.9), committed=0.80)
    assert has_fallen(_measure(0.9, better=Better.LOWER), committed=0.80)


def test_one_more_thing_that_must_not_happen_is_a_drop() -> None:
    once = SHEET.never("invented", [Score(case="c", value=1.0, reason="x")], among=9)

    assert has_fallen(once, committed=0.0)


def test_a_figure_that_can_no_longer_be_taken_is_a_drop() -> None:
    assert has_fallen(_measure(nan), committed=0.5)


def test_figures_are_committed_and_compared_by_key(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    committed.write([_measure(0.9)], path)
    other = Sheet(task="tasks", cases="others").mean("good", [Score(case="c", value=0.2)])
    committed.write([other], path)

    known = committed.read(path)

    assert known == {"tasks · others · good": 0.2, "tasks · some · good": 0.9}
    assert committed.drops([_measure(0.5)], known) == (
        "tasks · some · good: .500, and .900 is committed",
    )


def test_a_damaged_baseline_names_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text("{", encoding="utf-8")

    with pytest.raises(InputError, match="--update-baseline"):
        committed.read(path)


def test_the_table_shows_baselines_reasons_and_crashes() -> None:
    measure = SHEET.mean(
        "good", [Score(case="c", value=0.25, reason="cold")], others={"BM25": 0.125}, aim="1"
    )
    with pytest.raises(ValueError, match="private") as caught:
        int("a private line")

    text = text_of(Outcome(measures=(measure,), crashes=(crash_of("tasks · d", caught.value),)))

    assert "good  1  .250       .125  1" in text
    assert "good .250 on c: cold" in text
    assert "tasks · d: ValueError" in text
    assert "private" not in text


def test_figures_are_short() -> None:
    assert [figure(value) for value in (0.5, 1.0, 0.0, 12.34, 40.0, -0.25, nan)] == [
        ".500",
        "1.000",
        ".000",
        "12.3",
        "40",
        "-.250",
        "–",
    ]


def test_intervals_of_counts_are_left_out() -> None:
    counted = SHEET.never("invented", [], among=9)

    assert counted.ours == Interval(value=0.0, low=0.0, high=0.0)
    assert "invented  9  0          0" in text_of(Outcome(measures=(counted,)))


def test_an_unknown_task_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["cooking"])

    assert "'cooking'" in capsys.readouterr().err
