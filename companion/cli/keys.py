"""Questions that one key answers, at a terminal."""

import typer

_ENDS = frozenset({"\x03", "\x04", ""})
"""Ctrl-C, Ctrl-D, and a terminal that is gone."""


def pressed_key(question: str, *, allowed: str, indent: int = 5) -> str:
    """Return the key that was pressed, one of `allowed`; others are passed over.

    Raises:
        Abort: nobody is there to answer, or wants to.
    """
    typer.echo(f"{' ' * indent}{question}  ", nl=False)
    while True:
        pressed = typer.getchar().casefold()
        if pressed in _ENDS:
            raise typer.Abort
        if pressed in allowed:
            typer.echo(pressed)
            return pressed


def key_or_none(question: str, *, allowed: str, indent: int = 0) -> str | None:
    """Return the key that was pressed, one of `allowed`; None for Enter and where nobody is there.

    Raises:
        Abort: somebody pressed Ctrl-C.
    """
    typer.echo(f"{' ' * indent}{question}  ", nl=False)
    while True:
        try:
            pressed = typer.getchar().casefold()
        except EOFError:  # Ctrl-D
            pressed = ""
        if pressed == _STOP:
            raise typer.Abort
        if pressed in _SKIPS:
            typer.echo()
            return None
        if pressed in allowed:
            typer.echo(pressed)
            return pressed


_STOP = "\x03"
_SKIPS = frozenset({"\r", "\n", "\x04", ""})
