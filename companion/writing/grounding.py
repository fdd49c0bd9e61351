"""Finds what a draft says and its sources do not: names, numbers, dates, addresses, links.

A first, quick reading: it compares small things that can be compared exactly and leaves the meaning
of sentences alone. Names are only looked for in English, since other languages capitalise more.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from companion.text.fold import folded
from companion.text.language import looks_english
from companion.text.words import STOP_WORDS
from companion.writing.draft import D, Violation
from companion.writing.quantities import Quantities, quantities_of, unsupported_quantities
from companion.writing.task import B, Check

_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"'“”‘’)\]}]{1,2000}", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[&'’+#-](?=[^\W_])|\.(?=[a-z0-9]))*[+#]{0,2}")
_SPELT_OUT: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_][._]){2,12}[^\W\d_]?(?![^\W_])")
_BEFORE_START: Final = re.compile(r"(?:^|[.!?:;…\n•*>→|]|[-–—]\s|[\"“”‘(\[])[\s\"“”‘(\[*_>-]*$")
_ACTS: Final = re.compile(
    r"(?:'s\b|’s\b)?\s+(?:and\s+I\b|said|says|agreed|suggested|mentioned|recommended|asked|told"
    r"|promised|offered|wants|thinks|explained|advised|shared|knows|works|introduced|confirmed|will|would|has|had|is|was|can|could|should|must)\b"
)

_NOBODY: Final = """
    me my mine myself we our you your they their he she his her its
    i i'm i'd i'll i've ok okay cv cvs q&a pm am faq tbd eta asap rsvp ps fyi dr mr mrs ms mx prof
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec english
"""
_NO_NAMES: Final = frozenset(_NOBODY.split())
"""Capitalised in English without naming anybody; days and months are compared as dates."""

_OFTEN_FIRST: Final = """
    nobody everybody everyone someone somebody anyone neither either one people others everything
    nothing something another today tomorrow next much many mentor mentee mentors mentees coach
    manager advice money practice progress success time trust talk work
"""
_FIRST_WORDS: Final = frozenset(_OFTEN_FIRST.split()) | STOP_WORDS
_COMMON_ENDINGS: Final = (
    "ing",
    "ion",
    "ment",
    "ness",
    "ity",
    "ship",
    "ance",
    "ence",
    "ism",
    "back",
)
"""Of common nouns, which begin a sentence as people do: "Preparation will help"."""

_SHORT_FORMS: Final = {
    "ai": "artificial intelligence",
    "hr": "human resources",
    "ic": "individual contributor",
    "it": "information technology",
    "ml": "machine learning",
    "pr": "public relations",
    "qa": "quality assurance",
    "uk": "united kingdom",
    "us": "united states",
    "ux": "user experience",
    "vc": "venture capital",
}
_PLURALS: Final = ("'s", "s")
_ENDINGS: Final = ("es", "n", "an", "ian", "ean", "ish", "ese", "i", "er", "ers")
SMALL_COUNTS: Final = 5
"""What drafts that ask something of people may count up to in words."""

_FEWEST_SHARED: Final = 3
"""Letters that a word and its derived form ("India", "Indian") must share."""


def grounding(
    *,
    texts: Callable[[D], Iterable[str]],
    sources: Callable[[B], Iterable[str]],
    free_counts: int = 0,
) -> Check[B, D]:
    """Return a check that a draft's `texts` say nothing that the brief's `sources` do not.

    Args:
        texts: what a draft says.
        sources: what it may rest on.
        free_counts: number words up to this need no source when they count no time. For drafts
            that ask something of people: "name three examples" states nothing.
    """

    def check(brief: B, draft: D) -> tuple[Violation, ...]:
        said = "\n".join(texts(draft))
        names = unsupported(said, sources(brief), free_counts=free_counts)
        return tuple(
            Violation(
                code="unsupported",
                text=f"{name!r} is nowhere in what is known; leave it out, or use the words given",
                phrase=name,
            )
            for name in names
        )

    return check


def unsupported(text: str, sources: Iterable[str], *, free_counts: int = 0) -> tuple[str, ...]:
    """Return what `text` names and no source does, in order of kind, each once.

    Compared are links, e-mail addresses, numbers (in digits or words), durations, dates, days,
    months, and names of people, organisations and products. Folded; "Berlin's" is Berlin, "two
    weeks" is 14 days, "5k" is 5,000. Linear in the length of all texts.
    """
    plain = folded(text)
    given = folded("\n".join(sources))
    addresses = _missing(_ADDRESS, plain, given)
    links = _missing(_LINK, plain, given)
    rest = _LINK.sub(" ", _ADDRESS.sub(" ", plain))
    known = Known(given)
    numbers = unsupported_quantities(rest, known.quantities, free_counts=free_counts)
    names = _unknown_names(rest, known) if looks_english(plain) else _marked_names(rest, known)
    return tuple(dict.fromkeys((*links, *addresses, *numbers, *names)))


class Known:
    """What the sources hold, ready to be looked up."""

    def __init__(self, text: str) -> None:
        self.quantities: Quantities = quantities_of(text)
        spelt = text.casefold().replace("’", "'")
        self.words = frozenset(_parts(spelt))
        self._spelt = spelt

    def has(self, name: str) -> bool:
        """Tell whether a word is known as it stands, inflected, or written out."""
        word = name.casefold().replace("’", "'").strip(".'-")
        if word in self.words or word.replace(".", "") in self.words:
            return True
        if any(word.removesuffix(ending) in self.words for ending in _PLURALS):
            return True
        if any(self._derived(word, ending) for ending in (*_PLURALS, *_ENDINGS)):
            return True
        if word in _SHORT_FORMS and _SHORT_FORMS[word] in self._spelt:
            return True
        pieces = [piece for piece in re.split(r"[-&/.']", word) if piece]
        return len(pieces) > 1 and all(piece in self.words for piece in pieces)

    def _derived(self, word: str, ending: str) -> bool:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _FEWEST_SHARED:
            return any(form in self.words for form in (stem, stem + "a", stem + "y", stem + "e"))
        return f"{word}{ending}" in self.words


def _parts(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match.group()
        yield word
        if not word.isalnum():
            yield word.replace(".", "")
            yield from (piece for piece in re.split(r"[-&/.'+#]", word) if piece)
    for match in _SPELT_OUT.finditer(text):
        yield match.group().replace(".", "").replace("_", "")


def _missing(pattern: re.Pattern[str], text: str, given: str) -> Iterator[str]:
    spelt = given.casefold()
    for match in pattern.finditer(text):
        found = match.group().rstrip(".,;:!?")
        if found.casefold().rstrip("/") not in spelt:
            yield found


def _unknown_names(text: str, known: Known) -> Iterator[str]:
    """Yield the capitalised words that name something and are not known."""
    for match in _WORD.finditer(text):
        word = match.group()
        if not _is_capital(word) or word.casefold().replace("’", "'") in _NO_NAMES:
            continue
        if _names_something(word, text, match) and not known.has(word):
            yield word


def _names_something(word: str, text: str, match: re.Match[str]) -> bool:
    if _is_marked(word) or not _starts_a_sentence(text, match.start()):
        return True
    common = word.casefold().rstrip("s").endswith(_COMMON_ENDINGS)
    acts = _ACTS.match(text, match.end()) is not None
    return acts and not common and word.casefold() not in _FIRST_WORDS


def _marked_names(text: str, known: Known) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match.group()
        if _is_marked(word) and word.casefold() not in _NO_NAMES and not known.has(word):
            yield word


def _is_capital(word: str) -> bool:
    return any(map(str.isupper, word)) and len(word) > 1


def _is_marked(word: str) -> bool:
    """Tell names that show inside the word: AWS, iOS, GitHub, K8s. Roman numerals are none."""
    letters = word.removesuffix("s").removesuffix("'").removesuffix("’")
    return any(map(str.isupper, letters[1:])) and not set(letters) <= set("IVX")


def _starts_a_sentence(text: str, position: int) -> bool:
    return _BEFORE_START.search(text, max(0, position - 12), position) is not None
