"""`companion start`: what it takes, what it says back, and what it refuses."""

import json
from pathlib import Path

import pytest

from companion.cli.questions import minutes_in, typed
from tests.cli import CommandLine
from tests.terminal import Terminal


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("20 minutes, evenings after 7", 20),
        ("about 30", 30),
        ("1 hour", 60),
        ("not many", None),
        ("0", None),
        ("-5", None),
        ("maybe -5 or so", None),
        ("10-20", 10),
        ("600", 600),
        ("999", None),
        ("1000", None),
        ("11 hours", None),
    ],
)
def test_minutes_are_the_first_number_that_is_said(said: str, minutes: int | None) -> None:
    assert minutes_in(said) == minutes


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("[A[31mGrow my team", "Grow my team"),
        ("\x1b[A\x1b[31mGrow my team", "Grow my team"),
        ("[DGrow", "Grow"),
        ("[1;5CGrow", "Grow"),
        ("[Draft] Grow my team", "[Draft] Grow my team"),
        ("[HR] Grow my team", "[HR] Grow my team"),
        ("[3x] Grow my team", "[3x] Grow my team"),
        ("[Apply for the post", "[Apply for the post"),
        ("[" * 100_000, "[" * 100_000),
    ],
)
def test_keys_that_are_no_text_are_no_part_of_an_answer(line: str, text: str) -> None:
    assert typed(line) == text


@pytest.mark.parametrize("path", ["/dev/zero", "/etc/passwd", "~/nothing", "../here"])
def test_a_path_is_no_goal(companion: CommandLine, path: str) -> None:
    ran = companion("start", "--goal", path)

    assert ran.status == 2
    assert "is a path" in ran.err


def test_at_the_questions_files_are_read_as_the_flags_read_them(
    companion: CommandLine, desk: Path
) -> None:
    (desk / "goal.txt").write_text("Lead the forecast team\n", encoding="utf-8")
    with Terminal("start", data_dir=desk.parent / "data", columns=200) as terminal:
        terminal.answer(GOAL, "/dev/zero\n")
        terminal.answer(GOAL, "/etc/passwd\n")
        terminal.answer(GOAL, f"{desk / 'goal.txt'}\n")
        terminal.answer(SURE, "\r")
        terminal.answer(WHO, f"{desk / 'no.txt'}\n")
        terminal.answer(WHO, f"'{desk / 'cv.txt'}'\n")
        terminal.answer(MINUTES, "-5\n")
        terminal.answer(MINUTES, "999\n")
        terminal.answer(MINUTES, "20\n")
        terminal.answer(WHOM, f"{desk / 'people.txt'}\n")
        shown, status = terminal.end()

    assert status == 0
    assert "from 1 to 600" in shown
    assert "you (Priya Nair, 2 positions, 2 skills), 1 goal, 2 people" in shown
    assert "Lead the forecast team" in companion("list", "goals").out


def test_without_a_terminal_and_without_flags_the_flags_are_named(companion: CommandLine) -> None:
    ran = companion("start")

    assert ran.status == 2
    assert "--goal" in ran.err
    assert "--people" in ran.err


def test_the_people_that_were_understood_are_named_and_counted(
    companion: CommandLine, tmp_path: Path
) -> None:
    people = tmp_path / "people.txt"
    people.write_text("guy called neil from the trade show, runs apprenticeships\nhad a pint\n")

    ran = companion("start", "--people", str(people))

    assert "understood as people: neil" in ran.out + ran.err
    assert "no goal yet, 1 person." in ran.out


def test_ones_own_line_among_the_people_is_oneself_under_both_ids(
    companion: CommandLine, tmp_path: Path
) -> None:
    people = tmp_path / "people.txt"
    people.write_text("me: Bruna Lioce, 61, lace maker at Casa Verri\n\nAna Ruiz - bookbinder\n")

    companion("start", "--goal", "Teach lace to beginners", "--people", str(people))

    for mentee in ("me", "bruna-lioce", "Bruna"):
        ran = companion("outreach", "--mentee", mentee, "--mentor", "Ana Ruiz")
        assert "Bruna Lioce" in ran.out
    assert companion("show", "people", "me").out.count("Casa Verri") == 1


def test_every_line_of_a_cv_without_a_field_is_named(
    companion: CommandLine, tmp_path: Path
) -> None:
    schools = [f"School number {number}" for number in range(30)]
    cv = tmp_path / "cv.txt"
    job = "WORK\nCook, Ferry Inn, 2010 - 2012\n"
    cv.write_text("\n".join(("Ada Berg", "", job, "EDUCATION", *schools)))

    ran = companion("start", "--me", str(cv))

    assert all(f"“{school}”" in ran.err for school in schools)


SURE = "Enter skips"
GOAL, WHO, MINUTES, WHOM = "in your words?", "only “.”", "minutes a week", "end with “.”"
CV = "Priya Nair\r\n\r\nSenior nurse, St Mary Hospital - Jan 2020 - Present\r\n- Trains nurses\r\n"
PEOPLE = "\nAna Ruiz - head of nursing\nRan three wards\n\n\nBo Hart, ward manager\n.\n"


def test_four_answers_are_stored_and_shown_back(companion: CommandLine, tmp_path: Path) -> None:
    with Terminal("start", data_dir=tmp_path / "data", columns=200) as terminal:
        terminal.answer(GOAL, "Lead the night shift\n")
        terminal.answer(SURE, "\r")
        terminal.answer(WHO, f"{CV}.\n")
        terminal.answer(MINUTES, "20 minutes\n")
        terminal.answer(WHOM, PEOPLE)
        shown, status = terminal.end()

    assert status == 0
    assert "you (Priya Nair, 1 position), 1 goal, 2 people" in shown
    assert "Next: companion ask" in shown
    assert companion("list", "people").out.count("\n") == 3


def test_a_goal_of_several_pasted_lines_answers_one_question(tmp_path: Path) -> None:
    with Terminal("start", data_dir=tmp_path / "data", columns=200) as terminal:
        terminal.answer(GOAL, "Lead the night shift\nI avoid telling friends what went wrong.\n")
        terminal.answer(SURE, "\r")
        terminal.answer(WHO, "\n")
        terminal.answer(MINUTES, "\n")
        terminal.answer(WHOM, "\n")
        shown, status = terminal.end()

    assert status == 0
    assert "1 goal, no people" in shown


def test_a_slip_for_a_goal_is_asked_again_and_no_answer_is_lost(tmp_path: Path) -> None:
    with Terminal("start", data_dir=tmp_path / "data", columns=200) as terminal:
        terminal.answer(GOAL, "x\n")
        terminal.answer(GOAL, "Lead the night shift\n")
        terminal.answer(SURE, "\r")
        terminal.answer(WHO, "\n")
        terminal.answer(MINUTES, "soon\n")
        terminal.answer(MINUTES, "20\n")
        terminal.answer(WHOM, "\n")
        shown, status = terminal.end()

    assert status == 0
    assert "say in a few words" in shown


def test_one_key_takes_a_plainer_wording_and_one_says_how_sure(
    companion: CommandLine, tmp_path: Path
) -> None:
    with Terminal("start", data_dir=tmp_path / "data", columns=200) as terminal:
        terminal.answer(GOAL, "Either a living from my pottery or teaching evening classes\n")
        terminal.answer("Enter keeps yours", "2")
        terminal.answer(SURE, "3\r")  # the Enter behind a key skips no question
        terminal.answer(WHO, "Ilse Brandauer, translator\n.\n")
        terminal.answer(MINUTES, "\n")
        terminal.answer(WHOM, "\n")
        shown, status = terminal.end()

    stored = json.loads(companion("show", "goals", "my-goal", "--json").out)
    assert status == 0
    assert "1. A living from my pottery" in shown
    assert stored["statement"] == "Teach evening classes"
    assert stored["first_said"].startswith("Either a living from my pottery")
    assert [one["level"] for one in stored["sureness"]] == [3]
    assert "you (Ilse Brandauer" in shown


FULL_CV = (
    "Grace Adeyemi\n\nWork\nStaff nurse, St Bride's Hospital, 2014 - now\n- ward rota\n"
    "Care assistant, Holm Lea, 2009 - 2014\n\nSkills\nwound care\n\nEducation\nCairn College\n"
)


@pytest.mark.parametrize(
    ("key", "told"), [("m", "2 positions"), ("t", "1 person"), ("\r", "no people")]
)
def test_a_cv_where_people_are_asked_for_is_one_person(key: str, told: str, tmp_path: Path) -> None:
    with Terminal("start", data_dir=tmp_path / "data", columns=200) as terminal:
        terminal.answer(GOAL, "\n")
        terminal.answer(WHO, "\n")
        terminal.answer(MINUTES, "\n")
        terminal.answer(WHOM, f"{FULL_CV}.\n")
        terminal.answer("Enter leaves it out", key)
        shown, status = terminal.end()

    assert status == 0
    assert told in shown


def test_a_file_of_one_cv_is_one_person_and_ones_own_is_not_stored_twice(
    companion: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "grace.txt"
    file.write_text(FULL_CV, encoding="utf-8")

    first = companion("import", "people", str(file))
    companion("start", "--me", str(file), "--goal", "Lead the night shift")
    again = companion("import", "people", str(file), "--replace")

    assert (first.status, again.status) == (0, 2)
    assert "read as one CV, of Grace Adeyemi" in first.err
    assert "companion start --me" in again.err
    assert companion("list", "people").out == "me: Grace Adeyemi\n"


def test_ctrl_d_skips_and_ctrl_c_stores_nothing(companion: CommandLine, tmp_path: Path) -> None:
    with Terminal("start", data_dir=tmp_path / "data", columns=200) as terminal:
        terminal.answer(GOAL, "\x04")
        terminal.answer(WHO, "\x04")
        terminal.answer(MINUTES, "\x04")
        terminal.interrupt(WHOM)
        shown, status = terminal.end()

    assert status == 130
    assert "nothing was stored" in shown
    assert "Traceback" not in shown
    assert "no people stored" in companion("list", "people").out


def test_a_line_that_the_terminal_cut_is_said(tmp_path: Path) -> None:
    with Terminal("start", data_dir=tmp_path / "data", columns=200) as terminal:
        terminal.answer(GOAL, "\n")
        terminal.answer(WHO, "Priya Nair\n" + "I led wards. " * 400 + "\n.\n")
        terminal.answer(MINUTES, "\n")
        terminal.answer(WHOM, "\n")
        shown, status = terminal.end()

    assert status == 0
    assert "its end is lost" in shown
    assert "--me cv.txt" in shown


def test_what_is_skipped_the_second_time_stays(companion: CommandLine, desk: Path) -> None:
    companion("start", "--me", str(desk / "cv.txt"), "--people", str(desk / "people.txt"))

    ran = companion("start", "--goal", "Lead my first team")

    assert "you (Priya Nair, 2 positions, 2 skills), 1 goal, 2 people" in ran.out
    assert companion("list", "people").out.count("\n") == 3
    assert companion("list", "goals").out.count("\n") == 1
    assert "forecast" in companion("show", "people", "me").out


def test_another_goal_takes_the_place_of_the_first(companion: CommandLine, desk: Path) -> None:
    companion("start", "--goal", "Lead my first team")
    companion("start", "--goal", str(desk / "notes.txt"))

    assert companion("list", "goals").out.count("\n") == 1
    assert "first team" not in companion("list", "goals").out


def test_a_name_alone_renames(companion: CommandLine, desk: Path) -> None:
    companion("start", "--me", str(desk / "cv.txt"))
    companion("start", "--name", "Pri Nair")

    shown = companion("show", "people", "me").out

    assert "Pri Nair" in shown
    assert "forecast" in shown


def test_what_a_goal_leaves_open_is_asked_and_nothing_waits_for_it(
    companion: CommandLine,
) -> None:
    vague = companion("start", "--goal", "get better at talking to difficult clients")
    sharp = companion("start", "--goal", "Pass the forklift test by 2027-03-01")

    assert "What would you do or have then" in vague.out
    assert "easier to help with" not in sharp.out
