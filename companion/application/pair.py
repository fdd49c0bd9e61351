"""The two of a pair, as far as they are known, and which of them speaks in the notes."""

from dataclasses import dataclass

from companion.agendas.agenda import Reader
from companion.people.person import Person, PersonId
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
