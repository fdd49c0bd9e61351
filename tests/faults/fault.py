"""What a fault scenario is: a script for the server, and what a draft must come to under it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tests.faults.server import Answer, Turn, completion

Script = Callable[[Turn], Answer]
"""What the server answers to a request."""

TRAP: Final = "http://127.0.0.1:{trap}/v1/chat/completions"
"""Where a redirect points: another server on this machine, which nothing may ever reach."""


class By(StrEnum):
    """Who writes the draft in the end."""

    MODEL = "model"
    OFFLINE = "offline"
    EITHER = "either"
    """The checks decide; nothing untrue may come out of it."""


class Where(StrEnum):
    """What the address leads to."""

    SERVER = "server"
    CLOSED = "nothing listens"
    UNKNOWN = "no such host"
    DEAF = "connections are never taken"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One scenario.

    Attributes:
        kind: L1 to L11.
        requests: fewest and most that may be made.
        codes: the one warning's code, if the draft is written offline.
        seconds: the deadline for the whole draft.
        is_changed: whether the model's draft may differ from the good one: its reply does.
    """

    name: str
    kind: str
    script: Script
    by: By
    requests: tuple[int, int] = (1, 3)
    codes: tuple[str, ...] = ("model_reply", "model_reply_refused", "model_unavailable")
    seconds: float = 6.0
    where: Where = Where.SERVER
    is_changed: bool = False
    canaries: tuple[str, ...] = ()


FAILED: Final = ("model_unavailable",)
REFUSED: Final = ("model_request_refused",)
UNUSABLE: Final = ("model_reply", "model_unavailable", "model_reply_refused")


def always(answer: Answer) -> Script:
    """Return a scenario that gives the same answer each time."""
    return lambda _turn: answer


def good(turn: Turn) -> Answer:
    """Answer as a model should."""
    return completion(turn.good)


def once(first: Callable[[Turn], Answer]) -> Script:
    """Return a scenario in which only the first request goes wrong."""
    return lambda turn: first(turn) if turn.number == 0 else good(turn)
