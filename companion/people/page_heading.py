"""Tells the heading of a page of people from the people below it: "contacts - on the bus"."""

import re
from typing import Final

from companion.people.lexicon import plain_words, word_set
from companion.people.names import looks_like_name, named_line

_LONGEST: Final = 120
_MOST_WORDS: Final = 6
_COLLECTIVE: Final = word_set(
    "people ppl persons folk folks contacts mentors helpers names list lists shortlist network",
    "ideas candidates options possibles possibilities friends colleagues neighbours neighbors",
    "relatives family connections acquaintances everyone everybody somebodies",
)
_MARK: Final = re.compile(r"\s[-–—|]{1,2}\s|\s?[–—]\s?|:\s?|,\s|;\s|\s?[(\[]|\t|\s[·•]\s|[?!.]+\s?")


def below_heading(line: str) -> str | None:
    """Return what the first line of a page says beside a word for several people; None without one.

    "Contacts - jotted on the bus" says nothing of anybody (""), "Contacts: Ida Holm (baker)" names
    somebody. Linear.
    """
    text = line.strip()
    if not text or len(text) > _LONGEST:
        return None
    cut = _MARK.search(text)
    head, rest = (text, "") if cut is None else (text[: cut.start()], text[cut.end() :].strip())
    words = plain_words(head)
    if not words or len(words) > _MOST_WORDS or not _COLLECTIVE.intersection(words):
        return None
    if looks_like_name(head):
        return None
    named = named_line(rest) if rest else None
    if named is None or not named.is_sure:
        return ""
    whole = named_line(text)
    return text if whole is not None and whole.name == named.name else rest
