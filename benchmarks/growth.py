"""How search grows with the crowd; each step in a process of its own, files in FOLDER.

    python -m benchmarks.growth embed FOLDER CACHE [DATA]
    python -m benchmarks.growth alike FOLDER COUNT
    python -m benchmarks.growth exact FOLDER PEOPLE
    python -m benchmarks.growth build FOLDER PEOPLE
    python -m benchmarks.growth open FOLDER PEOPLE
    python -m benchmarks.growth rounds FOLDER PEOPLE…

`embed` comes first; `exact` writes what is true, `build` the index that the others open.
"""

import asyncio
import json
import resource
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Collection, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np

from benchmarks.cached import embedded, load_base
from benchmarks.neighbourhoods import Base, resampled, shuffled, spread
from companion.adapters.chroma_index import ChromaFolderIndex
from companion.adapters.exact_index import ExactIndex
from companion.ports import Hit, VectorIndex, Vectors

PER_PERSON: Final = 4
"""Passages that a person of the resampled crowd has."""

TOP: Final = 10
ADDED: Final = 1_000
"""Passages that come last, as changes to an index that stands."""

ROUNDS: Final = 3
SAME: Final = 1e-6
"""Similarities that differ by less are a tie: floats add up differently in Chroma."""

_WARM_UPS: Final = 3
_KILOBYTES: Final = 1024

Report = dict[str, Any]


def graph_of(folder: Path, people: int) -> ChromaFolderIndex:
    """Return the index of so many people, built or not."""
    return ChromaFolderIndex(folder / f"graph-{people}", fingerprint="benchmark")


def key_of(row: int) -> str:
    """Return the id of the passage in a row."""
    return f"p{row}"


def row_of(key: str) -> int:
    """Return the row of a passage."""
    return int(key[1:])


def alike(folder: Path, count: int) -> Report:
    """Compare how the embedded vectors lie to each other, and as many resampled ones."""
    base, _ = load_base(folder)
    return {
        "embedded": asdict(spread(shuffled(base.vectors))),
        "resampled": asdict(spread(resampled(base, len(base.vectors)))),
        "largest": asdict(spread(resampled(base, count))),
    }


async def exact(folder: Path, people: int) -> Report:
    """Build exact search over so many people's passages, ask it, write the true answers."""
    base, goals = load_base(folder)
    index = ExactIndex()
    build_s = await _seconds(
        index.rebuild(_batches(base, people, stop=_total(people)), generation=1)
    )
    seconds, hits = await asked(index, goals, top_k=TOP)
    np.save(folder / f"edges-{people}.npy", [found[-1].similarity for found in hits])
    return {"build_s": build_s, "p50_ms": median(seconds) * 1000, "memory_mb": _peak()}


async def build(folder: Path, people: int) -> Report:
    """Build the index over the same passages, the last ones as changes to it."""
    base, _ = load_base(folder)
    graph = graph_of(folder, people)
    first = _total(people) - ADDED
    build_s = await _seconds(graph.rebuild(_batches(base, people, stop=first), generation=1))
    added = {
        key_of(start + row): vector
        for start, block in slices(base, people, start=first)
        for row, vector in enumerate(block)
    }
    add_s = await _seconds(graph.apply(added=added, removed=(), generation=2))
    await graph.close()
    files = (path for path in (folder / f"graph-{people}").rglob("*") if path.is_file())
    disk = sum(path.stat().st_size for path in files) / _KILOBYTES**2
    return {"build_s": build_s, "add_s": add_s, "disk_mb": disk, "memory_mb": _peak()}


async def opened(folder: Path, people: int) -> Report:
    """Open the index as a server does at its start, ask it, and compare with the truth."""
    base, goals = load_base(folder)
    graph = graph_of(folder, people)
    start = time.perf_counter()
    await graph.generation()  # Opens it, in a process of its own; searches do not wait for that.
    await graph.search(goals[0], top_k=TOP)
    ready = time.perf_counter() - start
    seconds, hits = await asked(graph, goals, top_k=TOP)
    await graph.close()
    memory = _peak()
    return {
        "open_s": ready,
        "memory_mb": memory,
        "p50_ms": median(seconds) * 1000,
        "recall": _recall(folder, people, base, goals, hits),
    }


async def rounds(folder: Path, sizes: Sequence[int]) -> Report:
    """Ask indexes of several sizes in turns, so that a busy minute slows all of them."""
    _, goals = load_base(folder)
    graphs = {people: graph_of(folder, people) for people in sizes}
    found: dict[int, list[float]] = {people: [] for people in sizes}
    for graph in graphs.values():
        await graph.generation()
    for _ in range(ROUNDS):
        for people, graph in graphs.items():
            seconds, _ = await asked(graph, goals, top_k=TOP)
            found[people] += seconds
    for graph in graphs.values():
        await graph.close()
    return {str(people): median(seconds) * 1000 for people, seconds in found.items()}


async def asked(
    index: VectorIndex, goals: Vectors, *, top_k: int
) -> tuple[list[float], list[tuple[Hit, ...]]]:
    """Return the seconds that each goal takes, and what is found."""
    for goal in goals[:_WARM_UPS]:
        await index.search(goal, top_k=top_k)
    seconds, hits = [], []
    for goal in goals:
        start = time.perf_counter()
        hits.append(await index.search(goal, top_k=top_k))
        seconds.append(time.perf_counter() - start)
    return seconds, hits


def shared(hits: Sequence[float], edge: float) -> int:
    """Return how many of these similarities belong to the best: none below the last of those."""
    return sum(similarity >= edge - SAME for similarity in hits)


def slices(
    base: Base, people: int, *, start: int = 0, stop: int | None = None
) -> Iterator[tuple[int, Vectors]]:
    """Yield the passages of so many people by blocks, each with the row of its first vector."""
    first = 0
    for block in resampled(base, _total(people)):
        rows = block[max(0, start - first) : max(0, (stop or _total(people)) - first)]
        if len(rows):
            yield max(start, first), rows
        first += len(block)


def _recall(
    folder: Path, people: int, base: Base, goals: Vectors, hits: Sequence[Sequence[Hit]]
) -> float:
    """Return the share of the true ten that was found; a tie with the tenth counts as it."""
    edges = np.load(folder / f"edges-{people}.npy", allow_pickle=False)
    wanted = [{row_of(hit.passage_id) for hit in found} for found in hits]
    vectors = _rows(base, people, set().union(*wanted))
    found = 0
    for goal, rows, edge in zip(goals, wanted, edges, strict=True):
        # By our own arithmetic, whatever the index says of them.
        found += shared([float(vectors[row] @ goal) for row in rows], float(edge))
    return found / (TOP * len(goals))


def _rows(base: Base, people: int, wanted: Collection[int]) -> dict[int, Vectors]:
    return {
        first + row: vector
        for first, block in slices(base, people)
        for row, vector in enumerate(block)
        if first + row in wanted
    }


async def _batches(
    base: Base, people: int, *, stop: int
) -> AsyncIterator[tuple[Sequence[str], Vectors]]:
    for first, rows in slices(base, people, stop=stop):
        yield [key_of(first + row) for row in range(len(rows))], rows


def _total(people: int) -> int:
    return people * PER_PERSON


async def _seconds(work: Awaitable[None]) -> float:
    start = time.perf_counter()
    await work
    return time.perf_counter() - start


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES


def main(arguments: list[str]) -> None:
    """Do one thing and print its report as JSON."""
    command, folder, *rest = arguments
    work = Path(folder)
    match command:
        case "embed":
            cache, *data = map(Path, rest)
            found: Report = asyncio.run(embedded(work, cache, data=next(iter(data), None)))
        case "alike":
            found = alike(work, int(rest[0]))
        case "exact":
            found = asyncio.run(exact(work, int(rest[0])))
        case "build":
            found = asyncio.run(build(work, int(rest[0])))
        case "open":
            found = asyncio.run(opened(work, int(rest[0])))
        case _:
            found = asyncio.run(rounds(work, [int(size) for size in rest]))
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
