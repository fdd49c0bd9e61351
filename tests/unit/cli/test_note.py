"""`companion note` and `companion did`: what is confirmed is stored, and nothing else."""

import json
from pathlib import Path

import pytest

from tests.cli import CommandLine, Ran
from tests.schemas import require_valid
from tests.terminal import Terminal

PEOPLE = """Marta Quill, ward sister at St Bede's
Ran a night ward for six years. Can help with running a night ward, rotas.

Nel Abara, matron
Led three wards through a merger. Can help with leading nurses.
"""
NOTES = """Call with Marta, 3 November 2026
- Marta: start every handover with the worst shift
- I'll send Marta the rota by Friday
- Marta will introduce me to Pilar from pharmacy
- maybe ask HR about the training budget
- we decided to keep the Monday round
- next call Tue 17 Nov
"""


@pytest.fixture
def desk(tmp_path: Path, companion: CommandLine) -> Path:
    """A folder with notes; whoever is in them is stored."""
    for name, text in (("people.txt", PEOPLE), ("notes.txt", NOTES)):
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "cv.txt").write_text(
        "Ida Holm\n\nStaff nurse, St Bede's, 2021 - present\n", "utf-8"
    )
    companion(
        *("start", "--me", str(tmp_path / "cv.txt"), "--people", str(tmp_path / "people.txt")),
        *("--goal", "Run the night ward without losing the day team"),
    )
    return tmp_path


def on(day: str, companion: CommandLine, *arguments: str) -> Ran:
    return companion("--today", day, *arguments)


def exported(companion: CommandLine, kind: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in companion("export", kind).out.splitlines()]


def test_what_is_firm_is_kept_with_its_quote_and_the_rest_is_named(
    companion: CommandLine, desk: Path
) -> None:
    ran = on("2026-11-04", companion, "note", "Marta", str(desk / "notes.txt"), "--yes")
    items = exported(companion, "items")

    assert "Your talk with Marta Quill, your mentor, on Tue 3 Nov." in ran.out
    assert "Kept: the notes, 2 actions, 1 takeaway, 1 decision." in ran.out
    assert "Ask HR about the training budget (not promised)" in ran.out.partition("Not kept")[2]
    assert "I will:\n  - Send you the rota (by Friday 6 November)" in ran.out
    assert ran.out.rstrip().endswith('send it, then: companion note "Marta Quill" --sent')
    assert {item["text"] for item in items if item["owner"] == "me"} == {"Send Marta the rota"}
    for item in items:
        require_valid("item", item)
        evidence = item["evidence"]
        assert isinstance(evidence, dict)
        assert NOTES[evidence["start"] : evidence["end"]] == evidence["text"]
    sessions = exported(companion, "sessions")
    assert [one["held_on"] for one in sessions] == ["2026-11-03", "2026-11-17"]
    assert [bool(one["notes"]) for one in sessions] == [True, False]


def test_notes_of_the_same_talk_are_not_stored_twice_and_a_planned_talk_is_filled(
    companion: CommandLine, desk: Path
) -> None:
    on("2026-11-04", companion, "note", "Marta", str(desk / "notes.txt"), "--yes")

    again = on("2026-11-04", companion, "note", str(desk / "notes.txt"), "--yes")
    planned = on("2026-11-17", companion, "note", "Marta", str(_second(desk)), "--yes")

    assert again.status == 2
    assert "stored as session 'marta-quill-2026-11-03'" in again.err
    assert planned.status == 0
    assert [bool(one["notes"]) for one in exported(companion, "sessions")] == [True, True]


def test_a_mentor_is_told_so_by_whose_goal_it_is(companion: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text("me: Marta Quill, ward sister\n\nAmir Vos, nurse\n", "utf-8")
    notes = tmp_path / "amir.txt"
    notes.write_text("Amir will write the plan by Friday\nI'll lend him the handbook\n", "utf-8")
    companion("start", "--people", str(tmp_path / "p.txt"))

    unknown = on("2026-11-04", companion, "note", "Amir", str(notes), "--yes", "--me", "both")
    ran = on("2026-11-04", companion, "note", "Amir", str(notes), "--yes", "--me", "mentor")

    assert "neither mentor nor mentee" in unknown.err
    assert "Your talk with Amir Vos, your mentee" in ran.out
    assert exported(companion, "sessions")[0]["mentee_id"] == "amir-vos"


def test_who_wants_nothing_talks_to_whoever_is_noted_to_want_something_as_a_mentor(
    companion: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "p.txt").write_text(
        "me: Marta Quill, ward sister\n\nAmir Vos, nurse\nwants to teach on his ward\n", "utf-8"
    )
    (tmp_path / "amir.txt").write_text("Amir will write the plan by Friday\n", "utf-8")
    companion("start", "--people", str(tmp_path / "p.txt"))

    ran = on("2026-11-04", companion, "note", "Amir", str(tmp_path / "amir.txt"), "--yes")

    assert "Your talk with Amir Vos, your mentee" in ran.out


def test_each_item_is_asked_for_with_one_key(companion: CommandLine, desk: Path) -> None:
    with Terminal(
        *("--offline", "--today", "2026-11-04", "note", "Marta", str(desk / "notes.txt")),
        data_dir=desk / "data",
    ) as terminal:
        terminal.answer("1/5  You: Send Marta the rota", "y")
        terminal.answer("2/5  Marta: Introduce you", "n")
        terminal.answer("3/5  You: Ask HR", "e")
        terminal.answer("What", "Ask HR about two days of training\n")
        terminal.answer("whose?", "m")
        terminal.answer("By when", "someday maybe\n")
        terminal.answer("is no day", "\x15in two weeks\n")
        terminal.answer("4/5  Takeaway", "w")
        terminal.answer("When", "a shift went badly\n")
        terminal.answer("then I", "say it first\n")
        terminal.answer("5/5  Decision", "n")
        terminal.answer("you talk again on Tue 17 Nov", "n")
        terminal.answer("was your question answered?", "p")
        terminal.answer("the time?", "\r")
        terminal.answer("next time?", "d")
        terminal.answer("share this with Marta", "s")
        shown, status = terminal.end()
    items = {item["text"]: item for item in exported(companion, "items")}

    assert status == 0, shown
    assert "Kept: the notes, 2 actions, 1 takeaway" in shown
    assert len(items) == 3
    assert items["Ask HR about two days of training"]["is_edited"] is True
    assert items["Ask HR about two days of training"]["is_promised"] is False
    assert "I might:" in shown
    assert items["Ask HR about two days of training"]["due_on"] == "2026-11-17"
    plans = [item["plan"] for item in items.values() if item["kind"] == "takeaway"]
    assert plans == [{"when": "a shift went badly", "then": "say it first"}]
    assert "My question was answered in part" in shown
    (session,) = exported(companion, "sessions")
    assert isinstance(session["feedback"], list)
    assert [one["onward"] for one in session["feedback"]] == ["deeper"]
    assert session["struck"] == [
        "Marta will introduce me to Pilar from pharmacy",
        "we decided to keep the Monday round",
    ]
    ahead = on("2026-11-05", companion, "prep", "Marta")
    assert "Your one question: " in ahead.out
    assert "Pilar" not in ahead.out
    assert "Monday round" not in ahead.out


def test_stopping_stores_nothing(companion: CommandLine, desk: Path) -> None:
    with Terminal(
        *("--offline", "--today", "2026-11-04", "note", "Marta", str(desk / "notes.txt")),
        data_dir=desk / "data",
    ) as terminal:
        terminal.answer("1/5", "y")
        terminal.answer("2/5", "\x03")
        _, status = terminal.end()

    assert status == 130
    assert exported(companion, "sessions") == []


def test_an_action_is_done_by_a_few_of_its_words(companion: CommandLine, desk: Path) -> None:
    on("2026-11-04", companion, "note", "Marta", str(desk / "notes.txt"), "--yes")

    late = on("2026-11-09", companion, "did")
    done = on("2026-11-09", companion, "did", "the rota", "Marta uses it", "--sure", "4")
    dropped = on("2026-11-09", companion, "did", "Pilar", "--dropped", "--json")
    nothing = on("2026-11-09", companion, "did")

    assert "Send Marta the rota, by Fri 6 Nov — late" in late.out
    assert late.out.index("You:") < late.out.index("Marta:")
    assert "Done: Send Marta the rota — Marta uses it" in done.out
    assert "Marta still:" in done.out
    assert json.loads(dropped.out)["history"][0]["status"] == "dropped"
    assert "Nothing is open" in nothing.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("did", "quantum"), "nothing kept has the words 'quantum'; open is “Send Marta"),
        (("did", "Marta"), "several have the words 'Marta'; say more of one: “Send Marta"),
        (("did", "rota", "--dropped", "--open"), "not both"),
        (("did", "--dropped"), "say which"),
        (("note", "Nobody", "{notes}", "--yes"), "nobody stored is called 'Nobody'"),
        (("note", "Ida", "{notes}", "--yes"), "is you; name with whom"),
        (("note", "Marta", "{notes}"), "asks about each item at a terminal"),
        (("note", "Marta", "{empty}", "--yes"), "the notes are empty"),
    ],
)
def test_what_cannot_be_done_is_said(
    companion: CommandLine, desk: Path, arguments: tuple[str, ...], said: str
) -> None:
    on("2026-11-04", companion, "note", "Marta", str(desk / "notes.txt"), "--yes")
    (desk / "empty.txt").write_text(" \n", "utf-8")
    files = {"{notes}": str(desk / "notes.txt"), "{empty}": str(desk / "empty.txt")}

    ran = companion(*(files.get(one, one) for one in arguments))

    assert ran.status == 2
    assert said in ran.err


def test_a_thing_is_not_done_before_it_was_promised(companion: CommandLine, desk: Path) -> None:
    on("2026-11-04", companion, "note", "Marta", str(desk / "notes.txt"), "--yes")

    ran = on("2026-11-01", companion, "did", "rota")

    assert ran.status == 2
    assert "2026-11-01 is before 2026-11-04" in ran.err


def _second(desk: Path) -> Path:
    path = desk / "second.txt"
    path.write_text("Tue 17 Nov 2026\n- I'll ring the pharmacy by Friday\n", "utf-8")
    return path


def test_the_same_notes_with_another_day_take_the_place_of_what_was_stored(
    companion: CommandLine, desk: Path
) -> None:
    undated = desk / "undated.txt"
    undated.write_text("- I'll send Marta the rota by Friday\n- Marta brings the list\n", "utf-8")
    first = on("2026-11-19", companion, "note", "Marta", str(undated), "--yes")
    on("2026-11-19", companion, "did", "rota", "it is with her")

    again = on("2026-11-19", companion, "note", "Marta", str(undated), "--yes")
    moved = on(
        *("2026-11-19", companion, "note", "Marta", str(undated), "--yes", "--date", "2026-11-10")
    )

    assert "the notes name no day, so it is taken to be today" in first.err
    assert "stored as session 'marta-quill-2026-11-19'" in again.err
    assert "stored of Thu 19 Nov; they take its place" in moved.err
    assert [one["held_on"] for one in exported(companion, "sessions")] == ["2026-11-10"]
    items = {str(one["text"]): one for one in exported(companion, "items")}
    assert len(items) == len(exported(companion, "items"))
    rota = next(one for text, one in items.items() if "rota" in text)
    assert rota["due_on"] == "2026-11-13"
    assert rota["history"], "what was done stays done"


def test_the_first_line_says_the_day_of_a_talk_with_where_it_was(
    companion: CommandLine, desk: Path
) -> None:
    (desk / "call.txt").write_text(
        "Marta, Sun 15 Nov, in the canteen in the end, 25 min\n- I'll send the rota by Weds\n",
        "utf-8",
    )

    ran = on("2026-11-22", companion, "note", "Marta", str(desk / "call.txt"), "--yes")

    assert "on Sun 15 Nov." in ran.out
    assert "by Wed 18 Nov" in ran.out


def test_when_they_talk_again_roughly_plans_no_day(companion: CommandLine, desk: Path) -> None:
    (desk / "rough.txt").write_text(
        "Call with Marta, 3 November 2026\n- I'll send the rota\n- talk again after Xmas\n", "utf-8"
    )

    ran = on("2026-11-04", companion, "note", "Marta", str(desk / "rough.txt"), "--yes")

    assert "Planned" not in ran.out
    assert len(exported(companion, "sessions")) == 1


def test_what_is_done_before_the_end_of_a_month_makes_the_next_day_no_rough_one(
    companion: CommandLine, desk: Path
) -> None:
    (desk / "next.txt").write_text(
        "Call with Marta, 3 November 2026\n- she'll talk to the owner before the end of the month\n"
        "- next 8/12 3pm, same bench\n",
        "utf-8",
    )

    ran = on("2026-11-04", companion, "note", "Marta", str(desk / "next.txt"), "--yes")

    assert "Planned: your next talk, on Tue 8 Dec." in ran.out


KEPT = """Call with Marta, 17 November 2026
- sent Marta the rota on Thursday, she likes it
- I'll ring the pharmacy by Friday
"""


def test_what_notes_report_as_kept_is_named_and_stays_open_where_nobody_is_asked(
    companion: CommandLine, desk: Path
) -> None:
    (desk / "kept.txt").write_text(KEPT, "utf-8")
    on("2026-11-04", companion, "note", "Marta", str(desk / "notes.txt"), "--yes")

    ran = on("2026-11-17", companion, "note", "Marta", str(desk / "kept.txt"), "--yes")
    items = {str(one["text"]): one for one in exported(companion, "items")}

    told = ran.out.partition("Perhaps done, by these notes")[2]
    assert "Send Marta the rota: “sent Marta the rota on Thursday, she likes it”" in told
    assert 'companion did "Send Marta the rota"' in told
    assert items["Send Marta the rota"]["history"] == []


def test_what_notes_report_as_kept_is_closed_by_a_key_and_only_so(
    companion: CommandLine, desk: Path
) -> None:
    (desk / "kept.txt").write_text(f"{KEPT}- Marta introduced me to Pilar\n", "utf-8")
    on("2026-11-04", companion, "note", "Marta", str(desk / "notes.txt"), "--yes")

    with Terminal(
        *("--offline", "--today", "2026-11-17", "note", "Marta", str(desk / "kept.txt")),
        data_dir=desk / "data",
    ) as terminal:
        terminal.answer("You owed: Send Marta the rota. Done by now?", "y")
        terminal.answer("Marta owed: Introduce you to Pilar", "n")
        terminal.answer("1/", "n")
        terminal.answer("was your question answered?", "\r")
        terminal.answer("the time?", "\r")
        terminal.answer("next time?", "\r")
        shown, status = terminal.end()
    items = {str(one["text"]): one for one in exported(companion, "items")}

    assert status == 0, shown
    assert "Done, as you said:" in shown
    history = items["Send Marta the rota"]["history"]
    assert isinstance(history, list)
    (turn,) = history
    assert (turn["status"], turn["on"]) == ("done", "2026-11-17")
    assert turn["result"] == "sent Marta the rota on Thursday, she likes it"
    (introduced,) = (one for text, one in items.items() if text.startswith("Introduce"))
    assert introduced["history"] == []


def test_whoever_is_stored_as_mentor_of_all_the_others_needs_no_start(
    companion: CommandLine, tmp_path: Path
) -> None:
    people = tmp_path / "people.txt"
    people.write_text(
        "Vera Lind, head of a bakery. Mentor of two: dough, leading a shift.\n\n"
        "Bo Falk - 20, apprentice. Good hands.\n\nUla Brandt - 31, pastry, wants an own shop.\n",
        "utf-8",
    )
    (tmp_path / "bo.txt").write_text(
        "Bo, 3 November 2026\n- he'll bring the log by Friday\n", "utf-8"
    )
    companion("import", "people", str(people))

    ran = on("2026-11-04", companion, "note", "Bo", str(tmp_path / "bo.txt"), "--yes")

    assert "you are taken to be Vera Lind" in ran.err
    assert "Your talk with Bo Falk, your mentee" in ran.out
    assert sorted(str(one["id"]) for one in exported(companion, "people")) == [
        *("bo-falk", "me", "ula-brandt"),
    ]


def test_ones_stored_name_says_who_one_is_and_start_makes_no_twin(
    companion: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "p.txt").write_text(
        "Vera Lind, baker\n\nBo Falk - 20, apprentice, wants to open a shop\n", "utf-8"
    )
    (tmp_path / "bo.txt").write_text(
        "Bo, 3 November 2026\n- he'll bring the log by Friday\n", "utf-8"
    )
    companion("import", "people", str(tmp_path / "p.txt"))
    note = ("note", "Bo", str(tmp_path / "bo.txt"), "--yes")

    unknown = on("2026-11-04", companion, *note)
    ran = on("2026-11-04", companion, *note, "--me", "Vera Lind")
    companion("start", "--name", "Vera Lind", "--minutes", "30")

    assert "needs to know who you are" in unknown.err
    assert "Your talk with Bo Falk, your mentee" in ran.out
    assert sorted(str(one["id"]) for one in exported(companion, "people")) == ["bo-falk", "me"]
