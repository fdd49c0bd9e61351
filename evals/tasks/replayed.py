"""Replies of a real language model, kept and played back: how many does the companion take?"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from companion.bootstrap import open_companion
from companion.opening import Opening
from companion.writing.draft import OFFLINE
from evals.draft_cases import draft_cases
from evals.live_report import LiveReport, digest, read_live
from evals.metrics import share
from evals.scores import Crash, Measure, Outcome, Score, Sheet, crash_of
from evals.workbench import Workbench
from tests.faults.server import Answer, Turn, completion, problem, running

TASK: Final = "replayed"
RECORDING: Final = Path(__file__).parent.parent / "cases" / "model_drafts.jsonl"
_UNKNOWN: Final = 404


@dataclass(frozen=True, kw_only=True)
class _Played:
    """What came of one case.

    Attributes:
        is_known: whether every prompt was still the one that the model had answered.
    """

    task: str
    name: str
    requests: int
    is_known: bool
    is_taken: bool
    why: str


async def evaluate(bench: Workbench) -> Outcome:
    """Play the kept replies back through the loopback server, one case after another."""
    recording = read_live(RECORDING)
    bench.tell(f"replayed: {len(recording.cases)} drafts by {recording.model}, {recording.on}")
    kept = {said.key: said.reply for case in recording.cases for said in case.replies}
    found: list[_Played] = []
    crashes: list[Crash] = []
    asked: list[Turn] = []

    def answer(turn: Turn) -> Answer:
        asked.append(turn)
        reply = kept.get(digest(turn.messages))
        return problem(_UNKNOWN, "never recorded") if reply is None else completion(reply)

    with running({recording.model: answer}) as server:
        flags = {"model": recording.model, "base_url": server.base_url}
        async with open_companion(Opening(flags=flags)) as companion:
            for case in draft_cases(bench.samples):
                asked.clear()
                try:
                    draft = await case.draft(companion)
                except Exception as error:  # noqa: BLE001 - a crash is reported, not scored
                    crashes.append(crash_of(f"{TASK} · {case.name}", error))
                    continue
                played = _Played(
                    task=case.task,
                    name=case.name,
                    requests=len(asked),
                    is_known=all(digest(turn.messages) in kept for turn in asked),
                    is_taken=draft.written_by != OFFLINE,
                    why="; ".join(notice.text for notice in draft.warnings[:1]),
                )
                found.append(played)
    return Outcome(measures=tuple(_measures(found, recording)), crashes=tuple(crashes))


def _measures(found: Sequence[_Played], recording: LiveReport) -> Iterator[Measure]:
    """Yield, for each task, what was taken at once and after a repair, and what is out of date."""
    for task in recording.prompts:
        sheet = Sheet(task=TASK, cases=task)
        cases = [one for one in found if one.task == task and one.is_known]
        for metric, most, aim in (
            ("accepted at once", 1, "≥ .85"),
            ("accepted, sent back at most once", 2, "≥ .95"),
        ):
            taken = [
                Score(
                    case=one.name,
                    value=float(one.is_taken and one.requests <= most),
                    reason=one.why or f"{one.requests} requests",
                )
                for one in cases
            ]
            parts = [(score.value, 1.0) for score in taken]
            yield sheet.share(metric, share(parts), count=len(cases), aim=aim, lowest=taken)
        stale = [
            Score(case=one.name, value=1.0, reason="the prompt has changed since")
            for one in found
            if one.task == task and not one.is_known
        ]
        gone = sheet.never("prompts changed since", stale, among=len(cases) + len(stale))
        # A prompt may well change: the figures above then rest on fewer cases, and say on how many.
        yield replace(gone, tolerance=math.inf)
