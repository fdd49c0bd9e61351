"""Says which lines of a text belong to no field."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from companion.cli.printing import remark

if TYPE_CHECKING:
    from companion.people.read_person import UnplacedLine

_MOST_IN_A_ROW: Final = 3
_LONGEST_UNPLACED: Final = 100


def say_unplaced(
    lines: "Sequence[UnplacedLine]", *, where: str, retake: str | None = None, of_cv: bool = True
) -> None:
    """Say on standard error which lines belong to no field, and what to type for a place.

    Each is named; where they are many, on a line of its own. `retake` is the command that takes a
    mended CV; what jots down people is no CV, and has no lines of work.
    """
    if not lines:
        return
    count = f"{len(lines)} line{'s' if len(lines) > 1 else ''}"
    joint = "; " if len(lines) <= _MOST_IN_A_ROW else "\n  - "
    first = " " if len(lines) <= _MOST_IN_A_ROW else joint
    remark(f"{where}: {count} not placed:{first}{joint.join(map(_in_short, lines))}")
    from companion.people.remedies import remedies

    for remedy in remedies(lines, retake=retake) if of_cv else ():
        remark(f"{where}: {remedy}")


def _in_short(line: "UnplacedLine") -> str:
    """Return a line that was not placed as its number and its first words."""
    text = " ".join(line.text.split())
    if len(text) > _LONGEST_UNPLACED:
        text = f"{text[:_LONGEST_UNPLACED].rsplit(' ', 1)[0]} …"
    section = f", {line.section}" if line.section else ""
    return f"“{text}” (line {line.line}{section})"
