"""`companion doctor --privacy`: ten lines, what is allowed, and what left this machine."""

import asyncio
from pathlib import Path

import pytest

from companion.access.consent import Material, Purpose
from companion.access.departures import Departure
from companion.bootstrap import open_companion
from companion.cli.privacy import choices_of
from companion.opening import Opening
from tests.cli import CommandLine

LINES = 10


def test_ten_lines_say_where_who_what_left_and_how_to_erase(
    companion: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "people.txt").write_text("Ana Ruiz. Head of care.\n", encoding="utf-8")
    companion("import", "people", str(tmp_path / "people.txt"))

    lines = companion("doctor", "--privacy").out.splitlines()

    assert len(lines) == LINES
    assert lines[0].startswith("Stored: 1 people, 0 goals")
    assert "file mode 600" in lines[2]
    assert "Left this machine: nothing, ever." in lines
    assert "companion erase" in lines[-1]


def test_looking_stores_nothing(companion: CommandLine, tmp_path: Path) -> None:
    lines = companion("doctor", "--privacy").out.splitlines()

    assert len(lines) == LINES
    assert lines[0].startswith("Stored: nothing yet")
    assert not list(tmp_path.rglob("*.sqlite3"))


def test_what_is_said_is_kept_and_shown(companion: CommandLine) -> None:
    companion("doctor", "--privacy", "--set", "remote=goal", "--set", "rank=none")

    line = companion("doctor", "--privacy").out.splitlines()[6]

    assert "may read goal;" in line
    assert "nothing may rank" in line
    assert "notes, career, goal, profile may be counted" in line


@pytest.mark.parametrize(
    "given", ["remote", "remote=", "far=notes", "remote=notess", "rank=all,goal"]
)
def test_what_cannot_be_meant_is_refused_with_an_example(
    companion: CommandLine, given: str
) -> None:
    ran = companion("doctor", "--privacy", "--set", given)

    assert ran.status == 2
    assert repr(given) in ran.err


def test_a_change_alone_is_refused(companion: CommandLine) -> None:
    assert companion("doctor", "--set", "remote=none").status == 2


def test_what_left_is_told_by_host_without_a_word_of_it(
    companion: CommandLine, tmp_path: Path
) -> None:
    data_dir = companion._data_dir

    async def leave() -> None:
        opening = Opening(flags={"data_dir": data_dir}, environment={}, offline=True)
        async with open_companion(opening) as opened:
            for fields in ((Material.NOTES,), (Material.GOAL,)):
                await opened.privacy.note(
                    Departure(host="api.example", purpose="agenda", fields=fields, characters=1_200)
                )

    asyncio.run(leave())

    line = companion("doctor", "--privacy").out.splitlines()[7]
    assert "2 requests to api.example" in line
    assert "of goal, notes, 2,400 characters" in line


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("material", Material)
def test_every_purpose_and_material_can_be_named(purpose: Purpose, material: Material) -> None:
    allowed = [one.material for one in choices_of(f"{purpose}={material}") if one.allowed]

    assert allowed == [material]
