"""What of a person's own may go to a language model elsewhere, and where elsewhere is."""

from enum import StrEnum
from typing import Final

from companion.values import Value


class Material(StrEnum):
    """Kinds of text that somebody may want to keep on this machine."""

    NOTES = "notes"
    CAREER = "career"
    GOAL = "goal"
    PROFILE = "profile"
    """Everything of a profile but its career: headline, bio, skills, offers."""


class Place(StrEnum):
    """Where the model's endpoint is taken to be."""

    AUTO = "auto"
    """On this machine if its address is a loopback one and no proxy is named; else elsewhere."""
    LOCAL = "local"
    REMOTE = "remote"


class Consent(Value):
    """What may leave this machine for a model.

    Attributes:
        is_local: nothing leaves at all, so nothing is held back.
        never_send: what is drafted offline instead of being sent.
        hide_names: names of others stay here too, as addresses and numbers always do.
    """

    is_local: bool = True
    never_send: frozenset[Material] = frozenset()
    hide_names: bool = False


NOTHING_LEAVES: Final = Consent()
"""For a model on this machine."""
