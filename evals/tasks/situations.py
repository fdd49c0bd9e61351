"""Does the question bank recognise a situation? Each sample goal against those that fit it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Final

from companion.content import content_folder
from companion.goals.goal import Goal
from companion.knowledge.bank import Situation
from companion.knowledge.library import Library, read_library
from companion.knowledge.service import KnowledgeService
from evals.baselines import Dense, Lexical
from evals.metrics import reciprocal_rank
from evals.scores import Measure, Outcome, Score, Sheet
from evals.workbench import Workbench

TASK: Final = "situations"
CASES: Final = Path(__file__).parent.parent / "cases" / "situations.jsonl"
_SHEET: Final = Sheet(task=TASK, cases="samples")
_HIT_AT: Final = (1, 3)

Rankings = Sequence[Sequence[str]]
"""Per goal: the ids of situations, best first."""


async def evaluate(bench: Workbench) -> Outcome:
    """Rank the situations of the bank for every sample goal, beside BM25 and plain MiniLM."""
    bench.tell("situations: samples")
    library = _library()
    expected = read_cases(CASES)
    goals = [goal for goal in bench.samples.goals if goal.id in expected]
    golds = [expected[goal.id] for goal in goals]
    knowledge = KnowledgeService(library=lambda: library, embedder=bench.embedder)
    headlines: dict[str | None, str] = {one.id: one.headline or "" for one in bench.samples.mentees}
    found: list[list[str]] = []
    for goal in goals:
        # What the companion itself asks with: see `Companion.topics`.
        background = (", ".join(goal.skills), headlines.get(goal.mentee_id, ""))
        findings = await knowledge.find(
            _said(goal), background=background, situations=len(library.situations)
        )
        found.append([fit.situation.id for fit in findings.situations])
    documents = {one.id: _words(one) for one in library.situations}
    lexical = Lexical(documents)
    texts = [" ".join(_said(goal)) for goal in goals]
    others = {
        "BM25": [lexical.bm25(text) for text in texts],
        "MiniLM": await Dense(bench.embedder).by_document(documents, texts),
    }
    names = [goal.id for goal in goals]
    return Outcome(measures=tuple(measures(names, golds, found, others)))


def read_cases(path: Path) -> dict[str, frozenset[str]]:
    """Return the situations that fit each goal, by the goal's id."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {row["goal_id"]: frozenset(row["situations"]) for row in map(json.loads, lines)}


def measures(
    names: Sequence[str],
    golds: Sequence[frozenset[str]],
    found: Rankings,
    others: Mapping[str, Rankings],
) -> list[Measure]:
    """Return how often a fitting situation stands first or among three, and how high it stands."""
    return [
        *(_hits(names, golds, found, others, top=top) for top in _HIT_AT),
        _SHEET.mean(
            "MRR",
            _told(names, golds, found, _reciprocal_ranks(golds, found)),
            others={name: fmean(_reciprocal_ranks(golds, one)) for name, one in others.items()},
        ),
    ]


def _hits(
    names: Sequence[str],
    golds: Sequence[frozenset[str]],
    found: Rankings,
    others: Mapping[str, Rankings],
    *,
    top: int,
) -> Measure:
    return _SHEET.mean(
        f"hit@{top}",
        _told(names, golds, found, _hit(golds, found, top=top)),
        others={name: fmean(_hit(golds, one, top=top)) for name, one in others.items()},
    )


def _hit(golds: Sequence[frozenset[str]], found: Rankings, *, top: int) -> list[float]:
    return [
        float(not gold.isdisjoint(ranking[:top]))
        for gold, ranking in zip(golds, found, strict=True)
    ]


def _reciprocal_ranks(golds: Sequence[frozenset[str]], found: Rankings) -> list[float]:
    return [
        reciprocal_rank(ranking, dict.fromkeys(gold, 1.0))
        for gold, ranking in zip(golds, found, strict=True)
    ]


def _told(
    names: Sequence[str],
    golds: Sequence[frozenset[str]],
    found: Rankings,
    values: Sequence[float],
) -> list[Score]:
    return [
        Score(
            case=name,
            value=value,
            reason=f"{', '.join(ranking[:3])}; fits: {', '.join(sorted(gold))}",
        )
        for name, gold, ranking, value in zip(names, golds, found, values, strict=True)
    ]


def _said(goal: Goal) -> tuple[str, ...]:
    return tuple(text for text in (goal.statement, goal.challenge) if text)


def _words(situation: Situation) -> str:
    questions = (f"{one.text} {one.topic}" for one in situation.questions)
    changes = (change.text for change in situation.changes)
    return " ".join((situation.title, *situation.applies_when, *questions, *changes))


def _library() -> Library:
    paths = (content_folder("knowledge") / "questions").glob("*.yaml")
    questions = {path.stem: path.read_text(encoding="utf-8") for path in paths}
    return read_library(questions=questions, guidance={})
