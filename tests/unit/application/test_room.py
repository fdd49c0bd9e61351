"""An account's room: refused beyond it, looked up seldom, given back by what is removed."""

from datetime import timedelta
from pathlib import Path

import pytest

from companion.access.principal import LOCAL_OWNER
from companion.adapters.sql.units import Store
from companion.application.room import LOOK_AGAIN, MEGABYTE, Room
from companion.errors import OverQuotaError
from tests.records import CountingIds, Records, SteppingClock, a_goal
from tests.sharing import an_account

TEXT = "x" * 20_000


class Opened:
    """A database that counts how often it is asked for."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(f"sqlite:///{folder / 'c.sqlite3'}", ids=CountingIds())
        self.asked = 0

    async def __call__(self) -> Store:
        self.asked += 1
        return self.store


async def test_an_account_keeps_so_much_and_may_go_on_once_it_removed_something(
    tmp_path: Path,
) -> None:
    opened, clock = Opened(tmp_path), SteppingClock()
    room = Room(store=opened, clock=clock, megabytes=1)
    async with opened.store as store:
        goals = [a_goal(f"g{number}", statement=TEXT) for number in range(45)]
        async with store.writing() as unit:
            await Records(unit, clock, principal=an_account("ada")).goals.add_many(
                principal=an_account("ada"), values=goals
            )
        with pytest.raises(OverQuotaError, match=r"keeps 0\.9 MB of 1 MB, and 0\.2 MB more"):
            await room.take(MEGABYTE // 5, owner_id="ada")
        await room.take(MEGABYTE // 5, owner_id="ben")
        async with store.writing() as unit:
            for goal in goals[:10]:
                await Records(unit, clock, principal=an_account("ada")).goals.remove(
                    principal=an_account("ada"), record_id=goal.id
                )

        await room.take(MEGABYTE // 5, owner_id="ada")


async def test_what_is_kept_is_added_up_once_in_a_while(tmp_path: Path) -> None:
    opened, clock = Opened(tmp_path), SteppingClock()
    room = Room(store=opened, clock=clock, megabytes=1)
    async with opened.store:
        for _ in range(20):
            await room.take(1_000, owner_id="ada")
        once = opened.asked
        clock.moment += LOOK_AGAIN + timedelta(seconds=1)
        await room.take(1_000, owner_id="ada")

    assert (once, opened.asked) == (1, 2)


async def test_whoever_uses_the_folder_itself_has_all_of_it(tmp_path: Path) -> None:
    opened = Opened(tmp_path)
    room = Room(store=opened, clock=SteppingClock(), megabytes=1)

    await room.take(1_000 * MEGABYTE, owner_id=LOCAL_OWNER)

    assert opened.asked == 0
