"""A file or a text: what a name means, and what is refused with the name of the file."""

from pathlib import Path

import pytest

from tests.cli import CommandLine

WISH = "Open a second bakery without losing the night shift\nI have never signed a lease.\n"


def test_a_text_file_named_as_the_goal_is_read(
    companion: CommandLine, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "wish.txt").write_text(WISH, encoding="utf-8")
    monkeypatch.chdir(desk)

    ran = companion("agenda", "--goal", "wish.txt")

    assert ran.status == 0
    assert "wish.txt" not in ran.out
    assert "second bakery" in ran.out


def test_a_goal_that_is_no_file_stays_text(companion: CommandLine) -> None:
    ran = companion("agenda", "--goal", "Move our price list from paper to prices.txt")

    assert ran.status == 0


def test_a_goals_file_that_is_not_there_is_not_taken_for_a_goal(companion: CommandLine) -> None:
    ran = companion("agenda", "--goal", "wish.txt")

    assert ran.status == 2
    assert "no file 'wish.txt'" in ran.err


@pytest.mark.parametrize("command", [("agenda", "--goal"), ("import", "goals")])
def test_a_spreadsheet_of_goals_is_refused_with_the_way_in(
    companion: CommandLine, tmp_path: Path, command: tuple[str, ...]
) -> None:
    table = tmp_path / "goals.csv"
    table.write_text("name,goal\nAna,Open a second bakery\n", encoding="utf-8")

    ran = companion(*command, str(table))

    assert ran.status == 2
    assert "companion import people" in ran.err
    assert "no goals stored" in companion("list", "goals").out


def test_text_files_of_goals_are_imported_under_their_names(
    companion: CommandLine, tmp_path: Path
) -> None:
    files = [tmp_path / "bakery.txt", tmp_path / "nights.md"]
    for file, text in zip(files, (WISH, "Train two nurses for nights"), strict=True):
        file.write_text(text, encoding="utf-8")

    ran = companion("import", "goals", *map(str, files))

    assert ran.status == 0
    assert companion("list", "goals").out.count("\n") == 2


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("cv.pdf", b"%PDF-1.7 ...", "is a PDF"),
        ("cv.docx", b"PK\x03\x04...", "Word"),
        ("notes.txt", b"- call Ana\0\n", "NUL character in line 1"),
        ("long.txt", b"a b\n" * 600_000, "notes may have 2,000,000"),
        ("latin.txt", "Café".encode("latin-1"), "not UTF-8"),
    ],
)
@pytest.mark.parametrize("command", [("summarize",), ("agenda", "--goal", "Open a bar", "--notes")])
def test_notes_that_cannot_be_read_are_refused_by_the_name_of_their_file(
    companion: CommandLine, tmp_path: Path, name: str, data: bytes, said: str, command: tuple[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(data)

    ran = companion(*command, str(file))

    assert ran.status == 2
    assert said in ran.err
    assert str(file) in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "path", [".", "/dev/null/x", "a" * 300, "x\ny.txt", "/proc/self/mem", "loop"]
)
def test_a_path_that_is_no_readable_file_gets_one_line(
    companion: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    for command in (("summarize",), ("import", "people"), ("match", "--goal", "Run", "--mentors")):
        ran = companion(*command, path)

        assert ran.status == 2
        assert "defect" not in ran.err


def test_a_long_word_is_a_name_that_nobody_has(companion: CommandLine) -> None:
    ran = companion("outreach", "--mentor", "a" * 5_000, "--goal", "Open a bakery")

    assert ran.status == 2
    assert "defect" not in ran.err
    assert len(ran.err) < 500


def test_only_the_files_of_a_profile_are_read_from_an_export(
    companion: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "Profile.csv").write_text("First Name,Last Name\nAna,Ruiz\n", encoding="utf-8")
    (tmp_path / "messages.csv").write_bytes("not ours: é".encode("latin-1"))

    ran = companion("import", "people", str(tmp_path))

    assert ran.status == 0
    assert "Ana Ruiz" in companion("list", "people").out


def test_a_match_among_nobody_says_how_to_store_somebody(companion: CommandLine) -> None:
    ran = companion("match", "--goal", "Open a second bakery")

    assert ran.status == 2
    assert "--mentors" in ran.err


def test_a_folder_that_is_no_export_is_named(companion: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()

    ran = companion("import", "people", str(tmp_path / "photos"))

    assert ran.status == 2
    assert f"{tmp_path / 'photos'}: this is no LinkedIn export" in ran.err


@pytest.mark.parametrize("arguments", [("summarize", "nowhere.txt"), ("agenda", "--minutes", "x")])
def test_a_closed_standard_error_changes_no_exit_code(
    companion: CommandLine, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sys.stderr", None)

    assert companion(*arguments).status == 2


def test_a_data_folder_that_cannot_be_is_named_with_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    companion = CommandLine(tmp_path / "file" / "data", capsys)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for command in (("list", "people"), ("start", "--goal", "Open a bakery")):
        ran = companion(*command)

        assert ran.status == 1
        assert "COMPANION_DATA_DIR" in ran.err
