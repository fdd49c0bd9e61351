"""`python -m evals --model NAME --base-url URL`: a real model's drafts, kept, paired and judged."""

import argparse
import time
from pathlib import Path
from typing import Final

from companion.errors import InputError
from companion.opening import Opening
from evals.blind_pairs import ANSWERS, Verdict, export_pairs, score_pairs
from evals.live import Endpoint, run_live
from evals.live_report import LiveReport, read_live, recording_of, write_live
from evals.workbench import Tell, set_up

_KEY: Final = "COMPANION_API_KEY"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what judging with a real model takes."""
    group = parser.add_argument_group(
        "with a real language model",
        "python -m evals --model NAME --base-url URL --drafts run.jsonl --pairs pairs.jsonl, then "
        f"write {', '.join(ANSWERS)} into each pair's answer, then --score-pairs pairs.jsonl",
    )
    group.add_argument("--model", metavar="NAME", help="let this model draft every writing case")
    group.add_argument("--base-url", metavar="URL", help=f"its endpoint; a key is read from {_KEY}")
    group.add_argument("--at-once", type=int, default=4, metavar="N", help="drafts at a time (4)")
    group.add_argument(
        "--drafts",
        type=Path,
        metavar="FILE",
        help="where the run is written; without --model, the run that is paired",
    )
    group.add_argument(
        "--keep", type=Path, metavar="FILE", help="write the replies alone, to be played back"
    )
    group.add_argument(
        "--against", type=Path, metavar="FILE", help="pair with this other run, not with offline"
    )
    group.add_argument("--pairs", type=Path, metavar="FILE", help="write blind pairs of the run")
    group.add_argument("--score-pairs", type=Path, metavar="FILE", help="score answered pairs")


def is_asked(options: argparse.Namespace) -> bool:
    """Return whether the options ask for judging rather than for the usual tasks."""
    return any((options.model, options.base_url, options.drafts, options.pairs)) or bool(
        options.score_pairs
    )


async def judge(options: argparse.Namespace, *, tell: Tell) -> None:
    """Draft, keep, pair or score, as asked, and print the figures.

    Raises:
        InputError: the options do not go together.
        UnreadableFileError: a file is not what it should be.
    """
    if options.score_pairs is not None:
        print("\n".join(_lines(score_pairs(options.score_pairs))))
        return
    run = await _run(options, tell=tell)
    print("\n".join(_figures(run)))
    if options.keep is not None:
        write_live(recording_of(run), options.keep)
    if options.pairs is not None:
        other = None if options.against is None else read_live(options.against)
        count = export_pairs(run, options.pairs, second=other)
        print(f"{count} pairs in {options.pairs}: write {', '.join(ANSWERS)} into each answer")


async def _run(options: argparse.Namespace, *, tell: Tell) -> LiveReport:
    if options.model is None and options.base_url is None:
        if options.drafts is None:
            raise InputError("--pairs needs a run: name its file with --drafts, or a --model")
        return read_live(options.drafts)
    if options.model is None or options.base_url is None:
        raise InputError("a model is asked with both --model and --base-url")
    settings = Opening().load().settings
    key = settings.api_key
    endpoint = Endpoint(
        model=options.model,
        base_url=options.base_url,
        api_key=None if key is None else key.get_secret_value(),
        seconds=settings.model_seconds,
        at_once=max(1, options.at_once),
    )
    async with set_up(data=None, tell=tell) as bench:
        run = await run_live(bench, endpoint, on=time.strftime("%Y-%m-%d"))
    if options.drafts is not None:
        write_live(run, options.drafts)
    return run


def _figures(run: LiveReport) -> list[str]:
    lines = [f"{run.model}, {run.on}, prompts {dict(run.prompts)}"]
    for task in run.prompts:
        cases = [case for case in run.cases if case.task == task]
        at_once = sum(case.was_accepted_at_once for case in cases)
        accepted = sum(case.was_accepted for case in cases)
        seconds = sorted(said.seconds for case in cases for said in case.replies)
        middle = f"{seconds[len(seconds) // 2]:.1f} s" if seconds else "–"
        lines.append(
            f"{task:10} {len(cases):3} cases, accepted at once {at_once}, in the end {accepted}, "
            f"a reply takes {middle} (median)"
        )
        refused = (why for case in cases for said in case.replies for why in said.refused)
        lines += [f"    sent back: {why[:160]}" for why in refused]
    return lines


def _lines(verdicts: tuple[Verdict, ...]) -> list[str]:
    return [
        f"{one.task:10} {one.count:3} pairs, wins {one.wins.value:.2f} "
        f"[{one.wins.low:.2f}, {one.wins.high:.2f}], ties {one.ties}"
        for one in verdicts
    ]
