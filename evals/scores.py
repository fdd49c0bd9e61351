"""What an evaluation says: measures beside baselines, a reason for each low score, and crashes.

A crash is not a zero: it is kept apart, and a run with one has failed.
"""

import math
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from evals.metrics import Interval, interval

TOLERANCE: Final = 0.01
"""How far a figure may fall behind the committed one: less is chance."""

LOWEST_SHOWN: Final = 3


class Better(StrEnum):
    """Which way a figure should move."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, kw_only=True)
class Score:
    """One case's score and why it is what it is."""

    case: str
    value: float
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Crash:
    """A case that could not be scored. `why` never holds a text of the case."""

    case: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Gain:
    """The mean difference per case to one baseline."""

    over: str
    difference: Interval


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure of the companion on one set of cases, with what others reach on the same cases.

    Attributes:
        ours: None where the companion has nothing that could be measured; `note` says why.
        others: baselines of the same run, by name.
        aim: what is wanted, in words.
        counts_times: the figure is how often something happened, not a share.
        lowest: the worst cases; empty for sets whose texts are not ours to show.
    """

    task: str
    cases: str
    metric: str
    count: int
    ours: Interval | None
    others: Mapping[str, float] = field(default_factory=dict)
    gain: Gain | None = None
    better: Better = Better.HIGHER
    tolerance: float = TOLERANCE
    aim: str = ""
    note: str = ""
    counts_times: bool = False
    lowest: tuple[Score, ...] = ()

    @property
    def key(self) -> str:
        """How the committed baseline calls it."""
        return f"{self.task} · {self.cases} · {self.metric}"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one task found."""

    measures: tuple[Measure, ...]
    crashes: tuple[Crash, ...] = ()

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            measures=self.measures + other.measures, crashes=self.crashes + other.crashes
        )


NOTHING: Final = Outcome(measures=())


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Writes the measures of one task on one set of cases."""

    task: str
    cases: str

    def mean(
        self,
        metric: str,
        scores: Sequence[Score],
        *,
        better: Better = Better.HIGHER,
        aim: str = "",
        others: Mapping[str, float] | None = None,
    ) -> Measure:
        """Return the mean over cases, with the worst cases that say why."""
        return Measure(
            task=self.task,
            cases=self.cases,
            metric=metric,
            count=len(scores),
            ours=interval([score.value for score in scores]),
            others=others or {},
            better=better,
            aim=aim,
            lowest=worst(scores, better=better),
        )

    def share(
        self,
        metric: str,
        found: Interval,
        *,
        count: int,
        aim: str = "",
        others: Mapping[str, float] | None = None,
        lowest: Sequence[Score] = (),
    ) -> Measure:
        """Return a share over everything that was counted, such as a precision or a recall."""
        return Measure(
            task=self.task,
            cases=self.cases,
            metric=metric,
            count=count,
            ours=found,
            others=others or {},
            aim=aim,
            lowest=worst(lowest),
        )

    def never(self, metric: str, found: Sequence[Score], *, among: int) -> Measure:
        """Return how often something happened that must not; each time tells what it was."""
        times = float(len(found))
        return Measure(
            task=self.task,
            cases=self.cases,
            metric=metric,
            count=among,
            ours=Interval(value=times, low=times, high=times),
            better=Better.LOWER,
            tolerance=0.0,
            aim="0",
            counts_times=True,
            lowest=worst(found, better=Better.LOWER),
        )

    def missing(self, metric: str, *, count: int, others: Mapping[str, float], why: str) -> Measure:
        """Return the baselines alone, and why the companion has no figure."""
        return Measure(
            task=self.task,
            cases=self.cases,
            metric=metric,
            count=count,
            ours=None,
            others=others,
            note=why,
        )


def worst(scores: Sequence[Score], *, better: Better = Better.HIGHER) -> tuple[Score, ...]:
    """Return the worst cases that say why they are not perfect."""
    sign, best = (1, 1.0) if better is Better.HIGHER else (-1, 0.0)
    told = [score for score in scores if score.reason and score.value != best]
    return tuple(sorted(told, key=lambda score: (sign * score.value, score.case))[:LOWEST_SHOWN])


def crash_of(case: str, error: Exception) -> Crash:
    """Describe an error by type and place; its message is left out, since it may quote a text."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return Crash(case=case, why=f"{type(error).__name__} at {place}")


def has_fallen(measure: Measure, *, committed: float) -> bool:
    """Tell whether a figure is worse than the committed one by more than its tolerance."""
    if measure.ours is None or math.isnan(measure.ours.value):
        return not math.isnan(committed)
    change = measure.ours.value - committed
    worse = -change if measure.better is Better.HIGHER else change
    return worse > measure.tolerance
