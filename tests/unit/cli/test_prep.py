"""`companion prep`: the next talk from stored records alone, and nothing that is done in it."""

import json
from pathlib import Path

import pytest

from tests.cli import CommandLine, Ran

PEOPLE = """Marta Quill, ward sister at St Bede's
Ran a night ward for six years. Can help with running a night ward, rotas.

Nel Abara, matron
Led three wards through a merger. Can help with leading nurses.
"""
NOTES = """Call with Marta, 3 November 2026
- Marta: start every handover with the worst shift
- I'll send Marta the rota by Friday
- I will ask the day team what they miss at handover by 12 November
- Marta will introduce me to Pilar from pharmacy
- should I move the tea round before or after handover?
- we decided to keep the Monday round
- next call Tue 17 Nov
"""
SECOND = """Call with Marta, 17 November 2026
- I'll draw up the new round by 24 November
- next call Tue 1 Dec
"""
GOAL = "Run the night ward without losing the day team. How do I win over the day sister?"


@pytest.fixture
def desk(tmp_path: Path, companion: CommandLine) -> Path:
    """A folder with notes; whoever is in them is stored."""
    for name, text in (("people.txt", PEOPLE), ("notes.txt", NOTES), ("second.txt", SECOND)):
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "cv.txt").write_text(
        "Ida Holm\n\nStaff nurse, St Bede's, 2021 - present\n", "utf-8"
    )
    companion(
        *("--today", "2026-11-02", "start", "--me", str(tmp_path / "cv.txt")),
        *("--people", str(tmp_path / "people.txt"), "--goal", GOAL),
    )
    return tmp_path


def on(day: str, companion: CommandLine, *arguments: str) -> Ran:
    return companion("--today", day, *arguments)


def noted(companion: CommandLine, desk: Path) -> None:
    on("2026-11-04", companion, "note", "Marta", str(desk / "notes.txt"), "--yes")


def test_the_next_talk_is_prepared_without_a_file_and_what_is_done_is_not_open(
    companion: CommandLine, desk: Path
) -> None:
    noted(companion, desk)
    on("2026-11-10", companion, "did", "rota", "she uses it")

    ran = on("2026-11-15", companion, "prep")

    assert ran.status == 0
    assert ran.out.startswith("Marta Quill, your mentor: on Tue 17 Nov, 15 minutes\n")
    assert "You did “Send Marta the rota”: “she uses it”." in ran.out
    assert "What came of" not in ran.out
    _, _, before = ran.out.partition("Before the call")
    before, _, owed = before.partition("You owe")
    assert "rota" not in before + owed
    # Its day has gone by, so that it is nothing still to be done in time.
    assert "day team" not in before
    assert "  - Ask the day team what they miss at handover (was due Thu 12 Nov)\n" in owed
    assert "next call" not in ran.out


def test_the_question_of_the_last_talk_does_not_come_back(
    companion: CommandLine, desk: Path
) -> None:
    own = "How do I win over the day sister?"
    first = on("2026-11-02", companion, "prep", "Marta")
    noted(companion, desk)
    second = on("2026-11-15", companion, "prep")
    on("2026-11-18", companion, "note", "Marta", str(desk / "second.txt"), "--yes")

    third = on("2026-11-29", companion, "prep")

    assert f"Your one question: {own}" in first.out
    assert "Your one question: Should I move the tea round" in second.out
    assert own not in third.out
    assert "tea round" not in third.out
    assert "Your one question: " in third.out


def test_a_question_comes_back_when_the_notes_keep_it(companion: CommandLine, desk: Path) -> None:
    noted(companion, desk)
    kept = f"{SECOND}- should I move the tea round before or after handover?\n"
    (desk / "second.txt").write_text(kept, "utf-8")
    on("2026-11-18", companion, "note", "Marta", str(desk / "second.txt"), "--yes")

    assert (
        "Your one question: Should I move the tea round" in on("2026-11-29", companion, "prep").out
    )


def test_the_catch_up_has_a_fifth_of_the_minutes_however_much_is_open(
    companion: CommandLine, desk: Path
) -> None:
    many = "\n".join(f"- I'll write to ward number {word} by Friday" for word in WARDS)
    (desk / "notes.txt").write_text(f"{NOTES}{many}\n", "utf-8")
    noted(companion, desk)

    (prep,) = prepared(companion, "2026-11-15", "--minutes", "20")

    agenda = prep["agenda"]
    assert sum(item["minutes"] for item in agenda["items"]) == 20
    assert [one["minutes"] for one in agenda["items"] if one["title"] == "Since last time"] == [4]
    assert len(prep["mine"]) + len(prep["theirs"]) == len(WARDS) + 3
    assert len(prep["to_drop"]) == len(WARDS) + 3 - 6


WARDS = ("Ash", "Beech", "Cedar", "Elm", "Fir", "Hazel", "Holly", "Larch", "Maple", "Oak")


def prepared(companion: CommandLine, day: str, *arguments: str) -> list[dict]:  # type: ignore[type-arg]
    out = on(day, companion, "prep", *arguments, "--json").out
    return [json.loads(line) for line in out.splitlines()]


def test_all_gives_a_mentor_a_brief_of_each_mentee_that_takes_a_minute(
    companion: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "p.txt").write_text(
        "me: Marta Quill, ward sister\n\nAmir Vos, nurse\n\nEva Lund, nurse\n\n"
        "Kofi Amo, nurse\nWants to run the clinic on Fridays\n",
        "utf-8",
    )
    companion("import", "people", str(tmp_path / "p.txt"))
    (tmp_path / "goals.jsonl").write_text(
        '{"id": "a", "mentee_id": "amir-vos", "statement": "Plan a fair rota"}\n', "utf-8"
    )
    companion("import", "goals", str(tmp_path / "goals.jsonl"))
    for name in ("Amir", "Eva", "Kofi"):
        notes = tmp_path / f"{name}.txt"
        notes.write_text(f"{name} will write the plan by Friday\nI'll lend {name} the book\n")
        ran = on("2026-11-04", companion, "note", name, str(notes), "--me", "mentor", "--yes")
        assert ran.status == 0

    ran = on("2026-11-05", companion, "prep", "--all")

    briefs = ran.out.split("\n\n")
    assert [one.split(",")[0] for one in briefs] == ["Amir Vos", "Eva Lund", "Kofi Amo"]
    assert "Goal: “Plan a fair rota”" in briefs[0]
    assert "One question to ask: " in briefs[0]
    assert "  Wants “to run the clinic on Fridays”" in briefs[2]
    assert "One question to ask: You want to run the clinic on Fridays. " in briefs[2]
    assert "You owe: lend Amir the book" in briefs[0]
    assert "Amir owes: write the plan (by Fri 6 Nov)" in briefs[0]
    assert "What Eva wants is not noted yet" in briefs[1]
    assert "One question to ask: What matters most to you at the moment" in briefs[1]
    assert all(len(one.split()) <= 150 for one in briefs)


def test_what_is_urgent_has_the_question_and_a_document_is_attached_as_it_is(
    companion: CommandLine, desk: Path
) -> None:
    noted(companion, desk)
    letter = "Dear sister,\n<b>bold</b> \x1b[31mred\n"
    (desk / "letter.txt").write_text(letter, "utf-8")

    ran = on(
        *("2026-11-15", companion, "prep", "Marta", "--urgent", "They want to cut my night hours"),
        *("--document", str(desk / "letter.txt")),
    )

    assert "cut my night hours" in ran.out
    assert "tea round" not in ran.out
    assert "Attached: letter.txt" in ran.out
    assert "<b>bold</b> red" in ran.out


def test_who_cannot_be_meant_is_said(companion: CommandLine, desk: Path) -> None:
    nobody = on("2026-11-02", companion, "prep")
    unknown = on("2026-11-02", companion, "prep", "Zed")
    both = on("2026-11-02", companion, "prep", "--goal", "a b", "--urgent", "c d")
    whom_and_all = on("2026-11-02", companion, "prep", "Marta", "--all")

    assert {ran.status for ran in (nobody, unknown, both, whom_and_all)} == {2}
    assert "companion prep NAME" in nobody.err
    assert "nobody stored is called 'Zed'" in unknown.err


def test_the_notes_of_a_card_are_read_by_note(companion: CommandLine, desk: Path) -> None:
    noted(companion, desk)
    page = desk / "card.html"

    ran = on("2026-11-15", companion, "prep", "--out", str(page))
    shown = page.read_text("utf-8")
    notes = shown.partition('<textarea id="notes">\n')[2].partition("</textarea>")[0]
    (desk / "copied.txt").write_text(f"{notes}I'll send Marta the list by Friday\n", "utf-8")
    kept = on("2026-11-18", companion, "note", str(desk / "copied.txt"), "--yes")

    assert ran.status == 0
    assert "Should I move the tea round" in shown
    assert "Your talk with Marta Quill, your mentor, on Tue 17 Nov." in kept.out
    assert "You: Send Marta the list" in kept.out


def test_what_is_for_the_day_before_is_for_today_on_it_and_gone_after(
    companion: CommandLine, desk: Path
) -> None:
    noted(companion, desk)
    early = on("2026-11-12", companion, "prep", "Marta").out
    before = on("2026-11-16", companion, "prep", "Marta").out
    late = on("2026-11-17", companion, "prep", "Marta").out

    assert "Send Marta the one question the day before." in early
    assert "Send Marta the one question today." in before
    assert "the one question" not in late


def test_the_one_question_is_said_once(companion: CommandLine, desk: Path) -> None:
    noted(companion, desk)

    shown = on("2026-11-16", companion, "prep", "Marta").out

    (question,) = (x for x in shown.splitlines() if x.startswith("Your one question: "))
    assert shown.count(question.removeprefix("Your one question: ")) == 1
    assert "min  Your one question\n" in shown
    assert "Your goal: “Run the night ward without losing the day team.”\n" in shown


def test_another_goal_begins_anew_and_its_day_is_still_to_come(
    companion: CommandLine, desk: Path
) -> None:
    noted(companion, desk)
    said = "Teach the new nurses by March"
    on("2027-06-01", companion, "start", "--goal", said)

    plan = on("2027-06-02", companion, "prep", "Marta")
    back = on("2027-06-02", companion, "pair", "Marta", "--review")

    assert "has passed" not in plan.out
    assert "0 talks noted" in back.out
    assert "The day for looking back: Wed 1 Mar 2028" in back.out


def test_after_the_talks_about_a_goal_have_ended_the_next_goal_is_asked_for(
    companion: CommandLine, desk: Path
) -> None:
    noted(companion, desk)
    on("2026-11-20", companion, "pair", "Marta", "--end")

    over = on("2026-11-21", companion)
    on("2026-11-21", companion, "start", "--goal", "Teach the new nurses")
    anew = on("2026-11-22", companion)

    assert "Next: your talks with Marta have ended; what is next for you?" in over.out
    assert "have ended" not in anew.out
