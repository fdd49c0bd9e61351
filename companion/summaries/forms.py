"""Lines of notes as people and programs write them: stamps, speakers, bullets, captions."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from companion.summaries.headings import section_of_tag

_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY: Final = (
    r"(?:(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?[ ])?"
    r"(?:\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ ](?i:{_MONTH})(?:,?[ ]\d{{4}})?"
    rf"|(?i:{_MONTH})[ ]\d{{1,2}}(?:st|nd|rd|th)?(?:,?[ ]\d{{4}})?"
    r"|[Tt]oday|[Yy]esterday|(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})"
)
_TIME: Final = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:[ ]?[AaPp]\.?[Mm]\.?(?!\w))?"
STAMP: Final = rf"(?:{_DAY}(?:,[ ]?|T|[ ]{{1,2}})(?:at[ ])?)?{_TIME}"
"""When something was said, as programs write it: a time, mostly with its day."""
_NAME: Final = r"[^\W\d_][\w.'’-]{0,30}(?:[ ](?:\(?[\w.'’-]{1,30}\)?)){0,3}?"
_CALLER: Final = (
    rf"(?:~[ ]?)?(?P<label>{_NAME}|\+\d[\d ()-]{{6,18}}\d)(?:[ ]?[^\w\s:>,;.!?-]{{1,4}})?"
)
"""Who a phone says is calling: a name, one not saved as "~ Lou", a number, a picture after it."""

BLANKS: Final = str.maketrans(dict.fromkeys("\t\xa0\u2007\u2009\u202f", " "))
"""Spaces that programs set where people type a plain one."""

_TIMED_LABEL: Final = re.compile(
    rf"[\[(]?{STAMP}[\])]?(?:[ ]?[-–—|])?[ ]{{1,4}}<?{_CALLER}>?[ ]?[:>](?:[ ]+|(?=\D)|$)"
)
_LABEL_TIMED: Final = re.compile(
    rf"[*_]{{0,2}}(?P<label>{_NAME})[*_]{{0,2}},?[ ]{{0,4}}[\[(]{STAMP}[\])][*_]{{0,2}}[ ]?:?[ ]*"
)
_LABEL_AT: Final = re.compile(rf"(?P<label>{_NAME}),?[ ]{{1,4}}{STAMP}[ ]?:[ ]+")
"""A name, a time and what was said: "Gordon 19:05: not bad"."""
_HEADER: Final = re.compile(
    rf"[*_]{{0,2}}(?P<label>{_NAME})(?:,[*_]{{0,2}}|[*_]{{0,2}}[ ])[ ]{{0,8}}(?:[-–—|·,][ ]?)?"
    rf"{STAMP}[ ]?:?$"
)
_HEADER_AFTER: Final = re.compile(rf"[\[(]?{STAMP}[\])]?[ ]{{1,8}}(?P<label>{_NAME})$")
_LABEL: Final = re.compile(
    rf"[*_]{{0,2}}(?P<label>{_NAME})(?:[ ]\((?P<aside>[^()]{{1,20}})\))?[*_]{{0,2}}[ ]?:[*_]{{0,2}}"
    r"(?:[ ]+|$)"
)
_DASHED: Final = re.compile(rf"(?P<label>{_NAME})[ ]{{1,3}}[-–—]{{1,2}}[ ]{{1,3}}")
_ANGLED: Final = re.compile(rf"<(?P<label>{_NAME})>[ ]+")
_ASSIGNEE: Final = re.compile(
    rf"@?(?P<label>{_NAME})(?:[ ]*(?:->|=>|→|➔|⇒)[ ]*|[ ]{{1,3}}>[ ]{{1,3}})"
)
_STAMP_ALONE: Final = re.compile(
    rf"[\[(]{STAMP}[\])][ ]*"
    rf"|(?:\d{{1,4}}(?:[./-]\d{{1,4}}){{2}},?[ T]{{1,2}})?{_TIME}(?=[ ]*$)"
    r"|\d{1,2}:\d{2}(?::\d{2})?[ ]+(?=[^\W\d_])"
)

_CUE_TIME: Final = re.compile(r"[ \t]*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}[ \t]*-->")
_CUE_NUMBER: Final = re.compile(r"[ \t]*\d{1,6}[ \t]*$")
_VOICE: Final = re.compile(r"<v(?:\.[\w.]{1,40})?[ ]+(?P<label>[^<>\n]{1,80})>")
_CHEVRON: Final = re.compile(r">>[ ]*(?:(?P<label>[^\W\d_][\w .'’-]{0,40}):[ ]*)?")

_MARKS: Final = re.compile(
    r"""[ \t]*(?:
        (?P<box>(?:[-*+•][ \t]+)?(?:\[[ _]?\]|[☐□])[ \t]*)
      | (?P<ticked>(?:[-*+•][ \t]+)?(?:\[[xX✓✔]\]|[☑☒✅✓✔])[ \t]*)
      | (?P<arrow>(?:->|=>|-->|>>|[→➔➜➤►▶⇒])[ \t]*)
      | (?P<query>\?{1,3}[ \t]+(?=\S)|\(\?\)[ \t]*)
      | (?P<bullet>[-*+•◦▪▫‣⁃∙·●○■–—~o][ \t]+|[•◦▪▫‣●○■][ \t]*|\(?\d{1,2}[.)][ \t]+|[a-h]\)[ \t]+)
      | (?P<heading>\#{1,6}[ \t]+)
      | (?P<quoted>>[ \t]?)
    )""",
    re.VERBOSE,
)

_MOST_MARKS: Final = 4


class Mark(StrEnum):
    """What stands before the words of a line."""

    NONE = "none"
    BULLET = "bullet"
    BOX = "box"
    TICKED = "ticked"
    ARROW = "arrow"
    QUERY = "query"
    HEADING = "heading"


TASK_MARKS: Final = (Mark.ARROW, Mark.BOX, Mark.TICKED)
"""After these a name is who shall do it, not who said it."""

_STRENGTH: Final = (
    Mark.HEADING, Mark.TICKED, Mark.BOX, Mark.ARROW, Mark.QUERY, Mark.BULLET,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the notes; `start` and `end` bound its words, marks and label left out.

    `label` is what may be a speaker or an assignee, `labelled_from` where the line with its label
    begins: whether it is one only the whole of the notes tells.
    """

    start: int
    end: int
    indent: int
    mark: Mark = Mark.NONE
    label: str = ""
    aside: str = ""
    """What stands in brackets after the label: "homework (her):"."""
    labelled_from: int = 0
    timed: bool = False
    assigned: bool = False
    """The label is followed by an arrow instead of a colon."""
    is_notice: bool = False
    """The program that kept the chat says it, nobody else."""


def read_line(text: str, start: int, end: int) -> Line:
    """Return the line of `text` from `start` to `end`, taken apart."""
    mark, first = _after_marks(text, start, end)
    indent = len(text[start:end]) - len(text[start:end].lstrip())
    while end > first and text[end - 1].isspace():
        end -= 1
    head = text[first : min(end, first + 160)].translate(BLANKS)
    for pattern, timed in _SPEAKERS:
        found = pattern.match(head)
        if found is not None and pattern is _DASHED and section_of_tag(found["label"]) is None:
            continue
        if found is not None and timed and found["label"].casefold() in _HALVES:
            continue
        if found is not None and _ends_right(found, head, pattern, whole=first + len(head) == end):
            return Line(
                start=first + found.end(),
                end=end,
                indent=indent,
                mark=mark,
                label=(found["label"] or "").strip(),
                aside=(found["aside"] or "") if pattern is _LABEL else "",
                labelled_from=first,
                timed=timed,
                assigned=pattern is _ASSIGNEE,
            )
    stamp = _STAMP_ALONE.match(head)
    skipped = stamp.end() if stamp and mark is not Mark.HEADING else 0
    return Line(start=first + skipped, end=end, indent=indent, mark=mark, labelled_from=first)


_SPEAKERS: Final = (
    (_TIMED_LABEL, True),
    (_LABEL_TIMED, True),
    (_LABEL_AT, True),
    (_HEADER, True),
    (_HEADER_AFTER, True),
    (_ANGLED, True),
    (_LABEL, False),
    (_ASSIGNEE, False),
    (_DASHED, False),
)


_HALVES: Final = ("am", "pm", "a.m.", "p.m.")
"""Of the day: no names, though they follow a time."""


def _ends_right(found: re.Match[str], head: str, pattern: re.Pattern[str], *, whole: bool) -> bool:
    """Tell whether a match that must reach the end of its line does."""
    if pattern in (_HEADER, _HEADER_AFTER):
        return whole and found.end() == len(head)
    return True


def _after_marks(text: str, start: int, end: int) -> tuple[Mark, int]:
    """Return the strongest mark before the words of a line, and where the words begin."""
    marks: list[Mark] = []
    for _ in range(_MOST_MARKS):
        found = _MARKS.match(text, start, end)
        if found is None or found.lastgroup is None:
            break
        start = found.end()
        if found.lastgroup != "quoted":
            marks.append(Mark(found.lastgroup))
    while start < end and text[start].isspace():
        start += 1
    return next((mark for mark in _STRENGTH if mark in marks), Mark.NONE), start


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of one caption of a recording: speaker ("" where none is named) and ranges."""

    label: str
    ranges: tuple[tuple[int, int], ...]


def are_captions(lines: list[tuple[int, int]], text: str) -> bool:
    """Tell whether the lines are WebVTT or SubRip: times with an arrow among the first lines."""
    return any(_CUE_TIME.match(text, start, end) for start, end in lines[:200])


def captions(lines: list[tuple[int, int]], text: str) -> tuple[Caption, ...]:
    """Return the captions in order, without numbers, times, notes and style blocks."""
    found: list[Caption] = []
    ranges: list[tuple[int, int]] = []
    label, inside = "", False
    for position, (start, end) in enumerate(lines):
        if _CUE_TIME.match(text, start, end):
            _close(found, label, ranges)
            label, ranges, inside = "", [], True
        elif not text[start:end].strip():
            _close(found, label, ranges)
            ranges, inside = [], False
        elif inside and not _is_cue_number(lines, position, text):
            spoken, start = _voice(text, start, end)
            if spoken and ranges:
                _close(found, label, ranges)
                ranges = []
            label = spoken or label
            ranges.append((start, end))
    _close(found, label, ranges)
    return tuple(found)


def _is_cue_number(lines: list[tuple[int, int]], position: int, text: str) -> bool:
    """Tell whether a line only numbers the caption whose time comes next."""
    start, end = lines[position]
    following = lines[position + 1] if position + 1 < len(lines) else None
    return bool(
        following and _CUE_NUMBER.match(text, start, end) and _CUE_TIME.match(text, *following)
    )


def _voice(text: str, start: int, end: int) -> tuple[str, int]:
    head = text[start : min(end, start + 160)]
    for pattern in (_VOICE, _CHEVRON, _LABEL, re.compile(r"-[ ]+")):
        found = pattern.match(head)
        if found is not None:
            label = found["label"] if "label" in found.re.groupindex else ""
            return (label or "").strip(), start + found.end()
    return "", start


def _close(found: list[Caption], label: str, ranges: list[tuple[int, int]]) -> None:
    if ranges:
        found.append(Caption(label, tuple(ranges)))
