"""One action's requests to a language model: the format ladder, the retry, and what they cost."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from companion.errors import (
    ModelCutError,
    ModelError,
    ModelReplyError,
    ModelRequestRefusedError,
    ModelUnavailableError,
)
from companion.ports import (
    Delivery,
    Hear,
    LanguageModel,
    ModelReply,
    ModelRequest,
    ModelUsage,
    ReplyFormat,
    hear_nothing,
)
from companion.writing.breaker import Breaker
from companion.writing.spending import (
    CHARACTERS_PER_TOKEN,
    Purse,
    estimated_tokens,
    prompt_tokens,
)

MOST_REQUESTS: Final = 3
"""Requests for one draft, all causes together: ladder, retry and repair."""

_LADDER: Final = tuple(ReplyFormat)
_LOWEST: Final = _LADDER[-1]
_PARAMETER_REFUSED: Final = frozenset({400, 422})
_ABOUT_FORMAT: Final = ("format", "schema", "json")
_TIME_TO_ANSWER: Final = 1.0
"""Seconds that must be left after a wait: an answer needs some too."""


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How a model is asked."""

    rung: ReplyFormat = _LADDER[0]
    delivery: Delivery = Delivery.COUNTED


class Rungs:
    """The most demanding manner that each model was seen to work with, for one process."""

    def __init__(self) -> None:
        self._works: dict[tuple[str, str], Manner] = {}

    def start(self, model: LanguageModel) -> Manner:
        """Return the manner in which to ask `model` first."""
        return self._works.get((model.endpoint, model.name), Manner())

    def remember(self, model: LanguageModel, manner: Manner) -> None:
        """Note that `model` gave a usable reply in this manner."""
        self._works[(model.endpoint, model.name)] = manner


@dataclass
class _Spent:
    requests: int = 0
    prompt_tokens: int | None = None
    reply_tokens: int | None = None
    estimated_tokens: int = 0

    def add(self, reply: ModelReply, *, estimated: int) -> int:
        """Count one reply and return its tokens; `estimated` is taken where it tells none."""
        if reply.prompt_tokens is None and reply.reply_tokens is None:
            self.estimated_tokens += estimated
            return estimated
        self.prompt_tokens = _sum(self.prompt_tokens, reply.prompt_tokens)
        self.reply_tokens = _sum(self.reply_tokens, reply.reply_tokens)
        return (reply.prompt_tokens or 0) + (reply.reply_tokens or 0)


def _sum(total: int | None, more: int | None) -> int | None:
    return total if more is None else (total or 0) + more


@dataclass
class _Bill:
    """What one request costs while it runs, estimated."""

    purse: Purse
    asked: int
    hear: Hear
    has_begun: bool = False

    def __post_init__(self) -> None:
        self.purse.require(self.asked)
        self._letters = 0

    @property
    def tokens(self) -> int:
        return self.asked + self._letters // CHARACTERS_PER_TOKEN

    def heard(self, piece: str) -> None:
        self.has_begun = True
        self._letters += len(piece)
        self.purse.require(self.tokens)
        self.hear(piece)


@dataclass
class Exchange:
    """Everything asked of one model for one draft.

    Attributes:
        model: who is asked.
        rungs: what is known of the formats it accepts.
        clock_seconds: a monotonic clock.
        ends_at: when, by that clock, there must be an answer.
        most_requests: the budget.
        breaker: what is known of whether it answers.
        purse: what may be spent.
        is_cut: whether the last reply began and did not come to an end.
    """

    model: LanguageModel
    rungs: Rungs
    clock_seconds: Callable[[], float]
    ends_at: float
    most_requests: int = MOST_REQUESTS
    breaker: Breaker | None = None
    purse: Purse = field(default_factory=lambda: Purse(left=None, setting=""))
    is_cut: bool = False
    _spent: _Spent = field(default_factory=_Spent)

    def __post_init__(self) -> None:
        self._began = self.clock_seconds()
        self._manner = self.rungs.start(self.model)
        self._stepped_for_reply = False
        self._breaker = self.breaker or Breaker(clock_seconds=self.clock_seconds)

    @property
    def may_ask(self) -> bool:
        """Whether there is budget for another request, and a model that answers."""
        return self._spent.requests < self.most_requests and self._breaker.rests_seconds is None

    @property
    def usage(self) -> ModelUsage:
        """What this came to so far."""
        return ModelUsage(
            requests=self._spent.requests,
            seconds=self.clock_seconds() - self._began,
            prompt_tokens=self._spent.prompt_tokens,
            reply_tokens=self._spent.reply_tokens,
            estimated_tokens=self._spent.estimated_tokens,
        )

    def require_answering(self) -> None:
        """Refuse to ask a model that has not answered lately.

        Raises:
            ModelUnavailableError: it rests, or is being tried again by another draft.
        """
        resting = self._breaker.rests_seconds
        if resting is not None:
            raise _resting(self.model, resting)

    async def ask(self, request: ModelRequest, *, hear: Hear = hear_nothing) -> str:
        """Return the text of a reply, stepping down the ladder or trying once more where it helps.

        `hear` is told the text as it arrives; a new request begins with an empty piece.

        Raises:
            ModelError: no reply within the budget; the last cause.
        """
        while True:
            try:
                reply = await self._asked_once(request, hear)
            except ModelError as error:
                if not self.may_ask or not await self._worth_another(error):
                    raise
            else:
                return reply.text

    def worked(self) -> None:
        """Note that the last reply had the asked shape."""
        self.rungs.remember(self.model, self._manner)

    async def _asked_once(self, request: ModelRequest, hear: Hear) -> ModelReply:
        """Make one request, let the breaker know what became of it, and pay for it."""
        self.require_answering()
        bill = _Bill(purse=self.purse, asked=prompt_tokens(request), hear=hear)
        self._spent.requests += 1
        self.is_cut = False
        hear("")
        manner = self._manner
        asked = replace(request, reply_format=manner.rung, delivery=manner.delivery)
        with self._breaker.watching():
            try:
                reply = await self.model.reply(asked, hear=bill.heard)
            except BaseException:
                # A request that was refused cost nothing; one that had begun to be answered did.
                self.is_cut = bill.has_begun
                self._pay(bill.tokens if bill.has_begun else 0)
                raise
        whole = bill.asked + estimated_tokens(reply.text)
        self.purse.pay(self._spent.add(reply, estimated=whole))
        return reply

    def _pay(self, tokens: int) -> None:
        self._spent.estimated_tokens += tokens
        self.purse.pay(tokens)

    async def _worth_another(self, error: ModelError) -> bool:
        """Prepare the next request and say whether it may succeed where the last one failed."""
        match error:
            case ModelRequestRefusedError():
                return error.status in _PARAMETER_REFUSED and self._ask_for_less(error.said.lower())
            case ModelReplyError():
                # Constrained decoding can run into the length limit or come back empty on
                # servers where plain text works; once is enough to find out.
                again = not self._stepped_for_reply and self._step_down()
                self._stepped_for_reply = True
                return again
            case ModelUnavailableError():
                if isinstance(error, ModelCutError) and error.quietly:
                    self._manner = replace(self._manner, delivery=Delivery.WHOLE)
                return await self._waited(error.retry_after_seconds)
            case _:
                return False

    def _ask_for_less(self, said: str) -> bool:
        """Leave out what the server may have refused, going by what it says of it."""
        delivery = self._manner.delivery
        if "stream_options" in said and delivery is Delivery.COUNTED:
            self._manner = replace(self._manner, delivery=Delivery.STREAMED)
            return True
        if "stream" in said and delivery is not Delivery.WHOLE:
            self._manner = replace(self._manner, delivery=Delivery.WHOLE)
            return True
        stepped = self._step_down()
        is_last = self._spent.requests == self.most_requests - 1
        if is_last and delivery is not Delivery.WHOLE and not _names(said, _ABOUT_FORMAT):
            # It may have been either: the last request is the plainest there is.
            self._manner = Manner(rung=_LOWEST, delivery=Delivery.WHOLE)
            return True
        return stepped

    def _step_down(self) -> bool:
        rung = self._manner.rung
        if rung is _LOWEST:
            return False
        self._manner = replace(self._manner, rung=_LADDER[_LADDER.index(rung) + 1])
        return True

    async def _waited(self, seconds: float | None) -> bool:
        left = self.ends_at - self.clock_seconds()
        if seconds is None or seconds + _TIME_TO_ANSWER > left:
            return False
        await asyncio.sleep(seconds)
        return True


def _names(said: str, words: tuple[str, ...]) -> bool:
    return any(word in said for word in words)


def _resting(model: LanguageModel, seconds: float) -> ModelUnavailableError:
    when = f"in {seconds:.0f} s" if seconds >= 1 else "at once, by one request"
    return ModelUnavailableError(
        f"{model.name!r} at {model.endpoint} has not answered several times in a row, so it was "
        f"not asked; it is tried again {when}."
    )
