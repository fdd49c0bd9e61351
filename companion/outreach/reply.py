"""What a model replies when it drafts a first message, and how that becomes a draft."""

from collections.abc import Mapping
from typing import Final

from companion.errors import ModelReplyError
from companion.outreach.directed import misdirected
from companion.outreach.message import (
    CHAT_WORDS,
    EMAIL_WORDS,
    INVITE_CHARACTERS,
    Claim,
    ClaimAbout,
    MessageChannel,
    OutreachBrief,
    OutreachDraft,
)
from companion.outreach.names import greeting_name
from companion.outreach.paired import paired_by
from companion.outreach.rules import FEWEST_QUESTIONS, MOST_QUESTIONS
from companion.outreach.subject import SUBJECT_WORDS
from companion.people.person import NOTED_ABOUT
from companion.text.spans import Quote
from companion.text.words import count_words
from companion.values import Notice, Value
from companion.writing.draft import Accepted, Dropped
from companion.writing.parsing import ReplyText
from companion.writing.sources import (
    Found,
    SourceText,
    fields_of,
    find_source,
    find_whole,
    numbered,
)

PERSON_FIELDS: Final = (
    "headline",
    "bio",
    "can_help_with",
    "career",
    "skills",
    "interests",
    "industries",
)
"""What a message may say of a person. E-mail, manager, pronouns and links never reach a prompt."""

GOAL_FIELDS: Final = ("statement", "challenge", "success_measure", "skills")


class ReplyClaim(Value):
    """A statement of the body and the words that it rests on."""

    text: ReplyText
    source: ReplyText
    quote: ReplyText


class OutreachReply(Value):
    """What a model is asked for."""

    subject: ReplyText
    body: ReplyText
    claims: tuple[ReplyClaim, ...]


def sources(brief: OutreachBrief) -> tuple[SourceText, ...]:
    """Return everything that a message may claim: of the mentor first, whom it must be about.

    What the mentor was chosen for comes before the rest of the profile.
    """
    records: tuple[tuple[ClaimAbout, Value, tuple[str, ...]], ...] = (
        (ClaimAbout.MENTOR, brief.mentor, PERSON_FIELDS),
        (ClaimAbout.GOAL, brief.goal, GOAL_FIELDS),
        (ClaimAbout.MENTEE, brief.mentee, PERSON_FIELDS),
    )
    found = [
        SourceText(origin=about, ref=path, text=text)
        for about, record, names in records
        for path, text in fields_of(record, names)
        if not (path == "bio" and text.startswith(NOTED_ABOUT))
    ]
    first = None if brief.grounds is None else (ClaimAbout.MENTOR, brief.grounds.field)
    return tuple(sorted(found, key=lambda source: (source.origin, source.ref) != first))


def inputs(brief: OutreachBrief) -> Mapping[str, str]:
    """Return the texts of the prompt's placeholders."""
    return {
        "email_fewest_words": str(EMAIL_WORDS[0]),
        "email_most_words": str(EMAIL_WORDS[1]),
        "chat_fewest_words": str(CHAT_WORDS[0]),
        "chat_most_words": str(CHAT_WORDS[1]),
        "invite_characters": str(INVITE_CHARACTERS),
        "subject_fewest_words": str(SUBJECT_WORDS[0]),
        "subject_most_words": str(SUBJECT_WORDS[1]),
        "fewest_questions": str(FEWEST_QUESTIONS),
        "most_questions": str(MOST_QUESTIONS),
        "channel": brief.channel.value,
        "minutes": str(brief.minutes),
        "mentee": greeting_name(brief.mentee),
        "mentor": greeting_name(brief.mentor),
        "arranged": "" if brief.paired_by is None else paired_by(brief.paired_by),
        "sources": numbered(sources(brief)),
    }


def accept(brief: OutreachBrief, reply: OutreachReply) -> Accepted[OutreachDraft]:
    """Return the draft that a reply comes to, its words counted here.

    A claim that the body does not make is dropped and named.

    Raises:
        ModelReplyError: there is no body, or it makes claims that rest on nothing: leaving those
            out of the list would leave them in the message.
    """
    body = "\n".join(line.rstrip() for line in reply.body.splitlines()).strip()
    if not body:
        raise ModelReplyError("`body` is empty; write the message.")
    wrong = misdirected(brief, body)
    if wrong:
        raise ModelReplyError(f"{wrong}.")
    known = sources(brief)
    claims: list[Claim] = []
    dropped: list[Dropped] = []
    unsupported: list[str] = []
    for claim in reply.claims:
        made = find_whole(body, claim.text)
        found = find_source(known, label=claim.source, quote=claim.quote)
        if made is None:
            dropped.append(_not_made(claim))
        elif found is None:
            unsupported.append(made.text)
        else:
            claims.append(_claim(made, found))
    if unsupported:
        raise ModelReplyError(
            f"The body says {', '.join(map(repr, unsupported))}, and what is quoted for it stands "
            "in no source; take the statement out, or quote words that support it."
        )
    subject = " ".join(reply.subject.split())
    draft = OutreachDraft(
        subject=subject if subject and brief.channel is MessageChannel.EMAIL else None,
        body=body,
        words=count_words(body),
        claims=tuple(dict.fromkeys(claims)),
    )
    return Accepted(draft=draft, dropped=tuple(dropped))


def _claim(made: Quote, found: Found) -> Claim:
    return Claim(
        text=made.text,
        about=ClaimAbout(found.source.origin),
        field=found.source.ref,
        quote=found.quote.text,
    )


def _not_made(claim: ReplyClaim) -> Dropped:
    why = Notice(code="claim_not_in_body", text="The message does not say this.")
    return Dropped(text=claim.text, why=why)
