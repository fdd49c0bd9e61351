"""Whether the notes themselves make somebody responsible: a reply's word for it is not enough."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from companion.people.person import PersonId
from companion.summaries.clauses import Clause, find_clauses, voice_of
from companion.summaries.notes import Notes, Sentence
from companion.text.language import looks_english
from companion.text.spans import Quote

_FIRST: Final = re.compile(
    r"\b(?:i|i'll|i'd|i'm|i've|me|my|myself|we|we'll|us|our|let's)\b", re.IGNORECASE
)
_SECOND: Final = re.compile(
    r"\b(?:you|you'll|you'd|your|yourself|we|we'll|us|let's)\b", re.IGNORECASE
)
_THIRD: Final = re.compile(r"\b(?:he|she|they|he'll|she'll|they'll|him|her|them)\b", re.IGNORECASE)

_CONTEXT: Final = 2
"""Sentences before a quote in which "she" may have been named."""


class OwnerEvidence:
    """Looks up what the sentences behind a quote say about who does it."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def owner(self, claimed: PersonId, quotes: Sequence[Quote]) -> PersonId | None:
        """Return who owns an action that a reply gives to `claimed`, by the notes behind it.

        Where a clause behind `quotes` says who, that is who; else `claimed`, if a sentence there
        is about them; else nobody.
        """
        touched = set[int]().union(*map(self._touched, quotes))
        said = {
            clause.owner
            for clause in self._clauses
            if clause.sentence in touched and clause.owner is not None
        }
        if not said:
            return claimed if self.supports(claimed, quotes) else None
        if claimed in said:
            return claimed
        return said.pop() if len(said) == 1 else None

    def participant(self, words: str) -> PersonId | None:
        """Return the participant whom a reply calls by id or by name."""
        cast = self._notes.cast
        ids = {str(member.id): member.id for member in cast.participants}
        if cast.me is not None:
            ids.setdefault(str(cast.me), cast.me)
        return ids.get(words) or cast.named(words)

    def units(self, quotes: Iterable[Quote]) -> set[int]:
        """Return the numbers of the sentences that `quotes` touch.

        A quote outside all sentences (a heading, a list of names) counts as its own unit.
        """
        touched: set[int] = set()
        for quote in quotes:
            numbers = self._touched(quote)
            touched |= numbers or {-1 - quote.start}
        return touched

    def is_order(self, quote: Quote) -> bool:
        """Tell whether a quote rests on a line that tells a program what to write."""
        return any(self._notes.sentences[number].is_order for number in self._touched(quote))

    def supports(self, owner: PersonId, quotes: Iterable[Quote]) -> bool:
        """Tell whether a sentence behind `quotes` says that `owner` does or is advised to."""
        sentences = self._notes.sentences
        return any(
            self._says(owner, sentences[number], sentences[max(0, number - _CONTEXT) : number])
            for quote in quotes
            for number in self._touched(quote)
        )

    def _says(self, owner: PersonId, sentence: Sentence, before: Sequence[Sentence]) -> bool:
        if self._named(sentence.subject) == owner or owner in self._mentioned(sentence.text):
            return True
        teller = voice_of(self._notes, sentence)
        other = self._notes.cast.other_than(teller)
        if teller == owner and (
            sentence.speaker or not self._english or _FIRST.search(sentence.text)
        ):
            return True
        if other == owner and (_SECOND.search(sentence.text) or _THIRD.search(sentence.text)):
            return True
        context = [owner for earlier in before for owner in self._mentioned(earlier.text)]
        return bool(_THIRD.search(sentence.text)) and context[-1:] == [owner]

    def _named(self, words: str | None) -> PersonId | None:
        if words is None:
            return None
        cast = self._notes.cast
        return cast.other_than(cast.me) if words == "other" else cast.named(words)

    def _mentioned(self, text: str) -> list[PersonId]:
        cast = self._notes.cast
        found = (cast.named(match.group()) for match in self._names.finditer(text))
        return [person for person in found if person is not None]

    @cached_property
    def _clauses(self) -> tuple[Clause, ...]:
        return find_clauses(self._notes)

    @cached_property
    def _english(self) -> bool:
        return looks_english(self._notes.folded.text)

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self._notes.cast.pattern})\b", re.IGNORECASE)

    @cached_property
    def _spans(self) -> tuple[tuple[int, int], ...]:
        """Start and end in the notes of every sentence."""
        quoted = (self._notes.quotes(sentence) for sentence in self._notes.sentences)
        return tuple((quotes[0].start, quotes[-1].end) if quotes else (0, 0) for quotes in quoted)

    def _touched(self, quote: Quote) -> set[int]:
        return {
            number
            for number, (start, end) in enumerate(self._spans)
            if start < quote.end and quote.start < end
        }
