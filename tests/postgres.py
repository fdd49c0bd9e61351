"""A real PostgreSQL server for the tests, started from the machine's binaries."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, Final

_SUPERUSER: Final = "postgres"
_UNPRIVILEGED: Final = ("postgres", "nobody")
_numbers: Final = count(1)


class PostgresMissingError(Exception):
    """This machine cannot run a server; the message says what it lacks."""


@dataclass(frozen=True)
class PostgresServer:
    """A running server that listens on a socket in `folder` only."""

    folder: Path

    def url(self, database: str) -> str:
        """Return the URL that a user would set."""
        return f"postgresql://{_SUPERUSER}@/{database}?host={self.folder}"

    def run(self, statement: str, *, database: str = "postgres") -> None:
        """Run one statement outside a transaction."""
        import psycopg

        with psycopg.connect(
            host=str(self.folder), user=_SUPERUSER, dbname=database, autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    def new_database(self, *, template: str = "template1", options: str = "") -> str:
        """Create a database of its own for one test and return its name."""
        name = f"test_{next(_numbers)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" {options}')
        return name


_RUNNING: Final[list[PostgresServer]] = []


@contextmanager
def running_server(*, is_durable: bool = False) -> Iterator[PostgresServer]:
    """Start a server under an unprivileged user and stop it afterwards.

    `is_durable` makes it wait for the disk, as one that keeps anything does. One that is not, and
    runs already in this process, serves again: each caller makes databases of its own.

    Raises:
        PostgresMissingError: the machine has no server binaries, no driver, or no user to run them.
    """
    if _RUNNING and not is_durable:
        yield _RUNNING[-1]
        return
    if find_spec("psycopg") is None:
        raise PostgresMissingError("psycopg is not installed; install the extra 'postgres'")
    binaries = _binaries()
    # A socket's path may have 107 bytes at most, so not under pytest's long folders.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    privileges = _drop_privileges(folder)
    data = str(folder / "data")
    try:
        # A locale that orders "a" before "B", unlike SQLite, so that order is really tested.
        locale = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")
        initdb = str(binaries / "initdb")
        _run(
            [initdb, "-D", data, "-U", _SUPERUSER, "-A", "trust", "-E", "UTF8", "-N", *locale],
            privileges,
        )
        fsync = "on" if is_durable else "off"
        options = f"-k {folder} -c listen_addresses= -c fsync={fsync} -c max_connections=60"
        control = [str(binaries / "pg_ctl"), "-D", data, "-w"]
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"], privileges)
        server = PostgresServer(folder)
        try:
            if not is_durable:
                _RUNNING.append(server)
            yield server
        finally:
            if not is_durable:
                _RUNNING.remove(server)
            _run([*control, "-m", "immediate", "stop"], privileges)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise PostgresMissingError("no initdb on this machine; install the postgresql package")


def _drop_privileges(folder: Path) -> dict[str, Any]:
    """Return how to start a process as somebody who owns `folder` and is not root."""
    if os.geteuid() != 0:
        return {}
    known = {user.pw_name: user for user in pwd.getpwall()}
    for name in _UNPRIVILEGED:
        if name in known:
            user = known[name]
            os.chown(folder, user.pw_uid, user.pw_gid)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise PostgresMissingError("PostgreSQL does not run as root, and there is no other user")


def _run(command: list[str], privileges: dict[str, Any]) -> None:
    # Output goes to a file: a pipe would stay open as long as the server that inherits it.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            command, cwd="/", stdin=subprocess.DEVNULL, stdout=output, stderr=output, **privileges
        )
        output.seek(0)
        said = output.read().decode(errors="replace")
    if done.returncode != 0:
        raise RuntimeError(f"{Path(command[0]).name} failed:\n{said}")
