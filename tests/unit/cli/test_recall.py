"""`companion recall`: the question first, the answer on a key, three a week, never in a talk."""

import json
from pathlib import Path

import pytest

from tests.cli import CommandLine
from tests.terminal import Terminal

NOTES = (
    "Ines: price the bunches by stem. Keep one bucket for walk-ins. Ask the market office first."
)
TAKEAWAYS = (
    ("price", "Price the bunches by stem", "price the bunches by stem"),
    ("bucket", "Keep one bucket for walk-ins", "Keep one bucket for walk-ins"),
    ("office", "Ask the market office before buying stock", "Ask the market office first"),
)
PEOPLE: tuple[dict[str, object], ...] = (
    {"id": "me", "name": "Tom Okoro", "time_zone": "Europe/London"},
    {"id": "ines", "name": "Ines Faria", "time_zone": "Europe/London"},
)
SESSION: dict[str, object] = {
    "id": "s",
    "mentor_id": "ines",
    "mentee_id": "me",
    "held_on": "2027-01-05",
}


def an_item(id: str, text: str, said: str, **fields: object) -> dict[str, object]:  # noqa: A002
    start = NOTES.index(said)
    evidence = {"session_id": "s", "start": start, "end": start + len(said), "text": said}
    return {
        "id": id,
        "kind": "takeaway",
        "text": text,
        "mentor_id": "ines",
        "mentee_id": "me",
        "evidence": evidence,
        "confirmed_on": "2027-01-05",
        **fields,
    }


def store(companion: CommandLine, folder: Path, *items: dict[str, object]) -> None:
    kinds: dict[str, tuple[dict[str, object], ...]] = {
        "people": PEOPLE,
        "sessions": ({**SESSION, "notes": NOTES},),
        "items": items,
    }
    for kind, records in kinds.items():
        file = folder / f"{kind}.jsonl"
        file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        assert companion("import", kind, str(file)).status == 0


@pytest.fixture
def taken(companion: CommandLine, tmp_path: Path) -> CommandLine:
    """The command line of Tom, who took three things from one talk."""
    store(companion, tmp_path, *(an_item(*one) for one in TAKEAWAYS))
    return companion


def test_without_a_terminal_the_questions_are_printed_and_no_answer(taken: CommandLine) -> None:
    shown = taken("--today", "2027-01-07", "recall")

    assert shown.status == 0
    assert shown.out.count("What did you take from your talk with Ines on Tue 5 Jan 2027") == 3
    assert "market office before buying" not in shown.out
    assert "at a terminal" in shown.err


def test_nothing_is_asked_before_its_day_and_the_day_is_named(taken: CommandLine) -> None:
    shown = taken("--today", "2027-01-06", "recall")

    assert shown.out == "Nothing is due. The next of 3 takeaways comes on Thu 7 Jan.\n"


def test_without_anything_kept_it_is_said_how_to_keep_it(
    companion: CommandLine, tmp_path: Path
) -> None:
    store(companion, tmp_path, an_item("d", "Price by stem", TAKEAWAYS[0][2], kind="decision"))

    assert "nothing to recall yet" in companion("--today", "2027-02-01", "recall").out


def test_what_was_dropped_or_is_a_mentees_is_not_asked(
    companion: CommandLine, tmp_path: Path
) -> None:
    gone = [{"status": "dropped", "on": "2027-01-06"}]
    store(companion, tmp_path, an_item(*TAKEAWAYS[0], history=gone))

    assert "nothing to recall yet" in companion("--today", "2027-02-01", "recall").out


def test_nothing_is_asked_while_a_talk_runs(taken: CommandLine) -> None:
    # A rehearsed day stands at noon.
    taken("--today", "2027-01-06", "pair", "Ines", "--once", "2027-01-07 11:55")

    shown = taken("--today", "2027-01-07", "recall")

    assert shown.out == "You are talking to Ines Faria now; this can wait.\n"


def test_json_holds_question_answer_and_quote(taken: CommandLine) -> None:
    lines = taken("--today", "2027-01-07", "recall", "--json").out.splitlines()

    cards = [json.loads(line) for line in lines]
    assert {card["quote"] for card in cards} == {said for _, _, said in TAKEAWAYS}
    assert all(card["said_on"] == "2027-01-05" for card in cards)


def test_the_answer_shows_on_a_key_and_how_it_went_decides_when_it_comes_back(
    taken: CommandLine, tmp_path: Path
) -> None:
    grades = ("y", "n", "h")

    with Terminal("--today", "2027-01-07", "recall", data_dir=tmp_path / "data") as terminal:
        for grade in grades:
            terminal.answer("space bar", " ")
            terminal.answer("did you know it?", grade)
        shown, status = terminal.end()

    items = [json.loads(line) for line in taken("export", "items").out.splitlines()]
    told = {item["id"]: item["recalls"] for item in items}
    assert status == 0
    assert shown.index("“Keep one …”") < shown.index("space bar")
    assert shown.index("space bar") < shown.index("Keep one bucket for walk-ins")
    assert sorted(one["grade"] for (one,) in told.values()) == ["forgot", "hardly", "knew"]
    assert {one["on"] for (one,) in told.values()} == {"2027-01-07"}
    after = taken("--today", "2027-01-10", "recall").out
    assert after == "Nothing is due. The next of 3 takeaways comes on Thu 14 Jan.\n"


def test_who_stops_half_way_keeps_what_was_answered(taken: CommandLine, tmp_path: Path) -> None:
    with Terminal("--today", "2027-01-07", "recall", data_dir=tmp_path / "data") as terminal:
        terminal.answer("space bar", " ")
        terminal.answer("did you know it?", "e")
        terminal.answer("space bar", "\x03")
        _, status = terminal.end()

    items = [json.loads(line) for line in taken("export", "items").out.splitlines()]
    assert status == 130
    assert sum(len(item["recalls"]) for item in items) == 1
    assert taken("--today", "2027-01-08", "recall").out.count("What did you take") == 2
