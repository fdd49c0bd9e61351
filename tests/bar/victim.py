"""The API and the command line as processes that can be killed, also at a named moment.

`python -m tests.bar.victim` loads what both need and then starts each by forking, one for every
line of JSON that it reads, so that a start takes no seconds: `{"do": "serve", "port": …}` serves as
`companion serve` does, `{"do": "write", "folder": …, "name": …}` imports one person after the other
as `companion import` does. `"kill_at": "MOMENT:N"` ends a process with SIGKILL at the N-th time of
that moment. The product knows nothing of these moments.
"""

import asyncio
import itertools
import json
import os
import random
import select
import signal
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, Pool, event

MOMENTS: Final = (
    "before a statement",
    "after a statement",
    "before a commit",
    "after a commit",
    "before an answer",
    "amid an answer",
    "after an answer",
    "index new",
    "index put",
    "index complete",
    "index move",
)


class Doom:
    """Counts how often the chosen moment came, and ends the process when its time has come."""

    def __init__(self, at: str) -> None:
        self._moment, _, number = at.partition(":")
        self._left = int(number or 0)

    def come(self, moment: str) -> None:
        """Say that a moment has come."""
        if moment == self._moment:
            self._left -= 1
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


def watch_the_database(doom: Doom) -> None:
    """Hear of statements and commits through SQLAlchemy's own events."""
    committed = False

    def commit(_connection: object) -> None:
        nonlocal committed
        doom.come("before a commit")
        committed = True

    def checkin(*_: object) -> None:
        nonlocal committed
        if committed:
            committed = False
            doom.come("after a commit")

    event.listen(
        Engine, "before_cursor_execute", lambda *_: doom.come("before a statement"), named=False
    )
    event.listen(
        Engine, "after_cursor_execute", lambda *_: doom.come("after a statement"), named=False
    )
    event.listen(Engine, "commit", commit)
    event.listen(Pool, "checkin", checkin)


def watch_the_index(doom: Doom) -> None:
    """Hear of every request to the process that has the index open."""
    from companion.adapters.chroma_process import ProcessShelf

    original = ProcessShelf.ask

    async def ask(self: ProcessShelf, asked: dict[str, Any], *rest: Any, **named: Any) -> Any:  # noqa: ANN401
        doom.come(f"index {asked['do']}")
        return await original(self, asked, *rest, **named)

    ProcessShelf.ask = ask  # type: ignore[method-assign]


Message = dict[str, Any]
Application = Callable[
    [Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]],
    Awaitable[None],
]


def watched(application: Any, doom: Doom) -> Application:  # noqa: ANN401
    """Return the application, hearing of each answer to a write."""

    async def run(scope: Message, receive: Any, send: Any) -> None:  # noqa: ANN401
        async def told(message: Message) -> None:
            writing = scope.get("method") in {"POST", "PUT", "DELETE"}
            if writing and message["type"] == "http.response.start":
                doom.come("before an answer")
            await send(message)
            if writing and message["type"] == "http.response.start":
                doom.come("amid an answer")
            if writing and not message.get("more_body", True):
                doom.come("after an answer")

        await application(scope, receive, told)

    return run


def serve(port: int, doom: Doom, *, online: bool) -> None:
    """Serve as `companion serve` does, and let a small pool ask the index too."""
    from api.app import create
    from companion import bootstrap_stored
    from companion.cli import server
    from companion.opening import Opening

    for name in ("SHORTLIST_FROM", "INDEX_FROM"):
        setattr(bootstrap_stored, name, 1)
    bootstrap_stored.MEND_SECONDS = 0.2  # type: ignore[misc]
    watch_the_index(doom)
    application = watched(create(Opening(offline=not online, serving=True)), doom)
    server.serve(application, host="127.0.0.1", port=port)


def write(folder: Path, name: str) -> None:
    """Import people until somebody ends this; note each before, and once it is acknowledged."""
    from companion.cli.main import main

    log = os.open(folder / f"{name}.log", os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    file = folder / f"{name}.jsonl"
    chance = random.Random(name)
    for number in itertools.count():
        again = number > 0 and chance.random() < 0.3
        key = f"{name}-{number - 1 if again else number}"
        token = f"{name}t{number}"
        file.write_text(f'{{"id": "{key}", "name": "Ana Ruiz", "headline": "{token}"}}\n')
        os.write(log, f"try {key} {token}\n".encode())
        try:
            main(["--offline", "import", "people", str(file), *(["--replace"] if again else [])])
        except SystemExit as end:
            if end.code == 0:
                os.write(log, f"ack {key} {token}\n".encode())
            else:
                os.write(log, f"no {key} {token}\n".encode())
                time.sleep(0.05)


def migrate(url: str) -> None:
    """Bring a database to today's schema."""
    from companion.adapters.sql.units import Store
    from companion.adapters.system import RandomIds

    async def opened() -> None:
        async with Store(url, ids=RandomIds()):
            pass

    asyncio.run(opened())


def born(asked: dict[str, Any]) -> None:
    """Be the process that is asked for."""
    os.environ.update(asked["environment"])
    said = os.open(asked["said"], os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    nothing = os.open(os.devnull, os.O_RDWR)
    for old, new in ((nothing, 0), (nothing, 1), (said, 2)):
        os.dup2(old, new)
    doom = Doom(asked["kill_at"])
    watch_the_database(doom)
    match asked["do"]:
        case "serve":
            serve(asked["port"], doom, online=asked["online"])
        case "migrate":
            migrate(asked["url"])
        case _:
            write(Path(asked["folder"]), asked["name"])


def load() -> None:
    """Import what is imported only when it is needed, so that nobody waits for it after a fork."""
    for name in (
        *("api.app", "uvicorn", "uvicorn.loops.auto", "uvicorn.protocols.http.auto"),
        *("uvicorn.lifespan.on", "companion.cli.main", "companion.cli.server"),
        *("companion.bootstrap", "companion.adapters.sql.units", "companion.matching.service"),
        *("companion.adapters.sql.vector_store", "companion.adapters.exact_index"),
        *("companion.adapters.chroma_index", "companion.adapters.hash_embedder"),
        *("companion.adapters.sql.sqlite", "companion.adapters.sql.postgres"),
        *("companion.application.gathering", "companion.cli.importing", "companion.cli.reading"),
        *("alembic.command", "alembic.config", "psycopg", "rich.console"),
    ):
        with suppress(ModuleNotFoundError):
            import_module(name)


def main() -> None:
    """Fork a process for each line, say its number, and later how it ended."""
    load()
    # Unbuffered: what is read ahead would be read again by every child.
    incoming = os.fdopen(0, "rb", buffering=0, closefd=False)
    waiting = select.poll()
    waiting.register(0, select.POLLIN)
    children: set[int] = set()
    tell(ready=True)
    while True:
        if waiting.poll(20):
            line = incoming.readline()
            if not line:
                break
            child = os.fork()
            if child == 0:
                try:
                    born(json.loads(line))
                finally:
                    os._exit(0)
            children.add(child)
            tell(started=child)
        for child in tuple(children):
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                children.discard(child)
                tell(ended=child, status=os.waitstatus_to_exitcode(status))
    for child in children:
        os.kill(child, signal.SIGKILL)


def tell(**said: Any) -> None:  # noqa: ANN401
    """Write one line of JSON."""
    os.write(1, json.dumps(said).encode() + b"\n")


if __name__ == "__main__":
    main()
