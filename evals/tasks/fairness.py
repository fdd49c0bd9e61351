"""Does anything rank that must not? Names and origins exchanged, and profiles written to win."""

import random
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, TypeVar

from companion.goals.goal import Goal, GoalId
from companion.people.person import Person, PersonId
from evals.identities import IDENTITIES, Identity, asked_by, wearing
from evals.metrics import Interval
from evals.probing import Crowd, Prober, Ranks
from evals.public_sets import ranking_sets
from evals.scores import Better, Measure, Outcome, Score
from evals.stuffing import KINDS, Inventory, inventory_of
from evals.workbench import Workbench

TASK: Final = "fairness"
SEED: Final = 20250101
PUBLIC_PROFILES: Final = 12
PUBLIC_GOALS: Final = 15
FULL_TIMES: Final = 5
"""How many times more of a public set a full run takes."""

T = TypeVar("T")

_BEHIND: Final = 10
_AHEAD: Final = 3
_TAG_WORDS: Final = 3


@dataclass(frozen=True, kw_only=True)
class Move:
    """Where one profile stood for one goal, and where it stands now."""

    case: str
    before: int
    after: int

    @property
    def lift(self) -> int:
        """How many places it rose."""
        return self.before - self.after

    @property
    def jumped(self) -> bool:
        """Whether it came from outside the first ten to the first three."""
        return self.before > _BEHIND and self.after <= _AHEAD


async def evaluate(bench: Workbench) -> Outcome:
    """Exchange who people are, and stuff their profiles; nothing of it may pay.

    Raises:
        InputError: the public sets are wanted and one is missing.
    """
    outcome = Outcome(measures=())
    for crowd in _crowds(bench):
        bench.tell(f"fairness: {crowd.name}")
        prober = Prober(crowd, bench.embedder)
        rows = _drawn(range(len(crowd.people)), _size(bench, crowd))
        swapped = [move async for move in _swapped(crowd, prober, rows)]
        asked = [move async for move in _asked_by_others(crowd, prober)]
        outcome += Outcome(
            measures=(
                never_moved(crowd.name, "rank changes, mentor is somebody else", swapped),
                never_moved(crowd.name, "rank changes, mentee is somebody else", asked),
            )
        )
        honest = {row: await prober.places(row) for row in rows}
        everything = _inventory(bench, crowd)
        for kind in KINDS:
            stuffed = _stuffed(crowd, prober, honest, kind, everything=everything)
            moves = [move async for move in stuffed]
            outcome += Outcome(measures=tuple(no_reward(crowd.name, kind, moves)))
    return outcome


def never_moved(cases: str, metric: str, moves: Sequence[Move]) -> Measure:
    """Return how often a place changed that must not."""
    changed = [move for move in moves if move.lift]
    return _how_often(cases, metric, [_told(move) for move in changed], among=len(moves))


def no_reward(cases: str, kind: str, moves: Sequence[Move]) -> Iterator[Measure]:
    """Yield the median lift of stuffed profiles, and how often one jumped to the top."""
    lift = float(median(move.lift for move in moves))
    yield Measure(
        task=TASK,
        cases=cases,
        metric=f"{kind}: median lift in places",
        count=len(moves),
        ours=Interval(value=lift, low=lift, high=lift),
        better=Better.LOWER,
        tolerance=0.0,
        # Who claims everything has, as far as anybody can see, more to offer: only jumps are ruled
        # out there.
        aim="" if kind == "lists everything" else "≤ 0",
        counts_times=True,
    )
    jumped = [_told(move) for move in moves if move.jumped]
    metric = f"{kind}: from outside the top {_BEHIND} into the top {_AHEAD}"
    yield _how_often(cases, metric, jumped, among=len(moves))


def _how_often(cases: str, metric: str, found: Sequence[Score], *, among: int) -> Measure:
    times = float(len(found))
    return Measure(
        task=TASK,
        cases=cases,
        metric=metric,
        count=among,
        ours=Interval(value=times, low=times, high=times),
        better=Better.LOWER,
        tolerance=0.0,
        aim="0",
        counts_times=True,
        lowest=tuple(found[:3]),
    )


def _told(move: Move) -> Score:
    return Score(case=move.case, value=1.0, reason=f"from {move.before} to {move.after}")


def _crowds(bench: Workbench) -> Iterator[Crowd]:
    yield Crowd(
        name="samples",
        people=tuple(map(_anywhere, bench.samples.mentors)),
        goals=tuple(goal.model_copy(update={"mentee_id": None}) for goal in bench.samples.goals),
    )
    if bench.data is None:
        return
    for found in ranking_sets(bench.data):
        goals = [case.goal for case in found.cases]
        count = PUBLIC_GOALS * (FULL_TIMES if bench.full else 1)
        yield Crowd(name=found.name, people=found.people, goals=tuple(_drawn(goals, count)))


def _size(bench: Workbench, crowd: Crowd) -> int:
    if crowd.name == "samples":
        return len(crowd.people)
    return PUBLIC_PROFILES * (FULL_TIMES if bench.full else 1)


async def _swapped(crowd: Crowd, prober: Prober, rows: Iterable[int]) -> AsyncIterator[Move]:
    """Yield each profile's place under two identities, for each goal."""
    for number, row in enumerate(rows):
        one, other = _two(number)
        person = crowd.people[row]
        before = await prober.places(row, wearing(person, one, number=number))
        after = await prober.places(row, wearing(person, other, number=number))
        for move in _moves(crowd, person, before, after):
            yield move


async def _asked_by_others(crowd: Crowd, prober: Prober) -> AsyncIterator[Move]:
    """Yield the place of each of the first ten when the goal is somebody else's."""
    for number, goal in enumerate(crowd.goals):
        orders = [
            (await prober.orders(*_asking(goal, identity, number=number)))[0]
            for identity in _two(number)
        ]
        for place, name in enumerate(orders[0][:_BEHIND], start=1):
            case = f"{goal.id} · {name}" if crowd.name == "samples" else ""
            yield Move(case=case, before=place, after=orders[1].index(name) + 1)


def _asking(
    goal: Goal, identity: Identity, *, number: int
) -> tuple[tuple[Goal, ...], tuple[Person, ...]]:
    mentee = Person(
        id=PersonId("asker"), name=identity.name, pronouns=identity.pronouns, email=identity.email
    )
    asked = asked_by(goal, identity, number=number)
    own = asked.model_copy(update={"id": GoalId(goal.id), "mentee_id": mentee.id})
    return (own,), (mentee,)


async def _stuffed(
    crowd: Crowd, prober: Prober, honest: dict[int, Ranks], kind: str, *, everything: Inventory
) -> AsyncIterator[Move]:
    for stuffing in KINDS[kind]:
        for row, before in honest.items():
            person = crowd.people[row]
            after = await prober.places(row, stuffing(person, everything))
            for move in _moves(crowd, person, before, after):
                yield move


def _inventory(bench: Workbench, crowd: Crowd) -> Inventory:
    """Return every skill there is: the samples', the crowd's and what the goals ask for, mixed."""
    people = (*crowd.people, *bench.samples.mentors)
    found = inventory_of(people, asked=list(_asked(crowd.goals)))
    mixed = random.Random(SEED).sample(found.skills, len(found.skills))
    return Inventory(skills=tuple(mixed), offers=found.offers)


def _asked(goals: Iterable[Goal]) -> Iterator[str]:
    """Yield what somebody who knows the goals would claim: their skills and their few words."""
    for goal in goals:
        yield from goal.skills
        if len(goal.statement.split()) <= _TAG_WORDS:
            yield goal.statement


def _moves(crowd: Crowd, person: Person, before: Ranks, after: Ranks) -> Iterator[Move]:
    for goal, one, other in zip(crowd.goals, before, after, strict=True):
        # A row of a public set is only counted.
        case = f"{goal.id} · {person.id}" if crowd.name == "samples" else ""
        yield Move(case=case, before=one, after=other)


def _two(number: int) -> tuple[Identity, Identity]:
    count = len(IDENTITIES)
    return IDENTITIES[number % count], IDENTITIES[(number + 1 + number // count) % count]


def _drawn(values: Sequence[T], count: int) -> list[T]:
    if count >= len(values):
        return list(values)
    return random.Random(SEED).sample(list(values), count)


def _anywhere(person: Person) -> Person:
    # Whom the rules leave out has no place: they are asked after times and places elsewhere.
    changes = {"availability": (), "capacity": None, "channels": (), "languages": ()}
    return person.model_copy(update=changes)
