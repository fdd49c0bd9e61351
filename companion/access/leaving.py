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
_PATH: Final = re.compile(r"[^/\s]/[^/\s]")
"""In a link that leads further than to a host."""


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

    def __init__(
        self, *, names: Iterable[str], capitalised: Iterable[str] = (), words: str = SOMEBODY
    ) -> None:
        """Keep what to look for.

        Args:
            names: full names, addresses, profile links; any case, any white space between words.
            capitalised: names that are looked for with capitals only, as they are common words.
            words: what to put in their place.
        """
        self.words = words
        self._spelt = _usable(names)
        self._capitalised = _usable(capitalised)
        self._pattern = _any_of(self._spelt, self._capitalised)

    def briefly(self) -> "Leaver":
        """Return the same with the shortest words in their place."""
        return Leaver(names=self._spelt, capitalised=self._capitalised, words=BRIEFLY)

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


def _usable(names: Iterable[str]) -> tuple[str, ...]:
    spelt = (" ".join(name.split()) for name in names)
    return tuple(
        dict.fromkeys(name for name in spelt if sum(map(str.isalnum, name)) >= _FEWEST_LETTERS)
    )


def _any_of(names: Iterable[str], capitalised: Iterable[str]) -> re.Pattern[str] | None:
    found = [(name, f"(?i:{_alone(name, name.split())})") for name in names]
    for name in capitalised:
        begun = [word[:1].upper() + word[1:] for word in name.split()]
        found += [(name, _alone(name, words)) for words in (begun, name.upper().split())]
    # The longest first, or a part of it would be taken.
    either = "|".join(form for _, form in sorted(found, key=lambda one: -len(one[0])))
    return re.compile(either) if either else None


def _alone(name: str, words: Iterable[str]) -> str:
    """Return the pattern of a name that is no part of another name or address."""
    inner = r"\s{1,4}".join(map(re.escape, words))
    if "@" in name:
        return rf"(?<![\w.+-]){inner}(?![\w-]|\.\w)"
    if "/" in name or "." in name:
        return (
            rf"(?<!\w){inner}(?![\w-])"
            if _PATH.search(name)
            else (rf"(?<!\w){inner}(?![\w-]|[./]\w)")
        )
    return rf"(?<!\w)(?<!\w-){inner}(?!\w|-\w)"
