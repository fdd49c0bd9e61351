"""A pool too large to score whole is narrowed by search, and scored whole until all is embedded."""

import asyncio
import random
from pathlib import Path

from companion.application.asks import MatchAsk
from companion.bootstrap import open_companion
from companion.bootstrap_stored import SHORTLIST_FROM
from companion.goals.goal import Goal, GoalId
from companion.opening import Opening
from companion.people.person import Person, PersonId
from companion.samples import load_samples

PATIENCE_SECONDS = 90.0


def a_crowd() -> list[Person]:
    """Return people who each offer three things that the sample mentors offer."""
    chance = random.Random(2026)
    mentors = load_samples().mentors
    offers = sorted({offer for mentor in mentors for offer in mentor.can_help_with})
    return [
        Person(
            id=PersonId(f"p-{number:04}"),
            name=f"Person {number}",
            can_help_with=tuple(chance.sample(offers, 3)),
        )
        for number in range(SHORTLIST_FROM)
    ]


async def test_the_one_person_among_thousands_is_on_the_shortlist(tmp_path: Path) -> None:
    falconer = Person(id=PersonId("falconer"), name="F", headline="Trains falcons for airports")
    goal = Goal(id=GoalId("g"), statement="Train falcons to keep a runway clear")
    ask = MatchAsk(goals=(goal,), top_k=1)
    opening = Opening(
        flags={"data_dir": tmp_path / "data", "embedder": "hash"}, offline=True, serving=True
    )

    async with open_companion(opening) as companion:
        await companion.people.add_many([*a_crowd(), falconer])
        (first,) = await companion.match(ask)
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                (result,) = await companion.match(ask)
                if result.engine.startswith("exact search"):
                    break
                await asyncio.sleep(0.2)

    assert first.matches[0].mentor_id == "falconer"
    assert result.matches[0].mentor_id == "falconer"
