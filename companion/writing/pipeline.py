"""The one way in which a draft is made: ask, parse, accept, check, ask once more, else compose."""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, Generic

from companion.errors import ModelError, ModelReplyError, SetupError
from companion.ports import LanguageModel, ModelRequest, ModelUsage, ReplyFormat
from companion.values import Notice
from companion.writing.asking import MOST_REQUESTS, Exchange, Rungs
from companion.writing.draft import OFFLINE, Accepted, D, Violation, Written
from companion.writing.inventions import named_only, shown
from companion.writing.parsing import parse_reply, schema_of
from companion.writing.prompts import PromptLibrary
from companion.writing.sources import NO_SOURCE
from companion.writing.task import B, R, Task

DEADLINE_SECONDS: Final = 60.0
"""Longest wait for one draft, repairs included."""

LONGEST_PROMPT: Final = 400_000
"""Characters of a prompt, about 100,000 tokens; longer briefs are drafted offline."""

_LONGEST_HISTORY: Final = 50_000
_MOST_NAMED: Final = 8
_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class _Attempt(Generic[D]):
    """One reply: what came of it, and what is wrong with it."""

    text: str
    accepted: Accepted[D] | None
    problems: tuple[Violation, ...]

    @property
    def usable(self) -> bool:
        """Whether it breaks no rule; parts of it may have been dropped, but not all of them."""
        return self.accepted is not None and not self.problems and not self._lost_everything

    @property
    def _lost_everything(self) -> bool:
        return (
            self.accepted is not None
            and bool(self.accepted.dropped)
            and not any(dict(self.accepted.draft).values())
        )

    @property
    def lost(self) -> tuple[Violation, ...]:
        """What was dropped for quoting words that are not there; all, if nothing is left."""
        dropped = self.accepted.dropped if self.accepted else ()
        return tuple(
            Violation(code=item.why.code, text=f"{item.why.text} ({item.text[:120]!r})")
            for item in dropped
            if item.why.code == NO_SOURCE or self._lost_everything
        )


class _RefusedDraftsError(ModelReplyError):
    """Every reply broke a rule."""

    code = "model_reply_refused"


class Writer:
    """Writes drafts. One instance serves a whole process."""

    def __init__(
        self,
        *,
        prompts: PromptLibrary,
        model: LanguageModel | None = None,
        deadline_seconds: float = DEADLINE_SECONDS,
        most_requests: int = MOST_REQUESTS,
        clock_seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """Keep what every draft needs.

        Args:
            prompts: the checked prompts.
            model: who drafts; None composes everything offline.
            deadline_seconds: longest wait for one draft, all requests together.
            most_requests: most requests for one draft, all causes together.
            clock_seconds: a monotonic clock.
        """
        self._prompts = prompts
        self._model = model
        self._deadline_seconds = deadline_seconds
        self._most_requests = most_requests
        self._clock_seconds = clock_seconds
        self._rungs = Rungs()

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

    async def write(self, task: Task[B, R, D], brief: B) -> Written[D]:
        """Return a checked draft, by the model if there is one and it keeps the rules.

        A model that fails in any way costs quality, never the draft: the offline composer writes
        it, and one warning says why.
        """
        if self._model is None:
            return await self._composed(task, brief)
        request = await asyncio.to_thread(self.request_for, task, brief)
        size = len(request.system) + len(request.user)
        if size > LONGEST_PROMPT:
            why = Notice(
                code="too_long_for_model",
                text=f"This comes to a prompt of {size:,} characters, more than the "
                f"{LONGEST_PROMPT:,} that are sent to a model; it was drafted offline. "
                "Give less text, or split it.",
            )
            return await self._composed(task, brief, why=why)
        return await self._asked(task, brief, request, self._model)

    async def _asked(
        self, task: Task[B, R, D], brief: B, request: ModelRequest, model: LanguageModel
    ) -> Written[D]:
        exchange = Exchange(
            model=model,
            rungs=self._rungs,
            clock_seconds=self._clock_seconds,
            ends_at=self._clock_seconds() + self._deadline_seconds,
            most_requests=self._most_requests,
        )
        attempts: list[_Attempt[D]] = []
        failure: Notice | None = None
        try:
            async with asyncio.timeout(self._deadline_seconds):
                await self._attempt_twice(task, brief, request, exchange, attempts)
        except TimeoutError:
            failure = _timed_out(model, self._deadline_seconds)
        except ModelError as error:
            failure = _offline_because(error)
        usage = exchange.usage
        usable = [attempt.accepted for attempt in attempts if attempt.usable and attempt.accepted]
        _log.info(
            "%s: %s, %d requests, %.1f s",
            task.name,
            "drafted" if usable else (failure.code if failure else "refused"),
            usage.requests,
            usage.seconds,
        )
        if not usable:
            return await self._composed(task, brief, why=failure, usage=usage)
        # A second reply that says nothing loses nothing either: the first one that says more wins.
        best = min(
            reversed(usable),
            key=lambda accepted: (not any(dict(accepted.draft).values()), len(accepted.dropped)),
        )
        known = tuple(task.inputs(brief).values()) if best.dropped else ()
        return Written(
            draft=best.draft,
            written_by=model.name,
            warnings=best.warnings,
            dropped=tuple(shown(item, known=known) for item in best.dropped),
            usage=usage,
        )

    async def _attempt_twice(
        self,
        task: Task[B, R, D],
        brief: B,
        request: ModelRequest,
        exchange: Exchange,
        attempts: list[_Attempt[D]],
    ) -> None:
        """Add up to two attempts to `attempts`, so that a cut leaves those that were made.

        Raises:
            ModelError: no reply came, or no attempt keeps the rules.
        """
        for _ in range(2):
            text = await exchange.ask(request)
            attempt = await asyncio.to_thread(_attempted, task, brief, text)
            attempts.append(attempt)
            if attempt.accepted is not None:
                exchange.worked()
            wrong = attempt.problems + attempt.lost
            if not wrong:
                return
            if not exchange.may_ask:
                break
            request = replace(request, history=((text[:_LONGEST_HISTORY], _again(wrong)),))
        if not any(attempt.usable for attempt in attempts):
            raise _refused(attempts[-1], exchange.model, known=tuple(task.inputs(brief).values()))

    async def _composed(
        self,
        task: Task[B, R, D],
        brief: B,
        *,
        why: Notice | None = None,
        usage: ModelUsage | None = None,
    ) -> Written[D]:
        accepted, violations = await asyncio.to_thread(_offline, task, brief)
        warnings = list(accepted.warnings)
        if why is not None:
            warnings.insert(0, why)
        if not task.readable(brief):
            warnings.append(_language_not_read(online=self._model is not None))
        if violations:
            warnings.append(_doubtful(violations))
        for violation in violations:
            _log.info("%s: an offline draft breaks %s", task.name, violation.code)
        return Written(
            draft=accepted.draft,
            written_by=OFFLINE,
            warnings=tuple(warnings),
            dropped=accepted.dropped,
            usage=usage,
        )


def _attempted(task: Task[B, R, D], brief: B, text: str) -> _Attempt[D]:
    try:
        accepted = task.accept(brief, parse_reply(text, task.reply_type))
    except ModelReplyError as error:
        problem = Violation(code=error.code, text=str(error))
        return _Attempt(text=text, accepted=None, problems=(problem,))
    return _Attempt(text=text, accepted=accepted, problems=_violations(task, brief, accepted.draft))


def _offline(task: Task[B, R, D], brief: B) -> tuple[Accepted[D], tuple[Violation, ...]]:
    accepted = task.compose(brief)
    return accepted, _violations(task, brief, accepted.draft)


def _violations(task: Task[B, R, D], brief: B, draft: D) -> tuple[Violation, ...]:
    found = (violation for check in task.checks for violation in check(brief, draft))
    return tuple({violation.text: violation for violation in found}.values())


def _refused(
    attempt: _Attempt[D], model: LanguageModel, *, known: Sequence[str]
) -> ModelReplyError:
    # People read this; the model was told the same with its own words in it.
    wrong = attempt.problems or attempt.lost
    problems = dict.fromkeys(named_only(problem.text, known) for problem in wrong)
    named = "; ".join(problem.rstrip(".") for problem in islice(problems, 2))
    who = f"{model.name!r} at {model.endpoint}"
    if attempt.accepted is None:
        return ModelReplyError(f"{who} gave no reply that can be used ({named}).")
    return _RefusedDraftsError(f"The drafts of {who} broke the rules ({named}).")


def _again(wrong: tuple[Violation, ...]) -> str:
    listed = "\n".join(f"- {violation.text}" for violation in wrong[:_MOST_NAMED])
    return (
        f"Your reply cannot be used as it is:\n{listed}\n"
        "Correct exactly this, keep what was right, and reply with the whole JSON object again."
    )


def _doubtful(violations: tuple[Violation, ...]) -> Notice:
    """Return what a person needs to know of an offline draft that broke a check."""
    phrases = dict.fromkeys(found.phrase for found in violations if found.phrase)
    named = ", ".join(f"“{phrase}”" for phrase in phrases)
    text = "This draft was composed by rules and one of them was not kept; read it with care."
    if named:
        many = "some phrases" if len(phrases) > 1 else "one phrase"
        text = f"This draft was composed by rules and {many} may not be supported: {named}."
    return Notice(code="check_failed", text=text)


def _timed_out(model: LanguageModel, seconds: float) -> Notice:
    return Notice(
        code="model_unavailable",
        text=f"{model.name!r} at {model.endpoint} did not finish within {seconds:g} s; this was "
        "drafted offline. Try again, or allow it more time (COMPANION_MODEL_SECONDS).",
    )


def _offline_because(error: ModelError) -> Notice:
    sentence = " ".join(str(error).split())
    return Notice(code=error.code, text=f"{sentence} This was drafted offline.")


def _language_not_read(*, online: bool) -> Notice:
    remedy = (
        "Try again when the model answers"
        if online
        else "Name a model that reads it (COMPANION_MODEL and COMPANION_BASE_URL)"
    )
    return Notice(
        code="language_not_read",
        text="This does not look like English, the language that is read offline, so much of it "
        f"was left out. {remedy}.",
    )
