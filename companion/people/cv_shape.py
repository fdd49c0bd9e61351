"""Tells the page of one CV from a page on which several people are jotted down."""

from collections import Counter
from typing import Final

from companion.people.cv_headings import Section, section_headed
from companion.people.cv_lines import without_markup
from companion.people.cv_top import is_page_title
from companion.people.lexicon import plain
from companion.people.periods import find_period

_LONGEST_READ: Final = 200_000
_TOP_LINES: Final = 3
_TELLING: Final = frozenset(
    (
        *(Section.SUMMARY, Section.WORK, Section.EDUCATION, Section.LICENCES),
        *(Section.SKILLS, Section.LANGUAGES, Section.INTERESTS),
    )
)
_FEWEST_SIGNS: Final = 3
_MOST_RANGES: Final = 2
_TWICE: Final = 2


def looks_like_cv(text: str) -> bool:
    """Tell whether a text is a CV: headings such as "Work" and "Skills", and from-until lines.

    "Work" and "Family" above jotted people are too few signs. Linear.
    """
    return _signs(text) >= _FEWEST_SIGNS


def holds_several_cvs(text: str) -> bool:
    """Tell whether two headings of a CV come twice each, as in a file of several CVs."""
    headings = Counter(plain(line.strip(" :")) for line, _ in _headings(text))
    return looks_like_cv(text) and sum(n >= _TWICE for n in headings.values()) >= _TWICE


def _signs(text: str) -> int:
    sections = {section for _, section in _headings(text)}
    lines = [line for line in _lines(text) if line.strip()]
    is_titled = any(map(is_page_title, lines[:_TOP_LINES]))
    if not sections or not (is_titled or len(sections) > 1):
        return 0
    ranges = 0
    for line in lines:
        period = find_period(line)
        ranges += period is not None and period.is_range
        if ranges >= _MOST_RANGES:
            break
    return len(sections) + 2 * is_titled + ranges


def _headings(text: str) -> list[tuple[str, Section]]:
    found = ((line, section_headed(line)) for line in _lines(text))
    return [(line, section) for line, section in found if section in _TELLING]


def _lines(text: str) -> list[str]:
    return [without_markup(line) for line in text[:_LONGEST_READ].split("\n")]
