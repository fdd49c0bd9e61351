"""Figures as a table in Markdown, beside the plain assembly's, with what they were taken on."""

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

_VERSIONS: Final = (
    "numpy",
    "onnxruntime",
    "tokenizers",
    "sentence-transformers",
    "torch",
    "chromadb",
    "pydantic",
)
_HEADER: Final = ("figure", "companion", "plain assembly", "ratio", "wanted", "runs")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of both sides; smaller is better. `plain` None: it has no such thing."""

    name: str
    unit: str
    ours: float
    plain: float | None
    runs: str
    wanted: str = ""

    def cells(self) -> tuple[str, ...]:
        """Return the row of the table."""
        if self.plain is None:
            return (self.name, self._shown(self.ours), "–", "", self.wanted, self.runs)
        ratio = f"{self.plain / self.ours:.1f}×"
        shown = (self._shown(self.ours), self._shown(self.plain))
        return (self.name, *shown, ratio, self.wanted, self.runs)

    def _shown(self, value: float) -> str:
        digits = 0 if value >= 100 else 1 if value >= 10 else 2
        return f"{value:.{digits}f} {self.unit}"


def machine() -> Iterator[str]:
    """Yield what the figures were taken on and when."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    yield f"- {datetime.now(tz=UTC):%Y-%m-%d %H:%M} UTC, {cores} cores ({_processor()})"
    yield f"- Python {platform.python_version()}, {platform.system()} {platform.release()}"
    yield "- " + ", ".join(f"{name} {version(name)}" for name in _VERSIONS)


def load() -> float:
    """Return how many processes wanted a core in the last minute."""
    return os.getloadavg()[0]


def markdown(figures: Sequence[Figure]) -> str:
    """Return the table."""
    rows = [_HEADER, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join((lines[0], _line(tuple("-" * width for width in widths), widths), *lines[1:]))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    if not path.is_file():
        return platform.processor() or platform.machine()
    lines = path.read_text(encoding="utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
