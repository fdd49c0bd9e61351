"""Folding: text as a reader sees it, with look-alike and invisible characters taken back.

Search, matching and every check read the folded text; people are shown the original.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from companion.text import lookalikes

_WILD: Final = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
"""A stretch that is not plain ASCII, with the character before it: a mark may combine with that."""

_MOST_MARKS: Final = 30
"""Longest run of marks that is composed (the Stream-Safe limit of UAX #15): sorting marks is
quadratic, and no language stacks that many."""

_VISIBLE_FORMATS: Final = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Number signs of Arabic, Syriac and Kaithi: format characters that do leave ink."""

_BLANKS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
"""Letters and marks that are drawn as nothing."""

_JOINERS: Final = frozenset("\u200d\ufe0e\ufe0f")
"""What holds an emoji together; kept after a symbol, dropped inside words."""

_COMPATIBLE: Final = ("<font>", "<wide>", "<circle>", "<square>")
"""Styled forms of a letter, as profiles use them for bold: the letter is what is meant."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text and where each of its characters stood in the original.

    `offsets[i]` is the position in the original of `text[i]`; it never decreases; one last entry
    holds the length of the original. Characters that were composed from, or unfolded out of, the
    same cluster share one position.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the original that `text[start:end]` was folded from.

        A composed character is never cut in two: the stretch covers it whole.
        """
        first = self.offsets[start]
        if end <= start:
            return first, first
        last = self.offsets[end - 1]
        return first, self.offsets[bisect_right(self.offsets, last, lo=end)]


def fold(text: str) -> Folded:
    """Return `text` with invisible characters removed, composed (NFC) and look-alikes mapped.

    A letter of another script inside a Latin word becomes the Latin letter that it looks like;
    words wholly in another script stay. Letter case and white space are kept.
    """
    if text.isascii():
        return Folded(text, range(len(text) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for wild in _WILD.finditer(text):
        pieces.append(text[done : wild.start()])
        offsets.extend(range(done, wild.start()))
        done = wild.end()
        _fold_stretch(wild.group(), wild.start(), pieces, offsets)
    pieces.append(text[done:])
    offsets.extend(range(done, len(text) + 1))
    return Folded(lookalikes.unmixed("".join(pieces)), offsets)


def folded(text: str) -> str:
    """Return the text of `fold(text)`."""
    return text if text.isascii() else fold(text).text


def _fold_stretch(stretch: str, start: int, pieces: list[str], offsets: list[int]) -> None:
    """Append the folded `stretch`, which begins at `start` of the original, cluster by cluster."""
    cluster: list[str] = []
    cluster_start = start
    after_symbol = False
    for position, character in enumerate(stretch, start):
        if character in _JOINERS:
            plain = character if after_symbol else ""
        else:
            plain = character if character < "\x80" else _plain(character)
        if not plain:
            continue
        if cluster and not _joins(plain[0]):
            _compose(cluster, cluster_start, pieces, offsets)
            cluster = []
        if not cluster:
            cluster_start = position
        cluster.append(plain)
        after_symbol = character in _JOINERS or _is_symbol(character)
    _compose(cluster, cluster_start, pieces, offsets)


def _compose(cluster: list[str], start: int, pieces: list[str], offsets: list[int]) -> None:
    """Append one base character with its marks; all of it points to the start of the cluster."""
    whole = "".join(cluster)
    if 1 < len(cluster) <= _MOST_MARKS:
        whole = unicodedata.normalize("NFC", whole)
    pieces.append(whole)
    offsets.extend([start] * len(whole))


@lru_cache(maxsize=16_384)
def _plain(character: str) -> str:
    """Return what one character folds to by itself: itself, its plain form, or nothing."""
    category = unicodedata.category(character)
    if category == "Cf":
        return character if character in _VISIBLE_FORMATS else ""
    if character in _BLANKS or "\U000e0000" <= character <= "\U000e0fff":
        return ""
    if "\ufe00" <= character <= "\ufe0f":
        return ""
    if "\ufb00" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    if unicodedata.decomposition(character).startswith(_COMPATIBLE):
        plain = unicodedata.normalize("NFKC", character)
        return plain if len(plain) == 1 and (plain.isascii() and not plain.isdigit()) else character
    return unicodedata.normalize("NFC", character)


@lru_cache(maxsize=16_384)
def _joins(character: str) -> bool:
    """Tell whether a character can combine with the one before: a mark, or a trailing jamo."""
    return character > "\u02ff" and (
        unicodedata.category(character)[0] == "M" or "\u1161" <= character <= "\u11ff"
    )


@lru_cache(maxsize=16_384)
def _is_symbol(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk"}
