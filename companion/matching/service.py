"""Finding mentors for goals, and pairing a cohort."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from companion.access.principal import Principal
from companion.matching.assignment import assign, check_constraints, check_goals
from companion.matching.cautions import WEAK_SCORE, cautions_for, warnings_for
from companion.matching.claims import Exhibit, asked_of, exhibits
from companion.matching.cohort import CohortPair, CohortRequest, CohortResult, Unmatched
from companion.matching.eligibility import chain_cautions
from companion.matching.match import Match, MatchRequest, MatchResult, NoteEvidence
from companion.matching.offer_reasons import with_offer
from companion.matching.pairing import (
    Mentees,
    Progress,
    Prospects,
    asked_texts,
    askers_of,
    blocking_of,
    market_of,
    no_goal,
    prospects_of,
    runner_up_of,
)
from companion.matching.pools import Pool, TextVectors, make_pool, pool_passages
from companion.matching.ranking import (
    Inquiry,
    Ranking,
    excluded_from,
    inquiries_of,
    ranking_of,
)
from companion.matching.reach import reach_factors
from companion.matching.reasons import Account, account_of, goal_parts
from companion.matching.scoring import SCORE_DECIMALS, score_parts, scores_of
from companion.matching.selection import Preferences, chosen_rows, place_cautions
from companion.matching.shared_times import shared_times
from companion.people.person import Person, PersonId
from companion.ports import Embedder, Vectors

POOLS_KEPT: Final = 2
"""Pools that stay ready: the whole directory and one selection of it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class _Pick:
    """A mentor to be shown for a goal."""

    ranking: Ranking
    row: int
    score: float
    exhibits: tuple[Exhibit, ...]


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
        inquiries = inquiries_of(request.goals, request.mentees)
        pool, vectors = await self._prepared(request.mentors, request.note_evidence, inquiries)
        day = request.on or on
        wanted = _preferences(request, on=day)
        rankings = [ranking_of(pool, inquiry, vectors, on=day) for inquiry in inquiries]
        picks = [
            [
                _pick(pool, ranking, row)
                for row in chosen_rows(ranking, pool, wanted=wanted, top_k=request.top_k)
            ]
            for ranking in rankings
        ]
        accounts = await self._accounts(pool, [pick for found in picks for pick in found])
        return tuple(
            self._result(pool, ranking, found, accounts, request=request, wanted=wanted)
            for ranking, found in zip(rankings, picks, strict=True)
        )

    async def cohort(
        self,
        *,
        principal: Principal,  # noqa: ARG002 - every service is told on whose behalf it works
        request: CohortRequest,
        on: date,
        progress: Progress | None = None,
    ) -> CohortResult:
        """Pair mentees with mentors, as well as capacities and constraints allow.

        `progress` is told, from another thread, how many mentees have been compared.

        Raises:
            InputError: the constraints contradict each other or name somebody unknown.
            EmbedderError: the embedding model is missing, damaged or does not answer.
        """
        check_constraints(request.constraints, mentees=request.mentees, mentors=request.mentors)
        check_goals(request.constraints, goals=request.goals)
        inquiries = inquiries_of(request.goals, request.mentees, request.constraints.forbidden)
        pool, vectors = await self._prepared(request.mentors, request.note_evidence, inquiries)
        askers = askers_of(inquiries)
        things = await self._vectors.of(asked_texts(askers))
        prospects = await asyncio.to_thread(
            prospects_of, askers, pool, {**things, **vectors}, on=on, progress=progress
        )
        mentor_of = await asyncio.to_thread(
            assign,
            market_of(pool, prospects),
            pinned=request.constraints.pinned,
            minimum_score=request.constraints.minimum_score,
            balance=request.constraints.balance,
            spread=request.constraints.spread,
            preferred=request.constraints.preferred,
        )
        mentees_of = _mentees_of(mentor_of)
        people = {person.id: person for person in (*request.mentees, *request.mentors)}
        picks = {
            found.mentee.id: _chosen(pool, found, mentor_of[found.mentee.id], vectors, on=on)
            for found in prospects
            if found.mentee.id in mentor_of
        }
        accounts = await self._accounts(pool, list(picks.values()))
        return CohortResult(
            pairs=tuple(
                _pair(
                    pool,
                    found,
                    picks[found.mentee.id],
                    accounts[picks[found.mentee.id]],
                    mentees_of=mentees_of,
                    on=on,
                ).model_copy(
                    update={
                        "cautions": chain_cautions(
                            found.mentee, people[mentor_of[found.mentee.id]], people=people
                        ),
                        "reasons": with_offer(
                            accounts[picks[found.mentee.id]].reasons,
                            pool,
                            things,
                            goal=picks[found.mentee.id].ranking.goal,
                            mentee=found.mentee,
                            row=picks[found.mentee.id].row,
                        ),
                    }
                )
                for found in prospects
                if found.mentee.id in picks
            ),
            unmatched=_unmatched(request, pool, prospects, mentees_of=mentees_of, things=things),
            settings=request.constraints,
        )

    def _result(
        self,
        pool: Pool,
        ranking: Ranking,
        found: Sequence[_Pick],
        accounts: Mapping[_Pick, Account],
        *,
        request: MatchRequest,
        wanted: Preferences,
    ) -> MatchResult:
        matches = tuple(
            _match(pool, pick, rank, accounts[pick], request=request, wanted=wanted)
            for rank, pick in enumerate(found, start=1)
        )
        return MatchResult(
            goal_id=ranking.goal.id,
            matches=matches,
            excluded=excluded_from(ranking, pool),
            engine=f"exact · {self._embedder.fingerprint.partition('-')[0]}",
            warnings=warnings_for(
                ranking,
                best=max((match.score for match in matches), default=None),
                accounts=[accounts[pick] for pick in found],
            ),
        )

    async def _prepared(
        self,
        mentors: Sequence[Person],
        evidence: Sequence[NoteEvidence],
        inquiries: Sequence[Inquiry],
    ) -> tuple[Pool, Mapping[str, Vectors]]:
        """Return the pool of `mentors` and the inquiries' vectors, embedding everything at once."""
        asked = [text for inquiry in inquiries for text in inquiry.texts]
        for pool in self._pools:
            if pool.serves(mentors, evidence):
                return pool, await self._vectors.of(asked)
        passages = await asyncio.to_thread(pool_passages, mentors, evidence)
        pooled = [passage.text for own in passages for passage in own]
        vectors = await self._vectors.of([*asked, *pooled])
        rows = [vectors[text] for text in pooled]
        matrix = np.stack(rows) if rows else np.zeros((0, self._embedder.dimensions), np.float32)
        pool = await asyncio.to_thread(
            make_pool, mentors, evidence, passages=passages, vectors=matrix
        )
        self._pools = [pool, *self._pools][:POOLS_KEPT]
        return pool, vectors

    async def _accounts(self, pool: Pool, picks: Sequence[_Pick]) -> dict[_Pick, Account]:
        """Return what speaks for each pick; whatever may be quoted or named is embedded at once."""
        questions = {id(pick.ranking): pick.ranking.question for pick in picks}
        vectors = await self._vectors.of(
            [
                *(part.text for question in questions.values() for part in question.parts),
                *(
                    wording.text
                    for pick in picks
                    for exhibit in pick.exhibits
                    for wording in exhibit.told_apart
                ),
            ]
        )
        asked = {
            key: asked_of(
                question.parts,
                np.stack([vectors[part.text] for part in question.parts]),
                lexicon=pool.index.lexicon,
            )
            for key, question in questions.items()
        }
        return {
            pick: account_of(
                pick.exhibits,
                asked[id(pick.ranking)],
                mentor=pool.mentors[pick.row],
                vectors=vectors,
                told=pool.stems_told(pick.row),
                is_low=pick.score < WEAK_SCORE,
            )
            for pick in picks
        }


def _chosen(
    pool: Pool,
    found: Prospects,
    mentor_id: PersonId,
    vectors: Mapping[str, Vectors],
    *,
    on: date,
) -> _Pick:
    row = next(row for row, mentor in enumerate(pool.mentors) if mentor.id == mentor_id)
    inquiry = found.asker.inquiries[int(found.goals[row])]
    pick = _pick(pool, ranking_of(pool, inquiry, vectors, on=on), row)
    # What was compared: one thing of several that is offered by name counts in a cohort.
    return replace(pick, score=round(float(found.scores[row]), SCORE_DECIMALS))


def _unmatched(
    request: CohortRequest,
    pool: Pool,
    prospects: Sequence[Prospects],
    *,
    mentees_of: Mentees,
    things: Mapping[str, Vectors],
) -> tuple[Unmatched, ...]:
    hoped = {found.mentee.id: found for found in prospects}
    names = {mentee.id: mentee.name for mentee in request.mentees}
    matched = {mentee_id for ids in mentees_of.values() for mentee_id in ids}
    return tuple(
        Unmatched(
            mentee_id=mentee.id,
            blocking=blocking_of(
                hoped[mentee.id],
                pool,
                constraints=request.constraints,
                mentees_of=mentees_of,
                names=names,
                things=things,
            )
            if mentee.id in hoped
            else no_goal(mentee),
        )
        for mentee in request.mentees
        if mentee.id not in matched
    )


def _mentees_of(mentor_of: Mapping[PersonId, PersonId]) -> dict[PersonId, list[PersonId]]:
    mentees_of: dict[PersonId, list[PersonId]] = {}
    for mentee_id, mentor_id in sorted(mentor_of.items()):
        mentees_of.setdefault(mentor_id, []).append(mentee_id)
    return mentees_of


def _pick(pool: Pool, ranking: Ranking, row: int) -> _Pick:
    shown = exhibits(pool, ranking.asked, row=row)
    score = float(scores_of(ranking.fits.fit[row : row + 1])[0])
    return _Pick(ranking=ranking, row=row, score=score, exhibits=shown)


def _preferences(request: MatchRequest, *, on: date) -> Preferences:
    mentors = {mentor.id: mentor for mentor in request.mentors}
    return Preferences(
        on=on,
        diverse=request.diverse,
        asked=frozenset(request.asked),
        reach=reach_factors(request.histories, mentors, on=on),
    )


def _match(
    pool: Pool,
    pick: _Pick,
    rank: int,
    account: Account,
    *,
    request: MatchRequest,
    wanted: Preferences,
) -> Match:
    mentor_id = pool.mentors[pick.row].id
    missing = account.missing if account.is_weak else None
    cautions = cautions_for(pick.ranking, pool, row=pick.row, missing=missing)
    return Match(
        mentor_id=mentor_id,
        rank=rank,
        score=pick.score,
        reasons=account.reasons,
        cautions=(*cautions, *place_cautions(mentor_id, request=request, wanted=wanted)),
        parts=(*score_parts(pick.ranking.fits, pick.row), *goal_parts(account))
        if request.explain
        else (),
    )


def _pair(
    pool: Pool,
    found: Prospects,
    pick: _Pick,
    account: Account,
    *,
    mentees_of: Mentees,
    on: date,
) -> CohortPair:
    mentor = pool.mentors[pick.row]
    return CohortPair(
        mentee_id=found.mentee.id,
        mentor_id=mentor.id,
        goal_id=pick.ranking.goal.id,
        score=pick.score,
        reasons=account.reasons,
        shared_time=shared_times(found.mentee, mentor, on=on),
        runner_up=runner_up_of(found, pool, mentor_id=mentor.id, mentees_of=mentees_of),
    )
