"""Clauses as bare infinitives and as gerunds: "running a ward" as "run a ward", and back."""

import re
from typing import Final

from companion.text import clause_patterns as shapes
from companion.text.verb_lists import BOTH_NOUN_AND_VERB, MOVES, NOUNS_TOO, NUMBERED, word_set
from companion.text.verbs import base_of_gerund, gerund, is_adverb, is_verb, takes_object

_PARTICLES: Final = word_set(
    "up out off down away back better more abroad together again full-time part-time through over"
)

_VERBS_OF: Final = word_set("think dream dispose approve speak talk hear know learn beware")
"""Verbs that stand before "of"; "end of year" and "start of term" name a thing."""


def as_ones_own(text: str) -> str:
    """Return what others say of the goal's owner as the owner would."""
    shifts = {"his": "my", "her": "my", "their": "my", "himself": "myself", "herself": "myself"}
    return " ".join(shifts.get(word, word) for word in text.split(" "))


def bare_infinitive(text: str) -> str | None:
    """Return `text` as a bare infinitive clause, None if it is not one."""
    words = text.split(" ")
    at = _place_of_verb(words)
    word, following = words[at].strip(","), _at(words, at + 1)
    head = [part.lower() for part in words[:at]]
    if is_verb(word, following) or (word.lower() in {"start", "stop"} and following[-3:] == "ing"):
        return _mine(" ".join((*head, words[at].lower(), *words[at + 1 :])))
    base = base_of_gerund(word, following)
    if base is not None:
        return _mine(" ".join((*head, base, *_bare_forms(words[at + 1 :]))))
    return None


def sure_infinitive(text: str) -> str | None:
    """Return `text` as a bare infinitive where nothing before it says that it is one.

    None for what may name a thing as well: "code clubs for kids", "open day", "level 3 diploma".
    """
    words = text.split(" ")
    at = _place_of_verb(words)
    word, following = words[at].strip(",").lower(), _at(words, at + 1).lower().strip(",;:.")
    if word in NUMBERED and following[:1].isdigit():
        return None
    base = word if not word.endswith("ing") else base_of_gerund(word, following)
    is_noun_too = base in NOUNS_TOO or (base != word and base in BOTH_NOUN_AND_VERB - MOVES)
    has_object = takes_object(following) and following != "between"
    if at == 0 and is_noun_too and not has_object and following not in _PARTICLES:
        return None
    return bare_infinitive(text)


def _place_of_verb(words: list[str]) -> int:
    """Return where a clause has its verb: behind the adverbs and the "not" that open it."""
    at = 0
    while at < min(3, len(words) - 1) and (is_adverb(words[at]) or words[at].lower() == "not"):
        at += 1
    return at


def _bare_forms(words: list[str]) -> list[str]:
    """Return the words with gerunds after "and"/"or" as bare verbs, like the first of them."""
    forms: list[str] = []
    for at, word in enumerate(words):
        joined = at > 0 and words[at - 1].lower() in {"and", "or"}
        base = base_of_gerund(word, _at(words, at + 1)) if joined else None
        forms.append(base or word)
    return forms


def _mine(text: str) -> str:
    """Return advice to oneself ("improve your English") as one's own."""
    return re.sub(r"\byour\b", "my", re.sub(r"\byourself\b", "myself", text))


def as_gerund(infinitive: str) -> str:
    """Return "run a ward and train nurses" as "running a ward and training nurses"."""
    if (known := shapes.FINDS_OUT.match(infinitive)) is not None:
        return infinitive[known.end() :]
    words = infinitive.split(" ")
    if words[0] in {"stop", "start", "keep"} and _at(words, 1).endswith("ing"):
        return f"how to {infinitive}"
    verbs = (at for at, word in enumerate(words) if is_verb(word.strip(","), _at(words, at + 1)))
    at = next(verbs, 0)
    words[at] = _gerund_of(words[at])
    # Verbs behind a "to" or a modal hang on that instead and stay as they are.
    bound = {"to", "can", "should", "will", "would", "could", "must", "might", "that", "who", "let"}
    for joint in range(at + 1, len(words) - 1):
        if words[joint].lower() in bound:
            break
        coordinated = words[joint].lower() in {"and", "or", "but"}
        is_noun = _at(words, joint + 2).lower() == "of" and words[joint + 1] not in _VERBS_OF
        if coordinated and not is_noun and is_verb(words[joint + 1], _at(words, joint + 2)):
            words[joint + 1] = _gerund_of(words[joint + 1])
    return " ".join(words)


def _gerund_of(word: str) -> str:
    bare = word.rstrip(",;:")
    return gerund(bare) + word[len(bare) :]


def _at(words: list[str], position: int) -> str:
    return words[position] if position < len(words) else ""
