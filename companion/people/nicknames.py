"""A name that people go by with the whole one in brackets: "Gaz (Gareth Whitworth)"."""

import re
from dataclasses import replace
from typing import Final

from companion.people.lexicon import plain
from companion.people.names import NamedLine, looks_like_name

_LABEL: Final = re.compile(
    r"(?:(?:real|full|proper|whole) name:?|really|aka|a\.k\.a\.|short for|properly|actually|i\.e\."
    r"|known as|called)\s",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 4
_SHORT_FOR: Final = {
    "bob": "robert", "rob": "robert", "bobby": "robert", "bill": "william", "billy": "william",
    "will": "william", "dick": "richard", "rick": "richard", "ted": "edward", "ned": "edward",
    "jack": "john", "harry": "henry", "hal": "henry", "chuck": "charles", "peggy": "margaret",
    "meg": "margaret", "maisie": "margaret", "polly": "mary", "molly": "mary", "nell": "eleanor",
    "bess": "elizabeth", "betty": "elizabeth", "liz": "elizabeth", "libby": "elizabeth",
    "kit": "christopher", "sandy": "alexander", "sasha": "aleksandra", "xander": "alexander",
    "tony": "anthony", "toni": "antonia", "bella": "isabella", "tina": "christina",
    "gosia": "malgorzata", "kasia": "katarzyna", "basia": "barbara", "wojtek": "wojciech",
    "pepe": "jose", "paco": "francisco", "pancho": "francisco", "nacho": "ignacio",
    "lola": "dolores", "sepp": "josef", "hans": "johannes", "fritz": "friedrich",
}  # fmt: skip
"""Short forms that begin otherwise than the name they stand for, or may do so."""


def with_full_name(found: NamedLine) -> NamedLine:
    """Return a line with both names where the whole one stands in brackets behind the short one.

    The two begin alike ("Meg (Margaret Duffy)"), are known for one another ("Bob (Robert Hale)") or
    the bracket says so; "Ana (Lisbon Office)" stays Ana, and her office is told of her. The name
    one is called by stays the first word.
    """
    inside, _, after = found.rest.partition("\n")
    label = _LABEL.match(inside)
    full = inside if label is None else inside[label.end() :]
    words = full.split()
    if found.mark != "(" or " " in found.name or not 1 < len(words) <= _MOST_WORDS:
        return found
    short, first = plain(found.name), plain(words[0])
    alike = short[:1] == first[:1] or _SHORT_FOR.get(short) == first
    if not looks_like_name(full) or short in map(plain, words) or not (alike or label):
        return found
    return replace(found, name=f"{found.name} ({full})", rest=after, mark="")
