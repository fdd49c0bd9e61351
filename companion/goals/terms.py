"""What a wish must fit and what its owner rules out: terms of the way, and no obstacle on it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from companion.text.patterns import lazy
from companion.text.phrasing import LONGEST_PHRASED
from companion.text.sentences import sentences

_DAY: Final = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tue|tues|weds?|thurs?|fri|sat|sun)s?\b|"
    r"weekends?|weekdays?|bank holidays|(?:school )?holidays|christmas|term time"
)
_HOURS: Final = (
    rf"(?:{_DAY}|nights?|evenings?|mornings?|afternoons?|earl(?:y|ies)|lates|overtime|shifts?|"
    r"night shifts?|on[ -]?call|nights? out|full[ -]time|split shifts?|call[ -]?outs?)\b"
)
_HOME: Final = (
    r"(?:kids?|children|lads?|girls|boys?|daughters?|sons?|grandkids|grandchildren|bab(?:y|ies)|"
    r"toddlers?|twins|mum|mam|mom|dad|parents|mother|father|gran|nan|wife|husband|partner|dogs?)\b"
)
_CARE: Final = (
    r"(?:school (?:pick|run|drop|hours|times?)\w*|nursery (?:pick|run|drop)\w*|pick[- ]?ups?|"
    r"drop[- ]?offs?|(?:back|home|finished|done|off|away) (?:by|for|before|at|in time|when|every)"
    r"\b|"
    r"local\b|nearby\b|round here\b|part[ -]time\b)"
)
_CLOCK: Final = (
    r"\d{1,2}(?:[:.]\d\d)?(?!\d)(?!\s?(?:st|nd|rd|th|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
    r"nov|dec|weeks?|months?|years?|of)|/)"
)
_AMOUNT: Final = r"(?:£|€|\$|\d|half|a (?:full )?(?:week|day)|(?:one|two|three|four|five|six) )"
_CANT: Final = r"(?:can(?:['’]?t|not| not)|could(?:n['’]?t| not)|wo(?:n['’]?t|uld(?:n['’]?t| not)))"
_SOFT: Final = r"(?:(?:really|just|also|only|probably|do|still|definitely|usually)\s){0,2}"
_I: Final = r"(?:(?:i|we)\s)"

_FLOOR: Final = (
    rf"{_I}?{_SOFT}{_CANT}\s{_SOFT}(?:drop|go|live|earn|get by|manage|work|do|take|have|accept|"
    r"travel|commute|drive|be|spend|give)\s(?:[\w'’-]{1,12}\s){0,2}?"
    rf"(?:below|under|on less|for less|(?:less|more|fewer|further|longer|later|earlier) than|over|"
    rf"beyond|past|before|after|away|(?:any )?(?:further|less)\b|far\b|(?:an?\s)?(?:\w+\s)?"
    rf"(?:pay|wage|salary|cut)\b|unpaid|{_HOURS})"
    rf"|{_I}?{_SOFT}{_CANT}\s{_SOFT}(?:move|relocate)\b(?!\s(?:on|up|my|the|his|her|out of))"
    rf"|(?:{_I}|i['’]d\s|i would\s)?{_SOFT}(?:need|needs|want|have)\s(?:at least|a minimum of|"
    rf"no less than|a min)\s{_AMOUNT}"
    rf"|(?:at least|minimum(?: of)?|no (?:less|more) than|not (?:below|under|less than|more than|"
    rf"over|further than))\s{_AMOUNT}"
    rf"|(?:anything\s)?(?:under|below|less than|over|more than)\s{_AMOUNT}[^,;.]{{0,20}}\s"
    r"(?:is\s|would be\s)?(?:no good|no use|not enough|too (?:little|far|much)|impossible|out)\b"
)
_NEEDED: Final = (
    rf"{_I}?{_SOFT}(?:need|have|['’]ve got|have got|got|must|am|['’]m)\s(?:to\s)?(?:still\s)?(?:"
    rf"(?:be|do|get|finish|leave|make|stay|work|keep|fit)\s(?:[\w'’-]{{1,12}}\s){{0,4}}?"
    rf"(?:{_CARE}|(?:by|before|around|round)\s(?:{_CLOCK}|school))"
    rf"|(?:pick|drop|collect|look after|care for|be (?:there|home|back|around) for|"
    rf"get (?:back|home) (?:to|for)|fit (?:it )?(?:a?round))\s(?:[\w'’-]{{1,12}}\s){{0,3}}?{_HOME})"
    rf"|(?:it|that|anything|the job|whatever it is|the (?:hours|place|course|work))\s(?:\w+\s)?"
    r"(?:has to|have to|must|needs? to|can(?:['’]?t|not| not)|mustn['’]?t|must not)\s(?:be|fit)\b"
    rf"|(?:must|has to|needs to|would have to|['’]d have to)\s(?:be|fit)\s"
    rf"(?:[\w'’-]{{1,12}}\s){{0,3}}?(?:{_CARE}|{_HOURS}|near|within|around|round|on a bus|close)"
    rf"|(?:only\s)?(?:part[ -]time|school hours|term time|mornings|days)\sonly\b"
    rf"|only\s(?:part[ -]time|(?:in\s)?school hours|term time|mornings|days)\b"
)
_BUSY: Final = (
    rf"(?:(?:on|at|every|most|my|the)\s)?(?:{_HOURS})\s(?:i|we)(?:['’]ve|\shave|['’]ve got|"
    rf"\shave got|\sgot)\s(?:got\s)?(?:\w{{1,8}}\s){{0,2}}?{_HOME}"
    rf"|{_I}?(?:i['’]ve got|i have|i['’]ve|i got)\s(?:got\s)?(?:\w{{1,8}}\s){{0,2}}?{_HOME}\s"
    rf"(?:[\w'’-]{{1,10}}\s){{0,3}}?(?:{_HOURS})"
)
_NO_HOURS: Final = (
    rf"(?:(?:i|we)\s)?(?:(?:do not|don['’]?t|won['’]?t|can['’]?t|cannot|will not)\s(?:do|work)\s|"
    rf"not\s(?:on\s|at\s|in\s|any\s|any more\s)?|no\s(?:more\s)?|never\s(?:on\s)?(?:do\s)?)"
    rf"(?:any\s|more\s|the\s|late\s|more than\s)?{_HOURS}"
)
_NEW: Final = r"(?:and|but|so|also|plus|or|then|because|as|ideally|obviously|only)\s"

_LIMIT: Final = lazy(
    rf"\W{{0,3}}(?:{_NEW}){{0,2}}(?:{_FLOOR}|{_NEEDED}|{_BUSY}|{_NO_HOURS})", re.IGNORECASE
)
"""What any way must fit: an income, hours, a distance, whoever is cared for."""

_NOT_VOLUNTARY: Final = (
    r"(?!\s(?:[\w'’-]{1,15}\s){0,6}?(?:at the moment|right now|currently|any ?more|enough|yet|well|"
    r"much|anything|anywhere|any)\b)"
)
_REFUSAL: Final = lazy(
    rf"\W{{0,3}}(?:{_NEW}){{0,2}}(?:(?:definitely|really|just|honestly|i know)\s)?(?:"
    r"(?:i|we)?\s?(?:really\s|definitely\s|honestly\s|still\s|just\s)?"
    r"(?:do(?:n['’]?t| not)\s(?:really\s|ever\s)?(?:want|wish|fancy)|wouldn['’]?t (?:really )?want|"
    r"never (?:really )?(?:want|wanted)|have no (?:wish|desire))\s"
    r"(?!my\b|them\b|him\b|her\b|people\b|the\s\w+\sto\b|anyone\b|to (?:lose|fail|let|look|seem|"
    r"sound|waste|miss|regret|hurt|upset|offend|get (?:it|this|that) wrong|make|be a (?:burden|"
    r"nuisance|failure)|be (?:rude|pushy|the one|stuck|left|seen|late|alone))\b)"
    rf"|(?:i['’]?m|i am|we['’]re)\s(?:really\s|definitely\s)?not\s(?:ever\s)?(?:going|sitting|"
    rf"doing|moving|relocating|retraining|commuting|signing|quitting|leaving|giving|taking|selling)\b"
    rf"{_NOT_VOLUNTARY}"
    r"|(?:(?:i|we)\s(?:will|would)|i['’]ll|i['’]d)\s(?:never|not|rather not)\s\w{2,12}"
    r"|(?:not|never)\s(?:another|again|going back|back (?:to|on|in))\b"
    r"|never\s(?:[\w'’-]{1,15}\s){1,4}?again\b"
    r"|no (?:more(?! than)|way i['’]m)\s\w)",
    re.IGNORECASE,
)
"""What its owner will not have: "I don't want to be a nurse", "never nights again"."""

_FEARED: Final = lazy(
    r"\b(?:i['’]?m|i am)\s(?:worried|afraid|scared|terrified|nervous)\b", re.IGNORECASE
)
_JOINT: Final = lazy(
    r"\s?[,;]\s{1,3}(?:(?:and|but|so|or)\s{1,3})?|\s{1,3}[-–—]{1,2}\s{1,3}|\s{1,3}(?:and|but|so|or)\s{1,3}"
    r"(?=(?:i|i['’]\w{1,2}|we|it|its|it['’]s|my|not|no|never|can['’]?t|cannot|wo(?:n['’]?t)|don['’]?t|"
    r"need|must|have to|has to|only|weekends?|whatever|anything|ideally)\b)",
    re.IGNORECASE,
)
_GOES_ON: Final = lazy(
    r"(?:so|because|as|since|and|or|for|with|until|till|unless|when|if)?\s?"
    r"(?:it|that|they|she|he|this|its|under|below)\b|(?:because|as|since|for|or|until|till|with)\b",
    re.IGNORECASE,
)
"""How a part begins that says why or of what: it belongs to the term before it."""
_SAYS_WHY: Final = lazy(
    r"(?:because|as|since|for|or|until|till|with|under|below|so|otherwise)\b", re.IGNORECASE
)
_OF_HOME: Final = lazy(rf"(?:my|our)\s(?:\w{{1,12}}\s)?{_HOME}", re.IGNORECASE)
_SO: Final = lazy(r"\s?[,;]?\s{1,3}so\s{1,3}$", re.IGNORECASE)
_ADVICE: Final = lazy(r"\?\W{0,9}$")
_MOST_PARTS: Final = 12


class TermKind(StrEnum):
    """What kind of term something is."""

    LIMIT = "limit"
    REFUSAL = "refusal"


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term of a sentence.

    Attributes:
        kind: whether it must be kept to, or is ruled out.
        text: its words, verbatim.
    """

    kind: TermKind
    text: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """A sentence, parted.

    Attributes:
        rest: what it says beside its terms, verbatim; empty where it says nothing else.
        terms: in their order.
    """

    rest: str
    terms: tuple[Term, ...] = ()


def part_terms(sentence: str) -> Told:
    """Part a sentence from the terms at its beginning or its end. Pure, linear.

    Terms that stand in its middle stay, since the rest would not read as it was meant; so does a
    question, and whatever is longer than a wish.
    """
    if len(sentence) > LONGEST_PHRASED or _ADVICE.search(sentence):
        return Told(rest=sentence)
    parts = tuple(_parts(sentence))
    kinds = _kinds(sentence, parts)
    if not any(kinds):
        return Told(rest=sentence)
    head = next((at for at, kind in enumerate(kinds) if kind is None), len(kinds))
    tail = next((at for at, kind in enumerate(reversed(kinds)) if kind is None), len(kinds))
    if head == len(kinds):
        return Told(rest="", terms=_terms(sentence, parts, kinds))
    first, last = parts[head][0], parts[len(parts) - tail - 1][1]
    rest = sentence[first:last].strip(" ,;")
    found = (
        *_terms(sentence, parts[:head], kinds[:head]),
        *_terms(sentence, parts[len(parts) - tail :], kinds[len(kinds) - tail :]),
    )
    return Told(rest=rest, terms=found)


def clauses_of(term: Term) -> tuple[str, ...]:
    """Return the clauses of a term, each verbatim with what says why or of what behind it."""
    whole: list[tuple[int, int]] = []
    for begin, end in _parts(term.text):
        goes_on = _SAYS_WHY.match(term.text[begin:end]) is not None
        is_so = bool(whole) and _SO.match(term.text[whole[-1][1] : begin]) is not None
        if whole and (goes_on or is_so):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((begin, end))
    return tuple(term.text[begin:end].strip(" ,;") for begin, end in whole)


def _parts(sentence: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for number, joint in enumerate(_JOINT.finditer(sentence)):
        if number >= _MOST_PARTS:
            break
        yield begin, joint.start()
        begin = joint.end()
    yield begin, len(sentence)


def _kinds(sentence: str, parts: Sequence[tuple[int, int]]) -> list[TermKind | None]:
    kinds: list[TermKind | None] = []
    for begin, end in parts:
        text = sentence[begin:end]
        kind = _kind(text)
        before = kinds[-1] if kinds else None
        if kind is None and before is not None and (_GOES_ON.match(text) or _OF_HOME.match(text)):
            kind = before
        kinds.append(kind)
    for at in range(len(parts) - 1, 0, -1):
        # "I've got my lads, so not Saturdays": what a limit follows from belongs to it.
        joint = sentence[parts[at - 1][1] : parts[at][0]]
        why = sentence[slice(*parts[at - 1])]
        if kinds[at] is TermKind.LIMIT and kinds[at - 1] is None and _SO.match(joint):
            kinds[at - 1] = TermKind.LIMIT if _WHY.search(why) else None
    return kinds


_WHY: Final = lazy(rf"\b(?:{_HOME}|school|nursery|my (?:own )?(?:shop|land|farm))", re.IGNORECASE)


def _kind(text: str) -> TermKind | None:
    if _FEARED.search(text):
        return None
    if _LIMIT.match(text):
        return TermKind.LIMIT
    return TermKind.REFUSAL if _REFUSAL.match(text) else None


def _terms(
    sentence: str, parts: Sequence[tuple[int, int]], kinds: Sequence[TermKind | None]
) -> tuple[Term, ...]:
    """Return neighbours of one kind as one term."""
    found: list[tuple[int, int, TermKind]] = []
    for (begin, end), kind in zip(parts, kinds, strict=True):
        if kind is None:
            continue
        if found and found[-1][2] is kind:
            found[-1] = (found[-1][0], end, kind)
        else:
            found.append((begin, end, kind))
    return tuple(
        Term(kind=kind, text=sentence[begin:end].strip(" ,;")) for begin, end, kind in found
    )


def without_terms(text: str, *, is_whole: bool = True) -> tuple[str, tuple[Term, ...]]:
    """Return a text without the terms in it, and those. Pure, linear.

    Args:
        text: a wish, or what stands in its way; lines stay lines.
        is_whole: whether something must be left: who only says what they rule out wishes that.
    """
    if len(text) > LONGEST_PHRASED:
        return text, ()
    found: list[Term] = []
    lines: list[str] = []
    for line in text.splitlines():
        told = [part_terms(sentence.text) for sentence in sentences(line)]
        found.extend(term for one in told for term in one.terms)
        lines.append(line if not any(one.terms for one in told) else _rest(told))
    rest = "\n".join(line for line in lines if line.strip())
    if not found or (is_whole and not rest.strip()):
        return text, ()
    return rest, tuple(found)


def _rest(told: Sequence[Told]) -> str:
    """Return what sentences say beside their terms, each with an end."""
    said = [one.rest for one in told if one.rest]
    ended = [one if one[-1] in ".!?…" else f"{one}." for one in said[:-1]]
    return " ".join((*ended, *said[-1:]))


def terms_of(*texts: str | None) -> tuple[Term, ...]:
    """Return the terms in what somebody wrote, in their order, none twice."""
    found = (term for text in texts for term in without_terms(text or "", is_whole=False)[1])
    return tuple({term.text: term for term in found}.values())
