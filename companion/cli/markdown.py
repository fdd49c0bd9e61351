"""People's words in a Markdown file: text and nothing else, in whichever program shows it."""

import re
from typing import Final

from companion.cli.printing import clean

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>&|~$]")
_AT_A_LINE: Final = re.compile(r"^(\s*)([#+=-]|\d{1,9}(?=[.)]))", re.MULTILINE)
_LINK: Final = re.compile(r"://|\bwww\.", re.IGNORECASE)
_BREAKS: Final = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def escaped(text: str) -> str:
    """Return `text` as Markdown that shows it and does nothing: no link, image, heading or HTML."""
    plain = clean(_BREAKS.sub("\n", text))
    plain = _SPECIAL.sub(r"\\\g<0>", plain)
    plain = _LINK.sub(lambda found: found.group().replace(":", r"\:").replace(".", r"\."), plain)
    return _AT_A_LINE.sub(_inert, plain)


def on_one_line(text: str) -> str:
    """Return `escaped(text)` with its line breaks as blanks, for a heading or a list."""
    return " ".join(escaped(text).split())


def quoted(text: str) -> str:
    """Return `text` as a block quote, each of its lines one of the quote's."""
    return "\n".join(f"> {line.lstrip()}".rstrip() for line in escaped(text).split("\n"))


def _inert(found: re.Match[str]) -> str:
    sign = found.group(2)
    return f"{found.group(1)}{sign}\\" if sign.isdigit() else f"{found.group(1)}\\{sign}"
