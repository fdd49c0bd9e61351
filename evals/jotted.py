"""Notes as people jot them, with gold written by somebody who had not seen the engine.

An action is the gold one when it quotes its line and its wording holds the words that the gold
names; everything else of the gold only has to appear in the summary.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np

from companion.summaries.summary import ActionItem, ActionStatus, Summary
from companion.text.sentences import sentences
from companion.text.words import stem, words
from evals.actions import Span, assigned, promised
from evals.metrics import Counts
from evals.notes import GoldItem, quotes_of
from evals.scores import Score

FOLDER: Final = Path(__file__).parent / "cases"
HELD: Final = ("notes_held", "notes_held_2")
"""The sets that nobody tunes on: they show their figures, never their cases."""

SETS: Final = (*(f"notes_{name}" for name in ("dev", "b", "c", "d", "e", "f", "g")), *HELD)
"""Each by writers of its own; the actions of `notes_held_2` were agreed on by two other readers."""

LISTS: Final = ("decisions", "questions", "advice", "facts")
"""What a gold case lists besides actions, each as a line of the notes."""

_FOUND_IN: Final = {
    "decisions": ("decisions",),
    "questions": ("open_questions",),
    "advice": ("takeaways", "summary", "decisions", "action_items"),
    "facts": ("summary", "takeaways", "decisions", "action_items"),
}
"""The lists of a summary in which each kind counts as kept."""

_LEAST_SHARED: Final = 0.5


@dataclass(frozen=True, kw_only=True)
class JottedCase:
    """One case and the summary that was found."""

    gold: Mapping[str, Any]
    found: Summary

    @property
    def name(self) -> str:
        """The case's id."""
        return str(self.gold["id"])

    @property
    def notes(self) -> str:
        """The notes as given."""
        return str(self.gold["notes"])

    def committed(self) -> Counts:
        """Count the committed actions that are gold ones, owner and date left aside."""
        return Counts(
            hits=len(self._committed_pairs),
            said=len(self._said(ActionStatus.COMMITTED)),
            wanted=len(self._wanted(ActionStatus.COMMITTED)),
        )

    def plain(self) -> Counts:
        """Count the same for sentences that say "will" or "should", by the line alone."""
        spans = sentences(self.notes)
        picked = [spans[at] for at in promised([span.text for span in spans])]
        gold = [self._span(one["line"]) for one in self._wanted(ActionStatus.COMMITTED)]
        worth = [[float(_overlap((one.start, one.end), span)) for span in gold] for one in picked]
        hits = len(assigned(np.array(worth))) if picked and gold else 0
        return Counts(hits=hits, said=len(picked), wanted=len(gold))

    def kept(self, name: str) -> Counts:
        """Count the gold lines of one kind that the summary holds."""
        lost = len(self.lost(name))
        wanted = len(self.gold.get(name) or ())
        return Counts(hits=wanted - lost, said=wanted, wanted=wanted)

    def lost(self, name: str) -> list[str]:
        """Return the gold lines of one kind that no entry of the summary quotes."""
        quoted = [
            (quote.start, quote.end)
            for where in _FOUND_IN[name]
            for entry in getattr(self.found, where)
            for quote in entry.quotes
        ]
        lines = [str(line) for line in self.gold.get(name) or ()]
        return [
            line for line in lines if not any(_overlap(span, self._span(line)) for span in quoted)
        ]

    def pairs(self) -> list[tuple[ActionItem, GoldItem]]:
        """Return the actions found with the gold ones that they say, whatever their status."""
        gold = list(self.gold["actions"])
        return self._paired(list(self.found.action_items), gold)

    def misread(self) -> str:
        """Return which committed actions were missed and which made up."""
        missed = [
            f"missed {one['line']!r}"
            for one in self._wanted(ActionStatus.COMMITTED)
            if all(one is not gold for _, gold in self._committed_pairs)
        ]
        extra = [
            f"not committed: {item.what!r}"
            for item in self._said(ActionStatus.COMMITTED)
            if all(item is not said for said, _ in self._committed_pairs)
        ]
        return " ".join("; ".join((*missed, *extra)).split())

    def wrong_owners(self) -> Iterator[Score]:
        """Yield owners other than the gold ones, and owners of what is no gold action."""
        for item, gold in self.pairs():
            if item.owner is not None and item.owner != gold["owner"]:
                yield self._wrong(item, f"owner {item.owner}, not {gold['owner']}")
        known = {one["id"] for one in self.gold["participants"]} | {self.gold["me"]}
        for item in self.found.action_items:
            if item.owner is not None and item.owner not in known:
                yield self._wrong(item, f"owner {item.owner} took no part")

    def missing_owners(self) -> Iterator[Score]:
        """Yield gold owners that were left open."""
        for item, gold in self.pairs():
            if item.owner is None and gold["owner"] is not None:
                yield self._wrong(item, f"no owner, not {gold['owner']}")

    def wrong_dates(self) -> Iterator[Score]:
        """Yield days other than the gold ones."""
        for item, gold in self.pairs():
            if item.due_on is not None and str(item.due_on) != gold["due_on"]:
                yield self._wrong(item, f"{item.due_on}, not {gold['due_on']}")

    def missing_dates(self) -> Iterator[Score]:
        """Yield gold days that were not found on an action that was."""
        for item, gold in self.pairs():
            if item.due_on is None and gold["due_on"] is not None:
                yield self._wrong(item, f"no day, not {gold['due_on']}")

    def wrong_statuses(self) -> Iterator[Score]:
        """Yield how firmly a found action stands where the gold says otherwise."""
        for item, gold in self.pairs():
            if item.status != gold["status"]:
                yield self._wrong(item, f"{item.status}, not {gold['status']}")

    def silent(self) -> list[Score]:
        """Return the lines that no entry quotes and that `dropped` does not name."""
        texts = [one.text for one in self.found.dropped]
        texts += [text.partition(": ")[2] for text in texts]
        named = [" ".join(words(text)) for text in texts]
        # A line of wrapped prose may end one sentence and begin the next.
        named.append(" ".join(named))
        spans = [(quote.start, quote.end) for quote in quotes_of(self.found)]
        return [
            Score(case=self.name, value=1.0, reason=repr(self.notes[start:end]))
            for start, end in self.lines()
            if not any(first < end and start < last for first, last in spans)
            and not _is_named(" ".join(words(self.notes[start:end])), named)
        ]

    def lines(self) -> list[Span]:
        """Return the lines that say something: a title and headings only order the others."""
        found: list[Span] = []
        at, above = 0, ""
        for row in self.notes.splitlines(keepends=True):
            is_title = not self.notes[:at].strip()
            if any(map(str.isalnum, row)) and not is_title and not _is_heading(row, above):
                found.append((at, at + len(row.rstrip())))
            at, above = at + len(row), row.strip()
        return found

    @cached_property
    def _committed_pairs(self) -> list[tuple[ActionItem, GoldItem]]:
        return self._paired(
            self._said(ActionStatus.COMMITTED), self._wanted(ActionStatus.COMMITTED)
        )

    def _said(self, status: ActionStatus) -> list[ActionItem]:
        return [one for one in self.found.action_items if one.status is status]

    def _wanted(self, status: ActionStatus) -> list[GoldItem]:
        return [one for one in self.gold["actions"] if one["status"] == status]

    def _paired(
        self, items: Sequence[ActionItem], gold: Sequence[GoldItem]
    ) -> list[tuple[ActionItem, GoldItem]]:
        if not items or not gold:
            return []
        worth = np.array([[self._says(item, one) for one in gold] for item in items])
        return [(items[row], gold[column]) for row, column in assigned(worth)]

    def _says(self, item: ActionItem, gold: GoldItem) -> float:
        line = self._span(gold["line"])
        quotes = any(_overlap((quote.start, quote.end), line) for quote in item.quotes)
        return float(quotes and holds(item.what, gold["words"]))

    def _span(self, line: str) -> Span:
        start = self.notes.index(line)
        return start, start + len(line)

    def _wrong(self, item: ActionItem, reason: str) -> Score:
        return Score(case=self.name, value=1.0, reason=f"{item.what!r}: {reason}")


_SCRAP: Final = 2
"""Words up to which a line may be a salutation or a signature."""

_LONGEST_HEADING: Final = 5
_STAMPED: Final = re.compile(
    r"[\d:.,\s>-]+|[\w .'’-]{1,40}\W{1,3}\d{1,2}:\d\d\W*|\W*\d{1,2}:\d\d\W+[\w .'’-]{1,40}:\W*"
)
"""Times, or who speaks when: what a program puts over the words."""


def _is_heading(row: str, above: str) -> bool:
    """Tell by its form alone whether a line is a heading: set off, marked, or ended by a colon."""
    row, length = row.strip(), len(row.split())
    is_marked = row.startswith(("#", "**", "__")) or row.endswith((":", ":**"))
    is_set_off = not above and row[:1].isalpha() and row[-1].isalnum()
    if _STAMPED.fullmatch(row):
        return True
    return length <= _SCRAP or is_marked or (is_set_off and length <= _LONGEST_HEADING)


def cases(name: str) -> list[Mapping[str, Any]]:
    """Return the gold cases of one set; none where the set is not there."""
    path = FOLDER / f"{name}.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def holds(wording: str, wanted: Sequence[str]) -> bool:
    """Tell whether a wording holds all these words, whatever their endings."""
    said = {stem(word) for word in words(wording)}
    # A hyphen joins words in the gold as well: "one-pager" is held as "one" and "pager".
    return all(stem(part) in said for word in wanted for part in words(word))


def _overlap(one: Span, other: Span) -> bool:
    """Tell whether two stretches share half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return shared > 0 and shared >= _LEAST_SHARED * shorter


def _is_named(line: str, named: Sequence[str]) -> bool:
    """Tell whether one of the texts holds the line or is held by it, whole words only."""
    within = [f" {one} " for one in named if one]
    return any(one in f" {line} " or f" {line} " in one for one in within)
