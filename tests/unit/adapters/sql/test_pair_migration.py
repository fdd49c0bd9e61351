"""Pairs from before there were agreements keep their sessions, and get an id and their people."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from companion.access.principal import LOCAL
from companion.adapters.sql import schema
from companion.adapters.sql.sqlite_file import APPLICATION_ID
from companion.adapters.sql.units import Store
from tests.records import CountingIds, Records, SteppingClock

BEFORE = "0002"
ROWS = (
    "INSERT INTO person VALUES ('k1','local',NULL,'me',1,'2027-01-01','2027-01-01','ines',"
    '\'{"id":"ines","name":"Ines"}\')',
    "INSERT INTO person VALUES ('k2','local',NULL,'me',1,'2027-01-01','2027-01-01','tom',"
    '\'{"id":"tom","name":"Tom"}\')',
    "INSERT INTO pair VALUES ('k3','local',NULL,'pair',1,'2027-01-01','2027-01-01','k1','k2')",
    "INSERT INTO mentoring_session VALUES ('k4','local',NULL,'pair',1,'2027-01-01','2027-01-01',"
    '\'s\',\'{"id":"s","mentor_id":"ines","mentee_id":"tom","held_on":"2027-01-05"}\','
    "'k3','k1','k2',NULL,'2027-01-05')",
)


async def test_a_pair_of_the_time_before_agreements_keeps_its_sessions(tmp_path: Path) -> None:
    path = tmp_path / "companion.sqlite3"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        folder = Path(schema.__file__).with_name("migrations")
        config.set_main_option("script_location", str(folder))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, BEFORE)
        for row in ROWS:
            connection.execute(text(row))
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    engine.dispose()

    async with Store(f"sqlite:///{path}", ids=CountingIds()) as store, store.reading() as unit:
        records = Records(unit, SteppingClock())
        (pair,) = await records.pairs.every(principal=LOCAL)
        (session,) = await records.sessions.every(principal=LOCAL)

    assert (pair.value.id, pair.value.mentor_id, pair.value.mentee_id) == ("k3", "ines", "tom")
    assert session.stamp.pair_id == "k3"
