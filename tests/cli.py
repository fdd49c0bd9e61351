"""Runs the command line as a user does, inside this process."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from companion.cli.main import main

EXAMPLE_DATE = "2026-11-21"


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What a command printed and how it ended."""

    out: str
    err: str
    status: int


class CommandLine:
    """The `companion` command with a data folder of its own."""

    def __init__(self, data_dir: Path, capture: pytest.CaptureFixture[str]) -> None:
        self._data_dir = data_dir
        self._capture = capture

    def __call__(self, *arguments: str) -> Ran:
        self._capture.readouterr()
        status: int | str | None = 0
        try:
            main(["--data-dir", str(self._data_dir), "--offline", *arguments])
        except SystemExit as end:
            status = end.code
        printed = self._capture.readouterr()
        return Ran(out=printed.out, err=printed.err, status=int(status or 0))
