"""One file of notes with gold answers, and how a summary of it compares with them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from companion.summaries.summary import ActionItem, ActionStatus, QuotedText, Summary
from companion.text.sentences import sentences
from companion.text.spans import Quote
from evals.actions import Span, paired_by_quote, promised
from evals.metrics import Counts
from evals.scores import Score

GoldItem = Mapping[str, Any]
"""An action as the gold file has it."""


@dataclass(frozen=True, kw_only=True)
class NotesCase:
    """Notes, their gold answers (one line of the gold file), and what was found in them."""

    name: str
    notes: str
    gold: Mapping[str, Any]
    found: Summary

    def actions(self, *statuses: ActionStatus) -> Counts:
        """Count the actions of these statuses, or of any, that quote what the gold ones quote."""
        items, gold = self._items(*statuses), self.gold_items(*statuses)
        pairs = paired_by_quote([item.quotes for item in items], self._spans(gold))
        return Counts(hits=len(pairs), said=len(items), wanted=len(gold))

    def promises(self, *statuses: ActionStatus) -> Counts:
        """Count the same for the plain baseline: sentences that say "will" or "should"."""
        spans = sentences(self.notes)
        picked = [(spans[at],) for at in promised([span.text for span in spans])]
        gold = self.gold_items(*statuses)
        pairs = paired_by_quote(picked, self._spans(gold))
        return Counts(hits=len(pairs), said=len(picked), wanted=len(gold))

    def listed(self, name: str) -> Counts:
        """Count the entries of another list (`decisions` …) that quote what the gold ones do."""
        found: Sequence[QuotedText] = getattr(self.found, name)
        gold = self.gold[name]
        pairs = paired_by_quote([one.quotes for one in found], self._spans(gold))
        return Counts(hits=len(pairs), said=len(found), wanted=len(gold))

    def paired(self) -> list[tuple[ActionItem, GoldItem]]:
        """Return the actions found with the gold ones that they say, whatever their status."""
        items, gold = self._items(), self.gold_items()
        pairs = paired_by_quote([item.quotes for item in items], self._spans(gold))
        return [(items[row], gold[column]) for row, column in pairs]

    def gold_items(self, *statuses: ActionStatus) -> list[GoldItem]:
        """Return the gold actions of these statuses, or all."""
        items = self.gold["action_items"]
        return [one for one in items if not statuses or ActionStatus(one["status"]) in statuses]

    def misread(self) -> str:
        """Return which committed actions were missed and which made up, in the notes' words."""
        right = [
            (item.quotes, gold["quote"])
            for item, gold in self.paired()
            if item.status is ActionStatus.COMMITTED and gold["status"] == item.status
        ]
        quotes = [quote for _, quote in right]
        missed = (
            f"missed {one['quote']!r}"
            for one in self.gold_items(ActionStatus.COMMITTED)
            if one["quote"] not in quotes
        )
        extra = (
            f"not committed: {one.what!r}"
            for one in self._items(ActionStatus.COMMITTED)
            if one.quotes not in [own for own, _ in right]
        )
        return " ".join("; ".join(chain(missed, extra)).split())

    def missed_dates(self) -> list[Score]:
        """Return the gold dates that were not found."""
        found = {gold["quote"]: str(item.due_on) for item, gold in self.paired()}
        return [
            Score(
                case=self.name,
                value=0.0,
                reason=f"{one['due_phrase']!r} is {one['due_on']}, "
                f"found {found.get(one['quote'], 'no such action')}",
            )
            for one in self.gold_items()
            if one["due_on"] and found.get(one["quote"]) != one["due_on"]
        ]

    def invented_owners(self) -> Iterator[Score]:
        """Yield the owners who are not the gold ones, or took no part."""
        known = {one["id"] for one in self.gold["participants"]}
        for item, gold in self.paired():
            if item.owner is not None and item.owner != gold["owner"]:
                yield self._wrong(item, f"owner {item.owner}, not {gold['owner']}")
        for item in self._items():
            if item.owner is not None and item.owner not in known:
                yield self._wrong(item, f"owner {item.owner} took no part")

    def invented_dates(self) -> Iterator[Score]:
        """Yield the dates that are not the gold ones, or that rest on no words of the notes."""
        for item, gold in self.paired():
            if item.due_on is not None and str(item.due_on) != gold["due_on"]:
                yield self._wrong(item, f"{item.due_on}, not {gold['due_on']}")
        for item in self._items():
            said = item.due_phrase is not None and item.due_phrase in self.notes
            if (item.due_on or item.due_phrase) and not said:
                yield self._wrong(item, f"{item.due_on} rests on {item.due_phrase!r}")

    def altered_quotes(self) -> Iterator[Score]:
        """Yield the quotes that are not what stands at their offsets."""
        for quote in quotes_of(self.found):
            if self.notes[quote.start : quote.end] != quote.text:
                yield Score(case=self.name, value=1.0, reason=f"{quote.text!r} at {quote.start}")

    def _items(self, *statuses: ActionStatus) -> list[ActionItem]:
        return [one for one in self.found.action_items if not statuses or one.status in statuses]

    def _spans(self, gold: Sequence[GoldItem]) -> list[Span]:
        # A gold quote occurs once in its file.
        starts = [self.notes.index(one["quote"]) for one in gold]
        return [(at, at + len(one["quote"])) for at, one in zip(starts, gold, strict=True)]

    def _wrong(self, item: ActionItem, reason: str) -> Score:
        return Score(case=self.name, value=1.0, reason=f"{item.what!r}: {reason}")


def quotes_of(found: Summary) -> list[Quote]:
    """Return every quote of a summary."""
    texts = (*found.summary, *found.takeaways, *found.decisions, *found.open_questions)
    stated = [quote for one in texts for quote in one.quotes]
    return stated + [quote for item in found.action_items for quote in item.quotes]
