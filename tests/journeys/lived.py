"""Lives a story of the samples through the real command line, and counts what a week takes.

What a week takes a person: each word printed is read at 200 words a minute, each character of a
command and of a file that they wrote for it is typed at 200 characters a minute. What they only
paste, such as a CV or a mail, is not typed.
"""

import contextlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion.cli.story import Step, Story, StoryWeek, load_story
from companion.cli.weeks import in_order, run_step
from companion.followups.prep import Prep

WORDS_A_MINUTE: Final = 200
CHARACTERS_A_MINUTE: Final = 200
MOST_COMMANDS: Final = 3
MOST_MINUTES: Final = 5.0
PASTED: Final = frozenset({"cv.txt", "ines.txt", "mail.txt", "onepage.txt", "page.txt"})
_PREPARED: Final = "prep --all --json"


@dataclass(frozen=True, kw_only=True)
class Typed:
    """One command of a story, with what it printed on both streams and how it ended."""

    step: Step
    shown: str
    status: int

    def minutes(self, story: Story) -> float:
        """Return the minutes of reading and typing."""
        typed = len(f"companion {self.step.line}")
        typed += sum(len(text) for name, text in story.given(self.step) if name not in PASTED)
        return len(self.shown.split()) / WORDS_A_MINUTE + typed / CHARACTERS_A_MINUTE


@dataclass(frozen=True, kw_only=True)
class LivedWeek:
    """One week, and how the next talk of each person was prepared at its end, as JSON."""

    week: StoryWeek
    typed: tuple[Typed, ...]
    prepared: tuple[tuple[str | None, Prep], ...]

    def of(self, who: str | None) -> tuple[Typed, ...]:
        """Return what one person typed."""
        return tuple(one for one in self.typed if one.step.who == who)


Records = Mapping[str, Mapping[str, object]]
"""Stored records of one kind, by id."""


@dataclass(frozen=True, kw_only=True)
class Lived:
    """A whole story, and what each person had stored at its end, by kind."""

    story: Story
    weeks: tuple[LivedWeek, ...]
    stored: Mapping[str | None, Mapping[str, Records]]

    def shown(self, line: str, *, who: str | None = None) -> str:
        """Return what the first command printed that begins with `line`."""
        return next(
            one.shown
            for week in self.weeks
            for one in week.of(who)
            if one.step.line.startswith(line)
        )


def live(name: str, folder: Path) -> Lived:
    """Type every command of a story, once."""
    story = load_story(name)
    weeks = tuple(_live_week(story, week, folder) for week in story.weeks)
    last = story.weeks[-1].steps[-1].on
    people = {step.who for week in story.weeks for step in week.steps}
    stored = {
        who: {
            kind: _by_id(_run(story, Step(on=last, who=who, line=f"export {kind}"), folder).shown)
            for kind in ("sessions", "goals", "items", "people")
        }
        for who in people
    }
    return Lived(story=story, weeks=weeks, stored=stored)


def _live_week(story: Story, week: StoryWeek, folder: Path) -> LivedWeek:
    typed: list[Typed] = []
    prepared: list[tuple[str | None, Prep]] = []
    for step in in_order(week):
        ran = _run(story, step, folder)
        typed.append(ran)
        if step.words[:1] == ("prep",):
            line = Step(on=step.on, who=step.who, line=_PREPARED)
            found = _run(story, line, folder).shown
            prepared += [
                (step.who, Prep.model_validate_json(row)) for row in found.splitlines() if row
            ]
    return LivedWeek(week=week, typed=tuple(typed), prepared=tuple(prepared))


def _run(story: Story, step: Step, folder: Path) -> Typed:
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
        status = run_step(story, step, folder=folder)
    return Typed(step=step, shown=shown.getvalue(), status=status)


def _by_id(lines: str) -> Records:
    return {one["id"]: one for one in map(json.loads, lines.splitlines())}
