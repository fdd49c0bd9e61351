"""One stored person is found by the name that people say; several are listed."""

import pytest

from companion.cli.naming import named_person
from companion.errors import AmbiguousRecordError, NotFoundError
from companion.people.person import Person


def people(*names: str) -> list[Person]:
    return [Person.model_validate({"id": f"p{n}", "name": name}) for n, name in enumerate(names)]


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ("Dr Meera Joshi", "Meera Joshi"),
        ("Meera Joshi", "Dr. Meera Joshi"),
        ("Rev. Tom Alder", "tom alder"),
        ("Prof Dr Lena Vogt", "Lena Vogt"),
        ("Mrs Patel", "Patel"),
        ("Sunil Patel", "Mr Patel"),
        ("Joan Mary Pike", "Joan Pike"),
        ("Joan Pike", "Joan Mary Pike"),
        ("Joan Mary Pike", "Joan M. Pike"),
    ],
)
def test_a_title_or_a_missing_middle_name_hinders_nobody(stored: str, said: str) -> None:
    found = named_person(people(stored, "Olu Bright"), said)

    assert found.name == stored


@pytest.mark.parametrize("said", ["Joan Anne Pike", "Joan Spike", "Dr", "Mary Pike"])
def test_another_name_is_nobody(said: str) -> None:
    with pytest.raises(NotFoundError):
        named_person(people("Joan Mary Pike", "Olu Bright"), said)


def test_several_of_a_name_are_listed_with_who_they_are() -> None:
    with pytest.raises(AmbiguousRecordError, match=r"p0 \(Dr Joan Pike\), p1 \(Joan Mary Pike\)"):
        named_person(people("Dr Joan Pike", "Joan Mary Pike", "Olu Bright"), "Mrs Joan Pike")
    with pytest.raises(AmbiguousRecordError, match=r"p0 \(Joan Ash\), p1 \(Joan Beck\)"):
        named_person(people("Joan Ash", "Joan Beck"), "joan")


def test_an_exact_name_goes_before_one_with_a_title() -> None:
    assert named_person(people("Dr Joan Pike", "Joan Pike"), "Joan Pike").id == "p1"
