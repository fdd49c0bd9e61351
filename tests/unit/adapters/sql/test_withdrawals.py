"""A yes that was withdrawn since a backup is not given again by restoring it."""

from pathlib import Path

from companion.adapters.sql.units import Store
from companion.adapters.sql.withdrawals import standing_of, withdraw
from tests.records import CountingIds, SteppingClock
from tests.sharing import share


async def test_a_withdrawn_yes_stays_withdrawn_and_another_stays_given(tmp_path: Path) -> None:
    async with Store(f"sqlite:///{tmp_path / 'c.sqlite3'}", ids=CountingIds()) as store:
        async with store.writing() as unit:
            for mentor, mentee in (("ana", "ben"), ("cleo", "dora")):
                await share(unit, SteppingClock(), mentor=mentor, mentee=mentee)
        async with store.looking() as connection:
            before = await standing_of(connection)
        pairs = {
            key: (None, {**document, "agreement": {**document["agreement"], "words": []}})
            if key[0] in {"ana", "ben"}
            else (handshake, document)
            for key, (handshake, document) in before.pairs.items()
        }
        present = type(before)(accounts=before.accounts, keys=before.keys, pairs=pairs)

        async with store.writing() as unit:
            await withdraw(unit.accounts._connection, present)

        async with store.looking() as connection:
            after = await standing_of(connection)
    assert all(handshake for handshake, _ in before.pairs.values())
    assert after == present
