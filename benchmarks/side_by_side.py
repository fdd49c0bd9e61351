"""Speed and memory beside the plain assembly: the same texts in the same run."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from benchmarks.crowd import Crowd, make_crowd
from benchmarks.processes import Run, median_seconds, peak_megabytes, run, tell
from benchmarks.table import NO_TARGET, Figure, Target
from companion.samples import load_samples
from companion.values import Value

QUERIES: Final = 60
COLD_MENTORS: Final = 40
COLD_GOAL: Final = "Lead my first team without doing everybody's job myself"
CACHED_RUNS: Final = 5
EMPTY_RUNS: Final = 3
PLAIN_RUNS: Final = 3

_COMPANION: Final = str(Path(sys.executable).with_name("companion"))
_PLAIN: Final = (sys.executable, "-m", "benchmarks.plain")
_OURS: Final = (sys.executable, "-m", "benchmarks.ours")
_OFFLINE: Final = {"ANONYMIZED_TELEMETRY": "False", "HF_HUB_OFFLINE": "1"}


def figures(folder: Path, *, people: int) -> Iterator[Figure]:
    """Measure both sides, with `people` in the crowd; files go to `folder`."""
    yield from _cold_start(folder)
    yield from _crowd(folder, people=people)


def _cold_start(folder: Path) -> Iterator[Figure]:
    """Time a process from its start to its answer for 40 mentors."""
    mentors = folder / "mentors.jsonl"
    _write(load_samples().mentors[:COLD_MENTORS], mentors)
    command = (_COMPANION, "match", "--mentors", str(mentors), "--goal", COLD_GOAL, "--json")
    # Untimed: it exports the model where set-up has not, and both sides' files are then in memory.
    tell("cold start: warming up")
    run(command, _data(folder / "warm"))
    run((*_PLAIN, "ingest", str(mentors), str(folder / "warm-index")), _OFFLINE)
    ours_empty, ours_cached, plain_empty, plain_cached = _cold_runs(folder, command, mentors)
    yield Figure(
        name=f"cold start, {COLD_MENTORS} mentors, vectors cached",
        unit="s",
        ours=median_seconds(ours_cached),
        plain=median_seconds(plain_cached),
        target=Target(most=1.2, ratio=5),
        runs=f"{len(ours_cached)} / {len(plain_cached)}",
    )
    yield Figure(
        name=f"cold start, {COLD_MENTORS} mentors, first time after set-up",
        unit="s",
        ours=median_seconds(ours_empty),
        plain=median_seconds(plain_empty),
        target=Target(most=2.5),
        runs=f"{len(ours_empty)} / {len(plain_empty)}",
    )
    yield Figure(
        name="peak memory of that first time",
        unit="MB",
        ours=peak_megabytes(ours_empty),
        plain=peak_megabytes(plain_empty),
        runs=f"{len(ours_empty)} / {len(plain_empty)}",
    )


def _cold_runs(
    folder: Path, command: Sequence[str], mentors: Path
) -> tuple[list[Run], list[Run], list[Run], list[Run]]:
    """Return runs of both sides, in turns, so that a busy minute hurts both."""
    ours_empty: list[Run] = []
    ours_cached: list[Run] = []
    plain_empty: list[Run] = []
    plain_cached: list[Run] = []
    for number in range(max(CACHED_RUNS, EMPTY_RUNS, PLAIN_RUNS)):
        tell(f"cold start: run {number + 1}")
        ours_cached.append(run(command, _data(folder / "warm")))
        if number < EMPTY_RUNS:
            ours_empty.append(run(command, _data(folder / f"empty-{number}")))
        if number < PLAIN_RUNS:
            index = str(folder / f"index-{number}")
            first = (*_PLAIN, "first", str(mentors), index, COLD_GOAL)
            plain_empty.append(run(first, _OFFLINE))
            plain_cached.append(run((*_PLAIN, "match", index, COLD_GOAL), _OFFLINE))
    return ours_empty, ours_cached, plain_empty, plain_cached


def _crowd(folder: Path, *, people: int) -> Iterator[Figure]:
    """Import a crowd on both sides, ask for mentors, and look at the memory."""
    tell(f"making a crowd of {people:,}")
    crowd = make_crowd(people=people, goals=QUERIES + 3)
    files = _files(crowd, folder)
    data, index = _data(folder / "crowd"), str(folder / "crowd-index")
    tell("ingest: plain assembly")
    plain_in = run((*_PLAIN, "ingest", files[0], index), _OFFLINE)
    tell("ingest: companion")
    ours_in = run((*_OURS, "ingest", files[0]), data)
    yield Figure(
        name=f"ingest, {people:,} people into the database or the index",
        unit="s",
        ours=ours_in.seconds,
        plain=plain_in.seconds,
        target=Target(ratio=1.3),
        runs="1 / 1",
    )
    tell("queries: plain assembly")
    plain_q = run((*_PLAIN, "queries", index, files[1]), _OFFLINE)
    tell("queries: companion")
    ours_q = run((*_OURS, "queries", *files), data)
    tell("queries: companion, stored people")
    ours_s = run((*_OURS, "stored", *files[1:]), data)
    yield from _queries(
        {**ours_q.json(), **ours_s.json()}, plain_q.json()["seconds"], people=people
    )
    yield Figure(
        name=f"peak memory while asking, {people:,} people",
        unit="MB",
        ours=peak_megabytes((ours_q, ours_s)),
        plain=plain_q.megabytes,
        target=Target(ratio=1 / 0.6),
        runs="1 / 1",
    )
    yield Figure(
        name=f"peak memory of the ingest, {people:,} people",
        unit="MB",
        ours=ours_in.megabytes,
        plain=plain_in.megabytes,
        runs="1 / 1",
    )


def _queries(
    found: Mapping[str, Sequence[float]], theirs: Sequence[float], *, people: int
) -> Iterator[Figure]:
    for key, name, target in (
        ("new", "new 60-word goal", Target(ratio=1.8)),
        ("known", "stored goal", Target(ratio=8)),
        ("stored", "stored goal, people read from SQL", NO_TARGET),
    ):
        mine = found[key]
        runs = f"{len(mine)} / {len(theirs)}"
        for label, of in (("p50", median), ("p95", _p95)):
            yield Figure(
                name=f"query, {people:,} people, {name}, {label}",
                unit="ms",
                ours=of(mine) * 1000,
                plain=of(theirs) * 1000,
                target=target if label == "p50" else NO_TARGET,
                runs=runs,
            )


def _p95(seconds: Sequence[float]) -> float:
    return quantiles(seconds, n=20)[-1]


def _files(crowd: Crowd, folder: Path) -> tuple[str, str, str]:
    paths = (folder / "people.jsonl", folder / "goals.jsonl", folder / "mentee.jsonl")
    for values, path in zip((crowd.mentors, crowd.goals, (crowd.mentee,)), paths, strict=True):
        _write(values, path)
    people, goals, mentee = map(str, paths)
    return people, goals, mentee


def _write(values: Sequence[Value], path: Path) -> None:
    lines = (value.model_dump_json(exclude_defaults=True) for value in values)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _data(folder: Path) -> dict[str, str]:
    return {"COMPANION_DATA_DIR": str(folder)}
