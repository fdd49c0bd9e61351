"""The quick forms of the proofs that kill, stop, harm and restore."""

from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bar import backup, index_damage, kill, migration, sigterm
from tests.bar.killing import Nursery
from tests.bar.proof import Proof, Terms


@pytest_asyncio.fixture(scope="module", loop_scope="module", autouse=True)
async def _one_nursery() -> AsyncIterator[None]:
    """Load what all victims need once for all proofs."""
    async with Nursery.opened():
        yield


@pytest.fixture(autouse=True)
def _one_server(request: pytest.FixtureRequest) -> None:
    """Use the PostgreSQL server that all tests share; where there is none, the proof says so."""
    with suppress(pytest.skip.Exception):
        request.getfixturevalue("postgres_server")


@pytest.mark.timeout(300)
@pytest.mark.asyncio(loop_scope="module")
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
