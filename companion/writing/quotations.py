"""What a draft puts between quotation marks, and whether anybody said it."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

_QUOTED: Final = re.compile(
    r"“([^“”\n]{1,600})[”\"]|\"([^\"\n]{1,600})\"|«([^«»\n]{1,600})»|„([^„“”\n]{1,600})[“”]"
    r"|(?<![^\W_])‘([^‘\n]{1,600}?)’(?![^\W_])|(?<![^\W_])'([^'\n]{1,600}?)'(?![^\W_])"
)
_LEFT_OUT: Final = re.compile(r"\s*(?:\[?(?:…|\.{3,})\]?)\s*")
_TOKEN: Final = re.compile(r"[^\W_]+")
_APOSTROPHES: Final = re.compile(r"['’ʼ](?<=[^\W_].)(?=[^\W_])")
FEWEST_WORDS: Final = 3
"""Shorter stretches in quotation marks are terms, titles or what to say: “no”."""

_MOST_SOUGHT: Final = 60
"""So many stretches of one draft are sought as a whole; after that three words in a row count."""


class Said:
    """The words of the sources in their order, ready to find a quotation in."""

    def __init__(self, text: str) -> None:
        self._source = text

    @cached_property
    def _words(self) -> list[str]:
        return _words(self._source)

    @cached_property
    def _text(self) -> str:
        return f" {' '.join(self._words)} "

    @cached_property
    def _runs(self) -> set[tuple[str, ...]]:
        return set(_threes(self._words))

    def unsaid(self, draft: str) -> Iterator[str]:
        """Yield the quotations of `draft`, of three words or more, that are nobody's words.

        Compared are words in their order; letter case, punctuation and the style of marks are not.
        What "…" leaves out may be anything.
        """
        sought = 0
        for match in _QUOTED.finditer(draft):
            quoted = next(group for group in match.groups() if group)
            if len(_words(quoted)) < FEWEST_WORDS:
                continue
            for part in _LEFT_OUT.split(quoted):
                sought += 1
                if not self._has(_words(part), exactly=sought <= _MOST_SOUGHT):
                    yield quoted
                    break

    def _has(self, words: list[str], *, exactly: bool) -> bool:
        if exactly:
            return f" {' '.join(words)} " in self._text or not words
        return all(run in self._runs for run in _threes(words))


def _threes(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)


def _words(text: str) -> list[str]:
    return _TOKEN.findall(_APOSTROPHES.sub("", text.casefold()))
