"""Plants one error in a true statement: a changed name, number, date, quotation, owner and others.

Every change is drawn by a seed of the case alone, so that the same errors are planted every time;
what the source has nowhere replaces what it has.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from evals.changes import MARKS, other_date, other_name, other_number, other_quote, stretch_of
from evals.gold import Gold

SEED: Final = 20261122


class Kind(StrEnum):
    """What was changed."""

    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    QUOTE = "quote"
    OWNER = "owner"
    SPEAKER = "speaker"
    NEGATION = "negation"
    HEDGE = "hedge"


@dataclass(frozen=True, kw_only=True)
class Planted:
    """A statement with one error.

    Attributes:
        text: the statement as it would stand in a draft.
        wrong: the words that are the error.
        gold: what was true.
    """

    kind: Kind
    text: str
    wrong: str
    gold: Gold


def planted(gold: Gold, kind: Kind, *, most: int) -> tuple[Planted, ...]:
    """Return up to `most` versions of a statement with an error of this kind, none twice."""
    chance = random.Random(f"{SEED} {gold.case} {kind}")
    found: dict[str, Planted] = {}
    for _ in range(most):
        made = _PLANTERS[kind](gold, chance)
        if made is not None and made[0] != gold.text:
            text, wrong = made
            found.setdefault(text, Planted(kind=kind, text=text, wrong=wrong, gold=gold))
    return tuple(found.values())


def quoting(gold: Gold) -> Gold | None:
    """Return a true statement that quotes a stretch of the evidence, as a draft would; or None."""
    chance = random.Random(f"{SEED} {gold.case} quoting")
    line, words = stretch_of(gold, chance)
    if line is None:
        return None
    quoted = " ".join(words)
    before = f"{line.speaker} said" if line.speaker else "What was said"
    opening, closing = chance.choice(MARKS)
    text = f"{before}: {opening}{quoted}{closing}"
    return Gold(
        case=f"{gold.case}.quote",
        text=text,
        lines=gold.lines,
        around=gold.around,
        people=gold.people,
        owner=None,
    )


def _owner(gold: Gold, chance: random.Random) -> tuple[str, str] | None:
    """Give somebody's action to another who took part."""
    if gold.owner is None:
        return None
    others = [one for one in gold.people if one != gold.owner]
    act = _DEED.search(gold.text)
    if act is None or not others:
        return None
    other = chance.choice(others)
    return f"{other} {gold.text[act.start() :]}", other


_DEED: Final = re.compile(r"\b(?:will|may|is to|has to|was instructed to|should|is going to)\b")
_TOLD: Final = re.compile(
    r"\b(?:said|says|suggested|asked|thought|mentioned|proposed|explained|pointed out|agreed|argued"
    r"|believed|presented|discussed|introduced|wanted|noted)\b"
)


def owned(gold: Gold) -> Gold | None:
    """Return a true statement of who will do something, the owner called as the lines call them."""
    act = _DEED.search(gold.text) if gold.owner else None
    if act is None:
        return None
    return Gold(
        case=f"{gold.case}.owner",
        text=f"{gold.owner} {gold.text[act.start() :]}",
        lines=gold.lines,
        around=gold.around,
        people=gold.people,
        owner=gold.owner,
    )


def _speaker(gold: Gold, chance: random.Random) -> tuple[str, str] | None:
    """Put what one said into another's mouth."""
    said = _TOLD.search(gold.text)
    if said is None:
        return None
    teller = next((one for one in gold.people if gold.text.startswith((one, f"The {one}"))), None)
    others = [one for one in gold.people if one != teller]
    if teller is None or not others:
        return None
    other = chance.choice(others)
    return f"{other} {gold.text[said.start() :]}", other


_AFFIRMED: Final = re.compile(
    r"\b(will|would|should|can|could|is|are|was|were|has|have)\b (?!not\b)"
)
_DENIED: Final = re.compile(r"\b(?:will not|would not|should not|cannot|is not|are not|was not)\b")


def _negation(gold: Gold, chance: random.Random) -> tuple[str, str] | None:
    """Deny what is affirmed, or the other way round."""
    denied = _DENIED.search(gold.text)
    if denied:
        plain = denied.group().removesuffix("not").strip()
        return f"{gold.text[: denied.start()]}{plain}{gold.text[denied.end() :]}", plain
    spots = list(_AFFIRMED.finditer(gold.text))
    if not spots:
        return None
    at = chance.choice(spots)
    return f"{gold.text[: at.end(1)]} not{gold.text[at.end(1) :]}", "not"


_HEDGED: Final = re.compile(
    r"\b(?:might|may|could|would consider|considered|discussed whether to|suggested|proposed|maybe"
    r"|possibly|perhaps|was thinking of|wondered whether)\b",
    re.IGNORECASE,
)
_CERTAIN: Final[Mapping[str, str]] = {
    "might": "will",
    "may": "will",
    "could": "will",
    "would consider": "decided on",
    "considered": "decided on",
    "discussed whether to": "decided to",
    "suggested": "decided",
    "proposed": "decided",
    "maybe": "certainly",
    "possibly": "certainly",
    "perhaps": "certainly",
    "was thinking of": "decided on",
    "wondered whether": "decided that",
}


def _hedge(gold: Gold, _chance: random.Random) -> tuple[str, str] | None:
    """Turn what was only thought of into something settled."""
    found = _HEDGED.search(gold.text)
    if found is None:
        return None
    wrong = _CERTAIN[found.group().lower()]
    return f"{gold.text[: found.start()]}{wrong}{gold.text[found.end() :]}", wrong


_PLANTERS: Final[Mapping[Kind, Callable[[Gold, random.Random], tuple[str, str] | None]]] = {
    Kind.NAME: other_name,
    Kind.NUMBER: other_number,
    Kind.DATE: other_date,
    Kind.QUOTE: other_quote,
    Kind.OWNER: _owner,
    Kind.SPEAKER: _speaker,
    Kind.NEGATION: _negation,
    Kind.HEDGE: _hedge,
}


def every(golds: Sequence[Gold], kind: Kind, *, most: int) -> Iterator[Planted]:
    """Yield the errors of one kind that can be planted in these statements."""
    for gold in golds:
        yield from planted(gold, kind, most=most)
