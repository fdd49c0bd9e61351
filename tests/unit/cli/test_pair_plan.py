"""`companion pair NAME --event` and `--review`: the plan over several talks, and looking back."""

import json
from pathlib import Path

import pytest

from tests.cli import CommandLine, Ran

GOAL = (
    "Find my first full job in a bakery by June. How do I get a trial shift? "
    "I have only ever sold bread."
)
NOTES = """Talk with Ruth, 1 April 2026
- Takeaway: a trial shift is asked for in person
- I'll visit three bakeries by 8 April
- should I say that I want my own shop one day?
"""
OFFER = "Lumen offered me a full job. I have to answer by Monday."


@pytest.fixture
def paired(companion: CommandLine, tmp_path: Path) -> CommandLine:
    (tmp_path / "people.txt").write_text("Ruth Adeyemi – baker and owner of a bakery\n", "utf-8")
    people = str(tmp_path / "people.txt")
    on("2026-03-02", companion, "start", "--goal", GOAL, "--people", people, "--sure", "2")
    terms = ("--at", "Wed 16:00", "--every", "2 weeks", "--from", "2026-04-01")
    said = ("--zone", "Europe/London", "--agree", "--said", "yes")
    on("2026-03-24", companion, "pair", "Ruth", *terms, *said)
    return companion


def on(day: str, companion: CommandLine, *words: str) -> Ran:
    ran = companion("--today", day, *words)
    assert ran.status == 0, ran.err
    return ran


def noted(companion: CommandLine, folder: Path, day: str, text: str) -> Ran:
    (folder / "notes.txt").write_text(text, "utf-8")
    return on(day, companion, "note", "Ruth", str(folder / "notes.txt"), "--yes")


def test_an_offer_changes_the_plan_and_the_next_talk(paired: CommandLine, tmp_path: Path) -> None:
    after_talk = noted(paired, tmp_path, "2026-04-01", NOTES)
    told = on("2026-04-10", paired, "pair", "Ruth", "--event", OFFER)
    prep = on("2026-04-14", paired, "prep", "Ruth")

    assert "  Wed 15 Apr: Should I say that I want my own shop one day?" in after_talk.out
    assert "your notes of 1 April leave it open" in after_talk.out
    assert "“Should I say that I want my own shop one day?” moves" in told.out
    asked = f"{OFFER} What would you settle before answering"
    assert f"  1. Wed 15 Apr: {asked}" in told.out
    assert told.out.count(asked) == 1
    assert "what you told on 10 April" in told.out
    assert "moves to Wed 29 Apr" in told.out
    assert "it was the question of this talk" not in after_talk.out
    assert f"Your one question: {OFFER} What would you settle" in prep.out
    assert "Write down what is offered" in prep.out
    assert "may not be supported" not in prep.out


def test_a_look_back_with_little_evidence_says_so_and_proposes_nothing(
    paired: CommandLine, tmp_path: Path
) -> None:
    noted(paired, tmp_path, "2026-04-01", NOTES)

    ran = on("2026-04-02", paired, "pair", "Ruth", "--review")

    assert "1 talk noted; of 1 promise 1 open." in ran.out
    assert "too little to tell" in ran.out
    assert "It points to" not in ran.out


def test_after_an_offer_was_talked_about_today_proposes_to_look_back(
    paired: CommandLine, tmp_path: Path
) -> None:
    noted(paired, tmp_path, "2026-04-01", NOTES)
    on("2026-04-10", paired, "pair", "Ruth", "--event", OFFER)
    noted(paired, tmp_path, "2026-04-15", "Talk with Ruth, 15 April 2026\n- I'll ask for more\n")
    on("2026-04-16", paired, "did", "three bakeries", "two said maybe")
    on("2026-04-16", paired, "did", "ask for more", "they gave 28,800")
    on("2026-04-16", paired, "note", "--sent")
    before = on("2026-04-17", paired)
    review = on("2026-04-17", paired, "pair", "Ruth", "--review", "--sure", "4")
    after = on("2026-04-18", paired)

    assert 'companion pair "Ruth Adeyemi" --review' in before.out
    assert "What came of it: “two said maybe”; “they gave 28,800”" in review.out
    assert "Sure of getting there: 2 of 5 at first, 4 now." in review.out
    assert "It points to: close with thanks. It may be what was wanted" in review.out
    assert "--review" not in after.out


def test_the_json_of_a_look_back_names_its_evidence(paired: CommandLine, tmp_path: Path) -> None:
    noted(paired, tmp_path, "2026-04-01", NOTES)

    found = json.loads(on("2026-04-02", paired, "pair", "Ruth", "--review", "--json").out)

    assert (found["talks"], found["open"], found["proposed"]) == (1, 1, None)


def test_the_day_for_looking_back_is_kept_with_the_goal(paired: CommandLine) -> None:
    on("2026-04-02", paired, "pair", "Ruth", "--review-on", "2026-05-20")
    past = paired("--today", "2026-04-02", "pair", "Ruth", "--review-on", "2026-04-01")

    goal = json.loads(paired("show", "goals", "my-goal", "--json").out)
    assert goal["review_on"] == "2026-05-20"
    assert past.status == 2
    assert "is not after" in past.err


def test_show_goal_tells_where_it_begins_its_milestones_and_what_is_open(
    paired: CommandLine,
) -> None:
    ran = paired("show", "goal", "my-goal")

    assert "Where it begins: “I have only ever sold bread.”" in ran.out
    assert "An answer to “How do I get a trial shift?”" in ran.out
    assert "Sure of getting there: 2 of 5 on Mon 2 Mar" in ran.out


def test_a_goal_says_whether_it_is_open_or_closed_and_what_was_told_last(
    paired: CommandLine, tmp_path: Path
) -> None:
    begun = on("2026-04-02", paired, "list", "goals")
    noted(paired, tmp_path, "2026-04-01", NOTES)
    on("2026-04-10", paired, "pair", "Ruth", "--event", OFFER)
    told = on("2026-04-11", paired, "list", "goals")
    on("2026-04-20", paired, "pair", "Ruth", "--end")

    over = on("2026-04-21", paired, "list", "goals")
    shown = on("2026-04-21", paired, "show", "goal", "my-goal")
    on("2026-04-22", paired, "start", "--goal", "Open my own bakery")
    anew = on("2026-04-23", paired, "list", "goals")

    assert begun.out.rstrip().endswith("(open)")
    assert told.out.rstrip().endswith(f"(open; told last: “{OFFER}”)")
    assert "(closed; the talks about it ended on Mon 20 Apr; told last: “Lumen" in over.out
    assert "It is closed; the talks about it ended on Mon 20 Apr" in shown.out
    assert anew.out.rstrip().endswith("Open my own bakery (open)")


def test_terms_and_news_are_told_apart(paired: CommandLine) -> None:
    ran = paired("pair", "Ruth", "--event", OFFER, "--minutes", "20")

    assert ran.status == 2
    assert "stand apart" in ran.err


def test_news_without_a_goal_says_how_to_store_one(companion: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "people.txt").write_text("Ruth Adeyemi – baker\n", "utf-8")
    on("2026-03-02", companion, "start", "--name", "Bo", "--people", str(tmp_path / "people.txt"))

    ran = companion("pair", "Ruth", "--event", OFFER)

    assert ran.status == 2
    assert "companion start --goal" in ran.err


def test_start_without_a_terminal_names_plainer_wordings_with_their_command(
    companion: CommandLine,
) -> None:
    ran = on(
        "2026-03-02",
        companion,
        "start",
        "--goal",
        "either a living from my pottery or teaching evening classes",
    )

    assert 'companion start --goal "Teach evening classes"' in ran.out
    assert "By when:" in ran.out
