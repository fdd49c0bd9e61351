"""What the command line takes from stored records when no file is named."""

from typing import TYPE_CHECKING, Final

from companion.cli.given import one_goal, person_in
from companion.cli.naming import named_person
from companion.cli.printing import remark
from companion.cli.reading import looks_like_file
from companion.errors import AmbiguousRecordError, InputError, NotFoundError
from companion.goals.goal import Goal
from companion.people.person import Person, PersonId
from companion.text.words import words

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.summaries.summary import Participant

ME: Final = PersonId("me")
"""The id under which `companion start` stores the person at the keyboard."""


async def is_known(companion: "Companion") -> bool:
    """Tell whether `companion start` was run here."""
    if not companion.has_records:
        return False
    return any(person.id == ME for person in await companion.people.every())


async def someone(
    companion: "Companion", argument: str | None, *, person_id: str | None, flag: str
) -> Person:
    """Return a person from a file, from what is stored by name, or oneself without an argument.

    Raises:
        InputError: nobody is named and `companion start` was never run.
        NotFoundError: nobody stored has that name.
    """
    if argument is not None and looks_like_file(argument):
        return person_in(argument, person_id=person_id, flag=flag)
    people = await companion.people.every()
    if argument is not None:
        return named_person(people, argument)
    for person in people:
        if person.id == ME:
            return person
    raise InputError(
        f"say who it is: {flag.removesuffix('-id')} with a file (a CV, a few lines) or a stored "
        "name, or run `companion start` once"
    )


async def require_others(companion: "Companion") -> None:
    """Refuse to look for a mentor where nobody but oneself is stored.

    Raises:
        InputError: there are none.
    """
    people = await companion.people.every()
    if all(person.id == ME for person in people):
        raise InputError(
            "nobody to choose from is stored; name a file with --mentors, or store some: "
            "companion import people FILE"
        )


async def cast_of(companion: "Companion", notes: str) -> tuple[Person, ...]:
    """Return oneself and the stored people whom the notes name, if `companion start` was run."""
    if not companion.has_records:
        return ()
    people = await companion.people.every()
    said = set(words(notes))
    named = [
        person for person in people if person.id != ME and said & set(words(person.first_name)[:1])
    ]
    return tuple(person for person in people if person.id == ME and named) + tuple(named)


async def participants(companion: "Companion", notes: str) -> "tuple[Participant, ...]":
    """Return the cast of the notes as who took part, oneself first; none when nobody is known."""
    from companion.summaries.summary import Participant

    cast = await cast_of(companion, notes)
    return tuple(Participant(id=person.id, name=person.name) for person in cast)


async def stored_goals(companion: "Companion", goal_id: str | None) -> tuple[Goal, ...]:
    """Return one's own stored goals, or the one of this id.

    Raises:
        InputError: nothing is stored.
        AmbiguousRecordError: no stored goal has this id.
    """
    goals = await companion.goals.every()
    if not goals:
        raise InputError('name a goal: --goal "what should be different", or run `companion start`')
    if goal_id is not None:
        return (one_goal(goals, goal_id, where="what is stored"),)
    return tuple(goal for goal in goals if goal.mentee_id == ME) or goals


async def goal_of(companion: "Companion", mentee: Person, goal_id: str | None) -> Goal:
    """Return the mentee's only stored goal, or the one of this id.

    Raises:
        AmbiguousRecordError: there are several and none was chosen.
        NotFoundError: there is none.
    """
    theirs = tuple(goal for goal in await companion.goals.every() if goal.mentee_id == mentee.id)
    if goal_id is not None:
        return one_goal(theirs, goal_id, where=f"what {mentee.name} wants")
    if len(theirs) == 1:
        return theirs[0]
    if not theirs:
        raise NotFoundError(f'no goal of {mentee.name} is stored; give one with --goal "…"')
    names = ", ".join(goal.id for goal in theirs)
    raise AmbiguousRecordError(f"{mentee.name} has {len(theirs)} goals; add --goal-id ({names})")


async def stored_cohort(
    companion: "Companion",
) -> tuple[tuple[Person, ...], tuple[Person, ...], tuple[Goal, ...]]:
    """Return the stored mentors, the mentees, and one goal of each mentee who has any.

    Who takes nobody and offers nothing is a mentee, with or without a goal; the assignment then
    says that the goal is missing.

    Raises:
        InputError: no goal or no mentor is stored.
    """
    goals: dict[str, Goal] = {}
    for goal in await companion.goals.every():
        if goal.mentee_id is not None:
            goals.setdefault(goal.mentee_id, goal)
    people = await companion.people.every()
    mentees = tuple(
        person
        for person in people
        if person.id in goals or (person.capacity == 0 and not person.can_help_with)
    )
    aside = [
        person.name
        for person in people
        if person.capacity == 0 and person.can_help_with and person.id not in goals
    ]
    if aside:
        remark(f"left aside, taking no mentee and stating no goal: {', '.join(aside)}")
    mentors = tuple(
        person
        for person in people
        if person.capacity != 0 and (person.may_mentor or person.id not in goals)
    )
    if not goals or not mentors:
        raise InputError(
            "no cohort is stored; import one: `companion import people FORM.csv`, "
            "or name --mentors, --mentees and --goals"
        )
    return mentors, mentees, tuple(goals.values())
