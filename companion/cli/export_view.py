"""Everything held of one person, as a page to read and as JSON, in a folder or an archive."""

import io
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.cli.markdown import on_one_line, quoted
from companion.errors import InputError

if TYPE_CHECKING:
    from pydantic import JsonValue

    from companion.application.rights import Export

_TITLES: Final = {
    "person": "Profile",
    "goal": "Goals",
    "pair": "Pairs, their terms and who agreed to them",
    "mentoring_session": "Talks, with all notes",
    "item": "Actions, takeaways and decisions, with their history and when they are asked back",
    "request": "Requests, with messages and answers",
    "passage": "Passages that search compares",
    "consent": "What may be done with it",
    "account": "Account",
    "api_key": "Keys",
    "model_use": "What language models were used for on this machine, by day",
    "departure": "What left this machine",
}
_RECORDS: Final = frozenset({"person", "goal", "pair", "mentoring_session", "item", "request"})
_SHOWN_BESIDES: Final = ("visibility", "version", "created_at", "updated_at")
_BOOKKEEPING: Final = (*_SHOWN_BESIDES, "generation", "quotable")
_LONG: Final = 100
_JSON: Final = "everything.json"
_PAGE: Final = "everything.md"


def page_of(export: "Export") -> str:
    """Return everything as Markdown; every word of a person is escaped."""
    return "\n".join([*_lines(export), ""])


def write(export: "Export", out: Path) -> tuple[Path, ...]:
    """Write both into a new folder, or into a new archive where `out` ends in .zip.

    Raises:
        InputError: there is something already, or it cannot be written.
    """
    parts = {_JSON: json_of(export), _PAGE: page_of(export)}
    if os.path.lexists(out):
        raise InputError(f"{str(out)!r} exists already; name a folder or .zip that does not")
    try:
        if out.suffix.lower() == ".zip":
            _write(out, _packed(parts))
            return (out,)
        out.mkdir(mode=0o700, parents=True)
        for name, text in parts.items():
            _write(out / name, text.encode())
    except OSError as error:
        raise InputError(f"{str(out)!r} cannot be written: {error.strerror}") from None
    return tuple(out / name for name in parts)


def json_of(export: "Export", *, only_ascii: bool = False) -> str:
    """Return everything as JSON; escaped where what takes it knows no more than ASCII."""
    shown = export.model_dump(mode="json")
    shown["records"] = {table.kind: list(table.rows) for table in export.records}
    return json.dumps(shown, ensure_ascii=only_ascii, indent=2) + "\n"


def _lines(export: "Export") -> Iterator[str]:
    yield f"# Everything held of {on_one_line(export.name)}"
    yield ""
    yield f"As of {export.exported_at:%Y-%m-%d %H:%M} UTC. {export.rule}"
    kinds = {table.kind: table.rows for table in export.records}
    for kind in sorted(kinds, key=lambda one: list(_TITLES).index(one) if one in _TITLES else 99):
        yield ""
        yield f"## {_TITLES.get(kind, _said(kind))}"
        for row in kinds[kind]:
            yield ""
            yield from _row(kind, row)
    yield ""
    yield "## Vectors"
    yield ""
    yield "Numbers that a program computed from the passages, to compare them. They are not shown."
    yield ""
    for one in export.vectors:
        yield f"- {on_one_line(one.embedder)}: {one.count}"
    if not export.vectors:
        yield "- none"
    for note in export.own_notes:
        yield ""
        yield f"## Note of one's own: {on_one_line(note.title)}"
        yield from _field("text", note.text, indent=0)
        yield from _field("source", f"{note.source.by}: {note.source.url}", indent=0)


def _row(kind: str, row: "Mapping[str, JsonValue]") -> Iterator[str]:
    document = row.get("document")
    if kind not in _RECORDS or not isinstance(document, dict):
        shown = {name: row[name] for name in row if _is_told(name)}
        yield from _fields(shown, indent=0)
        return
    yield f"### {on_one_line(str(document.get('id', '')))}"
    yield ""
    yield from _fields(document, indent=0)
    yield from _fields({name: row.get(name) for name in _SHOWN_BESIDES}, indent=0)


def _fields(values: "Mapping[str, JsonValue]", *, indent: int) -> Iterator[str]:
    for name, value in values.items():
        yield from _field(name, value, indent=indent)


def _field(name: str, value: "JsonValue", *, indent: int) -> Iterator[str]:
    margin, label = "  " * indent, _said(name)
    if value is None or value == "" or value == [] or value == {}:
        return
    if isinstance(value, dict):
        yield f"{margin}- {label}:"
        yield from _fields(value, indent=indent + 1)
    elif isinstance(value, list):
        yield f"{margin}- {label}:"
        for number, each in enumerate(value, start=1):
            yield from _field(str(number), each, indent=indent + 1)
    elif isinstance(value, str) and ("\n" in value or len(value) > _LONG):
        yield f"{margin}- {label}:"
        yield ""
        yield from (f"{margin}  {line}" for line in quoted(value).split("\n"))
        yield ""
    else:
        yield f"{margin}- {label}: {on_one_line(str(value))}"


def _said(name: str) -> str:
    return on_one_line(name.replace("_", " "))


def _is_told(name: str) -> bool:
    """Tell whether a column says something to a reader; the JSON has all of them."""
    return name not in {"id", *_BOOKKEEPING} and not name.endswith(("_id", "_key"))


def _packed(parts: Mapping[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return held.getvalue()


def _write(path: Path, content: bytes) -> None:
    made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(made, "wb") as file:
        file.write(content)
