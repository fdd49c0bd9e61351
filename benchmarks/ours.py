"""The companion's side of what runs inside one process: a full import, and many queries.

    python -m benchmarks.ours ingest PEOPLE.jsonl
    python -m benchmarks.ours queries PEOPLE.jsonl GOALS.jsonl MENTEE.jsonl
    python -m benchmarks.ours stored GOALS.jsonl MENTEE.jsonl

The data folder comes from COMPANION_DATA_DIR, as for the command line.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from companion.access.principal import LOCAL
from companion.application.asks import MatchAsk
from companion.application.records import Batch
from companion.bootstrap import open_companion
from companion.bootstrap_embedder import NamedEmbedder
from companion.bootstrap_stored import StoredParts
from companion.goals.goal import Goal
from companion.matching.match import MatchRequest
from companion.opening import Opening
from companion.people.person import Person
from companion.records import read_records

TOP: Final = 10
ON: Final = date(2026, 9, 1)
WARM_UPS: Final = 3
STORED_QUERIES: Final = 20

Seconds = list[float]


async def ingest(people_file: Path) -> None:
    """Store everyone in the database with the vectors of all their passages."""
    people = read_records(people_file.read_text(encoding="utf-8"), where="people", of=Person)
    async with open_companion(Opening(offline=True)) as companion:
        await companion.import_batch(Batch(people=people))


async def queries(people_file: Path, goals_file: Path, mentee_file: Path) -> dict[str, Seconds]:
    """Return the seconds per query, eligibility and reasons included, with people in memory.

    `new`: goals never seen. `known`: the same goals again.
    """
    people = read_records(people_file.read_text(encoding="utf-8"), where="people", of=Person)
    goals = read_records(goals_file.read_text(encoding="utf-8"), where="goals", of=Goal)
    mentees = read_records(mentee_file.read_text(encoding="utf-8"), where="mentee", of=Person)
    opening = Opening(offline=True)
    settings = opening.load().settings
    # As a server has it: the vectors of the import are in SQL, and who is there was read before.
    parts = StoredParts(settings, embedder=NamedEmbedder(settings, opening), opening=opening)
    matching = await parts.matching()
    everyone = MatchRequest(mentors=people, mentees=mentees, goals=(), top_k=TOP)

    async def ask(goal: Goal) -> None:
        request = everyone.model_copy(update={"goals": (goal,)})
        await matching.match(principal=LOCAL, request=request, on=ON)

    warm = goals[:WARM_UPS]
    await _timed(warm, ask)
    found = {
        "new": await _timed(goals[WARM_UPS:], ask),
        "known": await _timed(goals[WARM_UPS:], ask),
    }
    await parts.close()
    return found


async def stored(goals_file: Path, mentee_file: Path) -> dict[str, Seconds]:
    """Return the seconds per query where goals and people are asked for by id, as a server does."""
    goals = read_records(goals_file.read_text(encoding="utf-8"), where="goals", of=Goal)
    mentees = read_records(mentee_file.read_text(encoding="utf-8"), where="mentee", of=Person)
    async with open_companion(Opening(offline=True)) as companion:

        async def ask(goal: Goal) -> None:
            await companion.match(MatchAsk(goal_ids=(goal.id,), top_k=TOP, on=ON))

        await companion.import_batch(Batch(people=mentees, goals=goals))
        await _timed(goals[:WARM_UPS], ask)
        return {"stored": await _timed(goals[WARM_UPS : WARM_UPS + STORED_QUERIES], ask)}


async def _timed(goals: Sequence[Goal], ask: Callable[[Goal], Awaitable[None]]) -> Seconds:
    seconds = []
    for goal in goals:
        start = time.perf_counter()
        await ask(goal)
        seconds.append(time.perf_counter() - start)
    return seconds


def main(arguments: list[str]) -> None:
    """Do one thing and print its answer as JSON."""
    command, *files = arguments
    if command == "ingest":
        asyncio.run(ingest(Path(files[0])))
    elif command == "queries":
        print(json.dumps(asyncio.run(queries(*map(Path, files)))))
    else:
        print(json.dumps(asyncio.run(stored(*map(Path, files)))))


if __name__ == "__main__":
    main(sys.argv[1:])
