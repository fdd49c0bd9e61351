"""The slot in a question of the bank, and the words of somebody's own that may fill it."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from companion.text.pasting import may_be_pasted, reads_english
from companion.text.phrasing import lowered, tidied, without_end
from companion.text.words import count_words

SLOT: Final = "{focus}"
"""Stands for what a person works on: "What would you ask me about {focus}?"."""

_ANY_SLOT: Final = re.compile(r"\{[a-z_]{1,20}\}")
_MOST_FOCUS_WORDS: Final = 4


def has_slot(question: str) -> bool:
    """Tell whether a question waits for somebody's own specific."""
    return SLOT in question


def filled(question: str, focus: str | None) -> str:
    """Return a question with `focus` in its slot; one without a slot stays as it is."""
    return question.replace(SLOT, focus or "")


def without_slots(text: str) -> str:
    """Return the longest stretch of `text` free of slots such as `{focus}`, for a quote."""
    return max(_ANY_SLOT.split(text), key=len).strip(" ,;:")


def focus_words(skills: Iterable[str]) -> Iterator[str]:
    """Yield the skills that read well in a slot: short English noun phrases, in small letters."""
    for skill in skills:
        text = lowered(without_end(tidied(skill)))
        short = 0 < count_words(text) <= _MOST_FOCUS_WORDS
        if short and len(text) > 1 and may_be_pasted(text) and reads_english(text):
            yield text
