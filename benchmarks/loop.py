"""How quick an everyday command is after months: one pair's talks, notes and promises pile up.

Each round begins with a write, as a day does, so that nothing is answered from a time before it.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from benchmarks.crowd import SEED
from benchmarks.processes import tell
from benchmarks.table import Figure, Target
from companion.application.records import Batch
from companion.followups.item import Evidence, Item, ItemId, ItemKind, ItemStatus, Turn
from companion.goals.goal import Goal, GoalId
from companion.people.person import Person, PersonId
from companion.people.slugs import OWN_ID
from companion.sessions.session import MentoringSession, SessionId

if TYPE_CHECKING:
    from companion.application.companion import Companion

YEAR: Final = 50
"""Talks of a year of one pair, six promises each."""
SIZES: Final = (5, YEAR, 200)
ROUNDS: Final = 15
LIMIT_MILLISECONDS: Final = 50
TODAY: Final = date(2026, 11, 16)

_ME: Final = PersonId(OWN_ID)
_OTHER: Final = PersonId("vera-sand")
_GOAL: Final = GoalId("rota")
_STILL_OPEN: Final = 2
"""Talks of which promises are open."""

_THINGS: Final = (
    "the rota for December",
    "the list of suppliers",
    "a plan for the night team",
    "the letter to the landlord",
    "the price of the small tables",
    "a page on what went wrong in March",
    "the order for the new oven",
    "the course for the two trainees",
    "the figures of the terrace",
    "a first version of the menu",
)
_WHOM: Final = ("Ida", "the bank", "Marek", "the union", "our baker", "the owner", "Jun", "Petra")
_ADVICE: Final = (
    "ask for {thing} before you explain anything",
    "whoever makes {thing} also decides what it leaves out",
    "never talk about {thing} and money on one day",
    "show {thing} to {whom} first, then to everybody",
    "a bad week says nothing about {thing}",
)
_SAID: Final = (
    "{whom} was late again and nobody spoke about {thing}",
    "told her how the talk with {whom} went: better than last time",
    "we looked at {thing} together, it is too long",
    "how do I bring up {thing} with {whom}?",
    "not sure yet whether {whom} needs to see {thing}",
)
_SOUGHT: Final = (
    "a talk about money",
    "somebody who is late",
    "showing a plan to the owner",
    "after a bad week",
    "asking before explaining",
    "who decides",
)


def figures(
    folder: Path, *, sizes: tuple[int, ...] = SIZES, rounds: int = ROUNDS
) -> Iterator[Figure]:
    """Measure each size; databases go to `folder`. The limit holds for a year."""
    for talks in sizes:
        tell(f"the loop: {talks} talks")
        yield from asyncio.run(_measured(folder / f"loop-{talks}", talks=talks, rounds=rounds))


async def _measured(folder: Path, *, talks: int, rounds: int) -> list[Figure]:
    from companion.application.asks import AgendaAsk
    from companion.application.preparing import PrepAsk

    taken: dict[str, list[float]] = {}
    async with _open(folder, talks=talks) as companion:
        for number in range(rounds + 1):
            await _promise_one_more(companion, number)
            sought = f"{_SOUGHT[number % len(_SOUGHT)]}, {number}"
            calls: dict[str, Awaitable[object]] = {
                "today": companion.look_at_today(),
                "agenda": companion.agenda(AgendaAsk(goal_id=_GOAL)),
                "brief (prep)": companion.prepare(_OTHER, PrepAsk()),
                "advice": companion.find_advice(sought),
            }
            for name, call in calls.items():
                start = time.perf_counter()
                await call
                if number:  # The first time pays for what is imported and loaded.
                    taken.setdefault(name, []).append(time.perf_counter() - start)
    limit = Target(most=LIMIT_MILLISECONDS) if talks <= YEAR else Target()
    promises = talks * len(_KINDS)
    return [
        Figure(
            name=f"{name}, {talks} talks, {promises:,} items, p50",
            unit="ms",
            ours=1e3 * median(seconds),
            plain=None,
            runs=str(len(seconds)),
            target=limit,
        )
        for name, seconds in taken.items()
    ]


@asynccontextmanager
async def _open(folder: Path, *, talks: int) -> "AsyncIterator[Companion]":
    """Open a companion on a database that holds one pair with so many talks."""
    from companion.bootstrap import open_companion
    from companion.opening import Opening

    opening = Opening(flags={"data_dir": folder}, offline=True, today=TODAY)
    async with open_companion(opening) as companion:
        await companion.import_batch(pair_of(talks=talks))
        await companion.warm_up()
        yield companion


async def _promise_one_more(companion: "Companion", number: int) -> None:
    last = (await companion.items.every())[-1]
    promised = last.model_copy(
        update={"id": ItemId(f"zz-{number}"), "kind": ItemKind.ACTION, "history": ()}
    )
    await companion.items.add_many((promised,))


def pair_of(*, talks: int) -> Batch:
    """Return one pair with weekly talks until yesterday, and one planned; the same every time."""
    chance = random.Random(SEED)
    sessions: list[MentoringSession] = []
    items: list[Item] = []
    for number in range(talks):
        session, promised = _talk(number, of=talks, chance=chance)
        sessions.append(session)
        items.extend(promised)
    planned = MentoringSession(
        id=SessionId("planned"),
        mentor_id=_OTHER,
        mentee_id=_ME,
        held_on=TODAY + timedelta(days=2),
        goal_id=_GOAL,
    )
    return Batch(
        people=(
            Person(id=_ME, name="Noor Dahl", headline="Shift leader in a restaurant"),
            Person(id=_OTHER, name="Vera Sand", can_help_with=("running a kitchen",)),
        ),
        goals=(
            Goal(
                id=_GOAL,
                mentee_id=_ME,
                statement="Run the evening shift without doing every job myself",
                challenge="I take over as soon as something goes wrong.",
            ),
        ),
        sessions=(*sessions, planned),
        items=tuple(items),
    )


_KINDS: Final = (
    ItemKind.ACTION,
    ItemKind.ACTION,
    ItemKind.ACTION,
    ItemKind.ACTION,
    ItemKind.ACTION,
    ItemKind.ACTION,
    ItemKind.TAKEAWAY,
    ItemKind.DECISION,
)


def _talk(
    number: int, *, of: int, chance: random.Random
) -> tuple[MentoringSession, tuple[Item, ...]]:
    """Return one talk with its notes, and what was confirmed of it."""
    held_on = TODAY - timedelta(days=1 + 7 * (of - 1 - number))
    day = f"{held_on.day} {held_on:%B}"
    head = [f"Talk with Vera, {day} {held_on.year}", *(_said(chance) for _ in range(4))]
    noted = [_noted(kind, chance) for kind in _KINDS]
    notes = "\n- ".join((*head, *noted))
    session = MentoringSession(
        id=SessionId(f"talk-{number:03}"),
        mentor_id=_OTHER,
        mentee_id=_ME,
        held_on=held_on,
        goal_id=_GOAL,
        notes=notes,
        question=f"How do I bring up {chance.choice(_THINGS)} with {chance.choice(_WHOM)}?",
    )
    at = len("\n- ".join(head))
    items: list[Item] = []
    for place, (kind, text) in enumerate(zip(_KINDS, noted, strict=True)):
        at += len("\n- ")
        is_open = number >= of - _STILL_OPEN
        done = Turn(status=ItemStatus.DONE, on=held_on + timedelta(days=3), result=f"done, {day}")
        is_action = kind is ItemKind.ACTION
        items.append(
            Item(
                id=ItemId(f"talk-{number:03}-{place}"),
                kind=kind,
                text=text.partition(": ")[2] or text,
                mentor_id=_OTHER,
                mentee_id=_ME,
                owner=(_OTHER if text.startswith("Vera") else _ME) if is_action else None,
                due_on=held_on + timedelta(days=5) if is_action else None,
                evidence=Evidence(session_id=session.id, start=at, end=at + len(text), text=text),
                confirmed_on=held_on,
                history=(done,) if is_action and not is_open else (),
            )
        )
        at += len(text)
    return session, tuple(items)


def _said(chance: random.Random) -> str:
    return chance.choice(_SAID).format(thing=chance.choice(_THINGS), whom=chance.choice(_WHOM))


def _noted(kind: ItemKind, chance: random.Random) -> str:
    thing, whom = chance.choice(_THINGS), chance.choice(_WHOM)
    if kind is ItemKind.TAKEAWAY:
        return f"Takeaway: {chance.choice(_ADVICE).format(thing=thing, whom=whom)}"
    if kind is ItemKind.DECISION:
        return f"We decided: {thing} waits until {whom} is back"
    if chance.random() < 1 / 3:
        return f"Vera will ask {whom} about {thing} by Friday"
    return f"I'll send {whom} {thing} by Friday"
