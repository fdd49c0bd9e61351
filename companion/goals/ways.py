"""The ways that an open wish weighs, each by its name."""

from typing import Final

from companion.goals.directions import directions_of
from companion.goals.wording import GoalWords
from companion.text.clauses import GoalForm
from companion.text.pasting import may_be_pasted
from companion.text.phrasing import clipped

FEWEST_WAYS: Final = 2
THINKING: Final = "I am thinking of "
_MOST_WORDS: Final = 12


def ways_of(words: GoalWords) -> tuple[str, ...]:
    """Return the ways that a wish weighs, as its owner names them; none where it weighs only one.

    "Training new drivers" and "road safety in schools", in the order of the wish.
    """
    about = words.clause.about
    others = tuple(way.about for way in words.alternatives)
    if about is None and not words.is_open_choice:
        return ()
    if about is None:
        named = others
    elif not others:
        # "I am thinking of baking bread, or a market stall" holds both already.
        is_thought = words.clause.text.startswith(THINKING)
        both = directions_of(f"maybe {about}") if is_thought else ()
        named = tuple(way.about for way in both)
    elif len(others) >= FEWEST_WAYS and words.clause.form is GoalForm.THING:
        # What is told before the ways is no way itself: "ten years behind the bar".
        named = others
    else:
        named = (about, *others)
    short = [clipped(one, most_words=_MOST_WORDS) for one in named]
    found = tuple(one for one in short if one is not None and may_be_pasted(one))
    return found if len(found) >= FEWEST_WAYS else ()
