"""A mentee, a mentor, or somebody who is both: the contract's `person`."""

import re
from enum import StrEnum
from typing import Annotated, Final, NewType

from pydantic import AfterValidator, Field, model_validator

from companion.people.availability import AvailabilityWindow, TimeZoneName
from companion.people.career import Position
from companion.people.family_names import may_begin_with_family
from companion.values import Line, OneLine, Text, UsableId, Value, WellFormed

PersonId = NewType("PersonId", str)

NOTED_ABOUT: Final = "Noted about them: "
"""How a bio begins that somebody else jotted down; it is never quoted as the person's own words."""

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}(-x-little)?", re.IGNORECASE)
"""A private part says that it is spoken a little only: "en-x-little"."""
_EMAIL: Final = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\"]+")


class Channel(StrEnum):
    """How two people may meet."""

    CALL = "call"
    VIDEO = "video"
    EMAIL = "email"
    CHAT = "chat"
    IN_PERSON = "in_person"


def _language(tag: str) -> str:
    if _LANGUAGE.fullmatch(tag) is None:
        raise ValueError(f"{tag!r} is not a BCP 47 language tag; write one such as 'en' or 'pt-BR'")
    return tag


def _email(address: str) -> str:
    if len(address) > 254 or _EMAIL.fullmatch(address) is None:
        raise ValueError(f"{address!r} is not an e-mail address")
    return address


LanguageTag = Annotated[str, AfterValidator(_language)]
EmailAddress = Annotated[str, AfterValidator(_email)]


class Person(Value):
    """Everything the companion may know of one person; only `id` and `name` are required.

    `name`, `pronouns`, `location`, `email`, `manager_id` and `note_to_organiser` are never embedded
    or scored.
    """

    id: Annotated[PersonId, Field(min_length=1, max_length=200), WellFormed, UsableId]
    name: OneLine
    email: EmailAddress | None = None
    manager_id: Annotated[PersonId, WellFormed] | None = None
    pronouns: Text | None = None
    headline: Text | None = None
    location: Text | None = None
    """Where somebody lives, as they wrote it; like the name it never ranks and reaches no draft."""
    unit: Line | None = None
    """The site, department or branch that a form asked for; for the organiser, never scored."""
    bio: Text | None = None
    skills: tuple[Line, ...] = ()
    interests: tuple[Line, ...] = ()
    can_help_with: tuple[Line, ...] = ()
    industries: tuple[Line, ...] = ()
    languages: tuple[LanguageTag, ...] = ()
    time_zone: TimeZoneName | None = None
    availability: tuple[AvailabilityWindow, ...] = ()
    capacity: Annotated[int, Field(ge=0, le=10_000, strict=True)] | None = None
    """Mentees this person can take on now; None is unlimited in a match and 1 in a cohort.

    0 is nobody: a mentor who is full, or somebody who signed up as a mentee only.
    """
    unread_times: Text | None = None
    """What somebody wrote of their free times where it could not be read."""
    channels: tuple[Channel, ...] = ()
    links: tuple[Line, ...] = ()
    career: tuple[Position, ...] = ()
    note_to_organiser: Text | None = None
    """What somebody told the organiser in a form ("keep this from Dawn"); shown to nobody else.

    Never in a draft, a prompt or a score.
    """

    @model_validator(mode="after")
    def _availability_has_a_zone(self) -> "Person":
        if self.availability and self.time_zone is None:
            raise ValueError("availability needs a time_zone such as 'Europe/Paris'")
        return self

    @property
    def may_mentor(self) -> bool:
        """Whether the record says so: something they can help with, or room for a mentee."""
        if self.capacity is None:
            return bool(self.can_help_with)
        return self.capacity > 0

    @property
    def noted_about(self) -> str | None:
        """What somebody else jotted down about this person; None when the bio is their own."""
        if self.bio is None or not self.bio.startswith(NOTED_ABOUT):
            return None
        return self.bio.removeprefix(NOTED_ABOUT)

    @property
    def first_name(self) -> str:
        """What a message calls this person: the first word of the name, titles left out.

        "Big Al" and "Auntie Bea" are called by both words, and so is whoever may write the family
        name first ("Goh Wei Ling"): a whole name is never wrong.
        """
        words = [word for word in self.name.split() if word.rstrip(".").lower() not in _TITLES]
        if len(words) == 1 < len(self.name.split()):
            return " ".join(self.name.split())  # "Mrs Bell" is no Bell.
        if len(words) > 1 and words[0].lower() in _NICKNAMES:
            return " ".join(words[:2])
        if len(words) > 1 and words[1].startswith("(") and words[1].endswith(")"):
            return words[1].strip("()")  # "Bernadette (Bernie) Okafor" is called Bernie.
        if may_begin_with_family(words):
            return " ".join(words)
        return words[0] if words else self.name


_TITLES: Final = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "dame", "fr", "rev"}
)
_NICKNAMES: Final = frozenset({"big", "little", "old", "young", "uncle", "auntie", "aunt", "wee"})
