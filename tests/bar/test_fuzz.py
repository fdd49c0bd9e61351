"""The quick form of the proof."""

from pathlib import Path

import pytest

from tests.bar import fuzz
from tests.bar.proof import Terms


@pytest.mark.timeout(180)
async def test_what_nobody_would_send_is_refused_in_words(tmp_path: Path) -> None:
    terms = Terms(is_full=False, seed=7, folder=tmp_path, tell=lambda _line: None)

    outcomes = await fuzz.PROOF.run(terms)

    assert [one.wrong for one in outcomes] == [(), ()]
    assert sum(one.cases for one in outcomes) >= 150
