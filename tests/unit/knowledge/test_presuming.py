import pytest

from companion.knowledge.presuming import presumes


@pytest.mark.parametrize(
    "question",
    [
        "How would you describe my thesis to a head of product?",
        "Which part of this feedback would you take?",
        "How would you talk to a manager who has never mentioned promotion?",
    ],
)
def test_a_question_that_speaks_of_the_asker_presumes(question: str) -> None:
    assert presumes(question)


@pytest.mark.parametrize(
    "question",
    [
        "Before your own promotion, who spoke for you?",
        "What did you do the last time somebody said the offer was final?",
    ],
)
def test_a_question_after_the_mentor_s_experience_presumes_nothing(question: str) -> None:
    assert not presumes(question)
