"""Who stands behind initials is asked for, not guessed."""

import pytest

from companion.application.pair import Pair
from companion.cli.pairs import unknown_initials
from companion.people.person import Person, PersonId

NOTES = "LM -> call the mill\nJS -> send the price list\nNB: shop shut in May"


def test_initials_that_nobody_has_are_named() -> None:
    assert unknown_initials(NOTES, Pair()) == ("JS", "LM")


@pytest.mark.parametrize("given_id", ["lm", "x"])
def test_initials_of_those_named_are_known(given_id: str) -> None:
    pair = Pair(mentee=Person(id=PersonId(given_id), name="Lena Moor"))

    assert unknown_initials(NOTES, pair) == ("JS",)
