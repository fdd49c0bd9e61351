"""Whatever the endpoint does, a draft comes in time, whole, with one clear warning if need be.

Here each scenario is run with one task; `python -m tests.faults` runs each with all four and
prints the table.
"""

from collections.abc import Iterator

import pytest

from tests.faults.drill import Ground, drill_all, ground, in_turn, prepare
from tests.faults.scenarios import FAULTS

KINDS = sorted({fault.kind for fault in FAULTS}, key=lambda kind: int(kind[1:]))
FEWEST = 60


@pytest.fixture(scope="module")
def place() -> Iterator[Ground]:
    with ground() as found:
        yield found


@pytest.mark.parametrize("kind", KINDS)
async def test_no_fault_costs_more_than_its_deadline_and_a_draft_of_lesser_make(
    kind: str, place: Ground
) -> None:
    if not place.plain:
        await prepare(place)
    faults = [pair for pair in in_turn(FAULTS) if pair[0].kind == kind]

    # Most of them wait, so many wait together; what came late for that is run again, alone.
    seen = await drill_all(place, faults, at_once=12)

    assert len(seen) == len(faults)
    assert [one for one in seen if one.wrong] == []


def test_there_are_enough_scenarios_of_every_kind() -> None:
    assert len(FAULTS) >= FEWEST
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    assert {f"L{number}" for number in range(1, 12)} <= set(KINDS)
