"""What "them", or a thing left out, stands for."""

from datetime import date

import pytest

from companion.people.person import PersonId
from companion.summaries.actions import find_actions
from companion.summaries.notes import read_notes
from companion.summaries.summary import Participant, SummaryBrief
from tests.unit.summaries.notes_of import whats

PEOPLE = ("Olive Tarn", "Bruno Kell", "Ida Moss")


def wordings(text: str, *, people: int = 2, me: str | None = "olive") -> list[str]:
    brief = SummaryBrief(
        notes=text,
        participants=tuple(
            Participant(id=PersonId(name.split()[0].casefold()), name=name)
            for name in PEOPLE[:people]
        ),
        me=None if me is None else PersonId(me),
    )
    return [
        one.item.what for one in find_actions(read_notes(brief), held_on=date(2026, 11, 3)).items
    ]


def test_them_is_told_by_where_the_other_speaker_named_them() -> None:
    talk = (
        "Olive: Have you rung the dairy about the late milk?\n"
        "Bruno: No. I'll write to them tonight, I kept putting it off.\n"
    )

    (what,) = wordings(talk, me=None)

    assert "the dairy" in what


def test_a_thing_left_out_is_told_by_the_words_before_it() -> None:
    (what,) = wordings("the oven seal has gone again\nBruno will order on Friday\n")

    assert what.startswith("Order")
    assert "the oven seal" in what


def test_of_several_mentees_he_is_the_one_whom_the_line_names() -> None:
    (what,) = wordings("bakers group\nBruno very quiet. ring him myself thurs\n", people=3)

    assert what.startswith("Ring Bruno")


@pytest.mark.parametrize("line", ["ring the dairy on Friday", "order two trays on Friday"])
def test_what_names_its_thing_is_left_as_it_is(line: str) -> None:
    (what,) = wordings(f"the oven seal has gone again\n{line}\n")

    assert "(" not in what


@pytest.mark.parametrize(
    ("notes", "me"),
    [
        (
            "Tom: who insures the kiln??\nAna: don't know that one. I'll ask my uncle he's got one",
            None,
        ),
        ("Who insures the kiln?? No idea, really. I'll ask my uncle he's got one.", "ana"),
    ],
)
def test_somebody_is_asked_what_nobody_there_could_answer(notes: str, me: str | None) -> None:
    (what,) = whats(notes, me=me)

    assert what.endswith("uncle he's got one (“who insures the kiln??”)") or what.endswith(
        "uncle he's got one (“Who insures the kiln??”)"
    )


def test_somebody_who_is_asked_about_a_thing_needs_no_question_before() -> None:
    notes = "Tom: did the ewes lamb?\nAna: I'll ask my uncle about the fence"

    assert whats(notes, me=None) == ["Ask my uncle about the fence"]
