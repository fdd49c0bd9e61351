"""Words and stems, as matching, retrieval and the checks compare them."""

import re
from typing import Final
from unicodedata import combining, normalize

from companion.text.fold import folded
from companion.text.remembered import remembered

_MARKS: Final = "\u0300-\u036f\u0591-\u05c7\u064b-\u0670\u0900-\u0963\u0966-\u0e4e"
"""Marks that belong to the letter before them (accents, Hebrew and Arabic points, Indic vowels)."""

_WORD: Final = re.compile(
    rf"""
      \.net\b | c\+\+ | [cf]\#(?!\w)            # the languages that end in punctuation
    | e-(?=[a-z]{{3}})[\w{_MARKS}]+             # e-mail is one word, however it is spelt
    | \d{{1,3}}(?:,\d{{3}})+(?!\d) | \d+(?:\.\d+)+    # 1,000 and 3.11
    | (?:[a-z]\.){{2,5}}(?!\w)                  # e.g., i.e., u.k.
    | [\w{_MARKS}]+(?:[&'][\w{_MARKS}]+)*(?:\.(?:js|net|io|ai)\b)?
    """,
    re.VERBOSE,
)

_LONGEST_STEMMED: Final = 40
"""Longer than any English word; what is longer is compared as it stands."""

_INFLECTED: Final = (
    *("al", "ant", "e", "ed", "ent", "er", "ful", "i", "ic", "ing", "ion", "ism", "ist", "ll"),
    *("or", "s", "y"),
)
"""Endings that the stemmer may take off or change; it leaves every other word as it is."""

_STOP_WORDS: Final = """
    a about above after again against all also am an and any are aren't as at be because been
    before being below between both but by can can't cannot could couldn't did didn't do does
    doesn't doing don't down during each eg etc few for from further get had hadn't has hasn't have
    haven't having he he'd he'll her here hers herself him himself his how i i'd i'll i'm i've ie if
    in into is isn't it it'll its itself just let me more most mustn't my myself no nor not of off
    on once only or other ought our ours ourselves out over own really same shan't she she'd she'll
    should shouldn't so some such than that that'll the their theirs them themselves then there
    these they they'd they'll they're they've this those through to too under until up us very was
    wasn't we we'd we'll we're we've were weren't what when where which while who whom why will with
    won't would wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves
"""
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())
"""English words that say nothing about the topic, as `words` spells them."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, folded and in lower case, in order.

    Hyphenated words give their parts ("part-time": part, time), "e-mail" gives "email", a
    possessive gives its owner ("Ana's": ana). Kept whole: c++, c#, .net, node.js, a11y, k8s, r&d,
    don't, 3.11. Dotted abbreviations lose their dots ("e.g.": eg).
    """
    plain = folded(text).casefold().replace("_", " ").replace("’", "'").replace("ʼ", "'")
    return tuple([word if word.isalnum() else _tidy(word) for word in _WORD.findall(plain)])


def stems(text: str) -> tuple[str, ...]:
    """Return the stem of every word of `text` that is not a stop word, in order."""
    return tuple([stem(word) for word in words(text) if word not in STOP_WORDS])


@remembered(most=65_536)
def stem(word: str) -> str:
    """Return the English stem of a word as `words` gives it: "mentoring" and "mentors": mentor.

    Accents do not tell words apart ("résumé": resum).
    """
    if not word.isascii():
        word = _without_accents(word)
    if not word.endswith(_INFLECTED) or len(word) > _LONGEST_STEMMED:
        return word
    if not (word.isascii() and word.isalpha()):
        return word
    import snowballstemmer  # noqa: PLC0415 - 15 ms, and many commands never stem

    # One stemmer per call: it keeps its word in itself, and embedding runs in worker threads.
    return str(snowballstemmer.stemmer("english").stemWord(word))


def count_words(text: str) -> int:
    """Return how many words a person would count: between white space, with a letter or digit."""
    return len([one for one in text.split() if one[0].isalnum() or any(map(str.isalnum, one))])


def _tidy(word: str) -> str:
    """Return a word that holds more than letters and digits without what is no part of it."""
    if word.endswith("'s"):
        return word[:-2]
    if word.startswith("e-"):
        return word.replace("-", "", 1)
    if word.endswith(".") or "," in word:
        return word.replace(".", "").replace(",", "")
    return word


def _without_accents(word: str) -> str:
    if len(word) > _LONGEST_STEMMED:
        return word
    bare = "".join(letter for letter in normalize("NFD", word) if not combining(letter))
    return bare if bare.isascii() else word
