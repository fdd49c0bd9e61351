"""Whatever an endpoint does: does a whole draft come in time, and does nothing leak meanwhile?"""

from collections.abc import Iterator, Sequence
from typing import Final

from evals.scores import Measure, Outcome, Score, Sheet
from evals.workbench import Workbench
from tests.faults.drill import (
    CAME_OUT,
    KEY_TOLD,
    LOST,
    NO_DRAFT,
    PAST_DEADLINE,
    SENT_ELSEWHERE,
    TRACEBACK,
    Seen,
    drill_all,
    every_task,
    ground,
    in_turn,
    prepare,
)
from tests.faults.scenarios import FAULTS
from tests.faults.table import table

TASK: Final = "faults"
_SHEET: Final = Sheet(task=TASK, cases="scripted")
_NEVER: Final = (
    PAST_DEADLINE,
    TRACEBACK,
    NO_DRAFT,
    LOST,
    CAME_OUT,
    SENT_ELSEWHERE,
    KEY_TOLD,
)


async def evaluate(bench: Workbench) -> Outcome:
    """Run every fault scenario, with all four tasks if `full`, else with one of them in turn."""
    bench.tell(f"faults: {len(FAULTS)} scenarios")
    with ground() as place:
        await prepare(place)
        pairs = every_task(FAULTS) if bench.full else in_turn(FAULTS)
        seen = await drill_all(place, pairs)
    if bench.full:
        for line in table(seen):
            bench.tell(line)
    return Outcome(measures=tuple(_measures(seen)))


def _measures(seen: Sequence[Seen]) -> Iterator[Measure]:
    for what in _NEVER:
        found = [_score(one) for one in seen if any(text.startswith(what) for text in one.wrong)]
        yield _SHEET.never(what, found, among=len(seen))
    other = [one for one in seen if one.wrong and not _is_named(one)]
    found = [_score(one) for one in other]
    yield _SHEET.never("another outcome, warning or count than expected", found, among=len(seen))


def _is_named(one: Seen) -> bool:
    return any(text.startswith(what) for text in one.wrong for what in _NEVER)


def _score(one: Seen) -> Score:
    case = f"{one.kind} {one.fault}, {one.task}"
    return Score(case=case, value=1.0, reason="; ".join(one.wrong))
