"""A proof of the trust bar: a question asked N times, and how often the answer was wrong."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How a proof is run.

    Attributes:
        is_full: the form whose table is committed; else the quick one, of seconds.
        seed: of everything left to chance.
        folder: an empty folder of its own; removed afterwards.
        tell: takes one line about how far it is.
    """

    is_full: bool
    seed: int
    folder: Path
    tell: Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One line of the table.

    Attributes:
        claim: what was asked, such as "acknowledged writes lost to kill -9, SQLite".
        cases: how often it was asked.
        failures: how often it was not so.
        goal: how many cases the full form needs.
        note: a measured figure or a reserve, in one sentence; may be empty.
        wrong: what the first failures were, for whoever mends them.
    """

    claim: str
    cases: int
    failures: int
    goal: int
    note: str = ""
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proof:
    """A named command of the bar. Its module keeps it as `PROOF`."""

    name: str
    about: str
    run: Callable[[Terms], Awaitable[tuple[Outcome, ...]]]
