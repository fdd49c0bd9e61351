"""Finds what gives a template away: places left to fill in, doubled words, "a engineer"."""

import re
from itertools import islice
from typing import Final

from companion.text.patterns import lazy
from companion.text.phrasing import MAY_DOUBLE, article

_PLACEHOLDER: Final = lazy(
    r"\[[^\[\]\n]{0,80}\]|\{[^{}\n]{0,80}\}|<[A-Za-z][^<>\n]{0,80}>|_{3,80}"
    r"|\b(?:your name|mentor(?:'s|’s)? name|mentee(?:'s|’s)? name|first name here|insert \w{1,20}"
    r"|lorem ipsum|tbd|xxx)\b",
    re.IGNORECASE,
)
_DOUBLED: Final = lazy(r"(?<![\w'’-])([A-Za-z])([a-z]{0,29})[ \t\n]{1,4}(?i:\1)\2(?![\w'’-])")
_MOST_FOUND: Final = 20
"""So many slips are named; a text with more of them is no better known for it."""
_ARTICLE: Final = lazy(r"(?<![\w'’.&-])(an?) +(?=[\w(])([^\s]{1,40})", re.IGNORECASE)
_QUOTATION: Final = lazy(r"“[^“”]{0,2000}”")


def placeholders(text: str) -> tuple[str, ...]:
    """Return what looks like a place left to fill in: "[field]", "{name}", "your name"."""
    return tuple(match.group() for match in _PLACEHOLDER.finditer(text))


def doubled_words(text: str) -> tuple[str, ...]:
    """Return words that stand twice in a row, quotations left aside.

    A name may ("Duran Duran"): the second of the two has to begin with a small letter.
    """
    found = (match.group() for match in _DOUBLED.finditer(_QUOTATION.sub("“”", text)))
    doubled = (pair for pair in found if _is_slip(pair.split()[-1]))
    return tuple(islice(doubled, _MOST_FOUND))


def _is_slip(word: str) -> bool:
    return word[0].islower() and word not in MAY_DOUBLE


def wrong_articles(text: str) -> tuple[str, ...]:
    """Return each "a" before a vowel sound and "an" before a consonant, outside quotations.

    Initialisms are left alone: people say some of them either way.
    A capital "A" that does not begin a sentence is a letter or a grade, not an article.
    """
    plain = _QUOTATION.sub("“”", text)
    wrong = (
        match.group()
        for match in _ARTICLE.finditer(plain)
        if match.group(1) != "AN"
        and not _is_initialism(match.group(2))
        and not _is_label(plain, match)
        and match.group(1).lower() != article(match.group(2))
    )
    return tuple(islice(wrong, _MOST_FOUND))


def _is_initialism(word: str) -> bool:
    """Tell words whose article depends on how one says them: a SQL, an SQL query."""
    letters = re.split(r"[^\w&]", word.lstrip("“‘("), maxsplit=1)[0]
    return len(letters) > 1 and letters.isupper()


def _is_label(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rstrip()
    capital = match.group(1)[0] == "A"
    return (
        capital
        and before[-1:] not in {"", ".", "!", "?", ":", "\n"}
        and "\n" not in (text[len(before) : match.start()])
    )
