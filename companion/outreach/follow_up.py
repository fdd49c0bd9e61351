"""The one follow-up to a message that met with silence: short, one reminder, an easy no."""

from datetime import date
from typing import Final

from companion.goals.goal import Goal
from companion.goals.wording import goal_words
from companion.outreach.message import (
    INVITE_CHARACTERS,
    Claim,
    ClaimAbout,
    MessageChannel,
    OutreachMessage,
)
from companion.outreach.names import own_first_name, salutation, signature
from companion.outreach.pieces import anchored, claim
from companion.people.person import Person
from companion.text.language import is_english_wish
from companion.text.words import count_words
from companion.values import DEFAULT_MINUTES, Minutes, Notice, Value

_RE: Final = "Re: "
_POINTS_BACK: Final = frozenset({"me", "it", "this", "that", "them"})
"""How a topic ends that says nothing to its reader."""

_OTHER_LANGUAGE: Final = Notice(
    code="language_not_read",
    text="Your goal is not in English, and this reminder is; put it into the language of your "
    "first message.",
)


class FollowUpBrief(Value):
    """Everything that a follow-up may rest on."""

    mentee: Person
    mentor: Person
    goal: Goal | None = None
    channel: MessageChannel = MessageChannel.EMAIL
    minutes: Minutes = DEFAULT_MINUTES
    asked_on: date
    """The day on which the first message was sent."""
    subject: str | None = None
    """The subject of the first message."""


def follow_up(brief: FollowUpBrief, *, most_words: int) -> OutreachMessage:
    """Return the follow-up; the topic is left out where it would have more than `most_words`.

    It names the day and the topic of the first message, asks for the same minutes and says that
    nothing more will come.
    """
    topic = _topic(brief.goal)
    body = _body(brief, topic)
    is_invite = brief.channel is MessageChannel.INVITE
    if count_words(body) > most_words or (is_invite and len(body) > INVITE_CHARACTERS):
        topic, body = None, _body(brief, None)
    claims: tuple[Claim, ...] = ()
    if topic is not None and brief.goal is not None:
        quote = goal_words(brief.goal).clause_quote
        made = claim(topic, about=ClaimAbout.GOAL, field="statement", quote=quote)
        claims = anchored((made,), body)
    is_read = brief.goal is None or is_english_wish(brief.goal.statement)
    return OutreachMessage(
        subject=_subject(brief) if brief.channel is MessageChannel.EMAIL else None,
        body=body,
        words=count_words(body),
        claims=claims,
        warnings=() if is_read else (_OTHER_LANGUAGE,),
    )


def _body(brief: FollowUpBrief, topic: str | None) -> str:
    about = "" if topic is None else f" about {topic}"
    day = f"{brief.asked_on.day} {brief.asked_on:%B}"
    reminder = (
        f"short reminder of my message of {day}{about}, in case it got buried. {brief.minutes} "
        "minutes would be enough, in whatever way is easiest for you."
    )
    easy_no = "If it does not suit, a one-word no is fine. I will not ask again."
    greeting = f"Hi {salutation(brief.mentor)},"
    if brief.channel is not MessageChannel.EMAIL:
        thanks = ", ".join(part for part in ("Thank you", own_first_name(brief.mentee)) if part)
        return f"{greeting} a {reminder} {easy_no} {thanks}"
    ending = f"Thank you,\n{signature(brief.mentee)}".rstrip(",\n")
    return "\n\n".join((greeting, f"A {reminder}", easy_no, ending))


def _subject(brief: FollowUpBrief) -> str:
    subject = brief.subject or "My message"
    return subject if subject.casefold().startswith(_RE.casefold()) else f"{_RE}{subject}"


def _topic(goal: Goal | None) -> str | None:
    """Return the goal as a phrase that fits after "about", if it gives a short one."""
    topic = goal_words(goal).topic if goal is not None else None
    if topic is None or topic.field != "statement" or topic.text.split()[-1] in _POINTS_BACK:
        return None
    return topic.text
