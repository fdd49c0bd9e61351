"""`companion start`: four questions that can all be skipped, then the first next step."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

import typer

from companion.cli.context import Options, run
from companion.cli.questions import FEWEST_MINUTES, MOST_MINUTES
from companion.errors import InputError
from companion.values import SUREST

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from companion.application.companion import Companion
    from companion.application.records import Batch
    from companion.cli.questions import Said
    from companion.goals.goal import Goal
    from companion.people.person import Person

_GOAL_ID: Final = "my-goal"


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What was given, read; None or empty where a question was skipped."""

    goal: "Goal | None"
    myself: "Person | None"
    name: str | None
    minutes: int | None
    people: "tuple[Person, ...]"
    sure: int | None = None
    """How sure one is of reaching the goal."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is stored of oneself from an earlier start."""

    myself: "Person | None"
    goal: "Goal | None"
    on: "date"
    """Today."""


def register(app: typer.Typer) -> None:
    """Add the everyday commands."""
    app.command(
        "start",
        help="Four questions, each can be skipped, then your first next step. Run it again to "
        "change an answer: what you skip stays as it is.\n\n"
        'Example: `companion start --goal "Lead my first team" --me cv.txt --people people.txt` '
        "or without anything, to be asked",
    )(start)


def start(
    context: typer.Context,
    goal: Annotated[
        str | None, typer.Option(help="What should be different: as text, or a file of it.")
    ] = None,
    me: Annotated[
        str | None, typer.Option(help="Your CV or a few lines (.txt), or a LinkedIn export.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="Your name, if the CV does not say it.")] = None,
    minutes: Annotated[
        int | None,
        typer.Option(
            min=FEWEST_MINUTES,
            max=MOST_MINUTES,
            help="Minutes you can give in a week, all in all; not how long one talk lasts.",
        ),
    ] = None,
    people: Annotated[
        str | None, typer.Option(help="A file: whom you have in mind, two lines each.")
    ] = None,
    sure: Annotated[
        int | None,
        typer.Option(min=1, max=SUREST, help="How sure you are of reaching your goal, 1 to 5."),
    ] = None,
) -> None:
    """Ask, store on this machine, and say what to do next."""
    from companion.cli import oneself, preferences
    from companion.cli.printing import remark

    options: Options = context.obj
    is_asked = all(flag is None for flag in (goal, me, name, minutes, people, sure))
    if is_asked and not (sys.stdin and sys.stdin.isatty()):
        raise InputError(
            "`companion start` asks its questions at a terminal; without one, give the answers as "
            'flags: companion start --goal "…" --me cv.txt --people people.txt --minutes 20'
        )
    given = None if is_asked else _given(goal, me, name, minutes, people, sure)
    # Before the questions: whatever is in the way of storing must not cost anybody their answers.
    kept = run(context, _kept)
    answers = given or _asked(kept)
    batch = _batch(answers, kept)

    async def work(companion: "Companion") -> None:
        await companion.import_batch(batch, replace=True)
        if not await oneself.take_over(companion, batch.people[0]):
            remark(
                f"{batch.people[0].name} is stored twice: as you, and as who has talks or pairs "
                "already; see companion list people"
            )
        if answers.minutes is not None:
            preferences.keep_minutes(options, answers.minutes)
        await _next_step(companion, batch, is_asked=is_asked)

    run(context, work, quietly=True)


async def _kept(companion: "Companion") -> Kept:
    from companion.cli.own import ME

    people = await companion.people.every()
    goals = await companion.goals.every()
    return Kept(
        myself=next((person for person in people if person.id == ME), None),
        goal=next((goal for goal in goals if goal.id == _GOAL_ID and goal.mentee_id == ME), None),
        on=companion.today,
    )


def _given(
    goal: str | None,
    me: str | None,
    name: str | None,
    minutes: int | None,
    people: str | None,
    sure: int | None,
) -> Answers:
    from companion.cli import given

    return Answers(
        goal=given.goal_in(goal, goal_id=None) if goal else None,
        myself=given.person_in(me, person_id=None, flag="a file of one person") if me else None,
        name=name,
        minutes=minutes,
        people=given.people_in(people) if people else (),
        sure=sure,
    )


def _asked(kept: Kept) -> Answers:
    from companion.cli.printing import remark
    from companion.cli.questions import ask

    try:
        return _read(ask(known_as=kept.myself.name if kept.myself else None))
    except (typer.Abort, KeyboardInterrupt):
        remark("\nnothing was stored")
        raise


def _read(said: "Said") -> Answers:
    """Return what was typed as records; what could not be placed is said, not lost."""
    from companion.cli.own import ME
    from companion.cli.unplaced import say_unplaced
    from companion.goals.rules import goal_from_text
    from companion.people.contacts_text import read_contacts
    from companion.people.cv_text import read_cv

    myself: Person | None = None
    people: tuple[Person, ...] = ()
    if isinstance(said.who, str):
        read = read_cv(said.who, where="your CV")
        say_unplaced(read.unplaced, where="your CV", retake="companion start --me cv.txt")
        myself = read.person(name=said.name or read.name or "Me")
    elif said.who is not None:
        myself = said.who
    if isinstance(said.people, str):
        found = read_contacts(said.people, where="whom you have in mind", taken=frozenset({ME}))
        say_unplaced(found.unplaced, where="whom you have in mind", of_cv=False)
        people = found.people
    elif said.people is not None:
        people = said.people
    goal = said.goal
    if isinstance(goal, str):
        goal = goal_from_text(goal, _GOAL_ID, where="your goal")
    return Answers(
        goal=goal,
        myself=myself,
        name=said.name,
        minutes=said.minutes,
        people=people,
        sure=said.sure,
    )


def _batch(answers: Answers, kept: Kept) -> "Batch":
    """Return what is to be stored; who skipped a question keeps what was answered before."""
    from companion.application.records import Batch
    from companion.cli.own import ME
    from companion.cli.printing import remark
    from companion.goals.keeping import goal_to_keep
    from companion.people.person import Person

    own = next((person for person in answers.people if person.id == ME), None)
    if own is not None and answers.myself is not None:
        remark("your own line among the people was left aside: the CV says who you are")
    myself = answers.myself or own or kept.myself or Person(id=ME, name="Me")
    changes = {"id": ME} if answers.name is None else {"id": ME, "name": answers.name}
    myself = Person.model_validate({**myself.model_dump(), **changes})
    others = tuple(person for person in answers.people if person is not own)
    if any(person.id == ME for person in others):
        raise InputError(f"the id {ME!r} is yours; give whom you have in mind another")
    if others:
        remark(f"understood as people: {', '.join(person.name for person in others)}")
    goals: tuple[Goal, ...] = ()
    goal = goal_to_keep(answers.goal, before=kept.goal, sure=answers.sure, on=kept.on)
    if goal is not None:
        goals = (goal.model_copy(update={"id": _GOAL_ID, "mentee_id": ME}),)
    return Batch(people=(myself, *others), goals=goals)


async def _next_step(companion: "Companion", batch: "Batch", *, is_asked: bool) -> None:
    from companion.application.asks import MatchAsk
    from companion.cli.goal_view import show_open
    from companion.cli.match_view import show_match
    from companion.cli.own import ME
    from companion.cli.printing import heading, say

    myself = batch.people[0]
    goals = batch.goals or tuple(
        goal for goal in await companion.goals.every() if goal.mentee_id == ME
    )
    mentors = batch.people[1:] or tuple(
        person for person in await companion.people.every() if person.id != ME
    )
    goal_count = "1 goal" if len(goals) == 1 else f"{len(goals)} goals" if goals else "no goal yet"
    people = "1 person" if len(mentors) == 1 else f"{len(mentors) or 'no'} people"
    heading(f"Stored on this machine: you ({_in_short(myself)}), {goal_count}, {people}.")
    say("See it: companion show people me, companion list goals, companion list people")
    if not goals:
        _without_goal(mentors)
        return
    if not is_asked:
        show_open(goals[0])
    if not mentors:
        say("\nNext: whom could you ask? companion import people people.txt", style="bold")
        return
    ask = MatchAsk(goals=goals[:1], mentors=mentors, mentees=(myself,), top_k=3)
    (result,) = await companion.match(ask)
    show_match(result, goal=goals[0], people={person.id: person for person in mentors})
    if result.matches:
        first = next(person for person in mentors if person.id == result.matches[0].mentor_id)
        heading(f'Next: companion ask "{first.name}"')


def _without_goal(others: "Sequence[Person]") -> None:
    """Say what comes next without a goal; whoever noted what somebody wants mentors them."""
    from companion.application.wishes import wish_of
    from companion.cli.printing import say

    mentee = next((one for one in others if wish_of(one) is not None), None)
    if mentee is not None:
        said = f'Next: after your talk with {mentee.first_name}: companion note "{mentee.name}"'
        say(f"\n{said} notes.txt", style="bold")
        say('To agree on a day: companion pair NAME --mentee --at "Tue 16:00" --every "2 weeks"')
        return
    say('\nNext: say what you want: companion start --goal "…"', style="bold")
    say("Or, as a mentor, sum up a session: companion summarize notes.txt")


def _in_short(person: "Person") -> str:
    """Return what was understood of oneself, so that a misreading shows at once."""
    counts = ((len(person.career), "position"), (len(person.skills), "skill"))
    parts = [f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counts if number]
    return ", ".join([person.name, *parts])
