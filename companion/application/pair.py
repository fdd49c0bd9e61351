"""The two of a pair, as far as they are known, and which of them speaks in the notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from companion.agendas.agenda import Reader
from companion.agendas.noted import speakers
from companion.errors import AmbiguousRecordError, InputError
from companion.goals.goal import Goal
from companion.people.person import Person, PersonId
from companion.people.slugs import slug
from companion.summaries.summary import Participant


@dataclass(frozen=True, kw_only=True)
class Pair:
    """The two whose notes they are, as far as they are known, and which of them wrote "I"."""

    mentee: Person | None = None
    mentor: Person | None = None
    writer: Reader | None = None

    def participants(self) -> tuple[Participant, ...]:
        """Return who took part; a writer without a name stands under their role."""
        found: list[Participant] = []
        for role, person in ((Reader.MENTEE, self.mentee), (Reader.MENTOR, self.mentor)):
            if person is not None:
                found.append(Participant(id=person.id, name=person.name, role=role.value))
            elif self.writer is not None:
                name = role.value.capitalize()
                found.append(Participant(id=PersonId(role.value), name=name, role=role.value))
        return tuple(found)

    def role_of(self, owner: PersonId | None) -> Reader | None:
        """Return which of the two an owner is."""
        roles = {one.id: Reader(one.role) for one in self.participants() if one.role}
        return roles.get(owner) if owner is not None else None

    def name_of(self, owner: PersonId | None) -> str | None:
        """Return an owner's first name; None for one known by role only."""
        people = {one.id: one.first_name for one in (self.mentee, self.mentor) if one is not None}
        if owner is None or owner in people:
            return people.get(owner) if owner is not None else None
        return None if self.role_of(owner) is not None else owner


def with_speakers(pair: Pair, notes: Sequence[str]) -> Pair:
    """Return a pair with the other one's name as the labels of a chat tell it.

    Where one of the two is named and the latest chat has two speakers, the second is the other.
    """
    if (pair.mentee is None) == (pair.mentor is None):
        return pair
    known = pair.mentee or pair.mentor
    said = next((names for text in reversed(notes) if (names := speakers(text))), ())
    others = [name for name in said if known is not None and not _is_name_of(name, known)]
    if len(said) != len(Reader) or len(others) != 1:
        return pair
    other = Person(id=PersonId(slug(others[0], fallback="speaker")), name=others[0])
    return replace(pair, mentor=other) if pair.mentor is None else replace(pair, mentee=other)


def _is_name_of(label: str, person: Person) -> bool:
    """Tell whether a label is a person's name: "Jo", "Jo Lind", "jo"."""
    said, name = label.casefold().split(), person.name.casefold().split()
    return bool(said) and (said == name or (said[0] == name[0] and len(said) == 1))


def require_own_goal(goal: Goal | None, *, mentee_id: PersonId | None) -> None:
    """Refuse to draft for a mentee on what somebody else wants; a goal of nobody is anyone's.

    Raises:
        InputError: the goal is another person's.
    """
    if goal is None or None in {goal.mentee_id, mentee_id} or goal.mentee_id == mentee_id:
        return
    raise InputError(
        f"the goal {goal.id!r} is what {goal.mentee_id!r} wants, and the mentee is {mentee_id!r}; "
        "give a goal of this mentee, or name the other one as the mentee"
    )


def require_two_people(*, mentee_id: PersonId | None, mentor_id: PersonId | None) -> None:
    """Refuse a pair of one person.

    Raises:
        InputError: mentee and mentor are the same.
    """
    if mentee_id is not None and mentee_id == mentor_id:
        raise InputError(f"{mentee_id!r} is the mentee and the mentor; name two people")


def only_goal(goals: Sequence[Goal], *, mentee_id: PersonId) -> Goal | None:
    """Return the one goal of a mentee, or None where there is none.

    Raises:
        AmbiguousRecordError: there are several, and which is meant cannot be known.
    """
    if len(goals) > 1:
        names = ", ".join(goal.id for goal in goals)
        raise AmbiguousRecordError(
            f"{mentee_id!r} has {len(goals)} goals; say which with goal_id ({names})"
        )
    return goals[0] if goals else None
