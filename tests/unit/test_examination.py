"""`companion doctor` looks at what is really there, and says what would stop the first import."""

import asyncio
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from companion.application.asks import SummaryAsk
from companion.bootstrap import open_companion
from companion.examination import Part, _database, examine
from companion.opening import Opening
from companion.settings import Settings
from tests.faults.server import completion, running


def database_part(data_dir: Path, **flags: object) -> Part:
    flags = {"data_dir": data_dir, "embedder": "hash", **flags}
    report = examine(Opening(flags=flags, environment={"HOME": str(data_dir)}, offline=True))
    return next(part for part in report.parts if part.name == "database")


def test_a_folder_that_can_be_made_is_fine_and_no_database_is_made(tmp_path: Path) -> None:
    part = database_part(tmp_path / "new" / "data")

    assert part.works
    assert not list(tmp_path.rglob("companion.sqlite3*"))


@pytest.mark.parametrize("inside", ["", "deeper", "deeper/still"])
def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path, inside: str) -> None:
    (tmp_path / "data").write_text("not a folder", encoding="utf-8")

    part = database_part(tmp_path / "data" / inside)

    assert not part.works
    assert str(tmp_path / "data") in (part.remedy or "")
    assert "COMPANION_DATA_DIR" in (part.remedy or "")


def test_a_place_where_nothing_can_be_made_is_named() -> None:
    part = database_part(Path("/proc/companion-data"))

    assert not part.works
    assert "/proc" in (part.remedy or "")


def test_a_folder_that_may_not_be_written_is_named() -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o555)

        with unprivileged():
            part = _database(Settings(data_dir=Path(name) / "data"))

    assert not part.works
    assert name in (part.remedy or "")


def test_a_database_url_into_a_missing_folder_is_named(tmp_path: Path) -> None:
    part = database_part(tmp_path, database_url=f"sqlite:///{tmp_path}/typo/companion.sqlite3")

    assert not part.works
    assert "typo" in (part.remedy or "")


def test_a_database_that_is_none_of_ours_is_named(tmp_path: Path) -> None:
    (tmp_path / "companion.sqlite3").write_text("something else entirely", encoding="utf-8")

    part = database_part(tmp_path)

    assert not part.works


def test_an_embedder_that_is_nowhere_is_a_part_to_mend(tmp_path: Path) -> None:
    flags = {"data_dir": tmp_path, "embedder": "nobody/nothing"}

    report = examine(Opening(flags=flags, environment={"HOME": str(tmp_path)}, offline=True))

    parts = {part.name: part for part in report.parts}
    assert parts["database"].works
    assert not parts["embedding model"].works
    assert "--embedder = 'nobody/nothing'" in (parts["embedding model"].remedy or "")


def test_a_password_in_a_setting_is_not_printed(tmp_path: Path) -> None:
    flags = {"data_dir": tmp_path, "database_url": "postgresql://me:secret@127.0.0.1:1/x"}
    flags["embedder"] = "hash"

    report = examine(Opening(flags=flags, environment={"HOME": str(tmp_path)}, offline=True))

    assert "secret" not in str(report)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Act as a user who is not root: root may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def model_part(data_dir: Path, base_url: str) -> Part:
    flags = {"data_dir": data_dir, "embedder": "hash", "model": "scripted", "base_url": base_url}
    report = examine(Opening(flags=flags, environment={"HOME": str(data_dir)}))
    return next(part for part in report.parts if part.name == "language model")


async def draft_with(data_dir: Path, base_url: str) -> None:
    flags = {
        "data_dir": data_dir,
        "model": "scripted",
        "base_url": base_url,
        "model_tokens_per_day": 100_000,
    }
    opening = Opening(flags=flags, environment={"HOME": str(data_dir)})
    async with open_companion(opening) as companion:
        await companion.summarize(SummaryAsk(notes="- I will write the rota by Friday"))


def test_what_the_model_was_used_for_today_is_told(tmp_path: Path) -> None:
    with running({"scripted": lambda turn: completion(turn.good)}) as server:
        before = model_part(tmp_path, server.base_url)

        asyncio.run(draft_with(tmp_path, server.base_url))

        after = model_part(tmp_path, server.base_url)
    assert before.state.endswith("drafts fall back offline")
    assert "today 1 of 1 drafts, 1 requests" in after.state
    assert "790 tokens" in after.state
