"""Stretches of a message and the claims they make."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from companion.outreach.message import Claim, ClaimAbout
from companion.text.phrasing import capitalised, lowered

T = TypeVar("T")

_TWO_STOPS: Final = re.compile(r"(?<!\.)\.\.(?!\.)")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Some words of the body, and every claim that is made in them."""

    text: str
    claims: tuple[Claim, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has, lone marks such as "%" included: no reader counts more."""
        return len(self.text.split())


def claim(text: str, *, about: ClaimAbout, field: str, quote: str) -> Claim:
    """Return a claim; `text` is anchored in the body when the message is put together."""
    return Claim(text=text, about=about, field=field, quote=quote)


def joined(pieces: Sequence[Piece | None], *, by: str = " ") -> Piece:
    """Return the pieces that there are as one."""
    there = [piece for piece in pieces if piece is not None and piece.text]
    return Piece(
        text=by.join(piece.text for piece in there),
        claims=tuple(found for piece in there for found in piece.claims),
    )


def framed(frame: str, *pieces: Piece) -> Piece:
    """Return the pieces set into `frame`, a sentence with one `{}` for each; "{^}" capitalises."""
    text = frame
    for piece in pieces:
        plain, capital = text.find("{}"), text.find("{^}")
        if capital >= 0 and (plain < 0 or capital < plain):
            text = f"{text[:capital]}{capitalised(piece.text)}{text[capital + 3 :]}"
        else:
            text = f"{text[:plain]}{piece.text}{text[plain + 2 :]}"
    claims = tuple(found for piece in pieces for found in piece.claims)
    # A fact may end in "4 a.m.", and its stop is enough.
    return Piece(text=_TWO_STOPS.sub(".", text), claims=claims)


def anchored(claims: Sequence[Claim], body: str) -> tuple[Claim, ...]:
    """Return the claims with their words as the body spells them; one not there is left out."""
    found: list[Claim] = []
    for item in claims:
        for text in (item.text, capitalised(item.text), lowered(item.text)):
            if text and text in body:
                found.append(item.model_copy(update={"text": text}))
                break
    return tuple(dict.fromkeys(found))


def greeted(greeting: str, pieces: Sequence[Piece | None]) -> Piece:
    """Return the pieces as one sentence run behind "Hi Ana,": the first letter is small."""
    body = joined(pieces)
    return Piece(text=f"{greeting} {lowered(body.text)}", claims=body.claims)


def choice(options: Sequence[T], *, key: str) -> T:
    """Return one of equally good options, always the same for the same `key`."""
    return options[zlib.crc32(key.encode()) % len(options)]
