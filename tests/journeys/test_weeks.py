"""A graduate's ten weeks through the command line, offline: little to type, nothing unfounded."""

import json
import shlex
from pathlib import Path

import pytest

from companion.agendas.agenda import AgendaItem
from companion.content import content_folder
from companion.followups.prep import Prep
from companion.writing.draft import Source, SourceKind
from tests.cli import CommandLine, Ran
from tests.journeys.weeks import FILES, GRADUATE, Week, written

MOST_COMMANDS = 3
DONE = "Done since the last talk"


@pytest.fixture
def companion(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    written(tmp_path)
    return CommandLine(tmp_path / "data", capsys)


def typed(companion: CommandLine, folder: Path, day: str, line: str) -> Ran:
    words = [str(folder / word) if word in FILES else word for word in shlex.split(line)]
    return companion("--today", day, *words)


def lived(companion: CommandLine, folder: Path, *, until: int = len(GRADUATE)) -> list[Ran]:
    """Run the first weeks and return what each command printed."""
    return [
        typed(companion, folder, day, line) for week in GRADUATE[:until] for day, line in week.typed
    ]


def records(companion: CommandLine, kind: str) -> dict[str, dict[str, object]]:
    lines = companion("export", kind).out.splitlines()
    return {one["id"]: one for one in map(json.loads, lines)}


def in_its_source(source: Source, companion: CommandLine) -> bool:
    """Tell whether the quoted words stand where the source says."""
    if source.kind is SourceKind.NOTES:
        return source.quote in str(records(companion, "sessions")[source.ref]["notes"])
    if source.kind is SourceKind.GOAL:
        return any(
            source.quote in str(goal[source.ref]) for goal in records(companion, "goals").values()
        )
    folder, name = source.ref.split("/", 1)
    files = content_folder("knowledge").glob(f"{folder}/{name.split('#')[0]}.*")
    return any(source.quote in " ".join(file.read_text("utf-8").split()) for file in files)


@pytest.mark.parametrize("week", GRADUATE, ids=lambda week: week.told)
def test_a_week_takes_at_most_three_commands(week: Week) -> None:
    assert len(week.typed) <= MOST_COMMANDS
    days = [day for day, _ in week.typed]
    assert days == sorted(days)


def test_every_command_of_the_ten_weeks_works_and_the_offer_has_the_question(
    companion: CommandLine, tmp_path: Path
) -> None:
    ran = lived(companion, tmp_path)

    assert [one.err for one in ran if one.status != 0] == []
    assert any("The one reminder to Oskar Lind" in one.out for one in ran)
    assert any("Next in line: Ruth Adeyemi" in one.out for one in ran)
    assert any("Your one question: Lumen offered me" in one.out for one in ran)
    assert not any("Traceback" in one.out + one.err for one in ran)


def test_what_is_done_is_open_on_no_screen_after(companion: CommandLine, tmp_path: Path) -> None:
    done: set[str] = set()
    for week in GRADUATE:
        for day, line in week.typed:
            shown = typed(companion, tmp_path, day, line).out
            still, _, _ = shown.partition(DONE)
            if not line.startswith(("did", "note", "advice", "recall")):
                assert [text for text in done if text.casefold() in still.casefold()] == []
            done |= {
                str(item["text"])
                for item in records(companion, "items").values()
                if item["history"]
            }

    assert len(done) == 4


def test_nothing_is_planned_on_words_that_stand_nowhere(
    companion: CommandLine, tmp_path: Path
) -> None:
    planned = 0
    for week in GRADUATE:
        for day, line in week.typed:
            typed(companion, tmp_path, day, line)
        ran = companion("--today", week.typed[-1][0], "prep", "--json")
        if ran.status == 0:
            planned += 1
            require_founded(Prep.model_validate_json(ran.out), companion)

    assert planned == len(GRADUATE) - 3


def require_founded(prep: Prep, companion: CommandLine) -> None:
    notes = {key: str(one["notes"]) for key, one in records(companion, "sessions").items()}
    assert prep.agenda is not None
    assert sum(item.minutes for item in prep.agenda.items) == prep.minutes
    assert [one for one in sourced(prep.agenda.items) if not in_its_source(one, companion)] == []
    for item in (*prep.mine, *prep.theirs, *prep.done, *prep.to_drop):
        said = item.evidence
        assert notes[said.session_id][said.start : said.end] == said.text


def sourced(items: tuple[AgendaItem, ...]) -> list[Source]:
    found = [item.source for item in items if item.source is not None]
    assert found
    return found


def test_no_question_comes_back_within_four_talks(companion: CommandLine, tmp_path: Path) -> None:
    lived(companion, tmp_path)

    asked = [one["question"] for one in records(companion, "sessions").values()]

    assert len(asked) == 3
    assert len(set(asked)) == len(asked)
    last = Prep.model_validate_json(companion("--today", "2026-05-12", "prep", "--json").out)
    assert last.question is not None
    assert last.question.question not in asked
