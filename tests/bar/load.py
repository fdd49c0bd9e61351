"""The highest rate of requests with no error and 99 of 100 within 250 ms; memory at a fair rate.

Drafts wait for a slow model and are not among the 99; each must be done all the same.
"""

import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.slow_model import SLOW
from tests.bar.load_client import PEOPLE, Kind, Lines, Tally, every_draft, person, plan, sent
from tests.bar.proof import Outcome, Proof, Terms
from tests.bar.served import Served, client_of, running
from tests.chroma import running_chroma
from tests.postgres import PostgresMissingError, running_server

MOST_MILLISECONDS: Final = {True: 250.0, False: float("inf")}
"""What 99 of 100 reads and writes stay within; the quick form, which is a test, times nothing."""
_RATES: Final = {True: (25, 50, 75, 100, 150, 200, 250, 300, 400, 500, 600), False: (15,)}
_STEP_SECONDS: Final = {True: 30.0, False: 2.0}
_MEMORY_SECONDS: Final = {True: 600.0, False: 3.0}
_MEMORY_PIECES: Final = 20
_FAIR_PART: Final = 0.6
"""Of the highest rate: what memory is watched at."""
_MOST_GROWTH_MEGABYTES: Final = 20.0
_WARM_SECONDS: Final = {True: 3.0, False: 1.0}
_MOST_SHOWN: Final = 5
_GOAL: Final = 1_000


@dataclass(frozen=True, kw_only=True)
class _Step:
    """One rate, and what came of it."""

    rate: float
    tally: Tally
    most_milliseconds: float

    @property
    def latency(self) -> float:
        """What 99 of 100 reads and writes stayed within, in milliseconds."""
        return self.tally.milliseconds(Kind.READ, Kind.WRITE, part=0.99)

    @property
    def is_kept(self) -> bool:
        """Whether the rate was borne."""
        return not self.tally.errors and self.latency <= self.most_milliseconds

    def __str__(self) -> str:
        of = self.tally.milliseconds
        return (
            f"{self.rate:g}/s: p50 {of(Kind.READ, Kind.WRITE, part=0.5):.0f} ms, "
            f"p99 {self.latency:.0f} ms (writes {of(Kind.WRITE, part=0.99):.0f}), "
            f"drafts p50 {of(Kind.DRAFT, part=0.5) / 1_000:.1f} s, {len(self.tally.errors)} errors"
        )


@contextmanager
def _slow_model() -> Iterator[str]:
    """Run the scripted model in a process of its own."""
    command = (sys.executable, "-m", "benchmarks.slow_model")
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
    ) as one:
        assert one.stdin is not None
        assert one.stdout is not None
        try:
            yield one.stdout.readline().strip()
        finally:
            one.stdin.close()


async def _fill(url: str) -> None:
    async with client_of(url, seconds=120) as client:
        records = [person(number) for number in range(PEOPLE)]
        goals = [{"id": f"g-{n}", "statement": f"Lead ward {n}"} for n in range(100)]
        sessions = [
            {
                "id": f"s-{n}",
                "mentor_id": f"p-{n}",
                "mentee_id": f"p-{n + 1}",
                "held_on": "2026-11-02",
                "notes": "Ana: I will send the roster by Friday.",
            }
            for n in range(60)
        ]
        for name, given in (("people", records), ("goals", goals), ("sessions", sessions)):
            answer = await client.post(f"/v1/{name}", json={"records": given, "replace": True})
            answer.raise_for_status()


async def _climb(servers: Sequence[Lines], terms: Terms) -> list[_Step]:
    """Raise the rate until it is no longer borne; the last step is that one, or the highest."""
    # Whatever is imported or opened at a first request is no part of a rate.
    await sent([one for one in every_draft() for _ in servers], servers)
    await sent(plan(rate=10, seconds=_WARM_SECONDS[terms.is_full], seed=terms.seed), servers)
    steps: list[_Step] = []
    for rate in _RATES[terms.is_full]:
        dues = plan(rate=rate, seconds=_STEP_SECONDS[terms.is_full], seed=terms.seed)
        tally = await sent(dues, servers)
        limit = MOST_MILLISECONDS[terms.is_full]
        steps.append(_Step(rate=rate, tally=tally, most_milliseconds=limit))
        terms.tell(str(steps[-1]))
        if not steps[-1].is_kept:
            break
    return steps


def _megabytes(pids: Sequence[int]) -> float:
    found = (
        re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text()) for pid in pids
    )
    return sum(int(one[1]) for one in found if one) / 1_024


async def _memory(
    servers: Sequence[Lines], pids: Sequence[int], *, rate: float, terms: Terms
) -> tuple[list[float], int]:
    """Return the memory after each piece of a long time, and how many requests failed."""
    seconds = _MEMORY_SECONDS[terms.is_full] / _MEMORY_PIECES
    samples, errors = [], 0
    for number in range(_MEMORY_PIECES):
        tally = await sent(plan(rate=rate, seconds=seconds, seed=terms.seed + number), servers)
        errors += len(tally.errors)
        samples.append(_megabytes(pids))
        if number % 5 == 4:
            terms.tell(f"memory {samples[-1]:.0f} MB, {errors} errors")
    return samples, errors


async def _measured(
    processes: Sequence[Served], terms: Terms, *, where: str
) -> tuple[Outcome, Outcome]:
    before = os.getloadavg()[0]
    servers = [Lines(one.url) for one in processes]
    await _fill(processes[0].url)
    steps = await _climb(servers, terms)
    kept = [step for step in steps if step.is_kept]
    best = kept[-1] if kept else None
    rate = best.rate if best else _RATES[terms.is_full][0]
    pids = [one.pid for one in processes]
    samples, errors = await _memory(servers, pids, rate=rate * _FAIR_PART, terms=terms)
    for one in servers:
        one.close()
    # The first fifth warms up: caches fill, and Python keeps what it once took.
    early = median(samples[_MEMORY_PIECES // 5 : _MEMORY_PIECES // 2])
    growth = median(samples[-_MEMORY_PIECES // 4 :]) - early
    broken = [step for step in steps if not step.is_kept]
    shown = f"; next {broken[0]}" if broken else ""
    best_shown = str(best) if best else "no rate was borne"
    return (
        Outcome(
            claim=f"requests that failed at the highest rate within 250 ms at p99, {where}",
            cases=best.tally.count if best else steps[0].tally.count,
            failures=0 if best else max(1, len(steps[0].tally.errors)),
            goal=_GOAL if terms.is_full else 1,
            note=f"{best_shown}{shown}; load of the machine before: {before:.1f}",
            wrong=() if best else tuple(steps[0].tally.errors[:_MOST_SHOWN]),
        ),
        Outcome(
            claim=f"samples beyond {_MOST_GROWTH_MEGABYTES:g} MB of growth, or errors, {where}",
            cases=len(samples),
            failures=errors + int(growth > _MOST_GROWTH_MEGABYTES),
            goal=_MEMORY_PIECES,
            note=f"{_MEMORY_SECONDS[terms.is_full] / 60:g} min at {rate * _FAIR_PART:g}/s: "
            f"{early:.0f} MB, then {growth:+.0f} MB",
        ),
    )


@asynccontextmanager
async def _two(terms: Terms, base_url: str) -> AsyncIterator[tuple[Served, Served]]:
    """Start two processes on a PostgreSQL database and a Chroma server that they share."""
    chroma = terms.folder / "chroma"
    chroma.mkdir()
    with running_server(is_durable=True) as server, running_chroma(chroma) as chroma_url:
        settings = _model(base_url) | {
            "COMPANION_DATABASE_URL": server.url(server.new_database()),
            "COMPANION_CHROMA_URL": chroma_url,
        }
        first, second = (
            Served(terms.folder / name, environment=settings) for name in ("first", "second")
        )
        async with running(first), running(second):
            yield first, second


def _model(base_url: str) -> dict[str, str]:
    return {"COMPANION_MODEL": SLOW, "COMPANION_BASE_URL": base_url}


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Measure one process on SQLite; in the full form two on PostgreSQL and a Chroma server too."""
    with _slow_model() as base_url:
        async with running(Served(terms.folder / "one", environment=_model(base_url))) as one:
            outcomes = await _measured([one], terms, where="one process on SQLite")
        if not terms.is_full:
            return outcomes
        where = "two processes on PostgreSQL and a Chroma server"
        try:
            async with _two(terms, base_url) as both:
                return (*outcomes, *await _measured(both, terms, where=where))
        except PostgresMissingError as error:
            claim = f"requests that failed, {where}"
            note = f"not run: {error}"
            missing = Outcome(claim=claim, cases=0, failures=0, goal=_GOAL, note=note)
            return (*outcomes, missing)


PROOF = Proof(
    name="load",
    about="the highest rate with no error and 99 of 100 within 250 ms, and memory over ten minutes",
    run=run,
)
