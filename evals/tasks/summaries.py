"""Are the summaries true and complete? On notes with gold answers, and on recorded meetings."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from companion.application.asks import SummaryAsk
from companion.summaries.summary import ActionStatus
from evals.jotted import HELD, LISTS, SETS, JottedCase
from evals.jotted import cases as jotted_cases
from evals.meetings import meeting_measures
from evals.metrics import Counts, f1, precision, recall, share
from evals.notes import NotesCase, quotes_of
from evals.scores import Crash, Measure, Outcome, Score, Sheet, crash_of
from evals.workbench import Workbench

TASK: Final = "summaries"
_SHEET: Final = Sheet(task=TASK, cases="samples")
_PLAIN: Final = "“will” or “should”"
_SAMPLE_LISTS: Final = ("decisions", "open_questions", "takeaways")


async def evaluate(bench: Workbench) -> Outcome:
    """Sum up the sample notes and, with the public sets, whole meetings.

    Raises:
        InputError: the public sets are wanted and one is missing.
    """
    outcome = await _samples(bench)
    for name in SETS:
        outcome += await _jotted(bench, name)
    if bench.data is not None:
        outcome += await meeting_measures(bench, bench.data)
    return outcome


async def _samples(bench: Workbench) -> Outcome:
    bench.tell("summaries: samples")
    cases: list[NotesCase] = []
    crashes: list[Crash] = []
    for gold in _gold(bench.sample_folder):
        try:
            cases.append(await _summed_up(bench, gold))
        except Exception as error:  # noqa: BLE001 - a crash is reported, not scored
            crashes.append(crash_of(f"{TASK} · {gold['notes_file']}", error))
    measures = (*_actions(cases), *_details(cases), *_lists(cases)) if cases else ()
    return Outcome(measures=measures, crashes=tuple(crashes))


async def _summed_up(bench: Workbench, gold: Mapping[str, Any]) -> NotesCase:
    name = gold["notes_file"]
    notes = (bench.sample_folder / name).read_text(encoding="utf-8")
    fields = {key: gold[key] for key in ("date", "participants", "me")}
    ask = SummaryAsk.model_validate({"notes": notes, **fields})
    return NotesCase(name=name, notes=notes, gold=gold, found=await bench.companion.summarize(ask))


async def _jotted(bench: Workbench, name: str) -> Outcome:
    """Sum up notes as people jot them; of the set held back only the figures are shown."""
    bench.tell(f"summaries: {name}")
    found: list[JottedCase] = []
    crashes: list[Crash] = []
    for gold in jotted_cases(name):
        fields = {key: gold[key] for key in ("notes", "participants", "me")}
        try:
            ask = SummaryAsk.model_validate({**fields, "date": gold["held_on"]})
            summary = await bench.companion.summarize(ask)
            found.append(JottedCase(gold=gold, found=summary))
        except Exception as error:  # noqa: BLE001 - a crash is reported, not scored
            crashes.append(crash_of(f"{TASK} · {name} · {gold['id']}", error))
    measures = tuple(_measures_of_jotted(Sheet(task=TASK, cases=name), found)) if found else ()
    if name in HELD:
        measures = tuple(replace(measure, lowest=()) for measure in measures)
    return Outcome(measures=measures, crashes=tuple(crashes))


def _measures_of_jotted(sheet: Sheet, cases: Sequence[JottedCase]) -> Iterator[Measure]:
    committed, plain = [one.committed() for one in cases], [one.plain() for one in cases]
    told = [
        Score(case=case.name, value=f1([counts]).value, reason=case.misread())
        for case, counts in zip(cases, committed, strict=True)
        if counts.said or counts.wanted
    ]
    said, wanted = sum(one.said for one in committed), sum(one.wanted for one in committed)
    yield sheet.share(
        "committed actions, precision",
        precision(committed),
        count=said,
        others={_PLAIN: precision(plain).value},
        aim="≥ .95",
        lowest=told,
    )
    yield sheet.share(
        "committed actions, recall",
        recall(committed),
        count=wanted,
        others={_PLAIN: recall(plain).value},
        aim="≥ .90",
    )
    pairs = sum(len(case.pairs()) for case in cases)
    for metric, aim, found in (
        ("wrong owners", "0", JottedCase.wrong_owners),
        ("owners left open", "", JottedCase.missing_owners),
        ("wrong dates", "≤ 1", JottedCase.wrong_dates),
        ("dates left open", "", JottedCase.missing_dates),
        ("wrong statuses", "", JottedCase.wrong_statuses),
    ):
        scores = [score for case in cases for score in found(case)]
        yield replace(sheet.never(metric, scores, among=pairs), aim=aim)
    for name in LISTS:
        lost = [
            Score(case=case.name, value=0.0, reason=repr(line))
            for case in cases
            for line in case.lost(name)
        ]
        kept = [case.kept(name) for case in cases]
        yield sheet.share(
            f"{name} kept", recall(kept), count=sum(one.wanted for one in kept), lowest=lost
        )
    silent = [score for case in cases for score in case.silent()]
    lines = sum(len(case.lines()) for case in cases)
    yield sheet.never("lines neither used nor named", silent, among=lines)


def _gold(folder: Path) -> list[Mapping[str, Any]]:
    lines = (folder / "notes" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _actions(cases: Sequence[NotesCase]) -> Iterator[Measure]:
    committed = [case.actions(ActionStatus.COMMITTED) for case in cases]
    plain = [case.promises(ActionStatus.COMMITTED) for case in cases]
    told = [
        Score(case=case.name, value=f1([counts]).value, reason=case.misread())
        for case, counts in zip(cases, committed, strict=True)
        if counts.said or counts.wanted
    ]
    yield _SHEET.share(
        "committed actions, precision",
        precision(committed),
        count=sum(counts.said for counts in committed),
        others={_PLAIN: precision(plain).value},
        aim="≥ .95",
        lowest=told,
    )
    yield _SHEET.share(
        "committed actions, recall",
        recall(committed),
        count=sum(counts.wanted for counts in committed),
        others={_PLAIN: recall(plain).value},
        aim="≥ .85",
    )
    every = [case.actions() for case in cases]
    yield _f1("actions of any status, F1", every)
    pairs = [pair for case in cases for pair in case.paired()]
    right = [(float(item.status == gold["status"]), 1.0) for item, gold in pairs]
    yield _SHEET.share("status, of actions found", share(right), count=len(right))


def _details(cases: Sequence[NotesCase]) -> Iterator[Measure]:
    dated = [sum(bool(one["due_on"]) for one in case.gold_items()) for case in cases]
    missed = [case.missed_dates() for case in cases]
    yield _SHEET.share(
        "stated dates found",
        share([(all_ - len(lost), all_) for all_, lost in zip(dated, missed, strict=True)]),
        count=sum(dated),
        aim="≥ .90",
        lowest=[score for lost in missed for score in lost],
    )
    items = sum(len(case.found.action_items) for case in cases)
    owners = [score for case in cases for score in case.invented_owners()]
    yield _SHEET.never("invented owners", owners, among=items)
    dates = [score for case in cases for score in case.invented_dates()]
    yield _SHEET.never("invented dates", dates, among=items)
    altered = [score for case in cases for score in case.altered_quotes()]
    quotes = sum(len(quotes_of(case.found)) for case in cases)
    yield _SHEET.never("quotes not verbatim", altered, among=quotes)


def _lists(cases: Sequence[NotesCase]) -> Iterator[Measure]:
    for name in _SAMPLE_LISTS:
        yield _f1(f"{name.replace('_', ' ')}, F1", [case.listed(name) for case in cases])


def _f1(metric: str, counts: Sequence[Counts]) -> Measure:
    return _SHEET.share(metric, f1(counts), count=sum(one.wanted for one in counts))
