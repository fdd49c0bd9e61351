"""Reads an RSS or Atom feed from text: no document types, no entities, nothing fetched."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Final
from xml.parsers import expat  # document types are refused below, so nothing can expand

from companion.errors import InputError

LONGEST_FEED: Final = 5_000_000
"""Characters; a feed is a list of headlines, not an archive."""

MOST_ENTRIES: Final = 200

_ENTRIES: Final = frozenset({"item", "entry"})
_FIELDS: Final = {
    "title": "title",
    "link": "link",
    "pubDate": "day",
    "date": "day",
    "published": "day",
    "updated": "changed",
    "description": "text",
    "summary": "text",
    "content": "text",
}
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_LONGEST_TEXT: Final = 10_000


@dataclass(frozen=True, kw_only=True)
class FeedEntry:
    """One headline; `on` is None where the feed gives no day that exists."""

    title: str
    text: str
    url: str
    on: date | None
    by: str


@dataclass(kw_only=True)
class _Reading:
    """Where the parser stands, and what it has found."""

    path: list[str] = field(default_factory=list)
    by: str = ""
    now: dict[str, str] = field(default_factory=dict)
    found: list[dict[str, str]] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rsplit(":", 1)[-1]
        self.path.append(local)
        if local in _ENTRIES:
            self.now = {}
        href = attributes.get("href")
        if local == "link" and href and attributes.get("rel", "alternate") == "alternate":
            self.now.setdefault("link", href)

    def end(self, _name: str) -> None:
        if self.path.pop() in _ENTRIES and len(self.found) < MOST_ENTRIES:
            self.found.append(self.now)

    def data(self, text: str) -> None:
        if len(self.path) < 2:
            return
        parent, local = self.path[-2:]
        if parent in _ENTRIES and local in _FIELDS:
            key = _FIELDS[local]
            if len(self.now.get(key, "")) < _LONGEST_TEXT:
                self.now[key] = self.now.get(key, "") + text
        elif local == "title" and parent in {"channel", "feed"}:
            self.by += text


def read_feed(text: str, *, name: str) -> tuple[FeedEntry, ...]:
    """Return the entries of a feed in its order, at most 200.

    Raises:
        InputError: it is too long, no well-formed XML, no feed, or declares a document type.
    """
    if len(text) > LONGEST_FEED:
        raise InputError(f"{name} has more than {LONGEST_FEED:,} characters; save a shorter feed")
    reading = _Reading()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.data

    def refuse(*_declared: object) -> None:
        raise InputError(f"{name} declares a document type; feeds need none, so it is not read")

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text.encode(), True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        raise InputError(f"{name} is no well-formed XML: {error}") from None
    if not reading.found:
        raise InputError(f"{name} holds no entry; give an RSS or Atom feed saved as a file")
    by = _plain(reading.by) or name
    return tuple(_entry(one, by=by) for one in reading.found)


def _entry(found: Mapping[str, str], *, by: str) -> FeedEntry:
    said = found.get("day") or found.get("changed") or ""
    return FeedEntry(
        title=_plain(found.get("title", "")),
        text=_plain(found.get("text", "")),
        url=found.get("link", "").strip(),
        on=_day(said.strip()),
        by=by,
    )


def _day(said: str) -> date | None:
    for read in (lambda text: date.fromisoformat(text[:10]), _mail_day):
        try:
            return read(said)
        except (ValueError, TypeError, IndexError):
            continue
    return None


def _mail_day(text: str) -> date:
    return parsedate_to_datetime(text).date()


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", text[:_LONGEST_TEXT])).split())
