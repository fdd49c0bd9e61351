"""Finding mentors for goals, and pairing a cohort."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from companion.access.principal import Principal
from companion.goals.goal import Goal
from companion.matching.cautions import WEAK_SCORE, cautions_for, warnings_for
from companion.matching.facets import Question, question_of
from companion.matching.match import (
    Match,
    MatchRequest,
    MatchResult,
    NoteEvidence,
    Reason,
)
from companion.matching.pools import Pool, TextVectors, make_pool, pool_passages
from companion.matching.ranking import Ranking, best_rows, excluded_from, ranking_of
from companion.matching.reasons import MOST_REASONS, WEAK_REASONS, Exhibit, exhibits, reasons_for
from companion.matching.scoring import score_of, score_parts
from companion.people.person import Person
from companion.ports import Embedder, Vectors

POOLS_KEPT: Final = 2
"""Pools that stay ready: the whole directory and one selection of it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class _Pick:
    """A mentor to be shown for a goal."""

    ranking: Ranking
    row: int
    exhibits: tuple[Exhibit, ...]

    @property
    def score(self) -> float:
        return round(score_of(float(self.ranking.fits.fit[self.row])), 3)


class MatchingService:
    """Ranks mentors for goals. Stores nothing; remembers recent vectors in memory."""

    def __init__(self, *, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors = TextVectors(embedder)
        self._pools: list[Pool] = []

    async def match(
        self,
        *,
        principal: Principal,  # noqa: ARG002 - every service is told on whose behalf it works
        request: MatchRequest,
        on: date,
    ) -> tuple[MatchResult, ...]:
        """Return the best mentors for each goal with reasons, and who is not eligible and why.

        Raises:
            EmbedderError: the embedding model is missing, damaged or does not answer.
        """
        pool, rankings = await self._ranked(
            request.mentors,
            request.note_evidence,
            request.goals,
            mentees=request.mentees,
            on=request.on or on,
        )
        picks = [
            [
                _pick(pool, ranking, int(row))
                for row in best_rows(ranking, pool, top_k=request.top_k)
            ]
            for ranking in rankings
        ]
        reasons = await self._reasons(pool, [pick for found in picks for pick in found])
        return tuple(
            self._result(pool, ranking, found, reasons, explain=request.explain)
            for ranking, found in zip(rankings, picks, strict=True)
        )

    def _result(
        self,
        pool: Pool,
        ranking: Ranking,
        found: Sequence[_Pick],
        reasons: Mapping[_Pick, tuple[Reason, ...]],
        *,
        explain: bool,
    ) -> MatchResult:
        matches = tuple(
            _match(pool, pick, rank, reasons[pick], explain=explain)
            for rank, pick in enumerate(found, start=1)
        )
        return MatchResult(
            goal_id=ranking.goal.id,
            matches=matches,
            excluded=excluded_from(ranking, pool),
            engine=self._engine,
            warnings=warnings_for(ranking, best=matches[0].score if matches else None),
        )

    @property
    def _engine(self) -> str:
        return f"exact · {self._embedder.fingerprint.partition('-')[0]}"

    async def _ranked(
        self,
        mentors: Sequence[Person],
        evidence: Sequence[NoteEvidence],
        goals: Sequence[Goal],
        *,
        mentees: Sequence[Person],
        on: date,
    ) -> tuple[Pool, list[Ranking]]:
        known = {mentee.id: mentee for mentee in mentees}
        asking = [known.get(goal.mentee_id) if goal.mentee_id else None for goal in goals]
        questions = [
            question_of(goal, mentee=mentee) for goal, mentee in zip(goals, asking, strict=True)
        ]
        texts = [text for question in questions for text in _texts_of(question)]
        pool, vectors = await self._prepared(mentors, evidence, texts)
        rankings = [
            ranking_of(pool, goal, question, vectors, mentee=mentee, on=on)
            for goal, question, mentee in zip(goals, questions, asking, strict=True)
        ]
        return pool, rankings

    async def _prepared(
        self, mentors: Sequence[Person], evidence: Sequence[NoteEvidence], texts: Sequence[str]
    ) -> tuple[Pool, Mapping[str, Vectors]]:
        """Return the pool of `mentors` and the vectors of `texts`, embedding everything at once."""
        for pool in self._pools:
            if pool.serves(mentors, evidence):
                return pool, await self._vectors.of(texts)
        passages = await asyncio.to_thread(pool_passages, mentors, evidence)
        pooled = [passage.text for own in passages for passage in own]
        vectors = await self._vectors.of([*texts, *pooled])
        rows = [vectors[text] for text in pooled]
        matrix = np.stack(rows) if rows else np.zeros((0, self._embedder.dimensions), np.float32)
        pool = await asyncio.to_thread(
            make_pool, mentors, evidence, passages=passages, vectors=matrix
        )
        self._pools = [pool, *self._pools][:POOLS_KEPT]
        return pool, vectors

    async def _reasons(self, pool: Pool, picks: Sequence[_Pick]) -> dict[_Pick, tuple[Reason, ...]]:
        """Return the reasons for each pick; whatever may be quoted is embedded at once."""
        vectors = await self._vectors.of(
            wording.text
            for pick in picks
            for exhibit in pick.exhibits
            for wording in exhibit.wordings
        )
        return {
            pick: reasons_for(
                pick.exhibits,
                pick.ranking.asked,
                mentor=pool.mentors[pick.row],
                vectors=vectors,
                lexicon=pool.index.lexicon,
                most=MOST_REASONS if pick.score >= WEAK_SCORE else WEAK_REASONS,
            )
            for pick in picks
        }


def _texts_of(question: Question) -> list[str]:
    return [question.text, *(facet.text for facet in question.facets)]


def _pick(pool: Pool, ranking: Ranking, row: int) -> _Pick:
    shown = exhibits(pool.index, ranking.asked, mentor=pool.mentors[row], row=row)
    return _Pick(ranking=ranking, row=row, exhibits=shown)


def _match(
    pool: Pool, pick: _Pick, rank: int, reasons: tuple[Reason, ...], *, explain: bool
) -> Match:
    return Match(
        mentor_id=pool.mentors[pick.row].id,
        rank=rank,
        score=pick.score,
        reasons=reasons,
        cautions=cautions_for(pick.ranking, pool, row=pick.row, score=pick.score),
        parts=score_parts(pick.ranking.fits, pick.row) if explain else (),
    )
