"""Dated notes on what changes in a field of work, and which of them touch a person and a goal."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

import numpy as np
from pydantic import Field, model_validator

from companion.knowledge.bank import Citation
from companion.knowledge.places import Place
from companion.people.career import PartialDate
from companion.ports import Vectors
from companion.values import Line, Value

LEAST_WORK: Final = 0.53
LEAST_AIM: Final = 0.54
"""Cosines below which a note is about other work, or about another aim."""

LEAST_SAID: Final = 0.45
"""The same between an aim and the note's own words, which hold more than one thing."""

LEAST_AIM_OF_ALL: Final = 0.64
"""The same for a note that concerns every kind of work, where only the aim decides."""


class WorkField(StrEnum):
    """A kind of work that notes are written for."""

    CARE = "care"
    TEACHING = "teaching"
    SOFTWARE = "software"
    DATA = "data"
    PUBLIC_ADMINISTRATION = "public-administration"
    CONSTRUCTION = "construction"
    HOSPITALITY = "hospitality"
    LOGISTICS = "logistics"
    RETAIL = "retail"
    FINANCE = "finance"
    MANUFACTURING = "manufacturing"
    GREEN_JOBS = "green-jobs"
    CHARITIES = "charities"
    MEDIA_AND_DESIGN = "media-and-design"
    RESEARCH = "research"
    WORK_AND_PAY = "work-and-pay"
    """What concerns whoever works, in any trade."""
    OWN = "own"
    """What somebody added themselves, of whatever field."""


class Trend(Value):
    """What changes, since when, who says so, and until when the note may be trusted."""

    id: Line
    title: Line
    fields: Annotated[tuple[WorkField, ...], Field(min_length=1)]
    where: tuple[Place, ...] = ()
    """Where it holds; empty: everywhere."""
    since: PartialDate
    """As precise as the source is; it may lie ahead."""
    review_by: date
    """The last day on which the note counts as fresh."""
    text: Line
    """Two or three sentences; the first stands alone."""
    question: Line
    """What to ask somebody with experience, in the mentee's mouth, without claiming anything."""
    work: tuple[Line, ...] = ()
    """Roles that it concerns; empty: all of them."""
    touches: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Goals to which it matters, in plain words."""
    source: Citation

    @model_validator(mode="after")
    def _can_be_checked(self) -> "Trend":
        if not self.source.url.startswith("https://"):
            raise ValueError(f"its source's url is {self.source.url!r}; give one with https://")
        if not self.question.endswith("?"):
            raise ValueError(f"its question is {self.question!r}; end it with a question mark")
        if self.review_by.isoformat() <= self.since:
            raise ValueError(
                f"its review_by {self.review_by.isoformat()} is not after its since {self.since}"
            )
        return self

    @property
    def ref(self) -> str:
        """How a draft cites it."""
        return f"trends/{self.id}"

    @property
    def aims(self) -> tuple[str, ...]:
        """The texts that a search compares with a goal."""
        return (*self.touches, *self.said)

    @property
    def said(self) -> tuple[str, ...]:
        """The note's own words."""
        return (self.title, self.text, self.question)

    def is_stale(self, on: date) -> bool:
        """Tell whether somebody should have read it again before this day."""
        return self.review_by < on

    def is_ahead(self, on: date) -> bool:
        """Tell whether it begins only after this day."""
        return self.since > on.isoformat()[: len(self.since)]


class TrendFit(Value):
    """A note that touches somebody's work and goal, on a certain day (cosines, −1 to 1)."""

    trend: Trend
    work: float
    aim: float
    on: date

    @property
    def is_stale(self) -> bool:
        """Whether its review was due before the day."""
        return self.trend.is_stale(self.on)

    @property
    def is_ahead(self) -> bool:
        """Whether it begins only after the day."""
        return self.trend.is_ahead(self.on)

    @property
    def told_since(self) -> str:
        """The date in words: "Since 10 November 2025", "Since April 2024", "From …" if ahead."""
        year, month, day = (*(int(part) for part in self.trend.since.split("-")), 0, 0)[:3]
        when = f"{date(year, month, 1):%B} {year}" if month else str(year)
        return f"{'From' if self.is_ahead else 'Since'} {f'{day} {when}' if day else when}"


def in_place(trends: Sequence[Trend], places: frozenset[Place]) -> tuple[Trend, ...]:
    """Return the notes that hold where somebody is; of an unknown place only the worldwide ones."""
    return tuple(one for one in trends if not one.where or places & set(one.where))


def for_work(
    trends: Sequence[Trend], vectors: Mapping[str, Vectors], *, work: Vectors
) -> tuple[tuple[Trend, float], ...]:
    """Return the notes that concern what somebody does, each with its cosine to it.

    Args:
        trends: the notes to choose from.
        vectors: the unit vector of each of their `work`.
        work: vectors of what somebody does, one per row; without any, only notes that concern
            all work are left.
    """
    near = ((one, _nearest(one.work, vectors, work) if one.work else 1.0) for one in trends)
    return tuple((one, cosine) for one, cosine in near if cosine >= LEAST_WORK)


def fitting(
    near: Sequence[tuple[Trend, float]], vectors: Mapping[str, Vectors], *, aims: Vectors, on: date
) -> tuple[TrendFit, ...]:
    """Return the notes that touch the aims as well, best first; mostly there are none.

    Args:
        near: notes that concern the work, from `for_work`.
        vectors: the unit vector of each of their `aims`.
        aims: vectors of what somebody wants, one per row; without any, nothing fits.
        on: the day that counts for what is stale.
    """
    found = []
    for trend, work in near:
        touched = _nearest(trend.touches, vectors, aims)
        named = _nearest(trend.said, vectors, aims)
        wanted = touched >= LEAST_AIM or named >= LEAST_SAID
        if not trend.work:
            wanted = touched >= LEAST_AIM_OF_ALL
        if wanted:
            aim = max(touched, named)
            found.append(TrendFit(trend=trend, work=min(work, 1.0), aim=min(aim, 1.0), on=on))
    return tuple(sorted(found, key=lambda fit: (-fit.aim, -fit.work, fit.trend.id)))


def _nearest(phrases: Sequence[str], vectors: Mapping[str, Vectors], asked: Vectors) -> float:
    if not len(asked):
        return -1.0
    return max(float(np.max(asked @ vectors[phrase])) for phrase in phrases)
