"""A language model on loopback, in a process of its own, that writes good replies at a set pace."""

import sys
import time
from dataclasses import replace
from typing import Final

from tests.faults.server import Answer, Scenario, completion, running

AT_ONCE: Final = "quick"
SLOW: Final = "slow"
_BYTES: Final = 600
"""Of the stream, at a time: two or three tokens."""

PAUSE_SECONDS: Final = 0.1


def _slowly(answer: Answer) -> Answer:
    return replace(answer, drip=(_BYTES, PAUSE_SECONDS))


SCENARIOS: Final[dict[str, Scenario]] = {
    AT_ONCE: lambda turn: completion(turn.good),
    SLOW: lambda turn: _slowly(completion(turn.good)),
}


def main() -> None:
    """Serve until standard input closes; the first line printed is the base URL."""
    with running(SCENARIOS) as server:
        print(server.base_url, flush=True)
        while sys.stdin.read(1):
            time.sleep(0.1)


if __name__ == "__main__":
    main()
