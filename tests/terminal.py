"""Runs the command line at a terminal of its own, as a person types into it."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

PATIENCE_SECONDS = 60.0
_AGAIN_SECONDS = 15.0
"""After which somebody presses Ctrl-C again: Python may lose one that comes in a finalizer."""
_READING_SECONDS = 0.8
"""Before an Enter alone: one that comes at once belongs to the key before it."""
_KEPT = ("PATH", "HOME", "COMPANION_CACHE_DIR")
"""Handed down; without the shared vectors each command would embed the whole library."""
_AT_ONCE = 512
"""Bytes typed before what is echoed is read; a terminal holds only so much unread."""


class Terminal:
    """One running `companion` command: `answer` waits for a question and types."""

    def __init__(self, *arguments: str, data_dir: Path, columns: int = 80) -> None:
        self._ours, theirs = pty.openpty()
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "companion.cli.entry", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={
                **kept,
                "COMPANION_DATA_DIR": str(data_dir),
                "COLUMNS": str(columns),
                "PYTHONPATH": str(Path(__file__).parents[1]),
            },
            start_new_session=True,
            preexec_fn=_let_ctrl_c_through,
        )
        os.close(theirs)
        self._shown = b""
        self._seen = 0
        self._pressed_at: float | None = None

    def answer(self, question: str, text: str) -> None:
        """Wait until `question` is shown, then type `text`."""
        self._await(question)
        if text == "\r":
            time.sleep(_READING_SECONDS)
        data = text.encode()
        for start in range(0, len(data), _AT_ONCE):
            os.write(self._ours, data[start : start + _AT_ONCE])
            self._read(seconds=0.02)

    def interrupt(self, question: str) -> None:
        """Wait until `question` is shown, then press Ctrl-C."""
        self._await(question)
        self._process.send_signal(signal.SIGINT)
        self._pressed_at = time.monotonic()

    def end(self) -> tuple[str, int]:
        """Return all that was shown, and how the command ended."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._read(seconds=0.2) and time.monotonic() < deadline:
            if self._pressed_at and time.monotonic() > self._pressed_at + _AGAIN_SECONDS:
                self._process.send_signal(signal.SIGINT)
                self._pressed_at = time.monotonic()
        return self._text, self._process.wait(timeout=PATIENCE_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._ours)

    @property
    def _text(self) -> str:
        return self._shown.decode("utf-8", "replace").replace("\r\n", "\n")

    def _await(self, question: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while question.encode() not in self._shown[self._seen :]:
            if not self._read(seconds=0.2) or time.monotonic() > deadline:
                raise AssertionError(f"{question!r} was not asked; shown was:\n{self._text}")
        self._seen = len(self._shown)
        time.sleep(0.1)

    def _read(self, *, seconds: float) -> bool:
        """Take in what is shown within some seconds; False once the command has ended."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self._ours, 65_536)
        except OSError:
            return False  # Linux says so when the other side is closed.
        self._shown += data
        return bool(data)


def _let_ctrl_c_through() -> None:
    """Undo what a run in the background hands down: there Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
