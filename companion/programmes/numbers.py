"""What an organiser sees of a programme: numbers, and of nobody a number of their own."""

from datetime import date
from typing import Final

from companion.access.policy import AGGREGATE_AT_LEAST
from companion.values import Value

ROUNDED_TO: Final = 5
"""Of what each number is a multiple: one person more or less can hardly be seen in it."""

LEFT_OUT: Final = 3
"""Members, drawn by lot, who are in no number that rests on a yes, whether they said it or not.

Without them a number of everybody would tell the yes of each.
"""

Number = int | None
"""A multiple of `ROUNDED_TO`; None where fewer than five people are behind it, maybe nobody."""

Average = float | None
"""0.25, 0.5 or 0.75, the nearest: 1 or 0 would tell what each of them said."""


class PairNumbers(Value):
    """Pairs, each once, whoever of the two keeps it."""

    running: Number
    paused: Number
    ended: Number


class RequestNumbers(Value):
    """Requests that were sent: those without an answer, and what the others were answered."""

    open: Number
    yes: Number
    no: Number
    more: Number


class ActionNumbers(Value):
    """Confirmed actions of talks."""

    open: Number
    done: Number
    dropped: Number


class FeedbackNumbers(Value):
    """What people said of their talks, each person once however often they did."""

    question_answered: Average
    """Yes is 1, partly is a half."""
    time_was_right: Average
    wants_more: Average
    """To go on or deeper is 1, about something else a half, enough 0."""


class ProgrammeNumbers(Value):
    """A programme in numbers.

    Only what its members let be counted is in them, and nothing of whoever asks, nor of the few
    who are left out by lot. No sum stands beside its parts.
    """

    programme_id: str
    on: date
    at_least: int = AGGREGATE_AT_LEAST
    """People behind a number before it is shown."""
    rounded_to: int = ROUNDED_TO
    left_out: int = LEFT_OUT
    """Members, drawn by lot, who are in none of what follows but `mentees` and `mentors`."""
    mentees: Number
    mentors: Number
    counted: Number
    """Members who let their talks be counted, but those left out."""
    pairs: PairNumbers
    talks: Number
    """Held until `on`, each once."""
    requests: RequestNumbers
    actions: ActionNumbers
    feedback: FeedbackNumbers
