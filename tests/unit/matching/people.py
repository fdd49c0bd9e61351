"""People, goals and a matching service for the tests of matching."""

from collections.abc import Sequence
from datetime import date

from companion.access.principal import LOCAL
from companion.adapters.hash_embedder import HashEmbedder
from companion.goals.goal import Goal
from companion.matching.cohort import CohortRequest, CohortResult
from companion.matching.match import MatchRequest, MatchResult
from companion.matching.service import MatchingService
from companion.people.person import Person
from companion.ports import Vectors

ON = date(2026, 9, 7)
"""A Monday; both Europe and America leave summer time within the eight weeks from it."""


class CountingEmbedder(HashEmbedder):
    """The hash embedder, with a record of what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Note the texts and embed them."""
        self.asked.append(list(texts))
        return await super().embed(texts)


def a_person(id: str, **fields: object) -> Person:  # noqa: A002
    """Return a person with what the test cares about."""
    return Person.model_validate({"id": id, "name": f"Person {id}", **fields})


def a_goal(id: str = "g1", **fields: object) -> Goal:  # noqa: A002
    """Return a goal."""
    return Goal.model_validate({"id": id, "statement": "run a hospital ward", **fields})


def window(weekday: str, start: str, end: str) -> dict[str, str]:
    """Return one weekly availability window."""
    return {"weekday": weekday, "start": start, "end": end}


async def matched(request: MatchRequest) -> MatchResult:
    """Return the result for the first goal of a request."""
    service = MatchingService(embedder=HashEmbedder())
    return (await service.match(principal=LOCAL, request=request, on=ON))[0]


async def paired(request: CohortRequest) -> CohortResult:
    """Return the result of a cohort."""
    service = MatchingService(embedder=HashEmbedder())
    return await service.cohort(principal=LOCAL, request=request, on=ON)
