"""People jotted down in a few lines each."""

import pytest

from companion.errors import BadRecordsError, TooLargeError
from companion.people.contacts_text import ReadContacts, read_contacts
from companion.people.names import named_line
from companion.people.person import NOTED_ABOUT
from companion.values import FIELD_LIMIT


def summary(read: ReadContacts) -> list[tuple[str, str | None, str | None]]:
    """Return name, headline and what was noted of each person."""
    return [(person.name, person.headline, person.noted_about) for person in read.people]


def test_two_lines_are_a_name_a_headline_and_what_else_was_written() -> None:
    read = read_contacts(
        "Maria Lopez – head of data at an energy company.\n"
        "Did the move from analyst to manager; happy to talk about hiring"
    )

    assert summary(read) == [
        (
            "Maria Lopez",
            "head of data at an energy company",
            "Did the move from analyst to manager; happy to talk about hiring",
        )
    ]
    assert read.people[0].id == "maria-lopez"


@pytest.mark.parametrize(
    ("line", "name", "headline"),
    [
        ("my old boss Karen Smith, ran ops at X", "Karen Smith", "ran ops at X"),
        ("Karen Smith ran ops at X", "Karen Smith", "ran ops at X"),
        ("Met Anna Kowalska at the fair", "Anna Kowalska", "at the fair"),
        ("Prof. Ana Lima. She is dean of a college.", "Prof. Ana Lima", "dean of a college"),
        ("Coach Dale Whitcomb: parks crew", "Dale Whitcomb", "parks crew"),
        ("3) Dave (finance)", "Dave", "finance"),
        ("* Jo @ Acme", "Jo", "Acme"),
        ("karen from ops", "karen", "from ops"),
        ("priya (my cousin's roommate) works for a charity", "priya", "works for a charity"),
        ("Dr. Ana de la Cruz | cardiology", "Dr. Ana de la Cruz", "cardiology"),
        ("maria lopez - head of data", "maria lopez", "head of data"),
        ("李文清 – 化学", "李文清", "化学"),
        ("Karen S. <k@x.example>, ops", "Karen S.", "ops"),
    ],
)
def test_a_person_is_found_however_the_line_is_typed(line: str, name: str, headline: str) -> None:
    (person,) = read_contacts(line).people

    assert (person.name, person.headline) == (name, headline)


@pytest.mark.parametrize(
    "line",
    [
        "Did the move from analyst to manager; happy to talk",
        "Head of Data – EnergyCo",
        "Energy Company: good",
        "Note: bring the form",
        "no email, cell somewhere",
        "Happy to talk, really",
        "a@b.example, nice",
    ],
)
def test_a_line_about_something_else_names_nobody(line: str) -> None:
    assert named_line(line) is None


def test_a_numbered_list_has_one_person_per_number() -> None:
    read = read_contacts(
        "1. Maria Lopez - head of data\n2. my boss Karen, ran ops\n3. Dave, plumber"
    )

    assert [person.name for person in read.people] == ["Maria Lopez", "Karen", "Dave"]


def test_lines_without_blank_ones_between_are_parted_where_a_name_begins() -> None:
    read = read_contacts(
        "Maria Lopez – head of data\nhelped me with SQL\nKaren Smith: ops at X\ntough but fair"
    )

    assert summary(read) == [
        ("Maria Lopez", "head of data", "helped me with SQL"),
        ("Karen Smith", "ops at X", "tough but fair"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mike T., engineer\nMy aunt Rosa: accountant", ["Mike T.", "Rosa"]),
        ("Dr Okafor - GP\nProf. Li (maths)", ["Dr Okafor", "Prof. Li"]),
        ("Anna — designer\nBjörn — founder", ["Anna", "Björn"]),
        ("1) Karen Smith\nran ops\n2) Tom Hardy\nbaker", ["Karen Smith", "Tom Hardy"]),
        ("- Ali (brother in law): bakes\n- Fatima: welds", ["Ali", "Fatima"]),
        ("Maria Lopez, data; Karen Smith, ops", ["Maria Lopez", "Karen Smith"]),
        ("KAREN SMITH / ops\nTOM HARDY / baker", ["Karen Smith", "Tom Hardy"]),
        ("Name: Maria Lopez\nRole: Head of data", ["Maria Lopez"]),
        ("Maria Lopez – data\nParis, France", ["Maria Lopez"]),
        ("Maria Lopez\nAcme Power", ["Maria Lopez"]),
        ("I was thinking of asking Maria Lopez, who is in data.", []),
    ],
)
def test_people_are_parted_by_the_look_of_the_lines(text: str, names: list[str]) -> None:
    assert [person.name for person in read_contacts(text).people] == names


def test_labels_and_pronouns_go_to_their_fields() -> None:
    (maria,) = read_contacts("Name: Maria Lopez\nRole: Head of data").people
    (lena,) = read_contacts("Lena (she/her) – UX lead, https://l.example, https://l.example").people

    assert maria.headline == "Head of data"
    assert (lena.pronouns, lena.bio) == ("she/her", None)
    assert lena.links == ("https://l.example",)


def test_a_bare_list_of_names_is_that_many_people() -> None:
    read = read_contacts("Karen Smith, Dave Jones and Priya Nair")

    assert [person.id for person in read.people] == ["karen-smith", "dave-jones", "priya-nair"]


def test_a_name_alone_takes_its_headline_from_the_next_line() -> None:
    read = read_contacts(
        "Maria Lopez\nHead of data, Acme Power\nmaria@acme.example +44 20 7946 0958"
    )

    assert summary(read) == [("Maria Lopez", "Head of data, Acme Power", None)]
    assert read.people[0].email == "maria@acme.example"
    assert [(line.text, line.section) for line in read.unplaced] == [("+44 20 7946 0958", "phone")]


def test_a_paragraph_that_names_nobody_is_shown_and_given_to_nobody() -> None:
    read = read_contacts("Maria Lopez – data\n\nsome guy\nwith a van\n\nShe also paints")

    assert summary(read) == [("Maria Lopez", "data", None)]
    assert [line.text for line in read.unplaced] == ["some guy", "with a van", "She also paints"]


def test_a_paragraph_that_goes_on_about_the_last_person_is_theirs() -> None:
    read = read_contacts("Maria Lopez – data\n\nShe hired me once.")

    assert summary(read) == [("Maria Lopez", "data", "She hired me once.")]


def test_ids_that_are_taken_are_avoided() -> None:
    read = read_contacts("Maria Lopez – data", taken=frozenset({"maria-lopez"}))

    assert read.people[0].id == "maria-lopez-2"


def test_nothing_is_nobody() -> None:
    assert read_contacts(" \n\n") == ReadContacts()


def test_what_cannot_be_kept_is_refused() -> None:
    with pytest.raises(BadRecordsError, match="NUL"):
        read_contacts("Maria\0 Lopez")
    with pytest.raises(TooLargeError, match="lines"):
        read_contacts("a\n" * 6_000)


def test_what_is_jotted_about_somebody_is_marked_as_noted_and_not_as_their_own_words() -> None:
    (dev,) = read_contacts("Dev Panesar - chef\nCame up from being a cook like me.").people

    assert dev.bio == f"{NOTED_ABOUT}Came up from being a cook like me."
    assert dev.noted_about == "Came up from being a cook like me."
    assert dev.model_copy(update={"bio": "I cook."}).noted_about is None


def test_a_long_jotting_still_fits_its_field_with_the_marker() -> None:
    read = read_contacts("Dev Panesar - chef\n" + "knows the trade " * 2_000)

    assert len(read.people[0].bio or "") <= FIELD_LIMIT
    assert read.unplaced


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "Dev Panesar - know him a bit from the caterers' WhatsApp group, he's area catering "
            "manager for a trust of 9 schools.",
            "area catering manager for a trust of 9 schools",
        ),
        (
            "Margaret Tolley - my old boss at St Brannock's, she was manager there, 2014 to 2017.\n"
            "Now head of facilities at a trust in York. We still send Christmas cards.",
            "head of facilities at a trust in York",
        ),
        (
            "shona - mate's wife, teaches plumbing at fife college",
            "teaches plumbing at fife college",
        ),
        (
            "Fiona Strand - met once at the food conference, she gave a talk.\n"
            "Works for the council on school meals contracts.",
            "Works for the council on school meals contracts",
        ),
        ("big al - had me as an apprentice 2002ish at kerr joinery, gaffer there", None),
    ],
)
def test_how_two_people_know_each_other_is_noted_and_is_nobodys_headline(
    text: str, headline: str | None
) -> None:
    (person,) = read_contacts(text).people

    assert person.headline == headline
    assert text.split(" - ")[1].split(",")[0] in (person.noted_about or "")


@pytest.mark.parametrize(
    ("text", "name", "headline", "noted"),
    [
        ("Jane from the choir", "Jane", None, "from the choir"),
        ("Dean - head chef at an inn", "Dean", "head chef at an inn", None),
        ("James Baker – runs a dairy", "James Baker", "runs a dairy", None),
        ("Sarah Porter, head of year", "Sarah Porter", "head of year", None),
        ("Mary Cook (midwife, Leeds)", "Mary Cook", "midwife, Leeds", None),
        (
            "Petra (store manager, Oak Vets) she was a groom before",
            "Petra",
            "store manager, Oak Vets",
            "she was a groom before",
        ),
        (
            "carla (trainer at the depot) - teaches drivers",
            "carla",
            "trainer at the depot",
            "teaches drivers",
        ),
        (
            "Name: Eva Holm\nRole: head of archives\nNotes: moved it all online",
            "Eva Holm",
            "head of archives",
            "moved it all online",
        ),
        ("Dr Nkechi Obi\npartner in tax law", "Dr Nkechi Obi", "partner in tax law", None),
        ("RUTH O'NEILL, cook", "Ruth O'Neill", "cook", None),
        ("big al from the depot", "big al", None, "from the depot"),
        (
            "I know Helen Marsh from church. She is bursar at a trust.",
            "Helen Marsh",
            "from church",
            "She is bursar at a trust.",
        ),
        ("My friend Ola works in a lab", "Ola", "works in a lab", "My friend"),
        (
            "Maria S (my sister in law) - estate agent",
            "Maria S",
            "estate agent",
            "my sister in law",
        ),
        (
            "Anne-Marie O'Neill; director of nursing",
            "Anne-Marie O'Neill",
            "director of nursing",
            None,
        ),
        ("Linda M., solar installer", "Linda M.", "solar installer", None),
    ],
)
def test_a_name_and_what_somebody_does_never_swallow_each_other(
    text: str, name: str, headline: str | None, noted: str | None
) -> None:
    assert summary(read_contacts(text)) == [(name, headline, noted)]


@pytest.mark.parametrize("text", ["Pastry Baker, Hotel X", "Night Porter - an inn", "Head Chef"])
def test_a_job_in_capitals_is_nobodys_name(text: str) -> None:
    assert read_contacts(text).people == ()


@pytest.mark.parametrize(
    ("line", "name", "headline"),
    [
        (
            "me: Bruna Lioce, 61, lace maker at Casa Verri",
            "Bruna Lioce",
            "lace maker at Casa Verri",
        ),
        ("Me – Bruna Lioce, lace maker", "Bruna Lioce", "lace maker"),
        ("me (Bruna Lioce, 61): lace maker", "Bruna Lioce", "lace maker"),
        ("I am Bruna Lioce, lace maker", "Bruna Lioce", "lace maker"),
        ("myself: lace maker, 30 years", "Me", "lace maker, 30 years"),
    ],
)
def test_ones_own_line_among_others_is_oneself_in_ones_own_words(
    line: str, name: str, headline: str
) -> None:
    read = read_contacts(f"{line}\nI teach on Mondays.\n\nTom Reed - judge")

    own, other = read.people
    assert (own.id, own.name, own.headline) == ("me", name, headline)
    assert (own.bio, own.noted_about) == ("I teach on Mondays.", None)
    assert other.id == "tom-reed"


def test_how_old_somebody_is_is_shown_and_not_kept() -> None:
    read = read_contacts("me: Bruna Lioce, 61, lace maker\n\nTom Reed - judge")

    assert [(line.text, line.section) for line in read.unplaced] == [("61", "personal")]


@pytest.mark.parametrize("line", ["I am Irish", "met me at work", "me and Tom run the shop"])
def test_a_line_that_only_mentions_oneself_is_nobody(line: str) -> None:
    assert "me" not in {person.id for person in read_contacts(f"Tom Reed - judge\n\n{line}").people}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Meg (Margaret Duffy) - head of nursing, knows the wards", "Meg (Margaret Duffy)"),
        ("Tosh (real name Tomasz Wilk), sound engineer", "Tosh (Tomasz Wilk)"),
        ("Bob (Robert Hale), farrier", "Bob (Robert Hale)"),
        ("Ana (Lisbon Office), buyer", "Ana"),
        ("Jo (my cousin), vet nurse", "Jo"),
    ],
)
def test_a_short_name_keeps_the_whole_one_in_brackets(line: str, name: str) -> None:
    (person,) = read_contacts(line).people

    assert person.name == name
    assert person.first_name == name.split()[0]


@pytest.mark.parametrize("who", ["Nobody", "Everyone", "Somebody"])
def test_a_sentence_about_nobody_begins_no_person(who: str) -> None:
    read = read_contacts(f"Sanja Kos – grants officer\n{who} knows more about grants.")

    (person,) = read.people
    assert f"{who} knows more about grants." in (person.bio or "")


@pytest.mark.parametrize("mark", ["–", "-", "—"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_what_follows_a_name_and_a_dash_is_told_of_it(mark: str, between: str) -> None:
    read = read_contacts(f"Ann Lee, baker\nSanjay {mark}{between}food blogger? does pop ups")

    assert [person.name for person in read.people] == ["Ann Lee", "Sanjay"]
    assert read.people[1].headline == "food blogger? does pop ups"
    assert read.unplaced == ()


def test_an_address_taken_out_leaves_no_hole_and_now_and_then_is_no_job() -> None:
    text = """Dot Marsh - binder in Leith, I text her every now and then

Olu Ade - stage manager. Best by email, olu@example.org, not Fridays

Ines Roe - weaver, best on the phone (0131 555 0188), never before ten
"""
    dot, olu, ines = read_contacts(text).people

    assert dot.headline == "binder in Leith"
    assert (olu.email, olu.bio) == (
        "olu@example.org",
        "Noted about them: Best by email, not Fridays",
    )
    assert ines.headline == "weaver, best on the phone, never before ten"


def test_what_is_said_of_an_address_keeps_its_kind_and_a_short_form_ends_no_sentence() -> None:
    (noreen,) = read_contacts(
        "Noreen Walsh - Rowing Assoc. regional person. noreen@example.org best, Tues-Thurs\n"
    ).people

    assert noreen.email == "noreen@example.org"
    assert noreen.headline == "Rowing Assoc. regional person"
    assert noreen.bio == "Noted about them: email best, Tues-Thurs"


def test_lines_that_name_people_with_unlike_marks_are_one_person_each() -> None:
    text = """Callum, 2nd year apprentice, wants his ticket early
Roisin: fits bathrooms on her own
Stevie - retraining at 44
"""
    read = read_contacts(text)

    assert [person.name for person in read.people] == ["Callum", "Roisin", "Stevie"]
