"""What a first message must keep to, whoever wrote it."""

import re
from collections.abc import Iterable
from typing import Final

from companion.outreach.facts import mentor_facts
from companion.outreach.jottings import notes_are_own, read_jottings
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
from companion.outreach.slots import shared_slot
from companion.outreach.subject import SUBJECT_WORDS
from companion.text.seams import doubled_words, placeholders, wrong_articles
from companion.text.words import count_words
from companion.values import Value
from companion.writing.draft import Violation
from companion.writing.grounding import grounding
from companion.writing.sources import fields_of
from companion.writing.task import Check

MOST_QUESTIONS: Final = 3
FEWEST_QUESTIONS: Final = 1

_WORDS: Final = {MessageChannel.EMAIL: EMAIL_WORDS, MessageChannel.CHAT: CHAT_WORDS}

_PERSON_FIELDS: Final = (
    "name",
    "headline",
    "bio",
    "skills",
    "interests",
    "can_help_with",
    "industries",
    "languages",
    "time_zone",
    "channels",
    "links",
    "career",
)
_GOAL_FIELDS: Final = ("statement", "challenge", "success_measure", "skills", "kind")
_DAYS: Final = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}

_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]?")
_ASKS: Final = re.compile(
    r"\b(?:could|would|can|will|may|might) (?:you|i|we)\b[^?]{0,300}\?"
    r"|\bare you (?:free|available|open|willing)\b|\bdo you have (?:time|\d)",
    re.IGNORECASE,
)
_OF_TIME: Final = re.compile(r"\bminutes?\b|\bmeet\b|\bcall\b|\btalk\b|\bspeak\b|\bchat\b", re.I)
_EASY_NO: Final = re.compile(
    r"\bno[”\"'’]? (?:is|works|would be|problem|need|pressure|worries|hard feelings|obligation)|"
    r"(?:say|saying|a|short|simple|one-word|quick) [“\"'‘]?no\b|[“\"'‘]no[”\"'’]|not now|"
    r"not (?:a |the )?(?:good|right|best) (?:time|moment|fit)|bad time|decline|"
    r"understand (?:completely )?if|feel free to (?:say|ignore|pass)|"
    r"(?:can't|cannot|can’t|not able to|don't have|don’t have) (?:the )?(?:time|make)|"
    r"don['’]t worry if|turn (?:this|it|me) down|without (?:giving )?a reason|"
    r"\bif (?:not|this|it|that|you|now)\b[^.!?\n]{0,80}"
    r"(?:tell me|say so|let me know|understand|(?:okay|ok|fine|all right)\b)",
    re.IGNORECASE,
)
_CALLED_OUT: Final = re.compile(r"![^!]{0,2000}!|!{2}")


def _length(brief: OutreachBrief, draft: OutreachDraft) -> tuple[Violation, ...]:
    if brief.channel is MessageChannel.INVITE:
        count = len(draft.body)
        if count <= INVITE_CHARACTERS:
            return ()
        text = f"the invite has {count} characters; cut it to {INVITE_CHARACTERS}"
        return (Violation(code="too_long", text=text),)
    fewest, most = _WORDS[brief.channel]
    count = count_words(draft.body)
    if count < fewest:
        text = f"the body has {count} words; write {fewest} to {most}"
        return (Violation(code="too_short", text=text),)
    if count > most:
        text = f"the body has {count} words; cut it to {most}"
        return (Violation(code="too_long", text=text),)
    return ()


def _subject(brief: OutreachBrief, draft: OutreachDraft) -> tuple[Violation, ...]:
    if brief.channel is not MessageChannel.EMAIL:
        if not draft.subject:
            return ()
        text = f"{brief.channel.value} messages have no subject; leave it out"
        return (Violation(code="subject", text=text),)
    fewest, most = SUBJECT_WORDS
    count = count_words(draft.subject or "")
    if fewest <= count <= most:
        return ()
    text = f"the subject has {count} words; write {fewest} to {most} that name the matter"
    return (Violation(code="subject", text=text),)


def _asks_once(brief: OutreachBrief, draft: OutreachDraft) -> tuple[Violation, ...]:
    found: list[Violation] = []
    sentences = _SENTENCE.findall(draft.body)
    asks = [text for text in sentences if _ASKS.search(text) and _OF_TIME.search(text)]
    if len(asks) > 1:
        text = f"the body asks for {len(asks)} things ({asks[1].strip()!r}); keep one request"
        found.append(Violation(code="one_ask", text=text))
    if not re.search(rf"\b{brief.minutes}[ -]?(?:minutes?|min)\b", draft.body):
        text = f"the body does not say how long; name the {brief.minutes} minutes"
        found.append(Violation(code="minutes", text=text))
    questions = draft.body.count("?")
    if not FEWEST_QUESTIONS <= questions <= MOST_QUESTIONS:
        text = f"the body has {questions} questions; ask {FEWEST_QUESTIONS} to {MOST_QUESTIONS}"
        found.append(Violation(code="questions", text=text))
    return tuple(found)


def _leaves_a_way_out(brief: OutreachBrief, draft: OutreachDraft) -> tuple[Violation, ...]:
    if brief.channel is MessageChannel.INVITE or _EASY_NO.search(draft.body):
        return ()
    text = "nothing tells the mentor that a no is fine; add one short sentence that does"
    return (Violation(code="easy_no", text=text),)


def _reads_clean(_brief: OutreachBrief, draft: OutreachDraft) -> tuple[Violation, ...]:
    text = f"{draft.subject or ''}\n{draft.body}"
    found = [
        Violation(code="placeholder", text=f"{gap!r} is left to be filled in; write or drop it")
        for gap in placeholders(text)
    ]
    found += [
        Violation(code="doubled_word", text=f"{pair!r} stands twice; keep one")
        for pair in doubled_words(text)
    ]
    found += [
        Violation(code="article", text=f"{words!r} has the wrong article")
        for words in wrong_articles(text)
    ]
    if _CALLED_OUT.search(text):
        found.append(Violation(code="exclamations", text="use one exclamation mark at most"))
    return tuple(found)


def _claims_hold(brief: OutreachBrief, draft: OutreachDraft) -> tuple[Violation, ...]:
    return tuple(
        violation for item in draft.claims if (violation := _broken(brief, draft, item)) is not None
    )


def _broken(brief: OutreachBrief, draft: OutreachDraft, item: Claim) -> Violation | None:
    if item.text not in draft.body:
        text = f"the claim {item.text!r} is not in the body; copy the words as they stand there"
        return Violation(code="claim_not_in_body", text=text)
    value = field_text(_record(brief, item.about), item.field)
    if value is None:
        text = f"the claim {item.text!r} names {item.field!r}, which is no field of {item.about}"
        return Violation(code="claim_without_field", text=text)
    if not item.quote or item.quote not in value:
        text = f"{item.quote!r} is not in {item.about.value} {item.field}; quote it word for word"
        return Violation(code="claim_misquotes", text=text)
    return None


def _says_why(brief: OutreachBrief, draft: OutreachDraft) -> tuple[Violation, ...]:
    """A message that names no fact of a mentor whose profile has some could go to anybody."""
    if any(item.about is ClaimAbout.MENTOR for item in draft.claims):
        return ()
    own = notes_are_own(brief)
    if not mentor_facts(brief.mentor, brief.goal, notes_are_own=own):
        return ()
    text = "nothing says why this mentor; name one fact of the profile that bears on the goal"
    return (Violation(code="no_reason", text=text),)


def field_text(record: Value, path: str) -> str | None:
    """Return the text at a path such as `career[0].summary`; None when there is none."""
    current: object = record
    for name, number in re.findall(r"([a-z_]+)(?:\[(\d{1,4})\])?", path[:200]):
        if not isinstance(current, Value) or name not in type(current).model_fields:
            return None
        current = getattr(current, name)
        if number:
            if not isinstance(current, tuple) or int(number) >= len(current):
                return None
            current = current[int(number)]
    return str(current) if isinstance(current, str) else None


def sources(brief: OutreachBrief) -> Iterable[str]:
    """Return every text that a message may rest on."""
    for person in (brief.mentee, brief.mentor):
        said = person.model_copy(update={"bio": None}) if person.noted_about else person
        yield from (text for _, text in fields_of(said, _PERSON_FIELDS))
        if person.noted_about and person is brief.mentor:
            yield from (jotted.quote for jotted in read_jottings(person).work)
        if brief.paired_by is not None and person is brief.mentee and person.unit:
            yield person.unit
        yield from (_DAYS[window.weekday.value] for window in person.availability)
    yield from (text for _, text in fields_of(brief.goal, _GOAL_FIELDS))
    if brief.paired_by is not None and brief.paired_by.programme:
        yield brief.paired_by.programme
    if brief.goal.target_on is not None:
        yield f"{brief.goal.target_on:%d %B %Y}"
    shared = shared_slot(brief.mentee, brief.mentor, minutes=brief.minutes)
    if shared is not None:
        yield shared.days
    yield f"{brief.minutes} minutes"


def _record(brief: OutreachBrief, about: ClaimAbout) -> Value:
    match about:
        case ClaimAbout.MENTOR:
            return brief.mentor
        case ClaimAbout.MENTEE:
            return brief.mentee
        case ClaimAbout.GOAL:
            return brief.goal


def _texts(draft: OutreachDraft) -> Iterable[str]:
    return (draft.subject or "", draft.body)


CHECKS: Final[tuple[Check[OutreachBrief, OutreachDraft], ...]] = (
    _length,
    _subject,
    _asks_once,
    _leaves_a_way_out,
    _reads_clean,
    _claims_hold,
    _says_why,
    grounding(texts=_texts, sources=sources),
)
"""All of them, for a model's draft and for a composed one."""
