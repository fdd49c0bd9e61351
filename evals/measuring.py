"""The tasks by name, and how some of them are measured: side by side, one process for each core."""

import asyncio
import multiprocessing
import os
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion.errors import CompanionError
from evals.scores import NOTHING, Outcome, crash_of
from evals.tasks import (
    agendas,
    answers,
    diversity,
    fabricated,
    fairness,
    faults,
    intent,
    matching,
    obedient,
    outreach,
    planted,
    replayed,
    shares,
    situations,
    summaries,
    topics,
)
from evals.workbench import Tell, Workbench, set_up

Task = Callable[[Workbench], Awaitable[Outcome]]

TASKS: Final[Mapping[str, Task]] = {
    matching.TASK: matching.evaluate,
    fairness.TASK: fairness.evaluate,
    diversity.TASK: diversity.evaluate,
    outreach.TASK: outreach.evaluate,
    agendas.TASK: agendas.evaluate,
    summaries.TASK: summaries.evaluate,
    intent.TASK: intent.evaluate,
    answers.TASK: answers.evaluate,
    shares.TASK: shares.evaluate,
    topics.TASK: topics.evaluate,
    planted.TASK: planted.evaluate,
    fabricated.TASK: fabricated.evaluate,
    obedient.TASK: obedient.evaluate,
    faults.TASK: faults.evaluate,
    replayed.TASK: replayed.evaluate,
    situations.TASK: situations.evaluate,
}
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "writing": (
        outreach.TASK,
        agendas.TASK,
        summaries.TASK,
        intent.TASK,
        answers.TASK,
        shares.TASK,
        planted.TASK,
        fabricated.TASK,
    ),
}
_LONG: Final = (faults.TASK, summaries.TASK, fabricated.TASK, obedient.TASK, matching.TASK)
"""These are begun first, so that no core is idle while the last of them runs."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be measured.

    Attributes:
        names: tasks, in the order in which they are reported.
        data: the folder of the public sets, if they are wanted.
        full: whether sampling is to be as large as it can, whatever it takes.
    """

    names: Sequence[str]
    data: Path | None = None
    full: bool = False


class _Refused(Exception):  # noqa: N818 - what the other process says, not an error of its own
    """A refusal that crossed from one process to another, in words."""


def measured(wanted: Wanted, *, jobs: int, tell: Tell) -> Outcome:
    """Measure every task; a crash of one does not hide the others.

    Args:
        wanted: what is to be measured.
        jobs: how many processes share the work; 1 stays in this one.
        tell: takes one line about what is being measured.

    Raises:
        CompanionError: something that was given cannot be used, whatever the task.
    """
    if jobs == 1 or len(wanted.names) < 2:
        return asyncio.run(_one_after_the_other(wanted, tell))
    first = [name for name in _LONG if name in wanted.names]
    order = first + [name for name in wanted.names if name not in first]
    # A process of its own for each starts clean: no thread or connection of this one is in it.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(order)), mp_context=context) as pool:
        begun = {
            name: pool.submit(_alone, Wanted(names=(name,), data=wanted.data, full=wanted.full))
            for name in order
        }
        try:
            found = {}
            for name in order:
                found[name], seconds = begun[name].result()
                tell(f"{name}: {seconds:.0f} s")
        except _Refused as refusal:
            pool.shutdown(cancel_futures=True)
            raise CompanionError(str(refusal)) from refusal
    return sum((found[name] for name in wanted.names), start=NOTHING)


def cores() -> int:
    """Return how many processes this one may run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _alone(wanted: Wanted) -> tuple[Outcome, float]:
    """Measure in a process of its own; return what was found and the seconds it took."""
    began = time.perf_counter()
    try:
        outcome = asyncio.run(_one_after_the_other(wanted, lambda _line: None))
    except CompanionError as error:
        raise _Refused(str(error)) from None
    return outcome, time.perf_counter() - began


async def _one_after_the_other(wanted: Wanted, tell: Tell) -> Outcome:
    outcome = NOTHING
    async with set_up(data=wanted.data, tell=tell, full=wanted.full) as bench:
        for name in wanted.names:
            try:
                outcome += await TASKS[name](bench)
            except CompanionError:
                raise
            except Exception as error:  # noqa: BLE001 - one task's crash must not hide the others
                outcome += Outcome(measures=(), crashes=(crash_of(name, error),))
    return outcome
