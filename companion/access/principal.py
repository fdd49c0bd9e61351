"""Who is asking: the first argument of every service."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a person may be in a programme; one person may be several."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    ORGANISER = "organiser"


@dataclass(frozen=True, kw_only=True)
class Principal:
    """The person on whose behalf something is done."""

    person_id: str
    roles: frozenset[Role] = frozenset()
    programme_ids: frozenset[str] = frozenset()
    permissions: frozenset[str] = frozenset()


LOCAL_OWNER: Final = "local"
"""The owner of everything in single-user mode: whoever uses this machine's data folder."""

LOCAL: Final = Principal(person_id=LOCAL_OWNER, roles=frozenset(Role))
