"""A thing to do that leans on what was said before it, and the words that it leans on."""

from typing import Final

from companion.summaries.cues import TAKES_UP, YES
from companion.summaries.doers import Clause
from companion.summaries.notes import Notes
from companion.summaries.patterns import compiled
from companion.summaries.worth import is_imperative
from companion.text.words import count_words

_LEANS: Final = compiled(
    r"^\w+(?: (?:up|out|down|off|over|back|through|on))? (?:it|them|that|this|those|one|mine|yours)"
    r"(?=\W*$|[,;.(]| (?:to|on|by|at|in|and|with|for|then|from|out|up|through|over|before|after|off"
    r"|back|first|too|again|next|this|so|when|once)\b)",
    r"^(?:send|give|lend|show|bring|email|post|text) (?:me|him|her|them|us|(?-i:[A-Z])\w+)"
    r" (?:it|them|that|this|one|mine|yours|his|hers)\W*$",
    r"^(?:come|start|begin|try|go|join in|look|have a look|do so|do)\W*$",
    r"\b(?:who|that|which) (?:does|do|can|did|is|knows)\W*$",
)
"""Words that name no thing of their own: "do it on the Hargreaves one", "come"."""
_LONGEST: Final = 110
_MOST_WORDS: Final = 24
_FEWEST_WORDS: Final = 3
_NAMES_NOTHING: Final = compiled(
    r"^\W*(?:(?:s?he|they|i|we|it|that|this)\b[^,;]{0,40}\b(?:it|that|this|them)\b)?\W*$",
    r"^\W*(?:s?he|they|i|we) (?:was|were|is|are|am|felt|laughed|seemed|looked)\b[^.;]{0,50}$",
    r"^\W*(?:for|at|in|on|since|until|after|before|by|with) (?:\w+ ){0,3}\w+\W*$",
)
_OUTER: Final = " \t\"“”'.!–—-"


def leans(what: str) -> bool:
    """Tell whether a wording names no thing, and nothing in brackets does so for it."""
    return "(" not in what and _LEANS.search(what) is not None


def only_begins(what: str) -> bool:
    """Tell whether a wording says no more than that somebody starts: "he would start"."""
    return _BEGINS.fullmatch(what) is not None


_BEGINS: Final = compiled(r"(?:start|begin|try)\W*")


def leant_on(notes: Notes, clause: Clause) -> tuple[str, tuple[int, ...]]:
    """Return the words that a leaning thing to do takes up, and the sentences that they are.

    What its own sentence says first, else what was said right before it; in a talk that is what
    the other said last, whole. ("", ()) where nothing stands there.
    """
    own = notes.sentences[clause.sentence]
    lead = _lead(own.text[: clause.subject])
    if lead:
        return lead, ()
    for number in range(clause.sentence - 1, max(-1, clause.sentence - 1 - _LOOK_BACK), -1):
        before = notes.sentences[number]
        is_near = before.turn == own.turn or notes.is_dialogue or own.turn - before.turn <= 1
        if not is_near or before.is_header or before.is_order:
            break
        if notes.is_dialogue and before.turn != own.turn:
            turn = _turn_of(notes, number)
            told = [notes.sentences[one].text for one in turn]
            is_put = any(_PUT_TO_YOU.search(text) or is_imperative(text) for text in told)
            return (" ".join(told), turn) if is_put else ("", ())
        if _tells(before.text):
            whole: tuple[int, ...] = (number,)
            if not notes.is_dialogue and number and _POINTS_BACK.search(before.text):
                earlier = notes.sentences[number - 1]
                is_next = own.turn - earlier.turn <= _LOOK_BACK and not (
                    earlier.is_header or earlier.is_order
                )
                whole = (number - 1, number) if is_next and _tells(earlier.text) else whole
            return " ".join(notes.sentences[one].text for one in whole), whole
    return "", ()


_POINTS_BACK: Final = compiled(
    r"\b(?:do|giv|give|try|take|get|let|leave|sort|send|finish|want|like)"
    r" (?:it|that|them|her|him)\b"
)
_LOOK_BACK: Final = 3
_FEWEST_LEADING: Final = 6


def _lead(before: str) -> str:
    """Return what a sentence says before a thing to do, where that is enough to know its thing."""
    bare = before.strip(" ,;:-–—>→.")
    bare = _JOINED.sub("", bare)
    is_enough = count_words(bare) >= _FEWEST_LEADING and not _NAMES_NOTHING.match(bare)
    return bare if is_enough and not _SAID_HOW.match(bare) else ""


_JOINED: Final = compiled(r",? (?:and|but|so|then)\W*$")
_SAID_HOW: Final = compiled(
    r"^\W*(?:s?he|they|i|we) (?:was|were|is|are|wasn't|isn't|seemed|felt|looked|laughed)\b"
    r"(?! (?:supposed|meant|going|due|to)\b)"
)


_OF_SPEAKER: Final = compiled(r"^\W*(?:(?:and|so|but|ok) )?i(?:'ll|'d|'m| )")
"""What a speaker says of themselves, which is no part of what the other takes on."""


_PUT_TO_YOU: Final = compiled(
    r"\byou (?:need|should|could|can|ought|must|have|might|may|want|better|just|only|also|always"
    r"|count|write|ask|ring|call|send|make|take|go|tell|try|keep|put|get|do|bring|come)\b"
)
"""What is put to the other as a thing to do."""


def _turn_of(notes: Notes, number: int) -> tuple[int, ...]:
    """Return the sentences of one turn in a talk, from the last that is about its speaker on."""
    turn = notes.sentences[number].turn
    first = number
    while first > 0 and notes.sentences[first - 1].turn == turn:
        before = notes.sentences[first - 1]
        if before.is_order or _OF_SPEAKER.match(before.text):
            break
        first -= 1
    return tuple(range(first, number + 1))


def _tells(text: str) -> bool:
    bare = text.strip(_OUTER)
    if _NAMES_NOTHING.match(bare) or count_words(bare) < _FEWEST_WORDS:
        return False
    is_answer = TAKES_UP.match(bare) or YES.match(bare)
    return not (is_answer and count_words(bare) <= _FEWEST_WORDS + 1)


def shown(text: str) -> str:
    """Return words to lean on in quotes, cut where they are long."""
    words = " ".join(text.split()).strip(_OUTER)
    if len(words) > _LONGEST or len(words.split()) > _MOST_WORDS:
        words = " ".join(words.split()[:_MOST_WORDS])
        words = f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"“{words}”"
