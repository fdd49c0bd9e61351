"""Whatever somebody pastes or uploads, a reader answers quickly or says what is wrong."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import InputError
from companion.people.columns import propose_mapping
from companion.people.columns_file import columns_of_text
from companion.people.connections import read_connections
from companion.people.contact_details import take_details
from companion.people.contacts_text import read_contacts
from companion.people.cv_text import read_cv
from companion.people.files import read_persons
from companion.people.free_times import read_free_times
from companion.people.json_resume import read_resume
from companion.people.languages import read_languages
from companion.people.linkedin import read_linkedin
from companion.people.names import named_line
from companion.people.periods import find_period, month_and_year
from companion.people.resume_shape import looks_like_resume
from companion.people.slugs import slug
from companion.people.spreadsheet import read_people
from companion.people.tables import read_table
from companion.people.time_zones import find_time_zone, read_time_zone

SIZE = 100_000
SECONDS = 20
"""The time limit of each test: nothing is asserted, but a quadratic reader runs into it."""


def _form(text: str) -> object:
    table = read_table(text, where="form.csv")
    return read_people(text, propose_mapping(table.header, table.rows), where="form.csv")


def _resume(text: str) -> object:
    return read_resume({"basics": {"name": text, "summary": text}, "work": []}, where="cv.json")


READERS: tuple[Callable[[str], object], ...] = (
    read_cv,
    read_contacts,
    _form,
    _resume,
    lambda text: read_persons(text, where="people.json"),
    lambda text: read_linkedin({"Profile.csv": text, "Positions.csv": text, "Skills.csv": text}),
    lambda text: read_connections(text),
    lambda text: columns_of_text(text, where="columns.yaml"),
    find_period,
    month_and_year,
    read_languages,
    read_time_zone,
    find_time_zone,
    read_free_times,
    take_details,
    named_line,
    slug,
)

PIECES = (
    *("a", "A", " ", "\n", "\t", "é", "\u0301", "1", "2019", "2019 - ", "Jan 2020 – Present\n"),
    *("- ", "-", "• ", ",", ", ", ";", ": ", "|", " | ", "(", "((", "[", "{", '"', '""', "'", "@"),
    *("a@b.co ", "www.a.b/", "http://", "+", "+49 1", "/", "A/B ", "GMT+", "Mon ", "Mon-", "9-"),
    *("9-11 ", "and ", "Maria Lopez – ", "Maria ", "my old ", "Skills: ", "SKILLS\n", "English, "),
    *("EXPERIENCE\n", "Head of data at Acme\n", "a,b\n", "Name,Email\n", "First Name,", "*", "#"),
    *("_", "=", "{a: ", "&a ", "\\", "\ud7ff", "\U0001f600", "ﬁ", "İ", "李", "mentor ", "[Monday]"),
    *("(2019", "2019-13", "\x85", "\u2028"),
)


@pytest.mark.timeout(SECONDS)
@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_no_repetition_makes_a_reader_slow(piece: str) -> None:
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]

    for reader in READERS:
        _read(reader, text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=60).map("".join))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    for reader in READERS:
        _read(reader, text)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_lone_surrogates_and_nul_are_refused_or_kept_out_of_records(text: str) -> None:
    for reader in READERS:
        _read(reader, f"Maria Lopez – {text}")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["basics", "work", "name", "position", "startDate", "id", "career"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(_JSON)
def test_any_json_is_a_person_a_resume_or_a_list_of_problems(data: None) -> None:
    text = json.dumps(data)

    _read(lambda given: read_persons(given, where="people.json"), text)
    if looks_like_resume(data):
        _read(lambda _: read_resume(data, where="cv.json"), text)


def _read(reader: Callable[[str], object], text: str) -> None:
    refused = ""
    try:
        reader(text)
    except InputError as refusal:
        refused = str(refusal)
    assert refused.encode("utf-8") is not None  # every message can be printed
