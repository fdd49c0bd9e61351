"""What becomes of a proposal: promised in a word, taken up in other words, or left standing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from companion.summaries import cues
from companion.summaries.doers import Clause, voice_of
from companion.summaries.notes import Notes, Sentence
from companion.summaries.patterns import compiled
from companion.summaries.summary import ActionStatus
from companion.text.due import find_due_phrases
from companion.text.words import stems

_REPLY_WITHIN: Final = 4
"""How many sentences after a proposal its promise may come."""

_MOST_ANSWERS: Final = 60
"""Clauses after a proposal among which its answer is looked for."""

_SHORT_YES: Final = 4
"""Words of a reply that says yes and nothing else."""

_INLINE: Final = compiled(
    r"(?:->|=>|→| [-–—]+|[,;.(])\s*(?:ok(?:ay)?,? )?(?:i )?(?:will do|said (?:yes|ok|i would"
    r"|i'd do it)"
    r"|agreed to|i will|i'll do (?:it|that)|doing (?:it|that))\b"
)
_SURE_SEND: Final = compiled(
    r"^\W*(?:yes|sure|of course|gladly|happy to|no problem|absolutely|definitely)\W+(?:just )?"
    r"(?:send|share|mail|email|bring|show|forward|give)\b"
)
"""A yes to a request that asks for the thing itself."""

_TRIES: Final = compiled(r"\b(?:try|mayb(?:e)?|might|perhaps)\b")


@dataclass(frozen=True, slots=True)
class Settled:
    """A clause as it stands after the reply.

    Attributes:
        clause: the clause, committed where it was promised.
        promise: the sentence that promised it in a word.
        of_it: what of the thing that was asked for it promises: "a short one".
        is_answered: the other took it up in words of their own, which are a clause themselves.
    """

    clause: Clause
    promise: int | None = None
    of_it: str = ""
    is_answered: bool = False
    until: int | None = None
    """Where words end that stand behind it in its sentence and take it on."""


def settled(notes: Notes, clauses: Sequence[Clause]) -> Iterator[Settled]:
    """Yield the clauses, proposals as promised or answered where a reply did that."""
    used: set[int] = set()
    own = {one.sentence for one in clauses if one.status is ActionStatus.COMMITTED and one.verb}
    for position, clause in enumerate(clauses):
        if clause.sentence in used:
            continue
        inline = _inline_promise(notes, clause) if _is_open(clause) else clause
        if inline is not None:
            is_cut = inline.end < clause.end or inline.status is not clause.status
            yield Settled(inline, until=clause.end if is_cut else None)
            continue
        accepted = _accepted(notes, clause)
        number = _promise(notes, clause) if accepted is None else accepted
        if (
            accepted is None
            and number in own
            and not cues.PROMISE_ALONE.match(notes.sentences[number].text)
        ):
            # "Yes, I'll mail him tonight" promises what it says, not what was proposed.
            yield Settled(clause, is_answered=True)
        elif number is not None:
            if not _SURE_SEND.match(notes.sentences[number].text):
                used.add(number)
            of_it = answered_with(notes, clause, number)
            yield Settled(_promised(notes, clause, number), number, of_it)
        elif not clause.needs_promise:
            later = clauses[position + 1 : position + 1 + _MOST_ANSWERS]
            is_answered = _is_taken_up(notes, clause, later)
            yield Settled(clause, is_answered=is_answered)


def _is_open(clause: Clause) -> bool:
    return clause.status is not ActionStatus.COMMITTED or clause.asked


def _inline_promise(notes: Notes, clause: Clause) -> Clause | None:
    sentence = notes.sentences[clause.sentence]
    if sentence.speaker is not None:
        return None
    found = _INLINE.search(sentence.text, clause.task) or _took_on(sentence.text, clause.task)
    if found is None:
        return None
    status = ActionStatus.TENTATIVE if _TRIES.search(found.group()) else ActionStatus.COMMITTED
    return replace(clause, status=status, end=min(clause.end, found.start()))


_TOOK_ON: Final = compiled(
    r"(?:\s?(?:->|=>|→|➔|⇒)|\s[-–—]{1,2}\s|[,;.(]|\s(?:and|but)\b)\W{0,3}"
    r"(?:(?P<who>s?he|they|(?-i:[A-Z])[\w'-]*) )?"
    r"(?:[^.;:!?\n]{0,40}?\b(?:but|and|then)\b,?\s?(?:(?:s?he|they) )?)?"
    r"(?:will (?:do|try)(?: (?:it|that|this|so))?"
    r"|(?:said|says|sez) (?:(?:aye|yes|yeah|yep) )?(?:ok(?:ay)?|yes|aye|yeah|yep|fine|alright"
    r"|s?he(?:'d| will| would|'ll) try)"
    r"|agreed|took it on|promised(?: to)?|is up for it|up for it)"
    r"(?=\W*$|[,;.!(]|\s[-–—])(?!\W{0,3}(?:but|if|unless|maybe))"
)
"""After what somebody was told to do, that they took it on: "-> laughed but said ok"."""
_SAID_OK: Final = compiled(
    r"^\W*(?:(?:s?he|they|(?-i:[A-Z])[\w'-]*) )?(?:"
    r"(?:[^.;:!?\n]{0,40}?\b(?:but|and|then)\b,?\s?)?(?:said|says) (?:(?:aye|yes|yeah) )?"
    r"(?:ok(?:ay)?|yes|aye|yeah|fine)|will do(?: (?:it|that|so))?|agreed"
    r"|\"(?:ok(?:ay)?|yes|aye|yeah|fine|will do)\b[^\"\n]{0,40}\")\W*$"
)
"""A sentence of its own that takes on what was told just before: "said aye ok"."""


def _took_on(text: str, task: int) -> re.Match[str] | None:
    """Return the words in which notes tell that the other took a thing on, behind the thing."""
    return _TOOK_ON.search(text, task)


def _promise(notes: Notes, clause: Clause) -> int | None:
    """Return the sentence that promises a proposal without saying it again."""
    is_offer = clause.asked and clause.owner is not None and clause.owner == clause.voice
    for number in _replies(notes, clause.sentence):
        reply = notes.sentences[number]
        if notes.is_dialogue and is_offer:
            return number if cues.YES.match(reply.text) else None
        if answered_with(notes, clause, number):
            return number
        if notes.is_dialogue and voice_of(notes, reply) != (clause.owner or voice_of(notes, reply)):
            return None
        if cues.PROMISE_ALONE.match(reply.text):
            return number
        if clause.owner is not None and cues.YES.match(reply.text) and _is_short_yes(clause, reply):
            return number
        if notes.is_dialogue:
            return None
    return None


_YES_LAST: Final = compiled(
    r"^\W*(?:(?:well|ok|okay|so)\W+)?i(?:'ll| can| could| will) \w+ (?:you )?"
    r"(?P<what>(?:an?|the|one) [^.,;?!]{2,40}?),? (?:yes|yeah|yep)\b"
)


def answered_with(notes: Notes, clause: Clause, number: int) -> str:
    """Return what of the thing asked for a reply says yes to: "I can do a short one yes"."""
    reply = notes.sentences[number]
    is_asked = notes.is_dialogue and clause.asked and clause.owner is not None
    if not is_asked or voice_of(notes, reply) != clause.owner:
        return ""
    found = _YES_LAST.match(reply.text)
    return found["what"] if found is not None else ""


_ACCEPTS: Final = compiled(
    r"^\W*(?:(?:and|so|then|ok(?:ay)?)\b,? )?(?P<who>she|he|i|(?-i:[A-Z])[\w'-]+) (?:then )?"
    r"(?:(?:said|says|promised|agreed|replied|confirmed|thinks)(?: that)?"
    r" (?:she|he|i)(?:'d|'ll| would| will| is going to)"
    r"|(?:agreed|promised|offered|is going|plans) to|'ll|will|is going to)"
    r" (?:do|try|manage) (?:that|it|this|so|both|exactly that|just that)\b(?!')"
)
"""How notes tell that somebody takes on what was advised just before."""


def _accepted(notes: Notes, clause: Clause) -> int | None:
    """Return the sentence after advice in which notes tell that who it is for takes it on."""
    number = clause.sentence + 1
    if notes.is_dialogue or number >= len(notes.sentences) or clause.owner is None:
        return None
    told = notes.sentences[number]
    near = told.turn - notes.sentences[clause.sentence].turn <= 1 and told.speaker is None
    is_same = told.turn == notes.sentences[clause.sentence].turn and told.speaker is None
    is_suggested = clause.status is ActionStatus.SUGGESTED and not clause.asked
    if is_same and is_suggested and clause.owner != notes.cast.me and _SAID_OK.match(told.text):
        return number
    found = _ACCEPTS.match(told.text) if near else None
    if found is None or clause.status is not ActionStatus.SUGGESTED:
        return None
    who = found["who"].casefold()
    if who == "i":
        person = notes.cast.me
    elif who in ("she", "he"):
        person = notes.cast.other_than(notes.cast.me)
    else:
        person = notes.cast.named(found["who"])
    return number if person is not None and person == clause.owner else None


def _is_short_yes(clause: Clause, reply: Sentence) -> bool:
    """Tell whether a yes promises: to a request by itself, to an order with a date."""
    words = len(reply.text.split())
    if clause.asked:
        yes = cues.YES.match(reply.text)
        is_short = words <= _SHORT_YES and not _TAKES_BACK.search(
            reply.text, yes.end() if yes else 0
        )
        is_bare = is_short or _SURE_SEND.match(reply.text) is not None
        return is_bare or _is_plain_yes(reply.text)
    return clause.needs_promise and words <= 2 * _SHORT_YES and bool(find_due_phrases(reply.text))


_YES_ALONE: Final = compiled(
    r"^\W*(?:(?:oh|ah|ooh|aw+) )?(?:yes|yeah|yep|yup|sure|of course|ok(?:ay)?|absolutely|definitely"
    r"|certainly|gladly|with pleasure|happy to|no problem|love to|i'd love to|deal)"
    r"(?: (?:please|of course|sure|definitely|gladly|no problem|sure thing))?\s?[.!,;:–—-]+\s?"
)
_TAKES_BACK: Final = compiled(
    r"\b(?:but|if|unless|only|not|no|maybe|perhaps|might|depends|though|except|can't|cannot"
    r"|won't|try|sorry|later|another time)\b|\?"
)


def _is_plain_yes(text: str) -> bool:
    """Tell whether a reply begins with a yes of its own that the rest does not take back."""
    found = _YES_ALONE.match(text)
    return found is not None and not _TAKES_BACK.search(text, found.end())


def _replies(notes: Notes, number: int) -> Iterator[int]:
    """Yield the next sentences in which somebody may answer sentence `number`."""
    proposal = notes.sentences[number]
    for later in range(number + 1, min(len(notes.sentences), number + 1 + _REPLY_WITHIN)):
        reply = notes.sentences[later]
        is_reply = reply.speaker != proposal.speaker
        if is_reply if notes.is_dialogue else reply.turn - proposal.turn <= 1:
            yield later


def _promised(notes: Notes, clause: Clause, number: int) -> Clause:
    reply = notes.sentences[number]
    is_tried = _TRIES.search(reply.text)
    owner = clause.owner if clause.owner is not None else voice_of(notes, reply)
    status = ActionStatus.TENTATIVE if is_tried else ActionStatus.COMMITTED
    return replace(clause, owner=owner, status=status, asked=False)


def _is_taken_up(notes: Notes, clause: Clause, later: Sequence[Clause]) -> bool:
    """Tell whether who a proposal was meant for then promises it in other words."""
    mine = set(stems(notes.sentences[clause.sentence].text[clause.task : clause.end]))
    for other in later:
        if other.sentence > clause.sentence + 2 * _REPLY_WITHIN:
            break
        if other.status is not ActionStatus.COMMITTED or other.owner != clause.owner:
            continue
        answer = notes.sentences[other.sentence]
        theirs = set(stems(answer.text[other.task : other.end]))
        in_other_words = notes.is_dialogue and cues.TAKES_UP.match(answer.text)
        if in_other_words or other.verb == clause.verb or len(mine & theirs) > 1:
            return True
    return False
