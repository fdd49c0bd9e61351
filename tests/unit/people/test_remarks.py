"""Remarks of a form that say how many mentees, and whom not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.people.remarks import asked_apart, places_said, start_said, unclear_apart
from tests.unit.matching.people import a_person
from tests.unit.people.forms import form, imported, noticed

NOTED = ("Email Address", "Name", "Role", "What can you help with? (tick all)", "Anything else?")


@pytest.mark.parametrize(
    ("remark", "number"),
    [
        ("Happy to take two people.", 2),
        ("Max 1 please, half days only", 1),
        ("I can do one, maybe two", 1),
        ("Ask me anything. Up to 5.", 5),
        ("could take on three mentees", 3),
        ("up to 2 hours a week", None),
        ("free up to 5pm", None),
        ("I have run 3 bakeries", None),
        ("I will have 4 people under me by May", None),
    ],
)
def test_places_are_read_where_a_number_of_mentees_is_said(remark: str, number: int | None) -> None:
    said = places_said(remark)

    assert (said and said.number) == number


def test_places_of_a_remark_are_read_and_said_with_the_remedy() -> None:
    text = form(("a@x.example", "Ada Ek", "Mentor", "Bread", "Happy to take two"), header=NOTED)

    people = imported(text)

    assert people.mentors[0].capacity == 2
    assert "happy to take two" in noticed(people, 2)
    assert "counts as room for 2 mentees" in noticed(people, 2)
    assert "add a column" in noticed(people, 2)


def test_who_asks_not_to_be_with_somebody_is_heard() -> None:
    people = (
        a_person("a", name="Ada Ek", note_to_organiser="please NOT with Dr Bo Oy, we fell out"),
        a_person("b", name="Bo Óy", note_to_organiser="don't tell Ada Ek I said so. Not sure"),
        a_person("c", name="Cy Um", note_to_organiser="Anyone but Ada Ek!"),
    )

    assert [(one.asker, one.other) for one in asked_apart(people)] == [("a", "b"), ("c", "a")]


def test_part_of_a_name_that_one_bears_is_that_person() -> None:
    people = (
        a_person("a", name="Ada Ek", note_to_organiser="Not Ruben please, it went badly"),
        a_person("b", name="Ruben Oy", note_to_organiser="Left over Cy U. Don't put me near him"),
        a_person("c", name="Cy Um", note_to_organiser="not Fridays, and not sure I can do May"),
        a_person("m", name="May Ro"),
    )

    assert [(one.asker, one.other) for one in asked_apart(people)] == [("a", "b"), ("b", "c")]
    assert unclear_apart(people) == ()


def test_part_of_a_name_that_two_bear_is_asked_about() -> None:
    people = (
        a_person("a", name="Ada Ek", note_to_organiser="Not Ruben please"),
        a_person("b", name="Ruben Oy"),
        a_person("c", name="Ruben Um"),
    )

    assert asked_apart(people) == ()
    assert [(one.named, one.others) for one in unclear_apart(people)] == [("Ruben", ("b", "c"))]


@pytest.mark.parametrize(
    ("remark", "start"),
    [
        ("new hip, so not before mid March!", "not before mid March"),
        ("one only, busy till xmas", "busy till xmas"),
        ("away until the end of August.", "away until the end of August"),
        ("not before lunch", None),
        ("busy with the summer fair", None),
    ],
)
def test_from_when_somebody_is_free_is_heard(remark: str, start: str | None) -> None:
    assert start_said(remark) == start


@given(st.text(st.characters(exclude_categories=["C"]), max_size=400))
def test_any_remark_can_be_read(remark: str) -> None:
    said = places_said(remark)

    assert said is None or said.number >= 1
    assert asked_apart((a_person("a", name="A B", note_to_organiser=remark or None),)) == ()


def test_hostile_remarks_are_read_in_time() -> None:
    began = time.process_time()

    for remark in ("not " * 5_000, "up to " * 3_000, "not with " * 2_000):
        places_said(remark)
        asked_apart((a_person("a", name="A B", note_to_organiser=remark),))
        start_said(remark)

    assert time.process_time() - began < 5


def test_ticks_that_always_stand_together_are_asked_about() -> None:
    rows = [
        (f"{n}@x.example", f"Ada {n}k", "Mentor", f"Dough, ovens, salt, {n}") for n in ("Oa", "Eb")
    ]
    other = ("o@x.example", "Bo Oy", "Mentor", "Rolls, Till")

    people = imported(form(*rows, other, header=NOTED))

    assert "Dough, ovens, salt" in noticed(people, 1)
    assert "one tick that holds commas" in noticed(people, 1)
    assert people.mentors[0].can_help_with[:2] == ("Dough", "ovens")


def test_from_when_somebody_can_only_start_is_quoted() -> None:
    assert start_said("can only start after Easter, sorry") == "only start after Easter"
