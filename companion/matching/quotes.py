"""The exact words of a profile that a reason may rest on: sentences, clauses, entries, titles."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from companion.matching.jottings import Tells, is_jotted, runs
from companion.people.person import Person
from companion.retrieval.blind import blinded, name_words
from companion.retrieval.passages import PROSE_WORDS, Aspect, Passage
from companion.text.sentences import sentences
from companion.text.words import stems, words

QUOTE_WORDS: Final = 28
"""Longer sentences are quoted by their best clauses."""

FEWEST_WORDS: Final = 4
"""A clause shorter than this takes its neighbour along."""

_CLAUSE_END: Final = re.compile(r"[;:,–—]\s|\s[-–—]\s")
_READ_CHARACTERS: Final = 8_000


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A stretch of a profile field."""

    field: str
    """A path such as `career[0].summary`."""
    quote: str
    """Verbatim from the field."""
    text: str
    """Blinded, for comparing."""
    stems: frozenset[str]
    run: str = ""
    """What is quoted of a jotting: the clause and its neighbours, without what is by the way."""
    tells: Tells = Tells.SOMETHING
    """How much a clause of a jotting tells; sentences of a profile are not judged."""

    @property
    def shown(self) -> str:
        """What a reason quotes, before it is cut to length."""
        return self.run or self.quote

    @cached_property
    def plain(self) -> str:
        """The words that are shown, with spaces around, to look for one quote in another."""
        return f" {' '.join(words(self.shown))} "


def wordings(person: Person, passage: Passage) -> tuple[Wording, ...]:
    """Return what may be quoted from the field that `passage` was made of, in order."""
    names = name_words(person.name)
    blind = frozenset(passage.units)
    found: list[Wording] = []
    prose = passage.aspect in {Aspect.HEADLINE, Aspect.BIO}
    for field, stretch in _stretches(person, passage):
        parts = runs(stretch) if prose and is_jotted(person) else [(stretch, "", Tells.SOMETHING)]
        for quote, run, much in parts:
            lines = (blinded(line, names=names) for line in quote.splitlines())
            # What stands in the passage as it was written held nothing that was to be taken out.
            text = quote if quote in blind else " ".join(filter(None, lines))
            if text:
                told = frozenset(stems(text))
                wording = Wording(
                    field=field, quote=quote, text=text, stems=told, run=run, tells=much
                )
                found.append(wording)
    return tuple(found)


def trimmed(wording: Wording, *, wanted: frozenset[str]) -> str:
    """Return the quote, or of a long one the clauses that hold most of the `wanted` stems."""
    if len(wording.shown.split()) <= QUOTE_WORDS:
        return wording.shown
    bounds = _clause_bounds(wording.quote)
    values = [len(wanted & set(stems(wording.quote[start:end]))) for start, end in bounds]
    first = last = max(range(len(bounds)), key=lambda number: (values[number], -number))
    # Grow to the right, where the thought usually goes on, then to the left.
    while last + 1 < len(bounds) and _fits(wording.quote, bounds[first][0], bounds[last + 1][1]):
        last += 1
    while first > 0 and _fits(wording.quote, bounds[first - 1][0], bounds[last][1]):
        first -= 1
    return _first_words(wording.quote[bounds[first][0] : bounds[last][1]].strip(" ,;:–—-"))


def _stretches(person: Person, passage: Passage) -> Iterator[tuple[str, str]]:
    """Yield (field path, verbatim words) of the field behind a passage."""
    field = passage.field
    match passage.aspect:
        case Aspect.HEADLINE | Aspect.BIO:
            about = person.noted_about or person.bio
            text = person.headline if passage.aspect is Aspect.HEADLINE else about
            yield from _sentences(field, text)
        case Aspect.HELP:
            yield from _sentences(field, person.can_help_with[_number_in(field)])
        case Aspect.POSITION:
            position = person.career[_number_in(field)]
            yield f"{field}.title", position.title
            yield from _sentences(f"{field}.summary", position.summary)
        case Aspect.OFFERS | Aspect.SKILLS | Aspect.INDUSTRIES | Aspect.INTERESTS:
            yield from _entries(field, _LISTS[passage.aspect](person))
        case Aspect.NOTES:
            return


_LISTS: Final[Mapping[Aspect, Callable[[Person], tuple[str, ...]]]] = {
    Aspect.OFFERS: lambda person: person.can_help_with,
    Aspect.SKILLS: lambda person: person.skills,
    Aspect.INDUSTRIES: lambda person: person.industries,
    Aspect.INTERESTS: lambda person: person.interests,
}


def _sentences(field: str, text: str | None) -> Iterator[tuple[str, str]]:
    words = 0
    for sentence in sentences((text or "")[:_READ_CHARACTERS]):
        if words > PROSE_WORDS:
            return
        words += len(sentence.text.split())
        yield field, sentence.text


def _entries(field: str, entries: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for number, entry in enumerate(entries):
        yield f"{field}[{number}]", entry


def _number_in(field: str) -> int:
    """Return 3 for `career[3]`; 0 where there is no number."""
    return int(field.partition("[")[2].rstrip("]") or 0)


def _clause_bounds(text: str) -> list[tuple[int, int]]:
    """Return where the clauses of a sentence lie, short ones joined to what follows."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for mark in _CLAUSE_END.finditer(text):
        if len(text[start : mark.end()].split()) >= FEWEST_WORDS:
            bounds.append((start, mark.end()))
            start = mark.end()
    return [*bounds, (start, len(text))]


def _fits(text: str, start: int, end: int) -> bool:
    return len(text[start:end].split()) <= QUOTE_WORDS


def _first_words(text: str) -> str:
    """Return `text` up to `QUOTE_WORDS` words, verbatim."""
    ends = [match.end() for match in re.finditer(r"\S+", text)]
    return text if len(ends) <= QUOTE_WORDS else text[: ends[QUOTE_WORDS - 1]]
