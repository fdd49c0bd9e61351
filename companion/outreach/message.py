"""A first message to a mentor, and the ledger of what it claims."""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from companion.goals.goal import Goal
from companion.people.person import Person
from companion.values import DEFAULT_MINUTES, Line, Minutes, Value
from companion.writing.draft import Drafted

EMAIL_WORDS: Final = (50, 125)
"""Fewest and most words of an e-mail body: the band with the most replies in 40 million messages
(Boomerang, 2016); see knowledge/guidance."""

INVITE_CHARACTERS: Final = 300
"""Longest connection invite that professional networks accept."""

CHAT_WORDS: Final = (25, 80)
"""Fewest and most words of a chat message: read on a phone without scrolling."""


class MessageChannel(StrEnum):
    """Where the message will be sent, by hand."""

    EMAIL = "email"
    INVITE = "invite"
    CHAT = "chat"


class ClaimAbout(StrEnum):
    """Whose record a claim rests on."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    GOAL = "goal"


class Claim(Value):
    """A statement of fact in the body, the field that it rests on, and that field's exact words."""

    text: str
    """The words of the body that make the claim."""
    about: ClaimAbout
    field: str
    """A path such as `career[0].summary` or `statement`."""
    quote: str


class OutreachDraft(Value):
    """A message ready to be read by its sender."""

    subject: str | None
    """None for channels without one."""
    body: str
    words: Annotated[int, Field(ge=0)]
    claims: tuple[Claim, ...]


class OutreachMessage(Drafted, OutreachDraft):
    """A published outreach draft. A person sends it."""


class Grounds(Value):
    """What of the mentor's profile somebody chose them for; a message names it first."""

    field: str
    """A path such as `can_help_with[0]`."""
    quote: str
    """Words of that field."""


class Pairing(Value):
    """That a programme has paired the two: the sender has read nothing and chosen nobody."""

    programme: Annotated[Line, Field(max_length=120)] | None = None
    """What the programme or its association is called; None where nobody said."""


class OutreachBrief(Value):
    """Everything a first message may rest on."""

    mentee: Person
    mentor: Person
    goal: Goal
    channel: MessageChannel = MessageChannel.EMAIL
    minutes: Minutes = DEFAULT_MINUTES
    grounds: Grounds | None = None
    paired_by: Pairing | None = None
    notes_are_own: bool | None = None
    """Whether the mentee jotted down what is noted of the mentor, and so is "I" in it.

    Without it they did, unless they are but noted down themselves.
    """
