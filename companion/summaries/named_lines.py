"""Lines in which a participant is named: a second speaker on one line, "TODO Kwame: send it"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from companion.summaries.cast import Cast
from companion.summaries.forms import Line, Mark, read_line

_SECOND: Final = re.compile(
    r"(?:(?<=[.!?;])[ \t]{1,4}|[ \t]{1,4}//[ \t]{1,4})"
    r"(?P<name>[^\W\d_][\w'’-]{0,30}(?:[ ][^\W\d_a-z][\w'’-]{0,30})?)[ ]?:[ \t]{1,4}(?=\S)"
)
"""After a full stop, a semicolon or two strokes, a name with a colon."""
_TAGGED: Final = re.compile(
    r"(?:to-?[ ]?dos?|actions?(?:[ ](?:items?|points?))?|tasks?|homework|next[ ]steps?)"
    r"[ ]{1,3}(?:(?:for|on|by)[ ])?@?(?P<name>[^\W\d_][\w'’-]{0,30})[ ]{0,2}"
    r"(?::|->|=>|→|[–—-](?=[ ]))[ ]{0,3}(?=\S)",
    re.IGNORECASE,
)


def with_named_lines(lines: Sequence[Line], text: str, *, known: Cast) -> list[Line]:
    """Return the lines, each speaker's words a line of their own and tagged tasks with a name."""
    if not known.participants:
        return list(lines)
    return [
        _untagged(part, text, known)
        for line in lines
        for part in ([line] if line.timed else _parts(line, text, known))
    ]


def _parts(line: Line, text: str, known: Cast) -> Iterator[Line]:
    """Yield a line cut before every participant who speaks later in it."""
    rest = line
    for found in _SECOND.finditer(text, line.start, line.end):
        if len(found["name"]) < len("Al") or known.named(found["name"]) is None:
            continue
        yield replace(rest, end=found.start())
        part = read_line(text, found.start("name"), line.end)
        rest = replace(part, mark=line.mark, indent=line.indent)
    yield rest


def _untagged(line: Line, text: str, known: Cast) -> Line:
    """Return "TODO Kwame: send it" as a task of Kwame's."""
    found = _TAGGED.match(text, line.labelled_from, line.end)
    if found is None or known.named(found["name"]) is None:
        return line
    mark = line.mark if line.mark is not Mark.NONE else Mark.BOX
    return replace(line, start=found.end(), label=found["name"], mark=mark, assigned=True)
