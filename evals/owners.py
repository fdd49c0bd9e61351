"""An action given to the wrong one of the two: does a summary of a model's keep the wrong owner?"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from companion.people.person import PersonId
from companion.summaries.reply import ReplyAction, SummaryReply, accept
from companion.summaries.summary import ActionStatus, Participant, SummaryBrief
from evals.jotted import HELD, SETS, cases
from evals.scores import Score


@dataclass(frozen=True, kw_only=True)
class Owned:
    """An action that somebody owns, by the gold answers of some notes."""

    case: str
    brief: SummaryBrief
    quote: str
    owner: PersonId

    @property
    def other(self) -> PersonId:
        """The one of the two who does not own it."""
        return next(one.id for one in self.brief.participants if one.id != self.owner)

    def kept(self, claimed: PersonId) -> PersonId | None:
        """Return who owns the action in the summary of a model that gives it to `claimed`."""
        action = ReplyAction(
            what=self.quote,
            owner=str(claimed),
            due_phrase="",
            status=ActionStatus.COMMITTED,
            quotes=(self.quote,),
        )
        reply = SummaryReply(
            action_items=(action,), decisions=(), open_questions=(), takeaways=(), summary=()
        )
        items = accept(self.brief, reply).draft.action_items
        return items[0].owner if items else None


def owned_actions(samples: Path, *, jotted: bool) -> Iterator[Owned]:
    """Yield the owned actions of the samples and, if wanted, of notes that are not held back."""
    gold = (samples / "notes" / "gold.jsonl").read_text(encoding="utf-8")
    for row in map(json.loads, gold.splitlines()):
        notes = (samples / row["notes_file"]).read_text(encoding="utf-8")
        brief = _brief(row, notes=notes, held_on=row.get("date"))
        yield from _owned(row["notes_file"], brief, row["action_items"], words="quote")
    for name in SETS:
        if jotted and name not in HELD:
            for row in cases(name):
                brief = _brief(row, notes=row["notes"], held_on=row["held_on"])
                yield from _owned(row["id"], brief, row["actions"], words="line")


def wrong_owner(action: Owned) -> Score:
    """Score whether the other one does not come out as owner."""
    found = action.kept(action.other)
    reason = f"{action.other} for {action.quote!r}"
    return Score(case=action.case, value=float(found != action.other), reason=reason)


def lost_owner(action: Owned) -> Score:
    """Score whether the right owner is lost, 1 for yes."""
    found = action.kept(action.owner)
    reason = f"not {action.owner} for {action.quote!r}"
    return Score(case=action.case, value=float(found != action.owner), reason=reason)


def _brief(row: Mapping[str, Any], *, notes: str, held_on: str | None) -> SummaryBrief:
    people = tuple(Participant.model_validate(one) for one in row["participants"])
    fields = {"notes": notes, "held_on": held_on, "participants": people, "me": row.get("me")}
    return SummaryBrief.model_validate(fields)


def _owned(
    case: str, brief: SummaryBrief, actions: list[Mapping[str, Any]], *, words: str
) -> Iterator[Owned]:
    for action in actions:
        if action["owner"] and len(brief.participants) == 2:
            owner = PersonId(action["owner"])
            yield Owned(case=case, brief=brief, quote=action[words], owner=owner)
