"""Prints for a person: styled on a terminal, plain on a pipe, never a control character of others.

Results go to standard output; progress, warnings and errors go to standard error.
"""

import contextlib
import io
import json
import re
import sys
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel

from companion.values import Notice
from companion.writing.draft import OFFLINE, Drafted, Source, SourceKind, first_words
from companion.writing.events import Checking, Drafting, Event

if TYPE_CHECKING:
    from rich.console import Console

_SEQUENCES: Final = re.compile(
    # Colours and cursor moves; then titles, links and device strings with what ends them.
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])(?:[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c))?"
    r"|\x1b[ -/]*[0-~]?"
)
"""Whole escape sequences of a terminal; no part can run past the next one, so it is linear."""

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_QUOTE_LENGTH: Final = 160


@cache
def _console(*, errors: bool) -> "Console":
    from rich.console import Console

    stream = sys.stderr if errors else sys.stdout
    return Console(file=stream, highlight=False, markup=False, emoji=False)


def clean(text: str) -> str:
    """Return `text` without what could steer a terminal; line breaks and tabs stay."""
    return _CONTROLS.sub("", _SEQUENCES.sub("", text.replace("\r\n", "\n")))


def one_line(text: str) -> str:
    """Return `clean(text)` as part of one line: a break in it begins no line of its own."""
    return " ".join(clean(text).split())


def prepare_streams() -> None:
    """Let nothing that a stream cannot take stop a command: a character is shown as its escape.

    Where standard error is closed, what would be said there is dropped.
    """
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str = "", *, style: str | None = None, indent: int = 0) -> None:
    """Print a paragraph or line to standard output: wrapped on a terminal, whole on a pipe."""
    if not sys.stdout.isatty():
        margin = " " * indent
        lines = (f"{margin}{line}".rstrip() for line in clean(text).split("\n"))
        sys.stdout.write("\n".join(lines) + "\n")
        return
    from rich.padding import Padding
    from rich.text import Text

    body = Text(clean(text), style=style or "")
    _console(errors=False).print(Padding(body, (0, 0, 0, indent), expand=False))


def heading(text: str) -> None:
    """Print a heading with an empty line before it."""
    say()
    say(text, style="bold")


def bullets(texts: Iterable[str], *, indent: int = 2, mark: str = "-") -> None:
    """Print a list."""
    for text in texts:
        say(f"{mark} {text}", indent=indent)


def takes_unicode() -> bool:
    """Tell whether standard output takes every character."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def json_line(value: BaseModel) -> None:
    """Print one value as a line of JSON."""
    shown = json.dumps(value.model_dump(mode="json"), ensure_ascii=not takes_unicode())
    sys.stdout.write(f"{shown}\n")


def remark(text: str) -> None:
    """Print something about the run to standard error."""
    if sys.stderr.isatty():
        _console(errors=True).print(clean(text), style="dim")
    else:
        sys.stderr.write(f"{clean(text)}\n")


def error_line(text: str) -> None:
    """Print what went wrong to standard error, if that takes it; the exit code tells it too."""
    with contextlib.suppress(OSError):
        sys.stderr.write(f"companion: {clean(text)}\n")
        sys.stderr.flush()


def notices(found: Iterable[Notice]) -> None:
    """Print warnings to standard error, one line each."""
    for notice in found:
        sys.stderr.write(f"note: {clean(notice.text)}\n")


def provenance(draft: Drafted) -> None:
    """Print warnings, what was left out and why, and who wrote the draft."""
    notices(draft.warnings)
    for dropped in draft.dropped:
        sys.stderr.write(f"left out: {clean(dropped.text)} ({clean(dropped.why.text)})\n")
    if draft.written_by != OFFLINE:
        remark(f"drafted by {draft.written_by}; read it before you use it")


def progress_line(what: str, done: int, total: int) -> None:
    """Show how far a long step is, on one line of a terminal; silent on a pipe."""
    if not sys.stderr.isatty():
        return
    end = "\n" if done >= total else ""
    sys.stderr.write(f"\r{clean(what)}: {done:,} of {total:,}\x1b[K{end}")
    sys.stderr.flush()


def drafting_line(event: Event) -> None:
    """Show on one line of a terminal that a language model writes; silent on a pipe."""
    if not sys.stderr.isatty():
        return
    if isinstance(event, Drafting) and event.by != OFFLINE:
        so_far = f", {event.characters:,} characters so far" if event.characters else ""
        sys.stderr.write(f"\r{clean(event.by)} is writing{so_far}\x1b[K")
    elif isinstance(event, Checking | Drafting):
        sys.stderr.write("\r\x1b[K")
    sys.stderr.flush()


def words_of(quote: str) -> str:
    """Return a quote in quotation marks, cut to what is read at a glance."""
    return f"“{first_words([quote], limit=_QUOTE_LENGTH)}”"


def cited(source: Source) -> str:
    """Return what something rests on, in one line: from the goal, of which talk, or by its path."""
    return f"[{origin(source)}] {words_of(source.quote)}"


def origin(source: Source) -> str:
    """Return where something stands: the goal, the notes of which talk, or a path."""
    talk = _OF_TALK.search(source.ref)
    if source.kind is SourceKind.NOTES and talk is not None:
        with contextlib.suppress(ValueError):  # a file may be called so too
            day = date.fromisoformat(talk[1])
            return f"notes of {day:%a} {day.day} {day:%b} {day.year}"
    return "the goal" if source.kind is SourceKind.GOAL else source.ref


_OF_TALK: Final = re.compile(r"-(\d{4}-\d\d-\d\d)$")
"""How the id of a stored talk ends."""
