"""BM25, exact search and rank fusion."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.retrieval.bm25 import Bm25
from companion.retrieval.exact import search
from companion.retrieval.fusion import reciprocal_rank_fusion

WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=12)


def an_index(*documents: str) -> Bm25:
    return Bm25([Counter(document.split()) for document in documents])


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    index = an_index("team nursing", "team law", "team law", "team law")

    scores = index.scores(["team", "nursing"])

    assert scores[0] > 2 * scores[1] > 0


def test_a_second_mention_adds_little() -> None:
    index = an_index("law pad pad", "law law pad", "other other other")

    once, twice, never = index.scores(["law"])

    assert never == 0
    assert once < twice < 1.5 * once


def test_coverage_is_the_share_of_what_was_asked() -> None:
    index = an_index("law nursing", "law", "cooking")

    both, one, none = index.coverage(["law", "nursing"])

    assert 1 >= both > one > none == 0


def test_words_that_nobody_has_lower_the_coverage() -> None:
    index = an_index("law", "cooking")

    assert index.coverage(["law", "beekeeping"])[0] < index.coverage(["law"])[0]


def test_nothing_asked_is_covered_by_nobody() -> None:
    assert an_index("law").coverage([]).tolist() == [0.0]
    assert Bm25([]).coverage(["law"]).tolist() == []
    assert an_index("", "").coverage(["law"]).tolist() == [0.0, 0.0]


@given(st.lists(WORDS, min_size=1, max_size=6), WORDS)
def test_coverage_stays_between_nothing_and_everything(
    documents: list[list[str]], query: list[str]
) -> None:
    coverage = Bm25([Counter(document) for document in documents]).coverage(query)

    assert ((coverage >= 0) & (coverage <= 1)).all()


def test_search_returns_the_nearest_first_and_equal_ones_in_order() -> None:
    vectors = np.array([[0, 1], [1, 0], [1, 0], [0.6, 0.8]], dtype=np.float32)

    rows = search(vectors, np.array([1, 0], dtype=np.float32), top_k=2)

    assert rows.tolist() == [1, 2]


@pytest.mark.parametrize(("top_k", "found"), [(0, 0), (3, 3), (9, 4)])
def test_search_returns_at_most_what_there_is(top_k: int, found: int) -> None:
    vectors = np.eye(4, dtype=np.float32)

    assert len(search(vectors, vectors[0], top_k=top_k)) == found


def test_what_two_rankings_agree_on_comes_first() -> None:
    fused = reciprocal_rank_fusion([["a", "b", "c"], ["b", "d"]])

    assert [key for key, _ in fused] == ["b", "a", "d", "c"]
