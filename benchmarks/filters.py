"""What it costs to propose only who is eligible: our rules, and one condition in Chroma.

    python -m benchmarks.filters FOLDER PEOPLE

The index of `benchmarks.growth` must stand. The same people pass on both sides: our rules judge
languages, channels, reporting lines, capacity and eight weeks of shared time; Chroma is given the
verdict as a flag beside each vector.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.cached import load_base
from benchmarks.crowd import SEED, make_crowd
from benchmarks.growth import (
    PER_PERSON,
    TOP,
    Report,
    asked,
    graph_of,
    row_of,
    shared,
    slices,
)
from benchmarks.neighbourhoods import Base
from companion.bootstrap_stored import SHORTLISTED
from companion.matching.eligibility import Eligibility, eligibility, mentor_rules
from companion.people.availability import AvailabilityWindow, Weekday
from companion.people.person import Person, PersonId
from companion.ports import Hit, Vectors
from companion.retrieval.search import OVERSAMPLING

SHORTLIST: Final = SHORTLISTED * OVERSAMPLING
"""Passages that the companion asks the index for, before rules and scores."""

_ON: Final = date(2026, 9, 1)
_KINDS: Final = 500
_TIMES: Final = 5
_WARM_UPS: Final = 3


class Judge:
    """People of a crowd, with weekly times of their own, and the rules for one mentee."""

    def __init__(self, people: int) -> None:
        crowd, chance = make_crowd(people=min(people, _KINDS), goals=1), random.Random(SEED)
        self.people = tuple(
            _person(number, crowd.mentors[number % _KINDS], chance) for number in range(people)
        )
        self._mentee = crowd.mentee

    def verdict(self, among: Sequence[Person]) -> Eligibility:
        """Judge these mentors, with nothing prepared."""
        rules = mentor_rules(among, on=_ON)
        return eligibility(rules, mentee_id=self._mentee.id, mentee=self._mentee, on=_ON)

    def best(self, found: Sequence[int]) -> list[int]:
        """Return the ten best of these people, given best first, who are eligible."""
        rows = self.verdict([self.people[number] for number in found]).rows[:TOP]
        return [found[row] for row in rows]


def _person(number: int, like: Person, chance: random.Random) -> Person:
    # Hardly two people have the same free times; what is remembered of one helps no other.
    windows = tuple(_window(chance) for _ in like.availability)
    return like.model_copy(update={"id": PersonId(f"p-{number}"), "availability": windows})


def _window(chance: random.Random) -> AvailabilityWindow:
    start = chance.randrange(7 * 60, 20 * 60, 15)
    end = start + chance.randrange(60, 4 * 60, 15)
    return AvailabilityWindow(
        weekday=chance.choice(list(Weekday)),
        start=f"{start // 60:02}:{start % 60:02}",
        end=f"{end // 60 % 24:02}:{end % 60:02}",
    )


async def filtered(folder: Path, people: int) -> Report:
    """Time a shortlist, the rules on it, and what Chroma takes for a condition."""
    base, goals = load_base(folder)
    judge = Judge(people)
    graph = graph_of(folder, people)
    shortlist_s, hits = await asked(graph, goals, top_k=SHORTLIST)
    await graph.close()
    rules_s, best = _judged(judge, hits)
    eligible = np.zeros(people, dtype=bool)
    eligible[judge.verdict(judge.people).rows] = True
    return {
        "eligible": float(eligible.mean()),
        "shortlist_ms": median(shortlist_s) * 1000,
        "rules_ms": median(rules_s) * 1000,
        "filtered_ms": float(np.median(np.add(shortlist_s, rules_s))) * 1000,
        "everybody_ms": _timed(lambda: judge.verdict(judge.people), times=_TIMES),
        "recall": _recall(best, _similarities(base, goals, people), eligible),
        **_in_chroma(_first_passages(base, people), goals, eligible, folder / f"plain-{people}"),
    }


def _judged(judge: Judge, hits: Sequence[Sequence[Hit]]) -> tuple[list[float], list[list[int]]]:
    """Return the seconds that the rules take on each shortlist, and who is proposed."""
    seconds, best = [], []
    for found in (*hits[:_WARM_UPS], *hits):
        start = time.perf_counter()
        owners = dict.fromkeys(row_of(hit.passage_id) // PER_PERSON for hit in found)
        best.append(judge.best(list(owners)))
        seconds.append(time.perf_counter() - start)
    return seconds[_WARM_UPS:], best[_WARM_UPS:]


def _similarities(base: Base, goals: Vectors, people: int) -> Vectors:
    """Return each goal's similarity with the best passage of everybody: (goals, people)."""
    blocks = [
        (goals @ rows.T).reshape(len(goals), -1, PER_PERSON).max(axis=2)
        for _, rows in slices(base, people)
    ]
    return np.concatenate(blocks, axis=1)


def _recall(
    proposed: Sequence[Sequence[int]], similarities: Vectors, eligible: NDArray[np.bool_]
) -> float:
    """Return the share of the ten best eligible people who were proposed; ties count."""
    found = wanted = 0
    for best, ours in zip(proposed, np.where(eligible, similarities, -np.inf), strict=True):
        edge = float(np.sort(ours)[-TOP])
        found += shared([float(ours[number]) for number in best], edge)
        wanted += TOP
    return found / wanted


def _first_passages(base: Base, people: int) -> Iterator[Vectors]:
    for _, rows in slices(base, people):
        yield rows[::PER_PERSON]


def _in_chroma(
    blocks: Iterable[Vectors], goals: Vectors, eligible: NDArray[np.bool_], folder: Path
) -> Report:
    """Time the ten nearest in Chroma itself, one vector per person, without and with the flag."""
    import chromadb

    client = chromadb.PersistentClient(str(folder))
    collection = client.get_or_create_collection("people")
    first = 0
    for rows in blocks:
        numbers = range(first, first + len(rows))
        collection.add(
            ids=[f"p{number}" for number in numbers],
            embeddings=rows,
            metadatas=[{"eligible": bool(eligible[number])} for number in numbers],
        )
        first += len(rows)
    asked_of = iter(goals)

    def ask(where: dict[str, Any] | None) -> Callable[[], object]:
        return lambda: collection.query(
            query_embeddings=next(asked_of)[None], n_results=TOP, where=where
        )

    half = len(goals) // 2
    return {
        "chroma_ms": _timed(ask(None), times=half),
        "chroma_filtered_ms": _timed(ask({"eligible": True}), times=half),
    }


def _timed(work: Callable[[], object], *, times: int) -> float:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return median(seconds) * 1000


def main(arguments: list[str]) -> None:
    """Measure one size and print it as JSON."""
    folder, people = arguments
    print(json.dumps(asyncio.run(filtered(Path(folder), int(people)))))


if __name__ == "__main__":
    main(sys.argv[1:])
