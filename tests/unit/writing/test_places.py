import asyncio

import pytest

from companion.errors import BusyError
from companion.writing.places import Places


async def hold(places: Places, inside: list[int], until: asyncio.Event) -> None:
    async with places.taken():
        inside.append(1)
        await until.wait()
        inside.pop()


async def test_no_more_than_may_be_at_once_are_inside_and_all_come_through() -> None:
    places = Places(at_once=2, queue=10)
    now, most = 0, 0

    async def work() -> None:
        nonlocal now, most
        async with places.taken():
            now += 1
            most = max(most, now)
            await asyncio.sleep(0.001)
            now -= 1

    await asyncio.gather(*(work() for _ in range(12)))

    assert most == 2


async def test_who_comes_beyond_the_queue_is_told_how_long_to_wait() -> None:
    places = Places(at_once=1, queue=1)
    until = asyncio.Event()
    inside: list[int] = []
    holding = [asyncio.create_task(hold(places, inside, until)) for _ in range(2)]
    await asyncio.sleep(0.01)

    with pytest.raises(BusyError, match="COMPANION_MODEL_QUEUE") as caught:
        async with places.taken():
            pass

    assert 1 <= caught.value.retry_after_seconds <= 60
    assert len(inside) == 1
    until.set()
    await asyncio.gather(*holding)
    places.require_room()


async def test_who_gives_up_waiting_leaves_the_place_to_others() -> None:
    places = Places(at_once=1, queue=1)
    until = asyncio.Event()
    inside: list[int] = []
    first = asyncio.create_task(hold(places, inside, until))
    waiting = asyncio.create_task(hold(places, inside, until))
    await asyncio.sleep(0.01)

    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)

    places.require_room()
    until.set()
    await first
