"""What the mentors of a pool offer, thing by thing, laid out to be compared with what is asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from companion.goals.closeness import WEAK
from companion.matching.asks import ACRONYM, CUT, LONGEST_ASK
from companion.matching.crafts import Craft, crafts_of
from companion.matching.misspelt import Spellings, spellings_of
from companion.matching.scoring import MentorIndex
from companion.ports import Vectors
from companion.retrieval.passages import Aspect
from companion.text.remembered import remembered
from companion.text.spelling import families

_Key = TypeVar("_Key", bound=str)

MOST_PARTS: Final = 1_500
"""Parts of offers that are compared by themselves: each costs an embedding the first time."""

_OFFERED: Final = frozenset({Aspect.HELP, Aspect.SKILLS})
_LONGEST_TITLE: Final = 5
RANKS: Final = frozenset(
    families(
        "assistant associate board chair chief coordinator deputy director executive first head "
        "hon honorary interim junior lead leader manager member officer owner part partner person "
        "president principal second senior specialist staff supervisor team time trainee trustee "
        "vice volunteer"
    )
)
"""What a job title holds besides a craft."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing of an offer: "Excel & spreadsheets" is two."""

    offer: int
    """The number of the offer among those that differ."""
    text: str
    stems: frozenset[str]


@dataclass(frozen=True, kw_only=True, eq=False)
class OfferIndex:
    """What the mentors of a pool offer; what many tick in a form is compared once."""

    mentors: int
    passages: tuple[int, ...]
    """Per offer of a mentor the number of its passage in the pool."""
    owners: NDArray[np.intp]
    """Per offer of a mentor, the mentor's row."""
    same: NDArray[np.intp]
    """Per offer of a mentor its number among those that differ; all below is of these."""
    vectors: Vectors
    is_title: NDArray[np.bool_]
    """Whether it is a job title that goes with an offer of its bearers."""
    choices: tuple[Choice, ...]
    choice_offers: NDArray[np.intp]
    places: Mapping[str, tuple[int, ...]]
    """Per stem the choices in which it stands."""
    acronyms: Mapping[str, tuple[int, ...]]
    """Per acronym the offers in which it stands."""
    crafts: Mapping[Craft, tuple[int, ...]]
    """Per craft the offers that name it."""
    spellings: Spellings
    """The words of all offers, by which a misspelt wish is read."""
    parts: NDArray[np.intp]
    """The choices that are only part of an offer, and have a vector of their own."""
    part_vectors: Vectors


def offer_texts(index: MentorIndex) -> tuple[str, ...]:
    """Return the parts of offers whose vectors `offer_index` can use, at most `MOST_PARTS`."""
    texts = dict.fromkeys(_text(index, number) for number in _numbers(index))
    found: dict[str, None] = {}
    for text in texts:
        own = _choices(text)
        found.update(dict.fromkeys(own if len(own) > 1 else ()))
        if len(found) >= MOST_PARTS:
            break
    return tuple(found)[:MOST_PARTS]


@remembered(most=2)
def spellings_in(index: MentorIndex) -> Spellings:
    """Return the words of all offers of a pool."""
    return spellings_of(dict.fromkeys(_text(index, number) for number in _numbers(index)))


def offer_index(index: MentorIndex, vectors: Mapping[str, Vectors] | None = None) -> OfferIndex:
    """Lay out the offers of a pool; `vectors` may hold those of `offer_texts`."""
    numbers = [(number, _text(index, number)) for number in _numbers(index)]
    titles = list(_titles(index, numbers))
    firsts: dict[tuple[str, bool], int] = {}
    for number, text in numbers:
        firsts.setdefault((text, False), number)
    for number, text in titles:
        firsts.setdefault((text, True), number)
    place_of = {key: place for place, key in enumerate(firsts)}
    choices = [
        Choice(offer=place_of[text, is_title], text=part, stems=stems)
        for text, is_title in firsts
        for part, stems in (_title_choice(text) if is_title else _offer_choices(text))
    ]
    known = vectors or {}
    counts = np.bincount([choice.offer for choice in choices], minlength=len(firsts))
    parts = [
        place
        for place, choice in enumerate(choices)
        if counts[choice.offer] > 1 and choice.text in known
    ]
    passages = [number for number, _ in (*numbers, *titles)]
    keys = [*((text, False) for _, text in numbers), *((text, True) for _, text in titles)]
    width = index.vectors.shape[1] if index.vectors.ndim > 1 else 0
    return OfferIndex(
        mentors=index.mentors,
        passages=tuple(passages),
        owners=index.owners[passages],
        same=np.array([place_of[key] for key in keys], dtype=np.intp),
        vectors=index.vectors[list(firsts.values())],
        is_title=np.array([is_title for _, is_title in firsts], dtype=bool),
        choices=tuple(choices),
        choice_offers=np.array([choice.offer for choice in choices], dtype=np.intp),
        places=_grouped(
            (stem, place) for place, choice in enumerate(choices) for stem in choice.stems
        ),
        acronyms=_grouped(
            (acronym, place_of[text, False])
            for text, is_title in firsts
            if not is_title
            for acronym in dict.fromkeys(ACRONYM.findall(text))
        ),
        crafts=_grouped(
            (craft, place_of[text, False])
            for text, is_title in firsts
            if not is_title
            for craft in sorted(crafts_of(text))
        ),
        spellings=spellings_in(index),
        parts=np.array(parts, dtype=np.intp),
        part_vectors=np.stack([known[choices[place].text] for place in parts])
        if parts
        else np.zeros((0, width), np.float32),
    )


def is_chance(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether what two things share is a word that each uses of something else.

    "Project plans" and "holiday plans" share a word, and neither is the other; "plans" alone, or
    "make plans", is.
    """
    if one == other:
        return False
    shared = (one & other) - WEAK
    return not shared or (len(shared) == 1 and bool(one - other - WEAK and other - one - WEAK))


def _numbers(index: MentorIndex) -> Iterator[int]:
    """Yield the numbers of the passages that are offers."""
    for number, passage in enumerate(index.passages):
        if passage.aspect in _OFFERED:
            yield number


def _text(index: MentorIndex, number: int) -> str:
    return ", ".join(index.passages[number].units)


@remembered(most=4_096)
def _choices(text: str) -> tuple[str, ...]:
    """Return the things of one offer; a clause that is no few words is none of them."""
    parts = map(str.strip, CUT.split(text))
    return tuple(part for part in parts if part and len(part.split()) <= LONGEST_ASK)


def _offer_choices(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    for part in _choices(text):
        yield part, frozenset(families(part))


def _title_choice(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what a job title says of a craft: "Objects conservator (metals), Railway Museum"."""
    for part in text.replace("(", ",").split(","):
        bare = part.strip(" )")
        if bare and len(bare.split()) <= _LONGEST_TITLE:
            yield bare, frozenset(families(bare)) - RANKS
            return


def _titles(index: MentorIndex, numbers: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the job titles that name a craft which their bearers offer help with, by passage.

    A paper conservator who offers "collections care & conservation" offers it for paper.
    """
    told: dict[int, list[str]] = {}
    for number, text in numbers:
        told.setdefault(int(index.owners[number]), []).append(text)
    for number, passage in enumerate(index.passages):
        if passage.aspect is not Aspect.HEADLINE:
            continue
        title = _text(index, number)
        for _, craft in _title_choice(title):
            own = [
                stems
                for text in told.get(int(index.owners[number]), ())
                for _, stems in _offer_choices(text)
            ]
            if craft and not all(is_chance(craft, stems) for stems in own):
                yield number, title


def _grouped(pairs: Iterable[tuple[_Key, int]]) -> dict[_Key, tuple[int, ...]]:
    found: dict[_Key, list[int]] = {}
    for key, place in pairs:
        found.setdefault(key, []).append(place)
    return {key: tuple(places) for key, places in found.items()}
