"""What three accounts keep, and who may read which of it: a small model beside the product."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

CANARY: Final = re.compile(r"zq(\d{6})x")
PURPOSES: Final = ("remote", "rank", "count")
MATERIALS: Final = ("notes", "career", "goal", "profile")
KINDS: Final = ("goals", "sessions", "items", "pairs", "requests")
HIDDEN: Final = {
    "sessions": ("struck", "recap_sent_on"),
    "items": ("recalls",),
    "pairs": ("issued",),
}
"""Fields that are their keeper's own, also where the other side reads the rest."""
Document = dict[str, Any]


@dataclass
class Kept:
    """One stored record as the model knows it: its canary, and what decides who reads it."""

    number: int
    document: Document
    pair: tuple[str, str] | None = None
    """Of mentor and mentee, if others of that pair may read it."""
    own: frozenset[int] = frozenset()
    """Canaries that are its keeper's alone."""


@dataclass
class Life:
    """What one account stores, and with whom it has said yes."""

    name: str
    key: str
    records: dict[tuple[str, str], Kept] = field(default_factory=dict)
    """By kind and id."""
    hands: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Whether it holds out a hand that the other one has not let go since, by pair."""
    allowed: dict[str, list[str]] = field(
        default_factory=lambda: {purpose: [] for purpose in PURPOSES}
    )
    """Materials by purpose."""


class Reference:
    """Who may read what: ten lines beside the hundreds of the product."""

    def __init__(self, lives: Mapping[str, Life]) -> None:
        self.lives = lives

    def shares(self, one: str, other: str, pair: tuple[str, str]) -> bool:
        """Whether both hold out a hand over this pair."""
        return {one, other} == set(pair) and all(
            self.lives[name].hands.get(pair, False) for name in pair
        )

    def readable(self, reader: str, kind: str) -> list[tuple[str, Kept]]:
        """Return the ids and records of a kind that somebody may read."""
        return [
            (name, kept)
            for owner, life in self.lives.items()
            for (of, name), kept in life.records.items()
            if of == kind
            and (
                owner == reader or (kept.pair is not None and self.shares(owner, reader, kept.pair))
            )
        ]

    def canaries(self, reader: str) -> set[int]:
        """Return the numbers of all that somebody may read."""
        kinds = ("people", "goals", "pairs", "sessions", "items", "requests")
        shown = {kept.number for kind in kinds for _, kept in self.readable(reader, kind)}
        return shown.union(*(kept.own for kept in self.lives[reader].records.values()))

    def hold_out(self, name: str, pair: tuple[str, str], *, yes: bool) -> None:
        """Let somebody hold out a hand, or let go: then the other one's yes is over too."""
        (other,) = set(pair) - {name}
        lets_go = self.lives[name].hands.get(pair, False) and not yes
        if lets_go and pair in self.lives[other].hands:
            self.lives[other].hands[pair] = False
        self.lives[name].hands[pair] = yes

    def listed(self, reader: str, kind: str) -> Counter[tuple[str, ...]]:
        """Return id and hidden fields of each record of a kind as somebody is to be shown them."""
        own = {id(kept) for kept in self.lives[reader].records.values()}
        return Counter(
            (name, *_hidden(kind, kept.document if id(kept) in own else {}))
            for name, kept in self.readable(reader, kind)
        )


def own_canaries(document: Document) -> frozenset[int]:
    """Return the canaries of a record that are its keeper's alone."""
    unshared = [one for one in document.get("feedback", []) if not one["is_shared"]]
    hidden = json.dumps([unshared, document.get("struck"), document.get("issued")])
    return frozenset(int(one) for one in CANARY.findall(hidden))


def as_listed(kind: str, records: list[Document]) -> Counter[tuple[str, ...]]:
    """Return the same of an answer."""
    return Counter((record["id"], *_hidden(kind, record)) for record in records)


def _hidden(kind: str, document: Document) -> tuple[str, ...]:
    return tuple(json.dumps(document.get(name) or None) for name in HIDDEN.get(kind, ()))


def is_of_talk(kind: str, kept: Kept, name: str) -> bool:
    """Tell whether something was confirmed of the talk of this id, and goes with it."""
    return kind == "items" and kept.document["evidence"]["session_id"] == name


def path_of(life: Life, pair: tuple[str, str]) -> str:
    """Return where somebody finds their own record of a pair."""
    return f"/v1/pairs/pair-{pair[0]}-{pair[1]}-{'mentor' if life.name == pair[0] else 'mentee'}"
