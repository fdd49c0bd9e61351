"""What may be shown of a reply's words that nothing supports: the parts that stand in the sources.

People are told what was left out; a made-up name, sum or link is not repeated to them for that.
"""

import re
from collections.abc import Sequence
from typing import Final

from companion.text.fold import folded
from companion.writing.draft import Dropped
from companion.writing.grounding import unsupported
from companion.writing.quotations import FEWEST_WORDS
from companion.writing.sources import NO_SOURCE

GAP: Final = "…"
"""Stands for words that are not repeated."""

_NAMED: Final = re.compile(r"(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){1,600}'(?!\w)|\"[^\"\n]{1,600}\"")
_TOKEN: Final = re.compile(r"[^\W_]+")
_FEWEST_TOGETHER: Final = 2
_MOST_WORDS: Final = 80


def shown(dropped: Dropped, *, known: Sequence[str]) -> Dropped:
    """Return a dropped part with what is in no `known` text left out of it.

    Of a quotation that is nowhere only the stretches that are somewhere remain.
    """
    is_quote = dropped.why.code == NO_SOURCE
    text = known_stretches(dropped.text, known) if is_quote else supported(dropped.text, known)
    why = dropped.why.model_copy(update={"text": named_only(dropped.why.text, known)})
    return dropped.model_copy(update={"text": text, "why": why})


def supported(text: str, known: Sequence[str]) -> str:
    """Return `text` with each name, number, date, link and quotation that is unknown left out."""
    for phrase in sorted(unsupported(text, known), key=len, reverse=True):
        text = folded(text).replace(phrase.split(" ")[0] if phrase[0].isdigit() else phrase, GAP)
    return text


def named_only(sentence: str, known: Sequence[str]) -> str:
    """Return our own sentence with the words of a reply that it names left out, where unknown."""
    return _NAMED.sub(lambda found: _named(found.group(), known), sentence)


def _named(words: str, known: Sequence[str]) -> str:
    inner = words[1:-1]
    if len(inner.split()) < FEWEST_WORDS and not unsupported(inner, known):
        return words
    kept = known_stretches(inner, known)
    return words if kept == inner else f"{words[0]}{kept}{words[-1]}"


def known_stretches(text: str, known: Sequence[str]) -> str:
    """Return the stretches of `text`, two words and longer, that stand in `known`, others as "…".

    A text of one word is kept if it is known.
    """
    given = f" {' '.join(_TOKEN.findall(folded(' '.join(known)).casefold()))} "
    plain = folded(text)
    tokens = list(_TOKEN.finditer(plain))[:_MOST_WORDS]
    words = [token.group().casefold() for token in tokens]
    fewest = min(_FEWEST_TOGETHER, len(words))
    pieces: list[str] = []
    at = done = 0
    while at < len(words):
        end = at
        while end < len(words) and f" {' '.join(words[at : end + 1])} " in given:
            end += 1
        if end - at >= fewest:
            pieces.append(plain[tokens[at].start() : tokens[end - 1].end()])
            at = done = end
        else:
            at += 1
            if not pieces or pieces[-1] != GAP:
                pieces.append(GAP)
    if pieces and GAP not in pieces and done == len(list(_TOKEN.finditer(plain))):
        return text
    return " ".join(pieces) or GAP
