"""Who is meant: the doer that a clause, a label or a heading names, if they took part at all."""

import re
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from companion.people.person import PersonId
from companion.summaries.cast import Cast
from companion.summaries.forms import Mark
from companion.summaries.headings import LISTS
from companion.summaries.named_cues import Cues, cues_for
from companion.summaries.notes import Notes, Sentence
from companion.summaries.patterns import compiled
from companion.summaries.strangers import NOT_NAMES, OTHERS
from companion.summaries.summary import ActionStatus

MOST_CLAUSES: Final = 10
"""Of one kind in one sentence: nobody undertakes more in a breath."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of one sentence that says what somebody will, might or should do.

    `subject` is where the words that name the doer begin, `task` where the thing to do does, verb
    first; `end` is where it ends.
    """

    sentence: int
    start: int
    subject: int
    task: int
    end: int
    verb: str
    owner: PersonId | None
    status: ActionStatus
    voice: PersonId | None
    """Who "I" is in these words."""
    asked: bool = False
    """A request or an offer: a plain yes makes it a promise."""
    needs_promise: bool = False
    """Worth nothing unless the other takes it on: an order given in passing, an offer."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence of some notes with all that the reading of its clauses needs to know."""

    notes: Notes
    number: int
    text: str
    """The sentence, or the part of it that states something."""
    cues: Cues
    voice: PersonId | None

    @property
    def sentence(self) -> Sentence:
        """The sentence with its context."""
        return self.notes.sentences[self.number]

    @property
    def cast(self) -> Cast:
        """Who took part."""
        return self.notes.cast

    @property
    def is_spoken(self) -> bool:
        """Whether the sentence belongs to somebody who speaks, not to whoever took notes."""
        return self.sentence.speaker is not None or self.notes.is_dialogue

    @property
    def is_listed(self) -> bool:
        """Whether it begins a line under a heading for things to do."""
        return self.sentence.section in LISTS and self.sentence.first

    @property
    def is_short(self) -> bool:
        """Whether it was noted down rather than written as prose."""
        sentence = self.sentence
        return sentence.mark is not Mark.NONE or sentence.is_line or sentence.text[:1].islower()

    def about(self, text: str) -> "Reading":
        """Return the reading of a part of the sentence that begins where it does."""
        return replace(self, text=text)

    def clause(
        self, *, subject: int, task: int, verb: str, owner: PersonId | None, status: ActionStatus
    ) -> Clause:
        """Return the clause from the mark before `subject` to the end of the text."""
        other = _OTHER_SUBJECT.search(self.text, task)
        return Clause(
            sentence=self.number,
            start=clause_start(self.text, subject),
            subject=subject,
            task=task,
            end=other.start() if other else len(self.text),
            verb=verb,
            owner=owner,
            status=status,
            voice=self.voice,
        )


class Doer(NamedTuple):
    """Who does it; nobody where the notes do not say. Not `known`: it may be no participant."""

    owner: PersonId | None
    known: bool = True


NOBODY: Final = Doer(None)
STRANGER: Final = Doer(None, known=False)


def reading_of(notes: Notes, number: int) -> Reading:
    """Return the reading of one sentence."""
    sentence = notes.sentences[number]
    cues = cues_for(notes.cast.pattern)
    return Reading(notes, number, sentence.text, cues, voice_of(notes, sentence))


def voice_of(notes: Notes, sentence: Sentence) -> PersonId | None:
    """Return who "I" is in a sentence: its speaker, or in notes without one whoever wrote them."""
    if sentence.speaker is not None:
        return notes.cast.named(sentence.speaker)
    return None if notes.is_dialogue else notes.cast.me


_OTHER_SUBJECT: Final = compiled(
    r",? (?:and|but)(?: then)? (?:i|you|he|she|we|they) [a-z]",
    r",? (?:and|but) (?:the|my|his|her|our|their|this|that) (?:[\w'-]+ ){1,3}(?:is|are|was|were|has"
    r"|have|had|will|needs|must|can)\b",
    r"\. (?:(?:he|she|they) )?(?:hasn't|has not|haven't|not|never) (?:\w+ )?\w+\W*$",
    r"[,;:.–—-] (?:and )?next (?:call|chat|session|meeting|one|time we)\b",
)
"""Where another clause begins, which says what somebody else does or when they meet again."""

_BOUNDARY: Final = compiled(r"[.;:!?] | [-–—]+ |[-=]>|[→➔⇒]|,? (?:but|and then|so|and) |[()]\s*")


def clause_start(text: str, position: int) -> int:
    """Return where the clause around `position` begins: after the last mark or conjunction."""
    start = 0
    for boundary in _BOUNDARY.finditer(text, 0, position):
        start = boundary.end()
    return start


def doer_of(reading: Reading, found: re.Match[str]) -> Doer:
    """Return whom the subject of a clause means, by the group of `_WHO` that matched."""
    cast = reading.cast
    inner = _INNER.search(found.group())
    if inner is not None:
        return _said_of(reading, found, inner[1].casefold())
    if found["i"]:
        return Doer(reading.voice)
    if found["we"] or found["some"]:
        return NOBODY
    if found["you"]:
        is_told = reading.is_spoken or reading.notes.is_letter
        return Doer(cast.other_than(reading.voice) if is_told else _mentee(cast))
    if found["name"]:
        person = cast.named(found["name"])
        return Doer(person, known=person is not None)
    if found["cap"]:
        is_name = found["cap"].casefold() not in NOT_NAMES and not reading.is_spoken
        return Doer(None, known=is_name and (reading.is_short or not cast.participants))
    return STRANGER if found["they"] or reading.is_spoken else she_means(reading, found.start())


_INNER: Final = compiled(
    r"\b(?:said|says|sez|promised|promises|agreed|confirmed|replied|told)\b.{0,40}?"
    r"\b(?P<who>i|he|she|we)(?:'?d|'?ll| would| wud| will| is going to| was going to)(?: \w+)*\s*$"
)
"""Who is to do it by what somebody said: "we agreed that she would"."""


def _said_of(reading: Reading, found: re.Match[str], inner: str) -> Doer:
    """Return whom "she" means in "we agreed that she would", or "I" in "I said I'd"."""
    if inner == "i":
        return Doer(reading.voice)
    if inner == "we":
        return NOBODY
    if found["i"] or found["we"]:
        return she_means(reading, found.start())
    if found["name"]:
        person = reading.cast.named(found["name"])
        return Doer(person, known=person is not None)
    return she_means(reading, found.start()) if not reading.is_spoken else STRANGER


def _mentee(cast: Cast) -> PersonId | None:
    """Return whom advice in somebody's own notes is for, if the roles tell."""
    return cast.other_than(cast.me) if "mentor" in cast.role(cast.me) else cast.me


_FOR_ME: Final = compiled(
    r"(?:she|he)(?:'ll| will| is going to|'s going to) (?:(?:also|then) )?(?:send|show|give|tell"
    r"|email|mail|text|bring|lend|forward|introduce) me\b"
)


def she_means(reading: Reading, position: int) -> Doer:
    """Return whom "she" or "he" means in notes that one of two people took."""
    if not reading.cast.participants:
        return NOBODY
    other = reading.cast.other_than(reading.cast.me) or only_named(reading, position)
    if other is not None and _is_somebody_else(reading, position):
        return STRANGER
    if other is None or speaks_of_others(reading, position):
        # Whoever it is: what somebody will send me is not to be lost.
        return NOBODY if other is not None and _FOR_ME.match(reading.text, position) else STRANGER
    return Doer(other)


def only_named(reading: Reading, position: int) -> PersonId | None:
    """Return the one participant besides the writer whom a line has named so far; else None."""
    sentences = reading.notes.sentences
    texts = [reading.text[:position]]
    for earlier in reversed(sentences[max(0, reading.number - _NAMED_WITHIN) : reading.number]):
        if earlier.turn != reading.sentence.turn:
            break
        texts.append(earlier.text)
    named = {
        reading.cast.named(found.group())
        for text in texts
        for found in reading.cues.anyone.finditer(text)
    }
    others = named - {None, reading.cast.me}
    return others.pop() if len(others) == 1 else None


_HE_OR_SHE: Final = compiled(r"\b(?:(?P<she>she|her|hers|she's|shes)|he|him|his|he's|hes)\b")
_SUBJECT: Final = compiled(r"(?:^\W*|[,.;:–—-] |\b(?:and|but|so|then) )(?:she|he)\b")


def _is_somebody_else(reading: Reading, position: int) -> bool:
    """Tell whether "he" follows words of the same sentence about "she": not the same person."""
    before = reading.text[:position]
    own = _HE_OR_SHE.search(reading.text, position)
    first = _SUBJECT.search(before)
    if own is None or first is None or reading.cues.anyone.search(before, first.end()):
        return False
    told = _HE_OR_SHE.search(before, first.start())
    is_first = told is not None and (told["she"] is None) != (own["she"] is None)
    # Whom the notes call what from the start, they do not call the other of a sudden.
    return is_first and not _is_switched(reading, is_she=own["she"] is not None)


def _is_switched(reading: Reading, *, is_she: bool) -> bool:
    """Tell whether the other one was called so, just before, in the notes."""
    earlier = reading.notes.sentences[max(0, reading.number - _NAMED_WITHIN) : reading.number]
    starts = (_SUBJECT.match(one.text) for one in earlier)
    said = [_HE_OR_SHE.search(found.group()) for found in starts if found is not None]
    return any(one is not None and (one["she"] is not None) == is_she for one in said)


_NAMED_WITHIN: Final = 8

_PRONOUN: Final = compiled(r"\b(?:she|he)\b")


def speaks_of_others(reading: Reading, position: int) -> bool:
    """Tell whether "she" before `position` may be somebody who did not take part."""
    sentences = reading.notes.sentences
    before = reading.text[:position]
    if reading.number and sentences[reading.number - 1].turn == reading.sentence.turn:
        before = f"{sentences[reading.number - 1].text} {before}"
    own = [found.end() for found in reading.cues.anyone.finditer(before)]
    strangers = [
        found.end()
        for found in OTHERS.finditer(before)
        if found.end() not in own and found.group().casefold() not in NOT_NAMES
    ]
    if not strangers:
        return False
    own += [found.end() for found in _PRONOUN.finditer(before[: strangers[-1]])]
    return not own or strangers[-1] > max(own)


def addressee_of(reading: Reading, found: re.Match[str]) -> Doer:
    """Return for whom reported advice or a request is meant ("she said I should")."""
    cast = reading.cast
    word = (found["that"] or found["whom"] or "").casefold()
    teller_is_me = bool(found["i"])
    if word in ("i", "me"):
        return STRANGER if teller_is_me else Doer(reading.voice)
    if word in ("we", "us"):
        return NOBODY
    if word in ("they", "them"):
        return STRANGER
    if word == "you":
        return Doer(cast.other_than(reading.voice))
    if word in ("he", "she", "him", "her"):
        by_me = teller_is_me or not (found["pron"] or found["name"] or found["cap"])
        return Doer(cast.other_than(reading.voice)) if by_me else STRANGER
    if not word:
        return Doer(cast.other_than(reading.voice) if teller_is_me else _mentee(cast))
    person = cast.named(word)
    return Doer(person, known=person is not None)


def advised_in(reading: Reading) -> PersonId | None:
    """Return whom advice without an addressee is for."""
    if reading.is_spoken or reading.notes.is_letter:
        return reading.cast.other_than(reading.voice)
    return _mentee(reading.cast)


def subject_of(reading: Reading) -> PersonId | None:
    """Return whom the heading or label over a line makes responsible."""
    word = (reading.sentence.subject or "").casefold()
    if word in ("other", "her", "him", "them", "she", "he"):
        return reading.cast.other_than(reading.cast.me)
    if word in ("me", "i", "myself"):
        return reading.voice
    return reading.cast.named(reading.sentence.subject or "")


TO_ME: Final = compiled(
    r"\b(?:send|show|give|tell|email|mail|text|bring|introduce|call|forward|lend|share with"
    r"|put) me\b"
)
_TO_OTHER: Final = compiled(
    r"\bhim\b|\b(?:send|give|lend|show|tell|post|email|mail|text|bring|ring|call|phone|introduce"
    r"|get|find|buy|ask|to|for|with) her\b"
)
"""What one does for the other; "his garden" does not tell who shall dig it."""


def unnamed_doer(reading: Reading) -> PersonId | None:
    """Return who shall do what is noted without a subject.

    Whoever speaks or writes, unless the line says otherwise; a mentor's list may be the mentee's.
    """
    if reading.sentence.subject is not None:
        return subject_of(reading)
    ending = named_at_end(reading)
    if ending is not None:
        return ending.owner
    if reading.is_spoken:
        return reading.voice
    cast = reading.cast
    if TO_ME.search(reading.text):
        return cast.other_than(cast.me)
    if "mentor" in cast.role(cast.me):
        is_mine = _TO_OTHER.search(reading.text) or reading.cues.anyone.search(reading.text)
        return cast.me if is_mine else None
    return cast.me


_AGREES: Final = compiled(r"\W*(?:agreed?|decided?|settled?|think|said|both)\b")


class Ending(NamedTuple):
    """Who is named at the end of a line, and where the name's bracket or dash begins."""

    owner: PersonId | None
    start: int


def named_at_end(reading: Reading) -> Ending | None:
    """Return who is named after the task: "(Ana, by Friday)", "- me", "| Tom"."""
    found = reading.cues.ending.search(reading.text)
    if found is None:
        return None
    word = found["doer"] or found["last"] or found["me"] or ""
    if word.casefold() in ("me", "myself", "i"):
        return Ending(reading.voice, found.start())
    if found["both"]:
        # "(we agree)" says of nobody who does it.
        return None if _AGREES.match(found["rest"] or "") else Ending(None, found.start())
    person = reading.cast.named(word)
    return Ending(person, found.start()) if person is not None else None
