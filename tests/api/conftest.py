"""A real server on loopback, and a client that talks to it over HTTP."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
import uvicorn

from api.app import create
from companion.opening import Opening
from tests.chroma import running_chroma
from tests.postgres import PostgresServer

PATIENCE_SECONDS = 60.0


@pytest.fixture(
    scope="module",
    params=["sqlite-folder", pytest.param("postgres-server", marks=pytest.mark.postgres)],
)
def flags(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, object]]:
    """Settings for an empty companion: all in one folder, or on two servers."""
    data_dir: Path = tmp_path_factory.mktemp("data")
    if request.param == "sqlite-folder":
        yield {"data_dir": data_dir}
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    database = server.url(server.new_database())
    with running_chroma(tmp_path_factory.mktemp("chroma")) as chroma_url:
        yield {"data_dir": data_dir, "database_url": database, "chroma_url": chroma_url}


@pytest.fixture(scope="module")
def client(flags: dict[str, object], prepared_library: None) -> Iterator[httpx2.Client]:
    """Start the application with these settings."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    opening = Opening(flags=flags, offline=True, serving=True)
    server = uvicorn.Server(uvicorn.Config(create(opening), port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not server.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(0.05)
    with httpx2.Client(
        base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE_SECONDS, trust_env=False
    ) as open_client:
        yield open_client
    server.should_exit = True
    thread.join(timeout=PATIENCE_SECONDS)


@pytest.fixture(autouse=True)
def _library(prepared_library: None) -> None:
    """Every draft here asks the library."""
