"""A person as short passages, one per aspect: what is embedded, scored and quoted."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from companion.people.person import Person
from companion.retrieval.blind import blinded, name_words
from companion.text.orders import before_a_plea
from companion.text.words import stems
from companion.values import Value

PASSAGE_WORDS: Final = 160
"""Keeps a passage within the 256 tokens that MiniLM reads; what is longer becomes several."""

PROSE_WORDS: Final = 400
"""Words of one field that count. A longer text is not more evidence."""

LIST_ENTRIES: Final = 20
"""Entries of one list that count, so that naming every skill there is does not pay."""

OFFERS: Final = 20
"""Up to so many offers of help are passages of their own; who offers more offers a list."""

FULL_ENTRIES: Final = 8
"""Entries that are worth a word each; a longer list is worth as much in all."""

ENTRY_WORDS: Final = 3
"""What is no longer than this, between two commas or full stops, is an entry of a list."""

FULL_STEMS: Final = 30
"""Words of a sentence that are worth one each."""

_PASSAGE_CHARACTERS: Final = 1_500
_CONTEXT_CHARACTERS: Final = 300
_PART_END: Final = re.compile(r"[,;|/•·]")
_UNIT_END: Final = re.compile(r"(?<=[.!?;])\s")


class Aspect(StrEnum):
    """What part of a person a passage shows."""

    HEADLINE = "headline"
    BIO = "bio"
    HELP = "can_help_with"
    OFFERS = "offers"
    """A long list of offers."""
    SKILLS = "skills"
    INDUSTRIES = "industries"
    INTERESTS = "interests"
    POSITION = "career"
    NOTES = "notes"

    @property
    def demonstrated(self) -> bool:
        """Whether it shows what a person did rather than what they say of themselves."""
        return self in {Aspect.POSITION, Aspect.NOTES}


class Passage(Value):
    """One aspect of a person, in at most about 256 tokens, blinded."""

    id: str
    """Stable: the person's id, the field and the number of the piece."""
    person_id: str
    field: str
    """A path into the profile such as `career[0]`; `notes[0]` for what past sessions show."""
    aspect: Aspect
    context: str = ""
    """The headline, where the words alone would lack their subject."""
    units: tuple[str, ...]
    """Sentences or list entries, none twice."""
    entries: int = 1
    """How many entries the field enumerates, also those that are not read."""
    quotable: bool = True
    """False for notes, which belong to a pair."""

    @property
    def text(self) -> str:
        """What is embedded."""
        separator = ", " if self.aspect in LISTS else " "
        body = separator.join(self.units)
        return f"{self.context}. {body}" if self.context else body

    @property
    def particular(self) -> bool:
        """Whether it may be somebody's best evidence: an endless list is evidence of nothing."""
        return self.entries <= LIST_ENTRIES

    def mentions(self) -> Iterator[tuple[str, float]]:
        """Yield the stems of each sentence or entry, each once, with what a mention is worth.

        Enumerated words are worth less the more of them there are: who lists twenty skills has said
        no more than who lists eight, and who lists every skill there is next to nothing.
        """
        enumerated = min(1.0, FULL_ENTRIES / self.entries)
        enumerated *= min(1.0, LIST_ENTRIES / self.entries) ** 2
        for unit in self.units:
            worth: dict[str, float] = {}
            for part in _PART_END.split(unit):
                listed = self.aspect in _LISTED or _enumerated(part)
                for stem in stems(part):
                    worth[stem] = max(worth.get(stem, 0.0), enumerated if listed else 1.0)
            # A sentence without end is one more way to say everything.
            share = min(1.0, FULL_STEMS / max(1, len(worth)))
            for stem, value in worth.items():
                yield stem, value * share


LISTS: Final = frozenset({Aspect.SKILLS, Aspect.INDUSTRIES, Aspect.INTERESTS, Aspect.OFFERS})
"""Aspects whose passage holds a whole list."""

_LISTED: Final = LISTS | {Aspect.HELP}


def passages_of(person: Person) -> tuple[Passage, ...]:
    """Return the passages of a person: headline, bio, each offer, each position, each list.

    Never in them: name, pronouns, e-mail, links, schools, origin. What a person says twice counts
    once.
    """
    return tuple(_Cutter(person).passages())


def passages_of_notes(person: Person, texts: Iterable[str]) -> tuple[Passage, ...]:
    """Return what notes of a mentor's past sessions show; it ranks and is never quoted."""
    cutter = _Cutter(person)
    return tuple(
        passage
        for number, text in enumerate(texts)
        for passage in cutter.prose(text, field=f"notes[{number}]", aspect=Aspect.NOTES)
    )


class _Cutter:
    """Cuts one person's texts, remembering what has been said."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._names = name_words(person.name)
        self._said: set[str] = set()

    def passages(self) -> Iterator[Passage]:
        person = self._person
        headline = tuple(self.prose(person.headline, field="headline", aspect=Aspect.HEADLINE))
        yield from headline
        # A sentence of a bio rarely says what its writer is: the headline does.
        context = " ".join(passage.text for passage in headline)[:_CONTEXT_CHARACTERS].rstrip(" .")
        about = person.noted_about or person.bio
        yield from self.prose(about, field="bio", aspect=Aspect.BIO, context=context)
        few = len(_distinct(person.can_help_with)) <= OFFERS
        for number, offer in enumerate(person.can_help_with if few else ()):
            yield from self.prose(offer, field=f"can_help_with[{number}]", aspect=Aspect.HELP)
        for number, position in enumerate(person.career):
            heading = ", ".join(filter(None, (position.title, position.organization)))
            text = "\n".join(filter(None, (heading, position.summary)))
            yield from self.prose(text, field=f"career[{number}]", aspect=Aspect.POSITION)
        for aspect, entries in (
            (Aspect.OFFERS, () if few else person.can_help_with),
            (Aspect.SKILLS, person.skills),
            (Aspect.INDUSTRIES, person.industries),
            (Aspect.INTERESTS, person.interests),
        ):
            told = _distinct(entries)
            units = self._new(self._blind(told[:LIST_ENTRIES]))
            field = Aspect.HELP.value if aspect is Aspect.OFFERS else aspect.value
            yield from self._pieces(units, field=field, aspect=aspect, entries=len(told))

    def prose(
        self, text: str | None, *, field: str, aspect: Aspect, context: str = ""
    ) -> Iterator[Passage]:
        """Yield the passages of a text that is made of sentences."""
        lines = self._blind(_once(text or "").splitlines())
        # What asks to be preferred is no evidence, and words more would lift a poor fit.
        units = (unit for line in lines for unit in before_a_plea(_UNIT_END.split(line)))
        told = tuple(self._new(units))
        entries = sum(_enumerated(part) for unit in told for part in _PART_END.split(unit))
        counted = _first_words(told, PROSE_WORDS)
        yield from self._pieces(
            counted, field=field, aspect=aspect, context=context, entries=entries
        )

    def _blind(self, texts: Iterable[str]) -> Iterator[str]:
        return (blinded(text, names=self._names) for text in texts)

    def _new(self, units: Iterable[str]) -> Iterator[str]:
        for unit in filter(_says_something, units):
            key = unit.casefold().strip(" .,;:!?-–•*")
            if key not in self._said:
                self._said.add(key)
                yield unit

    def _pieces(
        self,
        units: Iterable[str],
        *,
        field: str,
        aspect: Aspect,
        context: str = "",
        entries: int,
    ) -> Iterator[Passage]:
        for number, piece in enumerate(_packed(units)):
            yield Passage(
                id=f"{self._person.id}/{field}/{number}",
                person_id=self._person.id,
                field=field,
                aspect=aspect,
                context=context,
                units=piece,
                entries=max(1, entries),
                quotable=aspect is not Aspect.NOTES,
            )


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))


def _enumerated(part: str) -> bool:
    """Tell whether what stands between two commas is an entry rather than a clause."""
    return 0 < len(part.split()) <= ENTRY_WORDS


def _distinct(entries: Iterable[str]) -> tuple[str, ...]:
    """Return the entries of a list, each once whatever its capitals."""
    found: dict[str, str] = {}
    for entry in entries:
        found.setdefault(entry.casefold(), entry)
    return tuple(found.values())


def _once(text: str) -> str:
    """Return `text`, or its first period when it is one text repeated over and over."""
    words = text.split()
    borders = [0] * len(words)
    border = 0
    for position in range(1, len(words)):
        while border and words[position] != words[border]:
            border = borders[border - 1]
        border += words[position] == words[border]
        borders[position] = border
    period = len(words) - border
    if border >= period > 0:
        return " ".join(words[:period])
    return text


def _first_words(units: Iterable[str], limit: int) -> Iterator[str]:
    """Yield units, cut to pieces that fit a passage, until `limit` words have been given."""
    for unit in units:
        words = unit.split()[: max(0, limit)]
        limit -= len(words)
        for start in range(0, len(words), PASSAGE_WORDS):
            yield " ".join(words[start : start + PASSAGE_WORDS])


def _packed(units: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield runs of units that fit one passage."""
    piece: list[str] = []
    words = characters = 0
    for unit in units:
        count = len(unit.split())
        full = words + count > PASSAGE_WORDS or characters + len(unit) > _PASSAGE_CHARACTERS
        if piece and full:
            yield tuple(piece)
            piece, words, characters = [], 0, 0
        piece.append(unit)
        words, characters = words + count, characters + len(unit)
    if piece:
        yield tuple(piece)
