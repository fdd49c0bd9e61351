"""Who does it, who said it, is it so, is it settled: a statement against the lines it rests on.

These tell a changed owner, speaker, denial or degree of certainty where words and grammar show it.
They are weaker than the comparison of names and numbers: what they miss is reported, not claimed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from companion.text.common_words import is_common
from companion.text.words import STOP_WORDS, stem, words

_DOES: Final = re.compile(
    r"\s+(?:will|may|might|['’]ll|shall|is to|are to|is going to|has to|have to|needs to|should"
    r"|(?:was|is) (?:instructed|asked|told|supposed|due) to"
    r"|(?:has |have )?(?:promised|agreed|offered|committed|volunteered|undertook|plans|intends) to"
    r"|takes on|owns)\b",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    r"\s+(?:also |then |first |firstly |further )?(?:said|says|suggest(?:s|ed)|ask(?:s|ed)"
    r"|think(?:s)?|thought|mention(?:s|ed)|propose[sd]?|explain(?:s|ed)|point(?:s|ed) out"
    r"|agree[sd]|argue[sd]|believe[sd]?|present(?:s|ed)|discuss(?:es|ed)|introduce[sd]?|want(?:s|ed)"
    r"|note[sd]?|recommend(?:s|ed)|advise[sd]?|warn(?:s|ed)|told|tells|feels|felt|prefer(?:s|red))\b",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(
    r"\b(?:i['’]?ll|i (?:will|shall|can|could|should|might)|i['’]?m (?:going|gonna)|let me|me:"
    r"|i (?:need|have|want|plan|promise|hope|got|must)(?! you)|i['’](?:ve got|d like|d better) to"
    r"|i (?:do|send|write|ask|call|try|take|look|make|give|get|email|ring|book|bring|show))\b",
    re.IGNORECASE,
)
_BOTH: Final = re.compile(
    r"\b(?:let['’]s|we['’]?ll|we['’]re (?:going|gonna)"
    r"|we (?:will|should|need|have|can|could|must))\b",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:you|he|she|they)(?:['’](?:ll|d|s)|\s+(?:will|should|could|can|to|need|must|has|have|is|are"
    r"|said|says|offered|promised|agreed|might|may|would|[a-z]{2,12}s))\b|\bfor you\b",
    re.IGNORECASE,
)
_ANYBODY: Final = re.compile(
    r"\b(?:i|me|my|we|us|you|your|he|she|they|him|her|them)\b|['’]ll\b", re.IGNORECASE
)
_NOT: Final = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|without|cannot|avoid(?:s|ed|ing)?|stop(?:s|ped|ping)?"
    r"|instead|rather|refuse[sd]?|unable|fail(?:s|ed)?|neither|nor|hardly|against|eliminate[sd]?"
    r"|reject(?:s|ed)?|remove[sd]?|drop(?:s|ped)?|decline[sd]?|lack(?:s|ed)?|less|few|don)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_DENIES: Final = re.compile(r"\b(?:not|never|cannot|no longer)\b|n['’]t\b", re.IGNORECASE)
_SETTLED: Final = re.compile(
    r"\b(?:decided|will|agreed|settled|certainly|definitely|promised|committed|is going to)\b",
    re.IGNORECASE,
)
_UNSURE: Final = re.compile(
    r"\b(?:maybe|perhaps|possibly|might|could|may|would|wonder(?:s|ed|ing)?|not sure|unsure|if"
    r"|thinking (?:of|about)|consider(?:s|ed|ing)?|suggest(?:s|ed)?|propose[sd]?|idea|option"
    r"|should we|whether|probably|i guess|i think|we think|dunno|don['’]t know|what about|how about"
    r"|tempted|considering|potentially|or)\b|\?",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[.;!?\n]+|,\s+(?:but|and|so|then)\s+|\s+but\s+")
_MOST_LINES: Final = 60
_NAME_WORD: Final = re.compile(r"[^\W_]{2,}")


class Misreading(StrEnum):
    """In which way a statement says something else than its lines."""

    OWNER = "owner"
    SPEAKER = "speaker"
    DENIED = "denied"
    SETTLED = "settled"


@dataclass(frozen=True, kw_only=True)
class Told:
    """A line that a statement rests on, and who said it, where that is known."""

    text: str
    speaker: str | None = None


@dataclass(frozen=True, kw_only=True)
class Misread:
    """What is wrong, and the words of the statement that say it."""

    kind: Misreading
    phrase: str


def misread(statement: str, lines: Sequence[Told], people: Sequence[str]) -> tuple[Misread, ...]:
    """Return in which ways a statement says something else than the lines that it rests on.

    Args:
        statement: one sentence or a few.
        lines: the lines it rests on; the first sixty count.
        people: who took part, by the names that `lines` know them by.
    """
    near = tuple(lines)[:_MOST_LINES]
    if not near:
        return ()
    return (*_wrong_people(statement, near, people), *_wrong_sense(statement, near))


def _wrong_people(
    statement: str, lines: Sequence[Told], people: Sequence[str]
) -> Iterator[Misread]:
    for person in people:
        for pattern, kind in ((_DOES, Misreading.OWNER), (_SAYS, Misreading.SPEAKER)):
            found = _subject(statement, person, people, pattern)
            if found is None or _tells_of(person, lines, people, says=kind is Misreading.SPEAKER):
                continue
            yield Misread(kind=kind, phrase=found)


def _subject(
    statement: str, person: str, people: Sequence[str], pattern: re.Pattern[str]
) -> str | None:
    """Return the words by which `person` is the one who does or says it; None if they are not."""
    plain = statement.casefold()
    for name in sorted({person, *_own_words(person, people)}, key=len, reverse=True):
        at = plain.find(name.casefold())
        while at >= 0:
            end = at + len(name)
            found = pattern.match(statement, end)
            if found and not plain[at - 1 : at].isalnum():
                return statement[at : found.end()]
            at = plain.find(name.casefold(), end)
    return None


def _own_words(person: str, people: Sequence[str]) -> frozenset[str]:
    """Return the words of a name that nobody else who took part has in theirs."""
    others = {word.casefold() for other in people if other != person for word in _of(other)}
    return frozenset(word for word in _of(person) if word.casefold() not in others)


def _of(name: str) -> list[str]:
    return _NAME_WORD.findall(name)


def _tells_of(person: str, lines: Sequence[Told], people: Sequence[str], *, says: bool) -> bool:
    """Tell whether a line is by this person, speaks of them, or speaks to them."""
    own = {word.casefold() for word in _own_words(person, people)} or {person.casefold()}
    if not any(line.speaker for line in lines):
        return _may_be(own, lines, people)
    others = [other for other in people if other != person]
    return any(_line_tells(line, person, own, others, says=says) for line in lines)


def _line_tells(
    line: Told, person: str, own: set[str], others: Sequence[str], *, says: bool
) -> bool:
    pair = len(others) == 1
    everybody = (person, *others)
    if not says and any(_subject(line.text, other, everybody, _DOES) for other in others):
        return _subject(line.text, person, everybody, _DOES) is not None
    if _names(own, line.text):
        return True
    if pair and _BOTH.search(line.text):
        return True
    if line.speaker == person:
        if says or _FIRST.search(line.text):
            return True
        return pair and not _OTHER.search(line.text)
    # Of two, the one who does not speak is "you", "he" or "she".
    is_theirs = says or not _FIRST.search(line.text)
    return pair and line.speaker is not None and is_theirs and bool(_OTHER.search(line.text))


def _names(own: set[str], text: str) -> bool:
    """Tell whether a line calls somebody by name; in small letters only where all of it is so."""
    is_plain = text[1:].islower()
    return any(
        word.casefold() in own and (not word.islower() or (is_plain and not is_common(word)))
        for word in _of(text)
    )


def _may_be(own: set[str], lines: Sequence[Told], people: Sequence[str]) -> bool:
    """Tell, of jottings without speakers, whether they may mean this one.

    They do not where they name somebody else and neither this one nor anybody by a pronoun.
    """
    said = {word.casefold() for line in lines for word in _of(line.text)}
    named = any({word.casefold() for word in _own_words(other, people)} & said for other in people)
    if own & said or not named:
        return True
    return any(_ANYBODY.search(line.text) for line in lines)


def _wrong_sense(statement: str, lines: Sequence[Told]) -> Iterator[Misread]:
    line = _nearest(statement, lines)
    if line is None:
        return
    denial = _DENIES.search(statement)
    if denial is not None and not _NOT.search(line):
        yield Misread(kind=Misreading.DENIED, phrase=_around(statement, denial))
    elif not _NOT.search(statement) and _DENIES.search(line):
        yield Misread(kind=Misreading.DENIED, phrase=statement[:120])
    settled = _SETTLED.search(statement)
    if settled is None or _UNSURE.search(statement):
        return
    if _UNSURE.search(line) and not _SETTLED.search(line):
        yield Misread(kind=Misreading.SETTLED, phrase=_around(statement, settled))


_CLOSE: Final = 0.5
"""Share of a statement's content words that a clause must have to be what it repeats."""


def _nearest(statement: str, lines: Sequence[Told]) -> str | None:
    """Return the clause that says most of what the statement says; None where none says enough."""
    wanted = _content(statement)
    if not wanted:
        return None
    clauses = [clause for line in lines for clause in _CLAUSE.split(line.text) if clause.strip()]
    best = max(clauses, key=lambda clause: len(wanted & _content(clause)), default=None)
    if best is None or len(wanted & _content(best)) < _CLOSE * len(wanted):
        return None
    return best


def _content(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if word not in STOP_WORDS)


def _around(text: str, match: re.Match[str]) -> str:
    start = text.rfind(" ", 0, max(0, match.start() - 20)) + 1
    end = text.find(" ", match.end() + 20)
    return text[start : end if end >= 0 else len(text)].strip()
