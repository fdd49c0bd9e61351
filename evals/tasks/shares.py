"""Does each matter of a session get its share of the minutes? Learned out of fold, by lesson."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Final

from evals.lessons import Lesson, by_size, equal, errors, lessons, out_of_fold
from evals.metrics import interval, share_gain
from evals.scores import NOTHING, Better, Gain, Measure, Outcome, Score, Sheet
from evals.workbench import Workbench

TASK: Final = "shares"
_SHEET: Final = Sheet(task=TASK, cases="carpentries_timeboxes, by lesson")
_SIZE: Final = "by size"

Plans = Mapping[str, Sequence[int]]


async def evaluate(bench: Workbench) -> Outcome:
    """Share out the minutes of whole lessons, if the public sets are wanted.

    Raises:
        InputError: a file of the set is missing.
    """
    if bench.data is None:
        return NOTHING
    bench.tell("shares: carpentries_timeboxes")
    return Outcome(measures=_measures(bench.data))


def _measures(folder: Path) -> tuple[Measure, ...]:
    known = lessons(folder)
    ours = out_of_fold(known)
    plain = {
        "equal": {one.name: equal(one) for one in known},
        _SIZE: {one.name: by_size(one) for one in known},
    }
    mine, theirs = _of_lessons(known, ours), _of_lessons(known, plain[_SIZE])
    error = Measure(
        task=TASK,
        cases=_SHEET.cases,
        metric="error of the shares, points",
        count=sum(len(one.minutes) for one in known),
        ours=interval([value for lesson in mine for value in lesson]),
        others={
            name: fmean(value for one in _of_lessons(known, found) for value in one)
            for name, found in plain.items()
        },
        gain=Gain(over=_SIZE, difference=share_gain(_parts(mine), _parts(theirs))),
        better=Better.LOWER,
        tolerance=0.05,
        aim="≤ 4.0",
    )
    over = [
        Score(case=one.name, value=1.0, reason=f"{sum(ours[one.name])} of {one.box} minutes")
        for one in known
        if sum(ours[one.name]) > one.box
    ]
    return error, _SHEET.never("plans longer than their box", over, among=len(known))


def _of_lessons(known: Sequence[Lesson], plans: Plans) -> list[list[float]]:
    return [errors(plans[one.name], one) for one in known]


def _parts(found: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    return [(sum(one), float(len(one))) for one in found]
