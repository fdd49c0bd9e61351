"""A strict reader of iCalendar files (RFC 5545, sections 3.1 and 3.3.11), independent of ours."""

import re
from dataclasses import dataclass, field
from typing import Final

_LINE: Final = re.compile(
    r'(?P<name>[A-Z-]+)(?P<params>(?:;[A-Z-]+=(?:"[^"\x00-\x1f\x7f]*"|[^";:,\x00-\x1f\x7f]*))*):'
    r"(?P<value>.*)",
    re.DOTALL,
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_ESCAPE: Final = re.compile(r"\\(.)")
_TEXTS: Final = frozenset({"SUMMARY", "DESCRIPTION", "LOCATION", "UID"})


@dataclass
class Component:
    """A component: its properties as read, and those inside."""

    name: str
    properties: dict[str, list[str]] = field(default_factory=dict)
    params: dict[str, str] = field(default_factory=dict)
    inside: "list[Component]" = field(default_factory=list)

    def one(self, name: str) -> str:
        """Return the only value of a property."""
        (value,) = self.properties[name]
        return value


def read_calendar(content: bytes) -> Component:
    """Return the calendar of a file; any breach of the grammar is an error."""
    stack = [Component("FILE")]
    for line in _unfolded(content):
        found = _LINE.fullmatch(line)
        assert found is not None, f"not a content line: {line!r}"
        name, value = found["name"], found["value"]
        assert _CONTROL.search(value) is None, f"a control character in {line!r}"
        if name == "BEGIN":
            stack.append(Component(value))
            stack[-2].inside.append(stack[-1])
        elif name == "END":
            assert stack.pop().name == value
        else:
            told = _told(value) if name in _TEXTS else value
            stack[-1].properties.setdefault(name, []).append(told)
            stack[-1].params[name] = found["params"]
    (file,) = stack
    (calendar,) = file.inside
    assert calendar.name == "VCALENDAR"
    return calendar


def _unfolded(content: bytes) -> list[str]:
    assert content.endswith(b"\r\n")
    physical = content[:-2].split(b"\r\n")
    logical: list[bytes] = []
    for line in physical:
        assert len(line) <= 75, "a line is longer than 75 octets"
        assert b"\n" not in line, "a bare line feed"
        assert b"\r" not in line, "a bare carriage return"
        if line.startswith(b" "):
            logical[-1] += line[1:]
        else:
            logical.append(line)
    return [line.decode("utf-8") for line in logical]


def _told(value: str) -> str:
    bare = _ESCAPE.sub("", value)
    assert not set(bare) & {",", ";", "\\"}, f"not escaped: {value!r}"
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
