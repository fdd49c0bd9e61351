"""Random lives of three accounts against a small model of who may read what, with canaries.

Each text that an account stores holds a word that stands nowhere else. Whatever leaves the server
(answers, streams, exports, prompts to a model, the log) may hold only words of what the one who
asked may read at that moment, and a listing holds exactly that.
"""

import asyncio
import logging
import multiprocessing
import os
import random
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from api.app import create
from companion.opening import Opening
from tests.accounts import key_of
from tests.architecture.world import UNLIMITED
from tests.asgi import started
from tests.bar.counted import PROGRAMME, secret_in
from tests.bar.lives import Trial
from tests.bar.planting import Planter
from tests.bar.proof import Outcome, Proof, Terms
from tests.bar.reference import CANARY, Life
from tests.faults.server import running

FULL: Final = 10_000
QUICK: Final = 8
FRESH_AFTER: Final = 100
"""Sequences that share one database, so that each meets what others left."""

_SHOWN: Final = 5


class _Log(logging.Handler):
    """Everything that anybody logs, at any level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.leaks: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep lines with a canary in them."""
        line = record.getMessage()
        if CANARY.search(line):
            self.leaks.append(f"log of {record.name}: {line[:200]}")


@asynccontextmanager
async def _logged() -> AsyncIterator[_Log]:
    log, root = _Log(), logging.getLogger()
    level = root.level
    root.addHandler(log)
    root.setLevel(logging.DEBUG)
    try:
        yield log
    finally:
        root.removeHandler(log)
        root.setLevel(level)


async def sequences(
    folder: Path,
    *,
    seed: int,
    numbers: range,
    until_wrong: bool = False,
    with_model: bool = True,
) -> tuple[int, int, list[str]]:
    """Run some sequences; return how many ran, how many checks were made and what was wrong.

    Args:
        folder: for their one database.
        seed: of all chance.
        numbers: which sequences.
        until_wrong: whether to stop at the first sequence in which something is wrong.
        with_model: whether drafts are asked of a model on this machine.
    """
    wrong: list[str] = []
    ran = checks = 0
    with running() as model:
        async with _logged() as log:
            flags: dict[str, object] = {"data_dir": folder, "embedder": "hash"}
            if with_model:
                flags.update({"model": "good", "base_url": model.base_url})
            app = create(Opening(flags=flags, environment={}), limits=UNLIMITED)
            async with started(app) as caller:
                organiser = await key_of(caller.companion, "olu", f"organiser:{PROGRAMME}")
                everybody: list[Life] = []
                for number in numbers:
                    trial = Trial(
                        caller=caller,
                        chance=random.Random(f"{seed}-{number}"),
                        planter=Planter(number),
                        model=model if with_model else None,
                        wrong=wrong,
                        names=(f"a{number}", f"b{number}", f"c{number}"),
                        organiser=organiser,
                        everybody=everybody,
                        secret=secret_in(folder),
                    )
                    await trial.live()
                    ran, checks = ran + 1, checks + trial.checks
                    model.forget()
                    if wrong and until_wrong:
                        break
        wrong += log.leaks
    return ran, checks, wrong


def _batch(folder: Path, seed: int, numbers: range) -> tuple[int, int, list[str]]:
    """Run the sequences of one database, in a process of its own."""
    return asyncio.run(sequences(folder, seed=seed, numbers=numbers))


async def _all(terms: Terms) -> AsyncIterator[tuple[int, int, list[str]]]:
    """Run every sequence, the databases side by side on all cores."""
    batches = [range(at, min(at + FRESH_AFTER, FULL)) for at in range(0, FULL, FRESH_AFTER)]
    context = multiprocessing.get_context("spawn")
    # Half of a sequence is waiting for the disk.
    workers = 2 * len(os.sched_getaffinity(0))
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        loop = asyncio.get_running_loop()
        begun = [
            loop.run_in_executor(pool, _batch, terms.folder / f"{one.start}", terms.seed, one)
            for one in batches
        ]
        wrong = 0
        for number, ended in enumerate(asyncio.as_completed(begun), start=1):
            found = await ended
            wrong += len(found[2])
            yield found
            terms.tell(f"{number * FRESH_AFTER} of {FULL} sequences, {wrong} wrong")


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Prove it, in 10,000 sequences or in a few."""
    if terms.is_full:
        found = [part async for part in _all(terms)]
    else:
        found = [await sequences(terms.folder, seed=terms.seed, numbers=range(QUICK))]
    ran, checks = sum(one[0] for one in found), sum(one[1] for one in found)
    wrong = [line for one in found for line in one[2]]
    return (
        Outcome(
            claim="random sequences in which somebody saw, or missed, what is not theirs",
            cases=ran,
            failures=min(ran, len(wrong)),
            goal=FULL,
            note=f"{checks:,} answers, streams, exports and prompts scanned",
            wrong=tuple(wrong[:_SHOWN]),
        ),
    )


PROOF: Final = Proof(
    name="permission",
    about="nobody sees what is not theirs, whatever happens in which order",
    run=run,
)
