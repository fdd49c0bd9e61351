"""What is noted that somebody wants, without the words under which it is kept."""

from companion.application.wishes import wish_of
from companion.people.person import NOTED_ABOUT
from tests.records import a_person


def test_a_wish_that_points_back_is_given_with_what_it_points_at_and_no_label() -> None:
    noted = "wants a stall of her own, paints it every weekend in her head"

    assert wish_of(a_person("p", bio=f"{NOTED_ABOUT}{noted}")) == noted
