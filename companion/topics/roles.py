"""Job titles inside a sentence: "a senior staff nurse", and nothing for what is no role."""

import re
from typing import Final

from companion.people.career import Position
from companion.text.pasting import may_be_pasted, reads_english
from companion.text.phrasing import lowered, tidied, with_article, without_end
from companion.text.verb_lists import word_set

_MOST_WORDS: Final = 6
_CUT: Final = re.compile(r",|;|\(|/|\||\s[-–—]\s|\s(?:at|@)\s")
_IN_ER: Final = re.compile(r"(?:er|or|ist|ian|ant|eur|man|woman|person)$")
_ROLES: Final = word_set(
    """
    analyst apprentice architect associate chef chief clerk coach commis cook executive expert
    fellow founder guide head hand intern lead nurse president principal professional scribe
    specialist scientist student trainee tutor volunteer agent aide attorney advocate partner guard
    midwife judge researcher therapist physicist
    """
)
_NO_ROLES: Final = word_set("summer winter career order paper water power labor labour matter")


def role_of(position: Position) -> str | None:
    """Return the position's title with its article, as it stands inside a sentence.

    "Senior staff nurse, respiratory" gives "a senior staff nurse". None for what names no person:
    "Career break", "Summer job", "Technical exchange".
    """
    title = role_name(position)
    return None if title is None else with_article(title)


def role_name(position: Position) -> str | None:
    """Return the title without its article; None for what names no person."""
    head = without_end(_CUT.split(tidied(position.title), maxsplit=1)[0].strip())
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", head)]
    if not words or len(words) > _MOST_WORDS or not may_be_pasted(head) or not reads_english(head):
        return None
    core = _core(words)
    if core in _NO_ROLES or not (core in _ROLES or _IN_ER.search(core)):
        return None
    return _in_a_sentence(head)


def _core(words: list[str]) -> str:
    """Return the word that names the person: before "of", "for", "in", else the last."""
    for position, word in enumerate(words):
        if word in {"of", "for", "in", "de", "to"} and position:
            return words[position - 1]
    return words[-1]


def _in_a_sentence(head: str) -> str:
    """Return a title in small letters; acronyms and names keep theirs."""
    return " ".join(lowered(word) for word in head.split(" "))
