"""Says what somebody wrote about themselves to them: "I led a team" as "you led a team".

Only sentences that can be turned word by word are; for the rest the caller quotes or says less.
"""

import re
from typing import Final

from companion.text.phrasing import lowered, without_end
from companion.text.verbs import base_of_gerund, base_of_third_person, is_past, is_verb

MOST_SHIFTED_WORDS: Final = 36

_STRAIGHT: Final = str.maketrans("’‘", "''")
_WORD: Final = re.compile(r"[\w'-]+")
_TO_YOU: Final = {
    "i": "you",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "ourselves": "yourself",
    "i'm": "you're",
    "i've": "you've",
    "i'd": "you'd",
    "i'll": "you'll",
    "we're": "you're",
    "we've": "you've",
    "we'd": "you'd",
    "we'll": "you'll",
}
_OWN: Final = re.compile(
    r"(?<![\w'’-])(?:I|me|my|mine|myself|Me|My|Mine|Myself|our|Our|ours)(?![\w'’-])"
)
_BEYOND_A_WORD: Final = re.compile(r"\b(?:we|us|am|you|your|I['’]\w+)\b", re.IGNORECASE)
_THIRD_TO_YOU: Final = {
    "his": "your",
    "himself": "yourself",
    "herself": "yourself",
    "hers": "yours",
}
_AM_OR_WAS: Final = re.compile(
    r"\bI ((?:also |now |still |never |once |later |then |often |really |just |first ){0,2})"
    r"(am|was)\b"
)
_SPEAKS_OF_SELF: Final = re.compile(r"\b(?:I|I'm|I've|I'd|I'll|[Ww]e|[Ww]e're|[Ww]e've)\b")
_SPEAKS_TO_READER: Final = re.compile(r"\b(?:you|your|yours|yourself|you're|you'll)\b", re.I)
_UNSAFE: Final = re.compile(
    r"[\"“”„«»?!:]|\b(?:and|but|or|then) (?:am|was|is|has)\b|\blet's\b|\bof (?:us|me)\b|\bam I\b"
    r"|\b(?:me and|and me|and I|Type I|Level I)\b",
    re.IGNORECASE,
)
_POINTING: Final = frozenset({"it", "that", "this", "them", "him", "her", "so", "one"})
_LISTED: Final = 2
"""Commas that make a line a list of fragments ("Bootstrapped, one round, sold.")."""

_STATE: Final = re.compile(r"(?:responsible for|in charge of|accountable for|head of)\s", re.I)
"""How lines of a CV say what somebody was, with the verb left out."""

_SINCE: Final = re.compile(r"\bsince\b|\bago\b|\bfor (?:the (?:last|past) )?\w+ years\b", re.I)


def to_you(sentence: str) -> str | None:
    """Return a first-person sentence as a clause about "you", small first letter, no full stop.

    "In 2014 I left my job." gives "in 2014 you left your job". None when the sentence does not
    speak of its writer, speaks to its reader as well, or cannot be turned safely.
    """
    text = _plain(sentence)
    if text is None or not _begins_well(text):
        return None
    text = re.sub(r"^Now (I|[Ww]e) (?=\w+ )", r"\1 now ", text)
    text = _AM_OR_WAS.sub(lambda m: f"I {m[1]}{'are' if m[2] == 'am' else 'were'}", text)
    if re.search(r"\bam\b", text) is not None:
        return None
    shifted = _WORD.sub(lambda word: _TO_YOU.get(word[0].lower(), word[0]), text)
    return lowered(shifted)


def told_to_writer(text: str) -> str | None:
    """Return notes of the reader's own as told to them: "send my brief" as "send your brief".

    None when that takes more than a word for a word.
    """
    if _BEYOND_A_WORD.search(text):
        return None
    return _OWN.sub(lambda word: _TO_YOU[word[0].lower()], text)


def subjectless(line: str, *, current: bool) -> str | None:
    """Return a line of a CV ("Led a team of nine.") as what follows its subject, else None.

    Args:
        line: one sentence without a subject, in the past ("Led") or, for a position that is
            `current`, in the present ("Lead").
        current: whether the position is held now.
    """
    text = _plain(line, may_be_about_others=True)
    if text is None or _SPEAKS_OF_SELF.search(text):
        return None
    if _STATE.match(text):
        return f"{'am' if current else 'was'} {lowered(text)}"
    return _verb_first(text, current=current)


def subjectless_to_you(line: str, *, current: bool) -> str | None:
    """Return a line of a CV as a clause: "Led a team that I built." as "you led a team …"."""
    text = _plain(line, may_be_about_others=_SPEAKS_OF_SELF.search(line) is None)
    if text is None or re.search(r"\b(?:I (?:am|was)|am)\b", text):
        return None
    clause = _verb_first(text, current=current)
    if _STATE.match(text):
        clause = f"{'are' if current else 'were'} {lowered(text)}"
    if clause is None:
        return None
    return f"you {_WORD.sub(lambda word: _TO_YOU.get(word[0].lower(), word[0]), clause)}"


def _verb_first(text: str, *, current: bool) -> str | None:
    words = text.split(" ")
    first, following = words[0], words[1] if len(words) > 1 else ""
    if first.endswith(",") or not following or following.lower() in _POINTING:
        return None
    if text.count(",") >= _LISTED and " and " not in text:
        return None
    base = base_of_gerund(first, following) if current else None
    if base is not None and _SINCE.search(text) is None and not re.search(r" and \w+ing\b", text):
        return f"{base}{text[len(first) :]}"
    in_the_past = is_past(first, following) and not (current and is_verb(first, following))
    in_the_present = current and is_verb(first, following) and _SINCE.search(text) is None
    if not (in_the_past or in_the_present):
        return None
    return f"{first.lower()}{text[len(first) :]}"


def third_to_you(sentence: str, *, name: str) -> str | None:
    """Return a third-person sentence about its owner as a clause about "you", else None.

    "Ana Silva leads a team of nine in Porto." gives "you lead a team of nine in Porto". Only the
    subject at the start is turned; a sentence that says "she", "her" or "they" again is left.
    """
    text = _plain(sentence, may_be_about_others=True)
    subject = _subject_of(text, name) if text is not None else None
    if text is None or subject is None:
        return None
    verb, _, rest = text[len(subject) :].strip().partition(" ")
    turned = base_of_third_person(verb) or (verb if is_past(verb, rest.split(" ", 1)[0]) else None)
    if turned is None or re.search(r"\b(?:she|he|her|him|they|their|them)\b", rest, re.I):
        return None
    if re.search(r"\band (?:is|was|has|\w{3,20}s)\b(?! of)", rest):
        return None
    rest = _WORD.sub(lambda word: _THIRD_TO_YOU.get(word[0].lower(), word[0]), rest)
    return f"you {turned} {rest}"


def _subject_of(text: str, name: str) -> str | None:
    first = name.split()[0] if name.split() else name
    for subject in (name, first, f"Dr {name}", "She", "He"):
        if subject and text.startswith(f"{subject} "):
            return subject
    return None


def _plain(sentence: str, *, may_be_about_others: bool = False) -> str | None:
    if "‘" in sentence or sentence.rstrip(" .").endswith(" since"):
        return None
    text = without_end(" ".join(sentence.split())).translate(_STRAIGHT)
    if not text or len(text.split()) > MOST_SHIFTED_WORDS or _UNSAFE.search(text):
        return None
    if _SPEAKS_TO_READER.search(text):
        return None
    if not may_be_about_others and re.search(r"\b(?:he|she)\b", text):
        return None
    return text


def _begins_well(text: str) -> bool:
    """Tell whether the sentence opens with its writer, or with where or when they did it."""
    if re.match(r"(?:Now |Today |These days )?(?:I|I'm|I've|I'd|I'll|We|We've|We're)\b", text):
        return True
    if re.match(r"(?:My|Our)\s", text):
        return re.search(r"\b(?:I|I'm|we)\b", text) is None
    opened = re.match(
        r"(?:In|At|As|After|Before|During|On|For|From|Since|When|While|Until|By|With|Over)\s"
        r"[^.;]{1,80}?\b(?:I|we)\b",
        text,
    )
    return opened is not None
