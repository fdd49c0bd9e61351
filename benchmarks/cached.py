"""Embeds the passages and the goals of the growth table, once per embedder and set of texts."""

import hashlib
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.crowd import make_crowd
from benchmarks.neighbourhoods import NEIGHBOURS, Base, base_of
from benchmarks.passages import passages
from benchmarks.processes import tell
from companion.bootstrap import build_embedder
from companion.opening import Opening
from companion.ports import Embedder, Vectors

QUERIES: Final = 100
_STEP: Final = 4_096
_BASE: Final = "base.npz"
_GOALS: Final = "goals.npy"


async def embedded(folder: Path, cache: Path, *, data: Path | None) -> dict[str, Any]:
    """Put passages and goals as vectors into `folder`, the passages from `cache` if it has them.

    `cache` holds vectors, no texts; a file is named after the embedder and the texts.
    """
    texts = sorted(passages(data), key=len)
    opening = Opening(offline=True)
    embedder = build_embedder(opening.load().settings, opening)
    kept = cache / f"{_key(embedder.fingerprint, texts)}.npz"
    found: dict[str, Any] = {"passages": len(texts), "seconds": None}
    if kept.is_file():
        base = read_base(kept)
    else:
        start = time.perf_counter()
        vectors = await _embedded(embedder, texts)
        found["seconds"] = time.perf_counter() - start
        base = base_of(vectors)
        cache.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(".new.npz")
        np.savez(draft, vectors=base.vectors, neighbours=base.neighbours)
        draft.replace(kept)
    goals = [goal.statement for goal in make_crowd(people=1, goals=QUERIES).goals]
    np.savez(folder / _BASE, vectors=base.vectors, neighbours=base.neighbours)
    np.save(folder / _GOALS, await embedder.embed(goals))
    return found


def read_base(file: Path) -> Base:
    """Return embedded passages with their neighbours."""
    with np.load(file, allow_pickle=False) as held:
        return Base(vectors=held["vectors"], neighbours=held["neighbours"])


def load_base(folder: Path) -> tuple[Base, Vectors]:
    """Return what `embedded` has put there: the passages and the goals."""
    return read_base(folder / _BASE), np.load(folder / _GOALS, allow_pickle=False)


async def _embedded(embedder: Embedder, texts: Sequence[str]) -> Vectors:
    rows = []
    for start in range(0, len(texts), _STEP):
        tell(f"embedding: {start:,} of {len(texts):,} passages")
        rows.append(await embedder.embed(texts[start : start + _STEP]))
    return np.concatenate(rows)


def _key(fingerprint: str, texts: Sequence[str]) -> str:
    everything = "\0".join((fingerprint, str(NEIGHBOURS), *texts))
    return hashlib.sha256(everything.encode()).hexdigest()[:16]
