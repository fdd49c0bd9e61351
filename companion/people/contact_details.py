"""E-mail addresses, links and telephone numbers inside a line of text."""

import re
from dataclasses import dataclass
from typing import Final

_EMAIL: Final = re.compile(r"[^\s@<>,;:\"()\[\]]{1,64}@[^\s@<>,;:\"()\[\]]{1,180}\.[^\W\d_]{2,24}")
_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]{2,1000}"
    r"|[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,4}\.[a-z]{2,12}/[^\s<>\"]{0,1000}",
    re.IGNORECASE,
)
_MAY_HOLD: Final = re.compile(r"[@./]")
_LONGEST_TOKEN: Final = 1_100
_AROUND: Final = "<>()[]{},;|\"'"
_PHONE: Final = re.compile(r"(?<![\w/])(?:\+|00|\(0?)?\d[\d ().\-/]{6,20}\d(?!\w)")
_YEARS: Final = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d")
_DAY: Final = re.compile(r"\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d")
_FEWEST_DIGITS: Final = 7
_LABEL: Final = re.compile(
    r"(?<!\bby\s)(?<!\bvia\s)(?<!\bper\s)(?<!\bthe\s)(?<!\bon\s)(?<!\bprefers\s)\b(?:e-?mail|mail|phone|tel|telephone|telefon|t[ée]l[ée]phone|t[ée]l|mobile|mobil|handy|cell|"
    r"fax|gsm|portable|kom|linked ?in|website|web|github|portfolio)"
    r"(?:\.?\s?:|\.)?\s*(?=$|[|,;·•]|\s{2})",
    re.IGNORECASE,
)
_EMPTIED: Final = re.compile(r"(?<=[,;])\s*[,;]|(?<=\()\s*[,;]\s?|\(\s*\)")
"""Marks between which nothing is left."""
_TOLD_OF: Final = re.compile(r"\s(?:is\b|best\b|only\b|preferred\b|works\b)", re.IGNORECASE)
"""What is said of an address: "ana@example.org best"."""
_LONE_BRACKET: Final = re.compile(r"(?<=\s)\s?\)")


@dataclass(frozen=True, slots=True)
class Details:
    """What was taken out of a line, and the rest of it."""

    rest: str
    emails: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


def take_details(line: str) -> Details:
    """Take addresses, links and numbers out of a line; labels such as "Tel:" go with them."""
    kept: list[str] = []
    emails: list[str] = []
    links: list[str] = []
    tokens = re.split(r"(\s+)", line) if _MAY_HOLD.search(line) else (line,)
    for place, token in enumerate(tokens):
        bare = token.strip(_AROUND).removeprefix("mailto:").rstrip(".")
        if len(token) > _LONGEST_TOKEN or (len(tokens) == 1 and not _MAY_HOLD.search(token)):
            kept.append(token)
        elif "@" in bare and _EMAIL.fullmatch(bare):
            emails.append(bare)
            told_of = _TOLD_OF.match("".join(tokens[place + 1 : place + 3]))
            kept.append("email" if told_of else _punctuation_after(token))
        elif _LINK.fullmatch(bare):
            links.append(bare)
            kept.append(_punctuation_after(token))
        else:
            kept.append(token)
    phones: list[str] = []
    rest = _PHONE.sub(lambda match: _without_phone(match[0], phones), "".join(kept))
    if emails or links or phones:
        rest = _EMPTIED.sub("", _LABEL.sub(" ", rest))
        lone = rest.count(")") - rest.count("(")
        rest = _LONE_BRACKET.sub("", rest, count=lone) if lone > 0 else rest
    return Details(rest, tuple(emails), tuple(links), tuple(phones))


def _punctuation_after(token: str) -> str:
    return token[-1] if token[-1] in ",:;|" else ""


def _without_phone(text: str, phones: list[str]) -> str:
    digits = sum(character.isdigit() for character in text)
    if digits < _FEWEST_DIGITS or _YEARS.search(text) or _DAY.fullmatch(text):
        return text
    phones.append(text)
    return " "
