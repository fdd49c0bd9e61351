"""A text that is searched for many things, prepared so that most of it is passed over."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

_REACH: Final = 24
"""Characters from a figure to either end of what it belongs to, such as "September the "."""

_FIGURES: Final = re.compile(rf"\d(?:.{{0,{2 * _REACH - 1}}}\d)*", re.DOTALL)
"""Figures that one date or amount may hold, with what is between them."""


class Scanned:
    """A text, and where to look in it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def pieces(self) -> str:
        """What white space parts in the text, each once: for patterns that match none of it."""
        return " ".join(dict.fromkeys(self.text.split()))

    @cached_property
    def _near_figures(self) -> tuple[tuple[int, int], ...]:
        spans = map(re.Match.span, _FIGURES.finditer(self.text))
        return tuple((max(0, start - _REACH), end + _REACH) for start, end in spans)

    def near_figures(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield what `finditer` does, for a pattern that holds figures and reaches no further."""
        for start, end in self._near_figures:
            yield from pattern.finditer(self.text, start, end)
