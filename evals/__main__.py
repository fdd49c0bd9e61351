"""`python -m evals`: how good the companion is, beside the baselines, on the same cases."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from companion.errors import CompanionError
from evals import committed, judging, report
from evals.measuring import GROUPS, TASKS, Wanted, cores, measured
from evals.scores import Outcome


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare; return 0, or 1 for a drop or a crash, or 2 for bad input."""
    options = _options(arguments)
    try:
        if judging.is_asked(options):
            asyncio.run(judging.judge(options, tell=_tell))
            return 0
        wanted = Wanted(names=_names(options.tasks), data=options.data, full=options.full)
        outcome = measured(wanted, jobs=options.jobs, tell=_tell)
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
    parser.add_argument(
        "--jobs",
        type=_jobs,
        default=cores(),
        metavar="N",
        help="processes; one per core by default",
    )
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


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; at least 1")
    return int(text)


def _names(asked: Sequence[str]) -> list[str]:
    named = [name for one in asked or TASKS for name in GROUPS.get(one, (one,))]
    return list(dict.fromkeys(named))


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
