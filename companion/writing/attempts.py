"""One reply of a model, read and checked, and what the model is told where it will not do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Generic

from companion.errors import ModelReplyError
from companion.ports import LanguageModel
from companion.writing.draft import Accepted, D, Violation
from companion.writing.inventions import named_only
from companion.writing.parsing import parse_reply
from companion.writing.privacy import strangers
from companion.writing.sources import NO_SOURCE
from companion.writing.task import B, R, Task
from companion.writing.uncited import uncited

_MOST_NAMED: Final = 8


@dataclass(frozen=True, kw_only=True)
class Attempt(Generic[D]):
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


class RefusedDraftsError(ModelReplyError):
    """Every reply broke a rule."""

    code = "model_reply_refused"


def attempted(task: Task[B, R, D], brief: B, text: str) -> Attempt[D]:
    """Return what a reply comes to."""
    try:
        reply = parse_reply(text, task.reply_type)
        accepted = task.accept(brief, reply)
    except ModelReplyError as error:
        problem = Violation(code=error.code, text=str(error))
        return Attempt(text=text, accepted=None, problems=(problem,))
    known = tuple(task.inputs(brief).values())
    problems = (
        *strangers(text, known),
        *uncited(reply, known),
        *violations(task, brief, accepted.draft),
    )
    return Attempt(text=text, accepted=accepted, problems=problems)


def best_of(attempts: Iterable[Attempt[D]]) -> Accepted[D] | None:
    """Return the draft to use: the one that lost least, the later of two; None if none will do."""
    usable = [attempt.accepted for attempt in attempts if attempt.usable and attempt.accepted]
    # A second reply that says nothing loses nothing either: the first one that says more wins.
    return min(
        reversed(usable),
        key=lambda accepted: (not any(dict(accepted.draft).values()), len(accepted.dropped)),
        default=None,
    )


def violations(task: Task[B, R, D], brief: B, draft: D) -> tuple[Violation, ...]:
    """Return what is wrong with a draft, each thing once."""
    found = (violation for check in task.checks for violation in check(brief, draft))
    return tuple({violation.text: violation for violation in found}.values())


def refused(attempt: Attempt[D], model: LanguageModel, *, known: Sequence[str]) -> ModelReplyError:
    """Return the error that tells people what was wrong with the last reply.

    The model was told the same with its own words in it; here only `known` words are named.
    """
    wrong = attempt.problems or attempt.lost
    problems = dict.fromkeys(named_only(problem.text, known) for problem in wrong)
    named = "; ".join(problem.rstrip(".") for problem in islice(problems, 2))
    who = f"{model.name!r} at {model.endpoint}"
    if attempt.accepted is None:
        return ModelReplyError(f"{who} gave no reply that can be used ({named}).")
    return RefusedDraftsError(f"The drafts of {who} broke the rules ({named}).")


def again(wrong: tuple[Violation, ...]) -> str:
    """Return what a model is told of its reply when it is asked once more."""
    listed = "\n".join(f"- {violation.text}" for violation in wrong[:_MOST_NAMED])
    return (
        f"Your reply cannot be used as it is:\n{listed}\n"
        "Correct exactly this, keep what was right, and reply with the whole JSON object again."
    )
