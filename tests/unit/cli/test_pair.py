"""`companion pair`: from the first free time to the last word of thanks, on stored records."""

import json
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from tests.calendar_reader import read_calendar
from tests.cli import CommandLine, Ran

TOM = {
    "id": "me",
    "name": "Tom Okoro",
    "email": "tom@example.org",
    "time_zone": "America/New_York",
    "availability": [{"weekday": "tue", "start": "10:00", "end": "12:30"}],
}
INES = {
    "id": "ines",
    "name": "Ines Faria",
    "email": "ines@example.org",
    "can_help_with": ["selling flowers"],
    "time_zone": "Europe/London",
    "availability": [{"weekday": "tue", "start": "15:00", "end": "18:00"}],
}
LEA = {"id": "lea", "name": "Lea Kim"}
NEW_YEAR = "2027-01-01"


@pytest.fixture
def companion(companion: CommandLine, tmp_path: Path) -> CommandLine:
    """The command line of Tom, who knows Ines and Lea."""
    people = tmp_path / "people.jsonl"
    people.write_text("\n".join(map(json.dumps, (TOM, INES, LEA))), encoding="utf-8")
    assert companion("import", "people", str(people)).status == 0
    return companion


def pair(companion: CommandLine, *arguments: str, on: str = NEW_YEAR) -> Ran:
    return companion("--today", on, "pair", *arguments)


def opened(file: Path) -> tuple[str, dict[str, bytes]]:
    """Return a mail's text and its attachments as a mail program would."""
    mail = message_from_bytes(file.read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    body = mail.get_body()
    assert body is not None
    found: dict[str, bytes] = {}
    for part in mail.iter_attachments():
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        found[part.get_filename() or ""] = content
    return body.get_content(), found


def stored(companion: CommandLine) -> dict[str, object]:
    (line,) = companion("export", "pairs").out.splitlines()
    found: dict[str, object] = json.loads(line)
    return found


def test_two_strangers_are_told_when_both_are_free_and_nothing_is_stored(
    companion: CommandLine,
) -> None:
    shown = pair(companion, "Ines")

    assert "Tue 15:00 (Europe/London): every week of the next half year" in shown.out
    assert 'Next: companion pair "Ines Faria" --at "Tue 15:00"' in shown.out
    assert companion("export", "pairs").out == ""


def test_without_stored_times_it_is_said_whose_are_missing(companion: CommandLine) -> None:
    assert "No free times are stored of Lea Kim." in pair(companion, "Lea").out


def test_terms_come_with_dates_in_both_clocks_and_the_weeks_to_look_at(
    companion: CommandLine,
) -> None:
    shown = pair(
        companion, "Ines", "--at", "tue 4pm", "--every", "fortnight", "--minutes", "20",
        "--channel", "in person", "--success", "the stall pays", "--share", "my books",
    )  # fmt: skip

    assert "Ines Faria, your mentor: not agreed yet" in shown.out
    assert "Every 2 weeks on Tuesday, 16:00 (Europe/London), from Tue 5 Jan 2027" in shown.out
    assert "20 minutes, in person" in shown.out
    assert "Tue 19 Jan 2027, 16:00 for Ines, 11:00 for you" in shown.out
    assert "Tue 16 Mar 2027: 12:00 for you instead of 11:00" in shown.out
    assert "Not yet said yes: you and Ines." in shown.out


def test_each_sides_word_is_kept_and_theirs_only_as_reported(companion: CommandLine) -> None:
    pair(companion, "Ines", "--at", "Tue 16:00")

    shown = pair(companion, "Ines", "--agree", "--said", "yes,  on the\nphone", on="2027-01-02")

    agreement = stored(companion)["agreement"]
    assert isinstance(agreement, dict)
    words = [(word["side"], word["given"], word["how"]) for word in agreement["words"]]
    assert words == [("mentee", "own", None), ("mentor", "reported", "yes, on the phone")]
    assert "To look at" not in shown.out
    assert 'calendar: companion pair "Ines Faria" --ics dates.ics' in shown.out


def test_new_terms_ask_for_a_new_yes_and_keep_what_was_not_typed(companion: CommandLine) -> None:
    pair(companion, "Ines", "--at", "Tue 16:00", "--minutes", "25", "--agree", "--said", "yes")

    shown = pair(companion, "Ines", "--at", "Thu 09:15", "--every", "month")

    assert "Every month on the first Thursday, 09:15" in shown.out
    assert "25 minutes" in shown.out
    assert "Not yet said yes: you and Ines." in shown.out


def test_a_calendar_file_can_be_written_again_after_a_day_was_dropped(
    companion: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "dates.ics"
    pair(companion, "Ines", "--at", "Tue 16:00", "--until", "2027-02-02", "--ics", str(file))
    first = read_calendar(file.read_bytes())

    pair(
        companion, "Ines", "--skip", "2027-01-12", "--move", "2027-01-19", "--to",
        "2027-01-20 09:00", "--ics", str(file),
    )  # fmt: skip
    second = read_calendar(file.read_bytes())
    gone = read_calendar((tmp_path / "dates-cancelled.ics").read_bytes())

    starts = [event.one("DTSTART")[:8] for event in second.inside]
    assert len(first.inside) == 5
    assert starts == ["20270105", "20270120", "20270126", "20270202"]
    assert [event.one("UID") for event in gone.inside] == [first.inside[1].one("UID")]
    assert second.inside[1].one("UID") == first.inside[2].one("UID")


def test_a_proposal_opens_unsent_to_the_other(companion: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "proposal.eml"

    wrote = pair(companion, "Ines", "--at", "Tue 16:00", "--eml", str(file))

    mail = message_from_bytes(file.read_bytes(), policy=default)
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == "Ines Faria <ines@example.org>"
    assert "16:00 for you, 11:00 for me" in mail.get_content()
    assert "you send it" in wrote.err
    refused = pair(companion, "Ines", "--eml", str(file))
    assert refused.status == 2
    assert "there already, perhaps with your changes" in refused.err


def test_agreed_dates_travel_in_the_mail_and_so_does_what_is_taken_back(
    companion: CommandLine, tmp_path: Path
) -> None:
    terms = ("--at", "Tue 16:00", "--until", "2027-02-02", "--agree", "--said", "yes")
    pair(companion, "Ines", *terms, "--eml", str(tmp_path / "first.eml"))
    pair(companion, "Ines", "--skip", "2027-01-12", "--eml", str(tmp_path / "second.eml"))

    first, first_files = opened(tmp_path / "first.eml")
    second, second_files = opened(tmp_path / "second.eml")

    assert "our next dates:" in first
    assert list(first_files) == ["dates.ics"]
    planned, cancelled = map(read_calendar, second_files.values())
    assert "A second file takes back" in second
    assert len(planned.inside) == 4
    assert (cancelled.one("METHOD"), len(cancelled.inside)) == ("CANCEL", 1)


def test_new_terms_with_a_yes_keep_the_yes_to_the_old_ones(companion: CommandLine) -> None:
    pair(companion, "Ines", "--at", "Tue 16:00", "--agree", "--said", "yes")

    pair(companion, "Ines", "--minutes", "30", "--agree")

    agreement = stored(companion)["agreement"]
    assert isinstance(agreement, dict)
    words = [(word["side"], word["revision"]) for word in agreement["words"]]
    assert words == [("mentee", 1), ("mentor", 1), ("mentee", 2)]


def test_a_pause_plans_nothing_and_leaves_no_debt(companion: CommandLine) -> None:
    pair(companion, "Ines", "--at", "Tue 16:00", "--agree", "--said", "yes")

    paused = pair(companion, "Ines", "--pause-until", "2027-02-01")
    back = pair(companion, "Ines", "--resume", on="2027-01-25")

    assert "paused until Mon 1 Feb 2027" in paused.out
    assert "Tue 2 Feb 2027" in paused.out
    assert "Tue 5 Jan 2027, 16:00" not in paused.out
    assert "Ines Faria, your mentor: planned" in back.out
    assert "Tue 26 Jan 2027" in back.out


def test_an_end_needs_no_reason_and_gives_thanks(companion: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "thanks.eml"
    pair(companion, "Ines", "--at", "Tue 16:00")

    shown = pair(companion, "Ines", "--end", "--eml", str(file))
    later = pair(companion, "Ines", on="2027-03-01")

    assert "I would like to end our mentoring meetings here." in shown.out
    assert "Thank you for your time." in file.read_text()
    assert later.out.startswith("Ines Faria, your mentor: ended")


def test_the_plan_of_the_next_meeting_enters_its_entry_only_when_asked_for(
    companion: CommandLine, tmp_path: Path
) -> None:
    file, terms = tmp_path / "dates.ics", ("Ines", "--at", "Tue 16:00", "--ics")
    without = pair(companion, *terms, str(file), "--with-brief")
    companion("start", "--goal", "Price bouquets so that the stall pays by May")
    pair(companion, *terms, str(file))
    bare = read_calendar(file.read_bytes())

    pair(companion, "Ines", "--ics", str(file), "--with-brief")
    planned = read_calendar(file.read_bytes())

    assert "no entry has a brief" in without.err
    assert "min" not in bare.inside[0].one("DESCRIPTION")
    assert "bouquets" in planned.inside[0].one("DESCRIPTION")
    assert "bouquets" not in planned.inside[1].one("DESCRIPTION")
    assert planned.inside[0].one("SEQUENCE") > planned.inside[1].one("SEQUENCE")


def test_a_day_on_which_nobody_meets_is_neither_skipped_nor_moved(companion: CommandLine) -> None:
    pair(companion, "Ines", "--at", "Tue 16:00")

    skipped = pair(companion, "Ines", "--skip", "2027-01-13")
    moved = pair(companion, "Ines", "--move", "2027-01-13", "--to", "2027-01-14 09:00")

    assert (skipped.status, moved.status) == (2, 2)
    assert "2027-01-13 is no day on which you meet" in skipped.err


def test_a_missed_day_is_noted_or_left_out(companion: CommandLine, tmp_path: Path) -> None:
    pair(companion, "Ines", "--at", "Tue 16:00", "--agree", "--said", "yes")
    pair(companion, "Ines", "--ics", str(tmp_path / "dates.ics"))

    shown = pair(companion, "Ines", on="2027-01-06")
    mended = pair(companion, "Ines", "--skip", "2027-01-05", on="2027-01-06")

    assert "no notes of Tue 5 Jan 2027 yet" in shown.out
    assert 'companion note "Ines Faria" notes.txt; if you did not meet' in shown.out
    assert "Ines Faria, your mentor: planned" in mended.out


def test_a_mentor_agrees_with_a_mentee_on_one_meeting(companion: CommandLine) -> None:
    shown = pair(companion, "Lea", "--mentee", "--once", "2027-02-03 16:00")
    again = pair(companion, "Lea")

    assert "Lea Kim, your mentee" in shown.out
    assert "Once on Wed 3 Feb 2027, 16:00 (America/New_York)" in again.out
    assert (stored(companion)["mentor_id"], stored(companion)["mentee_id"]) == ("me", "lea")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("Ines", "--at", "sometimes"), "no weekday with one time"),
        (("Ines", "--at", "Tue"), "no weekday with one time"),
        (("Ines", "--at", "Tue 16:00", "--every", "blue moon"), "no rhythm"),
        (("Ines", "--every", "week"), "say when, too"),
        (("Ines", "--at", "Tue 16:00", "--zone", "Mars/Base"), "not an IANA time zone"),
        (("Ines", "--at", "Tue 16:00", "--until", "2026-01-01"), "before it starts"),
        (("Ines", "--once", "tomorrow"), "no day and time"),
        (("Ines", "--at", "Tue 16:00", "--move", "2027-01-05"), "give both"),
        (("Ines", "--agree"), "no terms to say yes to"),
        (("Ines", "--pause-until", "2026-12-01"), "not after today"),
        (("Ines", "--at", "Tue 16:00", "--with-brief"), "goes with --ics"),
        (("Ines", "--channel", "pigeon"), "none of call, video"),
        (("Ines", "--eml", "x.eml"), "nothing to write yet"),
        (("Ines", "--at", "Tue 16:00", "--minutes", "90"), "must be at most 30"),
        (("me", "--agree"), "is you"),
        (("Nobody",), "nobody stored is called"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_stored(
    companion: CommandLine, arguments: tuple[str, ...], why: str
) -> None:
    refused = pair(companion, *arguments)

    assert refused.status == 2
    assert why in refused.err
    assert companion("export", "pairs").out == ""


def test_hostile_words_never_steer_the_terminal(companion: CommandLine) -> None:
    shown = pair(companion, "Ines", "--at", "Tue 16:00", "--success", "pay\x1b[2J\x1b]0;x\x07back")

    assert shown.status == 0
    assert "\x1b" not in shown.out


def test_a_talk_that_notes_plan_is_shown_with_its_hour_and_whose_word_it_is(
    companion: CommandLine, tmp_path: Path
) -> None:
    notes = tmp_path / "ines.txt"
    notes.write_text(
        "Ines, 5 Jan 2027\n- I'll price the roses by Friday\nNext call Thu 21 Jan, 7 pm\n", "utf-8"
    )
    assert (
        companion(
            "--today", "2027-01-05", "note", "Ines", str(notes), "--yes", "--me", "mentee"
        ).status
        == 0
    )

    shown = pair(companion, "Ines", on="2027-01-06").out

    assert "Ines Faria, your mentor: planned" in shown
    told = "by your notes of Tue 5 Jan 2027: “Next call Thu 21 Jan, 7 pm”"
    assert f"Your next talk: Thu 21 Jan 2027, {told}." in shown
    assert 'Next: prepare the next talk: companion prep "Ines Faria"' in shown
    assert "nothing planned" in pair(companion, "Ines", on="2027-01-25").out
