"""The same commands with a language model: only when both are named, and never at any price."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.cli.main import main
from tests.faults.server import FaultServer, running

NOTES = "- Maria: start with one honest sentence\n- I'll send Maria the team plan by Friday\n"
COMMANDS = {
    "agenda": ("agenda", "--goal", "Lead my first team without losing its trust"),
    "summarize": ("summarize", "NOTES", "--date", "2026-11-17"),
    "topics": ("topics", "--career", "CV", "--goal", "Lead my first team"),
    "outreach": (
        *("outreach", "--mentee", "CV", "--mentor", "MENTOR"),
        *("--goal", "Lead my first team without losing its trust"),
    ),
}
CV = "Priya Nair\n\nExperience\nSenior analyst, Northwind — Jan 2022 – Present\n- Built forecasts\n"
MENTOR = "Tom Becker, runs operations at a bakery chain\nTook over nine former colleagues.\n"


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with running() as running_server:
        yield running_server


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name, text in (("NOTES", NOTES), ("CV", CV), ("MENTOR", MENTOR)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(desk: Path, command: str, *before: str) -> None:
    files = ("NOTES", "CV", "MENTOR")
    arguments = [str(desk / f"{part}.txt") if part in files else part for part in COMMANDS[command]]
    main(["--data-dir", str(desk / "data"), *before, *arguments, "--json"])


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_named_model_writes_the_draft(
    command: str, desk: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        run(desk, command, "--model", "good", "--base-url", server.base_url)

    printed = capsys.readouterr()
    assert end.value.code in {0, None}
    assert json.loads(printed.out)["written_by"] == "good"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_an_unreachable_model_costs_one_warning_and_no_draft(
    command: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"

        with pytest.raises(SystemExit) as end:
            run(desk, command, "--model", "any", "--base-url", nobody)

    draft = json.loads(capsys.readouterr().out)
    assert end.value.code in {0, None}
    assert draft["written_by"] == "offline"
    assert [one["code"] for one in draft["warnings"]].count("model_unavailable") == 1


def test_a_key_alone_connects_to_nobody(
    desk: Path,
    server: FaultServer,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-invented")
    monkeypatch.setenv("COMPANION_API_KEY", "sk-invented")
    before = len(server.requests)

    with pytest.raises(SystemExit):
        run(desk, "agenda")

    assert json.loads(capsys.readouterr().out)["written_by"] == "offline"
    assert len(server.requests) == before


@pytest.mark.parametrize(
    "variables",
    [
        {"OPENAI_BASE_URL": "SERVER"},
        {"COMPANION_BASE_URL": "SERVER"},
        {"COMPANION_MODEL": "good"},
    ],
)
def test_half_of_what_is_needed_connects_to_nobody(
    desk: Path,
    server: FaultServer,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, server.base_url if value == "SERVER" else value)
    before = len(server.requests)

    with pytest.raises(SystemExit):
        run(desk, "agenda")

    assert json.loads(capsys.readouterr().out)["written_by"] == "offline"
    assert len(server.requests) == before
