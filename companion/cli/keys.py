"""Questions that one key answers, at a terminal."""

import time
from dataclasses import dataclass
from typing import Final

import typer

_ENDS = frozenset({"\x03", "\x04", ""})
"""Ctrl-C, Ctrl-D, and a terminal that is gone."""


_SECONDS: Final = 0.6
"""How soon an Enter comes that belongs to the key before it: who reads a question takes longer."""


@dataclass(slots=True)
class _Pressed:
    """When the last key answered a question."""

    at: float | None = None
    waiting: str = ""
    """Keys that arrived together with it and are still to be read."""


_last = _Pressed()


def enter_follows_key() -> bool:
    """Tell whether an Enter that came just now belongs to a key that was pressed before; once.

    Whoever types "3" and Enter answers one question, not two.
    """
    at, _last.at = _last.at, None
    return at is not None and time.monotonic() - at < _SECONDS


def _answered(key: str) -> str:
    typer.echo(key)
    _last.at = time.monotonic()
    if _last.waiting[:1] in _ENTERS:
        _last.waiting, _last.at = _last.waiting[1:], None
    return key


def _key() -> str:
    """Return the next key; what was typed fast arrives together, cursor keys as one."""
    arrived = _last.waiting or typer.getchar().casefold()
    is_plain = not arrived.startswith(_ESCAPE)
    _last.waiting = arrived[1:] if is_plain else ""
    return arrived[:1] if is_plain else arrived


def pressed_key(question: str, *, allowed: str, indent: int = 5) -> str:
    """Return the key that was pressed, one of `allowed`; others are passed over.

    Raises:
        Abort: nobody is there to answer, or wants to.
    """
    typer.echo(f"{' ' * indent}{question}  ", nl=False)
    while True:
        pressed = _key()
        if pressed in _ENDS:
            raise typer.Abort
        if pressed in allowed:
            return _answered(pressed)


def key_or_none(question: str, *, allowed: str, indent: int = 0) -> str | None:
    """Return the key that was pressed, one of `allowed`; None for Enter and where nobody is there.

    Raises:
        Abort: somebody pressed Ctrl-C.
    """
    typer.echo(f"{' ' * indent}{question}  ", nl=False)
    while True:
        try:
            pressed = _key()
        except EOFError:  # Ctrl-D
            pressed = ""
        if pressed == _STOP:
            raise typer.Abort
        if pressed in _ENTERS and enter_follows_key():
            continue
        if pressed in _SKIPS:
            typer.echo()
            return None
        if pressed in allowed:
            return _answered(pressed)


_STOP = "\x03"
_ESCAPE = "\x1b"
_ENTERS = frozenset({"\r", "\n"})
_SKIPS = frozenset({"\r", "\n", "\x04", ""})
