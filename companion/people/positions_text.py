"""The positions of a CV's work section, in the many ways in which people lay one out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from companion.people.career import Position
from companion.people.cv_lines import NumberedLine, summary_of_lines
from companion.people.dated_headings import (
    heads_alone,
    is_headed_below,
    latest_job,
    still_going_on,
    with_marks,
    without_heads,
    without_remark,
)
from companion.people.dated_lines import begins_another, indent, with_whole_years
from companion.people.head_lines import with_heads_apart
from companion.people.heading_lines import (
    SENTENCE_ENDS,
    has_job_below,
    is_below,
    is_heading,
    job_and_detail,
    own_part,
)
from companion.people.heading_parts import STRONG, heading_of, split_heading, trimmed
from companion.people.heading_signs import (
    Heading,
    is_time_away,
    names_job_surely,
    title_places,
)
from companion.people.learnt import is_learnt, names_job
from companion.people.lexicon import looks_like_title
from companion.people.lists import has_bullet, without_bullet
from companion.people.periods import Period, find_period
from companion.people.places import place_in
from companion.people.position_parts import (
    at_the_same,
    employer_and_more,
    names_two,
    without_aside,
    without_how_held,
)
from companion.people.positions_labelled import is_label, read_labelled_positions
from companion.people.roles import MOST_TITLE_WORDS, is_role
from companion.values import FIELD_LIMIT

_LONGEST_DATED: Final = 200
_MOST_DATED_WORDS: Final = 26
"""A line that begins or ends with from-until heads a position, though its title is long."""

_MOST_UNKNOWN_WORDS: Final = 5
_DURATION: Final = re.compile(
    r"\s*(?:\d{1,2}\s(?:years?|yrs?)\.?\s?)?(?:\d{1,2}\s(?:months?|mos?|mths?)\.?)?\s*", re.I
)
"""A line that says only how long somebody was with an employer."""

_IN_A_YEAR: Final = re.compile(r"\b(?:in|by|of|during|till|until|for|before|after)\s+\(?$", re.I)
"""Before a lone year: it is when something was done, "recruited 22 families in 2023"."""


@dataclass(frozen=True, slots=True)
class ReadCareer:
    """The positions in the order of the text, and the lines that belong to none."""

    positions: tuple[Position, ...]
    unplaced: tuple[NumberedLine, ...]


def read_positions(lines: Sequence[NumberedLine]) -> ReadCareer:
    """Read the lines of a work section.

    A position is known by a line with its dates; its title and employer stand on that line, or on
    up to two short lines above or below it, whichever the section does throughout. Without any
    date, a short line such as "Nurse at City Hospital" counts. What follows is its summary.
    """
    told = [
        line
        for line in with_marks(with_whole_years(lines))
        if not line.text.strip() or not _DURATION.fullmatch(line.text)
    ]
    kept = tuple(with_heads_apart(told))
    labelled = read_labelled_positions(kept)
    if labelled:
        return ReadCareer(labelled, ())
    anchors = _anchors(kept)
    if not anchors:
        return _undated(kept)
    above = _stands_above(kept, anchors)
    entries = _entries(kept, anchors, above=above)
    return _assembled(kept, entries)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A dated line with the lines above or below it that head the position."""

    begin: int
    body: int
    pieces: tuple[str, ...]
    is_dated: bool
    """Whether the dated line itself holds one of the pieces."""
    period: Period | None
    detail: str = ""
    """What stands behind the job on a line of its own below its employer."""

    @property
    def heading(self) -> Heading:
        """The pieces, parted."""
        return heading_of(self.pieces, is_dated=self.is_dated)


def _anchors(lines: Sequence[NumberedLine]) -> dict[int, Period]:
    """Return the dated lines that head positions; with a bullet where the first line is one."""
    first = next((place for place, line in enumerate(lines) if line.text.strip()), None)
    listed = _dated(lines, bulleted=True) if first is not None else {}
    if first in listed and names_job(lines[first].text):
        return listed
    return _dated(lines, bulleted=False) or listed


def _dated(lines: Sequence[NumberedLine], *, bulleted: bool) -> dict[int, Period]:
    found = {}
    for place, line in enumerate(lines):
        text = without_bullet(line.text) if bulleted else line.text
        if has_bullet(line.text) is not bulleted or len(text) > _LONGEST_DATED:
            continue
        period = find_period(text)
        if period is not None and _heads(text, period) and _is_dated_heading(text, period):
            found[place] = period
    found = without_heads(lines, still_going_on(lines, found))
    return _without_jobs_below(lines, _at_the_margin(lines, found))


def _at_the_margin(lines: Sequence[NumberedLine], found: dict[int, Period]) -> dict[int, Period]:
    """Return the dated lines without those that are indented below the first: they are details."""
    if not found:
        return found
    margin = indent(lines[min(found)].text)
    return {
        place: period
        for place, period in found.items()
        if indent(text := lines[place].text) <= margin + 1
        or not own_part(text, period)
        or (names_job(text) and heads_by_itself(text, period))
    }


def _without_jobs_below(
    lines: Sequence[NumberedLine], found: dict[int, Period]
) -> dict[int, Period]:
    """Return the dated lines without a job that stands below its employer and tells more by date.

    "Sept 2019 – now   Elm Clinic", and below it "Nurse, since Jan 2023 senior nurse", are one.
    """
    return {
        place: period
        for place, period in found.items()
        if place - 1 not in found
        or not (trimmed(lines[place].text[period.finish :]) or period.is_open)
        or not has_job_below(lines, place - 1, found[place - 1])
    }


def _is_dated_heading(text: str, period: Period) -> bool:
    """Tell whether a line with dates is no sentence, nor a year with what happened in it."""
    if not period.is_range and text[period.finish :].lstrip().startswith(":"):
        return False
    opens = not trimmed(text[: period.begin])
    at_edge = opens or not trimmed(text[period.finish :])
    short = len(text.split()) <= _MOST_DATED_WORDS
    ends_open = not text.strip().endswith(SENTENCE_ENDS)
    if is_heading(text) or (period.is_range and at_edge and short and ends_open):
        return True
    # "2009-2012   Cook, The Mill, Derby.": a full stop makes no sentence of dates and a job.
    return period.is_range and opens and short and _opens_with_job(text, period)


def _opens_with_job(text: str, period: Period) -> bool:
    """Tell whether a job stands right behind the dates, before a comma, a mark or the end."""
    parts = split_heading(own_part(text, period).rstrip("."))
    return bool(parts) and len(parts[0].split()) <= MOST_TITLE_WORDS and is_role(parts[0])


def heads_by_itself(text: str, period: Period) -> bool:
    """Tell whether a line with dates holds a title and an employer as well."""
    return len(split_heading(own_part(text, period))) > 1


def _heads(text: str, period: Period) -> bool:
    """A range heads a position; a lone year only where a line begins or ends with it."""
    if period.is_range:
        return True
    if _IN_A_YEAR.search(text[: period.begin]):
        return False
    return not trimmed(text[: period.begin]) or not trimmed(text[period.finish :])


def _is_plain_heading(line: NumberedLine) -> bool:
    text = line.text.strip()
    is_label = ": " in text
    return not has_bullet(line.text) and is_heading(text) and not text[0].islower() and not is_label


def _stands_above(lines: Sequence[NumberedLine], anchors: dict[int, Period]) -> bool:
    first = min(anchors)
    if has_job_below(lines, first, anchors[first]):
        return False
    own = own_part(lines[first].text, anchors[first])
    if len(split_heading(own)) > 1 and not _needs_more(own):
        return False
    return first > 0 and _is_plain_heading(lines[first - 1])


def _needs_more(own: str) -> bool:
    return not names_job(own)


def _entries(
    lines: Sequence[NumberedLine], anchors: dict[int, Period], *, above: bool
) -> list[_Entry]:
    entries: list[_Entry] = []
    free_from = 0
    for place in sorted(anchors):
        dated, remark = without_remark(lines[place].text, anchors[place])
        own = own_part(dated, anchors[place])
        if place_in(own, beside_contact=False) is not None:
            own, remark = "", ", ".join(filter(None, (own, remark)))
        if not above and own and has_job_below(lines, place, anchors[place]):
            job, detail = job_and_detail(lines[place + 1].text)
            entry = _Entry(place, place + 2, (own, job), True, anchors[place], detail)  # noqa: FBT003
            entries.append(entry)
            free_from = entry.body
            continue
        near = _near(lines, place, anchors, free_from=free_from, above=above)
        wanted = _wanted(own, near)
        if above and not own and near and heads_alone(lines[near[-1]].text):
            wanted = 1
        heads = near[len(near) - wanted :] if above else near[:wanted]
        begin = place - wanted if above else place
        body = place + 1 if above else place + 1 + wanted
        told = [_without_place(lines[index].text.strip()) for index in heads]
        texts = [text for text, _ in told]
        pieces = tuple(piece for piece in ((*texts, own) if above else (own, *texts)) if piece)
        detail = "\n".join(filter(None, (*(more for _, more in told), remark)))
        entries.append(_Entry(begin, body, pieces, bool(own), anchors[place], detail))
        free_from = body
    return entries


def _without_place(text: str) -> tuple[str, str]:
    """Return a heading line without what is only told in it: the town, the earlier of two jobs."""
    return ("", text) if place_in(text, beside_contact=False) is not None else latest_job(text)


def _near(
    lines: Sequence[NumberedLine],
    place: int,
    anchors: dict[int, Period],
    *,
    free_from: int,
    above: bool,
) -> list[int]:
    """Return up to two heading lines that touch the dated line, in the order of the text."""
    found: list[int] = []
    step = -1 if above else 1
    index = place + step
    while len(found) < 2 and free_from <= index < len(lines):
        near = lines[index].text
        if index in anchors or not _is_plain_heading(lines[index]):
            break
        is_head = step < 0 and is_headed_below(near, lines[index + 1].text)
        if find_period(near) is not None and not is_head:
            break
        if step > 0 and is_below(lines[place].text, near):
            break
        found.append(index)
        index += step
    return sorted(found)


def _wanted(own: str, near: Sequence[int]) -> int:
    """How many of the near lines belong to the heading: what the dated line itself lacks."""
    if not own:
        return min(2, len(near))
    parts = split_heading(own)
    if len(parts) > 1 and (names_job(own) or STRONG[-1].search(own) or not near):
        return 0
    return min(1, len(near))


def _assembled(lines: Sequence[NumberedLine], entries: Sequence[_Entry]) -> ReadCareer:
    unplaced = [line for line in lines[: entries[0].begin] if line.text.strip()]
    headings = [entry.heading for entry in entries]
    jobs = title_places(headings)
    positions: list[Position] = []
    ends = [entry.begin for entry in entries[1:]] + [len(lines)]
    for entry, heading, job, end in zip(entries, headings, jobs, ends, strict=True):
        ends_at = _end_of_body(lines, entry, end)
        body = [line for line in lines[entry.body : ends_at] if line.text.strip()]
        position = None if job is None else _position(entry, heading.parts, job, body)
        first = entry.begin if position is None else ends_at
        unplaced += [line for line in lines[first:end] if line.text.strip()]
        if position is not None:
            before = positions[-1] if positions else None
            positions.append(at_the_same(position, before))
    return ReadCareer(tuple(positions), tuple(unplaced))


def _end_of_body(lines: Sequence[NumberedLine], entry: _Entry, end: int) -> int:
    """Return where what is told of a position ends: at a short line of its own behind a blank one.

    It may be a heading that nobody knows, and what stands below it is of something else.
    """
    for place in range(entry.body, end):
        if begins_another(lines[entry.begin].text, lines[place].text):
            return place
    if not entry.is_dated:
        return end
    for place in range(entry.body + 1, end - 1):
        line = lines[place]
        short = len(line.text.split()) <= _MOST_UNKNOWN_WORDS and _is_plain_heading(line)
        opens = not lines[place - 1].text.strip() and bool(lines[place + 1].text.strip())
        told = any(each.text.strip() for each in lines[entry.body : place])
        if short and opens and told and not names_job(line.text):
            return place
    return end


def _position(
    entry: _Entry, parts: Sequence[str], job: int, body: Sequence[NumberedLine]
) -> Position | None:
    lone_year = entry.period is not None and not entry.period.is_range
    unsure = lone_year and not any(map(names_job, entry.pieces))
    learnt = is_learnt(entry.pieces) and not names_job_surely(parts[job])
    if unsure or learnt or is_label(parts[job]):
        return None
    title, aside = without_aside(parts[job])
    if names_two(title):
        return None
    others = [*parts[:job], *parts[job + 1 :]]
    while is_time_away(title) and others and others[0][:1].islower():
        title = f"{title}, {others.pop(0)}"  # "Career break, caring for my mother" names nobody
    others, how = without_how_held(others)
    employer, behind = employer_and_more(" ".join(", ".join(others).split()))
    behind = ", ".join(filter(None, (*how, behind)))
    told = [entry.detail, aside, behind, summary_of_lines(body) or ""]
    return Position(
        title=" ".join(title.split()),
        organization=employer or None,
        start=entry.period.start if entry.period else None,
        end=entry.period.end if entry.period else None,
        summary="\n".join(filter(None, told))[:FIELD_LIMIT] or None,
    )


def _undated(lines: Sequence[NumberedLine]) -> ReadCareer:
    entries = []
    for place, line in enumerate(lines):
        text = without_bullet(line.text)
        if is_heading(text) and any(len(mark.split(text)) > 1 for mark in STRONG[1:]):
            parts = split_heading(text)
            if len(parts) > 1 and looks_like_title(text):
                entries.append(_Entry(place, place + 1, (text,), is_dated=True, period=None))
    if not entries:
        return ReadCareer((), tuple(line for line in lines if line.text.strip()))
    return _assembled(lines, entries)
