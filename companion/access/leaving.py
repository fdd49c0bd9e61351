"""Takes somebody who left out of other people's texts: their name and address, nothing more."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SOMEBODY: Final = "somebody who left"
"""Stands where their name stood."""

BRIEFLY: Final = "…"
"""In its place where the text has no room for more."""

_FEWEST_LETTERS: Final = 2
_LOOK_BACK: Final = 8


@dataclass(frozen=True, kw_only=True)
class Rewritten:
    """A text without somebody, and where its stretches went.

    Attributes:
        text: the new text.
        moves: (start, end, growth) of each place that changed, in order, in the old text.
    """

    text: str
    moves: tuple[tuple[int, int, int], ...] = ()

    def start(self, offset: int) -> int:
        """Return where a stretch begins now that began at `offset`."""
        return self._at(offset, is_end=False)

    def end(self, offset: int) -> int:
        """Return where a stretch ends now that ended before `offset`."""
        return self._at(offset, is_end=True)

    def _at(self, offset: int, *, is_end: bool) -> int:
        grown = 0
        for start, end, growth in self.moves:
            if offset >= end:
                grown += growth
            elif offset > start:
                # Inside of what was replaced: the stretch takes in all of it.
                return (end + grown + growth) if is_end else (start + grown)
            else:
                break
        return offset + grown


class Leaver:
    """Somebody who leaves, as others may have written of them."""

    def __init__(self, *, names: Iterable[str], words: str = SOMEBODY) -> None:
        """Keep what to look for.

        Args:
            names: full names, addresses, profile links; any case, any white space between words.
            words: what to put in their place.
        """
        self.words = words
        self._spelt = tuple(
            dict.fromkeys(
                name.strip()
                for name in names
                if sum(character.isalnum() for character in name) >= _FEWEST_LETTERS
            )
        )
        self._pattern = _any_of(self._spelt)

    def briefly(self) -> "Leaver":
        """Return the same with the shortest words in their place."""
        return Leaver(names=self._spelt, words=BRIEFLY)

    def without(self, text: str) -> Rewritten:
        """Return `text` with `words` wherever they are named. Linear in its length."""
        if self._pattern is None:
            return Rewritten(text=text)
        pieces: list[str] = []
        moves: list[tuple[int, int, int]] = []
        done = 0
        for found in self._pattern.finditer(text):
            start, end = found.span()
            words = self._words_at(text, start)
            pieces += [text[done:start], words]
            moves.append((start, end, len(words) - (end - start)))
            done = end
        if not moves:
            return Rewritten(text=text)
        return Rewritten(text="".join([*pieces, text[done:]]), moves=tuple(moves))

    def _words_at(self, text: str, start: int) -> str:
        before = text[max(0, start - _LOOK_BACK) : start].rstrip(" \t*-•")
        begins = start == 0 or before.endswith(("\n", ".", "!", "?"))
        return self.words[:1].upper() + self.words[1:] if begins else self.words


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    spelt = sorted({" ".join(name.split()) for name in names}, key=lambda name: -len(name))
    if not spelt:
        return None
    either = "|".join(r"\s{1,4}".join(map(re.escape, name.split(" "))) for name in spelt)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
