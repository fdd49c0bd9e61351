"""What may be quoted of each mentor, read once: everything about it that no goal changes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from companion.matching.jottings import Tells, is_of_ones_own
from companion.matching.quotes import FEWEST_WORDS, Wording, wordings
from companion.people.person import Person
from companion.retrieval.passages import LISTS, Aspect, Passage
from companion.text.words import stems

LEANINGS: Final[Mapping[Aspect, float]] = {
    Aspect.POSITION: 0.08,
    Aspect.HELP: 0.04,
    Aspect.OFFERS: -0.10,
    Aspect.SKILLS: -0.05,
    Aspect.HEADLINE: -0.05,
    Aspect.INDUSTRIES: -0.20,
    Aspect.INTERESTS: -0.15,
}
"""What was done convinces more than what is claimed, and that more than what is liked."""

_TELLING: Final[Mapping[Tells, float]] = {
    Tells.BY_THE_WAY: -0.30,
    Tells.SOMETHING: 0.0,
    Tells.DONE: 0.12,
}
"""Of a jotting, what somebody did counts more than what comes to mind about them."""

_SHORT: Final = 0.08
"""What a sentence of fewer than four words loses: it rarely stands by itself."""

_DENIES: Final = re.compile(
    r"\b(?:I (?:am|have|do|did|can|could|will|would)(?: not|n['’]t| never)|I cannot|I['’]m not"
    r"|I['’]ve never|not an?|no experience|know nothing)\b",
    re.IGNORECASE,
)
"""A sentence that tells what somebody does not do is no reason to ask them."""

Rows = NDArray[np.intp]
Numbers = NDArray[np.float64]


class Traits(NamedTuple):
    """What is known of each wording before any goal is: arrays with a row per wording.

    Where they are kept they are the columns of one array, in this order.
    """

    leaning: Numbers
    """How much it is worth before it is compared."""
    few: Numbers
    """1 for a title, or so few words that it is a little near to everything."""
    own: Numbers
    """1 for a clause of a jotting that speaks of one's own."""
    listed: Numbers
    """1 for an entry of a list, which has one vector for all of them."""
    remark: Numbers
    """1 for what is by the way and speaks to nothing."""
    no_deed: Numbers
    """1 for words of a jotting that tell no deed: "my foreman" is near to "be a foreman"."""
    stems: Numbers
    """How many different stems it has."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Mentions:
    """Which stem stands in which of several texts: parallel arrays, one entry per mention."""

    texts: Rows
    stems: Rows
    """Their numbers in the pool's vocabulary."""

    @classmethod
    def of(cls, told: Sequence[frozenset[str]], vocabulary: dict[str, int]) -> Self:
        """Return the mentions of texts given as their stems; new stems get the next numbers."""
        numbers = [[vocabulary.setdefault(stem, len(vocabulary)) for stem in own] for own in told]
        return cls(
            texts=np.repeat(np.arange(len(told)), [len(own) for own in numbers]),
            stems=np.array([number for own in numbers for number in own], dtype=np.intp),
        )

    @classmethod
    def joined(cls, several: Sequence["Mentions"], counts: Sequence[int]) -> Self:
        """Return the mentions of texts put one behind the other; `counts` says how many each."""
        starts = np.cumsum([0, *counts[:-1]])
        return cls(
            texts=np.concatenate(
                [one.texts + start for one, start in zip(several, starts, strict=True)]
            ),
            stems=np.concatenate([one.stems for one in several]),
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class Quotables:
    """The quotable passages of one mentor, and their wordings in the same order."""

    mentor: Person
    numbers: Rows
    """Of the passages, in the pool's index."""
    passages: tuple[Passage, ...]
    leanings: Numbers
    """Per passage."""
    mentions: Mentions
    """By passage."""
    wordings: tuple[Wording, ...]
    """What tells of something lacking is none."""
    traits: Numbers
    """Per wording a row, with a column for each of `Traits`."""
    wording_mentions: Mentions
    rows: tuple[range, ...]
    """Per passage, where its wordings stand here."""
    told_apart: tuple[bool, ...]
    """Per passage, whether it has several sentences, each with a vector of its own."""


def quotables_of(
    mentor: Person, passages: Sequence[Passage], *, first: int, vocabulary: dict[str, int]
) -> Quotables:
    """Read what may be quoted of a mentor.

    Args:
        mentor: whose words they are.
        passages: all of theirs.
        first: the number of the first one in the pool's index.
        vocabulary: the pool's number of each stem; what is new is added.
    """
    places = [place for place, passage in enumerate(passages) if passage.quotable]
    quotable = tuple(passages[place] for place in places)
    split = [wordings(mentor, passage) for passage in quotable]
    shown = [tuple(filter(_may_be_quoted, own)) for own in split]
    found = tuple(chain.from_iterable(shown))
    ends = list(accumulate(map(len, shown), initial=0))
    return Quotables(
        mentor=mentor,
        numbers=np.array([first + place for place in places], dtype=np.intp),
        passages=quotable,
        leanings=np.array([LEANINGS.get(passage.aspect, 0.0) for passage in quotable]),
        mentions=Mentions.of(
            [_stems(*each) for each in zip(quotable, split, strict=True)], vocabulary
        ),
        wordings=found,
        traits=np.array(
            [
                _traits(wording, passage.aspect)
                for passage, own in zip(quotable, shown, strict=True)
                for wording in own
            ],
            dtype=np.float64,
        ).reshape(-1, len(Traits._fields)),
        wording_mentions=Mentions.of([wording.stems for wording in found], vocabulary),
        rows=tuple(range(start, end) for start, end in pairwise(ends)),
        told_apart=tuple(is_told_apart(*each) for each in zip(quotable, split, strict=True)),
    )


def is_told_apart(passage: Passage, own: Sequence[Wording]) -> bool:
    """Tell whether each wording of a passage needs a vector of its own."""
    return len(own) > 1 and passage.aspect not in LISTS


def told_apart(mentor: Person, passages: Sequence[Passage]) -> Iterator[str]:
    """Yield the sentences of a mentor that are compared one by one, as they are embedded."""
    for passage in passages:
        own = wordings(mentor, passage) if passage.quotable else ()
        if is_told_apart(passage, own):
            yield from (wording.text for wording in filter(_may_be_quoted, own))


def _may_be_quoted(wording: Wording) -> bool:
    return _DENIES.search(wording.quote) is None


def _stems(passage: Passage, own: Sequence[Wording]) -> frozenset[str]:
    """Return the stems of a passage; its wordings are not read twice where they are all of it."""
    if {wording.text for wording in own} != set(passage.units):
        return frozenset(stems(passage.text))
    return frozenset(stems(passage.context)).union(*(wording.stems for wording in own))


def _traits(wording: Wording, aspect: Aspect) -> tuple[float, ...]:
    """Return the fields of `Traits` in their order."""
    is_short = len(wording.quote.split()) < FEWEST_WORDS
    is_title = wording.field.endswith("title")
    is_prose = aspect in {Aspect.BIO, Aspect.HEADLINE, Aspect.POSITION} and not is_title
    leaning = LEANINGS.get(aspect, 0.0) + _TELLING[wording.tells]
    return (
        leaning - (_SHORT if is_prose and is_short else 0.0),
        is_short or is_title,
        bool(wording.run) and is_of_ones_own(wording.quote),
        aspect in LISTS,
        wording.tells is Tells.BY_THE_WAY,
        bool(wording.run) and wording.tells is not Tells.DONE,
        len(wording.stems),
    )
