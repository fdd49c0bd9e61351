"""Tables of how search and pairing grow: 1,000, 10,000 and 100,000 people, and large cohorts."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.cached import QUERIES
from benchmarks.filters import SHORTLIST
from benchmarks.growth import ADDED, PER_PERSON, ROUNDS, TOP
from benchmarks.neighbourhoods import LEAST_MOVE, MOST_MOVE, NEIGHBOURS
from benchmarks.passages import described
from benchmarks.processes import run, tell
from benchmarks.table import grid
from companion.bootstrap_stored import INDEX_FROM

SIZES: Final = (1_000, 10_000, 100_000)
COHORTS: Final = ((100, 40), (500, 200), (2_000, 500), (5_000, 1_000), (10_000, 2_000))
LEAST_RECALL: Final = 0.99
MOST_GROWTH: Final = 5.0
MOST_FILTER_MS: Final = 25.0
"""The least that a condition cost in Chroma when the target was set."""

COHORT_MEGABYTES: Final = 1_000

_CACHE: Final = Path(__file__).parent / ".cache"
_GROWTH: Final = (sys.executable, "-m", "benchmarks.growth")
_FILTERS: Final = (sys.executable, "-m", "benchmarks.filters")
_COHORTS: Final = (sys.executable, "-m", "benchmarks.cohorts")
_OFFLINE: Final = {"ANONYMIZED_TELEMETRY": "False", "HF_HUB_OFFLINE": "1"}
_ROWS: Final = (
    (f"index, {TOP} nearest: recall against exact search", "open.recall", ""),
    (f"index, {TOP} nearest: p50, sizes in turns", "rounds.p50_ms", "ms"),
    (f"exact search, {TOP} nearest: p50", "exact.p50_ms", "ms"),
    (f"index, shortlist ({SHORTLIST:,} nearest): p50", "filter.shortlist_ms", "ms"),
    ("rules on whom the shortlist names: p50", "filter.rules_ms", "ms"),
    (f"shortlist, rules, {TOP} best eligible people: p50", "filter.filtered_ms", "ms"),
    (f"{TOP} best eligible people: recall against judging all", "filter.recall", ""),
    ("rules on everybody, for one mentee", "filter.everybody_ms", "ms"),
    ("share of people who are eligible", "filter.eligible", ""),
    (f"Chroma itself, a vector per person, {TOP} nearest: p50", "filter.chroma_ms", "ms"),
    ("the same with eligibility as a condition: p50", "filter.chroma_filtered_ms", "ms"),
    ("index, build", "build.build_s", "s"),
    (f"index, {ADDED:,} passages more", "build.add_s", "s"),
    ("index, open and check", "open.open_s", "s"),
    ("index, disk", "build.disk_mb", "MB"),
    ("peak memory, building the index", "build.memory_mb", "MB"),
    ("peak memory, asking the index", "open.memory_mb", "MB"),
    ("exact search, build", "exact.build_s", "s"),
    ("peak memory, exact search", "exact.memory_mb", "MB"),
)

Report = dict[str, Any]


def report(
    folder: Path, *, data: Path | None = None, sizes: Sequence[int] = SIZES
) -> Iterator[str]:
    """Yield the tables as lines of Markdown; files go to `folder`.

    `data` holds the public sets, to take passages from them; `sizes` are numbers of people.
    """
    yield from _search(folder, data, sizes)
    yield ""
    yield from _pairing()


def _search(folder: Path, data: Path | None, sizes: Sequence[int]) -> Iterator[str]:
    work = folder / "growth"
    work.mkdir()
    embedded = _embedded(work, data)
    largest = sizes[-1] * PER_PERSON
    tell("comparing resampled vectors with embedded ones")
    likeness: Report = run((*_GROWTH, "alike", str(work), str(largest)), _OFFLINE).json()
    found = [_grown(work, size) for size in sizes]
    _ask_in_turns(work, dict(zip(sizes, found, strict=True)))
    yield "## Growth of search"
    yield ""
    yield from _resampling(embedded, described(data))
    yield ""
    yield from _likeness(likeness, embedded["passages"], largest)
    yield ""
    header = ("", *(f"{size:,} people" for size in sizes))
    rows = [(name, *(_shown(one[key], unit) for one in found)) for name, key, unit in _ROWS]
    yield grid([header, *rows])
    yield ""
    yield from _explained()
    yield ""
    yield from _verdicts(found, sizes)


def _embedded(work: Path, data: Path | None) -> Report:
    public_sets = () if data is None else (str(data.resolve()),)
    command = (*_GROWTH, "embed", str(work), str(_CACHE), *public_sets)
    found: Report = run(command, _OFFLINE | {"COMPANION_DATA_DIR": str(work / "data")}).json()
    return found


def _ask_in_turns(work: Path, found: Mapping[int, Report]) -> None:
    tell("asking indexes of all sizes in turns")
    turns: Report = run((*_GROWTH, "rounds", str(work), *map(str, found)), _OFFLINE).json()
    for size, one in found.items():
        one["rounds.p50_ms"] = turns[str(size)]


def _grown(work: Path, size: int) -> Report:
    """Return every figure of one size, its step's name before a dot."""
    steps = {
        "exact": (*_GROWTH, "exact", str(work), str(size)),
        "build": (*_GROWTH, "build", str(work), str(size)),
        "open": (*_GROWTH, "open", str(work), str(size)),
        "filter": (*_FILTERS, str(work), str(size)),
    }
    found: Report = {}
    for step, command in steps.items():
        tell(f"{size:,} people: {step}")
        for key, value in run(command, _OFFLINE).json().items():
            found[f"{step}.{key}"] = value
    return found


def _resampling(embedded: Report, source: str) -> Iterator[str]:
    seconds = embedded["seconds"]
    when = "kept from an earlier run" if seconds is None else f"embedded in {seconds:.0f} s"
    yield (
        f"Vectors are resampled, not embedded: {PER_PERSON} per person, out of "
        f"{embedded['passages']:,} embedded passages ({when}): {source}."
    )
    yield (
        f"Each is a passage's vector moved by {LEAST_MOVE} to {MOST_MOVE} of the difference "
        f"between two of its {NEIGHBOURS} nearest neighbours; none comes twice. "
        f"{QUERIES} goals of 60 words are embedded."
    )


def _likeness(likeness: Report, passages: int, largest: int) -> Iterator[str]:
    names = {
        "embedded": f"embedded, {passages:,}",
        "resampled": f"resampled, {passages:,}",
        "largest": f"resampled, {largest:,}",
    }
    header = (
        "vectors",
        "cosine of the nearest other, .1 / .5 / .9",
        "of the tenth nearest",
        "local dimension",
    )
    rows = [
        (
            name,
            " / ".join(f"{value:.2f}" for value in likeness[key]["nearest"]),
            " / ".join(f"{value:.2f}" for value in likeness[key]["tenth"]),
            f"{likeness[key]['directions']:.1f}",
        )
        for key, name in names.items()
    ]
    yield grid([header, *rows])


def _explained() -> Iterator[str]:
    yield (
        "Seconds and milliseconds depend on what else the machine does; recall, memory and disk do "
        f"not. In turns: {ROUNDS} rounds over all sizes, so that load slows all alike."
    )
    yield (
        "A similarity that equals the tenth best counts as found. The companion asks the index "
        f"from {INDEX_FROM:,} stored people on; below that, exact search."
    )


def _verdicts(found: Sequence[Report], sizes: Sequence[int]) -> Iterator[str]:
    recall = min(one["open.recall"] for one in found)
    yield _judged(
        f"recall@{TOP} of the index ≥ {LEAST_RECALL}", f"{recall:.4f}", met=recall >= LEAST_RECALL
    )
    growth = found[-1]["rounds.p50_ms"] / found[0]["rounds.p50_ms"]
    yield _judged(
        f"p50 of the index at {sizes[-1]:,} people ≤ {MOST_GROWTH:g}× that at {sizes[0]:,}",
        f"{growth:.1f}×",
        met=growth <= MOST_GROWTH,
    )
    rules = found[-1]["filter.rules_ms"]
    in_chroma = found[-1]["filter.chroma_filtered_ms"] - found[-1]["filter.chroma_ms"]
    yield _judged(
        f"eligibility adds ≤ {MOST_FILTER_MS:g} ms to a query at {sizes[-1]:,}",
        f"{_shown(rules, 'ms')} (in Chroma, in the same run: {_shown(in_chroma, 'ms')})",
        met=rules <= MOST_FILTER_MS,
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
        f"peak memory of the largest ≤ {COHORT_MEGABYTES:,} MB",
        _shown(peak, "MB"),
        met=peak <= COHORT_MEGABYTES,
    )


def _dense(found: Report) -> tuple[str, str]:
    if "dense_seconds" not in found:
        return "–", "–"
    # Scores have three digits; what is left is how floats add up.
    same = round(found["total"], 2) == round(found["dense_total"], 2)
    return _shown(found["dense_seconds"], "s"), "yes" if same else "NO"


def _judged(name: str, value: str, *, met: bool) -> str:
    return f"- {'met' if met else 'MISSED'}: {name}: {value}"


def _shown(value: float, unit: str) -> str:
    digits = 3 if not unit else 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f} {unit}".strip()
