"""A server process of one's own: `companion serve`, started, killed and started again."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import httpx2

START_SECONDS: Final = 180.0
_ROOT: Final = Path(__file__).parents[2]


class ServerDownError(Exception):
    """The server did not start; the message is what it said."""


class Served:
    """One `companion serve` on a port of its own, with nothing of this process's settings."""

    def __init__(
        self, data_dir: Path, *flags: str, environment: Mapping[str, str] | None = None
    ) -> None:
        """Name its data folder; `flags` follow `serve`, `environment` adds settings."""
        self._data_dir = data_dir
        self._flags = flags
        self._port = free_port()
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self._environment = {
            **kept,
            "PYTHONPATH": str(_ROOT),
            "COMPANION_DATA_DIR": str(data_dir),
            "COMPANION_EMBEDDER": "hash",
            **(environment or {}),
        }
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        """Where it answers; the same after each start."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def pid(self) -> int:
        """The number of the process that runs now."""
        assert self._process is not None
        return self._process.pid

    async def start(self) -> None:
        """Start it and wait until it answers.

        Raises:
            ServerDownError: it ended, or did not answer in time.
        """
        with (self._data_dir.parent / f"{self._data_dir.name}.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "companion.cli.entry",
                "serve",
                "--port",
                str(self._port),
                *self._flags,
                env=self._environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        try:
            async with asyncio.timeout(START_SECONDS):
                await self._until_answering()
        except TimeoutError:
            raise ServerDownError(f"no answer within {START_SECONDS:g} s") from None

    async def _until_answering(self) -> None:
        assert self._process is not None
        async with client_of(self.url) as client:
            while self._process.returncode is None:
                try:
                    if (await client.get("/healthz")).status_code == httpx2.codes.OK:
                        return
                except httpx2.TransportError:
                    await asyncio.sleep(0.05)
        raise ServerDownError(f"it ended with {self._process.returncode}")

    async def kill(self) -> None:
        """End it as a power cut would: at once, wherever it is."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Ask it to end."""
        await self._end(signal.SIGTERM)

    async def _end(self, sign: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(sign)
            await self._process.wait()


@asynccontextmanager
async def running(served: Served) -> AsyncIterator[Served]:
    """Start a server and kill it after the block."""
    await served.start()
    try:
        yield served
    finally:
        await served.kill()


def client_of(url: str, *, seconds: float = 30.0) -> httpx2.AsyncClient:
    """Return a client for many requests at once."""
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=64)
    return httpx2.AsyncClient(base_url=url, timeout=seconds, limits=limits, trust_env=False)


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
