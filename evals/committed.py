"""The figures that are committed: a drop below them fails a run."""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from companion.errors import InputError
from evals.report import figure
from evals.scores import Measure, has_fallen

FILE: Final = Path(__file__).parent / "baseline.json"
_DECIMALS: Final = 4


def read(path: Path = FILE) -> dict[str, float]:
    """Return the committed figures by the measures' keys; none where there is no file yet.

    Raises:
        InputError: the file is not what `write` leaves.
    """
    if not path.exists():
        return {}
    try:
        found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(
            f"{str(path)!r} is not JSON ({error}); run with --update-baseline"
        ) from None
    return found


def write(measures: Sequence[Measure], path: Path = FILE) -> None:
    """Commit to these figures; those of measures that were not taken this time stay."""
    taken = {
        measure.key: round(measure.ours.value, _DECIMALS)
        for measure in measures
        if measure.ours is not None and not math.isnan(measure.ours.value)
    }
    kept = {**read(path), **taken}
    text = json.dumps(dict(sorted(kept.items())), ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")


def drops(measures: Sequence[Measure], committed: Mapping[str, float]) -> tuple[str, ...]:
    """Return a sentence for each measure that is worse than the committed figure."""
    return tuple(
        f"{measure.key}: {_found(measure)}, and {figure(committed[measure.key])} is committed"
        for measure in measures
        if measure.key in committed and has_fallen(measure, committed=committed[measure.key])
    )


def _found(measure: Measure) -> str:
    return "not measured" if measure.ours is None else figure(measure.ours.value)
