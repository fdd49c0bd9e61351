"""What links two people is said to the one it is about where the grammar is sure, else left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.outreach.jottings import read_jottings
from companion.outreach.links import link, motive, need
from companion.outreach.message import MessageChannel
from companion.outreach.on_behalf import QUESTIONS
from companion.people.person import NOTED_ABOUT
from tests.unit.outreach.briefs import a_person
from tests.unit.outreach.test_known_people import written


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ("taught me joinery at night school", "you taught me joinery at night school"),
        ("she trained us on the new lathe", "you trained us on the new lathe"),
        ("I rented from him for 6 yrs", "I rented from you for 6 years"),
        ("ran our drawing class in 2015", "you ran our drawing class in 2015"),
        ("we cooked nights together in 2016", "we cooked nights together in 2016"),
        ("gave me my first brushes", "you gave me my first brushes"),
        (
            'said "call me when you are tired of nights"',
            "you said “call me when you are tired of nights”",
        ),
        ("told me to ring her any time", "you told me to ring you any time"),
        (
            "came to our depot in May to check the vans",
            "you came to our depot in May to check the vans",
        ),
        ("I was his apprentice at the forge", "I was your apprentice at the forge"),
        ("met her twice re the leak in our shop", "I met you twice about the leak in our shop"),
        ("took me on as a weaver in 2011", "you took me on as a weaver in 2011"),
        ("worked with me at Hale & Co 2012-15", "you worked with me at Hale & Co, 2012-15"),
    ],
)
def test_a_tie_is_turned_to_the_reader(note: str, says: str) -> None:
    found = link(note, others_named=False)

    assert found is not None
    assert found.clause == says


@pytest.mark.parametrize(
    "note",
    [
        "taught me and her brother",
        "I bought from her sister for years",
        "helped me when my mum died",
        "taught me pottery I think",
        "we text on birthdays",
        "knows my aunt",
        "I worked with them and they left",
    ],
)
def test_a_tie_that_is_not_sure_or_private_is_left_out(note: str) -> None:
    assert link(note, others_named=False) is None


def test_her_may_be_somebody_else_where_the_note_names_others() -> None:
    assert link("I bought from her for years", others_named=True) is None


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ("asking her because she knows what galleries want", "you know what galleries want"),
        ("I am asking him because he's been on both sides", "you have been on both sides"),
        ("writing to them because they run a co-op", "you run a co-op"),
    ],
)
def test_why_somebody_is_asked_is_said_to_them(note: str, says: str) -> None:
    found = motive(note)

    assert found is not None
    assert found[0] == says


def test_what_somebody_is_short_of_may_answer_a_request() -> None:
    assert need("always short of hands at lambing") == "you are always short of hands at lambing"
    assert need("takes on apprentices every autumn") == "you take on apprentices every autumn"
    assert need("short of breath") is None


NOTED = (
    "Ada Quist - infection control lead\ntaught me hand hygiene in college\n"
    'said "come by when you want out"\nasking her because she knows who hires'
)


@pytest.mark.parametrize("channel", list(MessageChannel))
def test_a_message_opens_with_what_links_the_two(channel: MessageChannel) -> None:
    body, notes = written(NOTED, channel=channel)

    assert "hand hygiene in college" in body or "come by when you want out" in body
    assert not any("says what to refer to" in note for note in notes)


def test_why_somebody_is_asked_is_the_reason_for_writing() -> None:
    body, _ = written(NOTED)

    assert "You taught me hand hygiene in college. You said “come by when you want out”." in body
    assert "I am asking you because you know who hires." in body


SHEPHERD = "Ada Quist - hill farmer, always short of hands at lambing\nI bought from her for 9 yrs"


@pytest.mark.parametrize(
    "wish",
    [
        "Find Tam Reid, a joiner who wants to farm, two days a week on a hill farm in April, but "
        "he has never seen a lambing",
        "For my trainee Tam Reid: two days a week on a hill farm in April",
    ],
)
def test_a_request_for_somebody_else_is_made_in_the_senders_voice(wish: str) -> None:
    body, _ = written(SHEPHERD, wish=wish)

    assert "for Tam." in body
    assert "find Tam" not in body
    assert "finding" not in body
    assert any(question in body for question in QUESTIONS)
    assert "ou are always short of hands at lambing" in body
    assert body.count("I bought from you for 9 years.") == 1


def test_a_question_of_somebody_elses_stays_a_question() -> None:
    body, _ = written(SHEPHERD, wish="Could you use Tam Reid two days a week in April?")

    assert "could you use Tam Reid two days a week in April?" in body


@given(st.text(max_size=200))
def test_any_note_is_read(text: str) -> None:
    for found in (link(text, others_named=False), motive(text), need(text)):
        assert found is None or found


@pytest.mark.parametrize(
    "unit", ["asking her because she ", "I worked ", "taught me ", 'said "a ', "her "]
)
def test_a_hostile_note_is_read_at_once(unit: str) -> None:
    text = unit * (100_000 // len(unit))

    link(text, others_named=False)
    motive(text[:20_000])
    need(text)


@pytest.mark.parametrize(
    ("note", "says"),
    [
        (
            "used to be matron at St Aidan's when I was a porter there",
            "you used to be matron at St Aidan's when I was a porter there",
        ),
        (
            "was the stage manager when I swept the foyer",
            "you were the stage manager when I swept the foyer",
        ),
        ("used to bake nights with me", "you used to bake nights with me"),
        ("sang in the Stroud chorus with us", "you sang in the Stroud chorus with us"),
        ("I was in her pottery class for a year", "I was in your pottery class for a year"),
        ("I went to his talk on soil", "I went to your talk on soil"),
        ("We were in the same intake in 2009", "we were in the same intake in 2009"),
        ("was on our crew at Whitby", "you were on our crew at Whitby"),
        (
            "his twins swim in my Sunday beginners group",
            "your twins swim in my Sunday beginners group",
        ),
        ("I nursed her father in 2019", "I nursed your father in 2019"),
        ("I rewired his workshop last year", "I rewired your workshop last year"),
        ("she commissioned a gate from me", "you commissioned a gate from me"),
        ("he's the one who made me apply", "you made me apply"),
        ("I sat next to her my first week", "I sat next to you my first week"),
    ],
)
def test_what_two_people_did_in_one_place_is_a_tie(note: str, says: str) -> None:
    found = link(note, others_named=False)

    assert found is not None
    assert found.clause == says


@pytest.mark.parametrize(
    "note",
    [
        "was lovely when I lost my job",
        "was my neighbour when I lived in Leeds",
        "used to drink with me",
        "we were in the same bed",
        "I nursed her mother before she died",
        "I fixed his marriage when he divorced",
        "I was in her bad books",
        "was in my dream",
    ],
)
def test_no_tie_is_made_of_feelings_homes_or_deaths(note: str) -> None:
    assert link(note, others_named=False) is None


def test_her_mother_is_the_mothers_of_whom_the_note_is_about() -> None:
    note = "Cellist in the town band. I taught her son the recorder."

    told = read_jottings(a_person(bio=f"{NOTED_ABOUT}{note}")).work

    assert "I taught your son the recorder" in [jotted.clause for jotted in told]


def test_her_may_be_a_friend_named_beside_her_relative() -> None:
    note = "My aunt plays bridge with her. I taught her son the recorder."

    told = read_jottings(a_person(bio=f"{NOTED_ABOUT}{note}")).work

    assert not told
