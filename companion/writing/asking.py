"""One action's requests to a language model: the format ladder, the retry, and what they cost."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from companion.errors import (
    ModelError,
    ModelReplyError,
    ModelRequestRefusedError,
    ModelUnavailableError,
)
from companion.ports import LanguageModel, ModelReply, ModelRequest, ModelUsage, ReplyFormat

MOST_REQUESTS: Final = 3
"""Requests for one draft, all causes together: ladder, retry and repair."""

_LADDER: Final = tuple(ReplyFormat)
_LOWEST: Final = _LADDER[-1]
_PARAMETER_REFUSED: Final = frozenset({400, 422})
_TIME_TO_ANSWER: Final = 1.0
"""Seconds that must be left after a wait: an answer needs some too."""


class Rungs:
    """The strictest reply format that each model was seen to work with, for one process."""

    def __init__(self) -> None:
        self._works: dict[tuple[str, str], ReplyFormat] = {}

    def start(self, model: LanguageModel) -> ReplyFormat:
        """Return the format to ask `model` in first."""
        return self._works.get((model.endpoint, model.name), _LADDER[0])

    def remember(self, model: LanguageModel, rung: ReplyFormat) -> None:
        """Note that `model` gave a usable reply in this format."""
        self._works[(model.endpoint, model.name)] = rung


@dataclass
class _Spent:
    requests: int = 0
    prompt_tokens: int | None = None
    reply_tokens: int | None = None

    def add(self, reply: ModelReply) -> None:
        self.prompt_tokens = _sum(self.prompt_tokens, reply.prompt_tokens)
        self.reply_tokens = _sum(self.reply_tokens, reply.reply_tokens)


def _sum(total: int | None, more: int | None) -> int | None:
    return total if more is None else (total or 0) + more


@dataclass
class Exchange:
    """Everything asked of one model for one draft.

    Attributes:
        model: who is asked.
        rungs: what is known of the formats it accepts.
        clock_seconds: a monotonic clock.
        ends_at: when, by that clock, there must be an answer.
        most_requests: the budget.
    """

    model: LanguageModel
    rungs: Rungs
    clock_seconds: Callable[[], float]
    ends_at: float
    most_requests: int = MOST_REQUESTS
    _spent: _Spent = field(default_factory=_Spent)

    def __post_init__(self) -> None:
        self._began = self.clock_seconds()
        self._rung = self.rungs.start(self.model)
        self._stepped_for_reply = False

    @property
    def may_ask(self) -> bool:
        """Whether there is budget for another request."""
        return self._spent.requests < self.most_requests

    @property
    def usage(self) -> ModelUsage:
        """What this came to so far."""
        return ModelUsage(
            requests=self._spent.requests,
            seconds=self.clock_seconds() - self._began,
            prompt_tokens=self._spent.prompt_tokens,
            reply_tokens=self._spent.reply_tokens,
        )

    async def ask(self, request: ModelRequest) -> str:
        """Return the text of a reply, stepping down the ladder or trying once more where it helps.

        Raises:
            ModelError: no reply within the budget; the last cause.
        """
        while True:
            self._spent.requests += 1
            try:
                reply = await self.model.reply(replace(request, reply_format=self._rung))
            except ModelError as error:
                if not self.may_ask or not await self._worth_another(error):
                    raise
            else:
                self._spent.add(reply)
                return reply.text

    def worked(self) -> None:
        """Note that the last reply had the asked shape."""
        self.rungs.remember(self.model, self._rung)

    async def _worth_another(self, error: ModelError) -> bool:
        """Prepare the next request and say whether it may succeed where the last one failed."""
        match error:
            case ModelRequestRefusedError():
                return error.status in _PARAMETER_REFUSED and self._step_down()
            case ModelReplyError():
                # Constrained decoding can run into the length limit or come back empty on
                # servers where plain text works; once is enough to find out.
                again = not self._stepped_for_reply and self._step_down()
                self._stepped_for_reply = True
                return again
            case ModelUnavailableError():
                return await self._waited(error.retry_after_seconds)
            case _:
                return False

    def _step_down(self) -> bool:
        if self._rung is _LOWEST:
            return False
        self._rung = _LADDER[_LADDER.index(self._rung) + 1]
        return True

    async def _waited(self, seconds: float | None) -> bool:
        left = self.ends_at - self.clock_seconds()
        if seconds is None or seconds + _TIME_TO_ANSWER > left:
            return False
        await asyncio.sleep(seconds)
        return True
