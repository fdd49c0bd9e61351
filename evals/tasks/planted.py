"""Are planted errors found? True statements with one thing changed, and the true ones beside them.

The statements and their evidence are other people's (the public sets) or the samples' own gold
answers, never drafts of the companion.
"""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from companion.writing.grounding import unsupported
from companion.writing.telling import Misread, Misreading, Told, misread
from evals.gold import Gold, mails, meetings, own
from evals.metrics import interval
from evals.owners import lost_owner, owned_actions, wrong_owner
from evals.planting import Kind, Planted, every, owned, quoting
from evals.scores import Better, Measure, Outcome, Score, Sheet
from evals.workbench import Workbench

TASK: Final = "planted"
_PLAIN: Final = "capitals and digits"
_COMPARED: Final = {Kind.NAME: 1, Kind.NUMBER: 4, Kind.DATE: 3, Kind.QUOTE: 1, Kind.OWNER: 3}
"""Versions of one statement, by what is changed; these have an aim."""

_READ: Final = {
    Kind.SPEAKER: Misreading.SPEAKER,
    Kind.NEGATION: Misreading.DENIED,
    Kind.HEDGE: Misreading.SETTLED,
}
"""What words alone tell badly: reported, without an aim."""

_FROM_MAILS: Final = frozenset({Kind.NUMBER, Kind.DATE})
_CLAIM: Final = re.compile(r"\b(?:[A-Z][a-z]{2,}|\d[\d.,]*)\b")


async def evaluate(bench: Workbench) -> Outcome:
    """Plant errors in the samples' gold answers and, with the public sets, in theirs.

    Raises:
        InputError: the public sets are wanted and one is missing.
    """
    bench.tell("planted: samples")
    golds = list(own(bench.sample_folder))
    found = list(_measures(Sheet(task=TASK, cases="samples"), golds, (), shown=True))
    found += _owners(bench)
    if bench.data is not None:
        bench.tell("planted: ami_actions, explainmeetsum, email_intent")
        found += _public(bench, bench.data)
    return Outcome(measures=tuple(found))


def _owners(bench: Workbench) -> Iterator[Measure]:
    """Measure the owner field of a model's summary; in full on jotted notes, too."""
    more = " and jotted notes" if bench.full else ""
    sheet = Sheet(task=TASK, cases=f"samples{more}, the owner field")
    actions = list(owned_actions(bench.sample_folder, jotted=bench.full))
    yield sheet.mean("owner changed, kept out", list(map(wrong_owner, actions)), aim="≥ .99")
    lost = list(map(lost_owner, actions))
    yield sheet.mean("right owner lost", lost, better=Better.LOWER, aim="≤ .05")


def _public(bench: Workbench, folder: Path) -> Iterator[Measure]:
    golds = list({gold.text: gold for gold in meetings(folder)}.values())
    started = time.perf_counter()
    yield from _measures(
        Sheet(task=TASK, cases="public gold, marked evidence"), golds, list(mails(folder))
    )
    bench.tell(f"planted: {time.perf_counter() - started:.1f} s")
    whole = Sheet(task=TASK, cases="public gold, whole meeting")
    yield _alarms(whole, "false alarms, statements", golds, shown=False, in_whole=True)


def _measures(
    sheet: Sheet, golds: Sequence[Gold], letters: Sequence[Gold], *, shown: bool = False
) -> Iterator[Measure]:
    all_found: list[Score] = []
    for kind, most in _COMPARED.items():
        errors = list(every(golds, kind, most=most))
        if kind in _FROM_MAILS:
            errors += every(letters, kind, most=most)
        scores = [_found(one) for one in errors]
        all_found += scores
        plain = [float(_plainly(one.text, one.gold)) for one in errors]
        yield _recall(sheet, f"{kind} changed, found", scores, plain, shown=shown)
    yield _recall(sheet, "all of these, found", all_found, [], shown=False)
    quoted = [one for gold in golds if (one := quoting(gold)) is not None]
    yield _alarms(sheet, "false alarms, statements", golds, shown=shown)
    yield _alarms(sheet, "false alarms, quotations", quoted, shown=shown)
    actions = [one for gold in golds if (one := owned(gold)) is not None]
    yield _misreadings(sheet, "false alarms, owners", actions, Misreading.OWNER)
    for kind, misreading in _READ.items():
        scores = [_found(one) for one in every(golds, kind, most=1)]
        name = f"{kind} changed, found"
        yield sheet.mean(name, scores if shown else _untold(scores), aim="reported")
        yield _misreadings(sheet, f"false alarms, {kind}", golds, misreading)


def _recall(
    sheet: Sheet, metric: str, scores: Sequence[Score], plain: Sequence[float], *, shown: bool
) -> Measure:
    others = {_PLAIN: interval(plain).value} if plain else {}
    told = scores if shown else _untold(scores)
    return sheet.mean(metric, told, aim="≥ .99", others=others)


def _found(error: Planted) -> Score:
    """Score whether what was changed is named; texts of the public sets are not shown."""
    gold = error.gold
    if error.kind in _READ or error.kind is Kind.OWNER:
        wanted = _READ.get(error.kind, Misreading.OWNER)
        is_found = any(one.kind is wanted for one in _misread(gold, error.text))
    else:
        wrong = error.wrong.casefold()
        named = (phrase.casefold() for phrase in unsupported(error.text, gold.sources()))
        is_found = any(phrase in wrong or wrong in phrase for phrase in named)
    return Score(case=gold.case, value=float(is_found), reason=f"{error.wrong!r}: {error.text!r}")


def _untold(scores: Iterable[Score]) -> list[Score]:
    return [Score(case=score.case, value=score.value) for score in scores]


def _misread(gold: Gold, text: str) -> Iterator[Misread]:
    lines = [Told(text=line.text, speaker=line.speaker) for line in gold.lines]
    yield from misread(text, lines, gold.people)


def _alarms(
    sheet: Sheet, metric: str, golds: Sequence[Gold], *, shown: bool, in_whole: bool = False
) -> Measure:
    scores = [_alarm(gold, unsupported(gold.text, gold.sources(whole=in_whole))) for gold in golds]
    plain = [float(_plainly(gold.text, gold, in_whole=in_whole)) for gold in golds]
    return sheet.mean(
        metric,
        scores if shown else _untold(scores),
        better=Better.LOWER,
        aim="≤ .05",
        others={_PLAIN: interval(plain).value},
    )


def _alarm(gold: Gold, named: Sequence[str]) -> Score:
    return Score(case=gold.case, value=float(bool(named)), reason=", ".join(named))


def _misreadings(sheet: Sheet, metric: str, golds: Sequence[Gold], kind: Misreading) -> Measure:
    scores = [
        Score(
            case=gold.case, value=float(any(one.kind is kind for one in _misread(gold, gold.text)))
        )
        for gold in golds
    ]
    return sheet.mean(metric, scores, better=Better.LOWER, aim="reported")


def _plainly(text: str, gold: Gold, *, in_whole: bool = False) -> bool:
    """Tell what the plainest check would: a capitalised word or a figure that is not there."""
    said = " ".join(gold.sources(whole=in_whole))
    return any(match.group() not in said for match in _CLAIM.finditer(text))
