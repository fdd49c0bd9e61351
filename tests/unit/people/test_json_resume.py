"""JSON Resume documents."""

import json

import pytest
from pydantic import JsonValue

from companion.errors import BadRecordsError
from companion.people.files import read_persons
from companion.people.json_resume import career_of_resume, read_resume
from companion.people.resume_shape import looks_like_resume

RESUME: dict[str, JsonValue] = {
    "basics": {
        "name": "Aigerim Sadykova",
        "label": "Developer",
        "email": "a@yurt.example",
        "phone": "1",
        "url": "https://a.example",
        "summary": "Java for trains.",
        "profiles": [{"network": "git", "url": "https://git.example/a"}, {"url": ""}],
        "location": {"city": "Almaty"},
    },
    "work": [
        {
            "name": "Biletum",
            "position": "Developer",
            "startDate": "2023-09",
            "endDate": "Present",
            "summary": "Booking.",
            "highlights": ["Cut refunds to six hours", ""],
        },
        {"company": "Outpost", "position": "Junior", "startDate": "2022-07-01T00:00:00Z"},
        {"name": "Nameless", "startDate": "2020"},
    ],
    "volunteer": [{"organization": "Club", "position": "Tutor", "endDate": "2022"}],
    "education": [{"institution": "University"}],
    "skills": [{"name": "Java", "keywords": ["Spring", "java"]}, {"keywords": None}],
    "languages": [{"language": "Kazakh", "fluency": "native"}, {"language": "Elvish"}],
    "interests": [{"name": "Maps"}],
    "awards": [],
}


def test_a_career_is_work_and_then_volunteer_work() -> None:
    career = career_of_resume(RESUME, where="cv.json")

    assert [(p.title, p.organization, p.start, p.end) for p in career] == [
        ("Developer", "Biletum", "2023-09", None),
        ("Junior", "Outpost", "2022-07-01", None),
        ("Tutor", "Club", None, "2022"),
    ]
    assert career[0].summary == "Booking.\nCut refunds to six hours"


def test_a_whole_person_is_read_and_the_rest_is_shown() -> None:
    read = read_resume(RESUME, where="cv.json")

    assert (read.name, read.headline, read.bio) == (
        "Aigerim Sadykova",
        "Developer",
        "Java for trains.",
    )
    assert read.skills == ("Java", "Spring")
    assert read.languages == ("kk",)
    assert read.links == ("https://a.example", "https://git.example/a")
    assert {line.text for line in read.unplaced} == {
        "Nameless (no position is named)",
        "education (1)",
        "Elvish",
    }


@pytest.mark.parametrize(
    ("data", "is_resume"),
    [
        (RESUME, True),
        ({"work": []}, True),
        ({"id": "a", "name": "A", "work": []}, False),
        ({"id": "a", "name": "A", "career": []}, False),
        ([], False),
        (None, False),
    ],
)
def test_a_resume_is_told_from_our_own_records(data: JsonValue, is_resume: bool) -> None:
    assert looks_like_resume(data) is is_resume


def test_wrong_dates_and_types_are_all_named_by_their_path() -> None:
    data: JsonValue = {
        "work": [
            {"position": "a", "startDate": "2020-13"},
            {"position": "b", "startDate": "2020", "endDate": "2019"},
        ]
    }
    wrong_type: JsonValue = {"work": [{"position": 3}], "skills": "SQL"}

    with pytest.raises(BadRecordsError) as dates:
        career_of_resume(data, where="cv.json")
    with pytest.raises(BadRecordsError) as types:
        career_of_resume(wrong_type, where="cv.json")

    assert [p.field for p in dates.value.problems] == ["work[0].startDate", "work[1]"]
    assert {p.field for p in types.value.problems} == {"work[0].position", "skills"}


def test_a_resume_stands_for_a_person_and_for_a_career_inside_one() -> None:
    inside = json.dumps({"id": "x", "name": "Ada", "career": RESUME})

    (whole,) = read_persons(json.dumps(RESUME), where="cv.json")
    (person,) = read_persons(inside, where="people.json")

    assert whole.id == "aigerim-sadykova"
    assert person.career == whole.career


def test_problems_of_a_resume_stand_with_those_of_other_lines() -> None:
    text = '{"basics": {"label": "x"}}\n{"id": "b"}\n{"id": "c", "name": "Cy"'

    with pytest.raises(BadRecordsError) as refused:
        read_persons(text, where="people.jsonl")

    assert [(p.line, p.field) for p in refused.value.problems] == [
        (1, "basics.name"),
        (2, "name"),
        (3, None),
    ]
