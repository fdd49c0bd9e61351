"""What every ledger owes: the same sums, for whoever asks on the same day."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from companion.adapters.ledger import LedgerOfStore
from companion.adapters.sql.model_use import SqlLedger
from companion.adapters.sql.units import Store
from companion.ports import ModelUsage
from companion.writing.spending import Ledger, ProcessLedger, Spending
from tests.records import CountingIds

pytestmark = pytest.mark.contract

TODAY = date(2026, 11, 22)


def spending(
    *, tokens: int = 100, estimated: int = 0, task: str = "agenda", day: date = TODAY
) -> Spending:
    usage = ModelUsage(
        requests=2,
        seconds=1.5,
        prompt_tokens=tokens,
        reply_tokens=None,
        estimated_tokens=estimated,
    )
    return Spending(day=day, task=task, model="little", drafted=True, usage=usage)


@pytest.fixture(params=["process", "database"])
def ledger(request: pytest.FixtureRequest, store: Store) -> Ledger:
    return ProcessLedger() if request.param == "process" else SqlLedger(store)


async def test_an_empty_day_has_cost_nothing(ledger: Ledger) -> None:
    assert await ledger.spent_on(TODAY) == 0


async def test_what_drafts_cost_adds_up_by_day_what_was_estimated_included(ledger: Ledger) -> None:
    await ledger.record(spending(day=date(2026, 11, 21), tokens=7))
    for task in ("agenda", "agenda", "topics"):
        await ledger.record(spending(task=task, estimated=11))

    assert await ledger.spent_on(TODAY) == 333


async def test_drafts_at_once_are_all_counted(ledger: Ledger) -> None:
    await asyncio.gather(*(ledger.record(spending()) for _ in range(20)))

    assert await ledger.spent_on(TODAY) == 2_000


async def test_two_processes_on_one_database_share_a_day(store: Store, store_url: str) -> None:
    async with Store(store_url, ids=CountingIds("other")) as other:
        await SqlLedger(store).record(spending())

        assert await SqlLedger(other).spent_on(TODAY) == 100


async def test_counting_makes_nobody_read_records_anew(store: Store) -> None:
    async with store.reading() as unit:
        before = await unit.records_version()

    await SqlLedger(store).record(spending())

    async with store.reading() as unit:
        assert await unit.records_version() == before


@pytest.fixture
async def opening(tmp_path: Path) -> AsyncIterator[tuple[Store, Path]]:
    path = tmp_path / "companion.sqlite3"
    store = Store(f"sqlite:///{path}", ids=CountingIds())
    yield store, path
    await store.close()


async def test_drafts_from_files_make_no_database_to_be_counted_in(
    opening: tuple[Store, Path],
) -> None:
    store, path = opening

    async def opened() -> Store:
        await store.migrate()
        return store

    ledger = LedgerOfStore(opened, is_kept=path.exists)
    await ledger.record(spending())

    assert await ledger.spent_on(TODAY) == 100
    assert not path.exists()
    bounded = LedgerOfStore(opened, is_kept=lambda: True)
    await bounded.record(spending(tokens=9))
    assert await ledger.spent_on(TODAY) == 9
