"""Recorded meetings of ami_actions: what is handed out in them, with the words that do it."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from companion.application.asks import SummaryAsk
from companion.summaries.actions import find_actions
from companion.summaries.summary import ActionItem, Summary
from companion.text.linear import Linear
from evals.actions import Said, cued, grounded_counts
from evals.handed import Read, Recorded, by_team, read, recorded
from evals.metrics import Counts, f1, precision, recall, share, share_gain
from evals.notes import quotes_of
from evals.scores import Crash, Gain, Measure, Outcome, Score, Sheet, crash_of
from evals.workbench import Workbench

AMI: Final = Sheet(task="summaries", cases="ami_actions")
OUT_OF_FOLD: Final = Sheet(task="summaries", cases="ami_actions, by team")
CUES: Final = "cue words"


@dataclass(frozen=True, kw_only=True)
class _Meeting:
    """One meeting, and the action items that were found in it by weights of other teams."""

    recorded: Recorded
    items: Sequence[ActionItem]

    def said(self) -> Counts:
        items = [
            Said(text=one.what, evidence=self.recorded.cited(one.quotes)) for one in self.items
        ]
        return grounded_counts(items, self.recorded.gold)

    def cued(self) -> Counts:
        texts = self.recorded.utterances
        items = [Said(text=texts[at], evidence=frozenset({at})) for at in cued(texts)]
        return grounded_counts(items, self.recorded.gold)


async def meeting_measures(bench: Workbench, folder: Path) -> Outcome:
    """Score the actions of ami_actions out of fold, and what the companion publishes of them.

    Raises:
        InputError: a file of the set is missing.
    """
    bench.tell("summaries: ami_actions")
    known = await asyncio.to_thread(_known, folder)
    found = await asyncio.to_thread(_found, known)
    summaries, crashes = await _summaries(bench, [one.recorded for one in found])
    measures = (*_grounded(found), *_silence(found), *_honesty(summaries))
    return Outcome(measures=measures, crashes=tuple(crashes))


def _known(folder: Path) -> list[Read]:
    return [read(one) for one in recorded(folder)]


def _found(known: Sequence[Read]) -> list[_Meeting]:
    weights: Mapping[str, Linear] = by_team(known)
    return [
        _Meeting(
            recorded=one.meeting,
            items=[
                found.item
                for found in find_actions(
                    one.notes, held_on=None, handing_out=weights[one.meeting.team]
                ).items
            ],
        )
        for one in known
    ]


async def _summaries(
    bench: Workbench, meetings: Sequence[Recorded]
) -> tuple[list[tuple[Recorded, Summary]], list[Crash]]:
    found, crashes = [], []
    for one in meetings:
        ask = SummaryAsk(notes=one.notes, participants=one.participants)
        try:
            found.append((one, await bench.companion.summarize(ask)))
        except Exception as error:  # noqa: BLE001 - a crash is reported, not scored
            crashes.append(crash_of(f"ami_actions · {one.name}", error))
    return found, crashes


def _grounded(meetings: Sequence[_Meeting]) -> Iterator[Measure]:
    ours, plain = [one.said() for one in meetings], [one.cued() for one in meetings]
    gain = Gain(over=CUES, difference=share_gain(_parts(ours), _parts(plain)))
    for metric, figure, aim in (
        ("grounded F1", f1, "≥ .32"),
        ("grounded precision", precision, ""),
        ("grounded recall", recall, ""),
    ):
        measure = OUT_OF_FOLD.share(
            metric,
            figure(ours),
            count=sum(one.wanted for one in ours),
            others={CUES: figure(plain).value},
            aim=aim,
        )
        yield replace(measure, gain=gain) if figure is f1 else measure


def _parts(counts: Sequence[Counts]) -> list[tuple[float, float]]:
    return [(2 * one.hits, one.said + one.wanted) for one in counts]


def _silence(meetings: Sequence[_Meeting]) -> Iterator[Measure]:
    empty = [one for one in meetings if not one.recorded.gold]
    plain = [float(not cued(one.recorded.utterances)) for one in empty]
    yield OUT_OF_FOLD.share(
        "meetings without actions kept empty",
        share([(float(not one.items), 1.0) for one in empty]),
        count=len(empty),
        others={CUES: share([(one, 1.0) for one in plain]).value},
        aim="≥ 9 of 13",
    )


def _honesty(summaries: Sequence[tuple[Recorded, Summary]]) -> Iterator[Measure]:
    quotes = [(one, quote) for one, summary in summaries for quote in quotes_of(summary)]
    altered = [
        Score(case=one.name, value=1.0)
        for one, quote in quotes
        if one.notes[quote.start : quote.end] != quote.text
    ]
    yield AMI.never("quotes not verbatim", altered, among=len(quotes))
    items = [(one, item) for one, summary in summaries for item in summary.action_items]
    strangers = [
        Score(case=one.name, value=1.0)
        for one, item in items
        if item.owner not in {None, *(person.id for person in one.participants)}
    ]
    yield AMI.never("owners outside the speakers", strangers, among=len(items))
