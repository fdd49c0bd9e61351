"""Messages to people one knows, and what a note says of jobs that are over or have lasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.goals.rules import goal_from_text
from companion.outreach.jottings import read_jottings
from companion.outreach.message import EMAIL_WORDS, MessageChannel, OutreachBrief
from companion.outreach.offline import compose
from companion.outreach.ties import know_each_other, without_own_workplace
from companion.people.contacts_text import read_contacts
from companion.people.cv_text import read_cv
from companion.people.person import NOTED_ABOUT
from companion.text.words import count_words
from tests.unit.outreach.briefs import a_person

CV = "PIA LORENZ\n\nWORK\n\n2018 - present\tStaff nurse, Mill Lane Hospital\n- nights on ward 4\n"
WISH = "move into infection control, but I have never written a protocol"


def said(note: str) -> list[str]:
    """Return what may be said of somebody's work."""
    read = read_jottings(a_person(bio=f"{NOTED_ABOUT}{note}"))
    return [jotted.clause or jotted.role or "" for jotted in read.work]


def written(
    noted: str, *, wish: str = WISH, channel: MessageChannel = MessageChannel.EMAIL
) -> tuple[str, list[str]]:
    """Return the message to the one who was noted down, and the notices."""
    found = compose(
        OutreachBrief(
            mentee=read_cv(CV).person(),
            mentor=read_contacts(noted).people[0],
            goal=goal_from_text(wish, "g"),
            channel=channel,
        )
    )
    return found.draft.body, [notice.text for notice in found.warnings]


@pytest.mark.parametrize(
    ("note", "job"),
    [
        ("was site manager at the docks", "a former site manager"),
        ("used to be ward manager", "a former ward manager"),
        ("ex-teacher", "a former teacher"),
        ("formerly an accountant at the port", "a former accountant"),
        ("previously head chef", "a former head chef"),
        ("had been editor", "a former editor"),
    ],
)
def test_a_job_that_is_over_is_called_former(note: str, job: str) -> None:
    assert said(note) == [job]


@pytest.mark.parametrize("note", ["not manager yet", "was never manager", "has been manager once"])
def test_words_that_are_no_noun_phrase_are_no_job(note: str) -> None:
    assert said(note) == []


@pytest.mark.parametrize(
    ("note", "clause"),
    [
        (
            "been in the sorting office 8 yrs or so",
            "you have been in the sorting office for 8 years or so",
        ),
        ("has been a midwife for 12 years", "you have been a midwife for 12 years"),
        ("been with the council since 2011", "you have been with the council since 2011"),
        ("been on the wards about 20 yrs", "you have been on the wards for about 20 years"),
        ("used to teach at my school before that", "you used to teach at my school"),
        ("used to cook in my old kitchen", "you used to cook in my old kitchen"),
    ],
)
def test_where_somebody_has_worked_is_said_to_them(note: str, clause: str) -> None:
    assert said(note) == [clause]


@pytest.mark.parametrize(
    "note",
    [
        "been in the hospital 2 years",
        "been on the dole for 3 years",
        "been in love for years",
        "been ill for 2 yrs",
        "used to work with my brother",
        "used to live in my house",
    ],
)
def test_what_is_no_work_stays_back_though_it_lasted(note: str) -> None:
    assert said(note) == []


@pytest.mark.parametrize(
    "note",
    [
        "we talk at handover nearly every day",
        "rows next to me on Sundays",
        "I know her from the union",
        "my old boss",
    ],
)
def test_whom_one_knows_is_not_told_who_writes(note: str) -> None:
    noted = (
        f"Ada Quist - infection control lead at the clinic, wrote the hand hygiene rules\n{note}"
    )

    for channel in MessageChannel:
        body, _ = written(noted, channel=channel)
        assert "staff nurse" not in body

    assert EMAIL_WORDS[0] <= count_words(written(noted)[0])


@pytest.mark.parametrize(
    "note",
    [
        "met her once at a fair",
        "a friend of my cousin",
        "my cousin's neighbour",
        "we should meet some day",
        "my boss says she is the one to ask",
        "don't know her myself, we never talk",
    ],
)
def test_whom_one_hardly_knows_is_told_who_writes(note: str) -> None:
    noted = (
        f"Ada Quist - infection control lead at the clinic, wrote the hand hygiene rules\n{note}"
    )

    assert not know_each_other(note)
    assert "I'm a staff nurse" in written(noted)[0]


def test_one_known_is_told_who_writes_where_the_message_is_too_short_without() -> None:
    body, _ = written("Ada Quist - infection control lead\nmy old boss", wish="get into research")

    assert count_words(body) >= EMAIL_WORDS[0]


def test_only_the_job_is_said_to_be_known_where_nothing_else_was_noted() -> None:
    alone = written("Ada Quist, infection control lead at the clinic")[1]
    more = written("Ada Quist, infection control lead at the clinic\nBit gruff but fair")[1]

    assert any("All that you have" in text for text in alone)
    assert not any("All that you have" in text for text in more)


@given(st.text(max_size=300))
def test_a_tie_is_told_of_any_text(text: str) -> None:
    assert know_each_other(text) in {True, False}
    assert without_own_workplace(f"at my depot {text}").startswith("at the depot")


@pytest.mark.parametrize("unit", ["we ", "my old ", "been in the a ", "was ", "used to be "])
def test_a_hostile_note_is_read_in_a_moment(unit: str) -> None:
    text = unit * (100_000 // len(unit))

    know_each_other(text)

    assert len(said(text[:19_000])) <= 1


def test_what_links_two_people_is_told_in_the_order_of_the_notes() -> None:
    noted = (
        "Greta Lund - rights manager at a small press. I nursed her father in May, she gave me her "
        "card"
    )

    body, _ = written(noted)

    assert "I nursed your father in May. You gave me your card." in body


def test_whose_view_is_asked_is_said_beside_a_tie_where_it_is_of_the_goal() -> None:
    noted = "Ada Brink\ninfection control nurse at St Olave's. We were on the same ward in 2016"

    body, _ = written(noted)

    assert "We were on the same ward in 2016." in body
    assert "what an infection control nurse makes of it" in body


def test_a_wish_that_refuses_has_no_but_behind_it() -> None:
    wish = "I don't want to do nights at 50. I never finished my ward manager course."

    body, _ = written("Ada Brink\nruns the ward managers' course at St Olave's", wish=wish)

    assert ", but" not in body


def test_another_way_with_a_question_mark_is_not_the_one_question() -> None:
    wish = "I want to weave less. Or teach it, like a tutor? I don't know what to charge."

    body, _ = written("Ada Brink\nruns a weaving school in Hexham", wish=wish)

    assert "or teach" not in body
    assert "what would you charge?" in body
