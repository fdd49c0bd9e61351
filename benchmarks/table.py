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
    "scipy",
    "onnxruntime",
    "tokenizers",
    "sentence-transformers",
    "torch",
    "chromadb",
    "pydantic",
)
_HEADER: Final = ("figure", "companion", "plain assembly", "ratio", "target", "runs")


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a figure is to reach; each part may be absent.

    Attributes:
        most: the largest value, in the figure's unit.
        ratio: how many times less than the plain assembly, at least.
    """

    most: float | None = None
    ratio: float | None = None


NO_TARGET: Final = Target()


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of both sides; smaller is better. `plain` None: it has no such thing."""

    name: str
    unit: str
    ours: float
    plain: float | None
    runs: str
    target: Target = NO_TARGET

    @property
    def ratio(self) -> float | None:
        """How many times less the companion needs."""
        return None if self.plain is None else self.plain / self.ours

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        found: list[bool] = []
        if self.target.most is not None:
            found.append(self.ours <= self.target.most)
        if self.target.ratio is not None and self.ratio is not None:
            found.append(self.ratio >= self.target.ratio)
        return all(found) if found else None

    def cells(self) -> tuple[str, ...]:
        """Return the row of the table."""
        plain = "–" if self.plain is None else self._shown(self.plain)
        ratio = "" if self.ratio is None else f"{self.ratio:.1f}×"
        return (self.name, self._shown(self.ours), plain, ratio, self.wanted, self.runs)

    @property
    def wanted(self) -> str:
        """The target in words."""
        parts = []
        if self.target.ratio is not None:
            parts.append(f"≥ {self.target.ratio:.3g}×")
        if self.target.most is not None:
            parts.append(f"≤ {self.target.most:g} {self.unit}")
        return ", ".join(parts)

    def _shown(self, value: float) -> str:
        digits = 0 if value >= 100 else 1 if value >= 10 else 2
        return f"{value:.{digits}f} {self.unit}"


def verdicts(figures: Sequence[Figure]) -> Iterator[str]:
    """Yield one line per target: met or missed, and by what."""
    for figure in figures:
        if figure.met is None:
            continue
        _, ours, _, ratio, wanted, _ = figure.cells()
        found = ", ".join(filter(None, (ratio, ours)))
        yield f"- {'met' if figure.met else 'MISSED'}: {figure.name}: {found} (target {wanted})"


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
    """Return the table of figures of both sides."""
    return grid([_HEADER, *(figure.cells() for figure in figures)])


def grid(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as a table; the first is the header."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
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
