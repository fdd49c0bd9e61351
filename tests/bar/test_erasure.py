"""The quick form of the proof of erasure."""

from pathlib import Path

from tests.bar.erasure import PROOF, QUICK
from tests.bar.proof import Terms


async def test_whoever_is_erased_leaves_no_byte_and_an_export_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    terms = Terms(is_full=False, seed=7, folder=folder, tell=lambda _line: None)

    outcomes = await PROOF.run(terms)

    assert {one.claim: one.wrong for one in outcomes if one.failures} == {}
    assert all(one.cases >= QUICK for one in outcomes)
