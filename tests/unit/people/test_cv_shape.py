"""Telling the page of one CV from a page of jotted people."""

import pytest

from companion.people.cv_shape import holds_several_cvs, looks_like_cv

CV = """Owen Hay
Work
Joiner, Elm Ltd, 2014 - 2019
Skills
sash windows
"""
TITLED = "Curriculum Vitae\n\nOwen Hay\n\nEXPERIENCE\nJoiner at Elm Ltd\n"
JOTTED = """Work
Anna Berg - ran the shop 2014 - 2019
Bo Lind, accounts

School
Cara Moss: teaches maths since 2016, my neighbour
"""


@pytest.mark.parametrize("text", [CV, TITLED, TITLED.replace("EXPERIENCE", "## Experience")])
def test_a_page_with_the_headings_of_a_cv_is_one(text: str) -> None:
    assert looks_like_cv(text)
    assert not holds_several_cvs(text)


@pytest.mark.parametrize(
    "text", ["", JOTTED, "Skills\nAnna Berg - welder\n", "Ana Ruiz, baker 2014 - 2019"]
)
def test_jotted_people_are_no_cv(text: str) -> None:
    assert not looks_like_cv(text)


def test_headings_that_come_twice_are_of_several_cvs() -> None:
    assert holds_several_cvs(CV + CV.replace("Owen Hay", "Ida Holm"))


@pytest.mark.parametrize("text", ["Work\n" * 40_000, "a" * 100_000, "2014 - 2019 " * 10_000])
def test_hostile_texts_are_read_in_little_time(text: str) -> None:
    assert looks_like_cv(text) in {True, False}
