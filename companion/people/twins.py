"""People of a form who may be one person that answered twice under two addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from companion.people.lexicon import plain_words

_MOST_COMPARED: Final = 60
"""Of one first name or one job, so many rows are compared with each other."""

_MOST_ALIKE: Final = 0.6
"""Share of the words of two wishes from which they say the same."""

_FEWEST_WORDS: Final = 3

_NEARLY_ONE_NAME: Final = 0.85
"""Share of letters in common (Ratcliff and Obershelp) from which two names may be one."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What tells one row from another."""

    line: int
    name: str
    job: str | None
    wish: str | None


def suspected_twins(rows: Sequence[Answered]) -> Iterator[tuple[Answered, Answered]]:
    """Yield pairs that may be one person, the later line second; namesakes are not among them.

    Somebody is "Ada L" beside "Ada Lovell", or has the same job or nearly the same name and wants
    the same in the same words. Whoever they are, a person decides.
    """
    groups: dict[tuple[str, ...], list[Answered]] = {}
    for row in rows:
        words = plain_words(row.name)
        if words:
            groups.setdefault(("name", words[0]), []).append(row)
        job = plain_words(row.job or "")
        if job:
            groups.setdefault(("job", *job), []).append(row)
    seen: set[tuple[int, int]] = set()
    for group in groups.values():
        for one, other in combinations(group[:_MOST_COMPARED], 2):
            first, second = sorted((one, other), key=lambda row: row.line)
            key = (first.line, second.line)
            if key not in seen and _alike(one, other):
                seen.add(key)
                yield first, second


def _alike(one: Answered, other: Answered) -> bool:
    names = plain_words(one.name), plain_words(other.name)
    if names[0] == names[1]:
        return False  # told elsewhere
    if _shortened(*names) or _shortened(*reversed(names)):
        return True
    same_job = bool(one.job) and plain_words(one.job or "") == plain_words(other.job or "")
    return (same_job or _misspelt(*names)) and _same_wish(one.wish, other.wish)


def _misspelt(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the names differ by a slip of the pen: "Polly Sharker" and "Polly Harker"."""
    alike = SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False).ratio()
    return alike >= _NEARLY_ONE_NAME


def _shortened(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether one name is the other with its last word cut to an initial: "Ada L"."""
    if len(short) < 2 or len(long) < 2 or short[0] != long[0]:
        return False
    last = short[-1].strip(".")
    return len(last) == 1 and long[-1] != short[-1] and long[-1].startswith(last)


def _same_wish(one: str | None, other: str | None) -> bool:
    words = set(plain_words(one or "")), set(plain_words(other or ""))
    fewest = min(len(words[0]), len(words[1]))
    both = len(words[0] & words[1])
    return fewest >= _FEWEST_WORDS and both >= _MOST_ALIKE * len(words[0] | words[1])
