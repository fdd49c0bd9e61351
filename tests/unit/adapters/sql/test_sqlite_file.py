"""What may lie at a database's path, and what is said about it."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from companion.access.principal import LOCAL
from companion.adapters.sql.units import Store
from companion.errors import StoreError
from tests.records import CountingIds, Records, SteppingClock, a_person


def store_at(path: Path, *, own_folder: Path | None = None) -> Store:
    return Store(f"sqlite:///{path}", ids=CountingIds(), own_folder=own_folder)


async def refusal(path: Path, *, own_folder: Path | None = None) -> str:
    store = store_at(path, own_folder=own_folder)
    try:
        with pytest.raises(StoreError) as caught:
            await store.migrate()
    finally:
        await store.close()
    return str(caught.value)


async def make(path: Path) -> None:
    async with store_at(path):
        pass


async def test_a_new_database_is_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    path = folder / "companion.sqlite3"

    store = store_at(path, own_folder=folder)
    prepared = await store.migrate()
    async with store.writing() as unit:
        await Records(unit, SteppingClock()).store(people=[a_person("ana")])
    files = {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}
    await store.close()

    assert prepared.created
    assert prepared.name == str(path)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert set(files) >= {path.name, f"{path.name}-wal", f"{path.name}.lock"}
    assert set(files.values()) == {0o600}


async def test_closing_leaves_the_database_in_one_file(tmp_path: Path) -> None:
    path = tmp_path / "companion.sqlite3"

    async with store_at(path) as store, store.writing() as unit:
        await Records(unit, SteppingClock()).store(people=[a_person("ana")])

    assert sorted(each.name for each in tmp_path.iterdir()) == [path.name, f"{path.name}.lock"]


async def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "companion.sqlite3"
    await make(path)

    store = store_at(path)
    prepared = await store.migrate()
    await store.close()

    assert (prepared.created, prepared.upgraded_from) == (False, None)


async def test_a_typing_error_in_the_folder_makes_no_folder(tmp_path: Path) -> None:
    said = await refusal(tmp_path / "dta" / "companion.sqlite3", own_folder=tmp_path / "data")

    assert f"there is no folder {str(tmp_path / 'dta')!r}" in said
    assert list(tmp_path.iterdir()) == []


async def test_an_empty_file_is_a_failed_copy(tmp_path: Path) -> None:
    path = tmp_path / "companion.sqlite3"
    path.touch()

    assert "is empty (0 bytes)" in await refusal(path)
    assert path.read_bytes() == b""


@pytest.mark.parametrize("content", [b"x", b"%PDF-1.7 and so on", b"SQLite format 2\0" * 20])
async def test_another_kind_of_file_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "companion.sqlite3"
    path.write_bytes(content)

    assert "is not a database of the companion" in await refusal(path)
    assert path.read_bytes() == content


async def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE person (name TEXT)")
        other.commit()
    before = path.read_bytes()

    assert "belongs to another program" in await refusal(path)
    assert path.read_bytes() == before


async def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    assert "is not a file; name a file" in await refusal(tmp_path)


async def test_a_link_to_nothing_is_not_filled(tmp_path: Path) -> None:
    link = tmp_path / "companion.sqlite3"
    link.symlink_to(tmp_path / "gone" / "companion.sqlite3")

    assert "a link to a file that does not exist" in await refusal(link)


async def test_a_link_and_its_file_share_one_lock(tmp_path: Path) -> None:
    path, link = tmp_path / "companion.sqlite3", tmp_path / "link.sqlite3"
    await make(path)
    link.symlink_to(path)

    async with store_at(link) as store, store.writing() as unit:
        await Records(unit, SteppingClock()).store(people=[a_person("ana")])

    assert not (tmp_path / "link.sqlite3.lock").exists()


async def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "companion.sqlite3"
    await make(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))

    async def use() -> None:
        async with store_at(path) as store, store.writing() as unit:
            await Records(unit, SteppingClock()).store(people=[a_person("ana")])

    with pytest.raises(StoreError, match=r"damaged; restore your last backup|cannot use"):
        await use()


async def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "companion.sqlite3"
    await make(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE schema_version SET version_num = '0999'")
        connection.commit()

    said = await refusal(path)

    assert "written by a newer version of the companion (schema '0999'" in said
    assert "update the companion" in said


@pytest.mark.parametrize("locked", ["file", "folder"])
async def test_what_cannot_be_written_is_refused_at_once(locked: str) -> None:
    # Not in pytest's own folder, which an unprivileged user cannot enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "companion.sqlite3"
        await make(path)
        for each, mode in ((folder, 0o777), (path, 0o666)):
            each.chmod(mode)
        target = path if locked == "file" else folder
        target.chmod(0o444 if locked == "file" else 0o555)

        with unprivileged():
            said = await refusal(path)

    assert "is read-only" in said
    assert "writable" in said


async def test_a_new_database_needs_a_folder_that_can_be_written() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)

        with unprivileged():
            said = await refusal(folder / "companion.sqlite3")

    assert f"the folder {name!r} may not be written" in said


async def test_what_a_kill_left_of_a_first_start_is_cleared_away(tmp_path: Path) -> None:
    path = tmp_path / "companion.sqlite3"
    for leftover in (".new", ".new-journal", ".new-wal"):
        (tmp_path / f"{path.name}{leftover}").write_bytes(b"half")

    await make(path)

    assert sorted(each.name for each in tmp_path.iterdir()) == [path.name, f"{path.name}.lock"]


async def test_a_restored_backup_gets_its_log_back(tmp_path: Path) -> None:
    path, backup = tmp_path / "companion.sqlite3", tmp_path / "backup.sqlite3"
    async with store_at(path) as store, store.writing() as unit:
        await Records(unit, SteppingClock()).store(people=[a_person("ana")])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"VACUUM INTO '{backup}'")

    async with store_at(backup) as store, store.reading() as unit:
        rows = await Records(unit, SteppingClock()).people.every(principal=LOCAL)
    with closing(sqlite3.connect(backup)) as connection:
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()

    assert [row.value.id for row in rows] == ["ana"]
    assert mode == "wal"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("mysql://root@localhost/x", "'mysql' databases are not supported"),
        ("companion.sqlite3", "is not a database URL"),
        ("", "is not a database URL"),
        ("postgresql://me:hunter2@host:port/x", "is not a database URL"),
    ],
)
def test_a_url_that_names_no_database_is_refused(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as caught:
        Store(url, ids=CountingIds())

    assert "hunter2" not in str(caught.value)


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
