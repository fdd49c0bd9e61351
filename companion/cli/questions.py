"""The four questions of `companion start`, asked at a terminal; each can be skipped."""

import re
import select
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

import typer

from companion.cli.keys import enter_follows_key, key_or_none
from companion.cli.printing import clean, remark, say
from companion.cli.reading import file_meant, refuse_path, require_there
from companion.errors import InputError
from companion.values import DEFAULT_MINUTES

if TYPE_CHECKING:
    from companion.goals.goal import Goal
    from companion.people.person import Person

T = TypeVar("T")

FEWEST_MINUTES: Final = 1
MOST_MINUTES: Final = 600
"""What can be given a week: a number beyond is a slip."""

END: Final = "."
"""A line that holds only this ends a paste."""

_LONGEST_LINE: Final = 4_095
"""Bytes of a line that a terminal passes on (termios(3), canonical mode); it cuts the rest."""

_LEFT_OF_KEYS: Final = re.compile(
    r"\A\s*(?:\[(?:\d[\d;]{0,20}[A-Za-z~]|[A-DFH](?=[\[A-Z\d\s]|\Z))(?![^\[\n]{0,200}\]))+"
)
"""Cursor keys and colours without the character that begins them; none is closed by a bracket."""

_PASTE_SECONDS: Final = 0.05
"""How long to wait for the next line of a paste: nobody types a line so fast."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was answered; None where a question was skipped.

    What was answered with the name of a file is read already, as the flags of `start` read it.
    """

    goal: "str | Goal | None"
    who: "str | Person | None"
    name: str | None
    minutes: int | None
    people: "str | tuple[Person, ...] | None"
    sure: int | None = None
    """How sure one is of reaching the goal."""


def ask(*, known_as: str | None) -> Said:
    """Ask everything. `known_as` is the name under which one is stored already."""
    from companion.cli import given

    again = f" What is stored of you, {known_as}, stays where you skip." if known_as else ""
    say(f"Four questions. Press Enter to skip one; nothing leaves this machine.{again}")
    say("You are a mentor? Your notes are enough, without these questions:")
    say("companion summarize notes.txt", indent=2)
    goal, sure = _about(_asked_goal())
    who = _pasted_or_file(
        f"\n2. Who are you? Paste a CV or a few lines; end with a line that holds only “{END}”.",
        lambda file: given.person_in(file, person_id=None, flag="a file of one person"),
    )
    name = _asked_name(who, known_as=known_as)
    minutes = _asked_minutes()
    people = _pasted_or_file(
        f"\n4. Whom do you have in mind? Two lines each, an empty line between; end with “{END}”.",
        given.people_in,
    )
    cv = _cv_in(people)
    if cv is not None:
        is_own = _is_own_cv(cv)
        who = cv if is_own else who
        name = _asked_name(cv, known_as=known_as) if is_own else name
        people = None if is_own in {True, None} else _of_cv(cv)
    return Said(goal=goal, who=who, name=name, minutes=minutes, people=people, sure=sure)


def _about(said: "str | Goal | None") -> "tuple[Goal | None, int | None]":
    """Return a goal, perhaps in a plainer wording, and how sure its owner is of it."""
    from companion.cli.goal_view import ask_sure, ask_wording
    from companion.goals.rules import goal_from_text

    if said is None:
        return None, None
    goal = goal_from_text(said, "goal", where="your goal") if isinstance(said, str) else said
    return ask_wording(goal), ask_sure()


def minutes_in(said: str) -> int | None:
    """Return the first number of "20 minutes, evenings after 7"; an hour is 60.

    None for no number, and for one that nobody can give: below zero, or more than 600.
    """
    found = re.search(r"\d+", said[:200])
    if found is None or len(found[0]) > len(str(MOST_MINUTES)):
        return None
    is_below_zero = re.search(r"(?<!\S)[-−–]\Z", said[: found.start()]) is not None
    hours = re.match(r"\s?(?:h\b|hrs?\b|hours?\b)", said[found.end() : found.end() + 10])
    minutes = int(found[0]) * (60 if hours else 1)
    return None if is_below_zero or not FEWEST_MINUTES <= minutes <= MOST_MINUTES else minutes


def _asked_goal() -> "str | Goal | None":
    """Return a goal that can be worked with: a slip is asked again, not found after the last."""
    from companion.cli import given
    from companion.goals.rules import goal_from_text

    while True:
        first = _line("\n1. What should be different, in your words?")
        # A paste of several lines must not answer the next questions too.
        text = "\n".join([first, *_arrived()]).strip()
        if not text:
            return None
        file = file_meant(text)
        try:
            if file is not None:
                refuse_path(file, where="your goal")
                return given.goal_in(file, goal_id=None)
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
        say(
            f"Please give a number of minutes from {FEWEST_MINUTES} to {MOST_MINUTES}, such as 20; "
            "Enter takes the number shown."
        )


def _line(question: str, *, default: str = "") -> str:
    try:
        answer = typer.prompt(question, default=default, show_default=bool(default))
    except typer.Abort as end:
        # Ctrl-D skips one question; Ctrl-C stops them all.
        if isinstance(end.__cause__ or end.__context__, KeyboardInterrupt):
            raise
        say()
        return default
    return typed(str(answer)).strip()


def typed(line: str) -> str:
    """Return a typed line without keys that are no text, such as arrows and colours.

    A terminal may swallow the first character of such a sequence, so that "[A" or "[31m" is left
    at the beginning; what stands in brackets of the person's own, "[draft] …", is text.
    """
    return _LEFT_OF_KEYS.sub("", clean(line))


def _pasted_or_file(question: str, read: "Callable[[str], T]") -> "str | T | None":
    """Return what was pasted, or what a file holds whose name was typed instead."""
    while True:
        say(question)
        text = pasted()
        file = None if text is None else file_meant(text)
        if file is None:
            return text
        try:
            require_there(file)
            return read(file)
        except InputError as error:
            say(str(error))


def pasted() -> str | None:
    """Return the lines up to one that holds only `END`, an empty first one, or the end."""
    lines: list[str] = []
    while True:
        line = sys.stdin.readline()
        text = typed(line).rstrip("\n")
        if not line or text.strip() == END:
            break
        if not lines and not text.strip():
            if not (_more_arrived() or enter_follows_key()):
                break
            continue  # A paste may begin with an empty line.
        if len(line.encode("utf-8", "replace")) >= _LONGEST_LINE:
            remark(
                f"line {len(lines) + 1} is longer than a terminal passes on, so its end is lost; "
                "save the text as a file and run: companion start --me cv.txt"
            )
        lines.append(text)
        if len(lines) == 1 and file_meant(text) is not None and not _more_arrived():
            break  # The name of a file is a whole answer.
    return "\n".join(lines).rstrip() or None


def _arrived() -> Iterator[str]:
    while _more_arrived():
        line = sys.stdin.readline()
        if not line:
            return
        yield typed(line).rstrip("\n")


def _more_arrived() -> bool:
    try:
        return bool(select.select([sys.stdin], [], [], _PASTE_SECONDS)[0])
    except (OSError, ValueError):
        return False


def _asked_name(who: "str | Person | None", *, known_as: str | None) -> str | None:
    if not isinstance(who, str) or _name_in(who) is not None:
        return None
    return _line("\nOne more: your name?", default=known_as or "Me")


def _cv_in(people: "str | tuple[Person, ...] | None") -> str | None:
    """Return what was pasted for people where it is a CV."""
    from companion.people.cv_shape import looks_like_cv

    return people if isinstance(people, str) and looks_like_cv(people) else None


def _is_own_cv(cv: str) -> bool | None:
    """Return whose a CV is that stands where people were asked for; None to leave it out."""
    name = _name_in(cv)
    say(f"That is one CV{f', of {name}' if name else ''}, not a list of people.")
    keys = "m mine · t of somebody I have in mind" if name else "m mine"
    key = key_or_none(f"{keys}; Enter leaves it out", allowed="mt" if name else "m")
    return None if key is None else key == "m"


def _of_cv(cv: str) -> "tuple[Person, ...]":
    from companion.cli.unplaced import say_unplaced
    from companion.people.cv_text import read_cv

    read = read_cv(cv, where="the CV")
    say_unplaced(read.unplaced, where="the CV", retake="companion import people cv.txt --replace")
    return (read.person(),)


def _name_in(text: str) -> str | None:
    from companion.people.cv_text import read_cv

    return read_cv(text, where="what you pasted").name
