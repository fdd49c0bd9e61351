"""Chats as programs export and people paste them: who speaks where a line alone cannot tell."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from companion.summaries.cast import Cast, plain
from companion.summaries.forms import BLANKS, STAMP, Line, Mark

_STAMPED: Final = re.compile(rf"[\[(]?{STAMP}[\])]?(?:[ ]?[-–—|])?[ ]{{0,4}}")
_ONLY_NAME: Final = re.compile(r"[^\W\d_][\w.'’-]{0,30}(?:[ ][\w.'’()-]{1,30}){0,3}:?")
_LOOSE: Final = re.compile(
    rf"[\[(]?{STAMP}[\])]?(?:[ ]?[-–—|])?[ ]{{1,4}}(?P<label>[^\W\d_a-z][\w'’-]{{0,30}})[ ]+(?=\S)"
)
"""A time, a name and what was said, with nothing between them: "19:05 Leila ok see you"."""

_TELLS: Final = re.compile(
    r"(?:to|will|is|was|are|were|has|had|says?|said|asked|told|wants?|should|needs?|and|can|could"
    r"|would|might|may|must|gave|went|came|does|did|[^\W\d_]{3,}(?:s|ed))\b|['’]",
    re.IGNORECASE,
)
"""The word after a name where the line is about that person."""

_PLACEHOLDER: Final = re.compile(
    r"<?(?:(?:image|video|audio|gif|sticker|document|contact card|media|photo|voice message|file)s?"
    r" (?:omitted|attached|not included)"
    r"|missed (?:voice|video|group)? ?call|(?:this|you deleted this) message(?: was deleted)?"
    r"|null|(?:attached|file): [^<>\n]{1,80})[.>]*",
    re.IGNORECASE,
)
"""What an export writes in place of a picture, a call or what was taken back."""

_FEWEST: Final = 2
_LONGEST_NAME: Final = 40


def with_speakers(lines: Sequence[Line], text: str, *, known: Cast) -> list[Line]:
    """Return the lines, those of a chat with the speaker that only their neighbours give away.

    A name on a line of its own beside a time speaks the lines below; "19:05 Leila ok" is Leila's
    where such names come again and again; what the program itself says has no speaker.
    """
    found = _with_names_apart(list(lines), text)
    found = _with_loose_names(found, text, known=known)
    said = sum(line.timed for line in found)
    if said < _FEWEST:
        return found
    return [_without_placeholder(line, text) for line in found]


def _with_names_apart(lines: list[Line], text: str) -> list[Line]:
    """Join a name and a time that stand on two lines, in either order."""
    pairs: list[tuple[int, int]] = []
    for number in [number for number, line in enumerate(lines) if _is_stamp(line, text)]:
        if number + 1 < len(lines) and _is_name(lines[number + 1], text):
            pairs.append((number, number + 1))
        elif number and _is_name(lines[number - 1], text):
            pairs.append((number, number - 1))
    names = Counter(_words(lines[name], text) for _, name in pairs)
    for stamp, name in pairs:
        if len(pairs) < _FEWEST or max(names.values()) < _FEWEST:
            break
        line = lines[name]
        label = _words(line, text).rstrip(":")
        lines[name] = replace(line, start=line.end, label=label, timed=True)
        lines[stamp] = replace(lines[stamp], start=lines[stamp].end, label="", timed=False)
    return lines


def _with_loose_names(lines: list[Line], text: str, *, known: Cast) -> list[Line]:
    heads: dict[int, re.Match[str]] = {}
    names = Counter(plain(line.label) for line in lines if line.timed)
    for number, line in enumerate(lines):
        if line.timed and (line.start < line.end or names[plain(line.label)] >= _FEWEST):
            continue
        if not _may_be_stamped(line, text):
            continue
        found = _LOOSE.match(text[line.labelled_from : line.labelled_from + 160].translate(BLANKS))
        if found is not None and line.mark is Mark.NONE:
            heads[number] = found
    counts = Counter(plain(found["label"]) for found in heads.values())
    about = sum(bool(_TELLS.match(found.string, found.end())) for found in heads.values())
    is_chat = len(heads) > _FEWEST and 2 * about < len(heads)
    if not is_chat or not all(
        count >= _FEWEST or known.named(one) for one, count in counts.items()
    ):
        return lines
    for number, found in heads.items():
        line = lines[number]
        start = min(line.end, line.labelled_from + found.end())
        lines[number] = replace(line, start=start, label=found["label"], timed=True)
    return lines


def _without_placeholder(line: Line, text: str) -> Line:
    """Return a line as the program's own where it stands for a picture or tells who joined."""
    words = text[line.start : line.end].strip()
    if line.timed and _PLACEHOLDER.fullmatch(words):
        return replace(line, is_notice=True)
    if line.label or not _may_be_stamped(line, text):
        return line
    head = text[line.labelled_from : line.labelled_from + 60].translate(BLANKS)
    stamp = _STAMPED.match(head)
    is_stamped = stamp is not None and any(map(str.isalpha, head[stamp.end() :]))
    return replace(line, is_notice=True) if is_stamped else line


def _may_be_stamped(line: Line, text: str) -> bool:
    """Tell cheaply that a line holds the colon of a time near its start, or does not."""
    return ":" in text[line.labelled_from : min(line.end, line.labelled_from + 40)]


def _is_stamp(line: Line, text: str) -> bool:
    if line.end - line.labelled_from > _LONGEST_NAME or not _may_be_stamped(line, text):
        return False
    head = text[line.labelled_from : line.end].translate(BLANKS).strip()
    return bool(head) and len(head) < _LONGEST_NAME and bool(_STAMPED.fullmatch(head))


def _is_name(line: Line, text: str) -> bool:
    words = _words(line, text)
    return (
        line.mark is Mark.NONE
        and 0 < len(words) <= _LONGEST_NAME
        and words[0].isupper()
        and not line.timed
        and bool(_ONLY_NAME.fullmatch(words))
    )


def _words(line: Line, text: str) -> str:
    return text[line.labelled_from : line.end].strip()
