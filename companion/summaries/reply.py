"""What a model replies when it sums up notes, and how that becomes a summary that quotes them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from companion.people.person import PersonId
from companion.summaries import notices
from companion.summaries.again import dates_in_words
from companion.summaries.notes import Notes, Sentence, read_notes
from companion.summaries.orders import is_order
from companion.summaries.owners import OwnerEvidence
from companion.summaries.summary import (
    MOST_TAKEAWAYS,
    SHORTEST_SUMMARIZED,
    ActionItem,
    ActionStatus,
    QuotedText,
    SummaryBrief,
    SummaryDraft,
)
from companion.text.due import find_held_on, resolve_due
from companion.text.spans import Quote
from companion.text.words import count_words
from companion.values import Notice, Value
from companion.writing.draft import Accepted, Dropped, SourceKind
from companion.writing.grounding import grounding
from companion.writing.parsing import ReplyText
from companion.writing.sources import NO_SOURCE, SourceText, find_whole, texts_of
from companion.writing.task import Check
from companion.writing.telling import Misreading, Told, misread

SUMMARY_SENTENCES: Final = (2, 4)
"""Fewest and most sentences of prose, for notes long enough to have any."""

MOST_QUOTES: Final = 3

MOST_WORDS_BESIDE: Final = 6
"""Words of a line that says by when for the line beside it."""

_ONLY_THEN: Final = re.compile(r"\s*(?:after|once|when|as soon as|not before|from|since)\b", re.I)
"""What tells when something can be begun, not by when it is to be done."""

_SAYS_OTHERWISE: Final = {
    Misreading.SPEAKER: "another_speaker",
    Misreading.DENIED: "denied_otherwise",
    Misreading.SETTLED: "settled_otherwise",
}
"""Readings of the quoted lines that are refused; owners are compared in their own way."""


class ReplyStatement(Value):
    """A statement and the words of the notes that it rests on."""

    text: ReplyText
    quotes: tuple[ReplyText, ...]


class ReplyAction(Value):
    """Something to do; `owner` is a participant's id, `due_phrase` words of the notes."""

    what: ReplyText
    owner: ReplyText
    due_phrase: ReplyText
    status: ActionStatus
    quotes: tuple[ReplyText, ...]


class SummaryReply(Value):
    """What a model is asked for. No list has a default: a reply that was cut is not a short one."""

    action_items: tuple[ReplyAction, ...]
    decisions: tuple[ReplyStatement, ...]
    open_questions: tuple[ReplyStatement, ...]
    takeaways: tuple[ReplyStatement, ...]
    summary: tuple[ReplyStatement, ...]


def inputs(brief: SummaryBrief) -> Mapping[str, str]:
    """Return the texts of the prompt's placeholders."""
    cast = read_notes(brief).cast
    fewest, most = SUMMARY_SENTENCES
    held_on = _held_on(brief)
    return {
        "most_takeaways": str(MOST_TAKEAWAYS),
        "summary_sentences": f"{fewest} to {most}" if _has_prose(brief) else "0",
        "held_on": held_on.isoformat() if held_on else "not known",
        "participants": "\n".join(
            f"{member.id}: {member.name}" + (f" ({member.role})" if member.role else "")
            for member in cast.participants
        ),
        "me": brief.me or "",
        "notes": brief.notes,
    }


def told(brief: SummaryBrief) -> tuple[SourceText, ...]:
    """Return what of people's records and notes goes into the prompt."""
    return texts_of(SourceKind.NOTES, [("notes", brief.notes)])


def accept(brief: SummaryBrief, reply: SummaryReply) -> Accepted[SummaryDraft]:
    """Return the summary that a reply comes to.

    Every quote is looked up; what quotes nothing that is there is dropped and named. A sentence of
    the notes serves the first list that uses it. Owners are participants whom the notes make
    responsible, and days are computed from the words that the notes use; what a model adds to
    either is dropped and named.
    """
    reading = _Reading(brief=brief, notes=read_notes(brief), said_on=_held_on(brief))
    actions = tuple(reading.actions(reply.action_items))
    decisions = tuple(reading.statements(reply.decisions))
    questions = tuple(reading.statements(reply.open_questions))
    takeaways = tuple(reading.statements(reply.takeaways))
    reading.leave_out(takeaways[MOST_TAKEAWAYS:])
    draft = SummaryDraft(
        summary=tuple(reading.prose(reply.summary)) if _has_prose(brief) else (),
        takeaways=takeaways[:MOST_TAKEAWAYS],
        decisions=decisions,
        action_items=actions,
        open_questions=questions,
    )
    warnings = [notices.NO_DATE] if reading.undated and reading.said_on is None else []
    if not any(dict(draft).values()):
        warnings.append(notices.NOTHING)
    return Accepted(draft=draft, dropped=tuple(reading.dropped), warnings=tuple(warnings))


def _has_prose(brief: SummaryBrief) -> bool:
    return count_words(brief.notes) >= SHORTEST_SUMMARIZED


def _held_on(brief: SummaryBrief) -> date | None:
    return brief.held_on or find_held_on(brief.notes)


@dataclass
class _Reading:
    """One reply read against its notes: what was used so far, and what was dropped."""

    brief: SummaryBrief
    notes: Notes
    said_on: date | None
    dropped: list[Dropped] = field(default_factory=list)
    undated: bool = False
    _used: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._evidence = OwnerEvidence(self.notes)

    def actions(self, replied: Iterable[ReplyAction]) -> Iterable[ActionItem]:
        """Yield the actions that quote the notes, their owners and days made sure of."""
        taken: set[int] = set()
        for action in replied:
            quotes = self._quotes(action.what, action.quotes)
            if not quotes:
                continue
            taken |= self._evidence.units(quotes)
            phrase = self._due_phrase(action, quotes)
            yield ActionItem(
                what=action.what,
                owner=self._owner(action, quotes),
                due_on=self._due_on(phrase),
                due_phrase=phrase,
                status=action.status,
                quotes=quotes,
            )
        self._used |= taken

    def statements(self, replied: Iterable[ReplyStatement]) -> Iterable[QuotedText]:
        """Yield the statements of one list, each resting on sentences no other list uses."""
        taken: set[int] = set()
        for statement in replied:
            quotes = self._quotes(statement.text, statement.quotes)
            if quotes and not self._is_misread(statement.text, quotes):
                taken |= self._evidence.units(quotes)
                yield QuotedText(text=statement.text, quotes=quotes)
        self._used |= taken

    def _is_misread(self, text: str, quotes: tuple[Quote, ...]) -> bool:
        """Tell whether a statement turns what its lines say; then it is dropped and named."""
        lines = [
            Told(text=sentence.text, speaker=self._speaker(sentence))
            for number in sorted(self._evidence.units(quotes))
            for sentence in (self.notes.sentences[number : number + 1] if number >= 0 else ())
        ]
        people = [member.name for member in self.notes.cast.participants]
        for found in misread(text, lines, people):
            code = _SAYS_OTHERWISE.get(found.kind)
            if code is not None:
                why = f"The lines quoted do not say “{found.phrase}”."
                self._drop(text, code, why)
                return True
        return False

    def _speaker(self, sentence: Sentence) -> str | None:
        cast = self.notes.cast
        speaker = cast.named(sentence.speaker) if sentence.speaker else None
        names = {member.id: member.name for member in cast.participants}
        return names.get(speaker) if speaker is not None else None

    def prose(self, replied: Iterable[ReplyStatement]) -> Iterable[QuotedText]:
        """Yield the sentences of prose, resting on what the lists leave."""
        yield from self.statements(list(replied)[: SUMMARY_SENTENCES[1]])

    def leave_out(self, takeaways: Iterable[QuotedText]) -> None:
        """Name the takeaways beyond the most there may be."""
        for takeaway in takeaways:
            text = f"A summary has at most {MOST_TAKEAWAYS} takeaways."
            self._drop(takeaway.text, "too_many_takeaways", text)

    def _quotes(self, text: str, quoted: Iterable[str]) -> tuple[Quote, ...]:
        """Return the places of an item's quotes; without any the item is dropped and named."""
        if not text:
            return ()
        found = [find_whole(self.brief.notes, words) for words in quoted if words]
        quotes = tuple(dict.fromkeys(quote for quote in found if quote))[:MOST_QUOTES]
        free = tuple(quote for quote in quotes if not self._evidence.units([quote]) & self._used)
        if any(self._evidence.is_order(quote) for quote in quotes):
            self._drop(text, notices.INSTRUCTION.code, notices.INSTRUCTION.text)
            return ()
        if not quotes:
            self._drop(text, NO_SOURCE, "The notes do not hold the words quoted for this")
        elif not free:
            self._drop(text, "used_already", "Its words of the notes are in another list already.")
        return free

    def _owner(self, action: ReplyAction, quotes: tuple[Quote, ...]) -> PersonId | None:
        if not action.owner:
            return None
        claimed = self._evidence.participant(action.owner)
        if claimed is None:
            self._drop(action.owner, "not_a_participant", f"Named as owner of {action.what!r}.")
            return None
        owner = self._evidence.owner(claimed, quotes)
        if owner != claimed:
            text = f"The notes do not say that this person will do {action.what!r}."
            self._drop(action.owner, "owner_not_said", text)
        return owner

    def _due_phrase(self, action: ReplyAction, quotes: tuple[Quote, ...]) -> str | None:
        if not action.due_phrase:
            return None
        for quote in quotes:
            for told in _around(self.brief.notes, quote):
                found = find_whole(told, action.due_phrase)
                if found is not None:
                    return found.text
        text = f"The notes do not say this where they say {action.what!r}."
        self._drop(action.due_phrase, "due_not_said", text)
        return None

    def _due_on(self, phrase: str | None) -> date | None:
        self.undated = self.undated or phrase is not None
        if phrase is None or self.said_on is None or _ONLY_THEN.match(phrase):
            return None
        return resolve_due(phrase, said_on=self.said_on)

    def _drop(self, text: str, code: str, why: str) -> None:
        self.dropped.append(Dropped(text=text, why=Notice(code=code, text=why)))


def _around(text: str, quote: Quote) -> Iterable[str]:
    """Yield the lines of a quote, then the line before and the line after it if they are short.

    "- due Friday" on a line of its own belongs to its neighbour; a sentence has its own matter,
    and one that speaks to a program sets no day for anybody.
    """
    start = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    end = len(text) if end < 0 else end
    yield text[start:end]
    before = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)]
    after = text[end + 1 :].split("\n", 1)[0]
    for line in (before, after):
        if len(line.split()) <= MOST_WORDS_BESIDE and not is_order(line):
            yield line


def _known_texts(brief: SummaryBrief) -> tuple[str, ...]:
    people = tuple(f"{member.name} {member.role or ''}" for member in brief.participants)
    held_on = _held_on(brief)
    dates = dates_in_words(brief.notes, held_on=held_on) if held_on is not None else ()
    return (*people, str(held_on or ""), brief.notes, *dates)


def _texts(draft: SummaryDraft) -> tuple[str, ...]:
    lists = (draft.summary, draft.takeaways, draft.decisions, draft.open_questions)
    said = tuple(item.text for items in lists for item in items)
    return (*said, *(action.what for action in draft.action_items))


CHECKS: Final[tuple[Check[SummaryBrief, SummaryDraft], ...]] = (
    grounding(texts=_texts, sources=_known_texts),
)
"""Added to the stage's own checks."""
