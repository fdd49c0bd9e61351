"""Who is asking: the first argument of every service."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a person may be in a programme; one person may be several."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    ORGANISER = "organiser"


class Scope(StrEnum):
    """What a key may be used for. Whoever holds a stolen one gets no more."""

    READ = "read"
    WRITE = "write"
    DRAFT = "draft"


EVERY_SCOPE: Final = frozenset(Scope)


@dataclass(frozen=True, kw_only=True)
class Principal:
    """The person on whose behalf something is done.

    `permissions` are what the key in hand may be used for; a role gives no right to a row, and
    `organises` names the programmes whose numbers, never whose rows, the person may see.
    """

    person_id: str
    roles: frozenset[Role] = frozenset()
    programme_ids: frozenset[str] = frozenset()
    permissions: frozenset[Scope] = EVERY_SCOPE
    organises: frozenset[str] = frozenset()


LOCAL_OWNER: Final = "local"
"""The owner of everything in single-user mode: whoever uses this machine's data folder."""

LOCAL: Final = Principal(person_id=LOCAL_OWNER, roles=frozenset(Role))
