"""The mapping of a form's columns as a small YAML file that an organiser reads and edits."""

import re
from collections.abc import Mapping
from typing import Final

import yaml
from pydantic import ValidationError

from companion.errors import BadRecordsError, UnreadableFileError
from companion.people.column_words import LISTS, Holds
from companion.people.columns import Columns, Everyone, Split, UnclearRole
from companion.problems import problems_of
from companion.records import BYTE_ORDER_MARK

_LONGEST: Final = 50_000
_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)

_HEAD: Final = f"""\
# Which column of the form is which field. Change what is wrong, then import with this file.
# holds: {", ".join(holds.value for holds in Holds)}
# split (lists only): {" or ".join(split.value for split in Split)}; line breaks always split
# time_zone: of everybody whose row names none, such as Europe/London
# unclear_role (of a row that does not say): {", ".join(what.value for what in UnclearRole)}
# everyone (for a form without a role column): {", ".join(who.value for who in Everyone)}
"""


def columns_as_text(columns: Columns) -> str:
    """Return a mapping as YAML with the choices explained above it."""
    entries = []
    for column in columns.columns:
        entry = {"header": column.header, "holds": column.holds.value}
        if column.holds in LISTS:
            entry["split"] = column.split.value
        if column.why:
            entry["why"] = column.why
        entries.append(entry)
    content = {
        "everyone": columns.everyone.value,
        "unclear_role": columns.unclear_role.value,
        "time_zone": columns.time_zone,
        "columns": entries,
    }
    body = _dumped(content, as_it_reads=True)
    if _UNSEEN.search(body):
        # A header may hold what a screen does not show, or what YAML takes for a line's end.
        body = _dumped(content, as_it_reads=False)
    return _HEAD + body


def _dumped(content: Mapping[str, object], *, as_it_reads: bool) -> str:
    body: str = yaml.safe_dump(content, allow_unicode=as_it_reads, sort_keys=False, width=100)
    return body


def columns_of_text(text: str, *, where: str) -> Columns:
    """Read a mapping back.

    Raises:
        UnreadableFileError: the text is no YAML.
        BadRecordsError: a field is unknown, or holds none of its choices; all of them.
    """
    if len(text) > _LONGEST:
        raise UnreadableFileError(f"{where} is too long for a mapping of columns")
    try:
        content = yaml.safe_load(text.removeprefix(BYTE_ORDER_MARK))
    except yaml.MarkedYAMLError as error:
        line = "" if error.problem_mark is None else f", line {error.problem_mark.line + 1}"
        raise UnreadableFileError(f"{where}{line} is not YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise UnreadableFileError(f"{where} is not YAML: {type(error).__name__}") from None
    try:
        return Columns.model_validate(content)
    except ValidationError as error:
        raise BadRecordsError(problems_of(error, of=Columns, where=where)) from None
