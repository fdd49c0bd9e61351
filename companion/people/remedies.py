"""What to type, and where, so that a line of a CV that found no place finds one."""

from collections.abc import Sequence
from typing import Final

from companion.people.cv_headings import Section
from companion.people.periods import find_period
from companion.people.read_person import UnplacedLine

WORK_EXAMPLE: Final = "Bicycle repairer, own workshop, since 2014"
"""A line that is read as a position."""

_WORK: Final = frozenset((Section.WORK, Section.SIDE))
_MAY_BE_WORK: Final = frozenset((None, Section.OTHER))


def remedies(lines: Sequence[UnplacedLine], *, retake: str | None = None) -> tuple[str, ...]:
    """Return a sentence for each kind of line that can be placed once it is typed otherwise.

    Args:
        lines: what was not placed.
        retake: the command that takes the CV once it is mended.
    """
    work = [str(line.line) for line in lines if _is_work(line)]
    papers = [line for line in lines if line.section == Section.LICENCES]
    found = []
    if work:
        places = f"line{'s' if len(work) > 1 else ''} {', '.join(dict.fromkeys(work))}"
        found.append(
            f"to keep what you do or did ({places}), type each as a line under a heading WORK, "
            f"what you are first, then for whom, then since when: “{WORK_EXAMPLE}”"
            + (f"; then take the mended file: {retake}" if retake else "")
        )
    if papers:
        found.append(
            "courses, certificates and licences are not kept as skills, wherever they stand; what "
            "you can do by them is one, in words of its own under SKILLS: “driving a forklift”"
        )
    return tuple(found)


def _is_work(line: UnplacedLine) -> bool:
    if line.section in _WORK:
        return True
    period = find_period(line.text) if line.section in _MAY_BE_WORK else None
    return period is not None and period.is_range
