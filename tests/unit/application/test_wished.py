"""What a jotting says somebody goes for or is to do is what they want."""

import pytest

from companion.application.wishes import wish_of
from companion.people.person import Person, PersonId


@pytest.mark.parametrize(
    ("bio", "wish"),
    [
        (
            "Bakes on nights. Going for her master's certificate, panel in May.",
            "Going for her master's certificate, panel in May",
        ),
        ("Is to pass the round on to the girl.", "Is to pass the round on to the girl"),
        ("Goes for a walk at noon. Is too shy to ask.", None),
    ],
)
def test_what_somebody_goes_for_is_their_wish(bio: str, wish: str | None) -> None:
    mentee = Person(id=PersonId("runa"), name="Runa Vik", bio=bio)

    assert wish_of(mentee) == wish
