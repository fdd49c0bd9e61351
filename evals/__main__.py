"""`python -m evals`: how good the companion is, beside the baselines, on the same cases."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from companion.errors import CompanionError
from evals import committed, judging, report
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
from evals.workbench import Workbench, set_up

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


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare; return 0, or 1 for a drop or a crash, or 2 for bad input."""
    options = _options(arguments)
    try:
        if judging.is_asked(options):
            asyncio.run(judging.judge(options, tell=_tell))
            return 0
        outcome = asyncio.run(_measured(options))
        print(report.text_of(outcome))
        if options.json is not None:
            report.write_json(outcome, options.json)
        return _verdict(outcome, update=options.update_baseline)
    except (CompanionError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evals",
        description="Measure quality on committed cases and, with --data, on the public sets.",
    )
    names = (*TASKS, *GROUPS)
    parser.add_argument(
        "tasks",
        nargs="*",
        metavar="TASK",
        help=f"what to measure, all by default: {', '.join(names)}",
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder of the public sets")
    parser.add_argument("--full", action="store_true", help="sample as much as there is")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures as JSON")
    parser.add_argument(
        "--update-baseline", action="store_true", help="commit to the figures of this run"
    )
    judging.add_options(parser)
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.tasks) - set(names))
    if unknown:
        parser.error(f"there is no task {unknown[0]!r}; choose from {', '.join(names)}")
    return options


def _names(asked: Sequence[str]) -> list[str]:
    named = [name for one in asked or TASKS for name in GROUPS.get(one, (one,))]
    return list(dict.fromkeys(named))


async def _measured(options: argparse.Namespace) -> Outcome:
    outcome = NOTHING
    async with set_up(data=options.data, tell=_tell, full=options.full) as bench:
        for name in _names(options.tasks):
            try:
                outcome += await TASKS[name](bench)
            except CompanionError:
                raise
            except Exception as error:  # noqa: BLE001 - one task's crash must not hide the others
                outcome += Outcome(measures=(), crashes=(crash_of(name, error),))
    return outcome


def _verdict(outcome: Outcome, *, update: bool) -> int:
    if outcome.crashes:
        print(f"\n{len(outcome.crashes)} crashed; see above", file=sys.stderr)
        return 1
    if update:
        committed.write(outcome.measures)
        return 0
    fallen = committed.drops(outcome.measures, committed.read())
    for sentence in fallen:
        print(f"DROP {sentence}", file=sys.stderr)
    if fallen:
        print("If that is intended: python -m evals --update-baseline", file=sys.stderr)
    return 1 if fallen else 0


def _tell(line: str) -> None:
    print(f"… {line}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
