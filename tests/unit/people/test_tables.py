"""CSV files as spreadsheets and exports write them."""

import pytest

from companion.errors import BadRecordsError, UnreadableFileError
from companion.people.connections import read_connections
from companion.people.linkedin import read_linkedin
from companion.people.tables import read_table


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_is_found_whatever_stands_in_the_cells(mark: str) -> None:
    rows = [["Name", "Says"], ["Ada", '"a, b; c"'], ["Ben", "x"]]
    text = "\r\n".join(mark.join(row) for row in rows)

    table = read_table(f"\ufeff{text}", where="f.csv")

    assert table.header == ("Name", "Says")
    assert table.rows[0].cells == ("Ada", "a, b; c")


def test_a_stated_separator_is_followed_and_lines_are_counted_from_the_top() -> None:
    table = read_table('sep=;\nName;Says\nAda;"two\nlines"\n\nBen;x\n', where="f.csv")

    assert [(row.line, row.cells) for row in table.rows] == [
        (3, ("Ada", "two\nlines")),
        (6, ("Ben", "x")),
    ]


def test_short_rows_are_filled_and_long_ones_are_refused_all_at_once() -> None:
    table = read_table("a,b,c\n1\n\n1,2,3,,\n", where="f.csv")
    with pytest.raises(BadRecordsError) as refused:
        read_table("a,b\n1,2,3\nx,\0\n1,2,3,4\n", where="f.csv")

    assert [row.cells for row in table.rows] == [("1", "", ""), ("1", "2", "3")]
    assert [problem.line for problem in refused.value.problems] == [2, 3, 4]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        ("\n \n", "is empty"),
        ('a,b\n1,"2\n3,4\n', "line 2: a double quote is opened and not closed"),
        ('a,b\n1,"2" 3\n', "line 2: a double quote stands inside a cell"),
        ('a,b\n1,"' + "x" * 200_000 + '"\n', "line 2"),
        ("x" * 6_000, "is no table"),
        (",".join("abcdefgh" * 100), "columns; the limit is"),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(text: str, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        read_table(text, where="f.csv")


PROFILE = (
    "\ufeffFirst Name,Last Name,Birth Date,HEADLINE,Summary,Industry,Geo Location,Websites\n"
    'Chloé,Baptiste,May 3,Designer,"For people\nin a hurry",Health,Toronto,'
    '"[PORTFOLIO:https://chloe.example,BLOG:https://blog.example/c]"\n'
)
POSITIONS = (
    "Company Name,Title,Description,Location,Started On,Finished On\n"
    'Refillwise,Designer,"Own the flow.\n- 14 fields to 5",Toronto,Feb 2022,\n'
    "Northlight,Intern,,Toronto,Jan 2019,May 2019\n"
    "Northlight,Intern,,Toronto,Jan 2019,May 2019\n"
    "Books & Co,Sales,,,2014,2016\n"
)


def test_a_linkedin_export_is_a_person() -> None:
    read = read_linkedin(
        {
            "export/Profile.csv": PROFILE,
            "Positions.csv": POSITIONS,
            "SKILLS.CSV": "Name\nCritique\ncritique\nFrench\n",
            "Languages.csv": "Name,Proficiency\nFrench,Native\nElvish,Basic\n",
            "Email Addresses.csv": "Email Address,Confirmed,Primary\na@x.example,Yes,No\n"
            "b@x.example,Yes,Yes\n",
            "messages.csv": "private",
        }
    )

    assert (read.name, read.headline, read.email) == ("Chloé Baptiste", "Designer", "b@x.example")
    assert read.bio == "For people\nin a hurry"
    assert read.skills == ("Critique", "French")
    assert read.languages == ("fr",)
    assert read.links == ("https://chloe.example", "https://blog.example/c")
    assert [(p.title, p.start, p.end) for p in read.career] == [
        ("Designer", "2022-02", None),
        ("Intern", "2019-01", "2019-05"),
        ("Sales", "2014", "2016"),
    ]
    assert [line.text for line in read.unplaced] == ["Elvish"]


def test_birth_date_and_place_of_an_export_are_not_taken() -> None:
    dumped = read_linkedin({"Profile.csv": PROFILE}).model_dump_json()

    assert "May 3" not in dumped
    assert "Toronto" not in dumped


def test_bad_positions_of_an_export_are_named_by_line_and_column() -> None:
    bad = "Title,Company Name,Started On\n,Acme,2019\nNurse,City,someday\n"

    with pytest.raises(BadRecordsError) as refused:
        read_linkedin({"Positions.csv": bad})

    assert [(p.line, p.field) for p in refused.value.problems] == [(2, "title"), (3, "Started On")]


def test_other_files_are_no_linkedin_export() -> None:
    with pytest.raises(UnreadableFileError, match=r"Profile\.csv"):
        read_linkedin({"Skills.csv": "Name\nSQL"})


def test_connections_are_names_with_what_they_do_and_nothing_more() -> None:
    text = (
        'Notes:\n"When exporting your connection data, some are missing."\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Yuki,Tanabe,https://n.example/y,y@x.example,Wayfold,Director,21 Sep 2026\n"
        'Anjali,"Rao, PMP",,,Northlight,,\n,,,,,,11 Apr 2023\nKezia,,,,,,\n'
    )

    connections = read_connections(text)

    assert [(each.name, each.headline) for each in connections] == [
        ("Yuki Tanabe", "Director at Wayfold"),
        ("Anjali Rao, PMP", "Northlight"),
        ("Kezia", None),
    ]


def test_problems_of_connections_keep_the_lines_of_the_file() -> None:
    text = "Notes:\n\nFirst Name,Last Name\nA,B,C\n"

    with pytest.raises(BadRecordsError) as refused:
        read_connections(text)

    assert refused.value.problems[0].line == 4


def test_a_file_without_the_header_is_no_list_of_connections() -> None:
    with pytest.raises(UnreadableFileError, match="First Name"):
        read_connections("Name,Email\nA,b\n")
