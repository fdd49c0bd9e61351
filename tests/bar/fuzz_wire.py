"""Sends requests byte for byte, and asks after each whether the server still serves."""

import http.client
import json
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from tests.bar.fuzz_cases import Sent

LONGEST_SECONDS: Final = 5.0
"""A longer answer is a failure, whatever it says."""

_PATIENCE_SECONDS: Final = 40.0
_LAST_PLANNED: Final = 499
_PIECE: Final = b"x" * 65_536
_CANARY: Final = {"records": [{"id": "canary", "name": "Canary"}], "replace": True}


@dataclass(frozen=True, kw_only=True)
class Told:
    """What came of one request: a status, or 0 and why there is none."""

    status: int
    seconds: float
    text: str = ""


class Wire:
    """One client of one server."""

    def __init__(self, url: str) -> None:
        """Name the server."""
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or 0

    def wrong(self, sent: Sent) -> str | None:
        """Send a request, then a good one; return what is wrong with either.

        What took too long is sent once more: a busy machine is no fault of what is asked.
        """
        fault, is_late = self._tried(sent)
        if fault is not None and is_late:
            fault, _ = self._tried(sent)
        return None if fault is None else f"{sent.name}: {fault}"

    def _tried(self, sent: Sent) -> tuple[str | None, bool]:
        """Return what is wrong, and whether it is only how long something took."""
        told = self.told(sent)
        if told.status == 0:
            return f"no answer ({told.text})", "timed out" in told.text
        if told.status > _LAST_PLANNED:
            return f"{told.status} {told.text[:300]}", False
        if told.seconds > LONGEST_SECONDS:
            return f"{told.seconds:.1f} s", True
        after = self.served()
        return (None, False) if after is None else (f"then {after}", " s" in after)

    def told(self, sent: Sent) -> Told:
        """Send one request on a connection of its own."""
        began = time.monotonic()
        connection = http.client.HTTPConnection(self._host, self._port, timeout=_PATIENCE_SECONDS)
        try:
            connection.putrequest(sent.method, sent.path, skip_accept_encoding=True)
            for name, value in sent.headers:
                connection.putheader(name, value.encode("latin-1", "replace"))
            if sent.body is not None:
                connection.putheader("content-length", str(len(sent.body)))
            connection.endheaders(sent.body)
            answer = connection.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            return Told(status=0, seconds=time.monotonic() - began, text=repr(error))
        finally:
            connection.close()
        return Told(status=answer.status, seconds=time.monotonic() - began, text=text)

    def served(self) -> str | None:
        """Write and read a good record; return what is wrong with that."""
        body = json.dumps(_CANARY).encode()
        headers = (("content-type", "application/json"),)
        for sent, expected in (
            (
                Sent(name="", method="POST", path="/v1/people", headers=headers, body=body),
                http.client.CREATED,
            ),
            (Sent(name="", method="GET", path="/v1/people/canary"), http.client.OK),
        ):
            told = self.told(sent)
            if told.status != expected or told.seconds > LONGEST_SECONDS:
                return f"a good {sent.method} got {told.status} in {told.seconds:.1f} s"
        return None

    def open(self) -> socket.socket:
        """Open a connection to write on by hand."""
        return socket.create_connection((self._host, self._port), timeout=_PATIENCE_SECONDS)


def huge_ones(wire: Wire, *, megabytes: int) -> Iterator[str | None]:
    """Send bodies far over the limit, announced and not; yield what is wrong with each."""
    size = megabytes * 1024**2
    for framing in (f"Content-Length: {size}", "Transfer-Encoding: chunked"):
        yield _huge(wire, framing, size=size)


def _huge(wire: Wire, framing: str, *, size: int) -> str | None:
    head = (
        "POST /v1/agendas HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"{framing}\r\n\r\n"
    )
    is_chunked = "chunked" in framing
    piece = b"%x\r\n%s\r\n" % (len(_PIECE), _PIECE) if is_chunked else _PIECE
    began = time.monotonic()
    with wire.open() as connection:
        connection.sendall(head.encode())
        try:
            for _ in range(size // len(_PIECE)):
                connection.sendall(piece)
        except OSError:
            pass  # Refused before its end, as it should be.
        try:
            first = connection.recv(65_536)
        except OSError:
            first = b""  # A refusal may be lost with a connection closed on unread bytes.
    seconds = time.monotonic() - began
    if first and b" 413 " not in first[:20]:
        return f"{size >> 20} MB, {framing}: {first[:60]!r}"
    if seconds > LONGEST_SECONDS:
        return f"{size >> 20} MB, {framing}: {seconds:.1f} s"
    after = wire.served()
    return f"{size >> 20} MB, {framing}: then {after}" if after else None


def slow_ones(wire: Wire, *, clients: int) -> Iterator[str | None]:
    """Let clients begin requests and fall silent; yield what is wrong for others meanwhile."""
    heads = (
        b"POST /v1/agendas HTTP/1.1\r\nHost: loc",
        b"POST /v1/agendas HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b'Content-Length: 1000\r\n\r\n{"goal"',
        b"POST /v1/agendas HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n5\r\n{",
        b"GET /v1/people HTTP/1.1\r\nHost: localhost\r\n\r\nGET /v1/pe",
    )
    open_ones = [wire.open() for _ in range(clients)]
    try:
        for number, connection in enumerate(open_ones):
            connection.sendall(heads[number % len(heads)])
            after = wire.served()
            yield f"{number + 1} slow clients: {after}" if after else None
    finally:
        for connection in open_ones:
            connection.close()
