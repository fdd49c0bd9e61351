"""Puts what was confirmed of a talk into the mouth of its writer, for the other of the pair.

What cannot be turned surely is quoted as it was noted.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from companion.followups.item import Item, ItemKind
from companion.followups.whom import is_day
from companion.outreach.names import greeting_name
from companion.people.person import Person
from companion.text.common_words import is_common
from companion.text.phrasing import capitalised, lowered
from companion.text.verbs import base_of_third_person, is_past

_DECIDED: Final = re.compile(
    r"^(?:we )?(?:have )?(?:decided|agreed)(?: to| that| on)? "
    r"(?!about\b|with\b|between\b|how\b|when\b|if\b|whether\b|what\b|who\b|which\b|where\b)",
    re.IGNORECASE,
)
_I_SAID: Final = re.compile(
    r"^I (?:said|told (?:her|him|them)|suggested|advised)(?: that)?(?::\s|\s(?=that\b))",
    re.IGNORECASE,
)
"""How a mentor notes their own advice."""
_SAYS: Final = re.compile(
    r"(?:(?:and|but|then)\s)?(?P<also>also\s)?"
    r"(?P<verb>says|said|thinks|thought|reckons|reckoned|suggests|suggested|advises|advised|"
    r"recommends|recommended|warns|warned|mentions|mentioned|believes|believed|told me)"
    r"(?P<mark>:)?\s(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""What the other one said, as people note it: without a subject."""

_SAID: Final = frozenset({"say", "says", "said"})
_JOINED: Final = re.compile(
    r"(?:that|to|no|yes|so|about|how|what|why|when|where|if|whether)\b", re.I
)
_OTHERS: Final = re.compile(
    r"(?<=[^\W\d_]\s)(?<!\b(?:at|in|of|on)\s)(?<!\bnear\s)(?<!\bfrom\s)[A-ZÀ-Þ][a-zà-ÿ]{1,30}\b"
)
"""Somebody who is named inside a sentence; a name behind "at" is a place."""

_RELATED: Final = re.compile(
    r"\b(?:my|your|our|the|an?|some)\s(?:[\w-]{1,20}\s){0,2}?(?:man|woman|lady|guy|girl|boy|lad|mum|"
    r"mother|dad|father|sister|brother|son|daughter|wife|husband|partner|aunt|uncle|cousin|friend|"
    r"boss|manager|mgr|tutor|teacher|landlord|landlady|neighbou?r|customer|client|patient|foreman|"
    r"supervisor|colleague|head|chef|doctor|nurse|owner|officer|secretary|apprentice|child|baby)\b",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"\b(?:ask|tell|ring|call|phone|thank|invite|remind|warn|teach|train|interview|meet"
    r"|(?:talk|speak|write|listen) (?:to|with)) (?:my|your|our|the|an?|one|some|another)"
    r" (?:[\w-]{1,20} ){0,2}?[\w-]{3,20}(?= (?:how|what|why|who|when|where|if|whether|that|about"
    r"|to|before|after|for|which)\b|,)",
    re.IGNORECASE,
)
"""Whom somebody asks or tells: "ask our carpenter how", whatever their trade is called."""

_TO_ANYBODY: Final = re.compile(r"\b(?:you|your|yours|yourself|you['’]\w+)\b", re.IGNORECASE)
_BY_PRONOUN: Final = re.compile(r"(?:s?he|they)\s(?=\w)", re.IGNORECASE)
_NEAR: Final = 300
"""Characters before a line in which somebody else may be named whom it calls "she"."""
_HE: Final = re.compile(r"\b(?:he|him|his|himself)\b(?!\s?/)", re.IGNORECASE)
_SHE: Final = re.compile(r"\b(?:she|her|hers|herself)\b(?!\s?/)", re.IGNORECASE)
_BEFORE_SUBJECT: Final = (
    r"(?:if|whether|that|when|where|what|how|why|because|until|till|once|as|before|after|while|so|"
    r"since|which)"
)
_FINITE: Final = (
    r"can|could|will|would|should|may|might|must|shall|did|had|can['’]t|cannot|won['’]t|couldn['’]t|"
    r"wouldn['’]t|shouldn['’]t|didn['’]t"
)
_BE: Final = {
    "I": {"is": "am", "was": "was", "has": "have", "does": "do", "doesn't": "don't"},
    "you": {"is": "are", "was": "were", "has": "have", "does": "do", "doesn't": "don't"},
}


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Tells items of a talk: "Send Ana the plan" is "Send you the plan" to Ana."""

    writer: Person
    reader: Person
    notes: str = ""
    """The notes that the items quote: they tell whether a "she" can be anybody but the reader."""

    def told(self, item: Item) -> str:
        """Return an item in the writer's words for the reader, with the day it is due."""
        said = self._said(item)
        text = f"From my notes: “{item.evidence.text.strip()}”" if said is None else said
        return with_day(text, item)

    def sent(self, item: Item) -> str | None:
        """Return an item as it may stand in a letter; None for what its writer noted to themselves.

        A mentee may quote their own notes to the mentor; a mentor's speak of the mentee as "her",
        or hold what they only thought, and are then not for the mentee's eyes.
        """
        if item.mentor_id != self.writer.id:
            return self.told(item)
        if not item.is_edited and _THOUGHT.search(item.evidence.text):
            return None
        if item.owner != self.reader.id and _TO_ONESELF.search(item.text):
            return None
        said = self._said(item)
        return None if said is None or _ASKS_OF_THEM.search(said) else with_day(said, item)

    def _said(self, item: Item) -> str | None:
        text = item.text.rstrip(" .")
        if item.kind is ItemKind.DECISION:
            text = capitalised(_DECIDED.sub("", text, count=1))
        elif item.kind is ItemKind.TAKEAWAY:
            text = self._taken(text, item)
            if item.mentee_id == self.writer.id and _TO_ANYBODY.search(item.text):
                # Said to the writer: in their letter "you" would be who said it.
                return text if item.is_edited else f"“{text}”"
        text = self._turned(text, item)
        if item.is_edited:
            # A person's own words are never left for the notes': at worst they stand as typed.
            return item.text.rstrip(" .") if _UNTURNED in text else self._known(text, item)
        return None if _UNTURNED in text or _means_nobody_named(text) else text

    def _taken(self, text: str, item: Item) -> str:
        """Return advice without who gave it to whom."""
        text = text.removeprefix(f"{greeting_name(self.reader)}: ")
        text = self._advised(self._without_pronoun(text, item))
        if item.mentor_id == self.writer.id:
            text = as_told(text)
        return capitalised(_I_SAID.sub("", text, count=1))

    def _turned(self, text: str, item: Item) -> str:
        """Return words with the two of them as "I" and "you"."""
        if item.owner == self.reader.id:
            text = with_owners_my(text, item, "your")
        if item.kind is ItemKind.TAKEAWAY or item.owner == self.writer.id:
            text = _renamed(text, self.reader, subject="you", they="you", their="your")
        if item.kind is ItemKind.TAKEAWAY or item.owner == self.reader.id:
            text = _renamed(text, self.writer, subject="I", they="me", their="my")
        if item.kind is ItemKind.ACTION and item.owner == self.reader.id:
            text = _SAYS_INSIDE.sub("(you said ", _with_their_own(text))
        return text

    def _known(self, text: str, item: Item) -> str:
        """Return "someone she knows" as "someone you know", where the reader does it."""
        if item.owner != self.reader.id or not _means_nobody_named(text):
            return text
        return _WHOM_THEY_KNOW.sub(_you_know, text)

    def _without_pronoun(self, text: str, item: Item) -> str:
        """Return "she says the gap" as "says the gap" where only the reader can be meant."""
        found = _BY_PRONOUN.match(text)
        if found is None or not self.notes or _SAYS.fullmatch(text[found.end() :]) is None:
            return text
        before = self.notes[max(0, item.evidence.start - _NEAR) : item.evidence.start]
        two = {word.casefold() for one in (self.reader, self.writer) for word in one.name.split()}
        return text if _speaks_of_others(before, but=two) else text[found.end() :]

    def _advised(self, text: str) -> str:
        """Return "Says dont pay for it yet" as "You said: dont pay for it yet"."""
        name = re.escape(greeting_name(self.reader))
        found = _SAYS.fullmatch(re.sub(rf"^{name}\s(?=\w)", "", text, count=1))
        if found is None:
            return text
        verb, rest = found["verb"].lower(), found["rest"]
        also = "also " if found["also"] else ""
        if verb in _SAID or found["mark"]:
            said = "said" if verb in _SAID else _of_you(verb)
            joined = _JOINED.match(rest) and not found["mark"]
            return f"You {also}{said} {rest}" if joined else f"You {also}{said}: {lowered(rest)}"
        return f"You {also}{_of_you(verb)} {rest}"


def with_day(text: str, item: Item) -> str:
    """Return words with the day that an item is due."""
    due = item.due_on
    return text if due is None else f"{text} (by {due:%A} {due.day} {due:%B})"


def with_owners_my(text: str, item: Item, their: str) -> str:
    """Return words with the "my" of whoever undertook them as another one says it.

    "I'll send Ana my draft" is theirs; in "Ola will fire my bowls" the one who notes it speaks, and
    in what a person worded anew that person.
    """
    if item.is_edited or not _SAYS_I.search(item.evidence.text):
        return text
    return _MY.sub(their, text)


_MY: Final = re.compile(r"\bmy\b")
_SAYS_I: Final = re.compile(r"\bI\b|\bi(?:['’](?:ll|d|m|ve)|\s(?:will|can|am|have|want|need))\b")
_THOUGHT: Final = re.compile(
    r"\?\?|\b(?:not sure|unsure|i wonder|wonder if|i doubt|i suspect|went quiet|honest answer|tbh"
    r"|between us|off the record|private|don['’]?t push|told (?:him|her|them) so|gut feeling"
    r"|my hunch)\b",
    re.IGNORECASE,
)
"""In a mentor's notes, what they thought rather than said."""
_TO_ONESELF: Final = re.compile(
    r"^(?:think|reflect|consider|wonder|decide|watch|keep an eye|be careful|remember)\b"
    r"|^(?:ask|raise|bring|check|push|probe|mention|come back|go back|return|begin|start|say|tell"
    r"|find out|look)\b.{0,80}\bne?xt (?:time|talk|call|session|meeting)\b",
    re.IGNORECASE | re.DOTALL,
)
"""A mentor's reminder of how to go on with somebody: no promise to them."""
_TOLD: Final = re.compile(
    r"^(?:I )?(?:also )?(?P<verb>said|told (?:her|him|them)|suggested|advised"
    r"(?: (?:her|him|them))?)"
    r"(?: that)?(?P<mark>:)?\s(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_ADVICE: Final = re.compile(r"(?:dont|don['’]t|do not|never|always|you|your)\b", re.IGNORECASE)
_NOT_TO: Final = re.compile(r"not to (?=\w)", re.IGNORECASE)
_TO: Final = re.compile(r"to (?=[a-z]{2,})", re.IGNORECASE)


def as_told(text: str) -> str:
    """Return a mentor's "told her dont sign yet" as it was said: "dont sign yet"."""
    found = _TOLD.match(text)
    if found is None:
        return text
    rest = found["rest"]
    if found["mark"] or _ADVICE.match(rest):
        return rest
    if _NOT_TO.match(rest):
        return f"don't {_NOT_TO.sub('', rest, count=1)}"
    is_told = found["verb"].lower() not in {"said", "suggested"}
    return _TO.sub("", rest, count=1) if is_told and _TO.match(rest) else text


_ASKS_OF_THEM: Final = re.compile(
    r"\b(?:if|whether|that|how|what|when|where) (?:he|she)(?:['’](?:s|d|ll)|\s)", re.IGNORECASE
)
"""In what a mentor does, who may well be the reader: "ask Sandra if he can"."""


def _speaks_of_others(text: str, *, but: Collection[str]) -> bool:
    """Tell whether notes name or mention anybody besides `but`: then "she" may be them."""
    if _RELATED.search(text) or _ASKED.search(text):
        return True
    named = (found.group() for found in _CAPITALISED.finditer(text))
    return any(
        word.casefold() not in but and not is_day(word) and not is_common(word.casefold())
        for word in named
    )


_CAPITALISED: Final = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]{1,30}\b")


def without_speaker(text: str) -> str:
    """Return advice without who gave it: "I said: price it first" as "Price it first"."""
    label = _SPEAKER.match(text)
    return text if label is None else capitalised(text[label.end() :])


_SPEAKER: Final = re.compile(
    r"(?:(?:I|s?he|they) said(?: that)?|[A-ZÀ-Þ][\w’'-]{1,30}(?: [A-ZÀ-Þ][\w’'-]{1,30})?):\s(?=\S)"
)
"""Who said what follows, at its beginning."""


def told_to(text: str, reader: Person) -> str:
    """Return what somebody does as its reader says it: "send Ana the plan" to Ana: "send you …".

    What cannot be turned surely stays as it is.
    """
    turned = _renamed(text, reader, subject="you", they="you", their="your")
    return text if _UNTURNED in turned else turned


_UNTURNED: Final = "\0"
"""Marks in a text what could not be turned."""


def _of_you(verb: str) -> str:
    return verb if verb.endswith(("ed", "t", "told me")) else base_of_third_person(verb) or verb


def _renamed(text: str, person: Person, *, subject: str, they: str, their: str) -> str:
    """Return a deed with a name in it told to that person: "send Ana the plan" to "send you …".

    A whole name, a name in a list and one at the beginning stay as they are; where somebody is who
    does something, the verb follows: "if Ana is late" is "if you are late".
    """
    name = re.escape(greeting_name(person))
    text = re.sub(rf"(?<=\s){name}['’]s(?=\s)", their, text)
    text = re.sub(
        rf"(?P<before>\b{_BEFORE_SUBJECT}\s|\s){name}\s(?P<verb>[^\W\d_]+(?:['’]t)?)(?!\w)",
        lambda found: _with_verb(found, subject),
        text,
        flags=re.IGNORECASE,
    )
    return re.sub(rf"(?<=\s){name}(?!\w|['’]|-|\s[A-Z][a-z]|\s&|\sand\s)", they, text)


def _with_verb(found: re.Match[str], subject: str) -> str:
    """Return a name with what it does as "I" or "you" do it; as it is where it does nothing."""
    verb, before = found["verb"], found["before"]
    is_subject = bool(before.strip())
    plain = verb.lower().replace("’", "'")
    if re.fullmatch(_FINITE, plain):
        turned = verb
    elif plain in _BE[subject]:
        turned = _BE[subject][plain]
    elif not is_subject:
        return found.group()
    elif (base := base_of_third_person(plain)) is not None:
        turned = base
    elif is_past(plain, "the"):
        turned = verb
    else:
        return f"{before}{_UNTURNED}"
    return f"{before}{subject} {turned}"


def _you_know(found: re.Match[str]) -> str:
    verb, _, rest = found["verb"].partition(" ")
    return " ".join(filter(None, ("you", base_of_third_person(verb) or verb, rest)))


def _with_their_own(text: str) -> str:
    """Return what the reader is to do with "her manager" as "your manager", if nobody is named."""
    he, she = _HE.search(text), _SHE.search(text)
    first = min((one for one in (he, she) if one is not None), default=None, key=_begin)
    if first is None or (he and she) or _named_before(text, first.start()):
        return text
    return _WHOSE.sub("your", text)


def _begin(found: re.Match[str]) -> int:
    return found.start()


def _named_before(text: str, end: int) -> set[str]:
    return {
        found.group().casefold()
        for pattern in (_OTHERS, _RELATED, _ASKED)
        for found in pattern.finditer(text, 0, end)
    }


_WHOSE: Final = re.compile(
    r"\b(?:his|her)\b(?=\s(?!(?:to|if|when|whether|about|for|on|in|at|by|and|or|the|an?|that|this|it|"
    r"before|after|again|first|next|once|so|with|from|what|how|why|who|re)\b)[^\W\d_])",
    re.IGNORECASE,
)
"""A pronoun that says whose something is."""
_WHOM_THEY_KNOW: Final = re.compile(
    r"\b(?:he|she)\s(?P<verb>knows|knew|met|mentioned|named|likes|trusts|uses|used|works with|"
    r"worked with)\b",
    re.IGNORECASE,
)
"""Whom or what somebody does something with whom the reader knows: "someone she knows"."""
_SAYS_INSIDE: Final = re.compile(r"\((?:says|said)\s", re.IGNORECASE)


def _means_nobody_named(text: str) -> bool:
    """Tell whether a "he" or "her" stands for somebody whom the text does not name before."""
    he, she = _HE.search(text), _SHE.search(text)
    firsts = [found.start() for found in (he, she) if found is not None]
    if not firsts:
        return False
    return len(_named_before(text, min(firsts))) < len(firsts)
