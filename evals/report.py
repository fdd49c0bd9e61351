"""Prints measures as tables of plain text, and writes them as JSON."""

import json
import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from evals.metrics import Interval
from evals.scores import Measure, Outcome

_NONE: Final = "–"
_CASE_WIDTH: Final = 110


def text_of(outcome: Outcome) -> str:
    """Return the whole report: a table per set of cases, the lowest cases, and what crashed."""
    blocks = [
        _block(list(measures))
        for _, measures in groupby(outcome.measures, key=lambda one: (one.task, one.cases))
    ]
    if outcome.crashes:
        lines = (f"  {crash.case}: {crash.why}" for crash in outcome.crashes)
        blocks.append("\n".join(("CRASHED (not scored)", *lines)))
    return "\n\n".join(blocks)


def write_json(outcome: Outcome, path: Path) -> None:
    """Write every figure, its interval, its baselines and its reasons."""
    found = {
        "measures": [_json(measure) for measure in outcome.measures],
        "crashes": [{"case": crash.case, "why": crash.why} for crash in outcome.crashes],
    }
    path.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def figure(value: float) -> str:
    """Return a figure as short as it can be read: .742, 1.000, 12.3, 40."""
    if math.isnan(value):
        return _NONE
    if value.is_integer() and value not in {0.0, 1.0}:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3f}".replace("0.", ".", 1)


def _block(measures: Sequence[Measure]) -> str:
    first = measures[0]
    others = list(dict.fromkeys(name for one in measures for name in one.others))
    gains = any(one.gain for one in measures)
    over = next((one.gain.over for one in measures if one.gain), "")
    header = ["", "n", "companion", *others, *([f"gain over {over}"] if gains else []), "aim"]
    table = [header, *(_row(measure, others, gains=gains) for measure in measures)]
    if not any(row[-1] for row in table[1:]):
        table = [row[:-1] for row in table]
    return "\n".join((f"{first.task} · {first.cases}", *_aligned(table), *_remarks(measures)))


def _row(measure: Measure, others: Sequence[str], *, gains: bool) -> list[str]:
    cells = [measure.metric, str(measure.count), _ours(measure)]
    cells += [figure(measure.others[name]) if name in measure.others else "" for name in others]
    if gains:
        cells.append(_signed(measure.gain.difference) if measure.gain else "")
    return [*cells, measure.aim]


def _aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells).rstrip()}"


def _remarks(measures: Sequence[Measure]) -> Iterator[str]:
    for measure in measures:
        if measure.note:
            yield f"  {measure.metric}: {measure.note}"
    for measure in measures:
        for score in measure.lowest:
            line = f"{measure.metric} {figure(score.value)} on {score.case}: {score.reason}"
            yield f"    {line if len(line) <= _CASE_WIDTH else line[: _CASE_WIDTH - 1] + '…'}"


def _ours(measure: Measure) -> str:
    found = measure.ours
    if found is None or math.isnan(found.value):
        return _NONE
    if measure.counts_times:
        return f"{found.value:.0f}"
    if found.low == found.high:
        return figure(found.value)
    return f"{figure(found.value)} [{figure(found.low)}, {figure(found.high)}]"


def _signed(found: Interval) -> str:
    cells = (
        f"{value:+.3f}".replace("0.", ".", 1) for value in (found.value, found.low, found.high)
    )
    return "{} [{}, {}]".format(*cells)


def _json(measure: Measure) -> dict[str, object]:
    return {
        "task": measure.task,
        "cases": measure.cases,
        "metric": measure.metric,
        "count": measure.count,
        "companion": _json_interval(measure.ours),
        "baselines": dict(measure.others),
        "gain": measure.gain
        and {"over": measure.gain.over, **(_json_interval(measure.gain.difference) or {})},
        "better": measure.better.value,
        "aim": measure.aim,
        "note": measure.note,
        "lowest": [
            {"case": score.case, "value": score.value, "reason": score.reason}
            for score in measure.lowest
        ],
    }


def _json_interval(found: Interval | None) -> dict[str, float | None] | None:
    if found is None:
        return None
    figures = {"value": found.value, "low": found.low, "high": found.high}
    return {name: None if math.isnan(value) else value for name, value in figures.items()}
