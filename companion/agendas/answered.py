"""Whether newer notes answer what a goal says is not known."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from companion.agendas.agenda import PastNotes
from companion.agendas.standing import NOT_KNOWN
from companion.goals.closeness import WEAK
from companion.goals.wording import GoalWords
from companion.text.words import STOP_WORDS, stems

_LONGEST_READ: Final = 20_000
_OPEN: Final = re.compile(
    r"\?|\b(?:tbc|tbd|not sure|unsure|no idea|left open|still open|don['’]?t know|ask next time)\b",
    re.IGNORECASE,
)
_FRAME: Final = frozenset(
    stems("nobody told me ever never know knows sure enough still really said")
)


def notes_answer(said: str, notes: Sequence[PastNotes]) -> bool:
    """Tell whether a line of the notes states something on what is said not to be known.

    "Nobody has told me if my degree is enough" is answered by "ord degree ok for demonstrator":
    the line speaks of the same thing and leaves nothing open.
    """
    if NOT_KNOWN.search(said) is None:
        return False
    asked = {stem for stem in stems(said) if stem not in WEAK | STOP_WORDS | _FRAME}
    return any(
        asked & set(stems(line))
        for past in notes
        for line in past.text[:_LONGEST_READ].splitlines()
        if not _OPEN.search(line)
    )


def without_answered(words: GoalWords, notes: Sequence[PastNotes]) -> GoalWords:
    """Return a goal's words without what the notes have answered since."""
    if not notes:
        return words
    hard = words.obstacle
    return replace(
        words,
        challenge=tuple(one for one in words.challenge if not notes_answer(one.text, notes)),
        obstacle=None if hard is not None and notes_answer(hard.text, notes) else hard,
    )
