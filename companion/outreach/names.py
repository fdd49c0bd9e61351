"""What to call somebody in a greeting, and how to sign."""

import re
from typing import Final

from companion.people.person import Person

_ASIDE: Final = re.compile(r"\s*[(\[{<|/].*$")
_QUOTED: Final = re.compile(r"\s*[\"“‘'][^\"”’']{1,40}[\"”’']\s*")
_LONGEST_SHOUT: Final = 3
_LONGEST_NAME: Final = 60


def greeting_name(person: Person) -> str:
    """Return the first name as one writes it: "GRACE MUTASA" is Grace, "Silva, Ana" is Ana."""
    name = _plain_name(person.name)
    if "," in name:
        last, _, first = name.partition(",")
        name = f"{first.strip()} {last.strip()}" if first.strip() else last.strip()
    named = person.model_copy(update={"name": name or person.name})
    first = named.first_name.strip(",;:")
    if len(first.rstrip(".")) < 2:
        first = name or person.name[:_LONGEST_NAME]
    return " ".join(_cased(word) for word in first[:_LONGEST_NAME].split())


def signature(person: Person) -> str:
    """Return the name that a message is signed with."""
    name = (_plain_name(person.name) or person.name)[:_LONGEST_NAME].strip()
    return " ".join(_cased(word) for word in name.split())


def _plain_name(name: str) -> str:
    return " ".join(_QUOTED.sub(" ", _ASIDE.sub("", name[:200])).split())


def _cased(word: str) -> str:
    if word.islower() or (word.isupper() and len(word) > _LONGEST_SHOUT):
        return "-".join(part.capitalize() for part in word.split("-"))
    return word
