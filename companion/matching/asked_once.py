"""What reasons need to know of a goal, put together once for each pool that it is asked of."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from companion.matching.claims import Asked, asked_of
from companion.matching.facets import Facet, Question
from companion.matching.pools import Pool
from companion.matching.ranking import QUESTIONS_KEPT
from companion.ports import Vectors


class AskedTwice(NamedTuple):
    """A goal as the passages to look at are found by, and as they are then spoken of."""

    question: Question
    """Held, so that its place in memory stays its own."""
    facets: Asked
    parts: Asked


class AskedOnce:
    """Remembers the last goals of each pool, as long as there is the pool."""

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Pool, OrderedDict[int, AskedTwice]] = WeakKeyDictionary()

    def of(self, question: Question, pool: Pool, vectors: Mapping[str, Vectors]) -> AskedTwice:
        """Return a goal's facets and parts as `pool` is asked for them.

        `vectors` are those of their texts, and always the same for the same text.
        """
        known = self._known.setdefault(pool, OrderedDict())
        # A stored goal is the very same object each time; comparing its words would take longer.
        place = id(question)
        if place not in known:
            known[place] = AskedTwice(
                question=question,
                facets=_asked(question.facets, pool, vectors),
                parts=_asked(question.parts, pool, vectors),
            )
        known.move_to_end(place)
        while len(known) > QUESTIONS_KEPT:
            known.popitem(last=False)
        return known[place]


def _asked(facets: Sequence[Facet], pool: Pool, vectors: Mapping[str, Vectors]) -> Asked:
    rows = np.stack([vectors[facet.text] for facet in facets])
    return asked_of(facets, rows, lexicon=pool.index.lexicon)
