"""Dated notes that somebody adds themselves: Markdown with front matter, or a saved feed."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import yaml
from pydantic import ValidationError

from companion.errors import InputError
from companion.knowledge.feed import FeedEntry, read_feed
from companion.knowledge.guidance import split_front_matter
from companion.knowledge.trends import Trend, WorkField
from companion.text.phrasing import clipped, without_end
from companion.text.sentences import sentences
from companion.text.words import count_words

PREFIX: Final = "own-"
"""How the id of a note begins that is not of the pack."""

FRESH_DAYS: Final = 365
"""How long such a note counts as fresh, unless it says otherwise."""

MOST_WORDS: Final = 60
_MOST_TITLE_WORDS: Final = 8
_FEWEST_TITLE_WORDS: Final = 3
_QUESTION: Final = "What does this change in practice, as far as you have seen?"
_SLUG: Final = re.compile(r"[^a-z0-9]+")
_REQUIRED: Final = ("title", "since", "by", "url")
_OPTIONAL: Final = ("review_by", "where", "work", "touches", "question")


@dataclass(frozen=True, kw_only=True)
class NotesRead:
    """What a file holds, and what of it could not become a note."""

    notes: tuple[Trend, ...]
    left_out: tuple[str, ...] = ()
    """One line each: which entry, and why."""


def read_notes(text: str, *, name: str) -> NotesRead:
    """Return the notes of a file: one of Markdown, one per entry of a feed.

    Raises:
        InputError: it is neither, or a field of the front matter is missing or wrong.
    """
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return _of_feed(read_feed(text.lstrip("\ufeff \t\r\n"), name=name), name=name)
    return NotesRead(notes=(_of_markdown(text, name=name),))


def _of_markdown(text: str, *, name: str) -> Trend:
    try:
        front, body = split_front_matter(text)
        # Every value stays text, so that a day that does not exist is an error of its field.
        header = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - it builds only text
    except (ValueError, yaml.YAMLError) as error:
        raise InputError(f"{name} {error}") from None
    if not isinstance(header, dict):
        raise InputError(f"{name}: its front matter is no list of fields such as 'title: …'")
    missing = [key for key in _REQUIRED if not header.get(key)]
    unknown = [key for key in header if key not in (*_REQUIRED, *_OPTIONAL)]
    if missing or unknown:
        wrong = (
            f"lacks {', '.join(missing)}" if missing else f"has {unknown[0]!r}, which no note has"
        )
        raise InputError(f"{name}: its front matter {wrong}")
    return _note({**header, "text": _short(body)}, name=name)


def _of_feed(entries: tuple[FeedEntry, ...], *, name: str) -> NotesRead:
    notes: list[Trend] = []
    left_out: list[str] = []
    for number, entry in enumerate(entries, start=1):
        why = _unusable(entry)
        if why is None and entry.on is not None:
            fields = {
                "title": entry.title,
                "since": entry.on.isoformat(),
                "by": entry.by,
                "url": entry.url,
                "text": _short(entry.text or entry.title),
            }
            notes.append(_note(fields, name=f"{name}, entry {number}"))
        else:
            left_out.append(f"entry {number}: {why}")
    unique = {note.id: note for note in notes}
    return NotesRead(notes=tuple(unique.values()), left_out=tuple(left_out))


def _unusable(entry: FeedEntry) -> str | None:
    if not entry.title:
        return "it has no title"
    if entry.on is None:
        return "it gives no date"
    if not entry.url.startswith("https://"):
        return f"its link is {entry.url!r}, not one with https://"
    return None


def _note(fields: dict[str, Any], *, name: str) -> Trend:
    title, text = str(fields["title"]), str(fields["text"])
    since = str(fields["since"])
    known = hashlib.sha256(f"{fields['url']}\n{title}".encode()).hexdigest()[:8]
    slug = _SLUG.sub("-", title.lower())[:40].strip("-")
    try:
        return Trend.model_validate(
            {
                "id": f"{PREFIX}{slug or 'note'}-{known}",
                "title": _title(title),
                "fields": (WorkField.OWN,),
                "where": fields.get("where", ()),
                "since": since,
                "review_by": fields.get("review_by") or _review_by(since),
                "text": text,
                "question": fields.get("question", _QUESTION),
                "work": fields.get("work", (f"{title}. {text}",)),
                "touches": fields.get("touches", (title,)),
                "source": {
                    "title": title,
                    "by": fields["by"],
                    "year": since[:4],
                    "url": fields["url"],
                },
            }
        )
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "the note"
        raise InputError(f"{name}: {field}: {first['msg']}") from None


def _review_by(since: str) -> str:
    """Return the day a year after the note's date, or after the end of its month or year."""
    given = since.split("-")
    try:
        year, month, day = (*given, *("12", "28")[len(given) - 1 :])
        return (date(int(year), int(month), int(day)) + timedelta(days=FRESH_DAYS)).isoformat()
    except (ValueError, OverflowError):
        return since


def _title(said: str) -> str:
    bare = without_end(" ".join(said.split()))
    if count_words(bare) < _FEWEST_TITLE_WORDS:
        return f"What is new: {bare}"
    if count_words(bare) <= _MOST_TITLE_WORDS:
        return bare
    short = clipped(bare, most_words=_MOST_TITLE_WORDS)
    return short or f"{' '.join(bare.split()[: _MOST_TITLE_WORDS - 1])} …"


def _short(text: str) -> str:
    """Return the first sentences of a text, up to 60 words; a longer first one is cut."""
    whole = " ".join(text.split())
    taken: list[str] = []
    for span in sentences(whole[:20_000]):
        if count_words(" ".join((*taken, span.text))) > MOST_WORDS:
            break
        taken.append(span.text)
    return " ".join(taken) or " ".join(whole.split()[:MOST_WORDS])
