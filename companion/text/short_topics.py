"""A goal cut down to what a heading can hold: its example, without filler, never left hanging."""

import re
from typing import Final

from companion.text import clause_patterns as shapes
from companion.text.infinitives import as_gerund
from companion.text.phrasing import without_end
from companion.text.verbs import base_of_gerund

_LOOSE_WISH: Final = re.compile(
    r"(?<=\w)\s?[,;–—-]\s+(?:maybe |perhaps |ideally |to )?"
    r"(?:something|somewhere|anything|anywhere|whatever|some kind|some sort)\b",
    re.IGNORECASE,
)
"""Where a wish goes on to what else it may be: ", something with planning or with people"."""


def without_ability(about: str) -> str:
    """Return "being able to lead a team" as "leading a team", which is shorter to name."""
    head, able, rest = about.partition("being able to ")
    return as_gerund(rest) if able and not head else about


def concrete(about: str) -> str:
    """Return the example of a wide wish ("…, like running food for nine schools"), less filler."""
    about = without_loose_wish(about)
    example = shapes.EXAMPLE.search(about)
    named = about[example.end() :] if example is not None else about
    first = named.split(" ", 1)[0]
    if example is not None and base_of_gerund(first, "the") is None:
        named = about
    return shapes.FILLER.sub("", named)


def without_loose_wish(about: str) -> str:
    """Return "coming ashore" for "coming ashore, something with people": what follows is loose."""
    loose = _LOOSE_WISH.search(about)
    return about if loose is None else without_end(about[: loose.start()].rstrip(" ,;–—-"))


def hangs(head: str, *, of: str) -> bool:
    """Tell whether a shortened phrase lost what it cannot do without."""
    if head == without_end(of):
        return False
    words = head.lower().split()
    if {"whether", "if", "how", "what", "either", "between"} & set(words):
        return True
    if "from" in words and not {"to", "into"} & set(words) and re.search(r"\b(?:in)?to\b", of):
        return True
    if words[-2:] == ["the", "one"] or words[-1] in {"someone", "somebody", "somewhere"}:
        return True  # "being the one", who does what
    return len(words) > 1 and base_of_gerund(words[-1], "the") is not None
