"""Misspelt words of a wish, read by the words that the mentors of a pool offer.

"Food hygeine" is asked of whoever offers "food hygiene". Only long words are mended, and only where
nobody offers the word as it is written: "casting" is never read as "costing".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Final

from companion.text.spelling import family
from companion.text.words import words

FEWEST_LETTERS: Final = 7
"""Letters from which a word is forgiven one slip."""

LONG: Final = 9
"""Letters from which it is forgiven two."""

_OF_FAMILY: Final = 6
"""Letters of what an offered word shares with its family: short ones are told apart by one."""

_LONGEST: Final = 24
_MOST_WORDS: Final = 100
"""Words of one text that are looked at: each costs a fraction of a millisecond."""

_NEVER: Final = 9
_VOWELS: Final = frozenset("aeiouy")
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, kw_only=True, eq=False)
class Spellings:
    """The words that are offered, to be found by what is nearly one of them."""

    families: frozenset[str]
    """What is offered, whatever its ending."""
    near: Mapping[str, tuple[str, ...]]
    """The words by what is left of them without a letter or two."""

    def mended(self, text: str) -> str:
        """Return a text with its misspelt words as they are offered; the text itself if none."""
        written = (
            word
            for word in dict.fromkeys(_WORD.findall(text))
            if FEWEST_LETTERS <= len(word) <= _LONGEST
        )
        meant = {word: self._nearest(word.casefold()) for word in islice(written, _MOST_WORDS)}
        return (
            _WORD.sub(lambda word: meant.get(word[0]) or word[0], text)
            if any(meant.values())
            else text
        )

    def is_misspelt(self, text: str) -> bool:
        """Whether `mended` would change a text."""
        return self.mended(text) != text

    def stems(self, stems: frozenset[str], *, of: str) -> frozenset[str]:
        """Return families of the words of a text with those of misspelt words as offered."""
        meant = {
            family(word.casefold()): family(self.mended(word).casefold())
            for word in islice(_WORD.findall(of), _MOST_WORDS)
        }
        return frozenset(meant.get(stem, stem) for stem in stems)

    def _nearest(self, word: str) -> str | None:
        """Return the word for which a misspelt one is meant; None where it is offered or none."""
        if family(word) in self.families:
            return None
        near = dict.fromkeys(each for left in _left_of(word) for each in self.near.get(left, ()))
        slips = sorted((_slips(word, each), each) for each in near if each[0] == word[0])
        if not slips:
            return None
        count, best = slips[0]
        allowed = 2 if min(len(word), len(best)) >= LONG else 1
        rivals = {family(each) for number, each in slips if number == count}
        return best if count <= allowed and len(rivals) == 1 else None


def spellings_of(offered: Iterable[str]) -> Spellings:
    """Return the words of what is offered."""
    texts = tuple(offered)
    told = {word.casefold() for text in texts for word in words(text)}
    near: dict[str, list[str]] = {}
    for word in sorted(told):
        is_long = FEWEST_LETTERS <= len(word) <= _LONGEST and word.isalpha()
        if is_long and (len(word) >= LONG or len(family(word)) >= _OF_FAMILY):
            for left in _left_of(word):
                near.setdefault(left, []).append(word)
    return Spellings(
        families=frozenset(map(family, told)),
        near={left: tuple(found) for left, found in near.items()},
    )


def _left_of(word: str) -> Iterator[str]:
    """Yield a word without one letter, a long one also without two, and the word itself."""
    most = 2 if len(word) >= LONG - 1 else 1
    kept = {
        "".join(letter for place, letter in enumerate(word) if place not in out)
        for count in range(most + 1)
        for out in combinations(range(len(word)), count)
    }
    yield from sorted(kept)


def _slips(one: str, other: str) -> int:
    """Return how many slips of the pen lie between two words.

    A letter too many, too few or in the wrong place, in a long word also one vowel for another;
    another letter makes another word ("planning" and "planting", "message" and "massage").
    """
    is_long = min(len(one), len(other)) >= LONG
    rows = [list(range(len(other) + 1))]
    for place, letter in enumerate(one, 1):
        row = [place]
        for at, beside in enumerate(other, 1):
            is_vowel = is_long and {letter, beside} <= _VOWELS
            instead = 0 if letter == beside else 1 if is_vowel else _NEVER
            best = min(rows[-1][at] + 1, row[at - 1] + 1, rows[-1][at - 1] + instead)
            is_turned = place > 1 and at > 1 and (one[place - 2], letter) == (beside, other[at - 2])
            row.append(min(best, rows[-2][at - 2] + 1) if is_turned else best)
        rows.append(row)
    return rows[-1][-1]
