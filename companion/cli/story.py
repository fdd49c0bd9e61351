"""Invented weeks as somebody lived them: what was typed on which day, read from the samples."""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from companion.content import content_folder
from companion.errors import InputError

STORIES: Final = ("graduate", "founder", "manager")
_STORY: Final = "story.txt"
_TYPED: Final = re.compile(
    r"(?P<on>\d{4}-\d\d-\d\d) (?:(?P<who>[^\W\d_]+): )?companion(?: (?P<line>.*))?"
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One command: its day, whose it is where there are two people, and what follows its name."""

    on: date
    who: str | None
    line: str

    @property
    def words(self) -> tuple[str, ...]:
        """The arguments, as a shell splits them."""
        return tuple(shlex.split(self.line))


@dataclass(frozen=True, kw_only=True)
class StoryWeek:
    """One week: what happened in it, and what was typed."""

    told: str
    steps: tuple[Step, ...]

    def of(self, who: str | None) -> tuple[Step, ...]:
        """Return what one person typed, in the order of the days."""
        return tuple(step for step in self.steps if step.who == who)

    @property
    def people(self) -> tuple[str | None, ...]:
        """Who typed something; None where there is one person only."""
        return tuple(dict.fromkeys(step.who for step in self.steps))


@dataclass(frozen=True, kw_only=True)
class Story:
    """The weeks of one journey, and the files that its people wrote or pasted, by name."""

    name: str
    about: str
    weeks: tuple[StoryWeek, ...]
    files: Mapping[str, Path]

    def arguments(self, step: Step) -> list[str]:
        """Return a step's arguments with the path of each file that they name."""
        return [str(self.files.get(word, word)) for word in step.words]

    def given(self, step: Step) -> Iterator[tuple[str, str]]:
        """Yield the files that a step names, with what they hold."""
        for word in step.words:
            if word in self.files:
                yield word, self.files[word].read_text(encoding="utf-8")


def load_story(name: str) -> Story:
    """Read one journey of the samples.

    Raises:
        InputError: there is none of that name.
        SetupError: this installation lacks the samples.
    """
    if name not in STORIES:
        raise InputError(f"--weeks {name!r} is none of {', '.join(STORIES)}")
    folder = content_folder("knowledge") / "samples" / "weeks" / name
    about, *weeks = (folder / _STORY).read_text(encoding="utf-8").strip().split("\n\n")
    return Story(
        name=name,
        about=about,
        weeks=tuple(_week(block) for block in weeks),
        files={path.name: path for path in sorted(folder.iterdir()) if path.name != _STORY},
    )


def _week(block: str) -> StoryWeek:
    told, *lines = block.splitlines()
    return StoryWeek(told=told, steps=tuple(map(_step, lines)))


def _step(line: str) -> Step:
    found = _TYPED.fullmatch(line)
    if found is None:
        raise InputError(f"{line!r} is no command of a day; begin it with 2026-03-02 companion")
    return Step(on=date.fromisoformat(found["on"]), who=found["who"], line=found["line"] or "")
