"""Runs fault scenarios through the whole companion and says what is wrong with what came of it."""

import asyncio
import json
import logging
import socket
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from companion.agendas.agenda import PastNotes
from companion.application.asks import AgendaAsk, OutreachAsk, SummaryAsk, TopicsAsk
from companion.application.companion import Companion
from companion.bootstrap import open_companion
from companion.opening import Opening
from companion.values import Notice
from companion.writing.draft import OFFLINE, Drafted
from tests.faults.fault import By, Fault, Script, Where
from tests.faults.scenarios import FAULTS, GOOD
from tests.faults.server import Answer, FaultServer, Turn, running
from tests.unit.writing import briefs

KEY: Final = "sk-secret-canary-42"
MOST_REQUESTS: Final = 3
SLACK_SECONDS: Final = 1.0
"""What a draft may take beyond its deadline on an idle machine: it is then composed offline."""

_GIVEN_UP_SECONDS: Final = 20.0

PAST_DEADLINE: Final = "past the deadline"
SENT_ELSEWHERE: Final = "something was sent elsewhere"
KEY_TOLD: Final = "the key is told"
TRACEBACK: Final = "a traceback"
NO_DRAFT: Final = "no draft"
LOST: Final = "something of the draft is lost"
CAME_OUT: Final = "untrue words came out"
"""What may be wrong."""

_ON: Final = date(2026, 11, 12)
_PATIENCE: Final = {
    "connect_seconds": 1.0,
    "model_first_seconds": 1.2,
    "model_gap_seconds": 0.9,
}
_USUAL_SECONDS: Final = 0.5
"""What a good draft takes on an idle machine, at most; a busy one gets more time for everything."""
_MOST_PACE: Final = 6.0
_UNHURRIED: Final = 120.0
_PAST: Final = PastNotes(ref="12-november.txt", text=briefs.NOTES, held_on=_ON)
_ASKS: Final[Mapping[str, Callable[[Companion], Awaitable[Drafted]]]] = {
    "outreach": lambda one: one.outreach(
        OutreachAsk(mentee=briefs.MENTEE, mentor=briefs.MENTOR, goal=briefs.GOAL)
    ),
    "agenda": lambda one: one.agenda(
        AgendaAsk(goal=briefs.GOAL, minutes=20, mentee=briefs.MENTEE, mentor=briefs.MENTOR, on=_ON)
    ),
    "summary": lambda one: one.summarize(
        SummaryAsk(
            notes=briefs.NOTES,
            date=_ON,
            participants=briefs.SUMMARY.participants,
            me=briefs.SUMMARY.me,
        )
    ),
    "topics": lambda one: one.topics(
        TopicsAsk(career=briefs.MENTEE.career, goal=briefs.GOAL, notes=(_PAST,))
    ),
}
TASKS: Final = tuple(_ASKS)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What one draft under one fault came to.

    Attributes:
        by: who wrote it, or the error that came instead.
        wrong: everything that may not be, by name; empty when all is well.
    """

    fault: str
    kind: str
    task: str
    by: str
    warning: str
    requests: int
    seconds: float
    wrong: tuple[str, ...] = ()


@dataclass(kw_only=True)
class Ground:
    """Where scenarios are run: the server, a second one that nothing may reach, and the drafts.

    Attributes:
        plain: the offline draft of each task, and the model's where nothing goes wrong.
        pace: by how much this machine is slower now than an idle one; deadlines grow with it.
    """

    server: FaultServer
    trap: FaultServer
    deaf_port: int
    data: Path
    plain: dict[tuple[str, By], str] = field(default_factory=dict)
    pace: float = 1.0


@contextmanager
def ground(faults: Iterable[Fault] = FAULTS) -> Iterator[Ground]:
    """Set up the servers for as long as the block lasts."""
    found = (GOOD, *faults)
    with (
        running({}) as trap,
        _deaf() as deaf_port,
        tempfile.TemporaryDirectory() as data,
        running({_model(one, task): _script(one, trap) for one in found for task in TASKS}) as own,
    ):
        yield Ground(server=own, trap=trap, deaf_port=deaf_port, data=Path(data))


def _model(fault: Fault, task: str) -> str:
    return f"{fault.name}/{task}"


def _script(fault: Fault, trap: FaultServer) -> Script:
    def script(turn: Turn) -> Answer:
        answer = fault.script(turn)
        headers = {name: _aimed(text, trap) for name, text in answer.headers.items()}
        return replace(answer, headers=headers)

    return script


def _aimed(header: str, trap: FaultServer) -> str:
    return header.replace("{trap}", str(trap.port))


@contextmanager
def _deaf() -> Iterator[int]:
    """Listen on a port whose queue is full, so that no further connection is ever taken."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(0)
    waiting = []
    for _ in range(3):
        one = socket.socket()
        one.setblocking(False)
        one.connect_ex(listening.getsockname())
        waiting.append(one)
    try:
        yield int(listening.getsockname()[1])
    finally:
        for one in (*waiting, listening):
            one.close()


async def prepare(place: Ground) -> None:
    """Draft everything without a fault first; this also pays for what is imported once."""
    unhurried = replace(GOOD, seconds=_UNHURRIED)
    slowest = 0.0
    for task in TASKS:
        offline = await _drafted(place, Opening(flags=_flags(place), offline=True), task)
        place.plain[(task, By.OFFLINE)] = _text_of(offline)
        flags = {**_flags(place), **_online(place, unhurried, task)}
        await _drafted(place, Opening(flags=flags), task)
        began = time.perf_counter()
        model = await _drafted(place, Opening(flags=flags), task)
        place.plain[(task, By.MODEL)] = _text_of(model)
        slowest = max(slowest, time.perf_counter() - began)
    place.pace = min(_MOST_PACE, max(1.0, slowest / _USUAL_SECONDS))
    place.server.forget()


def _flags(place: Ground) -> dict[str, object]:
    patience = {name: seconds * place.pace for name, seconds in _PATIENCE.items()}
    return {**patience, "data_dir": place.data, "embedder": "hash"}


def _online(place: Ground, fault: Fault, task: str) -> dict[str, object]:
    url = {
        Where.SERVER: place.server.base_url,
        Where.CLOSED: "http://127.0.0.1:9/v1",
        Where.UNKNOWN: "http://model.invalid/v1",
        Where.DEAF: f"http://127.0.0.1:{place.deaf_port}/v1",
    }[fault.where]
    named = {"model": _model(fault, task), "base_url": url, "api_key": KEY}
    return {**named, "model_seconds": fault.seconds * place.pace}


async def _drafted(place: Ground, opening: Opening, task: str) -> Drafted:
    async with open_companion(replace(opening, environment={})) as companion:
        return await _ASKS[task](companion)


def _text_of(draft: Drafted) -> str:
    told = draft.model_dump(mode="json", exclude={"written_by", "warnings", "dropped"})
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


async def drill(place: Ground, fault: Fault, task: str) -> Seen:
    """Draft once under a fault; nothing is raised."""
    opening = Opening(flags={**_flags(place), **_online(place, fault, task)})
    draft: Drafted | None = None
    began = time.perf_counter()
    with _logged() as log:
        try:
            async with asyncio.timeout(fault.seconds * place.pace + _GIVEN_UP_SECONDS):
                draft = await _drafted(place, opening, task)
            by = draft.written_by
        except Exception as error:  # noqa: BLE001 - whatever comes is reported
            by = f"{type(error).__name__}: {error}"
    seconds = time.perf_counter() - began
    requests = len(place.server.asked(_model(fault, task)))
    told = "\n".join([*log, repr(draft)])
    return Seen(
        fault=fault.name,
        kind=fault.kind,
        task=task,
        by="model" if by == _model(fault, task) else by,
        warning=", ".join(one.code for one in _model_warnings(draft)),
        requests=requests,
        seconds=seconds,
        wrong=(
            *_cost(fault, requests, seconds / place.pace),
            *_told(place, told),
            *_wrong(place, fault, task, draft),
        ),
    )


def _cost(fault: Fault, requests: int, seconds: float) -> Iterator[str]:
    if not fault.requests[0] <= requests <= min(fault.requests[1], MOST_REQUESTS):
        yield f"{requests} requests"
    if seconds > fault.seconds + SLACK_SECONDS:
        yield f"{PAST_DEADLINE}: {seconds:.1f} s"


def _told(place: Ground, told: str) -> Iterator[str]:
    if place.trap.requests:
        yield SENT_ELSEWHERE
    if KEY in told:
        yield KEY_TOLD
    if "Traceback" in told:
        yield TRACEBACK


def _model_warnings(draft: Drafted | None) -> tuple[Notice, ...]:
    found = draft.warnings if draft is not None else ()
    return tuple(one for one in found if one.code.startswith("model"))


def _wrong(place: Ground, fault: Fault, task: str, draft: Drafted | None) -> Iterator[str]:
    if draft is None:
        yield NO_DRAFT
        return
    is_offline = draft.written_by == OFFLINE
    if fault.by is By.MODEL and is_offline:
        yield "a good reply was not taken"
    if fault.by is By.OFFLINE and not is_offline:
        yield "a broken reply was taken"
    warned = _model_warnings(draft)
    if [one.code in fault.codes for one in warned] != [True] * is_offline:
        yield f"warnings {[one.code for one in warned]}"
    if any("\n" in one.text or not one.text.isprintable() for one in draft.warnings):
        yield "a warning of several lines"
    expected = place.plain[(task, By.OFFLINE if is_offline else By.MODEL)]
    if (is_offline or not fault.is_changed) and _text_of(draft) != expected:
        yield LOST
    out = json.dumps(draft.model_dump(mode="json"), ensure_ascii=False)
    yield from (f"{CAME_OUT}: {canary!r}" for canary in fault.canaries if canary in out)


@contextmanager
def _logged() -> Iterator[list[str]]:
    """Collect everything that is logged meanwhile."""
    lines: list[str] = []
    handler = logging.Handler(logging.DEBUG)
    handler.emit = lambda record: lines.append(_line(record))  # type: ignore[method-assign]
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield lines
    finally:
        root.removeHandler(handler)


def _line(record: logging.LogRecord) -> str:
    return f"{record.getMessage()} {'Traceback' if record.exc_info else ''}"


async def drill_all(
    place: Ground, pairs: Iterable[tuple[Fault, str]], *, at_once: int = 4
) -> list[Seen]:
    """Run faults, each with the task that it stands with, several at a time.

    What came late and is otherwise right is run once more, alone: it may have waited for the
    processor while others drafted, which is no fault of the draft's.
    """
    free = asyncio.Semaphore(at_once)

    async def one(fault: Fault, task: str) -> Seen:
        async with free:
            return await drill(place, fault, task)

    chosen = list(pairs)
    seen = list(await asyncio.gather(*(one(fault, task) for fault, task in chosen)))
    for at, (fault, task) in enumerate(chosen):
        if seen[at].wrong and all(text.startswith(PAST_DEADLINE) for text in seen[at].wrong):
            place.server.forget()
            seen[at] = await drill(place, fault, task)
    return seen


def every_task(faults: Sequence[Fault]) -> list[tuple[Fault, str]]:
    """Return each fault with each task."""
    return [(fault, task) for fault in faults for task in TASKS]


def in_turn(faults: Sequence[Fault]) -> list[tuple[Fault, str]]:
    """Return each fault with one task, the four in turn."""
    return [(fault, TASKS[at % len(TASKS)]) for at, fault in enumerate(faults)]
