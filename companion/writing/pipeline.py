"""The one way in which a draft is made: ask, parse, accept, check, ask once more, else compose."""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Generic

from companion.access.consent import NOTHING_LEAVES, Consent, Material, with_choices
from companion.access.departures import Gate
from companion.access.principal import LOCAL_OWNER
from companion.errors import CompanionError, ModelError, SetupError
from companion.ports import (
    Hear,
    LanguageModel,
    ModelRequest,
    ModelUsage,
    ReplyFormat,
    hear_nothing,
)
from companion.values import Notice
from companion.writing import notices
from companion.writing.asking import MOST_REQUESTS, Exchange, Rungs
from companion.writing.attempts import Attempt, again, attempted, best_of, refused, violations
from companion.writing.breaker import Breaker
from companion.writing.draft import OFFLINE, Accepted, D, Violation, Written
from companion.writing.events import UNWATCHED, Checking, Drafting, Watch
from companion.writing.hands import Hands
from companion.writing.inventions import shown
from companion.writing.parsing import schema_of
from companion.writing.places import Places
from companion.writing.preview import Preview
from companion.writing.privacy import kept_here, sealed
from companion.writing.prompts import PromptLibrary
from companion.writing.spending import Budget, Ledger, ProcessLedger, Spending, purse_for
from companion.writing.task import B, R, Task

DEADLINE_SECONDS: Final = 60.0
"""Longest wait for one draft, repairs included."""

LONGEST_PROMPT: Final = 400_000
"""Characters of a prompt, about 100,000 tokens; longer briefs are drafted offline."""

_LONGEST_HISTORY: Final = 50_000
_DRAFTED: Final = "drafted"
_log: Final = logging.getLogger(__name__)


@dataclass(kw_only=True)
class _Work(Generic[B, R, D]):
    """One draft on its way: what it is, who watches, and what has come of it."""

    task: Task[B, R, D]
    brief: B
    watch: Watch
    model: LanguageModel
    exchange: Exchange
    preview: Preview[B, R, D] | None

    def __post_init__(self) -> None:
        self.attempts: list[Attempt[D]] = []

    @property
    def hear(self) -> Hear:
        return hear_nothing if self.preview is None else self.preview.hear

    def previewed(self) -> AbstractAsyncContextManager[None]:
        """Show the draft while the block lasts, if anybody watches."""
        return nullcontext() if self.preview is None else self.preview.running()

    def checking(self) -> None:
        """Tell that the whole reply is being checked, after the last of its items was shown."""
        if self.preview is not None:
            self.preview.rest()
        self.watch(Checking())


class Writer:
    """Writes drafts. One instance serves a whole process."""

    def __init__(  # noqa: PLR0913 - each may be left out
        self,
        *,
        prompts: PromptLibrary,
        model: LanguageModel | None = None,
        deadline_seconds: float = DEADLINE_SECONDS,
        most_requests: int = MOST_REQUESTS,
        clock_seconds: Callable[[], float] = time.monotonic,
        consent: Consent = NOTHING_LEAVES,
        places: Places | None = None,
        budget: Budget | None = None,
        ledger: Ledger | None = None,
        today: Callable[[], date] | None = None,
        watch: Watch = UNWATCHED,
        gate: Gate | None = None,
    ) -> None:
        """Keep what every draft needs.

        Args:
            prompts: the checked prompts.
            model: who drafts; None composes everything offline.
            deadline_seconds: longest wait for one draft, all requests together.
            most_requests: most requests for one draft, all causes together.
            clock_seconds: a monotonic clock.
            consent: what may leave this machine.
            places: how many drafts are asked for at once.
            budget: how many tokens a draft and a day may cost.
            ledger: who keeps count of them; the process when absent.
            today: the day that they are counted to; one for all when absent.
            watch: told how drafts advance that nobody watches by themselves.
            gate: knows what owners allow to leave, and keeps account of what left.
        """
        self._prompts = prompts
        self._model = model
        self._deadline_seconds = deadline_seconds
        self._most_requests = most_requests
        self._clock_seconds = clock_seconds
        self._consent = consent
        self._places = places or Places()
        self._budget = budget or Budget()
        self._ledger = ledger or ProcessLedger()
        self._today = today or (lambda: date.min)
        self._watch = watch
        self._gate = gate
        self._breaker = Breaker(clock_seconds=clock_seconds)
        self._rungs = Rungs()
        self._hands = Hands()

    def request_for(self, task: Task[B, R, D], brief: B) -> ModelRequest:
        """Return exactly what a model would be asked first.

        Raises:
            SetupError: the prompt is missing or does not fit the task.
        """
        head = self._prompts.head(task.name)
        if head.output != task.reply_type.__name__:
            raise SetupError(
                f"prompt {task.name!r} asks for {head.output!r}, "
                f"and the task expects {task.reply_type.__name__!r}"
            )
        schema = schema_of(task.reply_type)
        prompt = self._prompts.render(task.name, task.inputs(brief))
        shape = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
        return ModelRequest(
            system=f"{prompt.system}\n\nReply with one JSON object that fits this JSON schema, "
            f"and with nothing before or after it:\n{shape}",
            user=prompt.user,
            schema_name=task.name,
            schema=schema,
            reply_format=ReplyFormat.JSON_SCHEMA,
        )

    def require_room(self) -> None:
        """Refuse when more drafts wait for the model than are let in.

        Raises:
            BusyError: with how long to wait before trying again.
        """
        if self._model is not None:
            self._places.require_room()

    async def write(
        self,
        task: Task[B, R, D],
        brief: B,
        *,
        watch: Watch = UNWATCHED,
        owner_id: str = LOCAL_OWNER,
    ) -> Written[D]:
        """Return a checked draft, by the model if there is one and it keeps the rules.

        A model that fails in any way costs quality, never the draft: the offline composer writes
        it, and one warning says why. `watch` is told how it advances; `owner_id` is whose word on
        what may leave this machine counts.

        Raises:
            BusyError: too many drafts wait for the model already.
        """
        watch = self._watch if watch is UNWATCHED else watch
        if self._model is None:
            return await self._composed(task, brief, watch=watch)
        # Privacy seam, with the one below: see companion/writing/privacy.py.
        consent = await self._consent_of(owner_id)
        kept = kept_here(consent, task, brief)
        if kept is not None:
            return await self._composed(task, brief, watch=watch, why=kept)
        request = await self._hands.do(self.request_for, task, brief)
        size = len(request.system) + len(request.user)
        if size > LONGEST_PROMPT:
            why = notices.too_long(characters=size, most=LONGEST_PROMPT)
            return await self._composed(task, brief, watch=watch, why=why)
        model = await self._hands.do(sealed, self._model, consent, task, brief, self._gate)
        return await self._asked(await self._work(task, brief, model, watch), request)

    async def _consent_of(self, owner_id: str) -> Consent:
        if self._consent.is_local or self._gate is None:
            return self._consent
        try:
            return with_choices(self._consent, await self._gate.choices(owner_id))
        except CompanionError as error:
            # Who cannot be asked has not allowed it.
            _log.warning("what may leave is not known: %s", error.code)
            return self._consent.model_copy(update={"never_send": frozenset(Material)})

    async def _work(
        self, task: Task[B, R, D], brief: B, model: LanguageModel, watch: Watch
    ) -> _Work[B, R, D]:
        spent = 0 if self._budget.per_day is None else await self._ledger.spent_on(self._today())
        exchange = Exchange(
            model=model,
            rungs=self._rungs,
            clock_seconds=self._clock_seconds,
            ends_at=self._clock_seconds() + self._deadline_seconds,
            most_requests=self._most_requests,
            breaker=self._breaker,
            purse=purse_for(self._budget, spent_today=spent),
        )
        preview = None
        if watch is not UNWATCHED:
            preview = Preview(
                task=task,
                brief=brief,
                by=model.name,
                watch=watch,
                hands=None if watch is self._watch else self._hands,
            )
        return _Work(
            task=task, brief=brief, watch=watch, model=model, exchange=exchange, preview=preview
        )

    async def _asked(self, work: _Work[B, R, D], request: ModelRequest) -> Written[D]:
        failure: Notice | None = None
        seconds = self._deadline_seconds
        try:
            # Before it queues: a model that rests keeps nobody waiting.
            work.exchange.require_answering()
            async with asyncio.timeout(seconds), self._places.taken(), work.previewed():
                await self._attempt_twice(work, request)
        except TimeoutError:
            was_asked = work.exchange.usage.requests > 0
            notice = notices.timed_out if was_asked else notices.never_asked
            failure = notice(work.model, seconds)
        except ModelError as error:
            failure = notices.offline_because(error)
        except asyncio.CancelledError:
            # Nobody waits for it any more; what it cost was spent all the same.
            await self._record(work, outcome="given up")
            raise
        best = best_of(work.attempts)
        if work.preview is not None:
            draft = None if best is None else best.draft
            work.preview.settle(draft, is_cut=work.exchange.is_cut)
        missing = "refused" if failure is None else failure.code
        await self._record(work, outcome=missing if best is None else _DRAFTED)
        usage = work.exchange.usage
        if best is None:
            return await self._composed(
                work.task, work.brief, watch=work.watch, why=failure, usage=usage
            )
        known = tuple(work.task.inputs(work.brief).values()) if best.dropped else ()
        return Written(
            draft=best.draft,
            written_by=work.model.name,
            warnings=best.warnings,
            dropped=tuple(shown(item, known=known) for item in best.dropped),
            usage=usage,
        )

    async def _attempt_twice(self, work: _Work[B, R, D], request: ModelRequest) -> None:
        """Add up to two attempts to the work's, so that a cut leaves those that were made.

        Raises:
            ModelError: no reply came, or no attempt keeps the rules.
        """
        exchange, task, brief = work.exchange, work.task, work.brief
        for _ in range(2):
            text = await exchange.ask(request, hear=work.hear)
            work.checking()
            attempt = await self._hands.do(attempted, task, brief, text)
            work.attempts.append(attempt)
            if attempt.accepted is not None:
                exchange.worked()
            wrong = attempt.problems + attempt.lost
            if not wrong:
                return
            if not exchange.may_ask:
                break
            request = replace(request, history=((text[:_LONGEST_HISTORY], again(wrong)),))
        if not any(attempt.usable for attempt in work.attempts):
            known = tuple(task.inputs(brief).values())
            raise refused(work.attempts[-1], exchange.model, known=known)

    async def _record(self, work: _Work[B, R, D], *, outcome: str) -> None:
        """Keep what a draft cost, without a word of it."""
        usage = work.exchange.usage
        _log.info(
            "%s: %s, %d requests, %d tokens, %.1f s",
            work.task.name,
            outcome,
            usage.requests,
            usage.tokens,
            usage.seconds,
        )
        spending = Spending(
            day=self._today(),
            task=work.task.name,
            model=work.model.name,
            drafted=outcome == _DRAFTED,
            usage=usage,
        )
        try:
            await self._ledger.record(spending)
        except CompanionError as error:
            # The draft is worth more than its bill.
            _log.warning("what a draft cost was not recorded: %s", error.code)

    async def _composed(
        self,
        task: Task[B, R, D],
        brief: B,
        *,
        watch: Watch,
        why: Notice | None = None,
        usage: ModelUsage | None = None,
    ) -> Written[D]:
        watch(Drafting(by=OFFLINE))
        accepted, broken = await self._hands.do(_offline, task, brief)
        watch(Checking())
        warnings = list(accepted.warnings)
        if why is not None:
            warnings.insert(0, why)
        if not task.readable(brief):
            warnings.append(notices.language_not_read(online=self._model is not None))
        if broken:
            warnings.append(notices.doubtful(broken))
        for violation in broken:
            _log.info("%s: an offline draft breaks %s", task.name, violation.code)
        return Written(
            draft=accepted.draft,
            written_by=OFFLINE,
            warnings=tuple(warnings),
            dropped=accepted.dropped,
            usage=usage,
        )


def _offline(task: Task[B, R, D], brief: B) -> tuple[Accepted[D], tuple[Violation, ...]]:
    accepted = task.compose(brief)
    return accepted, violations(task, brief, accepted.draft)
