"""What never went wrong is no trouble to be asked about."""

import pytest

from companion.topics.shapes import Shape, is_trouble, shape_of
from companion.topics.story import OwnWords
from companion.writing.draft import Source, SourceKind


def of_a_career(said: str) -> OwnWords:
    source = Source(kind=SourceKind.CAREER, ref="career[0].summary", quote=said)
    return OwnWords(said=said, told=said, source=source)


@pytest.mark.parametrize(
    "said",
    ["Never missed a slot in 3 years.", "I drove the school bus without any accidents.",
     "I ran the bar for ten years and had no complaints."],
)  # fmt: skip
def test_what_never_went_wrong_is_no_trouble(said: str) -> None:
    assert not is_trouble(of_a_career(said))


@pytest.mark.parametrize(
    "said", ["I never led a crew.", "Half the lambs were lost, nobody knew why."]
)
def test_what_was_never_done_or_went_wrong_is(said: str) -> None:
    assert is_trouble(of_a_career(said))


def test_fewer_mistakes_are_an_achievement() -> None:
    assert shape_of(of_a_career("I got late calls down from 11 to 6 a week.")) is Shape.DONE


def test_never_missing_is_not_never_having_done() -> None:
    assert shape_of(of_a_career("I have never missed a shift.")) is not Shape.NEVER
