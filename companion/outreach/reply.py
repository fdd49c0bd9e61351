"""What a model replies when it drafts a first message, and how that becomes a draft."""

from collections.abc import Mapping
from typing import Final

from companion.errors import ModelReplyError
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
from companion.text.words import count_words
from companion.values import Notice, Value
from companion.writing.draft import Accepted, Dropped, Violation
from companion.writing.grounding import grounding
from companion.writing.parsing import ReplyText
from companion.writing.placeholders import no_placeholders
from companion.writing.sources import SourceText, fields_of, find_source, find_whole, numbered
from companion.writing.task import Check

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

_NOT_FOUND: Final = ""


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
    """Return everything that a message may claim: of the mentor first, whom it must be about."""
    records: tuple[tuple[ClaimAbout, Value, tuple[str, ...]], ...] = (
        (ClaimAbout.MENTOR, brief.mentor, PERSON_FIELDS),
        (ClaimAbout.GOAL, brief.goal, GOAL_FIELDS),
        (ClaimAbout.MENTEE, brief.mentee, PERSON_FIELDS),
    )
    return tuple(
        SourceText(origin=about, ref=path, text=text)
        for about, record, names in records
        for path, text in fields_of(record, names)
    )


def inputs(brief: OutreachBrief) -> Mapping[str, str]:
    """Return the texts of the prompt's placeholders."""
    return {
        "email_fewest_words": str(EMAIL_WORDS[0]),
        "email_most_words": str(EMAIL_WORDS[1]),
        "chat_fewest_words": str(CHAT_WORDS[0]),
        "chat_most_words": str(CHAT_WORDS[1]),
        "invite_characters": str(INVITE_CHARACTERS),
        "channel": brief.channel.value,
        "minutes": str(brief.minutes),
        "mentee": brief.mentee.first_name,
        "mentor": brief.mentor.first_name,
        "sources": numbered(sources(brief)),
    }


def accept(brief: OutreachBrief, reply: OutreachReply) -> Accepted[OutreachDraft]:
    """Return the draft that a reply comes to, its words counted here.

    A claim that the body does not make is dropped. One that it makes without a source stays, with
    an empty field and quote, so that `CLAIMS_HOLD` sends the message back: leaving it out of the
    list would leave it in the message.

    Raises:
        ModelReplyError: there is no body.
    """
    body = "\n".join(line.rstrip() for line in reply.body.splitlines()).strip()
    if not body:
        raise ModelReplyError("`body` is empty; write the message.")
    known = sources(brief)
    claims: list[Claim] = []
    dropped: list[Dropped] = []
    for claim in reply.claims:
        made = find_whole(body, claim.text)
        if made is None:
            dropped.append(_not_made(claim))
            continue
        found = find_source(known, label=claim.source, quote=claim.quote)
        claims.append(
            Claim(
                text=made.text,
                about=ClaimAbout(found.source.origin) if found else ClaimAbout.MENTOR,
                field=found.source.ref if found else _NOT_FOUND,
                quote=found.quote.text if found else _NOT_FOUND,
            )
        )
    subject = " ".join(reply.subject.split())
    with_subject = brief.channel is MessageChannel.EMAIL and subject
    draft = OutreachDraft(
        subject=subject if with_subject else None,
        body=body,
        words=count_words(body),
        claims=tuple(dict.fromkeys(claims)),
    )
    return Accepted(draft=draft, dropped=tuple(dropped))


def _not_made(claim: ReplyClaim) -> Dropped:
    why = Notice(code="claim_not_in_body", text="The message does not say this.")
    return Dropped(text=claim.text, why=why)


def claims_hold(brief: OutreachBrief, draft: OutreachDraft) -> tuple[Violation, ...]:
    """Check that every claim stands in the body and its quote in the field that it names."""
    texts = {(source.origin, source.ref): source.text for source in sources(brief)}
    return tuple(
        Violation(
            code="claim_without_source",
            text=f"the body says {claim.text!r}, and the quote for it is in no source; take the "
            "statement out, or quote the words that support it",
        )
        for claim in draft.claims
        if claim.text not in draft.body
        or not claim.quote
        or claim.quote not in texts.get((claim.about, claim.field), "")
    )


def _known_texts(brief: OutreachBrief) -> tuple[str, ...]:
    target = (brief.goal.target_on.isoformat(),) if brief.goal.target_on else ()
    return (
        brief.mentee.name,
        brief.mentor.name,
        str(brief.minutes),
        *target,
        *(source.text for source in sources(brief)),
    )


def _texts(draft: OutreachDraft) -> tuple[str, ...]:
    return (draft.subject or "", draft.body)


CHECKS: Final[tuple[Check[OutreachBrief, OutreachDraft], ...]] = (
    claims_hold,
    no_placeholders(texts=_texts),
    grounding(texts=_texts, sources=_known_texts),
)
"""Added to the stage's own checks."""
