"""`companion outreach` from a CV and a few jotted lines."""

from pathlib import Path

import pytest

from tests.cli import CommandLine

CV = "NOREEN ABARA\n\nSenior Washer, Marsh House, Ripon\nMarch 2019 - present\n- Wash for wards."
NOTES = (
    "Sal Ritson, laundry manager at Elm Care\n"
    "Met her on a course; looks after six laundries and their budgets.\n"
)
WISH = "run a laundry, I have only ever washed"


@pytest.mark.parametrize("channel", ["email", "invite", "chat"])
def test_lines_about_one_mentor_are_read_as_notes_and_not_as_their_own_words(
    companion: CommandLine, tmp_path: Path, channel: str
) -> None:
    cv, notes = tmp_path / "cv.txt", tmp_path / "sal.txt"
    cv.write_text(CV, "utf-8")
    notes.write_text(NOTES, "utf-8")

    ran = companion(
        *("outreach", "--mentee", str(cv), "--mentor", str(notes)),
        *("--goal", WISH, "--channel", channel),
    )

    message = ran.out.partition("What it rests on")[0]
    assert "you look after six laundries and their budgets" in message.lower()
    assert "Met her" not in message
    assert "you write" not in message
    assert "washed." in message or channel == "invite"


def test_a_mentors_own_profile_in_a_file_stays_their_own_words(
    companion: CommandLine, tmp_path: Path
) -> None:
    cv, profile = tmp_path / "cv.txt", tmp_path / "ana.txt"
    cv.write_text(CV, "utf-8")
    profile.write_text(
        "Ana Ruiz\nLaundry manager\n\nAbout\nI ran a laundry of nine people for six years.\n",
        "utf-8",
    )

    ran = companion(
        "outreach", "--mentee", str(cv), "--mentor", str(profile), "--goal", "run a laundry"
    )

    assert "you ran a laundry of nine people for six years" in ran.out.lower()


def test_i_in_somebodys_notes_is_not_whom_they_noted_down(
    companion: CommandLine, tmp_path: Path
) -> None:
    notes, cv = tmp_path / "people.txt", tmp_path / "cv.txt"
    notes.write_text(
        "Tam Reid - joiner\n\nAda Quist - hill farmer, runs a flock of 300\n"
        "I bought from her for 9 yrs\n",
        "utf-8",
    )
    cv.write_text(CV, "utf-8")
    ada = ("--mentor", str(notes), "--mentor-id", "ada-quist", "--goal", "spend April on a farm")

    of_tam = companion("outreach", "--mentee", str(notes), "--mentee-id", "tam-reid", *ada)
    of_noreen = companion("outreach", "--mentee", str(cv), *ada)

    assert "I bought from you" not in of_tam.out
    assert "I bought from you for 9 years." in of_noreen.out
