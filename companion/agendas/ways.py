"""The question between the ways that an open wish weighs."""

from collections.abc import Sequence
from typing import Final

from companion.goals.ways import FEWEST_WAYS, THINKING, ways_of
from companion.goals.wording import GoalWords
from companion.text.phrasing import capitalised
from companion.text.words import count_words

WHICH_FIRST: Final = "Which way first"
LOOK_INTO_FIRST: Final = "which would you look into first"


def which_first(ways: Sequence[str]) -> str:
    """Return "Baking bread, or a market stall: which would you look into first, and why?"."""
    return f"{capitalised(either(ways))}: {LOOK_INTO_FIRST}, and why?"


def either(ways: Sequence[str]) -> str:
    """Return "a, b, or c"."""
    longest = max(map(count_words, ways))
    comma = "," if len(ways) > FEWEST_WAYS or longest > 1 else ""
    return f"{', '.join(ways[:-1])}{comma} or {ways[-1]}"


def thought_of(words: GoalWords) -> str | None:
    """Return "I am thinking of baking bread, or a market stall."; None for a wish with one way."""
    ways = ways_of(words)
    return f"{THINKING}{either(ways)}." if ways else None
