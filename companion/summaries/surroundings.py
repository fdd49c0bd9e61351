"""What a thing to do is about, from the words around it: whom to ask, which link, which cans."""

import re
from typing import Final

from companion.summaries.doers import Clause
from companion.summaries.notes import Notes, Sentence
from companion.summaries.patterns import compiled
from companion.summaries.strangers import NOT_NAMES
from companion.text.due import find_due_phrases
from companion.text.words import stems

_ASK_WHETHER: Final = compiled(
    r"^(?P<ask>ask|check|see|find out) (?P<if>if|whether) (?:he|she|they)\b"
)
_INITIALLED: Final = re.compile(
    r"\b[A-ZÀ-Þ][\w'’-]{1,20} (?:(?:de|van|von|der) )?[A-ZÀ-Þ]\.?(?!\w)"
)
_NAMED: Final = re.compile(
    r"\b(?:girl|woman|man|guy|lad|lady|friend|someone|somebody|colleague|person|chap|called|named)"
    r"(?: \w+){0,3}?,? (?P<name>[A-ZÀ-Þ][\w'’-]{1,20}(?: [A-ZÀ-Þ][\w'’-]{0,20}\.?)?)"
)
_KNOWN: Final = re.compile(
    r"\b(?:knows|met|has met|used to work with|is friends with)"
    r" (?P<name>[A-ZÀ-Þ][\w'’-]{1,20}(?: [A-ZÀ-Þ][\w'’-]{0,20}\.?)?)"
)
_HANDED: Final = compiled(
    r"^(?:send|share|forward|give|mail|email|show|bring|text|post)(?: (?-i:[A-Z])[\w'’-]+| over)?"
    r" (?:the |a |some |more )?(?:link|links|form|forms|list|details|template|info|address|number"
    r"|name|names|copy|file|docs?|dates|times|example|examples|sample|article|contact)$"
)
"""A thing handed over without a word of what it is or is about."""
_THE_ONE: Final = compiled(
    r"^(?:book|rebook|renew|redo|retake|sign up for|apply for|fill in|check|order|pay|chase|move"
    r"|cancel|sort|collect|print) (?:the|a|an) [\w-]+$"
)
_NO_OBJECT: Final = compiled(r"^(?:look(?: it)? up|find out|check|ask|chase|sort|enquire|compare)$")
_JOINT: Final = re.compile(
    r"\s[-–—]+\s*$|(?:->|=>|→|➔|⇒)\s*$|[,;:]\s*(?:so\s|and\s|will\s)?$|[.]\s*$"
)
_LONGEST: Final = 70
_FEWEST: Final = 2
_CUT: Final = re.compile(r"\s[-–—]+\s|;\s|\.\s|,\s")
_CLAUSES: Final = re.compile(r"[,;]\s|\s(?:and|but|so|because)\s")
_LOOK_BACK: Final = 3
_TELLS_ONLY: Final = compiled(r"^\W*(?:he|she|they|i|we|you|it|that|this|there)(?:'\w+)? ")
_LEAST_SHARED: Final = 3


def with_person(what: str, *, notes: Notes, clause: Clause) -> str:
    """Return "ask if she'd talk" as "ask Orla K. if …" where just before only one person is named.

    Only people who did not take part count: the words before the clause in its sentence, else the
    sentence before it in the same line or paragraph.
    """
    found = _ASK_WHETHER.match(what)
    if found is None:
        return what
    sentence = notes.sentences[clause.sentence]
    for text in (sentence.text[: clause.task], _text_before(notes, clause.sentence)):
        names = _strangers(text, notes)
        if len(names) == 1:
            return f"{what[: found.end('ask')]} {names[0]} {what[found.start('if') :]}"
        if names:
            return what
    return what


def _strangers(text: str, notes: Notes) -> list[str]:
    """Return the people named in a text who did not take part, the surest kind of naming first."""
    for pattern in (_INITIALLED, _NAMED, _KNOWN):
        found = [one["name"] if one.re is not _INITIALLED else one.group() for one in
                 pattern.finditer(text)]  # fmt: skip
        names = {name for name in found if _is_stranger(name, notes)}
        if names:
            return sorted(names)
    return []


def _is_stranger(name: str, notes: Notes) -> bool:
    first = name.split()[0]
    return (
        first.casefold() not in NOT_NAMES
        and notes.cast.named(name) is None
        and (notes.cast.named(first) is None)
    )


def _text_before(notes: Notes, number: int) -> str:
    before = _sentence_before(notes, number)
    return "" if before is None else before.text


def _sentence_before(notes: Notes, number: int) -> Sentence | None:
    """Return the sentence before one in the same line, speech or paragraph."""
    before = notes.sentences[number - 1] if number else None
    turn = notes.sentences[number].turn
    return before if before is not None and before.turn == turn else None


def about(what: str, *, notes: Notes, clause: Clause) -> tuple[str, int | None]:
    """Return what a bare thing to do is about, in the words before it, and their sentence.

    ("", None) where it says enough or nothing certain stands before it; the sentence is None
    where the words are in its own.
    """
    sentence = notes.sentences[clause.sentence]
    lead = _JOINT.sub("", sentence.text[: clause.subject]).strip(" ,.-–—")
    is_bare = any(one.match(what) for one in (_HANDED, _THE_ONE, _NO_OBJECT))
    is_for_an_event = sentence.assigned and bool(lead and find_due_phrases(lead))
    if not (is_bare or is_for_an_event):
        return "", None
    if lead and _is_telling(_opening(lead)):
        return _opening(lead), None
    before = _sentence_before(notes, clause.sentence)
    if lead or before is None or before.text.rstrip().endswith("?"):
        return "", None
    words = _opening(before.text.strip(" .!"))
    return (words, clause.sentence - 1) if _is_telling(words) else ("", None)


def _opening(words: str) -> str:
    """Return words whole if they are few, else up to the last joint that leaves them few."""
    if len(words) <= _LONGEST:
        return words
    ends = [found.start() for found in _CUT.finditer(words, 0, _LONGEST)]
    return words[: ends[-1]].rstrip() if ends else ""


def _is_telling(words: str) -> bool:
    return len(words.split()) >= _FEWEST and not _TELLS_ONLY.match(words)


def shared_thing(what: str, *, notes: Notes, clause: Clause) -> tuple[str, int | None]:
    """Return the words just before that name what "it" is: "cut it to two cans" of "four cans".

    They share a word with what is to be done; ("", None) where none do.
    """
    sentence = notes.sentences[clause.sentence]
    plain = " ".join(word for word in what.split()[1:] if word[:1].islower())
    mine = {stem for stem in stems(plain) if len(stem) >= _LEAST_SHARED}
    for number in range(clause.sentence - 1, max(-1, clause.sentence - 1 - _LOOK_BACK), -1):
        before = notes.sentences[number]
        if before.turn != sentence.turn or before.speaker != sentence.speaker:
            break
        for part in _CLAUSES.split(before.text):
            words = part.strip(" .!")
            is_short = len(words.split()) > _FEWEST and len(words) <= _LONGEST
            if is_short and not mine.isdisjoint(stems(words)):
                return words, number
    return "", None
