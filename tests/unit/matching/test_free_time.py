"""Where two people spend their free time is no reason to ask somebody."""

import pytest

from companion.matching.jottings import Tells, tells


@pytest.mark.parametrize(
    "clause",
    [
        "from my pottery class",
        "from the village choir",
        "met at parkrun",
        "mate from the darts club",
        "sits next to me",
        "swims on Sundays",
    ],
)
def test_a_club_and_what_somebody_does_there_are_by_the_way(clause: str) -> None:
    assert tells(clause) is Tells.BY_THE_WAY


@pytest.mark.parametrize(
    "clause",
    ["sits on the school board", "runs the gym in Ely", "manager at the cricket club", "ran a pub"],
)
def test_work_at_such_a_place_is_none(clause: str) -> None:
    assert tells(clause) is not Tells.BY_THE_WAY
