"""Starts the HTTP API, which is a package of its own beside the library."""

import ipaddress
import os
import signal
import socket
import sys
import threading
from contextlib import suppress
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from companion.cli.context import Options
from companion.cli.printing import remark
from companion.cli.settling import settle
from companion.errors import InputError, SetupError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType, ModuleType


_SWITCH_SECONDS: Final = 0.001
"""How long one thread may keep others waiting; Python's own choice is 0.005."""


STOPPING_SECONDS: Final = 5
"""What requests and streams get to end in when the server is stopped."""

LONGEST_STOP_SECONDS: Final = 9.0
"""Then it ends as it is: what was acknowledged is on disk, and the index is built anew."""


class Log(StrEnum):
    """How a server says what it does, on standard error."""

    NONE = "none"
    PLAIN = "plain"
    JSON = "json"


def run_server(
    options: Options,
    *,
    host: str,
    port: int,
    names: "Sequence[str]" = (),
    log: Log = Log.NONE,
) -> None:
    """Serve until interrupted. Beyond this machine every request needs a key.

    Raises:
        InputError: others could reach the address and there is no account, or nobody says by
            which name they do; or the port is taken.
        SetupError: the package `api` in the way is not ours.
    """
    is_open = not _is_loopback(host)
    if is_open:
        _require_accounts(options, host)
        _require_names(host, names)
    _require_free(host, port)
    application = _application(options, names=(host, *names), requires_key=is_open)
    settle(with_model=options.opening().load().settings.online)
    remark(f"serving on http://{host}:{port}/v1 (schema: /openapi.json); stop with Ctrl-C")
    serve(application, host=host, port=port, log=log)


def serve(
    application: Any,  # noqa: ANN401 - an ASGI application
    *,
    host: str,
    port: int,
    log: Log = Log.NONE,
) -> None:
    """Serve until SIGTERM or Ctrl-C, and then end within ten seconds."""
    import uvicorn

    class Server(uvicorn.Server):
        """Ends in time, whatever is in the way."""

        def handle_exit(self, sig: int, frame: "FrameType | None") -> None:
            if not self.should_exit:
                _end_after(LONGEST_STOP_SECONDS)
            super().handle_exit(sig, frame)

    # Drafts are checked in a thread beside the event loop, which is to get its turn back sooner.
    sys.setswitchinterval(_SWITCH_SECONDS)
    if log is not Log.NONE:
        import_module("api.log").log_to_standard_error(log.value)
    # The server ends in good order on SIGTERM and then sends it to itself once more, which would
    # make that end look like a crash.
    signal.signal(signal.SIGTERM, lambda *_: None)
    # Its access log would hold ids of people; the graceful limit keeps a stuck client from holding
    # us.
    config = uvicorn.Config(
        application,
        host=host,
        port=port,
        log_config=uvicorn.config.LOGGING_CONFIG if log is Log.NONE else None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # Any client could say that it comes from elsewhere.
        timeout_graceful_shutdown=STOPPING_SECONDS,
    )
    server = Server(config)
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        sys.exit(1)


def _end_after(seconds: float) -> None:
    """End the process after so long, unless it has ended by then."""

    def end() -> None:
        remark(f"stopped after {seconds:g} s with work under way; what was acknowledged is stored")
        os._exit(0)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()


def _application(options: Options, *, names: "Sequence[str]", requires_key: bool) -> Any:  # noqa: ANN401 - an ASGI application
    module = _api()
    opening = options.opening()
    from dataclasses import replace

    return module.create(
        replace(opening, serving=True),
        hosts=module.LOOPBACK_HOSTS | {name.lower() for name in names},
        requires_key=requires_key,
    )


def _api() -> "ModuleType":
    try:
        module = import_module("api.app")
    except ImportError as error:
        raise SetupError(f"the package `api` does not load ({error}); install again") from None
    if not hasattr(module, "create"):
        raise SetupError(
            f"another package named `api` is in the way ({module.__file__}); "
            "start from a folder without it, or remove it"
        )
    return module


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _require_names(host: str, names: "Sequence[str]") -> None:
    try:
        is_every_address = ipaddress.ip_address(host).is_unspecified
    except ValueError:
        is_every_address = False
    if is_every_address and not names:
        raise InputError(
            f"--host {host!r} is every address of this machine; say by which name others reach "
            "it: --name mentoring.example.org"
        )


def _require_accounts(options: Options, host: str) -> None:
    import asyncio

    from companion.bootstrap import open_companion

    async def exist() -> bool:
        async with open_companion(options.opening()) as companion:
            return companion.has_records and await companion.accounts.exist()

    if not asyncio.run(exist()):
        raise InputError(
            f"--host {host!r} is not a loopback address, and without an account everybody who "
            "reaches it would be you; add one first: companion accounts add NAME"
        )


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise InputError(
                f"port {port} cannot be used ({error.strerror}); name another with --port"
            ) from None
