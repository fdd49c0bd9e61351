"""What one noted about somebody: their work is said to them, the rest is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.outreach.jottings import is_jotted, read_jottings
from companion.people.person import NOTED_ABOUT
from tests.unit.outreach.briefs import a_person


def clauses(note: str) -> list[str]:
    """Return what may be said of somebody's work, as clauses or jobs."""
    read = read_jottings(a_person(bio=f"{NOTED_ABOUT}{note}"))
    return [jotted.clause or jotted.role or "" for jotted in read.work]


@pytest.mark.parametrize(
    ("note", "clause"),
    [
        ("looks after nine depots and their rotas", "you look after nine depots and their rotas"),
        ("runs a forge with two fires", "you run a forge with two fires"),
        ("She ran the hygiene project on her ward", "you ran the hygiene project on your ward"),
        ("plays in a band and runs a label", "you play in a band and run a label"),
        ("has done eleven operas", "you have done eleven operas"),
        ("has her own practice with four vets", "you have your own practice with four vets"),
        ("took on three apprentices since 2018", "you have taken on three apprentices since 2018"),
        ("was a postman for 20 years before", "you were a postman for 20 years before"),
        ("used to be a welder", "you used to be a welder"),
        ("now sells for a brewery", "you now sell for a brewery"),
        (
            "moved the county to one timetable in 2022",
            "you moved the county to one timetable in 2022",
        ),
        ("did her nursing degree at night", "you did your nursing degree at night"),
        ("certified 400 roofs", "you certified 400 roofs"),
        ("former headteacher", "you used to be a headteacher"),
        ("who trains new drivers", "you train new drivers"),
        ("deputy head at Oak School", "a deputy head"),
        ("head of archives", "a head of archives"),
        ("project manager on bridges", "a project manager on bridges"),
        ("solar installer", "a solar installer"),
        ("left the fire brigade in 2016", "you left the fire brigade in 2016"),
        ("went back to teaching after ten years", "you went back to teaching after ten years"),
        ("she's on the grants panel", "you are on the grants panel"),
        ("now on the board of the credit union", "you are now on the board of the credit union"),
        ("runs six nurseries incl ours", "you run six nurseries including ours"),
        ("translates herself from Basque", "you translate from Basque yourself"),
        ("senior play therapist in a school in Hexham", "a senior play therapist"),
        ("ward sister then lecturer at the college", "a lecturer"),
        ("went back to law after 5 yrs off with kids", "you went back to law after 5 years off"),
    ],
)
def test_work_is_turned_to_the_person(note: str, clause: str) -> None:
    assert clauses(note) == [clause]


@pytest.mark.parametrize(
    "note",
    [
        "met her on a course in 2021",
        "we swap recipes at Christmas",
        "lovely man",
        "never answers before noon",
        "owes me a pint",
        "her kids go to school with mine",
        "husband is a dentist",
        "can be grumpy",
        "bit scary but fair",
        "closed one in 2019",
        "I think he runs a bank",
        "maybe manages a shop?",
        "has two kids",
        "was ill last year",
        "knows her stuff",
        "likes cats",
        "got fired from the depot",
        "he examined my thesis",
        "helped her through the divorce",
        "earns a fortune",
        "brilliant with rotas",
        "works too much",
        "Plain talker",
        "quick learner",
        "retired partner",
    ],
)
def test_what_is_private_or_between_two_people_is_left_out_and_named(note: str) -> None:
    read = read_jottings(a_person(bio=f"{NOTED_ABOUT}{note}"))

    assert read.work == ()
    assert " ".join(read.left_out).split()[0] == note.split()[0]


def test_a_line_is_parted_into_work_and_the_rest() -> None:
    note = "Met her at a fair; looks after six laundries, husband is a vet. We swap bulbs."

    read = read_jottings(a_person(bio=f"{NOTED_ABOUT}{note}"))

    assert [jotted.quote for jotted in read.work] == ["looks after six laundries"]
    assert read.left_out == ("Met her at a fair", "husband is a vet", "We swap bulbs")


def test_a_headline_alone_is_a_note_unless_it_speaks_for_itself() -> None:
    assert is_jotted(a_person(headline="warehouse manager at a port"))
    assert not is_jotted(a_person(headline="Run a bakery with my sisters. Still here."))
    assert not is_jotted(a_person(headline="warehouse manager", bio="I like rain."))


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200))
def test_every_quote_stands_in_the_note(note: str) -> None:
    read = read_jottings(a_person(headline="x", bio=f"{NOTED_ABOUT}{note}"))

    for quote in (*read.left_out, *(jotted.quote for jotted in read.work)):
        assert quote in note
