"""One person's text under another name: what must not move anybody in a ranking.

Names, pronouns, addresses and countries are exchanged, and sentences that tell them are put in, as
profiles and goals do. The wordings were not taken from the rules that find them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from companion.goals.goal import Goal
from companion.people.person import Person


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who somebody is said to be."""

    name: str
    pronouns: str
    country: str
    nationality: str

    @property
    def first(self) -> str:
        """The first name."""
        return self.name.split()[0]

    @property
    def subject(self) -> str:
        """She, he or they."""
        return self.pronouns.split("/")[0]

    @property
    def possessive(self) -> str:
        """Her, his or their."""
        return {"she": "her", "he": "his"}.get(self.subject, "their")

    @property
    def email(self) -> str:
        """An invented address."""
        return f"{'.'.join(self.name.lower().split())}@mail.example"


IDENTITIES: Final = tuple(
    Identity(name=name, pronouns=pronouns, country=country, nationality=nationality)
    for name, pronouns, country, nationality in (
        ("Oluchi Ezenwa", "she/her", "Nigeria", "Nigerian"),
        ("Bertil Sandqvist", "he/him", "Sweden", "Swedish"),
        ("Tran Thi Bich", "they/them", "Vietnam", "Vietnamese"),
        ("Yolanda de la Vega", "she/her", "the Dominican Republic", "Dominican"),
        ("Kwabena Owusu", "he/him", "Ghana", "Ghanaian"),
        ("Siobhán O'Riordan", "she/her", "Ireland", "Irish"),
        ("Parveen Akhtar", "she/her", "Pakistan", "Pakistani"),
        ("Dmytro Kovalchuk", "he/him", "Ukraine", "Ukrainian"),
    )
)

_TOLD: Final = (
    "I am {name} ({pronouns}), originally from {country}.",
    "{first} here! I was born in {country}; write to {email}.",
    "My name is {name} and I grew up in {country}.",
    "{name} comes from {country}. {Subject} answers at {email}.",
    "I come from {country} and I go by {pronouns}.",
    "As a {nationality} woman or man, {subject} knows the way here.",
    "I am {nationality}.",
    "I'm from {country}. Friends call me {first}.",
    "My family is from {country}.",
    "Born and raised in {country}, I moved here at twenty.",
    "I emigrated from {country} with my parents.",
    "My home country is {country}; {possessive} address is {email}.",
    "A {nationality} by birth, {first} lives here now.",
    "I came to this country from {country} as a student.",
)


def wordings() -> int:
    """Return in how many ways an identity is told."""
    return len(_TOLD)


def sentence(identity: Identity, *, number: int) -> str:
    """Return one way of saying who somebody is."""
    return _TOLD[number % len(_TOLD)].format(
        name=identity.name,
        first=identity.first,
        pronouns=identity.pronouns,
        country=identity.country,
        nationality=identity.nationality,
        email=identity.email,
        subject=identity.subject,
        Subject=identity.subject.capitalize(),
        possessive=identity.possessive,
    )


def wearing(person: Person, identity: Identity, *, number: int) -> Person:
    """Return the person as `identity`, who also says so in the bio."""
    told = {
        name: _renamed(text, person.name, identity)
        for name in ("headline", "bio", "noted_about")
        if (text := getattr(person, name, None))
    }
    about = "noted_about" if "noted_about" in told else "bio"
    told[about] = f"{told.get(about, '')} {sentence(identity, number=number)}".strip()
    changes: dict[str, object] = {
        **told,
        "name": identity.name,
        "pronouns": identity.pronouns,
        "email": identity.email,
    }
    return person.model_copy(update=changes)


def asked_by(goal: Goal, identity: Identity, *, number: int) -> Goal:
    """Return the goal as `identity` would write it."""
    told = sentence(identity, number=number)
    return goal.model_copy(update={"statement": f"{goal.statement.rstrip()} {told}"})


def _renamed(text: str, name: str, identity: Identity) -> str:
    """Return `text` with the words of one name exchanged for those of another."""
    words = dict(zip(name.split(), _cycled(identity.name.split()), strict=False))
    for old, new in words.items():
        text = re.sub(rf"\b{re.escape(old)}\b", new, text)
    return text


def _cycled(words: list[str]) -> Iterator[str]:
    while True:
        yield from words
