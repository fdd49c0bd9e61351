"""Words that mix scripts: letters that only look like the others become what they imitate."""

import re
from functools import cache
from typing import Final, NamedTuple

from companion.text.remembered import remembered

_WORD: Final = re.compile(r"[\w\u0300-\u036f]+")
_BEYOND_LATIN: Final = re.compile(r"[^\W\x00-\u024f]")
_LATIN: Final = re.compile(r"[a-zA-Z]")

_SHORT: Final = 32
"""Words up to this length come again and again, and are remembered."""

_LETTER_COMPOUND: Final = re.compile(r"(?<![\w-])([^\W\x00-\u024f])(-[a-zA-Z]{3,})(?![\w-])")
"""One foreign letter before a Latin word: "e-mail" with a Cyrillic e."""


class _Pairs(NamedTuple):
    """What a letter of another script looks like, and what a Latin letter looks like there."""

    latin: dict[str, str]
    foreign: dict[tuple[str, str], str]


def unmixed(text: str) -> str:
    """Return `text`, same length, with look-alikes inside mixed words mapped to one script.

    A word whose foreign letters all have a Latin twin becomes Latin. Where one has none and most
    letters are foreign, the Latin letters are the strangers and become foreign. Words of one
    script, and words mixed for good reason ("IT-отдел", "ΔT"), stay.
    """
    if not _BEYOND_LATIN.search(text):
        return text
    text = _WORD.sub(lambda match: _unmixed_word(match.group()), text)
    return _LETTER_COMPOUND.sub(lambda match: _latin(match.group(1)) + match.group(2), text)


def _unmixed_word(word: str) -> str:
    if word.isascii():
        return word
    return (_unmixed_short if len(word) <= _SHORT else _unmixed_letters)(word)


@remembered(most=16_384)
def _unmixed_short(word: str) -> str:
    return _unmixed_letters(word)


def _unmixed_letters(word: str) -> str:
    if not _LATIN.search(word):
        return word
    strangers = [letter for letter in word if _is_stranger(letter)]
    if not strangers:
        return word
    twins = _pairs().latin
    if all(letter in twins for letter in strangers):
        return "".join(twins.get(letter, letter) for letter in word)
    natives = [letter for letter in word if letter.isascii() and letter.isalpha()]
    script = _script(next(letter for letter in strangers if letter not in twins))
    back = _pairs().foreign
    if len(natives) < len(strangers) and all((script, letter) in back for letter in natives):
        return "".join(back.get((script, letter), letter) for letter in word)
    return word


def _latin(letter: str) -> str:
    return _pairs().latin.get(letter, letter) if _is_stranger(letter) else letter


@remembered(most=16_384)
def _is_stranger(letter: str) -> bool:
    """Tell whether a letter belongs to another script that has upper and lower case.

    Scripts without case (Han, kana, Arabic ...) are written beside Latin words without a space,
    and do not pass for them. The phonetic letters count as strangers: "ɡ" is no way to write "g".
    """
    if letter <= "\u024f" or letter.lower() == letter.upper():
        return "\u0250" <= letter <= "\u02af"
    return "\u0250" <= letter <= "\u02af" or _script(letter) != "LATIN"


@remembered(most=16_384)
def _script(letter: str) -> str:
    # Loads 52 kB of JSON, and only a word of mixed scripts ever needs it.
    from confusable_homoglyphs import categories  # noqa: PLC0415

    return str(categories.alias(letter))


@cache
def _pairs() -> _Pairs:
    """Build both maps from the Unicode confusables: single letters of the same case only."""
    # Loads 0.9 MB of JSON (40 ms), and only a word of mixed scripts ever needs it.
    from confusable_homoglyphs.confusables import confusables_data  # noqa: PLC0415

    latin: dict[str, str] = {}
    foreign: dict[tuple[str, str], str] = {}
    for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ":
        for entry in confusables_data.get(letter, ()):
            twin = entry["c"]
            if len(twin) == 1 and _is_stranger(twin):
                latin.setdefault(twin, _cased_like(letter, twin))
                if twin.isupper() == letter.isupper():
                    foreign.setdefault((_script(twin), letter), twin)
    return _Pairs(latin, foreign)


def _cased_like(letter: str, twin: str) -> str:
    """Return the Latin letter in the case of its twin: the capital of "і" looks like an l."""
    if letter == "l" and twin.isupper():
        return "I"
    return letter
