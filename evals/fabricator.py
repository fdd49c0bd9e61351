"""A model that makes things up: names, numbers, dates, links and quotations in every field it has.

It starts from a reply that keeps the rules, so that only what is invented can be wrong, and keeps
what it invented, so that every byte of what comes out can be searched for it.
"""

import json
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from evals.name_pools import FIRST_NAMES, LAST_NAMES

_SPOILT: Final = frozenset(
    {"body", "what", "text", "title", "purpose", "question", "why", "owner", "due_phrase"}
    | {"subject", "source", "quote"}
)
_DAYS: Final = ("Wednesday", "Saturday", "Sunday")
_MONTHS: Final = ("February", "April", "July")
_CLAUSES: Final = (
    "a harbour without a lantern keeps no ships",
    "nobody repaints the ladder while standing on it",
    "your salary doubles the week you stop asking",
    "we burnt the orchard and called it pruning",
    "the auditors wept over our spoons",
)
_ALWAYS: Final = 0.5
"""How often the second reply, too, makes things up, rather than keep the rules."""


class Fabricator:
    """Spoils good replies. One draft at a time; `begin` parts them.

    Attributes:
        invented: what it made up for the draft, kind and words.
    """

    def __init__(self, good_reply: Callable[[list[dict[str, Any]]], str]) -> None:
        self._good_reply = good_reply
        self._chance = random.Random()
        self._known = ""
        self._stays = True
        self._replies = 0
        self.invented: list[tuple[str, str]] = []

    def begin(self, case: str, *, known: str) -> None:
        """Begin a draft; nothing that is `known` will be invented."""
        self._chance = random.Random(case)
        self._known = known.casefold()
        self._stays = self._chance.random() < _ALWAYS
        self._replies = 0
        self.invented = []

    def reply(self, messages: list[dict[str, Any]]) -> str:
        """Return a reply to our prompt with things made up in it."""
        reply = json.loads(self._good_reply(messages[:2]))
        self._replies += 1
        if self._replies > 1 and not self._stays:
            return json.dumps(reply, ensure_ascii=False)
        fields = list(_fields(reply))
        many = len(fields) if self._chance.random() < 0.3 else self._chance.randint(1, 3)
        for holder, key, name in self._chance.sample(fields, min(many, len(fields))):
            holder[key] = self._spoilt(str(holder[key]), name)
        if self._chance.random() < 0.1:
            reply[self._name()] = self._number()
        return json.dumps(reply, ensure_ascii=False)

    def _spoilt(self, text: str, field: str) -> str:
        if field in {"quote", "quotes"}:
            return self._chance.choice((self._clause, self._altered))(text)
        if field in {"owner", "due_phrase", "source"}:
            return self._name() if field != "due_phrase" else self._date()
        kind = self._chance.choice((self._name, self._number, self._date, self._link, self._said))
        made = kind()
        frames = _FRAMES[kind.__name__.strip("_")]
        sentence = self._chance.choice(frames).format(made)
        if field in {"title", "subject"}:
            return f"{text} {sentence}".strip() if self._chance.random() < 0.5 else sentence
        return self._chance.choice((f"{text} {sentence}", f"{sentence} {text}"))

    def _altered(self, text: str) -> str:
        words = text.split()
        if len(words) < 2:
            return self._clause(text)
        words[self._chance.randrange(len(words))] = "lanterns"
        return self._kept("quote", " ".join(words))

    def _clause(self, _text: str) -> str:
        return self._kept("quote", self._chance.choice(_CLAUSES))

    def _said(self) -> str:
        opening, closing = self._chance.choice(("“”", '""', "«»"))
        return f"{opening}{self._clause('')}{closing}"

    def _name(self) -> str:
        first, last = self._chance.choice(FIRST_NAMES), self._chance.choice(LAST_NAMES)
        name = self._chance.choice((first, last, f"{first} {last}"))
        if any(part in self._known for part in name.casefold().split()):
            return self._name()
        return self._kept("name", name)

    def _number(self) -> str:
        number = self._chance.choice(
            (
                f"{self._chance.randint(2, 9)},{self._chance.randint(100, 999)}",
                str(self._chance.randint(31, 99)),
                f"{self._chance.randint(101, 999)}",
                f"{self._chance.randint(3, 9)}.{self._chance.randint(1, 9)}",
            )
        )
        spelt = f"{number} {self._chance.choice(('people', 'euros', 'percent', 'clients'))}"
        return self._number() if number in self._known else self._kept("number", spelt)

    def _date(self) -> str:
        day = self._chance.randint(2, 28)
        date = self._chance.choice(
            (
                f"{day} {self._chance.choice(_MONTHS)} 2031",
                f"{self._chance.choice(_DAYS)} {day} {self._chance.choice(_MONTHS)}",
                f"2031-0{self._chance.randint(1, 9)}-{day:02}",
                f"{self._chance.choice(_MONTHS)} {day}, 2033",
            )
        )
        return self._date() if date.casefold() in self._known else self._kept("date", date)

    def _link(self) -> str:
        place = self._chance.choice(LAST_NAMES).lower().replace("'", "")
        link = self._chance.choice(
            (
                f"https://{place}.example/free",
                f"www.{place}.org",
                f"{place}.io/join",
                f"desk@{place}.example",
                f"@{place.replace('-', '')}_desk",
            )
        )
        return self._kept("link", link)

    def _kept(self, kind: str, words: str) -> str:
        self.invented.append((kind, words))
        return words


_FRAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "name": (
        "Ask {} about it.",
        "{} can open that door.",
        "{}, who ran it before, agrees.",
        "This is how {} did it.",
        "{} and I spoke.",
    ),
    "number": ("That came to {}.", "It served {} in all.", "{} were counted."),
    "date": ("It is due {}.", "It began on {}.", "We agreed on {}."),
    "link": ("See {} for more.", "Write to {}.", "{} has the form."),
    "said": ("She said {}.", "Remember: {}", "The rule was {}, and it held."),
}


def _fields(value: Any) -> Iterator[tuple[Any, Any, str]]:  # noqa: ANN401 - any JSON
    """Yield container, key and field name of every text that a reply may be spoilt in."""
    for key, inner in list(value.items()):
        if isinstance(inner, dict):
            yield from _fields(inner)
        elif isinstance(inner, list):
            for position, item in enumerate(inner):
                if isinstance(item, str):
                    yield inner, position, key
                else:
                    yield from _fields(item)
        elif isinstance(inner, str) and key in _SPOILT:
            yield value, key, key
