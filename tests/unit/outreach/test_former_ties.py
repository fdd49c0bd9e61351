"""Who somebody was to the writer, where they know them from, and what the two did."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.outreach.articles import with_its_article
from companion.outreach.former_ties import former_tie
from companion.outreach.jottings import read_jottings
from companion.outreach.names import own_first_name, signature
from companion.outreach.ties import know_each_other
from companion.people.contacts_text import read_contacts
from tests.unit.outreach.briefs import a_person


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("was our head baker till 2021", "you were our head baker until 2021"),
        ("used to be my supervisor at the mill", "you were my supervisor at the mill"),
        ("my harp teacher 2018", "you were my harp teacher in 2018"),
        ("our vicar 2012-2016", "you were our vicar from 2012 to 2016"),
        ("my old sergeant", "you were my sergeant"),
        ("my first chef at the Lamb", "you were my first chef at the Lamb"),
        ("mate from the dairy", "I know you from the dairy"),
        ("ex colleague from the ferry", "I know you from the ferry"),
        ("my cousin's colleague", "you are my cousin's colleague"),
        ("my brother's old boss", "you were my brother's boss"),
        ("we set up the milk round together in 2015", "we set up the milk round together in 2015"),
        ("does the fire drills with me", "you do the fire drills with me"),
    ],
)
def test_a_tie_is_turned_to_whom_it_is_about(note: str, said: str) -> None:
    assert former_tie(note) == said


@pytest.mark.parametrize(
    "note",
    [
        "my line manager",
        "my landlady",
        "used to be my sister's boyfriend",
        "was my first love",
        "we fell out together",
        "we went on holiday together",
        "friend in need",
        "lives with me",
        "was my manager and hated it",
        "used to be lovely",
        "friend of my mum's",
    ],
)
def test_what_is_of_today_of_the_heart_or_of_others_is_no_tie_to_tell(note: str) -> None:
    assert former_tie(note) is None


def told(note: str) -> list[str]:
    person = read_contacts(f"Ida Holm - {note}\n").people[0]
    return [one.clause or one.role or "" for one in read_jottings(person).work]


def test_third_person_notes_are_turned_with_the_article_that_they_left_out() -> None:
    assert "you now run the night porter team" in told("now runs night porter team")
    assert "you lead the seed library section" in told("leads seed library section")
    assert with_its_article("run two kitchens") == "run two kitchens"
    assert with_its_article("lead our team") == "lead our team"


def test_what_somebody_got_or_said_is_told_and_where_they_sit_is_not() -> None:
    assert "you now have your own forge in Leith" in told("now got his own forge in Leith")
    assert "you said “come and work for us”" in told('chatty but he did say "come and work for us"')
    assert told("works from home mostly") == []


def test_whose_colleague_somebody_is_does_not_make_him_another() -> None:
    said = told("my cousin's colleague, potter. I met him once at a fair")

    assert "I met you once at a fair" in said


@pytest.mark.parametrize(
    "note", ["was our head cook till 2023", "my old boss", "we ran the dairy together"]
)
def test_who_was_a_boss_or_did_something_together_needs_no_introduction(note: str) -> None:
    assert know_each_other(note)


def test_a_short_name_in_brackets_leaves_the_family_name_where_it_is() -> None:
    magda = a_person("Magdalena (Magda) Wrona")

    assert signature(magda) == "Magdalena Wrona"
    assert own_first_name(magda) == "Magdalena"


@given(st.text(max_size=200))
def test_any_note_is_read_without_an_error(note: str) -> None:
    assert former_tie(note) is None or former_tie(note)


@pytest.mark.parametrize("piece", ["my old ", "we did ", "a ", "mate from ", "my cousin's ", " "])
def test_a_hostile_note_is_read_in_time(piece: str) -> None:
    note = (piece * 100_000)[:2_000]
    begin = time.process_time()

    former_tie(note)

    assert time.process_time() - begin < 0.1
