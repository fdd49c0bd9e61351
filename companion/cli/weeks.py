"""`companion demo --weeks`: invented weeks, typed and printed one command after the other."""

import contextlib
import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from companion.cli import printing
from companion.cli.story import Step, Story, StoryWeek, load_story

_ALONE: Final = "me"


def walk_weeks(name: str) -> None:
    """Print one journey week by week, offline, in a folder that is removed at the end.

    Raises:
        InputError: there is no journey of that name.
    """
    story = load_story(name)
    printing.say(story.about)
    with tempfile.TemporaryDirectory() as folder:
        for number, week in enumerate(story.weeks, start=1):
            _head(number, week)
            for step in in_order(week):
                _show_typed(story, step)
                sys.stdout.flush()
                run_step(story, step, folder=Path(folder))
    printing.heading("All of it was invented and ran offline. Your own first step: companion start")


def in_order(week: StoryWeek) -> Iterator[Step]:
    """Yield a week's commands as they are told: one person's after the other's, by day."""
    for who in week.people:
        yield from sorted(week.of(who), key=lambda step: step.on)


def run_step(story: Story, step: Step, *, folder: Path) -> int:
    """Run one command as it is typed, and return how it ended; each person has a data folder."""
    from companion.cli.main import main

    given = (
        "--offline",
        *("--data-dir", str(folder / (step.who or _ALONE))),
        *("--today", step.on.isoformat()),
    )
    with _nobody_at_the_keys():
        try:
            main([*given, *story.arguments(step)])
        except SystemExit as end:
            return int(end.code or 0)
    return 0


@contextlib.contextmanager
def _nobody_at_the_keys() -> Iterator[None]:
    """Let no command of a story wait for a key."""
    before = sys.stdin
    sys.stdin = io.StringIO()
    try:
        yield
    finally:
        sys.stdin = before


def _head(number: int, week: StoryWeek) -> None:
    printing.say()
    printing.say("─" * 72, style="dim")
    printing.say(f"Week {number}. {week.told}", style="bold cyan")


def _show_typed(story: Story, step: Step) -> None:
    """Print what is typed, by whom and when, with what the files hold that it names."""
    who = f"{step.who}, " if step.who else ""
    printing.say()
    line = f"companion {step.line}".rstrip()
    printing.say(f"$ {line}   ({who}{step.on:%a} {step.on.day} {step.on:%b})", style="bold")
    for name, text in story.given(step):
        printing.say(f"{name}:", style="dim", indent=4)
        for row in text.rstrip().splitlines():
            printing.say(f"│ {row}".rstrip(), style="dim", indent=4)
    printing.say()
