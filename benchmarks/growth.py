"""How search grows with the crowd, in a process of its own per size.

    python -m benchmarks.growth embed FOLDER
    python -m benchmarks.growth index PEOPLE FOLDER

`embed` writes the vectors of real passages and goals of the crowd; `index` resamples as many as
`PEOPLE` need: each is an embedded passage, turned a little towards another one.
"""

import asyncio
import json
import resource
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np

from benchmarks.crowd import SEED, make_crowd
from companion.adapters.chroma_index import ChromaFolderIndex
from companion.adapters.exact_index import ExactIndex
from companion.bootstrap import build_embedder
from companion.matching.eligibility import eligibility, mentor_rules
from companion.matching.pools import pool_passages
from companion.opening import Opening
from companion.people.person import Person, PersonId
from companion.ports import VectorIndex, Vectors

EMBEDDED_PEOPLE: Final = 2_600
"""People whose passages are embedded: a little more than 20,000 passages."""

PER_PERSON: Final = 4
"""Passages that a person of the resampled crowd has."""

QUERIES: Final = 100
TOP: Final = 10
ADDED: Final = 1_000
_TURN: Final = 0.5
_BATCH: Final = 2_000
_KILOBYTES: Final = 1024
_ON: Final = date(2026, 9, 1)

Report = dict[str, float]


async def embed(folder: Path) -> Report:
    """Embed the crowd's passages and goals, and write them as `passages.npy` and `goals.npy`."""
    crowd = make_crowd(people=EMBEDDED_PEOPLE, goals=QUERIES)
    passages = pool_passages(crowd.mentors, ())
    texts = sorted({one.text for own in passages for one in own}, key=len)
    opening = Opening(offline=True)
    embedder = build_embedder(opening.load().settings, opening)
    start = time.perf_counter()
    vectors = await embedder.embed(texts)
    seconds = time.perf_counter() - start
    np.save(folder / "passages.npy", vectors)
    np.save(folder / "goals.npy", await embedder.embed([goal.statement for goal in crowd.goals]))
    return {"passages": len(texts), "seconds": seconds}


async def index(people: int, folder: Path) -> Report:
    """Build both indexes over the vectors of so many people, and ask them."""
    base, goals = np.load(folder / "passages.npy"), np.load(folder / "goals.npy")
    vectors = resampled(base, people * PER_PERSON)
    exact, graph_folder = ExactIndex(), folder / f"graph-{people}"
    exact_build = await _seconds(exact.rebuild(_batches(vectors), generation=1))
    plain_memory = _peak()
    graph = ChromaFolderIndex(graph_folder, fingerprint="benchmark")
    graph_build = await _seconds(graph.rebuild(_batches(vectors), generation=1))
    found = {
        "exact_build_s": exact_build,
        "graph_build_s": graph_build,
        "graph_disk_mb": _size(graph_folder),
        "exact_memory_mb": plain_memory,
        "graph_memory_mb": _peak(),
        "exact_p50_ms": await _p50(exact, goals),
        "graph_p50_ms": await _p50(graph, goals),
        "recall": await _recall(graph, exact, goals),
        "rules_p50_ms": _rules(people),
    }
    fresh = resampled(base, ADDED, seed=SEED + 1)
    added = {f"new-{row}": vector for row, vector in enumerate(fresh)}
    found["graph_add_s"] = await _seconds(graph.apply(added=added, removed=(), generation=2))
    await graph.close()
    found |= _chroma_filter(vectors[::PER_PERSON], goals, folder / f"plain-{people}")
    return found


def resampled(base: Vectors, count: int, *, seed: int = SEED) -> Vectors:
    """Return `count` unit vectors, none twice: rows of `base`, each turned towards another."""
    chance = np.random.default_rng(seed)
    vectors: Vectors = base[chance.integers(len(base), size=count)].astype(np.float32)
    for start in range(0, count, _BATCH):
        rows = vectors[start : start + _BATCH]
        share = chance.uniform(0, _TURN, size=(len(rows), 1)).astype(np.float32)
        rows += share * base[chance.integers(len(base), size=len(rows))]
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return vectors


async def _batches(vectors: Vectors) -> AsyncIterator[tuple[Sequence[str], Vectors]]:
    for start in range(0, len(vectors), _BATCH):
        rows = vectors[start : start + _BATCH]
        yield [f"p{start + row}" for row in range(len(rows))], rows


async def _seconds(work: Awaitable[None]) -> float:
    start = time.perf_counter()
    await work
    return time.perf_counter() - start


async def _p50(index: VectorIndex, goals: Vectors) -> float:
    seconds = []
    for goal in (*goals[:3], *goals):
        start = time.perf_counter()
        await index.search(goal, top_k=TOP)
        seconds.append(time.perf_counter() - start)
    return median(seconds[3:]) * 1000


async def _recall(graph: VectorIndex, exact: VectorIndex, goals: Vectors) -> float:
    hits = 0
    for goal in goals:
        right = {hit.passage_id for hit in await exact.search(goal, top_k=TOP)}
        hits += len(right & {hit.passage_id for hit in await graph.search(goal, top_k=TOP)})
    return hits / (TOP * len(goals))


def _rules(people: int) -> float:
    """Return what judging everybody by rule takes, for one mentee, in milliseconds."""
    crowd = make_crowd(people=min(people, 500), goals=1)
    mentors = tuple(_copies(crowd.mentors, people))
    rules = mentor_rules(mentors, on=_ON)
    return _timed(
        lambda: eligibility(rules, mentee_id=crowd.mentee.id, mentee=crowd.mentee, on=_ON)
    )


def _copies(people: Sequence[Person], count: int) -> Iterator[Person]:
    for number in range(count):
        one = people[number % len(people)]
        yield one.model_copy(update={"id": PersonId(f"{one.id}-{number}")})


def _chroma_filter(vectors: Vectors, goals: Vectors, folder: Path) -> Report:
    """Return what one condition costs in Chroma itself, one vector per person."""
    import chromadb

    collection = chromadb.PersistentClient(str(folder)).get_or_create_collection("people")
    for start in range(0, len(vectors), _BATCH):
        rows = vectors[start : start + _BATCH]
        collection.add(
            ids=[f"p{start + row}" for row in range(len(rows))],
            embeddings=rows,
            # Nine in ten qualify, as a rule of a programme would have it.
            metadatas=[{"free": (start + row) % 10 != 0} for row in range(len(rows))],
        )
    asked = iter(goals.repeat(2, axis=0))

    def ask(where: dict[str, Any] | None) -> Callable[[], object]:
        return lambda: collection.query(
            query_embeddings=next(asked)[None], n_results=TOP, where=where
        )

    return {
        "chroma_p50_ms": _timed(ask(None)),
        "chroma_filtered_p50_ms": _timed(ask({"free": True})),
    }


def _timed(work: Callable[[], object], *, times: int = 30) -> float:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return median(seconds) * 1000


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES


def _size(folder: Path) -> float:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(path.stat().st_size for path in files) / _KILOBYTES**2


def main(arguments: list[str]) -> None:
    """Do one thing and print its report as JSON."""
    command, *rest = arguments
    if command == "embed":
        print(json.dumps(asyncio.run(embed(Path(rest[0])))))
    else:
        print(json.dumps(asyncio.run(index(int(rest[0]), Path(rest[1])))))


if __name__ == "__main__":
    main(sys.argv[1:])
