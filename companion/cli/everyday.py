"""`companion start`: four questions that can all be skipped, then the first next step."""

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

import typer

from companion.cli.context import Options, run
from companion.errors import InputError
from companion.values import DEFAULT_MINUTES

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.application.records import Batch

_END: Final = "."
_GOAL_ID: Final = "my-goal"


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What was said; None where a question was skipped."""

    goal: str | None
    who: str | None
    minutes: int | None
    people: str | None
    name: str | None


def register(app: typer.Typer) -> None:
    """Add the everyday commands."""
    app.command(
        "start",
        help="Four questions, each can be skipped, then your first next step.\n\n"
        "Example: `companion start`, or without questions: "
        '`companion start --goal "Lead my first team" --me cv.txt --people people.txt`',
    )(start)


def start(
    context: typer.Context,
    goal: Annotated[str | None, typer.Option(help="What should be different.")] = None,
    me: Annotated[str | None, typer.Option(help="A file: your CV, or a few lines.")] = None,
    name: Annotated[str | None, typer.Option(help="Your name, if the CV does not say it.")] = None,
    minutes: Annotated[
        int | None, typer.Option(min=1, max=600, help="Minutes a week you can give.")
    ] = None,
    people: Annotated[
        str | None, typer.Option(help="A file: whom you have in mind, two lines each.")
    ] = None,
) -> None:
    """Ask, store on this machine, and say what to do next."""
    from companion.cli import preferences
    from companion.cli.reading import read_text

    options: Options = context.obj
    if not (goal or me or people) and not sys.stdin.isatty():
        raise InputError(
            "`companion start` asks its questions at a terminal; without one, give the answers as "
            'flags: companion start --goal "…" --me cv.txt --people people.txt --minutes 20'
        )
    answers = Answers(
        goal=goal,
        who=read_text(me) if me else None,
        minutes=minutes,
        people=read_text(people) if people else None,
        name=name,
    )
    if not (goal or me or people):
        answers = _ask()
    batch = _batch(answers)

    async def work(companion: "Companion") -> None:
        await companion.import_batch(batch, replace=True)
        if answers.minutes is not None:
            preferences.keep_minutes(options, answers.minutes)
        await _next_step(companion, batch)

    run(context, work)


def _ask() -> Answers:
    from companion.cli.printing import say

    say("Four questions. Press Enter to skip one; nothing leaves this machine.", style="bold")
    goal = typer.prompt(
        "\n1. What should be different, in your words?", default="", show_default=False
    )
    say(f"\n2. Who are you? Paste a CV or a few lines; end with a line that holds only “{_END}”.")
    who = _paste()
    name = None
    if who is not None and _name_in(who) is None:
        name = typer.prompt("\nOne more: your name?", default="Me")
    minutes = _asked_minutes()
    say(f"\n4. Whom do you have in mind? Two lines each, an empty line between; end with “{_END}”.")
    people = _paste()
    return Answers(
        goal=goal or None,
        who=who,
        minutes=minutes,
        people=people,
        name=name,
    )


def _asked_minutes() -> int:
    from companion.cli.printing import say

    while True:
        said = typer.prompt("\n3. How many minutes a week can you give?", default=DEFAULT_MINUTES)
        found = minutes_in(str(said))
        if found is not None:
            return found
        say("Please give a number of minutes, such as 20; Enter takes the number shown.")


def minutes_in(said: str) -> int | None:
    """Return the first number of "20 minutes, evenings after 7"; an hour is 60."""
    found = re.search(r"\d{1,3}", said[:200])
    if found is None or int(found[0]) == 0:
        return None
    hours = re.match(r"\s?(?:h\b|hrs?\b|hours?\b)", said[found.end() : found.end() + 10])
    return int(found[0]) * (60 if hours else 1)


def _paste() -> str | None:
    lines: list[str] = []
    for line in sys.stdin:
        text = line.rstrip("\n")
        if text.strip() == _END or (not lines and not text.strip()):
            break
        lines.append(text)
    return "\n".join(lines) or None


def _name_in(text: str) -> str | None:
    from companion.people.cv_text import read_cv

    return read_cv(text, where="what you pasted").name


def _batch(answers: Answers) -> "Batch":
    from companion.application.records import Batch
    from companion.cli.own import ME
    from companion.cli.printing import remark
    from companion.goals.goal import Goal
    from companion.goals.rules import goal_from_text
    from companion.people.contacts_text import read_contacts
    from companion.people.cv_text import read_cv
    from companion.people.person import Person

    myself = Person(id=ME, name=answers.name or "Me")
    if answers.who:
        read = read_cv(answers.who, where="your CV")
        myself = read.person(id=ME, name=answers.name or read.name or "Me")
        for line in read.unplaced:
            remark(f"not placed, line {line.line}: {line.text}")
    goals: tuple[Goal, ...] = ()
    if answers.goal:
        goal = goal_from_text(answers.goal, _GOAL_ID)
        goals = (goal.model_copy(update={"mentee_id": ME}),)
    contacts: tuple[Person, ...] = ()
    if answers.people:
        found = read_contacts(answers.people, where="whom you have in mind", taken=frozenset({ME}))
        for line in found.unplaced:
            remark(f"not placed, line {line.line}: {line.text}")
        contacts = found.people
        if contacts:
            remark(f"understood as people: {', '.join(person.name for person in contacts)}")
    return Batch(people=(myself, *contacts), goals=goals)


async def _next_step(companion: "Companion", batch: "Batch") -> None:
    from companion.application.asks import MatchAsk
    from companion.cli.match_view import show_match
    from companion.cli.printing import heading, say

    mentors = batch.people[1:]
    goals = "1 goal" if batch.goals else "no goal yet"
    people = "1 person" if len(mentors) == 1 else f"{len(mentors) or 'no'} people"
    heading(f"Stored on this machine: you, {goals}, {people}.")
    if not batch.goals:
        say('Next: say what you want: companion start --goal "…"', style="bold")
        return
    if not mentors:
        say("Next: whom could you ask? companion import people people.txt", style="bold")
        return
    ask = MatchAsk(goals=batch.goals, mentors=mentors, mentees=batch.people[:1], top_k=3)
    (result,) = await companion.match(ask)
    show_match(result, goal=batch.goals[0], people={person.id: person for person in mentors})
    if result.matches:
        first = next(person for person in mentors if person.id == result.matches[0].mentor_id)
        heading(f'Next: companion outreach --mentor "{first.name}"')
