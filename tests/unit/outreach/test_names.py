import pytest

from companion.outreach.names import greeting_name, salutation, signature
from tests.unit.outreach.briefs import a_person


@pytest.mark.parametrize(
    ("name", "greeting", "signed"),
    [
        ("Grace Mutasa", "Grace", "Grace Mutasa"),
        ("GRACE MUTASA", "Grace", "Grace Mutasa"),
        ("jason lee", "Jason", "Jason Lee"),
        ("Prof. Dr. Hans Müller", "Hans", "Prof. Dr. Hans Müller"),
        ("Silva, Ana", "Ana", "Silva, Ana"),
        ("Silva,", "Silva", "Silva,"),
        ("Guadalupe “Lupe” Arriaga", "Guadalupe", "Guadalupe Arriaga"),
        ("Ana Silva (she/her)", "Ana", "Ana Silva"),
        ("J. Smith", "J. Smith", "J. Smith"),
        ("maria-luisa fernández", "Maria-Luisa", "Maria-Luisa Fernández"),
        ("(x)", "(x)", "(x)"),
        ("Goh Wei Ling", "Goh Wei Ling", "Goh Wei Ling"),
        ("KIM MIN-JUN", "Kim Min-Jun", "Kim Min-Jun"),
        ("Kim Wilde", "Kim", "Kim Wilde"),
        ("Mei Tan", "Mei", "Mei Tan"),
        ("MARY MCDONALD", "Mary", "Mary McDonald"),
        ("ana de la cruz", "Ana", "Ana de la Cruz"),
    ],
)
def test_people_are_called_by_their_first_name(name: str, greeting: str, signed: str) -> None:
    person = a_person(name)

    assert greeting_name(person) == greeting
    assert signature(person) == signed


def test_an_endless_name_is_cut() -> None:
    assert len(greeting_name(a_person("a" * 200))) <= 60


@pytest.mark.parametrize(
    ("name", "greeting"), [("big al", "Big Al"), ("Auntie Bea", "Auntie Bea"), ("Al Young", "Al")]
)
def test_a_nickname_is_never_greeted_by_its_adjective(name: str, greeting: str) -> None:
    assert greeting_name(a_person(name)) == greeting


@pytest.mark.parametrize(
    ("name", "salutation_of"),
    [
        ("Dr Nkechi Obi", "Dr Obi"),
        ("Prof. Ana de la Cruz", "Prof de la Cruz"),
        ("Dr Okafor", "Dr Okafor"),
        ("Ana Silva", "Ana"),
        ("Dr", "Dr"),
    ],
)
def test_whoever_bears_a_title_is_written_to_by_it(name: str, salutation_of: str) -> None:
    assert salutation(a_person(name)) == salutation_of
