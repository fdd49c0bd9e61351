"""The quick form of the proof."""

from pathlib import Path

import pytest

from tests.bar import idempotency
from tests.bar.proof import Terms


@pytest.mark.timeout(180)
async def test_equal_requests_have_one_effect_through_a_kill(tmp_path: Path) -> None:
    terms = Terms(is_full=False, seed=7, folder=tmp_path, tell=lambda _line: None)

    outcomes = await idempotency.PROOF.run(terms)

    assert [one.wrong for one in outcomes] == [()]
    assert all(one.cases >= one.goal for one in outcomes)
