"""The quick form of the proof that nothing is said without a source."""

from pathlib import Path

from tests.bar.proof import Terms
from tests.bar.sources import PROOF


async def test_every_line_of_some_stories_has_a_source_that_says_so(tmp_path: Path) -> None:
    terms = Terms(is_full=False, seed=7, folder=tmp_path, tell=lambda _line: None)

    outcomes = await PROOF.run(terms)

    assert {one.claim: one.wrong for one in outcomes if one.failures} == {}
    assert all(one.cases >= 4 for one in outcomes)
