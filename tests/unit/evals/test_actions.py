"""When an action found is the one that was meant."""

from companion.text.spans import Quote
from evals.actions import Gold, Said, cued, grounded_counts, paired_by_quote, promised
from evals.metrics import Counts

NOTES = "I'll call Ana by Friday. She might write to Bo."


def _quote(text: str) -> Quote:
    start = NOTES.index(text)
    return Quote(start=start, end=start + len(text), text=text)


def test_an_item_pairs_with_the_gold_one_whose_words_it_quotes() -> None:
    said = [[_quote("write to Bo")], [_quote("I'll call Ana by Friday.")]]
    gold = [(0, 24), (25, len(NOTES))]

    assert paired_by_quote(said, gold) == [(0, 1), (1, 0)]


def test_a_gold_item_is_said_by_one_item_only() -> None:
    said = [[_quote("call Ana")], [_quote("by Friday")]]

    assert len(paired_by_quote(said, [(0, 24)])) == 1


def test_quotes_that_hardly_touch_are_not_the_same() -> None:
    assert paired_by_quote([[_quote("Friday. She might write")]], [(0, 24)]) == []


def test_the_right_words_without_evidence_nearby_are_no_hit() -> None:
    gold = [Gold(text="PM sends the report", task="send the report", evidence=frozenset({10}))]
    near = Said(text="send the report", evidence=frozenset({13}))
    far = Said(text="send the report", evidence=frozenset({14}))
    other = Said(text="bake a cake", evidence=frozenset({10}))

    assert grounded_counts([near], gold) == Counts(hits=1, said=1, wanted=1)
    assert grounded_counts([far, other], gold) == Counts(hits=0, said=2, wanted=1)


def test_gold_that_nobody_can_show_is_not_wanted() -> None:
    gold = [Gold(text="x", task="x", evidence=frozenset())]

    assert grounded_counts([], gold) == Counts(wanted=0)


def test_the_plain_baselines_look_for_words() -> None:
    assert promised(["We should go.", "It rained."]) == [0]
    late = "So you will work on the prototype for the next meeting"
    assert cued(["hello there all of you"] * 9 + [late]) == [9]
