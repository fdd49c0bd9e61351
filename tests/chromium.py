"""A headless Chromium on this machine, driven over its debugging pipe: no port, no download."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

LANE: Final = "chromium"
PHONE_WIDTH: Final = 375
PHONE_HEIGHT: Final = 740
_PATIENCE: Final = 30.0
_LOADING: Final = 10.0
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--no-first-run",
    "--no-default-browser-check",
    # Whatever it wants to look up, it finds nobody.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
)
_FIRST_FREE: Final = 10
# The browser reads commands from 3 and answers on 4; both are set where nothing else runs yet.
_LAUNCH: Final = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); "
    "os.execv(sys.argv[3], sys.argv[3:])"
)


def find_chromium() -> str | None:
    """Return the path of an installed Chromium; None where there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


class Browser:
    """One running browser. Commands wait for their answer; events are kept in order."""

    def __init__(self, process: subprocess.Popen[bytes], *, to: int, back: int) -> None:
        self._process, self._to, self._back = process, to, back
        self._sent = 0
        self._rest = b""
        self.events: list[dict[str, Any]] = []

    def ask(self, method: str, session: str | None = None, **params: object) -> dict[str, Any]:
        """Return the result of a command of the DevTools protocol.

        Raises:
            RuntimeError: the browser refused it.
            TimeoutError: it did not answer.
        """
        self._sent += 1
        message: dict[str, object] = {"id": self._sent, "method": method, "params": params}
        if session is not None:
            message["sessionId"] = session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + _PATIENCE
        while True:
            said = self._read(until)
            if said.get("id") == self._sent:
                if "error" in said:
                    raise RuntimeError(f"{method}: {said['error']}")
                result: dict[str, Any] = said["result"]
                return result

    def wait_for(self, event: str) -> None:
        """Wait until an event has come, of those not yet asked about."""
        until = time.monotonic() + _LOADING
        while not any(one.get("method") == event for one in self.events):
            self._read(until)

    def _read(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._back], [], [], max(0.0, until - time.monotonic()))
            piece = os.read(self._back, 1 << 16) if ready else b""
            if not piece:
                raise TimeoutError(f"Chromium says nothing (ended: {self._process.poll()})")
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\0")
        said: dict[str, Any] = json.loads(line)
        if "method" in said:
            self.events.append(said)
        return said


@contextmanager
def running_chromium(path: str, folder: Path) -> Iterator[Browser]:
    """Run a browser whose profile and home are `folder`, which should be new and empty."""
    ours, theirs = os.pipe(), os.pipe()
    # Out of the way of 3 and 4.
    reads = fcntl.fcntl(ours[0], fcntl.F_DUPFD, _FIRST_FREE)
    writes = fcntl.fcntl(theirs[1], fcntl.F_DUPFD, _FIRST_FREE)
    command = [sys.executable, "-c", _LAUNCH, str(reads), str(writes), path, *_FLAGS]
    with subprocess.Popen(
        [*command, f"--user-data-dir={folder / 'profile'}", "about:blank"],
        pass_fds=(reads, writes),
        env={**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    ) as process:
        for end in (reads, writes, ours[0], theirs[1]):
            os.close(end)
        browser = Browser(process, to=ours[1], back=theirs[0])
        try:
            yield browser
            browser.ask("Browser.close")
            process.wait(_PATIENCE)
        finally:
            process.kill()
            os.close(ours[1])
            os.close(theirs[0])


class Tab:
    """One page on a phone."""

    def __init__(self, browser: Browser, address: str, *, width: int = PHONE_WIDTH) -> None:
        """Open a page, with every request that it makes written down from the start."""
        self._browser = browser
        browser.events.clear()
        target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = browser.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session: str = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=PHONE_HEIGHT,
            deviceScaleFactor=2,
            mobile=True,
        )
        browser.events.clear()
        self.ask("Page.navigate", url=address)
        browser.wait_for("Page.loadEventFired")

    def ask(self, method: str, **params: object) -> dict[str, Any]:
        """Return the result of a command to this page."""
        return self._browser.ask(method, self._session, **params)

    def value(self, expression: str) -> Any:  # noqa: ANN401 - any JSON
        """Return what an expression comes to in the page.

        Raises:
            RuntimeError: it raised.
        """
        found = self.ask(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in found:
            raise RuntimeError(found["exceptionDetails"])
        return found["result"].get("value")

    def press(self, *keys: str) -> None:
        """Press keys one after the other: "Tab", "Enter", " ", a letter."""
        for key in keys:
            text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
            code = {"Enter": "Enter", "Tab": "Tab", " ": "Space"}.get(key, f"Key{key.upper()}")
            number = {"Enter": 13, "Tab": 9, " ": 32}.get(key, ord(key.upper()[0]))
            told = {"key": key, "code": code, "windowsVirtualKeyCode": number}
            self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **told)
            self.ask("Input.dispatchKeyEvent", type="keyUp", **told)

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self.ask("Input.insertText", text=text)

    def picture(self, path: Path) -> None:
        """Write what the whole page looks like."""
        shot = self.ask("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))

    def printed(self) -> bytes:
        """Return the page as it is printed, a PDF."""
        return base64.b64decode(self.ask("Page.printToPDF")["data"])

    @property
    def requests(self) -> Sequence[str]:
        """What the page has asked for so far, itself included."""
        sent = (one for one in self._browser.events if one["method"] == "Network.requestWillBeSent")
        return [one["params"]["request"]["url"] for one in sent]

    @property
    def complaints(self) -> Sequence[str]:
        """Errors that the page has raised and what the browser refused it."""
        return [
            json.dumps(one["params"])
            for one in self._browser.events
            if one["method"] in {"Runtime.exceptionThrown", "Log.entryAdded"}
        ]
