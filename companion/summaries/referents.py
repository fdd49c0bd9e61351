"""What "them" or a thing left out stands for, quoted from where it was last named."""

from collections.abc import Set
from dataclasses import replace
from typing import Final

from companion.summaries.doers import Clause, only_named, reading_of
from companion.summaries.errands import is_question
from companion.summaries.found import Found
from companion.summaries.leaning import shown
from companion.summaries.notes import Notes
from companion.summaries.patterns import compiled
from companion.summaries.pointing import (
    END,
    POINTING,
    WAY,
    fits,
    is_of_people,
    names_something,
    points_at,
)
from companion.text.words import count_words

_TURNS: Final = 2
"""Sentences back in which something may have been named."""
_FARTHEST: Final = 5
"""The same where a pronoun fits what is named there."""
_LINES: Final = 2
_FEWEST: Final = 3


def with_referent(
    found: Found, notes: Notes, clause: Clause, *, taken: Set[int] = frozenset()
) -> Found:
    """Return an action that only points at its thing with the words that named it last, quoted.

    What stands in brackets behind it stays where that names something itself. Sentences `taken`
    by other actions are shown but stay theirs.
    """
    found = _named(found, notes, clause)
    what, bracket, inside = found.item.what.partition(" (")
    word = points_at(what)
    if word is None or (bracket and _is_told(inside, word, notes)):
        return found
    own = notes.sentences[clause.sentence].text[: clause.subject].strip(" ,;:-–—>")
    if not bracket and count_words(own) >= _FEWEST and names_something(own, notes):
        return _quoting(found, what, own)
    number = _told_in(notes, clause, word)
    if number is None:
        return found
    before = notes.sentences[number]
    if number in taken or is_question(before.text):
        # A question stays where questions are listed: no sentence serves two lists.
        return _quoting(found, what, before.text)
    item = found.item.model_copy(update={"quotes": (*found.item.quotes, *notes.quotes(before))})
    told = replace(found, item=item, sentences=found.sentences | {number})
    return _quoting(told, what, before.text)


def _is_told(inside: str, word: str, notes: Notes) -> bool:
    """Tell whether what stands in brackets behind a thing to do says what it points at."""
    is_quoted = inside.startswith("“")
    is_telling = not is_quoted and POINTING.search(inside) is None
    return is_telling or (names_something(inside, notes) and fits(word, inside))


def _told_in(notes: Notes, clause: Clause, word: str) -> int | None:
    """Return the sentence before a clause that names what a word stands for, if one does."""
    nearest: int | None = None
    for number in range(clause.sentence - 1, max(-1, clause.sentence - 1 - _FARTHEST), -1):
        before = notes.sentences[number]
        if before.is_header or before.is_order or not _is_near(notes, clause, number):
            break
        is_naming = count_words(before.text) >= _FEWEST and names_something(before.text, notes)
        is_close = clause.sentence - number <= _TURNS
        if is_naming and fits(word, before.text) and (is_close or is_of_people(word)):
            return number
        if is_naming and nearest is None and is_close:
            nearest = number
    return nearest


_HIM: Final = compiled(rf"^(?P<verb>\w+{WAY}) (?:him|her){END}")


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


def _quoting(found: Found, what: str, words: str) -> Found:
    item = found.item.model_copy(update={"what": f"{what} ({shown(words)})"})
    return replace(found, item=item)
