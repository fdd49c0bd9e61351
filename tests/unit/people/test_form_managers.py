"""Line managers named in a form are found among its people, or said not to be."""

import pytest

from tests.unit.people.forms import form, imported, noticed

MANAGED = (
    "Timestamp",
    "Email Address",
    "Name",
    "Role",
    "What can you help with? (tick all)",
    "Goal",
    "Who is your line manager?",
)


@pytest.mark.parametrize(
    "cell", ["Seán O’Hara", "sean o'hara", "Dr Sean O'Hara (Matron)", "s@x.example", "O'Hara, Seán"]
)
def test_a_line_manager_is_found_by_name_or_address(cell: str) -> None:
    sean = ("", "s@x.example", "Seán O'Hara", "Mentor", "Law")
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", cell)

    people = imported(form(sean, ben, header=MANAGED))

    assert people.mentees[0].manager_id == "sean-ohara"


def test_a_manager_outside_the_form_is_said_and_left_out() -> None:
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", "Chief Executive")
    twins = [("", f"{mark}@x.example", "Al Li", "Mentor", "Law") for mark in "cd"]
    cy = ("", "e@x.example", "Cy", "Mentee", "", "my talk", "al li")

    people = imported(form(ben, *twins, cy, header=MANAGED))

    assert [mentee.manager_id for mentee in people.mentees] == [None, None]
    assert "nobody in this file" in noticed(people, 2)
    assert "several people" in noticed(people, 5)


def test_a_manager_is_found_by_the_name_of_an_earlier_answer() -> None:
    bob = ("9/14/2026 9:00:00", "r@x.example", "Bob Ek", "Mentor", "Law")
    robert = ("9/15/2026 9:00:00", "r@x.example", "Robert Ek", "Mentor", "Tax")
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", "Bob Ek")

    people = imported(form(bob, robert, ben, header=MANAGED))

    assert [mentor.name for mentor in people.mentors] == ["Robert Ek"]
    assert people.mentees[0].manager_id == "robert-ek"
    assert not noticed(people, 4)


def test_another_name_at_a_shared_address_is_no_alias() -> None:
    una = ("9/14/2026 9:00:00", "desk@x.example", "Una Roe", "Mentor", "Law")
    robert = ("9/15/2026 9:00:00", "desk@x.example", "Robert Ek", "Mentor", "Tax")
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", "Una Roe")

    people = imported(form(una, robert, ben, header=MANAGED))

    assert people.mentees[0].manager_id is None


@pytest.mark.parametrize("cell", ["M. Okoro", "m okoro", "Ms M. Okoro"])
def test_an_initial_and_a_family_name_are_read_as_the_only_one_they_fit(cell: str) -> None:
    mary = ("", "m@x.example", "Mary Okoro", "Mentor", "Law")
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", cell)
    mark = ("", "k@x.example", "Mark Okoro", "Mentor", "Law")

    alone = imported(form(mary, ben, header=MANAGED))
    two = imported(form(mary, ben, mark, header=MANAGED))

    assert alone.mentees[0].manager_id == "mary-okoro"
    assert "read as Mary Okoro" in noticed(alone, 3)
    assert two.mentees[0].manager_id is None
    assert "could be Mary Okoro or Mark Okoro" in noticed(two, 3)


def test_a_question_whether_one_is_a_manager_names_nobody() -> None:
    header = ("Name", "Role", "Are you a line manager?")

    people = imported(form(("Ada", "Mentor", "Yes"), ("Ben", "Mentee", "no"), header=header))

    assert people.unmapped_columns == ("Are you a line manager?",)


SITED = (*MANAGED, "Site")


@pytest.mark.parametrize(
    "cell", ["Orla", "Orla (head baker)", "Orla M.", "orla, the boss", "Murphy"]
)
def test_a_manager_named_by_one_name_is_sought_at_the_same_site(cell: str) -> None:
    orla = ("", "o@x.example", "Orla Murphy", "Mentor", "Bread", "", "", "St. Ann's Mill")
    other = ("", "p@x.example", "Orla Murtagh", "Mentor", "Bread", "", "", "Quay bakery")
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", cell, "St Anns mill")

    people = imported(form(orla, other, ben, header=SITED))

    assert people.mentees[0].manager_id == "orla-murphy"
    assert "may be Orla Murphy of the same site" in noticed(people, 4)
    assert "kept apart" in noticed(people, 4)


def test_one_name_of_two_at_the_site_is_asked_about() -> None:
    two = [
        ("", f"{n}@x.example", f"Orla {n}", "Mentor", "Bread", "", "", "Mill") for n in ("Ek", "Oy")
    ]
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", "Orla", "Mill")

    people = imported(form(*two, ben, header=SITED))

    assert people.mentees[0].manager_id is None
    assert "may be Orla Ek or Orla Oy" in noticed(people, 4)


def test_one_name_of_another_site_is_nobody_here() -> None:
    orla = ("", "o@x.example", "Orla Murphy", "Mentor", "Bread", "", "", "Mill")
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", "Orla", "Quay")

    people = imported(form(orla, ben, header=SITED))

    assert people.mentees[0].manager_id is None
    assert "nobody in this file" in noticed(people, 3)


def test_to_have_no_manager_needs_no_notice() -> None:
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", "none, we are a co-op")

    assert not noticed(imported(form(ben, header=MANAGED)), 2)


@pytest.mark.parametrize("cell", ["una roe sort of", "chair is Una Roe", "Club sec Una Roe (vol.)"])
def test_a_whole_name_among_other_words_is_the_manager_and_said(cell: str) -> None:
    una = ("", "u@x.example", "Una Roe", "Mentor", "Law")
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", cell)

    people = imported(form(una, ben, header=MANAGED))

    assert people.mentees[0].manager_id == "una-roe"
    assert "read as Una Roe" in noticed(people, 3)


@pytest.mark.parametrize("cell", ["Una Roe? not really", "was Una Roe", "Una Roe or Al Li"])
def test_who_may_be_the_manager_is_named_and_not_taken_for_it(cell: str) -> None:
    una = ("", "u@x.example", "Una Roe", "Mentor", "Law")
    al = ("", "a@x.example", "Al Li", "Mentor", "Law")
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", cell)

    people = imported(form(una, al, ben, header=MANAGED))

    assert people.mentees[0].manager_id is None
    assert "may be Una Roe" in noticed(people, 4)


@pytest.mark.parametrize(
    "cell",
    ["Head of planning, Seán", "my line manager is Seán", "Ward lead: Seán", "Matron / Seán"],
)
def test_a_manager_told_by_job_and_first_name_is_kept_apart_and_said(cell: str) -> None:
    sean = ("", "s@x.example", "Seán O'Hara", "Mentor", "Law")
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", cell)

    people = imported(form(sean, ben, header=MANAGED))

    assert people.mentees[0].manager_id == "sean-ohara"
    assert "may be Seán O'Hara" in noticed(people, 3)


def test_of_two_who_bear_such_a_first_name_it_is_asked() -> None:
    first = ("", "s@x.example", "Seán O'Hara", "Mentor", "Law")
    second = ("", "t@x.example", "Seán Doe", "Mentor", "Law")
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", "Head of planning, Seán")

    people = imported(form(first, second, ben, header=MANAGED))

    assert people.mentees[0].manager_id is None
    assert "write the whole name" in noticed(people, 4)


@pytest.mark.parametrize("cell", ["myself", "The board", "chair of trustees", "no boss"])
def test_an_answer_that_names_no_single_person_is_no_news(cell: str) -> None:
    ben = ("", "b@x.example", "Ben Ox", "Mentee", "", "my talk", cell)

    assert not noticed(imported(form(ben, header=MANAGED)), 2)
