"""What "them" or a thing left out stands for, quoted from where it was last named."""

import re
from dataclasses import replace
from typing import Final

from companion.summaries.doers import Clause, only_named, reading_of
from companion.summaries.errands import is_question
from companion.summaries.found import Found
from companion.summaries.leaning import shown
from companion.summaries.notes import Notes
from companion.summaries.patterns import compiled
from companion.summaries.strangers import NOT_NAMES
from companion.text.words import count_words

_WAY: Final = r"(?: (?:back|up|out|over|in|to|with|for|at|on|down|off)){0,2}"
_END: Final = (
    r"(?=\W*$|\s?[,.;:(]| (?:to|on|by|at|in|and|with|for|then|from|about|if|whether|when|what|how"
    r"|as|the|an?|this|next|today|tomorrow|tonight|after|before|again|too|first|soon|\d)\b)"
)
_THEM: Final = compiled(rf"^\w+{_WAY} them{_END}")
_SOMEBODY: Final = compiled(
    rf"^\w+{_WAY} (?:her|him|them)(?! (?:about|for|if|whether|to|when|what|how|the|an?)\b){_END}"
)
"""Neither of two who talk with each other is "her" to them."""
_LEFT_OUT: Final = compiled(
    r"^(?:order|countersign|sign|submit|draft|check(?! with)|forward|post|return|print|share|finish"
    r"|review|reread|proofread|book|pay|cancel|confirm|chase|translate)"
    r"(?=\W*$|,| (?:on|to|at|by|with) )",
    r"^\w+ (?:(?:me|him|her|them|(?-i:[A-Z])\w+) )?(?:hers|theirs|mine|yours|ours)\b",
    r"^\w+ it (?:(?:on|by|over|at|before|this|next|tomorrow|tonight) )?[^,;()]{0,20}$",
)
"""A verb whose thing is not said again."""

_POINTING: Final = compiled(r"\b(?:them|her|him|it)\b")
_NAMED: Final = compiled(
    r"\b(?:the|an?|my|his|her|their|our|your|whose) (?!(?:week(?:end)?|month|day|time|morning"
    r"|evening|afternoon|night|year|end|moment|one|way|same|other|first|next|last|thing|bit|lot|while"
    r"|minute|morn)\b)(?P<thing>[a-z][\w-]{2,})",
    r"\b(?:\d{1,3}|two|three|four|five|six|ten) [a-z]{3,}s\b",
)
_CAPITAL: Final = re.compile(r"(?<=[\w,] )[A-Z][\w'-]+")
_TURNS: Final = 2
"""Sentences back in which something may have been named."""
_LINES: Final = 2
_FEWEST: Final = 3


def with_referent(found: Found, notes: Notes, clause: Clause) -> Found:
    """Return an action that only points at its thing with the words that named it last, quoted.

    What stands in brackets behind it stays where that names something itself.
    """
    found = _named(found, notes, clause)
    what, bracket, inside = found.item.what.partition(" (")
    points = (_SOMEBODY if notes.is_dialogue else _THEM).match(what)
    if points is None and not _LEFT_OUT.match(what):
        return found
    is_told = not inside.startswith("“") and _POINTING.search(inside) is None
    if bracket and (is_told or _names(inside, notes)):
        return found
    own = notes.sentences[clause.sentence].text[: clause.subject].strip(" ,;:-–—>")
    if not bracket and count_words(own) >= _FEWEST and _names(own, notes):
        return _quoting(found, what, own)
    for number in range(clause.sentence - 1, max(-1, clause.sentence - 1 - _TURNS), -1):
        before = notes.sentences[number]
        if before.is_header or not _is_near(notes, clause, number):
            break
        if count_words(before.text) >= _FEWEST and _names(before.text, notes):
            if is_question(before.text):
                # A question stays where questions are listed: no sentence serves two lists.
                return _quoting(found, what, before.text)
            quotes = (*found.item.quotes, *notes.quotes(before))
            item = found.item.model_copy(update={"quotes": quotes})
            told = replace(found, item=item, sentences=found.sentences | {number})
            return _quoting(told, what, before.text)
    return found


_HIM: Final = compiled(rf"^(?P<verb>\w+{_WAY}) (?:him|her){_END}")


def _named(found: Found, notes: Notes, clause: Clause) -> Found:
    """Return "ring him" with the one of several whom its line has named."""
    points = None if notes.is_dialogue else _HIM.match(found.item.what)
    if points is None or notes.cast.other_than(notes.cast.me) is not None:
        return found
    whom = only_named(reading_of(notes, clause.sentence), clause.subject)
    if whom is None or whom == found.item.owner:
        return found
    rest = found.item.what[points.end() :]
    what = f"{points['verb']} {notes.cast.first_name(whom)}{rest}"
    return replace(found, item=found.item.model_copy(update={"what": what}))


def _is_near(notes: Notes, clause: Clause, number: int) -> bool:
    """Tell whether an earlier sentence still belongs to what is talked about."""
    own, before = notes.sentences[clause.sentence], notes.sentences[number]
    return notes.is_dialogue or own.turn - before.turn <= _LINES


def _names(text: str, notes: Notes) -> bool:
    if _NAMED.search(text):
        return True
    capitals = (found.group().partition("'")[0] for found in _CAPITAL.finditer(text))
    return any(
        word.casefold() not in NOT_NAMES and len(word) > 1 and notes.cast.named(word) is None
        for word in capitals
    )


def _quoting(found: Found, what: str, words: str) -> Found:
    item = found.item.model_copy(update={"what": f"{what} ({shown(words)})"})
    return replace(found, item=item)
