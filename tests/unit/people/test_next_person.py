"""Jottings without blank lines: each line that tells of somebody else begins them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.people.contacts_text import read_contacts
from companion.people.next_person import begins_next


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tariq, used to do the books for a hotel, now freelances", "Tariq"),
        ("Ilse, glazier", "Ilse"),
        ("Noor teaches welding at night", "Noor"),
        ("Mary from church keeps bees for three farms", "Mary"),
        ("Jo (my cousin), vet nurse, 12 yrs", "Jo"),
        ("Hannah my neighbour, midwife 20 years", "Hannah"),
        ("old boss from the depot, Kwame, knows every haulier", "Kwame"),
        ("my friend Bo is a surveyor", "Bo"),
    ],
)
def test_a_line_of_somebody_else_begins_them(line: str, name: str) -> None:
    read = read_contacts(f"Mary Okafor, runs the dye shop\n{line}\nMet at the swim club.")

    assert [person.name for person in read.people] == ["Mary Okafor", name]
    assert "swim club" in (read.people[1].noted_about or "")


@pytest.mark.parametrize(
    "line",
    [
        "Leeds, mostly weekends",
        "Bergen, Norway",
        "Berlin, head of design there for a while",
        "Married to Tom, runs the choir",
        "Retired from Boeing",
        "Works at the dairy",
        "Great with prices, knows suppliers",
        "Kind and patient",
        "French, fluent",
        "Glazier, 20 years",
    ],
)
def test_what_else_is_said_of_somebody_stays_theirs(line: str) -> None:
    read = read_contacts(f"Omar Haddad, welder, 20 years\n{line}")

    assert [person.name for person in read.people] == ["Omar Haddad"]
    assert line in (read.people[0].noted_about or "")


def test_employers_under_a_bare_name_are_no_people() -> None:
    read = read_contacts("Sofia Lind\nIkea, project manager 5 yrs")

    assert [person.name for person in read.people] == ["Sofia Lind"]


@given(st.text(max_size=120))
def test_whatever_stands_in_a_line_a_name_is_of_its_words(line: str) -> None:
    found = begins_next(line)

    assert found is None or all(word in line for word in found.name.split())
