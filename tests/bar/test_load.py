"""The quick form of the proof: that nothing fails, at a rate that any machine bears."""

from pathlib import Path

import pytest

from tests.bar import load
from tests.bar.load_client import Kind, Tally, plan
from tests.bar.proof import Terms


@pytest.mark.timeout(240)
async def test_nothing_fails_at_a_low_rate(tmp_path: Path) -> None:
    terms = Terms(is_full=False, seed=7, folder=tmp_path, tell=lambda _line: None)

    rate, memory = await load.PROOF.run(terms)

    assert rate.failures == 0, rate.wrong
    assert rate.cases >= rate.goal
    assert memory.cases == memory.goal


def test_of_a_hundred_requests_ninety_read_and_few_are_drafts() -> None:
    dues = plan(rate=100, seconds=100, seed=1)

    shares = {kind: sum(due.kind is kind for due in dues) / len(dues) for kind in Kind}
    assert abs(shares[Kind.READ] - 0.9) < 0.02
    assert 0.005 < shares[Kind.DRAFT] < 0.02
    assert [dues[0].at, dues[-1].at] == [0.0, 99.99]


def test_one_slow_answer_of_a_hundred_shows_at_the_ninety_ninth() -> None:
    tally = Tally()
    tally.seconds[Kind.READ] = [0.01] * 99 + [2.0]

    assert tally.milliseconds(Kind.READ, part=0.5) == 10.0
    assert tally.milliseconds(Kind.READ, part=0.99) == 2_000.0
