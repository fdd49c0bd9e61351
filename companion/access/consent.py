"""What may be done with each kind of a person's own texts, and what counts as elsewhere.

The one place for consent: what may leave this machine, rank others, be counted.
"""

from enum import StrEnum
from typing import Final

from companion.access.principal import LOCAL_OWNER
from companion.values import Value


class Material(StrEnum):
    """Kinds of text that somebody may want to keep on this machine."""

    NOTES = "notes"
    CAREER = "career"
    GOAL = "goal"
    PROFILE = "profile"
    """Everything of a profile but its career: headline, bio, skills, offers."""


class Purpose(StrEnum):
    """What a text may be used for beyond its owner's own use on this machine."""

    REMOTE = "remote"
    """A model elsewhere may read it."""
    RANK = "rank"
    """It may move whom others are shown, without a word of it being shown."""
    COUNT = "count"
    """It may be one of at least five in a number."""


class Choice(Value):
    """What an owner said of one kind of their material."""

    material: Material
    purpose: Purpose
    allowed: bool

    @property
    def about(self) -> tuple[Material, Purpose]:
        """What it is of, and for."""
        return self.material, self.purpose


class Choices(Value):
    """All that one owner said. Of what they said nothing, the default holds: local only.

    Whoever uses this machine alone has named the model and its endpoint themselves, which is their
    word on what may go there, and what they store ranks for nobody else. An account's owner has
    said nothing by that: nothing of theirs is used beyond themselves until they allow it.
    """

    owner_id: str = LOCAL_OWNER
    said: tuple[Choice, ...] = ()

    def may(self, material: Material, purpose: Purpose) -> bool:
        """Return whether this kind of material may be used for `purpose`."""
        for one in self.said:
            if (one.material, one.purpose) == (material, purpose):
                return one.allowed
        return self.owner_id == LOCAL_OWNER

    def allowed(self, purpose: Purpose) -> tuple[Material, ...]:
        """Return the kinds of material that may be used for `purpose`."""
        return tuple(one for one in Material if self.may(one, purpose))


class Allowed(Value):
    """All that an owner allows, by purpose; what is not named is not allowed."""

    remote: tuple[Material, ...]
    """What a model elsewhere may read."""
    rank: tuple[Material, ...]
    """What may move whom others are shown."""
    count: tuple[Material, ...]
    """What may be one of at least five in a number."""

    @classmethod
    def by(cls, choices: Choices) -> "Allowed":
        """Return what somebody's choices come to."""
        return cls.model_validate({one.value: choices.allowed(one) for one in Purpose})

    def choices(self) -> tuple[Choice, ...]:
        """Return the same as one choice for each kind of material and purpose."""
        of = {Purpose.REMOTE: self.remote, Purpose.RANK: self.rank, Purpose.COUNT: self.count}
        return tuple(
            Choice(material=material, purpose=purpose, allowed=material in allowed)
            for purpose, allowed in of.items()
            for material in Material
        )


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


def with_choices(consent: Consent, choices: Choices) -> Consent:
    """Return a consent that also keeps here what its owner did not allow to leave."""
    kept = {one for one in Material if not choices.may(one, Purpose.REMOTE)}
    return consent.model_copy(update={"never_send": consent.never_send | kept})


NOTHING_LEAVES: Final = Consent()
"""For a model on this machine."""
