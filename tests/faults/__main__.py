"""`python -m tests.faults [KIND | NAME]…`: every fault scenario with all four tasks, as a table."""

import asyncio
import sys

from tests.faults.drill import Seen, drill_all, every_task, ground, prepare
from tests.faults.scenarios import FAULTS
from tests.faults.table import table


async def _seen(asked: set[str]) -> list[Seen]:
    faults = [one for one in FAULTS if not asked or {one.kind, one.name} & asked]
    with ground(faults) as place:
        await prepare(place)
        return await drill_all(place, every_task(faults))


def main() -> int:
    """Print the table; return 1 if anything in it is wrong."""
    seen = asyncio.run(_seen(set(sys.argv[1:])))
    sys.stdout.writelines(f"{line}\n" for line in table(seen))
    return int(any(one.wrong for one in seen) or not seen)


if __name__ == "__main__":
    sys.exit(main())
