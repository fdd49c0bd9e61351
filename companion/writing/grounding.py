"""Finds what a draft says and its sources do not: names, numbers, dates, addresses, links.

A first, quick reading: it compares small things that can be compared exactly and leaves the meaning
of sentences alone. Names are only looked for in English, since other languages capitalise more.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from companion.text.fold import folded
from companion.text.language import looks_english
from companion.text.orders import without_orders
from companion.text.remembered import remembered
from companion.writing.draft import D, Violation
from companion.writing.naming import WORD, marked_names_in, names_in
from companion.writing.nations import of_the_same_country
from companion.writing.quantities import Quantities, unsupported_quantities
from companion.writing.quotations import Said
from companion.writing.scanned import Scanned
from companion.writing.task import B, Check

_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"'“”‘’)\]}]{1,2000}", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_TOP_LEVEL: Final = (
    "com|org|net|io|edu|gov|info|biz|dev|app|ai|uk|de|fr|eu|ca|au|nl|ch|ly|gl|tv|example|test"
)
_SITE: Final = re.compile(
    rf"(?<![\w@./-])[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,4}}\.(?:{_TOP_LEVEL})\b"
    r"(?:/[^\s<>\"'“”‘’)\]}]{0,2000})?",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(r"(?<![\w.@])@\w{2,40}")
_SPELT_OUT: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_][._]){2,12}[^\W\d_]?(?![^\W_])")
_SHORT_FORMS: Final = {
    "ai": "artificial intelligence",
    "hr": "human resources",
    "ic": "individual contributor",
    "it": "information technology",
    "ml": "machine learning",
    "pr": "public relations",
    "ppt": "presentation",
    "qa": "quality assurance",
    "tv": "television",
    "uk": "united kingdom",
    "us": "united states",
    "ux": "user experience",
    "vc": "venture capital",
}
_PLURALS: Final = ("'s", "s")
_ENDINGS: Final = ("es", "n", "an", "ian", "ean", "ish", "ese", "i", "er", "ers")
SMALL_COUNTS: Final = 5
"""What drafts that ask something of people may count up to in words."""

_SOURCES_KEPT: Final = 512
_LONGEST_KEPT: Final = 4_000
"""A goal, the library's questions and the last notes are sources of one draft after the other."""
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
        known = map(_told_in, dict.fromkeys(sources(brief)))
        names = unsupported(said, known, free_counts=free_counts)
        return tuple(
            Violation(
                code="unsupported",
                text=f"{name!r} is nowhere in what is known; leave it out, or use the words given",
                phrase=name,
            )
            for name in names
        )

    return check


def _told_in(source: str) -> str:
    """Return what a draft may rest on in a source."""
    return without_orders(source) if len(source) > _LONGEST_KEPT else _kept_without_orders(source)


@remembered(most=_SOURCES_KEPT)
def _kept_without_orders(source: str) -> str:
    return without_orders(source)


def unsupported(text: str, sources: Iterable[str], *, free_counts: int = 0) -> tuple[str, ...]:
    """Return what `text` names and no source does, in order of kind, each once.

    Compared are links, e-mail addresses, numbers (in digits or words), durations, dates, days,
    months, and names of people, organisations and products. Folded; "Berlin's" is Berlin, "two
    weeks" is 14 days, "5k" is 5,000. Linear in the length of all texts.
    """
    plain = folded(text)
    given = folded("\n".join(sources))
    named = dict.fromkeys(_references(plain))
    references = _unknown_references(named, given)
    rest = _without_references(plain) if named else plain
    known = Known(given)
    numbers = unsupported_quantities(rest, known.quantities, free_counts=free_counts)
    names = _unknown_names(rest, known, in_english=looks_english(plain))
    quotations = known.said.unsaid(plain)
    return tuple(dict.fromkeys((*references, *numbers, *names, *quotations)))


class Known:
    """What the sources hold, ready to be looked up."""

    def __init__(self, text: str) -> None:
        scanned = Scanned(text)
        self.quantities = Quantities(scanned)
        self.words = frozenset(_parts(_spelt(scanned.pieces)))
        self.said = Said(text)
        self._text = text

    def has(self, name: str) -> bool:
        """Tell whether a word is known as it stands, inflected, or written out."""
        word = _spelt(name).strip(".'-")
        if word in self.words or word.replace(".", "") in self.words:
            return True
        if any(word.removesuffix(ending) in self.words for ending in _PLURALS):
            return True
        if any(self._derived(word, ending) for ending in (*_PLURALS, *_ENDINGS)):
            return True
        if word in _SHORT_FORMS and _SHORT_FORMS[word] in _spelt(self._text):
            return True
        if of_the_same_country(word.removesuffix("'s")) & self.words:
            return True
        pieces = [piece for piece in re.split(r"[-&/.']", word) if piece]
        return len(pieces) > 1 and all(piece in self.words for piece in pieces)

    def _derived(self, word: str, ending: str) -> bool:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _FEWEST_SHARED:
            return any(form in self.words for form in (stem, stem + "a", stem + "y", stem + "e"))
        return f"{word}{ending}" in self.words


def _spelt(text: str) -> str:
    return text.casefold().replace("’", "'")


def _parts(text: str) -> Iterator[str]:
    for word in set(WORD.findall(text)):
        yield word
        if not word.isalnum():
            yield word.replace(".", "")
            yield from (piece for piece in re.split(r"[-&/.'+#]", word) if piece)
            yield from (piece for piece in re.split(r"[-&/.']", word) if piece)  # "C#" of "0.C#"
    for match in _SPELT_OUT.finditer(text):
        yield match.group().replace(".", "").replace("_", "")


def _without_references(text: str) -> str:
    for pattern in (_LINK, _ADDRESS, _SITE, _HANDLE):
        text = pattern.sub(" ", text)
    return text


def _references(text: str) -> Iterator[str]:
    """Yield the links, addresses and handles of a text as they stand in it."""
    for pattern in (_LINK, _ADDRESS, _SITE, _HANDLE):
        for match in pattern.finditer(text):
            yield match.group().rstrip(".,;:!?*_)")


def _bare(reference: str) -> str:
    """Return a link without what people leave out of links when they write them down."""
    plain = reference.casefold()
    for start in ("https://", "http://", "www."):
        plain = plain.removeprefix(start)
    return plain.rstrip("/")


def _unknown_references(named: Iterable[str], given: str) -> Iterator[str]:
    known = {_bare(reference) for reference in _references(given)} if named else set()
    # "wards.example" is known where "wards.example/roster" is.
    known |= {reference.split("/", 1)[0] for reference in known}
    for reference in named:
        if reference and _bare(reference) not in known:
            yield reference


def _unknown_names(text: str, known: Known, *, in_english: bool) -> Iterator[str]:
    found = dict.fromkeys(names_in(text) if in_english else marked_names_in(text))
    return (word for word in found if not known.has(word))
