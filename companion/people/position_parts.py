"""A position's title and employer without what stands behind them: remarks, hours, brackets."""

import re
from typing import Final

from companion.people.career import Position
from companion.people.heading_parts import trimmed

ABBREVIATIONS: Final = (
    *("Ltd.", "Inc.", "Co.", "Corp.", "Bros.", "e.V.", "S.A.", "Dept.", "Univ."),
    *(" St.", " Rd.", " Ave.", " Ln.", " Sq.", " Hosp.", " Mfg.", " Str.", " str.", " Blvd."),
)
_ASIDE: Final = re.compile(r"\s?\(([^()]{1,200})\)")
_MOST_ASIDE_WORDS: Final = 4
"""A longer bracket behind a job is a remark, and none of its name."""


_THE_SAME: Final = re.compile(
    r"(?:(?:at|for|with)\s)?(?:the\s)?same\s(?:firm|company|employer|place|shop|school|office|site|garage"
    r"|kitchen|restaurant|hotel|hospital|ward|clinic|depot|works|factory|farm|business|outfit"
    r"|organi[sz]ation|team|department|branch|council|charity)|ditto|(?:as\s)?above|dto\.?|idem",
    re.IGNORECASE,
)


def at_the_same(position: Position, before: Position | None) -> Position:
    """Return a position "at the same firm" with the employer of the one above it."""
    same = _THE_SAME.fullmatch((position.organization or "").strip(" .,()"))
    if same is None:
        return position
    return position.model_copy(update={"organization": before.organization if before else None})


def employer_and_more(text: str) -> tuple[str, str]:
    """Return an employer and what is said behind it: "Elm Clinic, Ely. 4 days a week"."""
    counted = _COUNT_BEHIND.search(text)
    if counted is not None:
        return text[: counted.start()], text[counted.start() + 1 :].strip()
    for mark in _SENTENCE_BEHIND.finditer(text):
        head = text[: mark.start() + 1]
        if not head.endswith(ABBREVIATIONS):
            return head[:-1], text[mark.end() :]
    return text, ""


_COUNT_BEHIND: Final = re.compile(
    r",\s\d{1,4}\s(?:bed(?:s|ded)?|residents|patients|pupils|children|staff|people|covers|rooms|seats?|"
    r"hours|days|members|places|stores|shops|vans|flats)\b",
    re.IGNORECASE,
)
_SENTENCE_BEHIND: Final = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=\w)")


def without_aside(title: str) -> tuple[str, str]:
    """Return a title without a remark in brackets, and that remark; "(nights)" belongs to it."""
    aside = _ASIDE.search(title)
    if aside is None or (
        len(aside[1].split()) <= _MOST_ASIDE_WORDS and not aside[1].rstrip().endswith(("!", "?"))
    ):
        return title, ""
    bare = trimmed(f"{title[: aside.start()]} {title[aside.end() :]}")
    return (bare, aside[1]) if bare else (title, "")
