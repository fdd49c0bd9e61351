"""What `companion start` was told that is no record: how many minutes a session may take."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.values import DEFAULT_MINUTES, LONGEST_MINUTES, SHORTEST_MINUTES

if TYPE_CHECKING:
    from companion.cli.context import Options

_FILE: Final = "preferences.json"
_MINUTES: Final = "minutes_a_week"


def keep_minutes(options: "Options", minutes_a_week: int) -> None:
    """Remember how many minutes a week there are, for the next commands."""
    path = _path(options)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps({_MINUTES: minutes_a_week}) + "\n", encoding="utf-8")
    new.replace(path)


def minutes_a_week(options: "Options") -> int | None:
    """Return how many minutes a week there are; None where nobody said.

    A file that cannot be read counts as none: it holds a convenience, no record.
    """
    try:
        kept = json.loads(_path(options).read_text(encoding="utf-8"))
        return int(kept[_MINUTES])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def session_minutes(options: "Options") -> int:
    """Return the minutes of a session: what was kept, within 15 to 30, else the default."""
    minutes = minutes_a_week(options)
    if minutes is None:
        return DEFAULT_MINUTES
    return max(SHORTEST_MINUTES, min(LONGEST_MINUTES, minutes))


def _path(options: "Options") -> Path:
    return options.opening().load().settings.data_dir / _FILE
