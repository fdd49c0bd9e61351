"""Notes with what should be found in them, and how well a summary finds it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from companion.people.person import PersonId
from companion.summaries.offline import compose
from companion.summaries.summary import (
    ActionItem,
    ActionStatus,
    Participant,
    SummaryBrief,
    SummaryDraft,
)
from companion.text.spans import Quote, find_quote

TYPED = Path(__file__).parent / "typed_notes.yaml"
SAMPLES = Path(__file__).parents[3] / "knowledge" / "samples" / "notes"


@dataclass(frozen=True)
class Wanted:
    """One action that the notes hold."""

    owner: str | None
    quote: str
    due_phrase: str | None
    due_on: str | None
    status: str


@dataclass(frozen=True)
class Golden:
    """Notes and the actions in them."""

    name: str
    brief: SummaryBrief
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True)
class Figures:
    """How well committed actions, owners and dates were found."""

    precision: float
    recall: float
    wrong_owners: tuple[str, ...]
    wrong_dates: tuple[str, ...]
    dates_found: float


def typed_notes() -> list[Golden]:
    """Return the short notes of `typed_notes.yaml`."""
    groups = yaml.safe_load(TYPED.read_text("utf-8"))["groups"]
    return [_typed(group, entry) for group in groups for entry in group["notes"]]


def _typed(group: dict[str, object], entry: dict[str, object]) -> Golden:
    people = group["people"]
    assert isinstance(people, list)
    writer = str(entry["by"])
    actions = entry["actions"]
    assert isinstance(actions, list)
    brief = SummaryBrief(
        notes=str(entry["text"]),
        held_on=date.fromisoformat(str(group["date"])),
        participants=tuple(Participant.model_validate(person) for person in people),
        me=None if writer == "nobody" else PersonId(writer),
    )
    return Golden(str(entry["name"]), brief, tuple(map(_wanted, actions)))


def _wanted(line: str) -> Wanted:
    owner, quote, phrase, day, status = (part.strip() for part in line.split(" | "))
    return Wanted(
        owner=None if owner == "-" else owner,
        quote=quote,
        due_phrase=None if phrase == "-" else phrase,
        due_on=None if day == "-" else day,
        status=status,
    )


def sample_notes() -> Iterator[tuple[Golden, dict[str, list[dict[str, str]]]]]:
    """Yield the sample programme's notes with their gold, the other lists as they stand there."""
    for line in (SAMPLES / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        path = SAMPLES.parent / gold["notes_file"]
        brief = SummaryBrief(
            notes=path.read_bytes().decode("utf-8"),
            held_on=date.fromisoformat(gold["date"]),
            participants=tuple(map(Participant.model_validate, gold["participants"])),
            me=gold["me"],
        )
        fields = ("owner", "quote", "due_phrase", "due_on", "status")
        wanted = (Wanted(**{name: item[name] for name in fields}) for item in gold["action_items"])
        yield Golden(path.stem, brief, tuple(wanted)), gold


def pairs(golden: Golden, draft: SummaryDraft) -> list[tuple[Wanted | None, ActionItem | None]]:
    """Match what is wanted with what was found, by overlap of quotes, each once."""
    left = list(draft.action_items)
    matched: list[tuple[Wanted | None, ActionItem | None]] = []
    for wanted in golden.wanted:
        quote = find_quote(golden.brief.notes, wanted.quote)
        assert quote is not None, f"{golden.name}: {wanted.quote!r} is not in the notes"
        overlaps = [(overlap(item.quotes, quote), item) for item in left]
        best, item = max(overlaps, key=lambda pair: pair[0], default=(0, None))
        if item is not None and best > 0:
            left.remove(item)
            matched.append((wanted, item))
        else:
            matched.append((wanted, None))
    return matched + [(None, item) for item in left]


def overlap(quotes: Sequence[Quote], other: Quote) -> int:
    """Return how many characters two quotations share."""
    return sum(max(0, min(q.end, other.end) - max(q.start, other.start)) for q in quotes)


def figures(golden: Sequence[Golden]) -> Figures:
    """Compose every brief and return how well the actions were found."""
    found = wanted_count = found_count = dates = dates_found = 0
    wrong_owners: list[str] = []
    wrong_dates: list[str] = []
    for gold in golden:
        for wanted, item in pairs(gold, compose(gold.brief).draft):
            is_wanted = wanted is not None and wanted.status == ActionStatus.COMMITTED
            is_found = item is not None and item.status is ActionStatus.COMMITTED
            wanted_count += is_wanted
            found_count += is_found
            found += is_wanted and is_found
            due_on = str(item.due_on) if item is not None and item.due_on is not None else None
            if wanted is not None and wanted.due_on is not None:
                dates += 1
                dates_found += due_on == wanted.due_on
            if wanted is None or item is None:
                continue
            if item.owner is not None and item.owner != wanted.owner:
                wrong_owners.append(f"{gold.name}: {item.what}: {item.owner}")
            if due_on is not None and due_on != wanted.due_on:
                wrong_dates.append(f"{gold.name}: {item.what}: {due_on}")
    return Figures(
        precision=found / found_count,
        recall=found / wanted_count,
        wrong_owners=tuple(wrong_owners),
        wrong_dates=tuple(wrong_dates),
        dates_found=dates_found / dates,
    )
