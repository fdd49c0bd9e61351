"""Mentors made ready for matching: passages, index and rules, kept while the same people ask on."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np

from companion.matching.eligibility import Eligibility, MentorRules, eligibility, mentor_rules
from companion.matching.match import Excluded, NoteEvidence
from companion.matching.misspelt import Spellings
from companion.matching.quotables import Quotables, quotables_of
from companion.matching.scoring import Candidates, MentorIndex, mentor_index
from companion.people.person import Person, PersonId
from companion.ports import Embedder, Vectors
from companion.retrieval.passages import Passage, passages_of, passages_of_notes
from companion.text.words import stems

TEXTS_KEPT: Final = 16_384
"""Single texts (goals, sentences of profiles) whose vectors are remembered, at most 30 MB."""


VERDICTS_KEPT: Final = 16
"""Mentees whose eligible mentors are remembered: they ask about one goal after the other."""


CANDIDATES_KEPT: Final = 2
"""Mentees whose eligible mentors lie ready to be scored: a copy, where some are barred."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Pool:
    """Mentors and everything that does not depend on the goal."""

    mentors: tuple[Person, ...]
    evidence: tuple[NoteEvidence, ...]
    index: MentorIndex
    excluded: WeakKeyDictionary[Eligibility, tuple[Excluded, ...]] = field(
        default_factory=WeakKeyDictionary
    )
    """Who fell out, in words, as long as the verdict is remembered."""
    _rules: dict[date, MentorRules] = field(default_factory=dict)
    vocabulary: dict[str, int] = field(default_factory=dict)
    """The number of each stem met so far in what may be quoted."""
    _quotables: dict[int, Quotables] = field(default_factory=dict)
    _told: dict[int, frozenset[str]] = field(default_factory=dict)
    _words: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Rules look at people and days, never at goals.
        object.__setattr__(self, "_judged", lru_cache(maxsize=VERDICTS_KEPT)(self._judged))
        object.__setattr__(self, "candidates", lru_cache(maxsize=CANDIDATES_KEPT)(self.candidates))

    def verdict(
        self,
        *,
        mentee_id: PersonId | None,
        mentee: Person | None,
        forbidden: frozenset[PersonId],
        on: date,
    ) -> Eligibility:
        """Judge every mentor for one mentee in the weeks from `on`; the last ones are remembered.

        `forbidden` are mentors whom the programme rules out for this mentee.
        """
        return self._judged(mentee_id, mentee, forbidden, on)

    def _judged(
        self,
        mentee_id: PersonId | None,
        mentee: Person | None,
        forbidden: frozenset[PersonId],
        on: date,
    ) -> Eligibility:
        return eligibility(
            self.rules(on), mentee_id=mentee_id, mentee=mentee, on=on, forbidden=forbidden
        )

    def candidates(self, verdict: Eligibility) -> Candidates:
        """Return who may be proposed, with what they have to show; the last ones are remembered."""
        return Candidates(rows=verdict.rows, evidence=self.index.of(verdict.rows))

    def rules(self, on: date) -> MentorRules:
        """Return the rules' facts for the weeks from `on`."""
        if on not in self._rules:
            self._rules.clear()
            self._rules[on] = mentor_rules(self.mentors, on=on)
        return self._rules[on]

    def stems_told(self, row: int) -> frozenset[str]:
        """Return the stems of everything that a mentor, given by row, says of their work.

        Also of what is too far down to be scored: nothing that stands there may be called missing.
        """
        if row not in self._told:
            texts = _profile_texts(self.mentors[row])
            self._told[row] = frozenset(stem for text in texts for stem in stems(text))
        return self._told[row]

    def words_of(self, row: int) -> int:
        """Return how many words a mentor's passages have, given by row."""
        if row not in self._words:
            numbers = self.index.passages_of(row)
            texts = [self.index.passages[number].text for number in numbers]
            self._words[row] = sum(len(text.split()) for text in texts)
        return self._words[row]

    def quotables(self, row: int) -> Quotables:
        """Return what may be quoted of a mentor, given by row; read when first asked for."""
        if row not in self._quotables:
            numbers = self.index.passages_of(row)
            self._quotables[row] = quotables_of(
                self.mentors[row],
                self.index.passages[numbers.start : numbers.stop],
                first=numbers.start,
                vocabulary=self.vocabulary,
            )
        return self._quotables[row]

    def serves(self, mentors: Sequence[Person], evidence: Sequence[NoteEvidence]) -> bool:
        """Tell whether this pool was made of these very people and notes."""
        # Two tuples of the same people are equal without a look into them, which would take longer
        # than the match itself.
        return self.mentors == tuple(mentors) and self.evidence == tuple(evidence)


def pool_passages(
    mentors: Sequence[Person], evidence: Sequence[NoteEvidence]
) -> list[tuple[Passage, ...]]:
    """Return each mentor's passages, with what past sessions show at the end."""
    notes: dict[PersonId, list[str]] = {}
    for shown in evidence:
        notes.setdefault(shown.mentor_id, []).append(shown.text)
    return [
        (*passages_of(mentor), *passages_of_notes(mentor, notes.get(mentor.id, ())))
        for mentor in mentors
    ]


def make_pool(
    mentors: Sequence[Person],
    evidence: Sequence[NoteEvidence],
    *,
    passages: Sequence[Sequence[Passage]],
    vectors: Vectors,
) -> Pool:
    """Put a pool together; `vectors` has one row per passage, in order."""
    return Pool(
        mentors=tuple(mentors), evidence=tuple(evidence), index=mentor_index(passages, vectors)
    )


class TextVectors:
    """Vectors by text: each text is embedded once, the most recent ones are remembered."""

    def __init__(self, embedder: Embedder, *, kept: int = TEXTS_KEPT) -> None:
        self._embedder = embedder
        self._kept = kept
        self._known: OrderedDict[str, Vectors] = OrderedDict()

    async def of(self, texts: Iterable[str]) -> Mapping[str, Vectors]:
        """Return the vector of every text, asking the embedder once for those not remembered."""
        wanted = list(dict.fromkeys(texts))
        missing = [text for text in wanted if text not in self._known]
        found = {text: self._known[text] for text in wanted if text in self._known}
        for text in found:
            self._known.move_to_end(text)
        if missing:
            fresh = dict(zip(missing, await self._embedder.embed(missing), strict=True))
            self._remember(fresh)
            found.update(fresh)
        return found

    def _remember(self, found: Mapping[str, Vectors]) -> None:
        # More than fits would push out everything, itself included.
        if len(found) > self._kept:
            return
        for text, vector in found.items():
            self._known[text] = np.array(vector)
            self._known.move_to_end(text)
        while len(self._known) > self._kept:
            self._known.popitem(last=False)


def _profile_texts(person: Person) -> Iterator[str]:
    yield from filter(None, (person.headline, person.bio))
    yield from (*person.skills, *person.interests, *person.can_help_with, *person.industries)
    for position in person.career:
        yield from filter(None, (position.title, position.organization, position.summary))


async def as_spelt(
    texts: Iterable[str], spellings: Spellings, vectors: TextVectors
) -> dict[str, Vectors]:
    """Return the vector of each text, misspelt words read by what is offered."""
    mended = {text: spellings.mended(text) for text in texts}
    found = await vectors.of(mended.values())
    return {text: found[spelt] for text, spelt in mended.items()}
