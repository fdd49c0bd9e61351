"""The ways that an open wish weighs, each by its name, and the question between them."""

from collections.abc import Sequence
from typing import Final

from companion.goals.directions import directions_of
from companion.goals.wording import GoalWords
from companion.text.clauses import GoalForm
from companion.text.pasting import may_be_pasted
from companion.text.phrasing import capitalised, clipped
from companion.text.words import count_words

WHICH_FIRST: Final = "Which way first"
_THINKING: Final = "I am thinking of "
_MOST_WORDS: Final = 12
_FEWEST_WAYS: Final = 2


def ways_of(words: GoalWords) -> tuple[str, ...]:
    """Return the ways that a wish weighs, as its owner names them; none where it weighs only one.

    "Training new drivers" and "road safety in schools", in the order of the wish.
    """
    about = words.clause.about
    others = tuple(way.about for way in words.alternatives)
    if about is None:
        return ()
    if not others:
        # "I am thinking of baking bread, or a market stall" holds both already.
        is_thought = words.clause.text.startswith(_THINKING)
        both = directions_of(f"maybe {about}") if is_thought else ()
        named = tuple(way.about for way in both)
    elif len(others) >= _FEWEST_WAYS and words.clause.form is GoalForm.THING:
        # What is told before the ways is no way itself: "ten years behind the bar".
        named = others
    else:
        named = (about, *others)
    short = [clipped(one, most_words=_MOST_WORDS) for one in named]
    found = tuple(one for one in short if one is not None and may_be_pasted(one))
    return found if len(found) >= _FEWEST_WAYS else ()


def which_first(ways: Sequence[str]) -> str:
    """Return "Baking bread, or a market stall: which would you look into first, and why?"."""
    return f"{capitalised(either(ways))}: which would you look into first, and why?"


def either(ways: Sequence[str]) -> str:
    """Return "a, b, or c"."""
    longest = max(map(count_words, ways))
    comma = "," if len(ways) > _FEWEST_WAYS or longest > 1 else ""
    return f"{', '.join(ways[:-1])}{comma} or {ways[-1]}"


def thought_of(words: GoalWords) -> str | None:
    """Return "I am thinking of baking bread, or a market stall."; None for a wish with one way."""
    ways = ways_of(words)
    return f"{_THINKING}{either(ways)}." if ways else None
