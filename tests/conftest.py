"""What all tests share."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

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
def shared_vector_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Embed the question bank once per test process, not once per data folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMPANION_CACHE_DIR", str(tmp_path_factory.mktemp("vectors")))
        yield


def pytest_unconfigure(config: pytest.Config) -> None:
    """Print, after everything else, the lanes that did not run."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or hasattr(config, "workerinput"):
        return
    for lane in lanes_not_run(reporter.stats.get("skipped", [])):
        reporter.write_line(f"lane not run: {lane}")
