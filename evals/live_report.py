"""What a language model made of the cases: its replies, what was refused, what came out, and cost.

The same file serves as a recording: its replies can be played back without the model.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from companion.errors import UnreadableFileError

_AGAIN: Final = "Your reply cannot be used as it is:"


@dataclass(frozen=True, kw_only=True)
class Said:
    """One reply, and the messages that it answers by their digest.

    Attributes:
        refused: what was wrong with the reply before this one, as the model was told.
    """

    key: str
    reply: str
    seconds: float
    prompt_tokens: int | None
    reply_tokens: int | None
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LiveCase:
    """One draft by a model, and the offline one beside it. Drafts are as the contracts have them.

    Attributes:
        prompt: what the model was asked first, as its user reads it.
    """

    name: str
    task: str
    prompt: str
    replies: tuple[Said, ...]
    written_by: str
    draft: Mapping[str, Any]
    offline: Mapping[str, Any]

    @property
    def was_accepted_at_once(self) -> bool:
        """Whether the first reply was published."""
        return self.was_accepted and len(self.replies) == 1

    @property
    def was_accepted(self) -> bool:
        """Whether a reply was published, at once or after it was sent back."""
        return bool(self.replies) and self.written_by != self.offline["written_by"]


@dataclass(frozen=True, kw_only=True)
class LiveReport:
    """A whole run.

    Attributes:
        model: its name, or its kind where it has no public name.
        on: the day of the run, ISO.
        prompts: the version of each prompt, by task.
    """

    model: str
    on: str
    prompts: Mapping[str, int]
    cases: tuple[LiveCase, ...]


def digest(messages: Sequence[Mapping[str, Any]]) -> str:
    """Return what tells one exchange from another: roles and texts, nothing else of a request."""
    told = [(str(one["role"]), str(one["content"])) for one in messages]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:20]


def refusals(messages: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return what the last message says is wrong with the reply before it; empty for a first."""
    last = str(messages[-1]["content"])
    if not last.startswith(_AGAIN):
        return ()
    return tuple(line[2:] for line in last.splitlines() if line.startswith("- "))


def recording_of(report: LiveReport) -> LiveReport:
    """Return what playing back needs: the replies and who was published, without the drafts."""
    cases = (
        replace(
            case,
            prompt="",
            draft={},
            offline={"written_by": case.offline["written_by"]},
        )
        for case in report.cases
    )
    return replace(report, cases=tuple(cases))


def write_live(report: LiveReport, path: Path) -> None:
    """Write a report: one line on the run, then one line for each case."""
    head = {"model": report.model, "on": report.on, "prompts": dict(report.prompts)}
    lines = [head, *(asdict(case) for case in report.cases)]
    text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    path.write_text(text, encoding="utf-8")


def read_live(path: Path) -> LiveReport:
    """Read a report.

    Raises:
        UnreadableFileError: it is not one.
    """
    try:
        head, *lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        return LiveReport(**head, cases=tuple(_case(line) for line in lines))
    except (ValueError, TypeError, KeyError) as error:
        raise UnreadableFileError(
            f"{str(path)!r} is no report of a model's drafts ({type(error).__name__}); "
            "make one with --model, --base-url and --drafts"
        ) from error


def _case(line: dict[str, Any]) -> LiveCase:
    replies = tuple(
        Said(**{**one, "refused": tuple(one["refused"])}) for one in line.pop("replies")
    )
    return LiveCase(**line, replies=replies)
