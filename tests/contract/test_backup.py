"""A backup holds one moment of either database, and either can be made of it."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from companion.access.principal import LOCAL
from companion.adapters.sql import backup, backup_file
from companion.adapters.sql.database import Database
from companion.adapters.sql.sqlite import SqliteDatabase
from companion.adapters.sql.units import Store
from companion.adapters.sql.vector_store import SqlVectorStore
from companion.errors import InputError, StoreError
from companion.retrieval.indexing import embed_missing
from tests.embedding import RecordingEmbedder
from tests.postgres import PostgresServer
from tests.records import CountingIds, Records, SteppingClock, a_goal, a_person, a_session, ids_of

pytestmark = pytest.mark.contract

NOTES = {"own-law": "title: A law\nnote: ä\n"}


async def settle(_restored: Database) -> None:
    """Nothing has to be done again."""


async def fill(store: Store, *people: str, ids_of_sessions: tuple[str, ...] = ()) -> None:
    async with store.writing() as unit:
        records = Records(unit, SteppingClock())
        await records.store(
            people=[a_person(name, headline=f"Baker \u00e9 {name}") for name in people],
            goals=[a_goal(f"goal-{people[0]}", mentee_id=people[0])],
            sessions=[
                a_session(one, mentor_id=people[1], mentee_id=people[0], notes="- rye, by Friday")
                for one in ids_of_sessions
            ],
        )
    await embed_missing(SqlVectorStore(store), RecordingEmbedder())


async def people_in(store: Store) -> list[str]:
    async with store.reading() as unit:
        return ids_of(await Records(unit, SteppingClock()).people.every(principal=LOCAL))


async def test_a_backup_brings_back_what_was_there_and_nothing_later(
    store: Store, tmp_path: Path
) -> None:
    await fill(store, "ana", "ben", ids_of_sessions=("s-1",))
    file = tmp_path / "friday.backup"

    made = await backup.back_up(store._database, file, notes=NOTES)
    await fill(store, "cleo")
    async with store.writing() as unit:
        await Records(unit, SteppingClock()).people.remove(principal=LOCAL, record_id="ana")
    identity = await SqlVectorStore(store).identity()
    seen = await SqlVectorStore(store).generation()
    await store.close()
    restored = await backup.restore(store._database, file, settle=settle)

    assert await people_in(store) == ["ana", "ben"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert restored == made
    assert restored.notes == NOTES
    assert (restored.rows["person"], restored.rows["mentoring_session"]) == (2, 1)
    assert [each.name for each in tmp_path.iterdir() if "backup" in each.name] == [file.name]
    # An index of either past is behind by more than changes are remembered: it is rebuilt.
    vectors = SqlVectorStore(store)
    assert await vectors.changes_since(seen, fingerprint="x") is None
    assert await vectors.identity() == identity
    await fill(store, "dora")


@pytest.mark.postgres
async def test_a_backup_of_one_database_is_restored_into_the_other(
    tmp_path: Path, postgres_server: PostgresServer
) -> None:
    server = Store(postgres_server.url(postgres_server.new_database()), ids=CountingIds("server"))
    folder = Store(f"sqlite:///{tmp_path / 'companion.sqlite3'}", ids=CountingIds("folder"))
    async with server, folder:
        await fill(server, "ana", "ben", ids_of_sessions=("s-1",))
        await fill(folder, "cleo", "dora")
        there, here = tmp_path / "server.backup", tmp_path / "folder.backup"

        await backup.back_up(server._database, there, notes={})
        await backup.back_up(folder._database, here, notes={})
        await folder.close()
        await backup.restore(folder._database, there, settle=settle)
        await backup.restore(server._database, here, settle=settle)

        assert await people_in(folder) == ["ana", "ben"]
        assert await people_in(server) == ["cleo", "dora"]


async def test_what_was_done_since_and_must_last_is_done_before_the_swap(
    store: Store, tmp_path: Path
) -> None:
    await fill(store, "ana", "ben")
    file = tmp_path / "friday.backup"
    await backup.back_up(store._database, file, notes={})
    await store.close()

    async def forget_ana(restored: Database) -> None:
        async with restored.writing() as connection:
            await connection.exec_driver_sql("DELETE FROM person WHERE external_id = 'ana'")

    await backup.restore(store._database, file, settle=forget_ana)

    assert await people_in(store) == ["ben"]


async def test_a_restore_that_fails_at_its_end_changes_nothing(
    store: Store, tmp_path: Path
) -> None:
    await fill(store, "ana", "ben")
    file = tmp_path / "friday.backup"
    await backup.back_up(store._database, file, notes={})
    await fill(store, "cleo")
    await store.close()

    async def fail(_restored: Database) -> None:
        raise StoreError("the ledger cannot be read")

    with pytest.raises(StoreError, match="the ledger"):
        await backup.restore(store._database, file, settle=fail)

    assert await people_in(store) == ["ana", "ben", "cleo"]
    assert [each.name for each in tmp_path.iterdir() if "restored" in each.name] == []


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size * 2 // 3)


def change_a_letter(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Baker", b"Maker", 1))


def lose_a_row(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM goal")
        connection.commit()


def add_a_trigger(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON goal BEGIN DELETE FROM person; END")
        connection.commit()


def statement(*statements: str) -> Callable[[Path], None]:
    """Return what runs statements on a file, changing no row of it."""

    def harm(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for one in statements:
                connection.execute(one)

    return harm


def rewrite(table: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what changes a table's definition in a file, as only who crafts one does."""

    def harm(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema=ON")
            changed = connection.execute(
                "UPDATE sqlite_master SET sql = replace(sql, ?, ?) "
                "WHERE type = 'table' AND name = ? AND instr(sql, ?)",
                (old, new, table, old),
            )
            assert changed.rowcount == 1

    return harm


def without_a_constraint(path: Path) -> None:
    """Make a table anew with all its rows, and nothing that keeps two of one id apart."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        ((made,),) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'person'")
        unique = ", \n\tCONSTRAINT uq_person_owner_id_external_id UNIQUE (owner_id, external_id)"
        assert unique in made
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA legacy_alter_table=ON")
        connection.execute("ALTER TABLE person RENAME TO old")
        connection.execute(made.replace(unique, ""))
        connection.execute("INSERT INTO person SELECT * FROM old")
        connection.execute("DROP TABLE old")


def come_from_tomorrow(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE schema_version SET version_num = '0999'")
        connection.commit()


def be_another_programs(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE person (name TEXT)")
        connection.commit()


def be_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (cut, "is damaged"),
        (change_a_letter, "is damaged .person not as written"),
        (lose_a_row, "is damaged .goal not as written"),
        (add_a_trigger, "holds triggers or views"),
        (
            statement("DROP INDEX ix_pair_owner_id_external_id"),
            "its table 'pair' lacks the index 'ix_pair_owner_id_external_id'.*nothing was changed",
        ),
        (
            statement(
                "DROP INDEX ix_pair_owner_id_external_id",
                "CREATE INDEX ix_pair_owner_id_external_id ON pair (owner_id, external_id)",
            ),
            "in its table 'pair' the index 'ix_pair_owner_id_external_id' is not as ours",
        ),
        (
            without_a_constraint,
            "its table 'person' lacks the rule that owner_id,external_id stand together once",
        ),
        (
            statement("CREATE UNIQUE INDEX mine ON goal (owner_id)"),
            "its table 'goal' has the index 'mine', which is not ours",
        ),
        (
            rewrite("goal", "version INTEGER NOT NULL", "version INTEGER NOT NULL CHECK (version)"),
            "its table 'goal' has rules that are not ours",
        ),
        (
            rewrite("item", " ON DELETE CASCADE", ""),
            "its table 'item' refers to others in another way",
        ),
        (
            rewrite("goal", "version INTEGER NOT NULL", "version INTEGER"),
            "its table 'goal' has other columns than ours",
        ),
        (come_from_tomorrow, "newer version of the companion .schema '0999'"),
        (be_another_programs, "but a SQLite database of another program"),
        (be_a_folder, "is a folder"),
        (lambda path: path.write_bytes(b""), "is empty .0 bytes"),
        (lambda path: path.write_bytes(b"%PDF-1.7"), "but something else"),
        (lambda path: path.unlink(), "there is no backup"),
        (backup_file.unseal, "is a database but no backup"),
    ],
)
async def test_what_is_no_whole_backup_is_refused_and_changes_nothing(
    tmp_path: Path, harm: Callable[[Path], None], said: str
) -> None:
    store = Store(f"sqlite:///{tmp_path / 'companion.sqlite3'}", ids=CountingIds())
    file = tmp_path / "friday.backup"
    async with store:
        await fill(store, "ana", "ben")
        await backup.back_up(store._database, file, notes={})
    harm(file)

    with pytest.raises(InputError, match=said):
        await backup.restore(store._database, file, settle=settle)

    assert await people_in(store) == ["ana", "ben"]
    await store.close()


async def test_no_restore_under_somebody_who_has_the_database_open(tmp_path: Path) -> None:
    path, file = tmp_path / "companion.sqlite3", tmp_path / "friday.backup"
    async with Store(f"sqlite:///{path}", ids=CountingIds()) as serving:
        await fill(serving, "ana", "ben")
        await backup.back_up(serving._database, file, notes={})
        await fill(serving, "cleo")

        with pytest.raises(StoreError, match="another program uses the database"):
            await backup.restore(SqliteDatabase(path), file, settle=settle)

        assert await people_in(serving) == ["ana", "ben", "cleo"]
        await fill(serving, "dora")


async def test_a_damaged_or_missing_database_is_replaced(tmp_path: Path) -> None:
    path, file = tmp_path / "companion.sqlite3", tmp_path / "friday.backup"
    async with Store(f"sqlite:///{path}", ids=CountingIds()) as store:
        await fill(store, "ana", "ben")
        await backup.back_up(store._database, file, notes={})
    found = []
    for harm in (cut, lambda each: each.write_bytes(os.urandom(9_000)), Path.unlink):
        harm(path)
        Path(f"{path}-wal").write_bytes(os.urandom(9_000))

        await backup.restore(SqliteDatabase(path), file, settle=settle)
        async with Store(f"sqlite:///{path}", ids=CountingIds()) as store:
            found.append(await people_in(store))

    assert found == [["ana", "ben"]] * 3
    left = {each.name for each in tmp_path.iterdir()}
    assert left == {path.name, f"{path.name}.lock", file.name}


@pytest.mark.parametrize("target", ["notes.txt", "companion.sqlite3", ".", "gone/a.backup"])
async def test_a_backup_overwrites_nothing_but_a_backup(tmp_path: Path, target: str) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    async with Store(f"sqlite:///{tmp_path / 'companion.sqlite3'}", ids=CountingIds()) as store:
        await fill(store, "ana", "ben")

        with pytest.raises(InputError):
            await backup.back_up(store._database, tmp_path / target, notes={})
        file = tmp_path / "friday.backup"
        await backup.back_up(store._database, file, notes={})
        await fill(store, "cleo")
        again = await backup.back_up(store._database, file, notes={})

        assert again.rows["person"] == 3
        assert await people_in(store) == ["ana", "ben", "cleo"]
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("moment", ["before the rename", "after the rename"])
async def test_what_a_killed_restore_left_is_cleared_away(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "companion.sqlite3"
    async with Store(f"sqlite:///{path}", ids=CountingIds()) as store:
        await fill(store, "ana", "ben")
    Path(f"{path}.replaced").hardlink_to(path)
    if moment == "before the rename":
        Path(f"{path}.restored").write_bytes(b"half")

    async with Store(f"sqlite:///{path}", ids=CountingIds()) as store:
        found = await people_in(store)

    assert found == ["ana", "ben"]
    assert {each.name for each in tmp_path.iterdir()} == {path.name, f"{path.name}.lock"}
