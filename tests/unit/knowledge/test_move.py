"""What a move from one role to another asks for."""

import numpy as np
import pytest

from companion.knowledge.move import CONTRAST, Compared, Role, Subject, texts_of

BAKER = Role(title="Baker", description="Bakes bread and keeps the ovens.")
OWNER = Role(title="Bakery owner", description="Runs the shop, buys flour and hires people.")
RIGHT, UP = [1.0, 0.0], [0.0, 1.0]


def test_a_role_is_compared_with_and_without_its_title() -> None:
    assert BAKER.texts == ("Baker Bakes bread and keeps the ovens.", BAKER.description)
    assert Role(title="Baker").texts == ("Baker",)


def test_only_what_needs_explaining_is_broad() -> None:
    broad = Subject(name="Economics", description="Knowledge of prices and money.")

    assert texts_of([broad, Subject(name="Buy flour.")]) == [
        "Economics",
        "Economics: Knowledge of prices and money.",
        "Buy flour.",
    ]


def test_a_broad_subject_that_the_role_held_has_too_loses_to_one_that_is_new() -> None:
    both = Subject(name="Craft", description="Working by hand.")
    new = Subject(name="Trade", description="Buying and selling.")
    vectors = np.array([RIGHT, RIGHT, UP, UP])
    to, held = np.array([[0.71, 0.70]]), np.array([RIGHT])

    scores = Compared(subjects=[both, new], vectors=vectors).scores(aimed=OWNER, to=to, held=held)

    assert scores[1] > scores[0]
    assert scores[0] == pytest.approx(0.71 - CONTRAST)


def test_one_thing_to_do_loses_nothing_for_what_is_done_already() -> None:
    compared = Compared(subjects=[Subject(name="Sweep floors.")], vectors=np.array([RIGHT]))

    (score,) = compared.scores(aimed=OWNER, to=np.array([RIGHT]), held=np.array([RIGHT]))

    assert score == pytest.approx(1.0)


def test_words_that_the_role_says_itself_speak_for_a_subject() -> None:
    subjects = [Subject(name="Hire people."), Subject(name="Mend nets.")]
    compared = Compared(subjects=subjects, vectors=np.array([UP, UP]))

    hiring, mending = compared.scores(aimed=OWNER, to=np.array([RIGHT]))

    assert hiring > mending
