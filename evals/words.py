"""Words as the baselines and the scorers see them: plain on purpose, and none of the companion's.

The public sets' figures were made with tokens that keep `c++` and `node.js` whole, without stop
words, with a light suffix stripped; so are these, so that the figures compare.
"""

import re
from collections import Counter
from typing import Final

_TOKEN: Final = re.compile(r"[a-z0-9](?:[a-z0-9+#.]*[a-z0-9+#])?")
_SUFFIXES: Final = ("ingly", "edly", "ings", "ing", "ies", "ied", "ers", "ed", "es", "s", "ly")
_SHORTEST_STEM: Final = 3
_STOP_WORDS: Final = (
    "a about also am an and are as at be because been being but by can could d did do does for "
    "from gonna had has have he her here his how i if in into is it its just like ll m may me "
    "more my no not of oh ok okay on or our out re s she should so some such t than that the "
    "their them then there these they this those to uh um up us ve very was we well were what "
    "when where which while who will with would yeah yes you your"
)
_STOP: Final = frozenset(_STOP_WORDS.split())


def stem(word: str) -> str:
    """Return a lower-case word without its ending: "planning", "planned" and "plans" meet."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            bare = word[: -len(suffix)]
            return f"{bare}y" if suffix in {"ies", "ied"} else bare
    return word


def content_words(text: str) -> list[str]:
    """Return the stems of a text in order, stop words left out."""
    return [stem(word) for word in _TOKEN.findall(text.lower()) if word not in _STOP]


def token_f1(one: str, other: str) -> float:
    """Return how much two texts share, 0 to 1: the F1 of their stems, counted with repetition."""
    ours, theirs = Counter(content_words(one)), Counter(content_words(other))
    shared = sum((ours & theirs).values())
    return 2 * shared / (ours.total() + theirs.total()) if shared else 0.0


def word_runs(text: str, *, length: int) -> frozenset[tuple[str, ...]]:
    """Return every run of `length` successive words of a text, in small letters."""
    words = _TOKEN.findall(text.lower())
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def without(text: str, names: frozenset[str]) -> str:
    """Return `text` with the words of people's names taken out, whatever their capitals."""
    return re.sub(r"\w+", lambda m: "" if m.group().casefold() in names else m.group(), text)


def name_words(*names: str) -> frozenset[str]:
    """Return the single words of people's names."""
    return frozenset(word.casefold() for name in names for word in re.findall(r"\w+", name))
