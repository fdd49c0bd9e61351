"""Which sentences of a long talk answer a question: those that lie where its words are frequent.

A question's words name a stretch of the talk rather than a sentence: what answers it mostly uses
other words nearby. How much each sign tells was learned from explainmeetsum (MIT);
`companion/text/weights/evidence.json` says how.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, log1p
from typing import Final

from companion.text.linear import Linear, learned
from companion.text.words import count_words, stem, stems

WEIGHTS: Final = "evidence"

_REACH: Final = 10
"""Sentences after which nearness has lost most of its worth."""

_FARTHEST: Final = 3 * _REACH
_BACKGROUND: Final = 50
"""Imagined sentences without any word, so that rarity means something in a short talk."""

_LONG_ENOUGH: Final = 50
"""Words from which a longer sentence tells no more."""

_WORD: Final = re.compile(r"\w+")
_LONGEST_QUESTION: Final = 2_000
_ASKING: Final = frozenset(
    stem(word)
    for word in """
    ask asked asking summarize summarise summary discussion discuss discussed talk talking talked
    say said think
    thought opinion opinions describe described explain explained elaborate decide decided decision
    conclusion conclude mention mentioned put forward idea ideas view views group team meeting
    session call speaker speakers people whole give brief overview point points agree agreed
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""Words of asking, which say nothing of what is asked about."""


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """One sentence of a talk."""

    text: str
    speaker: str | None = None


def evidence_for(
    question: str, talk: Sequence[Spoken], *, most: int, weights: Linear | None = None
) -> tuple[int, ...]:
    """Return the places of the `most` sentences that answer best, best first.

    None where no sentence shares a telling word with the question.
    """
    by = weights or learned(WEIGHTS)
    found = signs_of(question, talk)
    scores = [by.score(signs) for signs in found]
    if not any(signs["words around"] for signs in found):
        return ()
    return tuple(sorted(range(len(talk)), key=lambda at: (-scores[at], at))[:most])


def signs_of(question: str, talk: Sequence[Spoken]) -> list[Mapping[str, float]]:
    """Return, per sentence, what speaks for its being part of the answer."""
    asked = question[:_LONGEST_QUESTION]
    named = _speakers_in(asked, {one.speaker for one in talk if one.speaker})
    covered = _coverage(asked, talk, named)
    near = _around(covered)
    most = max(near, default=0.0) or 1.0
    return [
        {
            "words": own,
            "words around": around / most,
            "length": log1p(min(_LONG_ENOUGH, count_words(one.text))),
            "said by whom it asks about": float(one.speaker in named),
        }
        for one, own, around in zip(talk, covered, near, strict=True)
    ]


def speaks_of(question: str, text: str) -> bool:
    """Tell whether a sentence has a telling word of the question itself, not only near it."""
    return not (set(stems(question[:_LONGEST_QUESTION])) - _ASKING).isdisjoint(stems(text))


def _speakers_in(question: str, speakers: set[str]) -> frozenset[str]:
    """Return the speakers whom the question names in full."""
    asked = _plainly(question)
    return frozenset(one for one in speakers if _plainly(one) in asked)


def _plainly(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _coverage(question: str, talk: Sequence[Spoken], named: frozenset[str]) -> list[float]:
    """Return the share of the question's words that each sentence has, rare ones counting more."""
    known = [frozenset(stems(one.text)) for one in talk]
    of_names = {word for name in named for word in stems(name)}
    asked = set(stems(question)) - _ASKING - of_names
    times = Counter(word for words in known for word in words if word in asked)
    size = len(talk) + _BACKGROUND
    rarity = {word: log(1 + (size - times[word] + 0.5) / (times[word] + 0.5)) for word in asked}
    total = sum(rarity.values()) or 1.0
    return [sum(rarity[word] for word in sorted(words & asked)) / total for words in known]


def _around(covered: Sequence[float]) -> list[float]:
    """Return how much of the question is said at and near each sentence."""
    found = [0.0] * len(covered)
    for at, own in enumerate(covered):
        if own:
            for place, worth in _near(at, len(covered)):
                found[place] += own * worth
    return found


def _near(at: int, count: int) -> Iterator[tuple[int, float]]:
    for place in range(max(0, at - _FARTHEST), min(count, at + _FARTHEST + 1)):
        yield place, exp(-((place - at) ** 2) / (2 * _REACH**2))
