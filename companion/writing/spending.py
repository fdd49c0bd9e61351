"""What drafts cost in tokens, how much they may cost, and who keeps count."""

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from companion.errors import ModelBudgetError

if TYPE_CHECKING:
    from companion.ports import ModelRequest, ModelUsage

TOKENS_PER_DRAFT: Final = 250_000
"""Enough for the longest prompt twice, with its replies."""

CHARACTERS_PER_TOKEN: Final = 4
"""A usual figure for English; other scripts take more tokens, and more bytes alike."""


@dataclass(frozen=True, kw_only=True)
class Budget:
    """How many tokens may be spent; None is no limit."""

    per_draft: int | None = TOKENS_PER_DRAFT
    per_day: int | None = None


@dataclass(frozen=True, kw_only=True)
class Spending:
    """What one draft cost, without a word of it.

    Attributes:
        day: when it was asked for.
        task: which draft it was.
        model: who was asked.
        drafted: whether the model's draft was used.
        usage: requests, seconds and tokens.
    """

    day: date
    task: str
    model: str
    drafted: bool
    usage: "ModelUsage"


@dataclass(frozen=True, kw_only=True)
class DayUse:
    """What models were used for on one day; `drafted` of the `drafts` were theirs in the end."""

    drafts: int
    drafted: int
    requests: int
    seconds: float
    tokens: int
    estimated_tokens: int


class Ledger(Protocol):
    """Keeps count of what models cost, by day."""

    async def spent_on(self, day: date) -> int:
        """Return the tokens of a day, those estimated included."""
        ...

    async def record(self, spending: Spending) -> None:
        """Add what one draft cost."""
        ...


class ProcessLedger:
    """Counts for as long as the process lives."""

    def __init__(self) -> None:
        self._tokens: dict[date, int] = {}

    async def spent_on(self, day: date) -> int:
        """Return the tokens of a day."""
        return self._tokens.get(day, 0)

    async def record(self, spending: Spending) -> None:
        """Add what one draft cost."""
        before = self._tokens.get(spending.day, 0)
        # Only the latest day is of use.
        self._tokens = {spending.day: before + spending.usage.tokens}


def estimated_tokens(text: str) -> int:
    """Return about how many tokens a text comes to, where nobody says."""
    return math.ceil(len(text.encode("utf-8", "replace")) / CHARACTERS_PER_TOKEN)


def prompt_tokens(request: "ModelRequest") -> int:
    """Return about how many tokens a request comes to."""
    turns = (text for turn in request.history for text in turn)
    return sum(map(estimated_tokens, (request.system, request.user, *turns)))


class Purse:
    """What one draft may still spend."""

    def __init__(self, *, left: int | None, setting: str) -> None:
        """Fill it.

        Args:
            left: tokens; None is no limit.
            setting: the name of the setting that bounds it, for the message.
        """
        self._left = left
        self._setting = setting

    def require(self, tokens: int) -> None:
        """Refuse what would cost more than is left.

        Raises:
            ModelBudgetError: it would; the message names the setting.
        """
        if self._left is not None and tokens > self._left:
            raise ModelBudgetError(
                f"This would take about {tokens:,} tokens, and {max(0, self._left):,} are left. "
                f"Raise {self._setting} to allow more."
            )

    def pay(self, tokens: int) -> None:
        """Take out what was spent, even where that is more than there was."""
        if self._left is not None:
            self._left -= tokens


def purse_for(budget: Budget, *, spent_today: int) -> Purse:
    """Return what a draft may spend: what its own budget and the rest of the day allow."""
    day = None if budget.per_day is None else budget.per_day - spent_today
    if day is not None and (budget.per_draft is None or day < budget.per_draft):
        return Purse(left=day, setting="COMPANION_MODEL_TOKENS_PER_DAY")
    return Purse(left=budget.per_draft, setting="COMPANION_MODEL_TOKENS_PER_DRAFT")
