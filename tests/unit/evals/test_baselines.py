"""The plain rankings that the companion is compared with."""

from evals.baselines import Lexical, fused, shuffled
from evals.words import content_words, name_words, token_f1, without, word_runs

DOCUMENTS = {
    "gardener": "plans gardens and orchards",
    "nurse": "ran a ward, planned rosters",
    "silent": "",
}


def test_a_document_that_shares_a_rare_word_comes_first() -> None:
    lexical = Lexical(DOCUMENTS)

    assert lexical.bm25("planning a roster")[0] == "nurse"
    assert lexical.tfidf("an orchard")[0] == "gardener"


def test_documents_that_share_nothing_stand_in_the_order_of_their_ids() -> None:
    assert Lexical(DOCUMENTS).bm25("quantum") == ["gardener", "nurse", "silent"]


def test_bm25_scores_as_the_formula_says() -> None:
    scores = Lexical({"a": "plum", "b": "pear"}).bm25_scores("plum")

    # One of two documents has the word, once, at average length: idf ln 2, saturation 1.
    assert round(scores["a"], 6) == 0.693147


def test_fusion_prefers_what_both_rankings_like() -> None:
    assert fused(["a", "b", "c"], ["b", "c", "a"])[0] == "b"


def test_random_order_is_the_same_every_time() -> None:
    assert shuffled("abcdef", seed=1) == shuffled("fedcba", seed=1) != shuffled("abcdef", seed=2)


def test_words_keep_their_signs_and_lose_their_endings() -> None:
    assert content_words("We planned C++, C# and studies") == [
        "plann",
        "c++",
        "c#",
        "study",
    ]


def test_token_f1_counts_shared_stems() -> None:
    assert token_f1("send the report", "reports: send two") == 0.8
    assert token_f1("send", "call") == 0.0


def test_names_are_taken_out_whole_and_in_any_capitals() -> None:
    names = name_words("Ana Ruiz-Gil")

    assert without("ANA's mentor Gil, banana", names) == "'s mentor , banana"


def test_runs_of_words_cross_no_end_of_the_text() -> None:
    assert word_runs("one two three", length=2) == {("one", "two"), ("two", "three")}
    assert word_runs("one", length=2) == frozenset()
