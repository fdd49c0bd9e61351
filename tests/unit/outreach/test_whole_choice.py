"""A wish that names several ways is said whole, or by the one way that plainly fits."""

import pytest

from companion.goals.rules import goal_from_text
from companion.outreach.message import OutreachBrief
from companion.outreach.offline import compose
from companion.people.contacts_text import read_contacts
from companion.people.person import Person

_WISH = (
    "I don't rightly know what I want, either I take the ferry skipper's ticket, or I build "
    "skiffs with the school lads, or at least come off the night boat cos my knees are gone. "
    "Not sure we could live on it, Agnes's hours were cut. "
    "Want somebody to tell me if I'm too old for it."
)
_MENTEE = Person(id="me", name="Tam Brodie", headline="deckhand")


def _message(note: str, wish: str = _WISH) -> str:
    (mentor,) = read_contacts(note).people
    goal = goal_from_text(wish, "g")
    return compose(OutreachBrief(mentee=_MENTEE, mentor=mentor, goal=goal)).draft.body


def test_where_no_way_plainly_fits_every_way_is_in_the_message() -> None:
    body = _message("Ola Fisk - keeps the harbour café in Mallaig, met her at the gala\n")

    for way in ("take the ferry skipper's ticket", "build skiffs", "come off the night boat"):
        assert way in body


def test_the_one_way_that_fits_is_the_one_that_is_asked_about() -> None:
    body = _message("Ewan Rae - examines ferry skippers for their ticket in Oban\n")

    assert "taking the ferry skipper's ticket" in body
    assert "skiffs" not in body


def test_health_and_money_at_home_do_not_go_to_somebody_one_hardly_knows() -> None:
    body = _message("Ola Fisk - keeps the harbour café in Mallaig, met her at the gala\n")

    assert "knees" not in body
    assert "Agnes" not in body


def test_what_one_wants_to_be_told_is_said_and_is_not_taken_for_the_wish() -> None:
    body = _message("Ola Fisk - keeps the harbour café in Mallaig, met her at the gala\n")

    assert "I want somebody to tell me if I'm too old for it." in body
    assert "wanting somebody" not in body


@pytest.mark.parametrize("sign", ["", " I only name a price and people pay it."])
def test_one_word_of_money_makes_no_talk_about_buyers(sign: str) -> None:
    body = _message(
        "Ola Fisk - keeps the harbour café in Mallaig\n",
        f"Keep the youth boat going without paying for it myself.{sign}",
    )

    assert "approach first" not in body
