"""How often somebody may do something: a bucket of turns for each, which fills again with time."""

import math
from dataclasses import dataclass
from typing import Final

MOST_REMEMBERED: Final = 10_000
"""Whoever comes beyond that pushes out the one who has been quiet the longest."""

REQUESTS_A_MINUTE: Final = 1_200
"""Of one account: reads and changes, in the course of a minute."""

MEGABYTES: Final = 200
"""That one account may keep; ten years of weekly talks with long notes are about ten."""


@dataclass(frozen=True, kw_only=True)
class Rate:
    """At most `turns` at once, and as many again in the course of a minute."""

    turns: int

    @property
    def per_second(self) -> float:
        """How fast the bucket fills."""
        return self.turns / 60


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """What an account may ask of a server and keep on it, as whoever runs it has set."""

    requests_a_minute: int = REQUESTS_A_MINUTE
    megabytes: int = MEGABYTES


class Turns:
    """The buckets of one kind of doing, in this process. `now` is of any monotonic clock."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._left: dict[str, tuple[float, float]] = {}

    def seconds_to_wait(self, who: str, *, now: float) -> int:
        """Return how long `who` must wait for a turn, in whole seconds; 0 if there is one."""
        left = self._now_left(who, now=now)
        return 0 if left >= 1 else max(1, math.ceil((1 - left) / self._rate.per_second))

    def take(self, who: str, *, now: float) -> int:
        """Take a turn if there is one, and return 0; else the seconds to wait."""
        wait = self.seconds_to_wait(who, now=now)
        if not wait:
            left = self._now_left(who, now=now)
            self._left.pop(who, None)
            self._left[who] = (left - 1, now)
            if len(self._left) > MOST_REMEMBERED:
                self._left.pop(next(iter(self._left)))
        return wait

    def _now_left(self, who: str, *, now: float) -> float:
        left, at = self._left.get(who, (float(self._rate.turns), now))
        return min(self._rate.turns, left + (now - at) * self._rate.per_second)
