"""Starts the HTTP API, which is a package of its own beside the library."""

import ipaddress
import socket
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from companion.cli.context import Options
from companion.cli.printing import remark
from companion.errors import InputError, SetupError

if TYPE_CHECKING:
    from types import ModuleType


_SWITCH_SECONDS: Final = 0.001
"""How long one thread may keep others waiting; Python's own choice is 0.005."""


def run_server(options: Options, *, host: str, port: int) -> None:
    """Serve until interrupted.

    Raises:
        InputError: the address is not a loopback one, or the port is taken.
        SetupError: the package `api` in the way is not ours.
    """
    _require_loopback(host)
    _require_free(host, port)
    application = _application(options)
    import uvicorn

    # Drafts are checked in a thread beside the event loop, which is to get its turn back sooner.
    sys.setswitchinterval(_SWITCH_SECONDS)
    remark(f"serving on http://{host}:{port}/v1 (schema: /openapi.json); stop with Ctrl-C")
    # Access logs would hold ids of people; the graceful limit keeps a stuck client from holding us.
    uvicorn.run(
        application,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
    )


def _application(options: Options) -> Any:  # noqa: ANN401 - an ASGI application
    module = _api()
    opening = options.opening()
    from dataclasses import replace

    return module.create(replace(opening, serving=True))


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


def _require_loopback(host: str) -> None:
    try:
        loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise InputError(
            f"--host {host!r} is not a loopback address; without accounts the API serves this "
            "machine only: use 127.0.0.1"
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
