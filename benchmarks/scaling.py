"""Tables of how search and pairing grow: 1,000, 10,000 and 100,000 people, and large cohorts."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.growth import ADDED, EMBEDDED_PEOPLE, PER_PERSON, QUERIES
from benchmarks.processes import run, tell
from benchmarks.table import grid

SIZES: Final = (1_000, 10_000, 100_000)
COHORTS: Final = ((100, 40), (500, 200), (2_000, 500), (5_000, 1_000), (10_000, 2_000))
LEAST_RECALL: Final = 0.99
MOST_GROWTH: Final = 5.0
COHORT_MEGABYTES: Final = 1_000

_GROWTH: Final = (sys.executable, "-m", "benchmarks.growth")
_COHORTS: Final = (sys.executable, "-m", "benchmarks.cohorts")
_OFFLINE: Final = {"ANONYMIZED_TELEMETRY": "False", "HF_HUB_OFFLINE": "1"}
_ROWS: Final = (
    ("exact search, p50", "exact_p50_ms", "ms"),
    ("index, p50", "graph_p50_ms", "ms"),
    ("index, recall@10 against exact search", "recall", ""),
    ("rules for everybody, one mentee", "rules_p50_ms", "ms"),
    ("Chroma itself, one vector per person, p50", "chroma_p50_ms", "ms"),
    ("the same with one condition, p50", "chroma_filtered_p50_ms", "ms"),
    ("exact search, build", "exact_build_s", "s"),
    ("index, build", "graph_build_s", "s"),
    (f"index, {ADDED:,} passages more", "graph_add_s", "s"),
    ("index, disk", "graph_disk_mb", "MB"),
    ("peak memory, exact search alone", "exact_memory_mb", "MB"),
    ("peak memory, with the index", "graph_memory_mb", "MB"),
)

Report = dict[str, float]


def report(folder: Path) -> Iterator[str]:
    """Yield the tables as lines of Markdown; files go to `folder`."""
    yield from _search(folder)
    yield ""
    yield from _pairing()


def _search(folder: Path) -> Iterator[str]:
    work = folder / "growth"
    work.mkdir()
    tell(f"embedding the passages of {EMBEDDED_PEOPLE:,} people")
    data = {"COMPANION_DATA_DIR": str(work / "data")}
    embedded: Report = run((*_GROWTH, "embed", str(work)), _OFFLINE | data).json()
    found: list[Report] = []
    for size in SIZES:
        tell(f"index of {size:,} people")
        found.append(run((*_GROWTH, "index", str(size), str(work)), _OFFLINE).json())
    yield "## Growth of search"
    yield ""
    yield (
        f"Vectors are resampled, not embedded: {PER_PERSON} per person, each one of "
        f"{embedded['passages']:,.0f} embedded passages turned a little towards another; "
        f"{QUERIES} goals of 60 words, embedded."
    )
    yield ""
    header = ("", *(f"{size:,} people" for size in SIZES))
    rows = [(name, *(_shown(one[key], unit) for one in found)) for name, key, unit in _ROWS]
    yield grid([header, *rows])
    yield ""
    yield _judged(
        f"recall@10 of the index ≥ {LEAST_RECALL}",
        min(one["recall"] for one in found),
        met=all(one["recall"] >= LEAST_RECALL for one in found),
    )
    growth = found[-1]["graph_p50_ms"] / found[0]["graph_p50_ms"]
    yield _judged(
        f"p50 of the index at {SIZES[-1]:,} ≤ {MOST_GROWTH:g}× that at {SIZES[0]:,}",
        growth,
        met=growth <= MOST_GROWTH,
    )


def _pairing() -> Iterator[str]:
    rows: list[Sequence[str]] = [
        ("mentees × mentors", "pairs", "assignment", "peak memory", "dense scipy", "same optimum")
    ]
    peak = 0.0
    for mentees, mentors in COHORTS:
        tell(f"cohort of {mentees:,} × {mentors:,}")
        ran = run((*_COHORTS, str(mentees), str(mentors)), {})
        found: Report = ran.json()
        peak = max(peak, ran.megabytes)
        rows.append(
            (
                f"{mentees:,} × {mentors:,}",
                f"{found['pairs']:,.0f}",
                _shown(found["seconds"], "s"),
                _shown(ran.megabytes, "MB"),
                *_dense(found),
            )
        )
    yield "## Growth of cohorts"
    yield ""
    yield "Invented scores, five places per mentor, one pair in five ruled out."
    yield ""
    yield grid(rows)
    yield ""
    yield _judged(
        f"peak memory of the largest ≤ {COHORT_MEGABYTES} MB", peak, met=peak <= COHORT_MEGABYTES
    )


def _dense(found: Report) -> tuple[str, str]:
    if "dense_seconds" not in found:
        return "–", "–"
    # Scores have three digits; what is left is how floats add up.
    same = round(found["total"], 2) == round(found["dense_total"], 2)
    return _shown(found["dense_seconds"], "s"), "yes" if same else "NO"


def _judged(name: str, value: float, *, met: bool) -> str:
    return f"- {'met' if met else 'MISSED'}: {name}: {value:.4g}"


def _shown(value: float, unit: str) -> str:
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:.{digits}f} {unit}".strip()
