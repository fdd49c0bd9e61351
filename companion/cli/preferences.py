"""What is kept and is no record: the minutes of a week, the month last looked back on."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.values import DEFAULT_MINUTES, LONGEST_MINUTES, SHORTEST_MINUTES

if TYPE_CHECKING:
    from companion.cli.context import Options

_FILE: Final = "preferences.json"
_MINUTES: Final = "minutes_a_week"
_MONTH: Final = "month_looked_back"


def keep_minutes(options: "Options", minutes_a_week: int) -> None:
    """Remember how many minutes a week there are, for the next commands."""
    _keep(options, _MINUTES, minutes_a_week)


def minutes_a_week(options: "Options") -> int | None:
    """Return how many minutes a week there are; None where nobody said."""
    kept = _kept(options).get(_MINUTES)
    return kept if isinstance(kept, int) else None


def keep_month(options: "Options", day: date) -> None:
    """Remember that the month before this day was looked back on."""
    _keep(options, _MONTH, f"{day:%Y-%m}")


def is_new_month(options: "Options", day: date) -> bool:
    """Tell whether the month before this day was not looked back on yet."""
    return _kept(options).get(_MONTH) != f"{day:%Y-%m}"


def _kept(options: "Options") -> dict[str, object]:
    """Return what is kept; a file that cannot be read counts as empty: it holds no record."""
    try:
        kept = json.loads(_path(options).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(options: "Options", name: str, value: object) -> None:
    path = _path(options)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps({**_kept(options), name: value}) + "\n", encoding="utf-8")
    new.replace(path)


def session_minutes(options: "Options") -> int:
    """Return the minutes of a session: what was kept, within 15 to 30, else the default."""
    minutes = minutes_a_week(options)
    if minutes is None:
        return DEFAULT_MINUTES
    return max(SHORTEST_MINUTES, min(LONGEST_MINUTES, minutes))


def _path(options: "Options") -> Path:
    return options.opening().load().settings.data_dir / _FILE
