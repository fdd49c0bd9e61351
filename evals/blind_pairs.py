"""Blind pairs: two drafts of one case side by side, for people or models to judge, and the score.

Which of the two is whose follows from a seed and the case's name; the judge's file does not say.
"""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from companion.errors import UnreadableFileError
from evals.live_report import LiveReport
from evals.metrics import Interval, interval

ANSWERS: Final = ("a", "b", "tie")
_LEFT_OUT: Final = frozenset({"written_by", "warnings", "dropped", "claims", "words"})
"""Fields that tell who wrote a draft, or that a reader of the draft never sees."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How often the first system won, a tie being half a win, with a 95 % interval."""

    task: str
    count: int
    wins: Interval
    ties: int


def export_pairs(
    first: LiveReport, path: Path, *, second: LiveReport | None = None, seed: int = 0
) -> int:
    """Write the pairs, one to a line with an empty `answer`, and return how many there are.

    Against `second` where it is given, else against the offline drafts of the same run. Cases in
    which both are the same, or the model gave nothing that was accepted, are left out.
    """
    others = {case.name: case.draft for case in second.cases} if second else None
    lines: list[dict[str, Any]] = []
    for case in first.cases:
        other = case.offline if others is None else others.get(case.name)
        one = _shown(case.draft)
        if not case.was_accepted or other is None or one == _shown(other):
            continue
        drafts = (one, _shown(other))
        a, b = drafts if _first_is_a(case.name, seed) else drafts[::-1]
        lines.append(
            {"case": case.name, "task": case.task, "given": case.prompt, "a": a, "b": b}
            | {"answer": "", "why": ""}
        )
    text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    return len(lines)


def score_pairs(path: Path, *, seed: int = 0) -> tuple[Verdict, ...]:
    """Return how the first system did, in all and by task.

    Raises:
        UnreadableFileError: it is no file of pairs, or an answer is not a, b or tie.
    """
    lines = list(_answered(path))
    tasks = ("all", *dict.fromkeys(str(line["task"]) for line in lines))
    return tuple(_verdict(task, lines, seed) for task in tasks)


def _verdict(task: str, lines: Sequence[Mapping[str, Any]], seed: int) -> Verdict:
    chosen = [line for line in lines if task in {"all", line["task"]}]
    ties = sum(line["answer"] == "tie" for line in chosen)
    wins = [
        0.5
        if line["answer"] == "tie"
        else float((line["answer"] == "a") == _first_is_a(str(line["case"]), seed))
        for line in chosen
    ]
    return Verdict(task=task, count=len(chosen), wins=interval(wins), ties=ties)


def _answered(path: Path) -> Iterator[Mapping[str, Any]]:
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        answers = [str(line["answer"]).strip().lower() for line in lines]
    except (ValueError, TypeError, KeyError) as error:
        raise UnreadableFileError(
            f"{str(path)!r} is no file of pairs ({type(error).__name__}); write one with --pairs"
        ) from error
    for number, (line, answer) in enumerate(zip(lines, answers, strict=True), 1):
        if answer and answer not in ANSWERS:
            raise UnreadableFileError(
                f"{str(path)!r}, line {number}: the answer {answer!r} is none of "
                f"{', '.join(ANSWERS)}; leave it empty for no judgement"
            )
        if answer:
            yield {**line, "answer": answer}


def _shown(draft: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in draft.items() if key not in _LEFT_OUT}


def _first_is_a(case: str, seed: int) -> bool:
    return random.Random(f"{seed} {case}").random() < 0.5
