"""A situation fits by meaning and by words; what is said of the goal counts most."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from companion.knowledge.bank import BankQuestion, QuestionFamily, Situation
from companion.knowledge.scoring import SituationWords, Texts, nearest, situation_scores


def a_situation(name: str, *phrases: str) -> Situation:
    question = BankQuestion(text="What worked?", family=QuestionFamily.STRATEGY, topic="Worked")
    return Situation(id=name, title=name, applies_when=phrases, changes=(), questions=(question,))


BANK = (a_situation("raise", "ask for a raise"), a_situation("talk", "give a talk"))


def texts(*weighted: tuple[str, float]) -> Texts:
    return Texts(
        words=tuple(text for text, _ in weighted),
        weights=tuple(weight for _, weight in weighted),
        vectors=np.zeros((len(weighted), 2), dtype=np.float32),
    )


def test_shared_words_decide_between_situations_that_mean_the_same() -> None:
    even = np.full((2, 1), 0.5)

    scores = situation_scores(
        texts=texts(("a raise, please", 1.0)),
        phrases=even,
        questions=even,
        words=SituationWords(BANK),
    )

    assert scores[0] > scores[1]


def test_the_background_weighs_less_than_the_goal() -> None:
    by_phrase = np.array([[0.6, 0.2], [0.2, 0.6]])

    scores = situation_scores(
        texts=texts(("zzz", 1.0), ("yyy", 0.5)),
        phrases=by_phrase,
        questions=by_phrase,
        words=SituationWords(BANK),
    )

    assert scores[0] > scores[1]


def test_each_situation_keeps_its_nearest_phrase() -> None:
    similarities = np.array([[0.1], [0.7], [0.3]])

    best = nearest(similarities, [0, 0, 1], count=3)

    assert best[:, 0].tolist() == [0.7, 0.3, -1.0]


@given(st.text(max_size=200))
def test_coverage_is_a_share(text: str) -> None:
    shares = SituationWords(BANK).coverage(text)

    assert ((shares >= 0) & (shares <= 1)).all()
