"""Whoever has a job now is introduced by it, and never by an old one."""

from companion.outreach.sender import introduction
from companion.people.career import Position
from companion.people.person import Person


def _mentee(*career: Position, headline: str | None = None) -> Person:
    return Person.model_validate(
        {"id": "me", "name": "Ida Holm", "career": career, "headline": headline}
    )


_OLD = Position(title="Cashier", organization="Elm Stores", start="2011", end="2014")


def test_a_title_that_makes_no_sentence_is_said_as_it_stands() -> None:
    now = Position(title="Cuts and Colour", organization="Hay Salon", start="2019")

    alone = introduction(_mentee(now, _OLD), with_employer=False)
    at_work = introduction(_mentee(_OLD, now), with_employer=True)

    assert alone is not None
    assert at_work is not None
    assert alone.text == "My job title is Cuts and Colour."
    assert at_work.text == "I work at Hay Salon (Cuts and Colour)."


def test_a_headline_says_who_somebody_is_before_a_title_does() -> None:
    now = Position(title="Cuts and Colour", organization="Hay Salon", start="2019")

    said = introduction(_mentee(now, _OLD, headline="Stylist at Hay Salon"), with_employer=True)

    assert said is not None
    assert "Cashier" not in said.text
    assert "tylist" in said.text


def test_an_old_job_still_introduces_whoever_has_none_now() -> None:
    said = introduction(_mentee(_OLD), with_employer=True)

    assert said is not None
    assert said.text == "I was a cashier at Elm Stores until 2014."
