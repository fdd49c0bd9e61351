"""Work sections in which every line says what it is, as the European form of a CV has it."""

import re
from collections.abc import Sequence
from typing import Final

from companion.people.career import Position
from companion.people.cv_lines import NumberedLine, summary_of_lines
from companion.people.lexicon import plain_words
from companion.people.lists import without_bullet
from companion.people.periods import find_period, is_present, month_and_year

_FIELDS: Final = {
    "title": """
        occupation or position held, occupation, position held, position, job title, title, role,
        function, funktion, tatigkeit als, poste, fonction, puesto
    """,
    "employer": """
        name of employer, name and address of employer, employer, company, organisation,
        organization, arbeitgeber, employeur, empresa
    """,
    "dates": "dates from to, dates, date, period, duration, years, zeitraum, fechas",
    "from": "from, start, start date, started",
    "to": "to, until, end, end date, ended",
    "summary": """
        main activities and responsibilities, main activities, activities, responsibilities,
        duties, tasks, description, achievements
    """,
}
_FIELD_OF: Final = {
    " ".join(name.split()): field for field, names in _FIELDS.items() for name in names.split(",")
}
_LABEL: Final = re.compile(r"([^:\n]{2,60}?)\s?:(?:\s+(.*))?$")

Entry = dict[str, str]


def read_labelled_positions(lines: Sequence[NumberedLine]) -> tuple[Position, ...]:
    """Return the positions of a section whose lines are labelled, or nothing if they are not.

    A label that comes again begins the next position.
    """
    entries: list[tuple[Entry, list[NumberedLine]]] = []
    for line in lines:
        field, value = _labelled(line.text)
        if field == "summary" and entries:
            entries[-1][1].append(NumberedLine(line.number, value))
        elif field is not None:
            if not entries or field in entries[-1][0]:
                entries.append(({}, []))
            entries[-1][0][field] = value
        elif entries and line.text.strip():
            entries[-1][1].append(line)
    found = [_position(entry, body) for entry, body in entries]
    positions = tuple(position for position in found if position is not None)
    return positions if len(positions) == len(found) else ()


def is_label(text: str) -> bool:
    """Whether a text is nothing but the name of a field, such as "Employer"."""
    return " ".join(plain_words(text)) in _FIELD_OF


def _labelled(text: str) -> tuple[str | None, str]:
    match = _LABEL.match(without_bullet(text)[:600])
    if match is None:
        return None, ""
    return _FIELD_OF.get(" ".join(plain_words(match[1]))), (match[2] or "").strip()


def _position(entry: Entry, body: Sequence[NumberedLine]) -> Position | None:
    title = entry.get("title")
    if not title or len(entry) < 2:
        return None
    start, end = _dates(entry)
    return Position(
        title=title,
        organization=entry.get("employer") or None,
        start=start,
        end=end,
        summary=summary_of_lines(body),
    )


def _dates(entry: Entry) -> tuple[str | None, str | None]:
    period = find_period(entry.get("dates", ""))
    if period is not None:
        return period.start, period.end
    start, end = month_and_year(entry.get("from", "")), month_and_year(entry.get("to", ""))
    if is_present(entry.get("to", "")) or start is None or end is None:
        return start, None if start is not None else end
    precision = min(len(start), len(end))
    return (start, end) if end[:precision] >= start[:precision] else (start, None)
