"""A second line about one person in jottings is not a new person."""

import pytest

from companion.people.contacts_text import read_contacts


@pytest.mark.parametrize("line", ["Shy, careful, hates the phone.", "Bright, patient, never late."])
def test_traits_under_a_name_are_of_that_person(line: str) -> None:
    text = f"Ines Costa - new on the night shift.\n{line}\n\nPetra Lund - shop lead, four staff.\n"

    assert [one.name for one in read_contacts(text).people] == ["Ines Costa", "Petra Lund"]


def test_a_name_that_is_a_word_with_a_job_behind_it_is_a_person() -> None:
    text = "Ines Costa - baker.\nMark, nurse, wants to lead a ward.\n"

    assert [one.name for one in read_contacts(text).people] == ["Ines Costa", "Mark"]
