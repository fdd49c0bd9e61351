"""Finding mentors for goals, and pairing a cohort."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

import numpy as np

from companion.access.principal import Principal
from companion.matching.asked_once import AskedOnce
from companion.matching.assignment import capacity_of, check_constraints, check_goals
from companion.matching.blocking import Outcome, mentees_by_mentor, unmatched_of
from companion.matching.carrying import (
    Carrying,
    carried,
    kept_though_low,
    passage_of,
    with_carried,
)
from companion.matching.cautions import WEAK_SCORE, cautions_for, warnings_for
from companion.matching.claims import Claims, claims_of, exhibits
from companion.matching.cohort import (
    CohortPair,
    CohortRequest,
    CohortResult,
)
from companion.matching.eligibility import chain_cautions, forced_cautions
from companion.matching.match import Match, MatchRequest, MatchResult, NoteEvidence
from companion.matching.nearest_offers import context_texts
from companion.matching.offer_index import offer_index, spellings_in
from companion.matching.offer_reasons import Offering, offer_in, with_offer
from companion.matching.pairing import (
    Asker,
    Progress,
    Prospects,
    asked_texts,
    askers_of,
    assigned,
    prospects_of,
    runners_up_of,
)
from companion.matching.pools import Pool, TextVectors, as_spelt, make_pool, pool_passages
from companion.matching.ranking import (
    Inquiry,
    Ranking,
    excluded_from,
    inquiries_of,
    ranking_of,
)
from companion.matching.reach import reach_factors
from companion.matching.reasons import Account, account_of, goal_parts
from companion.matching.rooms import rooms_of
from companion.matching.scoring import SCORE_DECIMALS, score_parts, scores_of
from companion.matching.selection import Preferences, chosen_rows, place_cautions
from companion.matching.shared_times import shared_times
from companion.people.person import Person, PersonId
from companion.ports import Embedder, Vectors

POOLS_KEPT: Final = 2
"""Pools that stay ready: the whole directory and one selection of it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class _Shown:
    """The mentors to be shown for one goal, in their order."""

    inquiry: Inquiry
    rows: Sequence[int]
    scores: Sequence[float]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Told:
    """A mentor shown, with what speaks for them."""

    row: int
    score: float
    account: Account


class MatchingService:
    """Ranks mentors for goals. Stores nothing; remembers recent vectors in memory."""

    def __init__(self, *, embedder: Embedder, asking: Embedder | None = None) -> None:
        """Compare what is asked with what people say.

        Args:
            embedder: for people's texts, which it may find in a store.
            asking: for goals, where no store has any; the same when absent.
        """
        self._embedder = embedder
        self._vectors = TextVectors(embedder)
        self._asked = self._vectors if asking is None else TextVectors(asking)
        self._pools: list[Pool] = []
        self._goals = AskedOnce()

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
        shown = [
            _shown(inquiry, ranking, chosen_rows(ranking, pool, wanted=wanted, top_k=request.top_k))
            for inquiry, ranking in zip(inquiries, rankings, strict=True)
        ]
        told = await self._told(pool, shown, vectors)
        return tuple(
            self._result(pool, ranking, found, request=request, wanted=wanted)
            for ranking, found in zip(rankings, told, strict=True)
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
        askers = askers_of(inquiries)
        pool, vectors = await self._prepared(request.mentors, request.note_evidence, inquiries)
        things = await self._things(askers, pool, vectors)
        offering = Offering(pool=pool, index=offer_index(pool.index, things), vectors=things)
        prospects = await asyncio.to_thread(
            prospects_of, askers, pool, things, offers=offering.index, on=on, progress=progress
        )
        assign_all = partial(assigned, pool, constraints=request.constraints)
        mentor_of = await asyncio.to_thread(assign_all, prospects)
        left = [found for found in prospects if found.mentee.id not in mentor_of]
        kept = kept_though_low(prospects, pool, pinned=dict(request.constraints.pinned))
        things.update(await self._in_context([*left, *kept], offering))
        # The pairs that rest on plain words stand; whoever is left takes what room there is.
        has_room = sum(map(capacity_of, request.mentors)) > len(mentor_of)
        carrying = {
            found.mentee.id: carried(found, offering)
            for found in (*kept, *(left if has_room else ()))
        }
        if any(carrying.values()):
            prospects = with_carried(prospects, carrying)
            mentor_of = await asyncio.to_thread(assign_all, prospects, standing=mentor_of)
            left = [found for found in prospects if found.mentee.id not in mentor_of]
        people = {person.id: person for person in (*request.mentees, *request.mentors)}
        paired = [found for found in prospects if found.mentee.id in mentor_of]
        told = await self._told(pool, _all_chosen(pool, paired, mentor_of), vectors)
        outcome = Outcome(
            offering=offering,
            constraints=request.constraints,
            mentees_of=mentees_by_mentor(mentor_of),
            names={mentee.id: mentee.name for mentee in request.mentees},
            on=on,
        )
        return CohortResult(
            pairs=tuple(
                _reasoned_pair(found, own, outcome, carrying, people)
                for found, (own,) in zip(paired, told, strict=True)
            ),
            unmatched=unmatched_of(request.mentees, left, outcome, matched=mentor_of),
            rooms=rooms_of(
                prospects,
                outcome,
                mentor_of=mentor_of,
                names={mentor.id: mentor.name for mentor in request.mentors},
            ),
            settings=request.constraints,
        )

    async def _things(
        self, askers: Sequence[Asker], pool: Pool, vectors: Mapping[str, Vectors]
    ) -> dict[str, Vectors]:
        """Return the vectors of wishes and of what they ask for, misspelt words as offered."""
        spelt = spellings_in(pool.index)
        things = {**await as_spelt(asked_texts(askers, pool), spelt, self._vectors), **vectors}
        misspelt = [text for text in vectors if spelt.is_misspelt(text)]
        return {**things, **await as_spelt(misspelt, spelt, self._asked)}

    async def _in_context(
        self, prospects: Sequence[Prospects], offering: Offering
    ) -> Mapping[str, Vectors]:
        return await as_spelt(context_texts(prospects), offering.index.spellings, self._vectors)

    def _result(
        self,
        pool: Pool,
        ranking: Ranking,
        told: Sequence[_Told],
        *,
        request: MatchRequest,
        wanted: Preferences,
    ) -> MatchResult:
        matches = tuple(
            _match(pool, ranking, one, rank, request=request, wanted=wanted)
            for rank, one in enumerate(told, start=1)
        )
        return MatchResult(
            goal_id=ranking.goal.id,
            matches=matches,
            excluded=excluded_from(ranking, pool),
            engine=f"exact · {self._embedder.fingerprint.partition('-')[0]}",
            warnings=warnings_for(
                ranking,
                best=max((one.score for one in told), default=None),
                accounts=[one.account for one in told],
            ),
        )

    async def _prepared(
        self,
        mentors: Sequence[Person],
        evidence: Sequence[NoteEvidence],
        inquiries: Sequence[Inquiry],
    ) -> tuple[Pool, Mapping[str, Vectors]]:
        """Return the pool of `mentors` and the vectors of the inquiries' texts."""
        asked = await self._asked.of(text for inquiry in inquiries for text in inquiry.every_text)
        for pool in self._pools:
            if pool.serves(mentors, evidence):
                return pool, asked
        passages = await asyncio.to_thread(pool_passages, mentors, evidence)
        pooled = [passage.text for own in passages for passage in own]
        vectors = await self._vectors.of(pooled)
        rows = [vectors[text] for text in pooled]
        matrix = np.stack(rows) if rows else np.zeros((0, self._embedder.dimensions), np.float32)
        pool = await asyncio.to_thread(
            make_pool, mentors, evidence, passages=passages, vectors=matrix
        )
        self._pools = [pool, *self._pools][:POOLS_KEPT]
        return pool, asked

    async def _told(
        self, pool: Pool, shown: Sequence[_Shown], vectors: Mapping[str, Vectors]
    ) -> list[list[_Told]]:
        """Return each mentor shown with what speaks for them; all sentences are embedded at once.

        `vectors` holds those of the inquiries' texts.
        """
        asked = [self._goals.of(one.inquiry.question, pool, vectors) for one in shown]
        exhibited = [
            exhibits(pool, goal.facets, rows=one.rows)
            for one, goal in zip(shown, asked, strict=True)
        ]
        sentences = await self._vectors.of(
            text for found in exhibited for one in found for text in one.sentences
        )
        return [
            list(_accounts(pool, one, claims_of(found, goal.parts, pool, sentences)))
            for one, found, goal in zip(shown, exhibited, asked, strict=True)
        ]


def _accounts(pool: Pool, shown: _Shown, weighed: Sequence[Claims]) -> Iterator[_Told]:
    for row, score, claims in zip(shown.rows, shown.scores, weighed, strict=True):
        account = account_of(
            claims,
            mentor=pool.mentors[row],
            told=pool.stems_told(row),
            is_low=score < WEAK_SCORE,
        )
        yield _Told(row=row, score=score, account=account)


def _shown(inquiry: Inquiry, ranking: Ranking, rows: Sequence[int]) -> _Shown:
    scores = scores_of(ranking.fits.fit[list(rows)])
    return _Shown(inquiry=inquiry, rows=rows, scores=scores.tolist())


def _all_chosen(
    pool: Pool, paired: Sequence[Prospects], mentor_of: Mapping[PersonId, PersonId]
) -> list[_Shown]:
    row_of = {mentor.id: row for row, mentor in enumerate(pool.mentors)}
    return [_chosen(found, row_of[mentor_of[found.mentee.id]]) for found in paired]


def _chosen(found: Prospects, row: int) -> _Shown:
    """Return the mentor chosen for a mentee, with the goal and the score that they were chosen by.

    Nobody is ranked again: of ten thousand pairs that would take longer than everything else.
    """
    # What was compared: one thing of several that is offered by name counts in a cohort.
    score = round(float(found.scores[row]), SCORE_DECIMALS)
    return _Shown(inquiry=found.inquiry(row), rows=(row,), scores=(score,))


def _preferences(request: MatchRequest, *, on: date) -> Preferences:
    # Thousands of people are not gone through where nobody has a history.
    known = request.mentors if request.histories else ()
    mentors = {mentor.id: mentor for mentor in known}
    return Preferences(
        on=on,
        diverse=request.diverse,
        asked=frozenset(request.asked),
        reach=reach_factors(request.histories, mentors, on=on),
    )


def _match(
    pool: Pool,
    ranking: Ranking,
    told: _Told,
    rank: int,
    *,
    request: MatchRequest,
    wanted: Preferences,
) -> Match:
    row, account = told.row, told.account
    mentor_id = pool.mentors[row].id
    missing = account.missing if account.is_weak else None
    cautions = cautions_for(ranking, pool, row=row, missing=missing)
    return Match(
        mentor_id=mentor_id,
        rank=rank,
        score=told.score,
        reasons=account.reasons,
        cautions=(*cautions, *place_cautions(mentor_id, request=request, wanted=wanted)),
        parts=(*score_parts(ranking.fits, row), *goal_parts(account)) if request.explain else (),
    )


def _reasoned_pair(
    found: Prospects,
    own: _Told,
    outcome: Outcome,
    carrying: Carrying,
    people: Mapping[PersonId, Person],
) -> CohortPair:
    """Return a pair with the offer that it is made for in front, and what to be careful about."""
    offering, mentee = outcome.offering, found.mentee
    mentor = offering.pool.mentors[own.row]
    pair = _pair(offering.pool, found, own, on=outcome.on)
    cautions = (
        *chain_cautions(mentee, mentor, people=people),
        *forced_cautions(mentee, mentor, shared_time=pair.shared_time),
    )
    reasons = with_offer(
        own.account.reasons,
        offering,
        goal=found.inquiry(own.row).goal,
        mentee=mentee,
        row=own.row,
        carried=passage_of(carrying, mentee.id, row=own.row),
    )
    next_up = runners_up_of(
        found,
        offering.pool,
        mentor_id=mentor.id,
        mentees_of=outcome.mentees_of,
        offer=offer_in(reasons),
    )
    return pair.model_copy(
        update={
            "cautions": cautions,
            "reasons": reasons,
            "runner_up": next_up[0] if next_up else None,
            "same_offer": next_up[1:],
        }
    )


def _pair(pool: Pool, found: Prospects, told: _Told, *, on: date) -> CohortPair:
    mentor = pool.mentors[told.row]
    return CohortPair(
        mentee_id=found.mentee.id,
        mentor_id=mentor.id,
        goal_id=found.inquiry(told.row).goal.id,
        score=told.score,
        reasons=told.account.reasons,
        shared_time=shared_times(found.mentee, mentor, on=on),
    )
