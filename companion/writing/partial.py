"""Finds the whole items in a reply that has not ended yet."""

import re
from typing import Final

from companion.writing.parsing import REASONING_ENDS

MOST_ITEMS: Final = 40
"""Items of a reply that are looked for before its end; drafts have fewer."""

LONGEST_PARTIAL: Final = 60_000
"""Characters of a reply in which items are looked for before its end."""

_IN_STRING: Final = re.compile(r'["\\]')
_OUTSIDE: Final = re.compile(r'["\[\]{}]')
_AROUND_AN_ITEM: Final = ["{", "["]
"""What is open around an item: the reply, and one of its lists."""

_LONGEST_TAG: Final = 32


class PartialReply:
    """The text of a reply as far as it has come.

    Each character is looked at once; what was thought aloud before the reply is passed over.
    """

    def __init__(self) -> None:
        self._text = ""
        self._items = 0
        self._begin_at(0)

    def add(self, piece: str) -> str | None:
        """Take in a piece; return what is whole so far as JSON, when another item has become so."""
        if len(self._text) > LONGEST_PARTIAL or self._items >= MOST_ITEMS:
            return None
        # A tag that ends the thinking may arrive in two pieces.
        looked_at = max(0, len(self._text) - _LONGEST_TAG)
        self._text += piece
        if not self._text.lstrip().startswith("{"):
            for ending in REASONING_ENDS.finditer(self._text, looked_at):
                self._begin_at(ending.end())
        ends_at = self._last_item()
        if ends_at is None:
            return None
        self._items += 1
        return f"{self._text[self._start : ends_at]}]}}"

    def _begin_at(self, position: int) -> None:
        self._at, self._start = position, position
        self._open: list[str] = []
        self._in_string = False

    def _last_item(self) -> int | None:
        """Return where the last item ends that has become whole since the last look."""
        ends_at = None
        while mark := (_IN_STRING if self._in_string else _OUTSIDE).search(self._text, self._at):
            self._at = mark.end()
            if mark[0] == "\\":
                if self._at == len(self._text):
                    self._at = mark.start()  # What it escapes has not arrived.
                    return ends_at
                self._at += 1
            elif mark[0] == '"':
                # Quotation marks before the reply are those of prose.
                self._in_string = bool(self._open) and not self._in_string
            elif self._closes_item(mark):
                ends_at = mark.end()
        self._at = len(self._text)
        return ends_at

    def _closes_item(self, mark: re.Match[str]) -> bool:
        if mark[0] in "{[":
            if not self._open:
                self._start = mark.start()
            self._open.append(mark[0])
            return False
        if self._open:
            self._open.pop()
        return mark[0] == "}" and self._open == _AROUND_AN_ITEM
