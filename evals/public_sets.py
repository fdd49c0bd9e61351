"""Reads the public sets, with the one mapping that their README gives, so that figures compare.

Rows describe real people and are only scored: nothing here, and nothing that uses it, prints one.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from companion.errors import InputError
from companion.goals.goal import Goal, GoalId
from companion.people.career import Position
from companion.people.person import Person, PersonId
from companion.values import FIELD_LIMIT

SPLIT: Final = "dev"

Row = Mapping[str, Any]
"""One line of a set; the sets' READMEs say what is in it."""


@dataclass(frozen=True, kw_only=True)
class RankingCase:
    """A query: as a goal for the companion, as one text for the baselines.

    Attributes:
        gains: what is relevant, and how much.
        pool: the only candidates that count; None for all.
        exclude: candidates that do not count.
        sentence: how the query is put to MiniLM where it is fused; the text itself when None.
    """

    goal: Goal
    text: str
    gains: Mapping[str, float]
    pool: frozenset[str] | None = None
    exclude: frozenset[str] = frozenset()
    sentence: str | None = None

    def counted(self, ranking: Iterable[str]) -> list[str]:
        """Return `ranking` without the candidates that do not count."""
        return [
            name
            for name in ranking
            if name not in self.exclude and (self.pool is None or name in self.pool)
        ]


@dataclass(frozen=True, kw_only=True)
class RankingSet:
    """People to rank and queries with known answers.

    Attributes:
        parts: each person's texts for the baselines, one per aspect.
        fuse_parts: whether the fusion takes MiniLM's best part rather than one vector per person.
        aim: the nDCG@10 that is wanted.
    """

    name: str
    people: tuple[Person, ...]
    parts: Mapping[str, tuple[str, ...]]
    cases: tuple[RankingCase, ...]
    fuse_parts: bool = False
    aim: str = ""

    @property
    def documents(self) -> dict[str, str]:
        """Each person as one text."""
        return {name: " ".join(parts) for name, parts in self.parts.items()}


def rows(folder: Path, name: str) -> list[Row]:
    """Return the lines of one file of the sets.

    Raises:
        InputError: the file is not there.
    """
    path = folder / name
    if not path.is_file():
        raise InputError(f"{str(folder)!r} holds no {name!r}; name the folder of the public sets")
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def ranking_sets(folder: Path) -> Iterator[RankingSet]:
    """Yield the four ranking sets.

    Raises:
        InputError: a file is missing.
    """
    yield _ols(folder)
    yield _cncf(folder)
    yield _codingcoach(folder)
    yield _onet(folder)


def _ols(folder: Path) -> RankingSet:
    mentors = rows(folder, "ols_mentoring/mentors.jsonl")
    found = _answers(folder, f"ols_mentoring/{SPLIT}/qrels.jsonl")
    return RankingSet(
        name="ols_mentoring, pool",
        people=tuple(
            _person(row, bio=row["bio"], can_help_with=_lines(row["expertise"])) for row in mentors
        ),
        parts={row["id"]: _texts(row["bio"], " ".join(row["expertise"])) for row in mentors},
        cases=tuple(
            _case(
                row,
                found[row["id"]],
                statement=f"{row['title']}. {row['description']}",
                skills=row["keywords"],
            )
            for row in rows(folder, f"ols_mentoring/{SPLIT}/queries.jsonl")
        ),
        aim=".290",
    )


def _cncf(folder: Path) -> RankingSet:
    mentors = rows(folder, f"cncf_lfx/{SPLIT}/mentors.jsonl")
    found = _answers(folder, f"cncf_lfx/{SPLIT}/qrels.jsonl")
    return RankingSet(
        name="cncf_lfx, masked",
        people=tuple(
            _person(row, career=tuple(map(_project, row["mentored_masked"]))) for row in mentors
        ),
        parts={
            row["id"]: tuple(
                f"{project['title']} {project['description']} {project['skills']}"
                for project in row["mentored_masked"]
            )
            for row in mentors
        },
        cases=tuple(
            _case(
                row,
                found[row["id"]],
                statement="{title}. {description} {outcome} {skills}".format(**row["masked"]),
            )
            for row in rows(folder, f"cncf_lfx/{SPLIT}/queries.jsonl")
        ),
        fuse_parts=True,
        aim=".385",
    )


def _codingcoach(folder: Path) -> RankingSet:
    mentors = rows(folder, "codingcoach_mentors/mentors.jsonl")
    found = _answers(folder, f"codingcoach_mentors/{SPLIT}/qrels.jsonl")
    return RankingSet(
        name="codingcoach",
        people=tuple(
            _person(row, headline=row["title"], bio=row["description"]) for row in mentors
        ),
        parts={row["id"]: _texts(row["title"], row["description"]) for row in mentors},
        cases=tuple(
            _case(
                row,
                found[row["id"]],
                statement=row["text"],
                sentence=f"mentor who can help with {row['text']}",
            )
            for row in rows(folder, f"codingcoach_mentors/{SPLIT}/queries.jsonl")
        ),
        aim=".390",
    )


def _onet(folder: Path) -> RankingSet:
    occupations = rows(folder, "onet_careers/occupations.jsonl")
    found = _answers(folder, f"onet_careers/{SPLIT}/related_qrels.jsonl")
    return RankingSet(
        name="onet_careers, related",
        people=tuple(
            _person(row, headline=row["title"], bio=row["description"]) for row in occupations
        ),
        parts={row["id"]: _texts(row["title"], row["description"]) for row in occupations},
        cases=tuple(
            _case(
                row,
                found[row["id"]],
                statement=f"{row['occupation']}. {row['description']}",
            )
            for row in rows(folder, f"onet_careers/{SPLIT}/related_queries.jsonl")
        ),
        aim=".570",
    )


def _answers(folder: Path, name: str) -> dict[str, Row]:
    return {row["id"]: row for row in rows(folder, name)}


def _case(
    row: Row,
    found: Row,
    *,
    statement: str,
    skills: Iterable[str] = (),
    sentence: str | None = None,
) -> RankingCase:
    listed = _lines(skills)
    return RankingCase(
        goal=Goal(id=GoalId(row["id"]), statement=statement[:FIELD_LIMIT], skills=listed),
        text=" ".join((statement, *listed)),
        gains=found["rel"],
        pool=frozenset(found["pool"]) if found.get("pool") else None,
        exclude=frozenset(found.get("exclude", ())),
        sentence=sentence,
    )


def _person(
    row: Row,
    *,
    headline: str | None = None,
    bio: str | None = None,
    can_help_with: tuple[str, ...] = (),
    career: tuple[Position, ...] = (),
) -> Person:
    # The sets hold no names; the id stands in, since a common word would be taken out of the texts.
    return Person(
        id=PersonId(row["id"]),
        name=row["id"],
        headline=headline,
        bio=bio,
        can_help_with=can_help_with,
        career=career,
    )


def _project(row: Row) -> Position:
    return Position(title=row["title"], summary=f"{row['description']} {row['skills']}")


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if text.strip())


def _texts(*texts: str) -> tuple[str, ...]:
    """Return the texts that say something; a person who says nothing keeps one empty text."""
    return _lines(texts) or ("",)
