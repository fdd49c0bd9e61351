"""Whether the sources that a draft cites say what it quotes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from companion.agendas.agenda import PastNotes
from companion.goals.goal import Goal
from companion.people.person import Person
from companion.writing.draft import Source, SourceKind
from evals.records import field_text, knowledge_text
from evals.scores import Score

OWN: Final = frozenset({SourceKind.CAREER, SourceKind.GOAL, SourceKind.NOTES})
"""Sources that are this person's; the rest would fit anybody in the same situation."""


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A source as a draft cites it, and what it may have come from."""

    case: str
    source: Source
    goal: Goal | None = None
    notes: tuple[PastNotes, ...] = ()
    person: Person | None = None

    def text(self) -> str | None:
        """Return all of the text that the source names; None where there is none."""
        match self.source.kind:
            case SourceKind.GOAL:
                return field_text(self.goal, self.source.ref) if self.goal else None
            case SourceKind.CAREER:
                return field_text(self.person, self.source.ref) if self.person else None
            case SourceKind.NOTES:
                found = (one.text for one in self.notes if one.ref == self.source.ref)
                return next(found, None)
            case SourceKind.KNOWLEDGE | SourceKind.TREND:
                return knowledge_text(self.source.ref)


def unfounded(sources: Iterable[Cited]) -> list[Score]:
    """Return the sources that do not exist, or do not hold the words quoted."""
    return [
        Score(
            case=one.case,
            value=1.0,
            reason=f"{one.source.quote!r} is not in {one.source.kind}.{one.source.ref}",
        )
        for one in sources
        if one.source.quote not in (one.text() or "")
    ]
