"""What an organiser may be told of everybody in one database, worked out a second time."""

import hashlib
import hmac
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tests.bar.reference import Life

PROGRAMME: Final = "spring"
NUMBERS: Final = f"/v1/programmes/{PROGRAMME}/numbers"
_FEWEST: Final = 5
_LEFT_OUT: Final = 3


def secret_in(folder: Path) -> bytes:
    """Return the key of a database, by which it draws its lots."""
    with closing(sqlite3.connect(folder / "companion.sqlite3")) as database:
        (found,) = database.execute("select value from meta where name = 'text_key_secret'")
    return bytes.fromhex(found[0])


def expected(lives: "Iterable[Life]", *, secret: bytes) -> dict[str, int | None]:
    """Return the numbers that only those lives may make up who let themselves be counted.

    But for the three whose lots are the lowest.
    """
    lives = list(lives)
    talking = {life.name for life in lives if "notes" in life.allowed["count"]}
    asking = {life.name for life in lives if "goal" in life.allowed["count"]}
    hidden = _drawn({life.name for life in lives}, talking, asking, secret=secret)
    talking, asking = talking - hidden, asking - hidden
    talks = {
        (one["mentor_id"], one["mentee_id"])
        for one in _documents(lives, "sessions")
        if not one["private"] and {one["mentor_id"], one["mentee_id"]} <= talking
    }
    asked = [
        (one["mentor_id"], one["mentee_id"])
        for one in _documents(lives, "requests")
        if one["answer"] == "yes" and {one["mentor_id"], one["mentee_id"]} <= asking
    ]
    return {
        "mentees": _number([(life.name,) for life in lives]),
        "counted": _number([(name,) for name in talking]),
        "talks": _number(sorted(talks)),
        "yes": _number(asked),
    }


def told(body: dict[str, Any]) -> dict[str, int | None]:
    """Return the same of an answer."""
    return {
        "yes": body["requests"]["yes"],
        **{name: body[name] for name in ("mentees", "counted", "talks")},
    }


def _drawn(members: set[str], *yes: set[str], secret: bytes) -> set[str]:
    def lot(text: str) -> str:
        return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()

    draw = lot(json.dumps(["lot", json.dumps([PROGRAMME, *map(sorted, (members, *yes))])]))
    return set(sorted(members, key=lambda name: lot(json.dumps(["lot", draw, name])))[:_LEFT_OUT])


def _documents(lives: "Iterable[Life]", kind: str) -> Iterable[dict[str, Any]]:
    for life in lives:
        for (of, _), kept in life.records.items():
            if of == kind:
                yield kept.document


def _number(of: Sequence[tuple[str, ...]]) -> int | None:
    behind = Counter(name for names in of for name in names)
    if len(behind) < _FEWEST or 5 * max(behind.values()) > 4 * len(of):
        return None
    return 5 * int(len(of) / 5 + 0.5)
