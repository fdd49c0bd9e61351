"""`companion summarize` and the day of notes: given, in their title, or of several talks."""

from pathlib import Path

from tests.cli import CommandLine


def _notes(folder: Path, name: str, title: str) -> str:
    file = folder / name
    file.write_text(f"{title}\n\n- I'll send her the rota by Friday\n", encoding="utf-8")
    return str(file)


def test_of_several_talks_each_counts_from_its_own_first_line(
    companion: CommandLine, tmp_path: Path
) -> None:
    first = _notes(tmp_path, "a.txt", "Ana - Tues 17 Nov 2026, kitchen")
    second = _notes(tmp_path, "b.txt", "Bea, on the phone")

    ran = companion("summarize", first, second, "--date", "2026-11-23")

    assert "by Fri 20 Nov 2026" in ran.out
    assert "by Fri 27 Nov 2026" in ran.out


def test_a_date_given_does_not_count_against_the_first_line_and_that_is_said(
    companion: CommandLine, tmp_path: Path
) -> None:
    ran = companion(
        "summarize", _notes(tmp_path, "a.txt", "Ana - Tues 17 Nov 2026, kitchen"),
        *("--date", "2026-11-23"),
    )  # fmt: skip

    assert "by Fri 20 Nov 2026" in ran.out
    assert "its first line says Tue 17 November 2026, so --date 2026-11-23 is not used" in ran.err


def test_a_date_given_counts_where_the_notes_name_none(
    companion: CommandLine, tmp_path: Path
) -> None:
    ran = companion(
        "summarize", _notes(tmp_path, "a.txt", "Ana, at the kitchen table"),
        *("--date", "2026-11-23"),
    )  # fmt: skip

    assert "by Fri 27 Nov 2026" in ran.out


def test_an_owner_nobody_introduced_is_named_as_a_name(
    companion: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "chat.txt"
    file.write_text("Ida Berg: hello\nOve: hi\nIda Berg: I'll send the form by Monday\n", "utf-8")

    ran = companion("summarize", str(file))

    assert "Ida Berg: Send the form" in ran.out
