"""Who may be proposed to whom: rules that look at facts, never at fit."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from companion.matching.weekly import (
    SESSION_MINUTES,
    WEEKS_AHEAD,
    WeeklyOverlap,
    WeeklyTimes,
    weekly_overlap,
    weekly_times,
)
from companion.people.languages import LITTLE, name_of_language
from companion.people.person import Person, PersonId
from companion.values import Notice

WEEKS_NEEDED: Final = WEEKS_AHEAD // 2
"""A pair that can meet in fewer of the weeks ahead is not proposed."""

LITTLE_MINUTES: Final = 30
"""Shared time a week below which one missed slot loses the week; worth a caution."""

_Rows = NDArray[np.bool_]


class Bar(StrEnum):
    """Why a mentor is not proposed, in the order in which the rules are tried."""

    ONESELF = "oneself"
    FORBIDDEN = "forbidden"
    REPORTING_LINE = "reporting_line"
    NO_CAPACITY = "no_capacity"
    NO_SHARED_LANGUAGE = "no_shared_language"
    NO_SHARED_CHANNEL = "no_shared_channel"
    NO_SHARED_TIME = "no_shared_time"


SPELT_OUT: Final = frozenset({Bar.NO_SHARED_LANGUAGE, Bar.NO_SHARED_CHANNEL})
"""Rules whose sentence names what the mentor lists; the others read alike for everybody."""


@dataclass(frozen=True, kw_only=True, eq=False)
class MentorRules:
    """The facts of a pool of mentors, laid out so that one mentee is checked in one pass."""

    mentors: tuple[Person, ...]
    times: WeeklyTimes
    has_times: _Rows
    full: _Rows
    languages: Mapping[str, _Rows]
    channels: Mapping[str, _Rows]
    rows_of: Mapping[PersonId, tuple[int, ...]]
    managed_by: Mapping[PersonId, tuple[int, ...]]


@dataclass(frozen=True, kw_only=True, eq=False)
class Eligibility:
    """The verdict on each mentor for one mentee."""

    bars: tuple[Bar | None, ...]
    """The first rule that speaks against each mentor."""
    overlap: WeeklyOverlap | None
    """Shared time, when the mentee's is known."""

    @cached_property
    def rows(self) -> NDArray[np.intp]:
        """Row numbers of the mentors who may be proposed."""
        return np.flatnonzero([bar is None for bar in self.bars])


def mentor_rules(mentors: Sequence[Person], *, on: date) -> MentorRules:
    """Lay out what the rules need to know of `mentors` in the weeks from `on`."""
    return MentorRules(
        mentors=tuple(mentors),
        times=weekly_times(mentors, on=on),
        has_times=np.array([bool(mentor.availability) for mentor in mentors], dtype=bool),
        full=np.array([mentor.capacity == 0 for mentor in mentors], dtype=bool),
        languages=_rows_by(mentors, primary_languages),
        channels=_rows_by(mentors, lambda mentor: mentor.channels),
        rows_of=_grouped((mentor.id, row) for row, mentor in enumerate(mentors)),
        managed_by=_grouped(
            (mentor.manager_id, row)
            for row, mentor in enumerate(mentors)
            if mentor.manager_id is not None
        ),
    )


def eligibility(
    rules: MentorRules,
    *,
    mentee_id: PersonId | None,
    mentee: Person | None,
    on: date,
    forbidden: Collection[PersonId] = (),
) -> Eligibility:
    """Judge every mentor for one mentee, who may be known by id only or not at all.

    `forbidden` are mentors whom the programme rules out for this mentee.
    """
    barred: dict[Bar, _Rows] = {
        Bar.ONESELF: _marked(rules, rules.rows_of.get(mentee_id, ()) if mentee_id else ()),
        Bar.FORBIDDEN: _marked(
            rules, [row for person in forbidden for row in rules.rows_of.get(person, ())]
        ),
        Bar.NO_CAPACITY: rules.full,
    }
    overlap = None
    if mentee is not None:
        manager_rows = rules.rows_of.get(mentee.manager_id, ()) if mentee.manager_id else ()
        report_rows = rules.managed_by.get(mentee.id, ())
        barred[Bar.REPORTING_LINE] = _marked(rules, (*manager_rows, *report_rows))
        barred[Bar.NO_SHARED_LANGUAGE] = _nothing_shared(
            rules.languages, primary_languages(mentee), len(rules.mentors)
        )
        barred[Bar.NO_SHARED_CHANNEL] = _nothing_shared(
            rules.channels, mentee.channels, len(rules.mentors)
        )
        if mentee.availability:
            overlap = weekly_overlap(weekly_times([mentee], on=on), rules.times)
            barred[Bar.NO_SHARED_TIME] = rules.has_times & (overlap.weeks < WEEKS_NEEDED)
    verdicts: list[Bar | None] = [None] * len(rules.mentors)
    for bar in reversed(Bar):
        for row in np.flatnonzero(barred.get(bar, ())):
            verdicts[row] = bar
    return Eligibility(bars=tuple(verdicts), overlap=overlap)


def managers_above(person: Person, people: Mapping[PersonId, Person]) -> tuple[PersonId, ...]:
    """Return who manages `person`, who manages them, and so on; `people` are everybody."""
    found: dict[PersonId, None] = {}
    above = person.manager_id
    while above is not None and above not in found and above != person.id:
        found[above] = None
        manager = people.get(above)
        above = None if manager is None else manager.manager_id
    return tuple(found)


def chain_cautions(
    mentee: Person, mentor: Person, *, people: Mapping[PersonId, Person]
) -> tuple[Notice, ...]:
    """Return a caution where one of a pair manages the other, or is further up their line."""
    found: list[Notice] = []
    for below, above in ((mentee, mentor), (mentor, mentee)):
        line = managers_above(below, people)
        if above.id in line and below.manager_id is not None:
            nearest = people.get(below.manager_id)
            named = "their line manager" if nearest is None else f"{nearest.name}, the line manager"
            text = (
                f"{above.name} is {below.name}’s line manager"
                if above.id == below.manager_id
                else f"{above.name} is further up {below.name}’s reporting line, above {named}"
            )
            found.append(Notice(code="reporting_chain", text=text))
    return tuple(found)


def forced_cautions(
    mentee: Person, mentor: Person, *, shared_time: str | None
) -> tuple[Notice, ...]:
    """Return what speaks against a pair that a person has fixed all the same.

    And where the only language that the two share is spoken a little.

    `shared_time` is what `shared_times` says of the two.
    """
    found: list[Notice] = []
    if shared_time == "none":
        found.append(Notice(code=Bar.NO_SHARED_TIME.value, text=_HINDRANCES[Bar.NO_SHARED_TIME]))
    spoken = primary_languages(mentee), primary_languages(mentor)
    if all(spoken) and spoken[0].isdisjoint(spoken[1]):
        text = _HINDRANCES[Bar.NO_SHARED_LANGUAGE]
        found.append(Notice(code=Bar.NO_SHARED_LANGUAGE.value, text=text))
    found.extend(_little_shared(mentee, mentor))
    return tuple(found)


def _little_shared(*pair: Person) -> Iterator[Notice]:
    """Yield who says that they speak a little only of every language that the two share."""
    shared = frozenset.intersection(*(primary_languages(person) for person in pair))
    little = {
        person.id: {tag.split("-")[0].lower() for tag in person.languages if tag.endswith(LITTLE)}
        for person in pair
    }
    if not shared or shared - frozenset().union(*little.values()):
        return
    for person in pair:
        names = [name_of_language(tag) for tag in sorted(shared & little[person.id])]
        if names:
            text = f"{person.name} speaks only a little {' and '.join(names)}, by what they wrote"
            yield Notice(code="little_shared_language", text=text)


def primary_languages(person: Person) -> frozenset[str]:
    """Return the languages of `person` without region or script: `pt-BR` speaks `pt`."""
    return frozenset(tag.split("-")[0].lower() for tag in person.languages)


def why_barred(bar: Bar, *, mentor: Person, mentee: Person | None) -> str:
    """Return the sentence that tells a mentee or an organiser why this mentor fell out."""
    return _BAR_TEXTS[bar](mentor, mentee)


def hindrance(bar: Bar, *, mentor: Person, mentee: Person) -> str:
    """Return what a rule says of a mentor, to follow their name: "Ana’s line manager"."""
    who = mentee.first_name
    if bar is Bar.REPORTING_LINE:
        return f"{who}’s line manager" if mentee.manager_id == mentor.id else f"reports to {who}"
    return _HINDRANCES[bar]


def time_cautions(
    verdict: Eligibility, mentor: Person, *, row: int, mentee: Person
) -> tuple[Notice, ...]:
    """Return what is thin about a pair's time: short, not in every week, or not known.

    Where neither has said when, there is nothing to compare and nothing is said.
    """
    if not (mentor.availability or mentee.availability):
        return ()  # said of everybody, it would tell nothing of this one
    if verdict.overlap is None or not mentor.availability:
        who = "the mentor" if mentee.availability else "the mentee"
        text = f"availability unknown: {who} has not said when; agree on a time first"
        return (Notice(code="availability_unknown", text=text),)
    found: list[Notice] = []
    weeks, minutes = int(verdict.overlap.weeks[row]), int(verdict.overlap.minutes[row])
    if weeks < WEEKS_AHEAD:
        text = f"you can meet in {weeks} of the next {WEEKS_AHEAD} weeks only"
        found.append(Notice(code="some_weeks_only", text=text))
    if minutes < LITTLE_MINUTES:
        found.append(Notice(code="little_time", text=f"{minutes} minutes a week overlap"))
    return tuple(found)


def _rows_by(
    mentors: Sequence[Person], keys: Callable[[Person], Collection[str]]
) -> dict[str, _Rows]:
    """Return per key the mentors who list it; those who list none count for every key."""
    listed = [frozenset(keys(mentor)) for mentor in mentors]
    silent = np.array([not found for found in listed], dtype=bool)
    every = frozenset().union(*listed)
    return {"": silent} | {
        key: silent | np.array([key in found for found in listed], dtype=bool) for key in every
    }


def _nothing_shared(by_key: Mapping[str, _Rows], wanted: Collection[str], count: int) -> _Rows:
    if not wanted:
        return np.zeros(count, dtype=bool)
    shared = by_key[""].copy()
    for key in wanted:
        shared |= by_key.get(key, False)
    return np.logical_not(shared)


def _grouped(pairs: Iterable[tuple[PersonId, int]]) -> dict[PersonId, tuple[int, ...]]:
    grouped: dict[PersonId, tuple[int, ...]] = {}
    for key, row in pairs:
        grouped[key] = (*grouped.get(key, ()), row)
    return grouped


def _marked(rules: MentorRules, rows: Collection[int]) -> _Rows:
    marked = np.zeros(len(rules.mentors), dtype=bool)
    marked[list(rows)] = True
    return marked


def _languages_differ(mentor: Person, mentee: Person | None) -> str:
    theirs = ", ".join(sorted(primary_languages(mentor)))
    yours = ", ".join(sorted(primary_languages(mentee))) if mentee else ""
    return f"no shared language: the mentor speaks {theirs}, the mentee {yours}"


def _channels_differ(mentor: Person, mentee: Person | None) -> str:
    theirs = ", ".join(mentor.channels)
    yours = ", ".join(mentee.channels) if mentee else ""
    return f"no shared way to meet: the mentor offers {theirs}, the mentee {yours}"


_BAR_TEXTS: Final[Mapping[Bar, Callable[[Person, Person | None], str]]] = {
    Bar.ONESELF: lambda _mentor, _mentee: "this is the mentee",
    Bar.FORBIDDEN: lambda _mentor, _mentee: "the programme rules this pair out",
    Bar.REPORTING_LINE: lambda _mentor, _mentee: "one of the two reports to the other",
    Bar.NO_CAPACITY: lambda _mentor, _mentee: "takes no mentee now",
    Bar.NO_SHARED_LANGUAGE: _languages_differ,
    Bar.NO_SHARED_CHANNEL: _channels_differ,
    Bar.NO_SHARED_TIME: lambda _mentor, _mentee: (
        f"shares no {SESSION_MINUTES} minutes in at least {WEEKS_NEEDED} "
        f"of the next {WEEKS_AHEAD} weeks"
    ),
}

_HINDRANCES: Final[Mapping[Bar, str]] = {
    Bar.ONESELF: "the same person",
    Bar.FORBIDDEN: "kept apart",
    Bar.NO_CAPACITY: "takes no mentee now",
    Bar.NO_SHARED_LANGUAGE: "no shared language in what they wrote",
    Bar.NO_SHARED_CHANNEL: "no shared way to meet in what they wrote",
    Bar.NO_SHARED_TIME: "no shared time in what they wrote",
}
