"""What a CV says is stored where it belongs, or shown: nothing is guessed, nothing is lost."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.people.cv_text import read_cv
from companion.people.cv_top import job_line, letters_after_name
from companion.people.heading_signs import job_score
from companion.people.places import place_in

LOCK_KEEPER = """\
Oisín Mac Giolla   MSc
Killaloe, Co. Clare     oisin@example.ie

Lock keeper – canals and two weirs, all weathers. Patient with tourists.

WORK
April 2017 – now    Inland Waterways Agency, Killaloe  (6 locks, 3 keepers)
   Lock keeper, since 2022 "acting foreman" (same pay until last spring!)
 - opened the museum boat in 2019
2014-16   ticket desk, Ennis (ferries and tours)  18 mths
     queues, complaints
2012 - 2014   Dock hand, Shannon Dredging Ltd nr Foynes
     ropes
"""


def careers(text: str) -> list[tuple[str, str | None]]:
    """Return title and employer of each position below a work heading."""
    read = read_cv(f"Ada Berg\n\nWORK\n{text}")
    return [(one.title, one.organization) for one in read.career]


def test_an_employer_with_its_job_below_is_one_position_with_the_aside_as_its_detail() -> None:
    first = read_cv(LOCK_KEEPER).career[0]

    assert first.title == "Lock keeper"
    assert first.organization == "Inland Waterways Agency, Killaloe (6 locks, 3 keepers)"
    assert (first.start, first.end) == ("2017-04", None)
    assert first.summary == (
        'since 2022 "acting foreman" (same pay until last spring!)\nopened the museum boat in 2019'
    )


def test_a_line_in_which_nothing_tells_job_from_employer_is_shown_with_its_details() -> None:
    read = read_cv(LOCK_KEEPER)

    assert [one.title for one in read.career] == ["Lock keeper", "Dock hand"]
    shown = [" ".join(line.text.split()) for line in read.unplaced]
    assert "2014-16 ticket desk, Ennis (ferries and tours) 18 mths" in shown
    assert "queues, complaints" in shown


def test_the_place_under_the_name_and_the_job_of_the_profile_have_their_fields() -> None:
    read = read_cv(LOCK_KEEPER)

    assert (read.name, read.location) == ("Oisín Mac Giolla", "Killaloe, Co. Clare")
    assert read.headline == "Lock keeper – canals and two weirs, all weathers"
    assert read.bio == "Patient with tourists."
    assert ("MSc", "after the name") in [(line.text, line.section) for line in read.unplaced]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            "2018 – now   Bygg & Puts AB, Lund\n   Lead plasterer (with two boys since May!)",
            [("Lead plasterer", "Bygg & Puts AB, Lund")],
        ),
        (
            "Ashgrove Academy Trust, Head of Year, 2019 - date\n"
            "St Ann's Primary School, Teaching Assistant, 2014 - 2019",
            [
                ("Head of Year", "Ashgrove Academy Trust"),
                ("Teaching Assistant", "St Ann's Primary School"),
            ],
        ),
        (
            "2016 - 2019: Translator, Lexica, Ghent\n2014 - 2016: Editor, Lexica, Ghent\n"
            "2012 - 2014: Tagus Língua, Lisbon",
            [("Translator", "Lexica, Ghent"), ("Editor", "Lexica, Ghent")],
        ),
        ("2012 - 2014  Manchester", []),
        ("2012 - 2014  own market garden, 1.2 ha", []),
        (
            "2010-2011  Career break, caring for a parent",
            [("Career break, caring for a parent", None)],
        ),
        ("2010-2014  Cook, later head cook, Ferry Inn", [("Cook, later head cook", "Ferry Inn")]),
    ],
)
def test_a_job_is_told_from_its_employer_or_left_out(
    lines: str, found: list[tuple[str, str | None]]
) -> None:
    assert careers(lines) == found


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Graz, Austria", "Graz, Austria"),
        ("Settle, North Yorkshire", "Settle, North Yorkshire"),
        ("Based in Ghent", "Ghent"),
        ("Honest, Reliable", None),
        ("Weaver, Dyer", None),
        ("Hay & Co., Leeds", None),
    ],
)
def test_a_place_is_kept_only_where_it_surely_is_one(line: str, place: str | None) -> None:
    assert read_cv(f"Ada Berg\n{line}\n\nWORK\nCook, Ferry Inn, 2010-2012").location == place


@pytest.mark.parametrize(
    ("line", "name", "letters"),
    [
        ("Ana Ruiz, RGN", "Ana Ruiz", "RGN"),
        ("INÊS CARDOSO MA", "INÊS CARDOSO", "MA"),
        ("Goh Wei LING", "Goh Wei LING", ""),
        ("WEI LIN MA", "WEI LIN MA", ""),
        ("Anne McKay", "Anne McKay", ""),
    ],
)
def test_letters_after_a_name_are_no_part_of_it(line: str, name: str, letters: str) -> None:
    assert letters_after_name(line) == (name, letters)


def test_a_sentence_of_the_profile_that_names_the_job_can_follow_i_am() -> None:
    assert job_line("Stonemason and letter cutter, 20 years on churches. Slow but sure.") == (
        "Stonemason and letter cutter, 20 years on churches",
        "Slow but sure.",
    )
    assert job_line("I cut stone for churches.") is None
    assert job_line("Loves stone.") is None


_PIECES = st.sampled_from(
    [
        "Cook",
        "Ferry Inn",
        "Leeds",
        "2010-2014",
        ", ",
        " – ",
        "\n",
        "   ",
        "(x)",
        "since 2012",
        "Ltd",
    ]
)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_every_line_of_a_work_section_is_stored_or_shown(text: str) -> None:
    read = read_cv(f"Ada Berg\n\nWORK\n{text}")

    stored = " ".join(f"{one.title} {one.organization} {one.summary}" for one in read.career)
    said = stored + " ".join(line.text for line in read.unplaced)
    assert all(word in said for word in ("Cook", "Ferry Inn", "Ltd") if word in text)


@pytest.mark.parametrize("part", ["Cook, ", "a ", "A. ", "AB ", "(", "since ", "– "])
@pytest.mark.parametrize(
    "reader",
    [job_score, job_line, letters_after_name, lambda text: place_in(text, beside_contact=True)],
)
def test_hostile_lines_are_read_at_once(reader: Callable[[str], object], part: str) -> None:
    begun = time.process_time()
    reader(part * (100_000 // len(part)))

    assert time.process_time() - begun < 5  # a quadratic search would take minutes
