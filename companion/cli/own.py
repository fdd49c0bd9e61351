"""What the command line takes from stored records when no file is named."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from companion.agendas.agenda import Reader
from companion.cli.given import one_goal, person_in
from companion.cli.naming import named_person, several
from companion.cli.printing import remark
from companion.cli.reading import is_record_file, looks_like_file
from companion.errors import AmbiguousRecordError, InputError, NotFoundError
from companion.goals.goal import Goal
from companion.people.person import Person
from companion.people.slugs import OWN_ID
from companion.text.words import words

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.application.pair import Pair
    from companion.summaries.summary import Participant

ME: Final = OWN_ID
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
    if person_id is not None or argument is not None:
        return named_person(people, person_id or argument or "")
    for person in people:
        if person.id == ME:
            return person
    raise InputError(
        f"say who it is: {flag.removesuffix('-id')} with a file (a CV, a few lines) or a stored "
        "name, or run `companion start` once"
    )


async def myself(companion: "Companion", called: str | None = None) -> Person:
    """Return the person at the keyboard: as `companion start` stored them, else as can be told.

    Raises:
        InputError: it was never run, and nothing else tells; or `called` is somebody else.
        NotFoundError: nobody is stored under the name they are `called` by.
    """
    if companion.has_records:
        from companion.cli import oneself

        people = await companion.people.every()
        own = next((person for person in people if person.id == ME), None)
        if called is not None:
            _require_known(people, called)
        if own is not None and called is not None and not is_of(own, people, called):
            raise InputError(
                f"you are stored as {own.name}, and {called!r} is somebody else; "
                "leave --me out, or give mentor or mentee"
            )
        found = own or await oneself.found(companion, called)
        if found is not None:
            return found
    raise InputError(
        "this needs to know who you are; run `companion start` once, or give it your CV: "
        "companion start --me cv.txt"
    )


def _require_known(people: Sequence[Person], called: str) -> None:
    """Refuse a name that nobody stored has."""
    try:
        named_person(people, called)
    except NotFoundError:
        raise InputError(
            f"--me {called!r} is neither mentor nor mentee, nor a stored name; "
            "see `companion list people`"
        ) from None
    except AmbiguousRecordError:
        return


def is_of(own: Person, people: Sequence[Person], called: str) -> bool:
    """Tell whether a name is one's own, whoever else is stored under it."""
    try:
        return named_person([own], called).id == own.id
    except (NotFoundError, InputError):
        return named_person(people, called).id == own.id


async def own_goal(companion: "Companion", me: Person, goal_id: str | None) -> Goal:
    """Return one's only goal, or the one of this id.

    Raises:
        InputError: none is stored, or the one of this id is another person's.
        AmbiguousRecordError: there are several and none was chosen.
    """
    goal = await find_goal_of(companion, me, goal_id)
    if goal is None:
        raise InputError('no goal of yours is stored; say it once: companion start --goal "…"')
    return goal


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


async def cast_of(companion: "Companion", notes: str, *, title: str = "") -> tuple[Person, ...]:
    """Return oneself and the stored people whom the notes name, if `companion start` was run.

    Notes whose `title`, as a file's name, names stored people are taken to be with them alone:
    whoever else is named was only spoken of.
    """
    if not companion.has_records:
        return ()
    people = await companion.people.every()
    others = [person for person in people if person.id != ME]
    first = next((line for line in notes.splitlines() if line.strip()), "")
    named = _named_in(title, others) or _called_in(title, others)
    if not named and len(in_first := _named_in(first, others)) == 1:
        # "Bridget in her break, 20 min": whoever else is named was only spoken of.
        named = in_first
    named = named or _named_in(notes, others)
    return tuple(person for person in people if person.id == ME and named) + named


def _named_in(text: str, people: Sequence[Person]) -> tuple[Person, ...]:
    said = set(words(text))
    return tuple(
        person
        for person in people
        if said & {*words(person.first_name)[:1], *words(person.name)[:1]}
    )


def _called_in(text: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """Return the one of whom any name is said: "ian" for Big Ian (Ian Stobbart)."""
    said = set(words(text))
    called = tuple(person for person in people if said & set(words(person.name)))
    return called if len(called) == 1 else ()


async def participants(
    companion: "Companion", notes: str, *, title: str, me: str | None
) -> "tuple[Participant, ...]":
    """Return the cast of the notes as who took part, the writer first; none when nobody is known.

    The writer is the stored person called `me`, else oneself.
    """
    from companion.summaries.summary import Participant

    cast = await cast_of(companion, notes, title=title)
    if cast and me is not None:
        people = await companion.people.every()
        own = [person for person in people if person.id == ME]
        writer = own[0] if own and is_of(own[0], people, me) else named_person(people, me)
        cast = (writer, *(person for person in cast if person.id not in {writer.id, ME}))
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


async def goal_to_plan(companion: "Companion", pair: "Pair", goal_id: str | None) -> Goal:
    """Return the stored goal that a session is about: the named mentee's, else one's own.

    Who plans as a mentor and names no mentee means somebody else's goal than their own.

    Raises:
        InputError: no goal is stored.
        AmbiguousRecordError: there are several and none was chosen.
        NotFoundError: the mentee has none.
    """
    if pair.mentee is not None:
        return await goal_of(companion, pair.mentee, goal_id)
    goals = await companion.goals.every()
    if goal_id is not None or not goals:
        return (await stored_goals(companion, goal_id))[0]
    is_mentors = pair.writer is Reader.MENTOR
    mine = [goal for goal in goals if (goal.mentee_id == ME) is not is_mentors]
    meant = mine if mine or is_mentors else goals
    if not meant:
        raise NotFoundError('no goal of a mentee is stored; name both: --mentee NAME --goal "…"')
    if len(meant) == 1:
        return meant[0]
    raise several(
        [goal.id for goal in meant], flag="--mentee NAME or --goal-id", where="what is stored"
    )


async def goal_of(companion: "Companion", mentee: Person, goal_id: str | None) -> Goal:
    """Return the mentee's only stored goal, or the one of this id.

    Raises:
        InputError: the goal of this id is another person's.
        AmbiguousRecordError: there are several and none was chosen.
        NotFoundError: there is none.
    """
    found = await find_goal_of(companion, mentee, goal_id)
    if found is None:
        raise NotFoundError(f'no goal of {mentee.name} is stored; give one with --goal "…"')
    return found


async def find_goal_of(companion: "Companion", mentee: Person, goal_id: str | None) -> Goal | None:
    """Return the mentee's only stored goal, or the one of this id; None where there is none.

    Raises:
        InputError: the goal of this id is another person's.
        AmbiguousRecordError: there are several and none was chosen.
    """
    goals = await companion.goals.every()
    names = {person.id: person.name for person in await companion.people.every()}
    ids = {mentee.id}
    if names.get(mentee.id) != mentee.name:
        # Somebody of a text, whose id was made of the name: stored under another, if at all.
        ids = {stored for stored, name in names.items() if name == mentee.name}
    theirs = tuple(goal for goal in goals if goal.mentee_id in ids)
    if goal_id is not None:
        for goal in goals:
            if goal.id == goal_id and goal.mentee_id is not None and goal not in theirs:
                whose = names.get(goal.mentee_id, goal.mentee_id)
                raise InputError(f"the goal {goal_id!r} is {whose}’s, not {mentee.name}’s")
        if not theirs:
            return one_goal(goals, goal_id, where="what is stored")
        return one_goal(theirs, goal_id, where=f"what {mentee.name} wants")
    if len(theirs) > 1:
        chosen = ", ".join(goal.id for goal in theirs)
        raise AmbiguousRecordError(
            f"{mentee.name} has {len(theirs)} goals; add --goal-id ({chosen})"
        )
    return theirs[0] if theirs else None


async def wanting(companion: "Companion", person: Person, argument: str, goal: Goal) -> Person:
    """Return a mentee whose goal was given in the same command.

    A person of a text or a bare name has an id made of the name, and takes the goal's instead;
    whoever is stored, or comes from a file of records, keeps their own.
    """
    if goal.mentee_id in {None, person.id} or is_record_file(argument):
        return person
    if companion.has_records:
        for one in await companion.people.every():
            is_other = one.id == goal.mentee_id and one.name != person.name
            if one.id == person.id or is_other:
                return person
    return person.model_copy(update={"id": goal.mentee_id})


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
