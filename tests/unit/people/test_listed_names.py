"""Names as lists write them, family first, with pronouns: said in order wherever they come from."""

import pytest

from companion.people.columns import propose_mapping
from companion.people.contacts_text import read_contacts
from companion.people.cv_text import read_cv
from companion.people.names import in_order, named_line
from companion.people.person import Person, PersonId
from companion.people.spreadsheet import read_people
from companion.people.tables import read_table


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("REED, Tom", "Tom Reed"),
        ("o’brien, pat", "Pat O’Brien"),
        ("van der Meer, Joost", "Joost van der Meer"),
        ("SMITH JONES, Ann-Marie", "Ann-Marie Smith Jones"),
        ("MacLeod, Iona", "Iona MacLeod"),
        ("Tom Reed", "Tom Reed"),
        ("Tom Reed, Leeds", "Tom Reed, Leeds"),
        ("Reed, Jr.", "Reed, Jr."),
        ("Reed, PhD", "Reed, PhD"),
        ("Reed, Nurse", "Reed, Nurse"),
        ("Reed, Tom, Leeds", "Reed, Tom, Leeds"),
        ("a, " * 30_000, "a, " * 30_000),
    ],
)
def test_a_name_is_put_in_order_only_where_it_is_one(listed: str, said: str) -> None:
    assert in_order(listed) == said


def test_a_form_gives_name_and_pronouns_apart() -> None:
    form = (
        "Name,Email,Role,What can you help with\n"
        '"REED, Tom (he/him)",a@x.example,Mentor,Cooking\n'
        '"o’brien, pat",b@x.example,Mentor,Rotas\n'
    )
    table = read_table(form, where="form")

    read = read_people(form, propose_mapping(table.header, table.rows), where="form")

    assert [(one.name, one.pronouns) for one in read.mentors] == [
        ("Tom Reed", "he/him"),
        ("Pat O’Brien", None),
    ]


def test_jottings_and_a_cv_give_them_too() -> None:
    jotted = read_contacts("REED, Tom (he/him)\nRuns three kitchens\n", where="notes").people[0]
    cv = read_cv(
        "REED, Tom (he/him)\n\nExperience\nHead chef, Grand Hotel — 2019 – Present\n", where="cv"
    )

    assert (jotted.name, jotted.pronouns) == ("Tom Reed", "he/him")
    assert jotted.headline == "Runs three kitchens"
    assert (cv.name, cv.pronouns, cv.headline) == ("Tom Reed", "he/him", None)


@pytest.mark.parametrize(
    ("line", "name"), [("Karen, Leeds", "Karen"), ("Maria Lopez, Head Chef", "Maria Lopez")]
)
def test_somebody_with_their_town_or_job_is_not_turned_round(line: str, name: str) -> None:
    found = named_line(line)

    assert found is not None
    assert found.name == name


def test_what_somebody_is_called_stays_between_given_name_and_surname() -> None:
    found = named_line("Bernadette (Bernie) Okafor - care assistant")

    assert found is not None
    assert found.name == "Bernadette (Bernie) Okafor"
    assert found.rest == "care assistant"
    assert Person(id=PersonId("b"), name=found.name).first_name == "Bernie"
