"""How hard a text is to read, as a school grade."""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END: Final = re.compile(r"[.!?…]+[\"”’)]*(?:\s|$)|\n{2,}")
_VOWELS: Final = re.compile(r"[aeiouyà-öø-ÿ]+")
_SILENT_END: Final = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouyscxzg]es)$")


def reading_grade(text: str) -> float:
    """Return the Flesch–Kincaid grade of an English text: 8 is read at about 13 years of age.

    0 for a text without words. Syllables are counted from spelling, which is off by little on
    average.
    """
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentence_count = max(1, len(_SENTENCE_END.findall(text)))
    syllables = sum(map(_syllables, words))
    return round(0.39 * len(words) / sentence_count + 11.8 * syllables / len(words) - 15.59, 1)


def _syllables(word: str) -> int:
    lower = word.lower()
    count = len(_VOWELS.findall(lower))
    if count > 1 and _SILENT_END.search(lower):
        count -= 1
    return max(1, count)
