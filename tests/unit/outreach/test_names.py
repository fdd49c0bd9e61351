import pytest

from companion.outreach.names import greeting_name, signature
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
