"""What a model may not write in its own words: links, addresses, formulas, its instructions."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from companion.text.fold import folded
from companion.text.redaction import Detail, details_in
from companion.text.words import STOP_WORDS
from companion.values import Value
from companion.writing.draft import Violation
from companion.writing.prompts import DATA_RULE

_CITED: Final = frozenset({"quote", "quotes", "source", "owner", "due_phrase"})
"""Fields that are looked up elsewhere, and show other people's words as theirs."""

_REACHES: Final = frozenset({Detail.EMAIL, Detail.LINK, Detail.PHONE})
_SITE_NAME: Final = re.compile(r"(?!www\.)[\w-]+(?:\.[a-z][\w-]*)+", re.IGNORECASE)
_MOST_WORDS_OF_A_NAME: Final = 8
_ECHO: Final = 8
"""Words in a row that are no chance."""

_FORMULA: Final = re.compile(
    r"(?:(?<=[\n.!?:;])|^)[ \t'\"]{0,4}[=＝](?=[^\s=>])|[=@＝＠+-][A-Za-z][A-Za-z0-9.]{1,30}[(|!]"
)
"""What a sheet would compute: a text that begins with its sign, or a function behind one."""

_WORD: Final = re.compile(r"[^\W_]+")


def uncited(reply: Value, known: Iterable[str]) -> tuple[Violation, ...]:
    """Return what a reply says in its own words that it may only quote, and what it gives away.

    A text that somebody planted may tell a model to pass a link on, and a draft may be all that
    its reader sees: so a link, an e-mail address or a phone number stands in the prose of an item
    only if the item says no more than a line that it quotes. A site's bare name may, where a short
    line names it: people work at Booking.com. The instructions of the prompt stand nowhere.

    Args:
        reply: a model's reply of any task.
        known: the texts of the prompt.
    """
    known = tuple(known)
    found: dict[str, Violation] = {}
    for text, quotes in _prose(reply.model_dump()):
        plain = folded(text)
        for words in _reaching(plain):
            if not (_is_extract(plain, words, quotes) or _is_named(words, known)):
                found[words] = Violation(
                    code="uncited",
                    text=f"{words!r} is a link, an address or a number to call; leave it out, "
                    "the people have it in their own texts",
                    phrase=words,
                )
        formula = _FORMULA.search(plain)
        if formula is not None and not _is_extract(plain, formula.group(), quotes):
            found[formula.group()] = Violation(
                code="formula",
                text=f"{formula.group().strip()!r} begins what a sheet would compute; leave it out",
                phrase=formula.group().strip(),
            )
        if _echoes(plain):
            found[""] = Violation(code="echo", text="your instructions are no part of the reply")
    return tuple(found.values())


def _prose(value: Any) -> Iterator[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 - any reply
    """Yield each text that is the model's own, with the quotes of its item."""
    if not isinstance(value, Mapping):
        return
    quotes = tuple(map(str, value.get("quotes") or ()))
    for key, inner in value.items():
        if key in _CITED:
            continue
        if isinstance(inner, str):
            yield inner, quotes
        elif isinstance(inner, tuple | list):
            for item in inner:
                if isinstance(item, str):
                    yield item, ()
                else:
                    yield from _prose(item)


def _reaching(text: str) -> Iterator[str]:
    return (text[one.start : one.end] for one in details_in(text) if one.detail in _REACHES)


def _is_extract(text: str, words: str, quotes: Iterable[str]) -> bool:
    """Tell whether one quote holds these words and all else of weight that the text says."""
    spelt = set(_WORD.findall(text.casefold())) - STOP_WORDS
    return any(
        words in folded(quote) and spelt <= set(_WORD.findall(folded(quote).casefold()))
        for quote in quotes
    )


def _is_named(words: str, known: Iterable[str]) -> bool:
    if not _SITE_NAME.fullmatch(words):
        return False
    name = words.casefold()
    return any(
        name in line.casefold() and len(line.split()) <= _MOST_WORDS_OF_A_NAME
        for text in known
        if name in text.casefold()
        for line in folded(text).splitlines()
    )


_RULES: Final = tuple(_WORD.findall(DATA_RULE.casefold()))
_RUNS: Final = frozenset(zip(*(_RULES[at:] for at in range(_ECHO)), strict=False))


def _echoes(text: str) -> bool:
    words = _WORD.findall(text.casefold())
    return any(run in _RUNS for run in zip(*(words[at:] for at in range(_ECHO)), strict=False))
