"""What an organiser may be told of everybody in one database, worked out a second time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tests.bar.lives import Life

PROGRAMME: Final = "spring"
NUMBERS: Final = f"/v1/programmes/{PROGRAMME}/numbers"
_FEWEST: Final = 5


def expected(lives: "Iterable[Life]") -> dict[str, int | None]:
    """Return the numbers that only those lives may make up who let themselves be counted."""
    lives = list(lives)
    talking = {life.name for life in lives if "notes" in life.allowed["count"]}
    asking = {life.name for life in lives if "goal" in life.allowed["count"]}
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
