"""Three replies to a request: yes with times, tell me more with one question, no with thanks."""

from enum import StrEnum
from typing import Final

from companion.outreach.names import salutation, signature
from companion.outreach.received import Received
from companion.people.person import Person
from companion.text.phrasing import listed
from companion.text.words import count_words
from companion.values import (
    DEFAULT_MINUTES,
    LONGEST_MINUTES,
    MOST_SLOTS,
    SHORTEST_MINUTES,
    Value,
)

_QUESTIONS: Final = {
    "no_question": "What is the one thing that you would like to know at the end of it?",
    "no_who": "Could you tell me in two lines what you do now?",
    "no_why_you": "What made you think of me for it?",
}
"""What to ask by what is missing, the most needed first."""

_TRIED: Final = "What have you tried so far, and where did it stop?"
_ELSEWHERE: Final = (
    "Somebody who did this a year or two ago may help you more than I can: a former colleague, or "
    "a member of your professional association."
)


class ReplyKind(StrEnum):
    """What a reply says."""

    YES = "yes"
    MORE = "more"
    NO = "no"


class Reply(Value):
    """One reply, ready to be read and sent by the mentor."""

    kind: ReplyKind
    body: str
    words: int


class Triage(Value):
    """A request as its mentor sees it: what is asked, whether it fits this week, three replies."""

    received: Received
    minutes: int
    """What a yes offers."""
    minutes_left: int | None
    """Of this week; None where nobody said how many there are."""
    slots: tuple[str, ...]
    """Times that the yes offers."""
    replies: tuple[Reply, ...]

    @property
    def fits(self) -> bool | None:
        """Whether the minutes are there this week; None where that is not known."""
        return None if self.minutes_left is None else self.minutes <= self.minutes_left


class Answering(Value):
    """Everything that the replies rest on."""

    mentor: Person
    received: Received
    sender: Person | None = None
    """Who asks, where they are stored; else the name that they signed with."""
    slots: tuple[str, ...] = ()
    """Times that the mentor offers, as they will stand in the message."""


def triage(about: Answering, *, minutes_left: int | None) -> Triage:
    """Return what a mentor needs to answer one request."""
    return Triage(
        received=about.received,
        minutes=offered_minutes(about.received),
        minutes_left=minutes_left,
        slots=about.slots[:MOST_SLOTS],
        replies=replies(about),
    )


def replies(about: Answering) -> tuple[Reply, ...]:
    """Return the three replies, in the order of `ReplyKind`. Pure."""
    return tuple(
        Reply(kind=kind, body=body, words=count_words(body))
        for kind, body in (
            (ReplyKind.YES, _letter(about, _yes(about))),
            (ReplyKind.MORE, _letter(about, _more(about))),
            (ReplyKind.NO, _letter(about, _no())),
        )
    )


def offered_minutes(received: Received) -> int:
    """Return the minutes that a yes offers: what was asked for, within a short session's length."""
    asked = received.minutes or DEFAULT_MINUTES
    return max(SHORTEST_MINUTES, min(LONGEST_MINUTES, asked))


def _yes(about: Answering) -> str:
    minutes = offered_minutes(about.received)
    slots = about.slots[:MOST_SLOTS]
    when = (
        f"I could do {' or '.join(slots)}: which is better for you?"
        if slots
        else "Please send me two times next week that suit you, and I will take one."
    )
    return (
        f"Thank you for asking me. Yes, gladly, for {minutes} minutes. {when} "
        "Two lines beforehand on where you stand would help us both."
    )


def _more(about: Answering) -> str:
    missing = {notice.code for notice in about.received.missing}
    question = next((asked for code, asked in _QUESTIONS.items() if code in missing), _TRIED)
    return f"Thank you for writing. Before I say yes or no, one question: {question}"


def _no() -> str:
    return (
        "Thank you for asking me. I cannot take this on now, and say so at once so that you need "
        f"not wait. {_ELSEWHERE} I wish you well with it."
    )


def _letter(about: Answering, text: str) -> str:
    ending = f"Best wishes,\n{signature(about.mentor)}".rstrip(",\n")
    return f"{_greeting(about)}\n\n{text}\n\n{ending}"


def _greeting(about: Answering) -> str:
    sender = about.sender
    if sender is None and about.received.sender is not None:
        sender = about.mentor.model_copy(update={"name": about.received.sender})
    return "Hello," if sender is None else f"Hi {salutation(sender)},"


def missing_said(received: Received) -> str | None:
    """Return what a request leaves open, in one line; None where nothing is missing."""
    if not received.missing:
        return None
    return listed([notice.text for notice in received.missing])
