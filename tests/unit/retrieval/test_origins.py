"""Where somebody comes from is taken out; where the work is stays."""

import pytest

from companion.retrieval.blind import blinded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I emigrated from Chile with others.", "I emigrated from the Philippines with others."),
        ("My home country is Kenya; I like tea.", "My home country is Sri Lanka; I like tea."),
        ("As an Irish woman in logistics.", "As a Vietnamese woman in logistics."),
        ("I am Pakistani.", "I am Swedish."),
        ("A Ghanaian by birth.", "An Estonian by birth."),
        ("Nurse, Nigerian-born and tired.", "Nurse, Polish-born and tired."),
        ("Parents from Togo and Ghana.", "Parents from Peru."),
    ],
)
def test_two_origins_read_alike(one: str, other: str) -> None:
    assert blinded(one, names=()) == blinded(other, names=())


@pytest.mark.parametrize(
    "text",
    [
        "I run payroll in Germany and France.",
        "I am a Spanish teacher.",
        "Translator of Japanese novels.",
        "I moved from Marketing to Sales.",
        "Our country is slow.",
        "Turkey farming and china repair.",
    ],
)
def test_what_is_about_the_work_stays(text: str) -> None:
    assert blinded(text, names=()) == text


@pytest.mark.parametrize(
    "piece", ["from Ghana and ", "a an Irish ", "country is the ", "from the "]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert len(blinded(piece * 30_000, names=())) < len(piece) * 30_000
