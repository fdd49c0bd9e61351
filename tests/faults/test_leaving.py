"""What a server got to see, byte for byte, and that `--show-prompt` shows just that."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.cli.main import main
from tests.faults.server import FaultServer, running

MAIL = "z.canary@wards.example"
PHONE = "07700 900123"
LINK = "https://wards.example/canary"
NUMBER = "48213"
THIRD = "Wojciechowski"
SECRETS = (MAIL, PHONE, LINK, NUMBER, "900123", "canary", "wards.example")
TOLD = f"Write to {MAIL} or ring {PHONE}, see {LINK}, staff no {NUMBER}."

CV = f"""Zuzanna Kowal
Ward sister
{TOLD}

Experience
Ward sister, Northmoor Hospital, 2019 - present
Ran the night rota. {TOLD}
"""
MENTOR = f"""Inês Carvalho
Construction manager, hospitals and schools. Can help with: leading people you worked beside.
{TOLD}
"""
NOTES = f"""12 Nov 2026
- I'll send the plan by Friday. {TOLD}
- {THIRD} from the depot said no
"""
GOAL = f"Lead my first crew without doing the work myself. {TOLD}"


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with running() as started:
        yield started


@pytest.fixture
def files(tmp_path: Path, server: FaultServer, monkeypatch: pytest.MonkeyPatch) -> Path:
    server.forget()
    for name, text in (("cv", CV), ("mentor", MENTOR), ("notes", NOTES), ("goal", GOAL)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setenv("COMPANION_ENDPOINT_IS", "remote")
    monkeypatch.setenv("COMPANION_API_KEY", "sk-canary")
    return tmp_path


COMMANDS = {
    "agenda": ("agenda", "--goal", "goal.txt", "--notes", "notes.txt"),
    "outreach": ("outreach", "--mentee", "cv.txt", "--mentor", "mentor.txt", "--goal", "goal.txt"),
    "summarize": ("summarize", "notes.txt"),
    "topics": ("topics", "--career", "cv.txt", "--goal", "goal.txt", "--notes", "notes.txt"),
}


def ran(folder: Path, server: FaultServer, name: str, *more: str) -> int:
    arguments = [str(folder / word) if word.endswith(".txt") else word for word in COMMANDS[name]]
    flags = ["--data-dir", str(folder / "data"), "--model", "good", "--base-url", server.base_url]
    with pytest.raises(SystemExit) as end:
        main([*flags, *arguments, *more])
    return int(end.value.code or 0)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_address_or_number_is_among_the_bytes_that_a_server_got(
    name: str, files: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(files, server, name, "--json") == 0

    assert server.requests
    sent = "\n".join(request.text for request in server.requests)
    assert "Northmoor" in sent or "Lead my first crew" in sent or "send the plan" in sent
    assert [secret for secret in SECRETS if secret.casefold() in sent.casefold()] == []
    assert "EMAIL_" not in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_shown_is_what_would_be_sent_and_nothing_is(
    name: str, files: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(files, server, name, "--show-prompt", "--json") == 0
    assert server.requests == []
    shown = json.loads(capsys.readouterr().out)

    ran(files, server, name)

    assert server.requests[0].body["messages"] == shown["messages"]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_prompt_is_shown_in_plain_text_without_any_endpoint(
    name: str, files: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [str(files / word) if word.endswith(".txt") else word for word in COMMANDS[name]]
    with pytest.raises(SystemExit) as end:
        main(["--data-dir", str(files / "data"), *arguments, "--show-prompt"])

    printed = capsys.readouterr()
    assert end.value.code in {0, None}
    assert printed.out.startswith("=== system\n")
    assert "\n=== user\n" in printed.out
    assert MAIL not in printed.out
    assert "no model as it is" in printed.err


@pytest.mark.parametrize(("name", "kind"), [("summarize", "notes"), ("topics", "career")])
def test_what_is_never_sent_reaches_no_server(
    name: str,
    kind: str,
    files: Path,
    server: FaultServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COMPANION_NEVER_SEND", kind)

    assert ran(files, server, name) == 0
    drafted = capsys.readouterr().err
    ran(files, server, name, "--show-prompt")

    assert server.requests == []
    assert drafted.count("COMPANION_NEVER_SEND") == 1
    assert "nothing would be sent" in capsys.readouterr().err


def test_names_of_others_stay_here_where_that_is_set(
    files: Path, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(files, server, "summarize")
    monkeypatch.setenv("COMPANION_HIDE_NAMES", "true")
    ran(files, server, "summarize")

    plain, hidden = (request.text for request in server.requests)
    assert THIRD in plain
    assert THIRD not in hidden


def privacy(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["--data-dir", str(folder / "data"), "doctor", "--privacy", *more])
    return capsys.readouterr().out.splitlines()


def test_each_request_that_left_is_accounted_for_without_a_word_of_it(
    files: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(files, server, "summarize")
    ran(files, server, "topics")

    sent = sum(
        len(message["content"])
        for request in server.requests
        for message in request.body["messages"]
    )
    line = privacy(files, capsys)[7]
    assert f"{len(server.requests)} requests to 127.0.0.1" in line
    assert f"of career, goal, notes, profile, {sent:,} characters" in line
    content = b"".join(path.read_bytes() for path in files.glob("data/*"))
    assert b"Northmoor" not in content


def test_what_its_owner_keeps_here_reaches_no_server(
    files: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    privacy(files, capsys, "--set", "remote=goal")

    assert ran(files, server, "summarize") == 0

    assert server.requests == []
    assert "doctor --privacy" in capsys.readouterr().err


def test_what_cannot_be_noted_down_does_not_leave(
    files: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "data").mkdir()
    (files / "data" / "companion.sqlite3").write_bytes(b"")

    ran(files, server, "summarize")

    assert server.requests == []


def test_a_model_on_this_machine_is_told_everything(
    files: Path, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COMPANION_ENDPOINT_IS")
    monkeypatch.setenv("COMPANION_NEVER_SEND", "notes")

    ran(files, server, "summarize")

    assert MAIL in server.requests[0].text
    assert not (files / "data").exists()
