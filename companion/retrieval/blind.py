"""Takes out of a text what must never be scored: who somebody is, where from, how to reach them.

Works word by word in one pass, so that two texts that differ in a name, a pronoun or a country of
origin come out equal. Only what is embedded and scored is blinded; people are shown the original.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final

from companion.retrieval.origins import CUES, origin_at
from companion.text.fold import folded

LONGEST_WORD: Final = 60
"""Longer runs without a space are addresses, keys or noise, never words."""

_LONGEST_PLACE: Final = 6
"""Words in the name of a school or a place, at most."""

_PIECE: Final = re.compile(r"[^\W_]+")
_PHONE: Final = re.compile(r"\+\d+|[(]?\d[\d()./-]{6,}")
_INITIAL: Final = re.compile(r"[(]?[A-Z]\.,?")
_CLOSES: Final = re.compile(r"[.,;:!?)\]]$")
_ENDS: Final = re.compile(r"[.;:!?)\]]$")
"""A place may go on behind a comma: "born in Quito, Ecuador"."""

_WHO: Final = """
    he him his himself she her hers herself they them their theirs themself themselves
    xe xem xyr ze zir hir ey em eir mr mrs ms miss mx sir dame dr
"""
_PRONOUNS: Final = frozenset(_WHO.split())

_ORIGINS: Final = (
    ("originally", "from"),
    ("born", "in"),
    ("born", "and", "raised", "in"),
    ("raised", "in"),
    ("grew", "up", "in"),
    ("native", "of"),
    ("come", "from"),
    ("comes", "from"),
    ("hail", "from"),
    ("hails", "from"),
    ("national", "of"),
    ("citizen", "of"),
    ("i'm", "from"),
    ("i’m", "from"),
    ("am", "from"),
    ("is", "from"),
    ("based", "in"),
    ("live", "in"),
    ("lives", "in"),
    ("living", "in"),
)

_KINDS_OF_SCHOOL: Final = "university college institute school academy polytechnic"
_SCHOOLS: Final = frozenset(_KINDS_OF_SCHOOL.split())

_KNOWN_BY_NAME: Final = """
    Harvard Stanford Oxford Cambridge Yale Princeton MIT Caltech Wharton INSEAD LSE HEC Sorbonne
    ETH EPFL IIT Oxbridge Cornell Dartmouth Berkeley
"""
_FAMOUS_SCHOOLS: Final = frozenset(_KNOWN_BY_NAME.split())


_PLACE_WORDS: Final = (
    frozenset(phrase[0] for phrase in _ORIGINS)
    | _SCHOOLS
    | frozenset(name.casefold() for name in _FAMOUS_SCHOOLS)
)


def name_words(*names: str) -> frozenset[str]:
    """Return the words of people's names as `blinded` recognises them."""
    return frozenset(
        word for name in names for word in _PIECE.findall(folded(name).casefold()) if len(word) > 1
    )


def blinded(text: str, *, names: Collection[str]) -> str:
    """Return one line of `text` without names, addresses, pronouns, origins and school names.

    Args:
        text: what somebody wrote about themselves.
        names: name words as `name_words` gives them. A word in lower case is never a name.
    """
    words = folded(text).split()
    telling = [_tells(word, names) for word in words]
    _add_particles(words, telling, names)
    kept = [word for word, tells in zip(words, telling, strict=True) if not tells]
    return " ".join(_without_places(kept))


def _add_particles(words: list[str], telling: list[bool], names: Collection[str]) -> None:
    """Mark the small words of a name, "van der" before or after what is marked already."""
    if not any(telling):
        return
    for positions in (range(1, len(words)), range(len(words) - 2, -1, -1)):
        step = positions.step
        for position in positions:
            if telling[position - step] and words[position].casefold() in names:
                telling[position] = True


def _tells(word: str, names: Collection[str]) -> bool:
    """Tell whether a word says who somebody is or how to reach them."""
    if word.isalpha() and len(word) <= LONGEST_WORD:
        # Nine words in ten: spare them the patterns.
        lowered = word.casefold()
        return lowered in _PRONOUNS or (lowered in names and not word.islower())
    return _addresses(word) or _personal(word, names)


def _addresses(word: str) -> bool:
    return (
        len(word) > LONGEST_WORD
        or "@" in word
        or "://" in word
        or word.casefold().lstrip("(<").startswith("www.")
        or _PHONE.fullmatch(word.rstrip(".,;")) is not None
    )


def _personal(word: str, names: Collection[str]) -> bool:
    """Tell whether a word is a pronoun, an initial or holds a name."""
    if _INITIAL.fullmatch(word):
        return True
    pieces = _PIECE.findall(word)
    lowered = [piece.casefold() for piece in pieces]
    if pieces and all(piece in _PRONOUNS for piece in lowered):
        return True
    return any(
        low in names and not piece.islower() for low, piece in zip(lowered, pieces, strict=True)
    )


def _without_places(words: list[str]) -> Iterator[str]:
    """Yield `words` without phrases of origin and without the names of schools."""
    lowered = [word.casefold().strip(".,;:!?()") for word in words]
    origins = _origins(words, lowered)
    if not origins and _PLACE_WORDS.isdisjoint(lowered):
        yield from words
        return
    schools = _school_names(words, lowered) | origins
    position = 0
    while position < len(words):
        past = _past_origin(words, lowered, position)
        if past > position:
            position = past
            continue
        if position not in schools:
            yield words[position]
        position += 1


def _origins(words: list[str], lowered: list[str]) -> set[int]:
    """Return the positions of countries and nationalities that tell where somebody comes from."""
    return {
        told
        for position, word in enumerate(lowered)
        if word in CUES or "-" in word
        for told in origin_at(words, lowered, position)
    }


def _past_origin(words: list[str], lowered: list[str], position: int) -> int:
    """Return the position behind a phrase such as "originally from Sri Lanka", or `position`."""
    for phrase in _ORIGINS:
        if lowered[position] == phrase[0]:
            end = position + len(phrase)
            if tuple(lowered[position:end]) == phrase:
                # "the Netherlands", "the United States"
                end += lowered[end : end + 1] == ["the"]
                past = _past_capitals(words, end, ends=_ENDS)
                return past if past > end else position
    return position


def _past_capitals(words: list[str], position: int, *, ends: re.Pattern[str]) -> int:
    """Return the position behind a run of capitalised words, which `ends` may stop."""
    last = min(len(words), position + _LONGEST_PLACE)
    while position < last and words[position][:1].isupper():
        position += 1
        if ends.search(words[position - 1]):
            break
    return position


def _school_names(words: list[str], lowered: list[str]) -> set[int]:
    """Return the positions of what makes one school a particular one: "Cape Town", "Harvard"."""
    found: set[int] = set()
    for position, word in enumerate(words):
        bare = word.strip(".,;:!?()")
        if bare in _FAMOUS_SCHOOLS and lowered[position + 1 : position + 2] != ["license"]:
            found.add(position)
        if lowered[position] not in _SCHOOLS or not word[:1].isupper():
            continue
        for before in range(position - 1, max(-1, position - 1 - _LONGEST_PLACE), -1):
            if not words[before][:1].isupper() or _CLOSES.search(words[before]):
                break
            found.add(before)
        if lowered[position + 1 : position + 2] == ["of"] and not _CLOSES.search(word):
            end = _past_capitals(words, position + 2, ends=_CLOSES)
            found.update(range(position + 1, end) if end > position + 2 else ())
    return found
