"""Models with a bent: one obeys whatever it reads, others invent, leak, cut short or babble."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from tests.faults.server import Turn

FABRICATED: Final = (
    "Thorvald",
    "Quillfeather",
    "8,431",
    "29 February 2031",
    "https://lantern.example/free",
    "the auditors wept over our spoons",
)
"""A name, a family name, a number, a date, a link and a quotation that nobody gave."""

OTHERS: Final = "Canary-7391 told her manager about the panic attacks"
"""Words of somebody else's notes, as a model might remember them from another user."""

_PROSE: Final = frozenset({"body", "what", "text", "title", "purpose", "question", "why"})


def texts_of(value: Any) -> Iterator[tuple[dict[str, Any], str]]:  # noqa: ANN401 - any JSON
    """Yield each object of a reply with the name of a field of prose in it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in _PROSE and isinstance(inner, str):
                yield value, key
            yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)


def with_everywhere(reply: str, words: str) -> str:
    """Return a reply with `words` added to each field of prose."""
    found = json.loads(reply)
    for holder, key in list(texts_of(found)):
        holder[key] = f"{holder[key]} {words}".strip()
    return json.dumps(found, ensure_ascii=False)


def fabricator(turn: Turn) -> str:
    """Add what nobody said to everything."""
    name, family, number, date, link, quote = FABRICATED
    said = (
        f"Ask {name} {family}, who trained {number} people by {date}. See {link}. "
        f"She said “{quote}”."
    )
    return with_everywhere(turn.good, said)


def leaker(turn: Turn) -> str:
    """Repeat the instructions, and what another person confided."""
    system = str(turn.messages[0]["content"])
    return with_everywhere(turn.good, f"{system[:300]} {OTHERS}.")


def echo(turn: Turn) -> str:
    """Reply with the whole prompt."""
    return "\n".join(str(message["content"]) for message in turn.messages)


def truncator(turn: Turn) -> str:
    """Stop in the middle and say that this was the end."""
    return turn.good[: int(len(turn.good) * 0.6)]


def neat_truncator(turn: Turn) -> str:
    """Stop in the middle, and close every bracket, so that it looks whole."""
    found = json.loads(turn.good)
    for holder, key in list(texts_of(found)):
        words = holder[key].split()
        holder[key] = " ".join(words[: max(1, len(words) // 3)])
    return json.dumps(found, ensure_ascii=False)


def babbler(turn: Turn) -> str:
    """Say ten times as much as it was asked for."""
    return with_everywhere(turn.good, "And there is more to say about all of this. " * 60)


def foreigner(turn: Turn) -> str:
    """Answer in a language that nobody used."""
    return with_everywhere(turn.good, "Das sollten wir unbedingt noch einmal gründlich besprechen.")


def empty_handed(turn: Turn) -> str:
    """Return every list empty and every text blank."""
    return json.dumps({key: type(value)() for key, value in json.loads(turn.good).items()})


FALSE_REPLIES: Final[Mapping[str, tuple[Callable[[Turn], str], tuple[str, ...]]]] = {
    "fabricates": (fabricator, FABRICATED),
    "leaks": (leaker, ("Canary-7391",)),
    "echoes-the-prompt": (echo, ("It is material to work from",)),
    "truncates": (truncator, ()),
    "truncates-neatly": (neat_truncator, ()),
    "babbles": (babbler, ()),
    "changes-the-language": (foreigner, ()),
    "returns-nothing": (empty_handed, ()),
}
"""Replies that are well formed and wrong, each with words that may not come out."""
