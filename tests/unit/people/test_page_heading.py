"""The first line of a page of people, which says what they are and is nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.people.contacts_text import read_contacts
from companion.people.page_heading import below_heading

BELOW = (
    "Ida Holm - was our head baker, now runs a mill\nstill writes at easter\n\nPer Lund, smith\n"
)
HEADINGS = [
    "people - jotted sun night",
    "Contacts (from my phone)",
    "Network — started Tuesday",
    "Ideas - who might help",
    "names, in no order",
    "Folk who know about boats",
    "potential mentors – on the bus",
    "Shortlist (5)",
    "People | nov",
    "ppl: not asked yet",
]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_heading_of_a_page_is_nobody(heading: str, gap: str) -> None:
    read = read_contacts(f"{heading}{gap}{BELOW}")

    assert [person.name for person in read.people] == ["Ida Holm", "Per Lund"]
    assert [line.text for line in read.unplaced] == [heading]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Contacts: Ida Holm (baker)\nPer Lund, smith", ["Ida Holm", "Per Lund"]),
        ("Friends: Ida Holm, baker\nPer Lund, smith", ["Ida Holm", "Per Lund"]),
        ("Ida Holm - knows people\n\nPer Lund - smith, family friend", ["Ida Holm", "Per Lund"]),
    ],
)
def test_who_stands_behind_a_heading_is_found(text: str, names: list[str]) -> None:
    assert [person.name for person in read_contacts(text).people] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Baz Nolan - ex army, my sergeant\nShirley in our planning office. 15yrs doing routes\n"
            "Kev Dacosta: mate from the dairy",
            ["Baz Nolan", "Shirley", "Kev Dacosta"],
        ),
        ("Helen - midwife\nDoreen on reception. 20 years there", ["Helen", "Doreen"]),
        ("Olu at the bakery, nights\nMarta in HR knows everybody", ["Olu", "Marta"]),
        ("Helen - midwife\nCheese in the kitchen at 5\nLeeds in winter", ["Helen"]),
    ],
)
def test_a_name_and_where_one_knows_it_from_begins_somebody(text: str, names: list[str]) -> None:
    assert [person.name for person in read_contacts(text).people] == names


@given(st.text(max_size=200))
def test_what_a_heading_leaves_is_part_of_the_line(line: str) -> None:
    rest = below_heading(line)

    assert rest is None or rest in line
