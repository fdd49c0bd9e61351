"""Patterns that are compiled when they are first used.

A command imports a few hundred of them and uses a few dozen; compiling all took 150 ms of each.
"""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from re import compile as lazy
else:

    class _Lazy:
        """Stands for a compiled pattern; after the first use, asking it costs an attribute."""

        def __init__(self, text: str, flags: int) -> None:
            self._written = (text, flags)

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
            found = getattr(re.compile(*self._written), name)
            setattr(self, name, found)
            return found

    def lazy(text: str, flags: int = 0) -> _Lazy:
        """Return what behaves as `re.compile(text, flags)`, without compiling it yet.

        Raises:
            re.error: at first use, where the text is no pattern.
        """
        return _Lazy(text, flags)


__all__ = ("lazy",)
