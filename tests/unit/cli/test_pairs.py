"""Who stands behind initials is asked for, not guessed."""

from pathlib import Path

import pytest

from companion.application.pair import Pair
from companion.cli.pairs import unknown_initials
from companion.people.person import Person, PersonId
from tests.cli import CommandLine

NOTES = "LM -> call the mill\nJS -> send the price list\nNB: shop shut in May"


def test_initials_that_nobody_has_are_named() -> None:
    assert unknown_initials(NOTES, Pair()) == ("JS", "LM")


@pytest.mark.parametrize("given_id", ["lm", "x"])
def test_initials_of_those_named_are_known(given_id: str) -> None:
    pair = Pair(mentee=Person(id=PersonId(given_id), name="Lena Moor"))

    assert unknown_initials(NOTES, pair) == ("JS",)


def test_the_mentor_is_who_the_first_line_names_whoever_else_is_spoken_of(
    companion: CommandLine, tmp_path: Path
) -> None:
    people = tmp_path / "people.txt"
    people.write_text("Olwen Rees - runs a bakery\n\nGwil Pugh - union rep\n", encoding="utf-8")
    cv = tmp_path / "cv.txt"
    cv.write_text("Ada Finn\n\nBaker, Mill Lane 2015 - now\n", encoding="utf-8")
    notes = tmp_path / "call.txt"
    notes.write_text("call w Olwen 3 Nov\n- ask Gwil about the course fee by Friday\n", "utf-8")
    companion("start", "--goal", "open a stall", "--me", str(cv), "--people", str(people))

    planned = companion("agenda", "--notes", str(notes)).out

    assert "Olwen" in planned
    assert "your mentor" not in planned
    assert "Mentor" not in planned
