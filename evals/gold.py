"""Statements that people wrote of what was said, each with the lines that it rests on."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from evals.public_sets import SPLIT, rows

_LISTS: Final = ("actions", "decisions", "problems", "abstract")
_MARKS: Final = re.compile(r"\{\w{1,20}\}")
_ROLES: Final[Mapping[str, str]] = {
    "Marketing": "Marketing Expert",
    "User Interface": "User Interface Designer",
}
"""What ami_actions shortens, as its meetings call them."""

_GAP: Final = re.compile(r"\s+(?=[,.;:?!’']|n't\b)")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of what was said, and by whom where that is known."""

    text: str
    speaker: str | None = None

    @property
    def labelled(self) -> str:
        """The line as notes have it."""
        return f"{self.speaker}: {self.text}" if self.speaker else self.text


@dataclass(frozen=True, kw_only=True)
class Gold:
    """A true statement.

    Attributes:
        lines: the marked evidence.
        around: everything that was said; the evidence where there is nothing else.
        said: `around` as one text in small letters, where it is long.
        people: who took part, as the lines call them.
        owner: who the statement says will do it, where it is an action of one person.
    """

    case: str
    text: str
    lines: tuple[Line, ...]
    around: tuple[Line, ...] = ()
    said: str = ""
    people: tuple[str, ...] = ()
    owner: str | None = None

    def sources(self, *, whole: bool = False) -> tuple[str, ...]:
        """Return what the statement may rest on: its evidence, or everything that was said."""
        lines = self.around if whole and self.around else self.lines
        return (*(line.labelled for line in lines), *self.people)


def meetings(folder: Path) -> Iterator[Gold]:
    """Yield the statements about meetings that ami_actions and explainmeetsum have evidence for.

    Raises:
        InputError: a file of the sets is missing.
    """
    spoken = {
        row["id"]: _spoken(
            (row["speakers"][letter], text) for _, letter, _, text in row["utterances"]
        )
        for row in rows(folder, f"ami_actions/{SPLIT}/transcripts.jsonl")
    }
    for row in rows(folder, f"ami_actions/{SPLIT}/gold.jsonl"):
        for name in _LISTS:
            for number, said in enumerate(row[name]):
                owners = said.get("owner_roles", ())
                owner = _role(owners[0]) if len(owners) == 1 and owners[0] != "ALL" else None
                case = f"{row['id']}.{name}{number}"
                yield from _with_evidence(case, said, spoken[row["id"]], owner=owner)
    told = {
        row["id"]: _spoken((speaker, text) for _, _, speaker, text in row["sentences"])
        for row in rows(folder, f"explainmeetsum/{SPLIT}/transcripts.jsonl")
    }
    for row in rows(folder, f"explainmeetsum/{SPLIT}/gold.jsonl"):
        for query in row["queries"]:
            for number, said in enumerate(query["sentences"]):
                yield from _with_evidence(f"{query['qid']}.{number}", said, told[row["id"]])


def mails(folder: Path) -> Iterator[Gold]:
    """Yield the sentences of email_intent, each its own evidence.

    Raises:
        InputError: a file of the set is missing.
    """
    for row in rows(folder, f"email_intent/{SPLIT}/sentences.jsonl"):
        text = " ".join(row["text"].split())
        yield Gold(case=row["id"], text=text, lines=(Line(text=text),))


def own(samples: Path) -> Iterator[Gold]:
    """Yield what the gold answers of the invented sample sessions say, with the notes' words."""
    for text in (samples / "notes" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(text)
        notes = (samples / row["notes_file"]).read_text(encoding="utf-8")
        around = tuple(Line(text=line) for line in notes.splitlines() if line.strip())
        names = {one["id"]: one["name"] for one in row["participants"]}
        teller = names.get(row.get("me") or "")
        for number, (said, quote, owner) in enumerate(_own_statements(row, names)):
            yield Gold(
                case=f"{row['notes_file']}.{number}",
                text=said,
                lines=(Line(text=quote, speaker=teller), *map(_dated, _dates(row))),
                around=around,
                people=tuple(names.values()),
                owner=owner,
            )


def _own_statements(
    row: Mapping[str, Any], names: Mapping[str, str]
) -> Iterator[tuple[str, str, str | None]]:
    for action in row["action_items"]:
        owner = names.get(action["owner"] or "")
        when = f" {action['due_phrase']}" if action["due_phrase"] else ""
        what = action["what"][:1].lower() + action["what"][1:]
        does = "will" if action["status"] == "committed" else "may"
        said = f"{owner} {does} {what}{when}." if owner else f"{action['what']}{when}."
        yield said, action["quote"], owner
    for name in ("decisions", "takeaways", "open_questions"):
        for one in row[name]:
            yield one["quote"], one["quote"], None


def _dates(row: Mapping[str, Any]) -> tuple[str, ...]:
    return (row["date"],) if row.get("date") else ()


def _dated(day: str) -> Line:
    return Line(text=day)


def _with_evidence(
    case: str,
    said: Mapping[str, Any],
    around: tuple[Line, ...],
    *,
    owner: str | None = None,
) -> Iterator[Gold]:
    if not said["evidence"]:
        return
    people = tuple(dict.fromkeys(line.speaker for line in around if line.speaker))
    yield Gold(
        case=case,
        text=tidy(said["text"]),
        lines=tuple(around[number] for number in said["evidence"]),
        around=around,
        said=_said(around),
        people=people,
        owner=owner if owner in people else None,
    )


@lru_cache(maxsize=4)
def _said(lines: tuple[Line, ...]) -> str:
    return " ".join(line.labelled for line in lines).casefold()


def _spoken(said: Iterable[tuple[str, str]]) -> tuple[Line, ...]:
    return tuple(Line(speaker=_role(speaker), text=tidy(text)) for speaker, text in said)


def _role(speaker: str) -> str:
    return _ROLES.get(speaker, speaker)


def tidy(text: str) -> str:
    """Return speech as one would type it: without marks of noise and stray spaces."""
    plain = _MARKS.sub("", text)
    return _GAP.sub("", " ".join(plain.split()))
