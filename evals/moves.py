"""What a career move asks for, on onet_careers: areas that rise and activities that are new.

Only the texts of the two roles are given, never what O*NET knows of them.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Final

import numpy as np

from companion.knowledge.move import Compared, Role, Subject, texts_of
from companion.ports import Embedder, Vectors
from evals.baselines import Dense, Lexical
from evals.metrics import interval, ndcg, paired_gain
from evals.public_sets import SPLIT, Row, rows
from evals.scores import Gain, Measure
from evals.workbench import Workbench

TASK: Final = "topics"
_AREAS: Final = "onet_careers, areas"
_ACTIVITIES: Final = "onet_careers, activities"
_MINILM: Final = "MiniLM"


@dataclass(frozen=True, kw_only=True)
class Move:
    """A step from one role to another."""

    id: str
    held: Role
    aimed: Role

    @property
    def text(self) -> str:
        """The role aimed at as one text, for the baselines."""
        return f"{self.aimed.title} {self.aimed.description}"


@dataclass(frozen=True, kw_only=True)
class Field:
    """Subjects of one kind, and which of them each move asks for."""

    cases: str
    aim: str
    subjects: Mapping[str, Subject]
    wanted: Mapping[str, Row]


async def move_measures(bench: Workbench, folder: Path) -> list[Measure]:
    """Rank areas and activities for each move, beside plain search with the role aimed at.

    Raises:
        InputError: a file of the set is missing.
    """
    bench.tell("topics: onet_careers")
    moves = [_move(row) for row in rows(folder, f"onet_careers/{SPLIT}/topic_queries.jsonl")]
    return [await _measure(one, moves, bench.embedder) for one in _fields(folder)]


def _fields(folder: Path) -> tuple[Field, ...]:
    areas = rows(folder, "onet_careers/topic_elements.jsonl")
    activities = rows(folder, "onet_careers/topic_activities.jsonl")
    return (
        Field(
            cases=_AREAS,
            aim="≥ .41",
            subjects={
                one["id"]: Subject(name=one["name"], description=one["description"] or "")
                for one in areas
            },
            wanted=_wanted(folder, "elements"),
        ),
        Field(
            cases=_ACTIVITIES,
            aim="≥ .245",
            subjects={one["id"]: Subject(name=one["text"]) for one in activities},
            wanted=_wanted(folder, "activities"),
        ),
    )


def _wanted(folder: Path, name: str) -> dict[str, Row]:
    found = rows(folder, f"onet_careers/{SPLIT}/topic_qrels_{name}.jsonl")
    return {row["id"]: row for row in found if any(gain > 0 for gain in row["rel"].values())}


def _move(row: Row) -> Move:
    return Move(id=row["id"], held=_role(row["positions"][-1]), aimed=_role(row["target"]))


def _role(row: Row) -> Role:
    return Role(title=row["occupation"], description=row["description"])


async def _measure(field: Field, moves: Sequence[Move], embedder: Embedder) -> Measure:
    asked = [one for one in moves if one.id in field.wanted]
    documents = {
        name: f"{one.name} {one.description}".strip() for name, one in field.subjects.items()
    }
    lexical = await asyncio.to_thread(Lexical, documents)
    texts = [one.text for one in asked]
    found = {
        "ours": await _ranked(field, asked, embedder),
        "BM25": [lexical.bm25(text) for text in texts],
        _MINILM: await Dense(embedder).by_document(documents, texts),
    }
    scores = {name: _scores(field, asked, ranked) for name, ranked in found.items()}
    ours = scores.pop("ours")
    return Measure(
        task=TASK,
        cases=field.cases,
        metric="nDCG@10",
        count=len(asked),
        ours=interval(ours),
        others={name: fmean(values) for name, values in scores.items()},
        gain=Gain(over=_MINILM, difference=paired_gain(ours, scores[_MINILM])),
        aim=field.aim,
    )


async def _ranked(field: Field, asked: Sequence[Move], embedder: Embedder) -> list[list[str]]:
    names, subjects = list(field.subjects), list(field.subjects.values())
    compared = Compared(
        subjects=subjects, vectors=np.asarray(await embedder.embed(texts_of(subjects)))
    )
    rankings = []
    for one in asked:
        scores = compared.scores(
            aimed=one.aimed,
            to=await _vectors(one.aimed, embedder),
            held=await _vectors(one.held, embedder),
        )
        rankings.append([names[at] for at in np.argsort(-scores, kind="stable")])
    return rankings


async def _vectors(role: Role, embedder: Embedder) -> Vectors:
    return np.asarray(await embedder.embed(role.texts))


def _scores(field: Field, asked: Sequence[Move], rankings: Sequence[Sequence[str]]) -> list[float]:
    found = []
    for one, ranking in zip(asked, rankings, strict=True):
        row = field.wanted[one.id]
        known = frozenset(row.get("exclude", ()))
        found.append(ndcg([name for name in ranking if name not in known], row["rel"]))
    return found
