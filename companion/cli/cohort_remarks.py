"""Whom a cohort keeps apart because somebody asks for it in a remark to the organiser."""

from collections.abc import Sequence

from companion.cli.forms import counted
from companion.cli.printing import say
from companion.matching.cohort import CohortConstraints, PersonPair
from companion.people.person import Person
from companion.people.remarks import asked_apart, unclear_apart


def pairs_asked_apart(
    mentees: Sequence[Person], mentors: Sequence[Person]
) -> tuple[PersonPair, ...]:
    """Return the pairs of (mentee, mentor) of which one asks not to be with the other."""
    people = {person.id: person for person in (*mentees, *mentors)}
    asking, asked = {person.id for person in mentees}, {person.id for person in mentors}
    found: dict[PersonPair, None] = {}
    for wish in asked_apart(tuple(people.values())):
        for mentee, mentor in ((wish.asker, wish.other), (wish.other, wish.asker)):
            if mentee in asking and mentor in asked:
                found[mentee, mentor] = None
    return tuple(found)


def kept_apart(
    constraints: CohortConstraints, *, mentees: Sequence[Person], mentors: Sequence[Person]
) -> CohortConstraints:
    """Return constraints that forbid such pairs too; what the organiser has fixed stands."""
    apart = [pair for pair in pairs_asked_apart(mentees, mentors) if pair not in constraints.pinned]
    forbidden = tuple(dict.fromkeys((*constraints.forbidden, *apart)))
    return constraints.model_copy(update={"forbidden": forbidden})


def show_kept_apart(
    constraints: CohortConstraints, *, mentees: Sequence[Person], mentors: Sequence[Person]
) -> None:
    """Print which pairs are kept apart for a remark, and how that is undone."""
    people = {person.id: person for person in (*mentees, *mentors)}
    names = {person.id: person.name for person in people.values()}
    for wish in unclear_apart(tuple(people.values())):
        bearers = ", ".join(names[other] for other in wish.others)
        say()
        say(
            f"{names[wish.asker]} asks not to be with “{wish.named}”, which may be {bearers}: read "
            "organiser_note, and write never beside a pair that must not be."
        )
    apart = [pair for pair in pairs_asked_apart(mentees, mentors) if pair not in constraints.pinned]
    if apart:
        told = "; ".join(f"{names[mentee]} and {names[mentor]}" for mentee, mentor in apart)
        say()
        say(
            f"Kept apart because a remark asks for it ({counted(len(apart), 'pair')}): {told}. "
            "To pair them all the same, write the mentor’s name and keep into the mentee’s row."
        )
