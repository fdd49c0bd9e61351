import pytest

from companion.people.career import Position
from companion.people.roles import (
    employer_phrase,
    is_break,
    is_field,
    is_role,
    role_in_sentence,
    role_with_article,
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Senior staff nurse, respiratory", "a senior staff nurse (respiratory)"),
        ("Apprentice electrician", "an apprentice electrician"),
        ("Head of E-learning", "head of e-learning"),
        ("Founder", "the founder"),
        ("Co-founder", "a co-founder"),
        ("BI developer", "a BI developer"),
        ("Staff nurse, then charge nurse", "a staff nurse, then charge nurse"),
        ("Director of monitoring, evaluation and learning", None),
        ("Chief Operating Officer", "chief operating officer"),
        ("SENIOR PRODUCT MANAGER", "a senior product manager"),
    ],
)
def test_a_title_stands_in_a_sentence(title: str, expected: str | None) -> None:
    if expected is None:
        assert role_in_sentence(title) == "director of monitoring, evaluation and learning"
    else:
        assert role_with_article(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Staff nurse", True),
        ("Software Engineer II", True),
        ("Owner and master electrician", True),
        ("Chef de partie, pasta", True),
        ("Career break", False),
        ("Summer job", False),
        ("Integration and language courses", False),
        ("Marketing", False),
        ("", False),
        ("the one who always ends up doing everything for the whole of the nurse", False),
    ],
)
def test_a_role_is_told_from_an_event(title: str, expected: bool) -> None:
    assert is_role(title) is expected


def test_a_field_is_what_one_works_in() -> None:
    assert is_field("Marketing")
    assert is_field("Customer support")
    assert not is_field("Marketing manager")


def test_time_away_is_no_job() -> None:
    assert is_break(Position(title="Parental leave"))
    assert not is_break(Position(title="Leader"))


@pytest.mark.parametrize(
    ("title", "organization", "expected"),
    [
        ("Founder", "Fresquito", "of Fresquito"),
        ("Nurse", "a city hospital", "at a city hospital"),
        ("Designer", "self-employed", None),
        ("Designer", None, None),
        ("Designer", "a " + "very " * 9 + "long name", None),
    ],
)
def test_an_employer_follows_the_role(
    title: str, organization: str | None, expected: str | None
) -> None:
    assert employer_phrase(Position(title=title, organization=organization)) == expected
