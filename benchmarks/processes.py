"""Runs one command in a process of its own, and tells its seconds and its peak memory."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

KILOBYTES_PER_MEGABYTE = 1024


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one process took and said."""

    seconds: float
    megabytes: float
    output: str

    def json(self) -> Any:  # noqa: ANN401 - whatever the process printed
        """Return what it printed, as JSON."""
        return json.loads(self.output)


def run(command: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Run a command to its end, from process start to process end.

    Raises:
        RuntimeError: it failed; the message holds the end of what it complained about.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaints:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=out, stderr=complaints, env={**os.environ, **environment}
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        complaints.seek(0)
        output, said = out.read().decode(), complaints.read().decode(errors="replace")
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command[:4])} … failed: {said[-800:]}")
    unit = KILOBYTES_PER_MEGABYTE**2 if sys.platform == "darwin" else KILOBYTES_PER_MEGABYTE
    return Run(seconds=seconds, megabytes=usage.ru_maxrss / unit, output=output)


def median_seconds(runs: Sequence[Run]) -> float:
    """Return the median of what runs took."""
    return median(one.seconds for one in runs)


def peak_megabytes(runs: Sequence[Run]) -> float:
    """Return the largest memory of any run."""
    return max(one.megabytes for one in runs)


def tell(line: str) -> None:
    """Say what is being done; the table itself goes to standard output."""
    print(f"… {time.strftime('%H:%M:%S')} {line}", file=sys.stderr)
