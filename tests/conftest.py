"""What all tests share."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from companion.bootstrap import prepare_library
from companion.opening import Opening
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
def prepared_library() -> None:
    """The vectors of the library, which `companion setup` leaves beside the model.

    To embed nearly 2,000 texts takes a core ten seconds, which the first draft would wait for.
    """
    opening = Opening(offline=True)
    model_dir = opening.load().settings.model_dir
    model_dir.mkdir(parents=True, exist_ok=True)
    with FileLock(model_dir / ".library.lock"):
        asyncio.run(prepare_library(opening))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Print, after everything else, the lanes that did not run."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or hasattr(config, "workerinput"):
        return
    for lane in lanes_not_run(reporter.stats.get("skipped", [])):
        reporter.write_line(f"lane not run: {lane}")
