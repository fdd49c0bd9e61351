"""The quick forms of the proofs that kill, stop, harm and restore."""

from pathlib import Path

import pytest

from tests.bar import backup, index_damage, kill, migration, sigterm
from tests.bar.proof import Proof, Terms


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "proof",
    [kill.PROOF, index_damage.PROOF, backup.PROOF, sigterm.PROOF, migration.PROOF],
    ids=lambda one: one.name,
)
async def test_nothing_acknowledged_is_lost(proof: Proof, tmp_path: Path) -> None:
    terms = Terms(is_full=False, seed=7, folder=tmp_path, tell=lambda _line: None)

    outcomes = await proof.run(terms)

    assert [one.wrong for one in outcomes] == [() for _ in outcomes]
    assert [one.failures for one in outcomes] == [0 for _ in outcomes]
    assert all(one.cases for one in outcomes)
