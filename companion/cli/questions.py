"""The four questions of `companion start`, asked at a terminal; each can be skipped."""

import re
import select
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import typer

from companion.cli.printing import remark, say
from companion.errors import InputError
from companion.values import DEFAULT_MINUTES

END: Final = "."
"""A line that holds only this ends a paste."""

_LONGEST_LINE: Final = 4_095
"""Bytes of a line that a terminal passes on (termios(3), canonical mode); it cuts the rest."""

_PASTE_SECONDS: Final = 0.05
"""How long to wait for the next line of a paste: nobody types a line so fast."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was answered; None where a question was skipped."""

    goal: str | None
    who: str | None
    name: str | None
    minutes: int | None
    people: str | None


def ask(*, known_as: str | None) -> Said:
    """Ask everything. `known_as` is the name under which one is stored already."""
    again = f" What is stored of you, {known_as}, stays where you skip." if known_as else ""
    say(f"Four questions. Press Enter to skip one; nothing leaves this machine.{again}")
    say("You are a mentor? Your notes are enough, without these questions:")
    say("companion summarize notes.txt", indent=2)
    goal = _asked_goal()
    say(f"\n2. Who are you? Paste a CV or a few lines; end with a line that holds only “{END}”.")
    who = _pasted()
    name = None
    if who is not None and _name_in(who) is None:
        name = _line("\nOne more: your name?", default=known_as or "Me")
    minutes = _asked_minutes()
    say(f"\n4. Whom do you have in mind? Two lines each, an empty line between; end with “{END}”.")
    return Said(goal=goal, who=who, name=name, minutes=minutes, people=_pasted())


def minutes_in(said: str) -> int | None:
    """Return the first number of "20 minutes, evenings after 7"; an hour is 60."""
    found = re.search(r"\d{1,3}", said[:200])
    if found is None or int(found[0]) == 0:
        return None
    hours = re.match(r"\s?(?:h\b|hrs?\b|hours?\b)", said[found.end() : found.end() + 10])
    return int(found[0]) * (60 if hours else 1)


def _asked_goal() -> str | None:
    """Return a goal that can be worked with: a slip is asked again, not found after the last."""
    from companion.goals.rules import goal_from_text

    while True:
        first = _line("\n1. What should be different, in your words?")
        # A paste of several lines must not answer the next questions too.
        text = "\n".join([first, *_arrived()]).strip()
        if not text:
            return None
        try:
            goal_from_text(text, "goal", where="your goal")
        except InputError as error:
            say(str(error))
        else:
            return text


def _asked_minutes() -> int | None:
    while True:
        said = _line("\n3. How many minutes a week can you give?", default=str(DEFAULT_MINUTES))
        found = minutes_in(said)
        if found is not None:
            return found
        say("Please give a number of minutes, such as 20; Enter takes the number shown.")


def _line(question: str, *, default: str = "") -> str:
    try:
        answer = typer.prompt(question, default=default, show_default=bool(default))
    except typer.Abort as end:
        # Ctrl-D skips one question; Ctrl-C stops them all.
        if isinstance(end.__cause__ or end.__context__, KeyboardInterrupt):
            raise
        say()
        return default
    return str(answer).strip()


def _pasted() -> str | None:
    lines: list[str] = []
    while True:
        line = sys.stdin.readline()
        text = line.rstrip("\r\n")
        if not line or text.strip() == END:
            break
        if not lines and not text.strip():
            if not _more_arrived():
                break
            continue  # A paste may begin with an empty line.
        if len(line.encode("utf-8", "replace")) >= _LONGEST_LINE:
            remark(
                f"line {len(lines) + 1} is longer than a terminal passes on, so its end is lost; "
                "save the text as a file and run: companion start --me cv.txt"
            )
        lines.append(text)
    return "\n".join(lines).rstrip() or None


def _arrived() -> Iterator[str]:
    while _more_arrived():
        line = sys.stdin.readline()
        if not line:
            return
        yield line.rstrip("\r\n")


def _more_arrived() -> bool:
    try:
        return bool(select.select([sys.stdin], [], [], _PASTE_SECONDS)[0])
    except (OSError, ValueError):
        return False


def _name_in(text: str) -> str | None:
    from companion.people.cv_text import read_cv

    return read_cv(text, where="what you pasted").name
