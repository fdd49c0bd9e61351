"""What the writing pipeline adds to a model's own time, and how it bears many drafts at once."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

import httpx2

from benchmarks.processes import tell
from benchmarks.slow_model import AT_ONCE, SLOW
from benchmarks.table import Figure, Target
from companion.samples import Samples, load_samples

DRAFTS: Final = 200
ROUNDS: Final = 15
OVERHEAD_MILLISECONDS: Final = 25
HEALTH_MILLISECONDS: Final = 50
_PATIENCE: Final = 300.0
_LARGER_QUEUE: Final = 400
_COMPANION: Final = str(Path(sys.executable).with_name("companion"))
_KILOBYTES: Final = 1024


def figures(folder: Path, *, drafts: int = DRAFTS, rounds: int = ROUNDS) -> Iterator[Figure]:
    """Measure both; files go to `folder`."""
    with _model() as base_url:
        tell("drafting: what the pipeline adds")
        yield from asyncio.run(_overhead(base_url, folder, rounds=rounds))
        tell(f"drafting: {drafts} at once")
        yield from asyncio.run(_crowd(base_url, folder, drafts=drafts))


@contextmanager
def _model() -> Iterator[str]:
    """Run the scripted model in a process of its own; its time is then not ours."""
    command = (sys.executable, "-m", "benchmarks.slow_model")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as one:
        assert one.stdin is not None
        assert one.stdout is not None
        try:
            yield one.stdout.readline().strip()
        finally:
            one.stdin.close()


async def _overhead(base_url: str, folder: Path, *, rounds: int) -> list[Figure]:
    """Time each draft beside the bare request that it makes, one after the other."""
    from companion.adapters.langchain_model import LangChainModel
    from companion.content import content_folder
    from companion.writing.pipeline import Writer
    from companion.writing.prompts import PromptLibrary
    from tests.unit.writing.briefs import CASES

    model = LangChainModel(model=AT_ONCE, base_url=base_url)
    writer = Writer(prompts=PromptLibrary.load(content_folder("prompts")), model=model)
    bare: list[float] = []
    plain: list[float] = []
    watched: list[float] = []
    for turn in range(rounds + 1):
        for task, brief in CASES.values():
            taken = (
                await _timed(model.reply(writer.request_for(task, brief))),
                await _timed(writer.write(task, brief)),
                await _timed(writer.write(task, brief, watch=_see)),
            )
            if turn:  # The first time pays for what is imported and connected.
                for seconds, found in zip(taken, (bare, plain, watched), strict=True):
                    found.append(seconds)
    await model.close()
    runs = str(len(bare))
    evidence = await _evidence(folder, rounds=rounds)
    most = Target(most=OVERHEAD_MILLISECONDS)
    return [
        _figure("bare request to a model that answers at once, p50", 1e3 * median(bare), runs),
        _figure("added by the pipeline, p50", 1e3 * _added(plain, bare), runs, most),
        _figure("added where the draft is watched, p50", 1e3 * _added(watched, bare), runs),
        _figure("beside it: evidence by embedding, p50", 1e3 * evidence, str(rounds)),
    ]


def _added(ours: Sequence[float], bare: Sequence[float]) -> float:
    return median(one - other for one, other in zip(ours, bare, strict=True))


def _see(_event: object) -> None:
    """Watch a draft and do nothing about it."""


async def _timed(work: Awaitable[object]) -> float:
    start = time.perf_counter()
    await work
    return time.perf_counter() - start


async def _evidence(folder: Path, *, rounds: int) -> float:
    """Time what an agenda looks up in the question bank, which no two goals have in common."""
    from companion.bootstrap import open_companion
    from companion.opening import Opening

    taken: list[float] = []
    opening = Opening(flags={"data_dir": folder / "evidence"}, offline=True)
    async with open_companion(opening) as companion:
        await companion.warm_up()
        for number in range(rounds + 1):
            about = f"Lead the {number}. shift without losing the trust of my former colleagues"
            taken.append(await _timed(companion.find_guidance(about)))
    return median(taken[1:])


@dataclass
class _Crowd:
    """What many drafts at once came to."""

    seconds: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    by_model: int = 0
    whole: int = 0
    items: int = 0
    failures: list[str] = field(default_factory=list)


async def _crowd(base_url: str, folder: Path, *, drafts: int) -> list[Figure]:
    """Have one server make so many streamed drafts at once, and ask for its health meanwhile."""
    wanted = list(asks(load_samples(), drafts))
    async with _serving(base_url, folder, at_once=drafts) as (client, process):
        await _warmed(client, wanted)
        before = _memory(process.pid, "VmRSS")
        crowd = _Crowd()
        with _looking_at(str(client.base_url.join("/healthz"))) as looker:
            start = time.perf_counter()
            await asyncio.gather(*(_draft(client, route, ask, crowd) for route, ask in wanted))
            took = time.perf_counter() - start
            looks, _ = await asyncio.to_thread(looker.communicate)
        crowd.health = json.loads(looks)
        peak = _memory(process.pid, "VmHWM")
    for failure in crowd.failures[:3]:
        tell(f"drafting: lost: {failure}")
    tell(
        f"drafting: {crowd.by_model} by the model, {crowd.items} items shown on the way, "
        f"{len(crowd.health)} looks at /healthz"
    )
    name = f"{drafts} streamed drafts at once"
    p95 = quantiles(crowd.health, n=20)[-1]
    none = Target(most=0)
    health = Target(most=HEALTH_MILLISECONDS)
    looked = str(len(crowd.health))
    return [
        _figure(f"{name}: lost", drafts - crowd.whole, str(drafts), none, unit=""),
        _figure(f"{name}: composed offline", crowd.whole - crowd.by_model, str(drafts), unit=""),
        _figure(f"{name}: all done", took, "1", unit="s"),
        _figure(f"{name}: one draft, p50", median(crowd.seconds), str(drafts), unit="s"),
        _figure(f"{name}: memory added at the peak", peak - before, "1", unit="MB"),
        _figure(f"{name}: /healthz meanwhile, p95", 1e3 * p95, looked, health),
    ]


def _figure(
    name: str, value: float, runs: str, target: Target | None = None, *, unit: str = "ms"
) -> Figure:
    return Figure(
        name=name, unit=unit, ours=value, plain=None, runs=runs, target=target or Target()
    )


def asks(samples: Samples, count: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield drafts of the four kinds in turn, of one sample after the other."""
    people = {person.id: person for person in samples.mentees}
    for number in range(count):
        goal = samples.goals[number % len(samples.goals)]
        mentee = people[goal.mentee_id] if goal.mentee_id in people else samples.mentees[0]
        mentor = samples.mentors[number % len(samples.mentors)]
        told = {"goal": goal.model_dump(mode="json")}
        match number % 4:
            case 0:
                people_told = {
                    "mentor": mentor.model_dump(mode="json"),
                    "mentee": mentee.model_dump(mode="json"),
                }
                yield "outreach", told | people_told
            case 1:
                yield "agendas", told
            case 2:
                yield "summaries", {"notes": _notes(number)}
            case _:
                career = mentee.model_dump(mode="json")["career"]
                yield "topics", told | {"career": career}


def _notes(number: int) -> str:
    return (
        f"Round {number}, on the phone\n"
        "- start the day with the job that nobody wants, then hand out the rest\n"
        "- I will write the rota for next week by Friday\n"
        "- what do I do when two of them want the same day off?\n"
    )


@asynccontextmanager
async def _serving(
    base_url: str, folder: Path, *, at_once: int
) -> AsyncIterator[tuple[httpx2.AsyncClient, "subprocess.Popen[bytes]"]]:
    """Run `companion serve` with the slow model, and a client that may open many connections."""
    port = _free_port()
    settings = {
        "COMPANION_DATA_DIR": str(folder / "served"),
        "COMPANION_MODEL": SLOW,
        "COMPANION_BASE_URL": base_url,
        "COMPANION_MODEL_AT_ONCE": str(at_once),
        "COMPANION_MODEL_QUEUE": str(_LARGER_QUEUE),
    }
    limits = httpx2.Limits(max_connections=None)
    with subprocess.Popen(
        (_COMPANION, "serve", "--port", str(port)),
        env={**os.environ, **settings},
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            async with httpx2.AsyncClient(
                base_url=f"http://127.0.0.1:{port}",
                timeout=_PATIENCE,
                limits=limits,
                trust_env=False,
            ) as client:
                await _up(client)
                yield client, process
        finally:
            process.terminate()


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _up(client: httpx2.AsyncClient) -> None:
    for _ in range(600):
        try:
            await client.get("/healthz")
        except httpx2.TransportError:
            await asyncio.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start")


async def _warmed(
    client: httpx2.AsyncClient, asks: Sequence[tuple[str, Mapping[str, Any]]]
) -> None:
    """Let the server load what it needs, the embedding model before all."""
    for route, ask in asks[:4]:
        await _draft(client, route, ask, _Crowd())


async def _draft(
    client: httpx2.AsyncClient, route: str, ask: Mapping[str, Any], crowd: _Crowd
) -> None:
    start = time.perf_counter()
    headers = {"accept": "text/event-stream"}
    event = ""
    try:
        async with client.stream("POST", f"/v1/{route}", json=ask, headers=headers) as answer:
            async for line in answer.aiter_lines():
                if line.startswith("event: "):
                    event = line.removeprefix("event: ")
                elif line.startswith("data: ") and '"item"' in line and event == "drafting":
                    crowd.items += 1
                elif line.startswith("data: ") and event in {"done", "incomplete"}:
                    reply = json.loads(line.removeprefix("data: "))
                    crowd.whole += 1
                    crowd.by_model += reply["written_by"] == SLOW
            if event not in {"done", "incomplete"}:
                crowd.failures.append(f"{route}: {answer.status_code}, ended with {event!r}")
    except httpx2.HTTPError as error:
        crowd.failures.append(f"{route}: {type(error).__name__}")
    crowd.seconds.append(time.perf_counter() - start)


@contextmanager
def _looking_at(url: str) -> Iterator["subprocess.Popen[str]"]:
    """Ask for the server's health from a process of its own: this one is busy reading drafts."""
    command = (sys.executable, "-m", "benchmarks.health", url)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as one:
        yield one


def _memory(pid: int, name: str) -> float:
    """Return a figure of a process's memory in megabytes; 0 where the system does not tell."""
    path = Path(f"/proc/{pid}/status")
    if not path.is_file():
        return 0.0
    lines = path.read_text(encoding="utf-8").splitlines()
    found = next((line for line in lines if line.startswith(f"{name}:")), "0 0")
    return int(found.split()[1]) / _KILOBYTES
