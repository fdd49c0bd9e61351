"""What to call somebody in a greeting, and how to sign."""

import re
from typing import Final

from companion.people.names import looks_like_name, written_name
from companion.people.person import Person
from companion.text.verb_lists import word_set

_ASIDE: Final = re.compile(r"\s*[(\[{<|/].*$")
_QUOTED: Final = re.compile(r"\s*[\"“‘'][^\"”’']{1,40}[\"”’']\s*")
_TITLES: Final = word_set(
    """
    dr prof professor mr mrs ms mx miss frau herr mme madame monsieur señora señor signora signor
    pani pan
    """
)
_PARTICLES: Final = frozenset(
    ("de", "da", "do", "del", "della", "di", "van", "von", "der", "den", "ter", "la", "bin", "ibn")
)
_ONESELF: Final = frozenset({"me", "myself", "i", "self"})
_LONGEST_SHOUT: Final = 3
_LONGEST_NAME: Final = 60


def greeting_name(person: Person) -> str:
    """Return the first name as one writes it: "GRACE MUTASA" is Grace, "Silva, Ana" is Ana."""
    name = written_name(_plain_name(person.name))
    if "," in name:
        last, _, first = name.partition(",")
        name = f"{first.strip()} {last.strip()}" if first.strip() else last.strip()
    named = person.model_copy(update={"name": name or person.name})
    first = named.first_name.strip(",;:")
    if len(first.rstrip(".")) < 2:
        first = name or person.name[:_LONGEST_NAME]
    return " ".join(_cased(word) for word in first[:_LONGEST_NAME].split())


def salutation(person: Person) -> str:
    """Return what a letter opens with: the first name, or "Dr Obi" for whoever bears a title."""
    words = written_name(_plain_name(person.name)).split()
    title = words[0].rstrip(".").lower() if words else ""
    if title not in _TITLES or len(words) < 2:
        return greeting_name(person)
    last = next(
        (at for at, word in enumerate(words[1:], start=1) if word.lower() in _PARTICLES),
        len(words) - 1,
    )
    return " ".join((words[0].rstrip("."), *map(_cased, words[max(last, 1) :])))


def signature(person: Person) -> str:
    """Return the name that a message is signed with; nothing where it is not known."""
    if is_nameless(person):
        return _own_name(person)
    name = (_plain_name(_without_short_name(person.name)) or person.name)[:_LONGEST_NAME].strip()
    return " ".join(_cased(word) for word in written_name(name).split())


_CALLED: Final = re.compile(
    r"(?P<given>[^\W\d_]{2,30}) ?[(\"“][^\W\d_]{2,20}[)\"”] (?P<family>[^\W\d_].{0,40})"
)


def _without_short_name(name: str) -> str:
    """Return "Magdalena Wrona" for "Magdalena (Magda) Wrona": a bracket ends no such name."""
    found = _CALLED.fullmatch(name.strip())
    return name if found is None else f"{found['given']} {found['family']}"


def is_nameless(person: Person) -> bool:
    """Tell whether somebody stands under "me" and not under a name."""
    return person.name.strip().casefold() in _ONESELF


def own_first_name(person: Person) -> str:
    """Return how the sender is called; nothing where their name is not known."""
    if not is_nameless(person):
        return greeting_name(person).split()[0]
    return _own_name(person).partition(" ")[0]


def _own_name(person: Person) -> str:
    """Return the name that stands first in a line about oneself: "me: Ada Quist, 54, cook"."""
    for text in (person.headline, person.noted_about, person.bio):
        first = re.split(r"[,;:(\n–—|]|\s-\s|\.\s", (text or "")[:200], maxsplit=1)[0].strip()
        if looks_like_name(first):
            return first
    return ""


def _plain_name(name: str) -> str:
    return " ".join(_QUOTED.sub(" ", _ASIDE.sub("", name[:200])).split())


def _cased(word: str) -> str:
    if word in _PARTICLES:
        return word
    if word.islower() or (word.isupper() and len(word) > _LONGEST_SHOUT):
        return "-".join(part.capitalize() for part in word.split("-"))
    return word
