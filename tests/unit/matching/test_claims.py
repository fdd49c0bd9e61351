"""Claims are weighed a thousand at a time; here each is weighed by itself, as the rules say it."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.goals.goal import Goal
from companion.matching.claims import (
    CLOSE_SIMILARITY,
    DIRECT_SIMILARITY,
    LOOKED_AT,
    SHORT_SIMILARITY,
    SKILL_SIMILARITY,
    TOLD_APART,
    Asked,
    Claim,
    Claims,
    Exhibits,
    asked_of,
    claims_of,
    exhibits,
)
from companion.matching.facets import Facet, FacetKind, question_of
from companion.matching.jottings import Tells, is_of_ones_own
from companion.matching.phrasing import Strength
from companion.matching.pools import Pool, make_pool, pool_passages
from companion.matching.quotables import LEANINGS
from companion.matching.quotes import FEWEST_WORDS, Wording
from companion.people.person import NOTED_ABOUT, Person
from companion.ports import Vectors
from companion.retrieval.passages import LISTS, Aspect, Passage
from companion.text.words import stems
from tests.unit.matching.people import a_goal, a_person

DIMENSIONS = 8
WORDS = (
    *("ran", "ward", "night", "nurse", "shop", "own", "my", "team", "budget", "rota", "lead"),
    *("plan", "open", "close", "write", "data", "engineer", "sold", "audit", "coach", "listens"),
    *("never", "not", "I have"),
)

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
prose = st.lists(texts, min_size=1, max_size=4).map(lambda said: ". ".join(said) + ".")


@st.composite
def mentors(draw: st.DrawFn) -> Person:
    """Draw somebody with a profile, or of whom a line or two is jotted down."""
    if draw(st.booleans()):
        return a_person("m", headline=draw(texts), bio=NOTED_ABOUT + draw(prose))
    career = [
        {"title": draw(texts), "summary": draw(prose)} for _ in range(draw(st.integers(0, 3)))
    ]
    return a_person(
        "m",
        headline=draw(st.none() | texts),
        bio=draw(st.none() | prose),
        can_help_with=draw(st.lists(texts, max_size=4)),
        skills=draw(st.lists(texts, max_size=4)),
        interests=draw(st.lists(texts, max_size=2)),
        career=career,
    )


goals = st.builds(
    a_goal,
    statement=prose,
    challenge=st.none() | prose,
    skills=st.lists(texts, max_size=2),
    success_measure=st.none() | texts,
)


def vector_of(text: str) -> Vectors:
    """Return a unit vector that hangs on the text alone; alike for texts of the same words."""
    total = np.full(DIMENSIONS, 0.02)
    for stem in stems(text):
        total += np.random.default_rng(sum(map(ord, stem))).normal(size=DIMENSIONS)
    vector: Vectors = (total / np.linalg.norm(total)).astype(np.float32)
    return vector


def a_pool(people: Sequence[Person]) -> Pool:
    passages = pool_passages(people, ())
    rows = [vector_of(passage.text) for passage in chain.from_iterable(passages)]
    vectors = np.stack(rows) if rows else np.zeros((0, DIMENSIONS), np.float32)
    return make_pool(people, (), passages=passages, vectors=vectors)


def asked(facets: Sequence[Facet], pool: Pool) -> Asked:
    vectors = np.stack([vector_of(facet.text) for facet in facets])
    return asked_of(facets, vectors, lexicon=pool.index.lexicon)


def weighed(people: Sequence[Person], goal: Goal) -> tuple[Pool, list[Claims]]:
    pool, question = a_pool(people), question_of(goal)
    shown = exhibits(pool, asked(question.facets, pool), rows=range(len(people)))
    sentences = {text: vector_of(text) for one in shown for text in one.sentences}
    return pool, claims_of(shown, asked(question.parts, pool), pool, sentences)


def shared_share(facet: Facet, told: frozenset[str], pool: Pool) -> float:
    """Return how much of a part stands among stems, rare ones counting more."""
    rarity = pool.index.lexicon.rarity
    total = sum(rarity(stem) for stem in facet.stems)
    return sum(rarity(stem) for stem in facet.stems if stem in told) / total if total else 0.0


def plain_similarity(wording: Wording, passage: Passage, facet: Facet, *, alone: bool) -> float:
    """Return how near a wording is to a part; `alone` says that its passage holds no other."""
    told = frozenset(facet.stems)
    if told & wording.stems:
        same = wording.stems == told
        return 1.0 if same else _cosine(wording, passage, facet, alone=alone)
    return 0.0 if passage.aspect in LISTS else _cosine(wording, passage, facet, alone=alone)


def _cosine(wording: Wording, passage: Passage, facet: Facet, *, alone: bool) -> float:
    own = passage.text if alone or passage.aspect in LISTS else wording.text
    return float(vector_of(own) @ vector_of(facet.text))


def plain_strength(wording: Wording, facet: Facet, *, similarity: float, shared: float) -> Strength:
    """Return how far a wording speaks to a part, rule by rule."""
    few = len(wording.quote.split()) < FEWEST_WORDS or wording.field.endswith("title")
    close = SHORT_SIMILARITY if few else CLOSE_SIMILARITY
    if wording.tells is Tells.BY_THE_WAY:
        return Strength.LOOSE
    if facet.kind is FacetKind.SKILL:
        named = shared > 0.99 and similarity >= close
        is_direct = named or similarity >= SKILL_SIMILARITY
        is_close = similarity >= SHORT_SIMILARITY
    else:
        together = len(wording.stems.intersection(facet.stems))
        relief = 1 - 0.25 * shared if together > 1 else 1.0
        is_direct = similarity >= DIRECT_SIMILARITY * relief
        is_close = similarity >= close * relief and facet.kind is not FacetKind.TARGET
    if is_direct and (wording.tells is Tells.DONE or not wording.run):
        return Strength.DIRECT
    return Strength.CLOSE if is_direct or is_close else Strength.LOOSE


def plain_value(
    wording: Wording, passage: Passage, facet: Facet, *, similarity: float, shared: float
) -> float:
    """Return what a claim is worth among those of one mentor."""
    value = similarity + shared * (0.4 if facet.kind is FacetKind.SKILL else 1.0)
    value += LEANINGS.get(passage.aspect, 0.0)
    value += {Tells.BY_THE_WAY: -0.3, Tells.SOMETHING: 0.0, Tells.DONE: 0.12}[wording.tells]
    is_prose = passage.aspect in {Aspect.BIO, Aspect.HEADLINE, Aspect.POSITION}
    if is_prose and not wording.field.endswith("title"):
        value -= 0.08 * (len(wording.quote.split()) < FEWEST_WORDS)
    if wording.run and is_of_ones_own(wording.quote) and is_of_ones_own(facet.words):
        value += 0.15
    return value


def every_claim(claims: Claims) -> list[Claim]:
    rows, columns = claims.value.shape
    return [claims.spelt_out(row, column) for row in range(rows) for column in range(columns)]


@given(st.lists(mentors(), min_size=1, max_size=3), goals)
@settings(max_examples=60, deadline=None)
def test_a_claim_among_many_is_what_it_is_by_itself(people: list[Person], goal: Goal) -> None:
    pool, found = weighed(people, goal)

    for claims in found:
        own = claims.exhibits.quotables
        alone = {
            id(passage): not own.told_apart[place] for place, passage in enumerate(own.passages)
        }
        for claim in every_claim(claims):
            near = plain_similarity(
                claim.wording, claim.passage, claim.facet, alone=alone[id(claim.passage)]
            )
            shared = shared_share(claim.facet, claim.wording.stems, pool)
            assert claim.similarity == pytest.approx(near, abs=1e-5)
            assert claim.shared == pytest.approx(shared)
            assert claim.strength is plain_strength(
                claim.wording, claim.facet, similarity=claim.similarity, shared=claim.shared
            )
            assert claim.value == pytest.approx(
                plain_value(
                    claim.wording,
                    claim.passage,
                    claim.facet,
                    similarity=claim.similarity,
                    shared=claim.shared,
                )
            )


@given(st.lists(mentors(), min_size=2, max_size=3), goals)
@settings(max_examples=30, deadline=None)
def test_who_else_is_shown_changes_nothing(people: list[Person], goal: Goal) -> None:
    _, together = weighed(people, goal)
    pool, question = a_pool(people), question_of(goal)

    for row, claims in enumerate(together):
        shown = exhibits(pool, asked(question.facets, pool), rows=[row])
        sentences = {text: vector_of(text) for text in shown[0].sentences}
        (alone,) = claims_of(shown, asked(question.parts, pool), pool, sentences)
        assert alone.exhibits.places == claims.exhibits.places
        np.testing.assert_allclose(alone.value, claims.value, atol=1e-6)
        assert (alone.strength == claims.strength).all()


@given(mentors(), goals)
@settings(max_examples=60, deadline=None)
def test_of_a_profile_the_nearest_passages_are_looked_at(mentor: Person, goal: Goal) -> None:
    pool = a_pool([mentor])
    facets = question_of(goal).facets

    (shown,) = exhibits(pool, asked(facets, pool), rows=[0])

    def worth(passage: Passage) -> float:
        told = frozenset(stems(passage.text))
        near = vector_of(passage.text)
        return LEANINGS.get(passage.aspect, 0.0) + max(
            float(near @ vector_of(facet.text)) + shared_share(facet, told, pool)
            for facet in facets
        )

    values = [worth(passage) for passage in shown.passages]
    np.testing.assert_allclose(values, sorted(values, reverse=True), atol=1e-5)
    left = [worth(one) for one in shown.quotables.passages if one not in shown.passages]
    if len(shown.quotables.passages) <= LOOKED_AT and not _is_cut(shown):
        assert not left
    assert len(shown.places) <= LOOKED_AT
    assert sum(shown.quotables.told_apart[place] for place in shown.places) <= TOLD_APART


def _is_cut(shown: Exhibits) -> bool:
    fields = [passage.field for passage in shown.quotables.passages]
    return len(set(fields)) < len(fields) or sum(shown.quotables.told_apart) > TOLD_APART
