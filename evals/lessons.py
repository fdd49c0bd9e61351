"""Learns from carpentries_timeboxes how long each of several matters wants to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import fmean
from typing import Final

from companion.agendas.rules import fit_minutes
from companion.agendas.shares import Matter, shares, signs_of
from companion.text.linear import Linear
from evals.public_sets import SPLIT, Row, rows
from evals.training import ridge

_PENALTY: Final = 60.0
_LEAST_MINUTES: Final = 1.0


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """What a lesson is made of, and the minutes that its maintainers gave each part."""

    name: str
    matters: tuple[Matter, ...]
    minutes: tuple[float, ...]

    @property
    def box(self) -> int:
        """The whole minutes there are."""
        return int(sum(self.minutes))


def lessons(folder: Path) -> list[Lesson]:
    """Return the lessons of carpentries_timeboxes.

    Raises:
        InputError: a file of the set is missing.
    """
    gold = {
        row["id"]: tuple(row["minutes"])
        for row in rows(folder, f"carpentries_timeboxes/{SPLIT}/gold.jsonl")
    }
    return [
        Lesson(
            name=row["id"],
            matters=tuple(_matter(item) for item in row["items"]),
            minutes=gold[row["id"]],
        )
        for row in rows(folder, f"carpentries_timeboxes/{SPLIT}/lessons.jsonl")
    ]


def _matter(row: Row) -> Matter:
    return Matter(
        title=row["title"], aims=tuple(row["objectives"]), questions=tuple(row["questions"])
    )


def trained(known: Sequence[Lesson]) -> Linear:
    """Return weights whose scores are near the logarithms of the minutes within each lesson."""
    signs = [found for lesson in known for found in signs_of(lesson.matters)]
    wanted = [value for lesson in known for value in _logarithms(lesson.minutes)]
    return ridge(signs, wanted, penalty=_PENALTY)


def _logarithms(minutes: Sequence[float]) -> list[float]:
    found = [log(max(_LEAST_MINUTES, one)) for one in minutes]
    return [one - fmean(found) for one in found]


def out_of_fold(known: Sequence[Lesson]) -> Mapping[str, tuple[int, ...]]:
    """Return whole minutes for each lesson, learned from the other lessons alone."""
    found = {}
    for lesson in known:
        weights = trained([one for one in known if one is not lesson])
        found[lesson.name] = fit_minutes(shares(lesson.matters, weights=weights), lesson.box)
    return found


def by_size(lesson: Lesson) -> tuple[int, ...]:
    """Return minutes by the number of aims and questions: a baseline."""
    return fit_minutes(
        [2 + len(one.aims) + len(one.questions) for one in lesson.matters], lesson.box
    )


def equal(lesson: Lesson) -> tuple[int, ...]:
    """Return minutes in equal parts: a baseline."""
    return fit_minutes([1.0] * len(lesson.matters), lesson.box)


def errors(minutes: Sequence[float], lesson: Lesson) -> list[float]:
    """Return how far each share is from that of the maintainers, in points of the whole."""
    ours, theirs = sum(minutes), sum(lesson.minutes)
    pairs = zip(minutes, lesson.minutes, strict=True)
    return [abs(mine / ours - gold / theirs) * 100 for mine, gold in pairs]
