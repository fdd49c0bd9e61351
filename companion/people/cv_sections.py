"""The lines of a CV, parted at its headings into sections."""

from collections.abc import Sequence
from typing import Final

from companion.people.cv_headings import (
    Section,
    headings_side_by_side,
    is_heading_by_shape,
    is_tabbed,
    labelled,
    section_headed,
)
from companion.people.cv_lines import NumberedLine
from companion.people.languages import language_tag, read_languages
from companion.people.names import looks_like_name
from companion.people.periods import find_period
from companion.people.positions_text import heads_by_itself


def sections(lines: Sequence[NumberedLine]) -> list[tuple[Section, list[NumberedLine]]]:
    """Part the lines at the headings; "Skills: a, b" is a section of one line.

    What stands below a heading that nobody knows, or below two side by side, has no place.
    """
    parts: list[tuple[Section, list[NumberedLine]]] = [(Section.TOP, [])]
    after_blank = False
    for place, line in enumerate(lines):
        current = parts[-1][0]
        heading = _headed(lines, place, current, after_blank=after_blank)
        label = None if heading else _label_in(current, line.text, after_blank=after_blank)
        if heading is not None:
            parts.append((heading, []))
        elif label is not None:
            parts.append((label[0], [NumberedLine(line.number, label[1])]))
            goes_on = current is Section.TOP and not is_tabbed(line.text)
            parts.append((current if goes_on else label[0], []))
        elif after_blank and current in _SIDEBAR and looks_like_name(line.text):
            parts.append((Section.TOP, [line]))
        else:
            parts[-1][1].append(line)
        after_blank = not line.text.strip()
    return parts


def _headed(
    lines: Sequence[NumberedLine], place: int, current: Section, *, after_blank: bool
) -> Section | None:
    text = lines[place].text
    if headings_side_by_side(text):
        return Section.OTHER
    known = section_headed(text, inside=current)
    if known is not None or not after_blank or current is Section.TOP:
        return known
    if not is_heading_by_shape(text) or (text.strip().endswith(":") and current in _WITH_PARTS):
        return None
    following = (line.text for line in lines[place + 1 : place + 1 + _NEARBY] if line.text.strip())
    of_a_job = current is Section.WORK and any(_waits_for_a_heading(line) for line in following)
    return None if of_a_job else Section.OTHER


def _waits_for_a_heading(text: str) -> bool:
    """Tell whether a line holds the dates of a job without saying both which and where."""
    period = find_period(text)
    return period is not None and period.is_range and not heads_by_itself(text, period)


_NEARBY: Final = 4
"""How many lines below a job's employer its dates may stand."""

_WITH_PARTS: Final = frozenset((Section.SKILLS, Section.WORK, Section.SUMMARY))
_SIDEBAR: Final = frozenset(
    (
        *(Section.SKILLS, Section.LANGUAGES, Section.CONTACT),
        *(Section.EDUCATION, Section.LICENCES, Section.OTHER),
    )
)
"""Sections that a printed profile puts in a side column, before the name."""


def _label_in(current: Section, text: str, *, after_blank: bool) -> tuple[Section, str] | None:
    """Return a label's section, unless the line only says more of the section it stands in."""
    label = labelled(text)
    if label is None or (current is Section.WORK and not after_blank):
        return None
    if current is Section.SKILLS and label[0] is Section.LANGUAGES:
        spoken, others = read_languages(label[1])
        if not (spoken or any(map(language_tag, others))):
            return None  # "Languages: Python, SQL"
    return label
