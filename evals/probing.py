"""Asks how a ranking moves when one profile, or one goal, is written differently."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from companion.goals.goal import Goal
from companion.matching.pools import Pool, make_pool, pool_passages
from companion.matching.ranking import best_rows, inquiries_of, ranking_of
from companion.people.person import Person
from companion.ports import Embedder, Vectors
from companion.retrieval.passages import Passage
from evals.ranking import ON

_BATCH: Final = 512

Ranks = tuple[int, ...]
"""One place per goal, from 1."""


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """People to rank, and goals."""

    name: str
    people: tuple[Person, ...]
    goals: tuple[Goal, ...]


class Prober:
    """Ranks one crowd again and again with one thing changed; each text is embedded once."""

    def __init__(self, crowd: Crowd, embedder: Embedder) -> None:
        self._crowd = crowd
        self._embedder = embedder
        self._known: dict[str, Vectors] = {}
        self._passages: list[tuple[Passage, ...]] = []

    async def places(self, row: int, person: Person | None = None) -> Ranks:
        """Return where the person in `row` stands for each goal, or `person` in their stead."""
        pool = await self._pool(row, person)
        return await self._places(pool, self._crowd.goals, row)

    async def orders(
        self, goals: Sequence[Goal], mentees: Sequence[Person] = ()
    ) -> list[tuple[str, ...]]:
        """Return everyone's ids, best first, for goals that replace the crowd's."""
        pool = await self._pool(0, None)
        return await self._orders(pool, goals, mentees)

    async def _pool(self, row: int, person: Person | None) -> Pool:
        people = list(self._crowd.people)
        if not self._passages:
            self._passages = await asyncio.to_thread(pool_passages, people, ())
        passages = list(self._passages)
        if person is not None:
            people[row] = person
            (passages[row],) = pool_passages([person], ())
        texts = [passage.text for own in passages for passage in own]
        vectors = np.stack(await self._vectors(texts))
        return make_pool(people, (), passages=passages, vectors=vectors)

    async def _places(self, pool: Pool, goals: Sequence[Goal], row: int) -> Ranks:
        name = pool.mentors[row].id
        return tuple(order.index(name) + 1 for order in await self._orders(pool, goals, ()))

    async def _orders(
        self, pool: Pool, goals: Sequence[Goal], mentees: Sequence[Person]
    ) -> list[tuple[str, ...]]:
        inquiries = inquiries_of(goals, mentees)
        texts = list(dict.fromkeys(text for inquiry in inquiries for text in inquiry.texts))
        known = dict(zip(texts, await self._vectors(texts), strict=True))
        rankings = [ranking_of(pool, inquiry, known, on=ON) for inquiry in inquiries]
        return [
            tuple(pool.mentors[at].id for at in best_rows(ranking, pool, top_k=None))
            for ranking in rankings
        ]

    async def _vectors(self, texts: Sequence[str]) -> list[Vectors]:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        for start in range(0, len(new), _BATCH):
            batch = new[start : start + _BATCH]
            self._known.update(zip(batch, await self._embedder.embed(batch), strict=True))
        return [self._known[text] for text in texts]
