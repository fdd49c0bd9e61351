"""Folding: text as a reader sees it, with look-alike and invisible characters taken back.

Search, matching and every check read the folded text; people are shown the original.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from companion.text import lookalikes
from companion.text.remembered import remembered

_PLAIN: Final = (
    "\x00-\x7f\xa1-\xac\xae-\u02ff\u0391-\u03a1\u03a3-\u03c9\u0400-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u2199\u2500-\u25ff\u2700-\u27bf"
    "\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3"
    "\U0001f300-\U0001f3fa\U0001f400-\U0001f64f\U0001f900-\U0001f9ff"
)
"""Characters that fold to themselves whatever stands before them: nearly all of nearly any text."""

_WILD: Final = re.compile(rf"[\s\S]?[^{_PLAIN}]+")
"""A stretch of others, with the character before it: a mark may combine with that one."""

_SHORT: Final = 8
"""Stretches up to this length come again and again, and are remembered."""

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
    plain = _tidied(text)
    unmixed = lookalikes.unmixed(plain.text)
    if unmixed == plain.text:
        return plain
    # A mark that found no partner on a Cyrillic letter may combine with the Latin one.
    again = _tidied(unmixed)
    return Folded(again.text, [plain.offsets[offset] for offset in again.offsets])


def _tidied(text: str) -> Folded:
    """Return `text` without invisible characters, in plain letters, composed."""
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for wild in _WILD.finditer(text):
        start = wild.start()
        pieces.append(text[done:start])
        offsets.extend(range(done, start))
        done = wild.end()
        plain, steps = (_fold_short if done - start <= _SHORT else _fold_stretch)(wild.group())
        pieces.append(plain)
        offsets.extend([start + step for step in steps])
    pieces.append(text[done:])
    offsets.extend(range(done, len(text) + 1))
    return Folded("".join(pieces), offsets)


def folded(text: str) -> str:
    """Return the text of `fold(text)`."""
    return text if text.isascii() else fold(text).text


def _fold_stretch(stretch: str) -> tuple[str, list[int]]:
    """Return the folded `stretch` and, for each of its characters, the position it came from."""
    pieces: list[str] = []
    steps: list[int] = []
    cluster: list[str] = []
    cluster_start = 0
    after_symbol = False
    for position, character in enumerate(stretch):
        plain, joins, is_symbol = _read(character)
        if character in _JOINERS:
            plain = character if after_symbol else ""
        else:
            after_symbol = is_symbol
        if not plain:
            continue
        if cluster and not joins:
            _compose(cluster, cluster_start, pieces, steps)
            cluster = []
        if not cluster:
            cluster_start = position
        cluster.append(plain)
    _compose(cluster, cluster_start, pieces, steps)
    return "".join(pieces), steps


@remembered(most=4_096)
def _fold_short(stretch: str) -> tuple[str, list[int]]:
    return _fold_stretch(stretch)


def _compose(cluster: list[str], start: int, pieces: list[str], steps: list[int]) -> None:
    """Append one base character with its marks; all of it points to the start of the cluster."""
    whole = "".join(cluster)
    if 1 < len(cluster) <= _MOST_MARKS:
        whole = unicodedata.normalize("NFC", whole)
    pieces.append(whole)
    steps.extend([start] * len(whole))


@remembered(most=65_536)
def _read(character: str) -> tuple[str, bool, bool]:
    """Return what a character folds to, whether it joins the one before, whether it is a symbol."""
    category = unicodedata.category(character)
    plain = _plain(character, category)
    # Marks, and the jamo that complete a Korean syllable.
    joins = category[0] == "M" or "\u1161" <= character <= "\u11ff"
    return plain, joins, category in {"So", "Sk"}


def _plain(character: str, category: str) -> str:
    if character < "\x80":
        return character
    if category == "Cf":
        return character if character in _VISIBLE_FORMATS else ""
    if character in _BLANKS or _is_selector(character):
        return ""
    if "\ufb00" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    if unicodedata.decomposition(character).startswith(_COMPATIBLE):
        plain = unicodedata.normalize("NFKC", character)
        # "①" numbers a list, and is not the 1 of an amount.
        kept = plain.isdigit() and unicodedata.decomposition(character).startswith("<circle>")
        return plain if len(plain) == 1 and plain.isascii() and not kept else character
    return unicodedata.normalize("NFC", character)


def _is_selector(character: str) -> bool:
    """Tell tag characters and variation selectors, which change how a letter is drawn, if that."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0000" <= character <= "\U000e0fff"
