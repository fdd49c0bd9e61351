"""Feedback on a talk in words: to oneself before the next one, to the other where it is shared."""

from collections.abc import Iterator
from typing import Final

from companion.pairs.agreement import Side
from companion.sessions.feedback import Answered, Feedback, Onward, TimeGiven

_ANSWERED: Final = {
    Answered.YES: "the question was answered",
    Answered.PARTLY: "the question was answered in part",
    Answered.NO: "the question was not answered",
}
_TIME: Final = {
    TimeGiven.RIGHT: "the time was right",
    TimeGiven.TOO_SHORT: "the time was too short",
    TimeGiven.TOO_LONG: "less time would have done",
}
_ONWARD: Final = {
    Onward.GO_ON: "go on",
    Onward.DEEPER: "go deeper into this",
    Onward.SOMETHING_ELSE: "talk of something else",
    Onward.ENOUGH: "stop here for now",
}
_MY_WORD: Final = {
    Onward.GO_ON: "I would like to go on",
    Onward.DEEPER: "I would like to go deeper into this",
    Onward.SOMETHING_ELSE: "next time I would rather talk of something else",
    Onward.ENOUGH: "this is enough for me for now",
}


def in_short(felt: Feedback) -> str | None:
    """Return the three answers in one line; None where only something learnt is told."""
    parts = []
    if felt.answered is not None:
        parts.append(_ANSWERED[felt.answered])
    if felt.time is not None:
        parts.append(_TIME[felt.time])
    if felt.onward is not None:
        parts.append(f"next time: {_ONWARD[felt.onward]}")
    return "; ".join(parts) or None


def to_the_other(felt: Feedback) -> Iterator[str]:
    """Yield what somebody's feedback says to the other one, a line each."""
    whose = "My" if felt.side is Side.MENTEE else "Your"
    if felt.answered is not None:
        yield _ANSWERED[felt.answered].replace("the", whose, 1)
    if felt.time is not None:
        yield (
            f"T{_TIME[felt.time][1:]}"
            if felt.time is not TimeGiven.TOO_LONG
            else ("Less time would have done")
        )
    if felt.onward is not None:
        said = _MY_WORD[felt.onward]
        yield f"{said[0].upper()}{said[1:]}"
    if felt.learnt is not None:
        yield f"What I learnt: {felt.learnt}"


def is_unanswered(felt: Feedback | None) -> bool:
    """Tell whether somebody said that a talk left its question without a whole answer."""
    return felt is not None and felt.answered in {Answered.PARTLY, Answered.NO}
