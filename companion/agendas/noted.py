"""How jotted notes say whose a line is: a label, a to-do heading, initials, "he" and "I"."""

import re
from collections import Counter
from typing import Final

from companion.text.patterns import lazy

_LONGEST_READ: Final = 20_000
_LABEL: Final = lazy(
    r"\s{0,9}(?:\[[^\]\n]{3,40}\]\s{0,9})?(?P<label>[^\W\d_][\w .'’-]{0,40}?)"
    r"(?:[ ,]{1,2}\d{1,2}[:.]\d\d(?:\s?[ap]m)?)?:\s+"
)
_HEADER: Final = lazy(
    r"\s{0,9}(?P<label>[^\W\d_][\w .'’-]{0,40}?)[ ,(\[]{1,3}\d{1,2}[:.]\d\d"
    r"(?:\s?[ap]m)?[)\]]?\s{0,9}$"
)
"""A speaker and the time on a line of their own."""
_TO_DO: Final = lazy(
    r"(?:to[ -]?dos?|actions?|next(?: steps?)?|home ?work|tasks?|me|i|mine|my part)$",
    re.IGNORECASE,
)
_INITIALS: Final = lazy(r"\W{0,6}[A-Z]{2,3}\s?(?:->|=>|→|:)")
_ANOTHER: Final = lazy(r"\b(?:she|he|her|his|him)\b", re.IGNORECASE)
_WRITER: Final = lazy(r"\b(?:I|me|my|mine|we|us|our)\b")


def label_of(line: str) -> str | None:
    """Return what stands before the colon that a line begins with: "Greta", "to do"."""
    found = _LABEL.match(line)
    return None if found is None else found["label"].strip()


def without_label(line: str) -> str:
    """Return a line without the label that it begins with."""
    found = _LABEL.match(line)
    return line if found is None else line[found.end() :]


def is_spoken(notes: str) -> bool:
    """Tell whether notes are a chat or a transcript: most lines stand under two names or more.

    "I" is whoever speaks there, so that nothing shows whose pen it is.
    """
    return len(speakers(notes)) > 1


def speakers(notes: str) -> tuple[str, ...]:
    """Return the names that most lines of a chat or transcript begin with, each at least twice."""
    lines = [line for line in notes[:_LONGEST_READ].splitlines() if line.strip()]
    named = Counter(name for line in lines if (name := label_of(line)) and not is_to_do(name))
    for header in filter(None, map(_HEADER.match, lines)):
        # What was said stands on the line below.
        named[header["label"].strip()] += 2
    said = {name: times for name, times in named.items() if times > 1}
    return tuple(said) if sum(said.values()) * 2 > len(lines) else ()


def is_to_do(label: str) -> bool:
    """Tell whether a label heads what the writer has to do, and is nobody's name."""
    return _TO_DO.match(label) is not None


def is_under_initials(line: str) -> bool:
    """Tell whether a line is marked with somebody's initials: "KL -> radio log"."""
    return _INITIALS.match(line) is not None


def speaks_of_another(text: str) -> bool:
    """Tell whether a text says "she" or "he": in a mentor's notes that is the mentee."""
    return _ANOTHER.search(text) is not None


def speaks_of_writer(text: str) -> bool:
    """Tell whether a text says "I" or "we"."""
    return _WRITER.search(text) is not None
