"""Job titles read well inside a sentence, and what is no role is not made one."""

import pytest

from companion.people.career import Position
from companion.topics.roles import role_of


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Senior staff nurse, respiratory", "a senior staff nurse"),
        ("Apprentice electrician", "an apprentice electrician"),
        ("Teacher of French, secondary", "a teacher of French"),
        ("Team lead, customer support", "a team lead"),
        ("UI designer", "a UI designer"),
        ("Intern, then research assistant", "an intern"),
        ("Head of People", "a head of people"),
        ("Career break", None),
        ("Summer job", None),
        ("Technical exchange", None),
        ("Integration and language courses", None),
        ("???", None),
    ],
)
def test_a_title_in_a_sentence(title: str, role: str | None) -> None:
    assert role_of(Position(title=title)) == role
