"""What is noted that somebody wants, without the words under which it is kept."""

import pytest

from companion.application.wishes import wish_of
from companion.people.person import NOTED_ABOUT
from tests.records import a_person


def test_a_wish_that_points_back_is_given_with_what_it_points_at_and_no_label() -> None:
    noted = "wants a stall of her own, paints it every weekend in her head"

    assert wish_of(a_person("p", bio=f"{NOTED_ABOUT}{noted}")) == noted


@pytest.mark.parametrize(
    ("noted", "wish"),
    [
        ("31, florist, opening own shop in spring", "opening own shop in spring"),
        ("potter - retraining as a nurse next year", "retraining as a nurse next year"),
        ("Sitting her master exam in June. Met at the fair.", "Sitting her master exam in June"),
        ("43, baker, opening early in summer heat", None),
        ("29, waiter, training apprentices", None),
        ("left the yard in spring", None),
    ],
)
def test_what_somebody_is_about_to_do_by_a_season_is_what_they_want(
    noted: str, wish: str | None
) -> None:
    assert wish_of(a_person("p", headline=noted)) == wish
