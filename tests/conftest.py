"""What all tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import library_vectors
from tests.lanes import lanes_not_run, not_run
from tests.postgres import PostgresMissingError, PostgresServer, running_server

# A busy machine is no fault: Hypothesis must not fail an example for the time it took.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server, one per test process."""
    try:
        with running_server() as server:
            yield server
    except PostgresMissingError as error:
        not_run("postgres", str(error))


@pytest.fixture(autouse=True, scope="session")
def shared_vector_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Share the vectors of passing texts within a test process, not only within a data folder."""
    folder = tmp_path_factory.mktemp("vectors")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMPANION_CACHE_DIR", str(folder))
        yield folder


@pytest.fixture(scope="session")
def prepared_vectors(
    shared_vector_cache: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Path:
    """The folder with the vectors of the library; they are in the shared cache too by then."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "library-vectors"
    library_vectors.prepare(folder)
    library_vectors.restore(shared_vector_cache, prepared=folder)
    return folder


@pytest.fixture
def with_library_vectors(shared_vector_cache: Path, prepared_vectors: Path) -> None:
    """Let no draft of this test embed the library, whatever the tests before it erased."""
    library_vectors.restore(shared_vector_cache, prepared=prepared_vectors)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Print, after everything else, the lanes that did not run."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or hasattr(config, "workerinput"):
        return
    for lane in lanes_not_run(reporter.stats.get("skipped", [])):
        reporter.write_line(f"lane not run: {lane}")
