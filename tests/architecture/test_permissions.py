"""Each route and command does for each actor, in each state, what `permissions.yaml` says."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from api.app import create
from companion.cli.main import app as commands
from companion.opening import Opening
from tests.architecture.world import (
    ACCOUNTS,
    CANARY,
    OF_ANA,
    Document,
    World,
    an_application,
    record_id,
    told,
)
from tests.asgi import Answer, started
from tests.cli import CommandLine

MATRIX: Final[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("permissions.yaml").read_text(encoding="utf-8")
)
ACTORS: Final[list[str]] = MATRIX["actors"].split()
METHODS: Final = {"GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD"}
_COMPARED: Final = {"mentor_a", "organiser_p"}
"""For whom a hidden record is compared with one that does not exist."""
STRANGERS_ID: Final = "nobody-has-this-id"
_GOAL: Final = {"id": "inline", "statement": "Run the spring inventory without overtime"}
_ANA: Final = {"id": "ana", "name": "Ana"}
_MILO: Final = {"id": "milo", "name": "Milo", "can_help_with": ["inventory"]}


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One actor's request, and what the matrix says of it."""

    method: str
    path: str
    state: str
    actor: str
    expected: str

    @property
    def route(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def kind(self) -> str:
        return self.path.split("/")[2] if self.path.startswith("/v1/") else ""


def cells() -> Iterator[Cell]:
    for route, states in MATRIX["routes"].items():
        method, path = route.split()
        for state, row in states.items():
            for actor, expected in zip(ACTORS, row.split(), strict=True):
                yield Cell(method=method, path=path, state=state, actor=actor, expected=expected)


def body_of(cell: Cell) -> Document:
    """Return a draft's request: all inline, or with mentee A's record of the cell's state."""
    name = cell.path.rsplit("/", 1)[1]
    is_inline = cell.state == "inline"
    goal = {"goals": [_GOAL]} if is_inline else {"goal_ids": [record_id("goals", cell.state)]}
    mentors = [record_id("people", cell.state)]
    match name:
        case "matches":
            return {**goal, "mentors": [_MILO], "mentees": [_ANA]}
        case "cohorts":
            pool = {"mentors": [_MILO]} if is_inline else {"mentor_ids": mentors}
            return {**pool, "mentees": [_ANA], "goals": [{**_GOAL, "mentee_id": "ana"}]}
        case "outreach":
            mentor = {"mentor": _MILO} if is_inline else {"mentor_id": mentors[0]}
            return {**mentor, "mentee": _ANA, "goal": _GOAL}
        case "agendas":
            session = record_id("sessions", cell.state)
            return {"goal": _GOAL} if is_inline else {"goal": _GOAL, "session_ids": [session]}
        case "summaries":
            session = record_id("sessions", cell.state)
            return {"notes": "- I'll call Ana"} if is_inline else {"session_id": session}
        case _:
            return {"goal": _GOAL} if is_inline else {"goal_id": record_id("goals", cell.state)}


async def asked(world: World, cell: Cell) -> Answer:
    """Send the request of a cell."""
    send, key = world.caller.send, world.keys[cell.actor]
    if cell.kind == "programmes":
        return await send("GET", cell.path.replace("{programme_id}", cell.state), key=key)
    if cell.state == "inline" or (cell.path.count("/") == 2 and cell.kind not in OF_ANA):
        return await send(
            cell.method, cell.path, body_of(cell) if cell.method == "POST" else None, key=key
        )
    if cell.state == "self":
        query = "?about=inventory" if cell.path.endswith("advice") else ""
        path = cell.path.replace("{person_id}", "ana")
        nothing: Document = {"remote": [], "rank": [], "count": []}
        body = nothing if cell.method == "PUT" else None
        return await send(cell.method, f"{path}{query}", body, key=key)
    if cell.path.endswith("prep"):
        path = cell.path.replace("{pair_id}", record_id("pairs", cell.state))
        return await send("POST", path, {}, key=key)
    if cell.method == "POST":
        return await _own(world, cell)
    if cell.path.endswith("}"):
        return await _at(world, cell, record_id(cell.kind, cell.state))
    return await send("GET", f"{cell.path}?limit=500", key=key)


async def _own(world: World, cell: Cell) -> Answer:
    """Store a record of the actor's own under an id that mentee A has too, and remove it."""
    send, key = world.caller.send, world.keys[cell.actor]
    mine = ACCOUNTS.get(cell.actor, ("ana",))[0]
    document = {**OF_ANA[cell.kind][-1]}
    if cell.kind == "items":
        # It quotes a talk, which has to be one's own.
        talk = {**OF_ANA["sessions"][-1], "id": "talk", "mentor_id": "zoe", "mentee_id": mine}
        body = {"records": [talk], "replace": True}
        await send("POST", "/v1/sessions", body, key=key)
        document["owner"] = mine
        document["evidence"] = {**document["evidence"], "session_id": "talk"}
    if "mentor_id" in document:
        document.update({"mentor_id": "zoe", "mentee_id": mine})
    document.pop("pair_id", None)
    if cell.kind == "pairs":
        document = {"id": document["id"], "mentor_id": "zoe", "mentee_id": mine}
    if cell.actor == "mentee_a":
        document["id"] = "own"
    body = {"records": [document], "replace": True}
    answer = await send("POST", cell.path, body, key=key)
    if answer.status == 201:
        await send("DELETE", f"{cell.path}/{document['id']}", key=key)
        if cell.kind == "items":
            await send("DELETE", "/v1/sessions/talk", key=key)
    return answer


async def _at(world: World, cell: Cell, name: str) -> Answer:
    send, key = world.caller.send, world.keys[cell.actor]
    path = cell.path.replace("{record_id}", name)
    if cell.method != "PUT":
        return await send(cell.method, path, key=key)
    stored = await send("GET", path, key=world.keys["mentee_a"])
    body = stored.json if stored.status == 200 else {**OF_ANA[cell.kind][-1], "id": name}
    tag = stored.headers.get("etag", '"1"')
    return await send("PUT", path, body, key=key, headers={"If-Match": tag})


async def wrong_with(world: World, cell: Cell) -> str | None:
    """Return what is not as the matrix says; None if all is."""
    answer = await asked(world, cell)
    found = str(answer.status)
    if cell.expected in {"in", "out"} and answer.status == 200:
        ids = {record["id"] for record in answer.json["records"]}
        found = "in" if record_id(cell.kind, cell.state) in ids else "out"
    if found != cell.expected:
        return f"{cell.state}, {cell.actor}: {found} instead of {cell.expected}: {answer.body!r}"
    if answer.status in {401, 403, 404} and CANARY.encode() in answer.everything:
        return f"{cell.state}, {cell.actor}: a refusal shows what it refuses"
    if found == "404" and cell.path.endswith("}") and cell.actor in _COMPARED:
        nowhere = await _at(world, cell, STRANGERS_ID)
        name = record_id(cell.kind, cell.state)
        if told(nowhere).replace(STRANGERS_ID, name) != told(answer):
            return f"{cell.state}, {cell.actor}: hidden and missing differ: {answer.body!r}"
    if cell.method == "DELETE" and answer.status == 204:
        await world.fill(*(("sessions", "items") if cell.kind == "sessions" else (cell.kind,)))
    return None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of everybody."""
    return tmp_path_factory.mktemp("permissions")


Run = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def wrong(folder: Path) -> Iterator[Run]:
    """Return what sends all requests of one route and tells what is not as the matrix says."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()

        async def begin() -> World:
            caller = await stack.enter_async_context(started(an_application(folder)))
            world = World(folder=folder, caller=caller)
            await world.people_arrive()
            await world.fill()
            return world

        async def look(route: str) -> list[str]:
            found = [await wrong_with(world, cell) for cell in cells() if cell.route == route]
            return [one for one in found if one is not None]

        world = runner.run(begin())
        yield lambda route: runner.run(look(route))
        runner.run(stack.aclose())


@pytest.mark.parametrize("route", MATRIX["routes"])
def test_each_actor_may_do_what_the_matrix_says(route: str, wrong: Run) -> None:
    assert wrong(route) == []


def test_every_route_has_a_row() -> None:
    paths = create(Opening(offline=True)).openapi()["paths"]
    served = {
        f"{method.upper()} {path}"
        for path, methods in paths.items()
        for method in methods
        if method.upper() in METHODS
    }

    assert set(MATRIX["routes"]) - {"GET /openapi.json"} == served


def test_every_command_has_a_row() -> None:
    assert list(MATRIX["commands"]) == [one.name for one in commands.registered_commands]


@pytest.fixture
def companion(folder: Path, wrong: Run, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line on the folder in which accounts keep their records."""
    assert callable(wrong)
    return CommandLine(folder, capsys)


RUNS: Final = {name: row["run"] for name, row in MATRIX["commands"].items() if "run" in row}


@pytest.mark.parametrize("name", RUNS)
def test_a_command_shows_and_changes_nothing_that_accounts_keep(
    name: str,
    companion: CommandLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.txt").write_text("- I'll call Ana by Friday\n", encoding="utf-8")
    asked_for = [
        (kind, document["id"]) for kind, documents in OF_ANA.items() for document in documents[-1:]
    ]
    calls = [
        [{"KIND": kind, "ID": id_}.get(word, word) for word in RUNS[name]]
        for kind, id_ in (asked_for if "KIND" in RUNS[name] else asked_for[:1])
    ]

    ran = [companion(*call) for call in calls]

    assert [one for one in ran if CANARY in one.out + one.err] == []
    if "ID" in RUNS[name]:
        assert [one.status for one in ran] == [2] * len(ran)
