"""Texts for the growth table: at least 20,000 different passages, none of them twice.

Without a folder of public sets they are sentences of the invented programme, of the guidance and of
the question bank, put together anew in ones, twos and threes: each sentence is one that a person
wrote, the passage as a whole is not. With a folder they are what the public sets hold.
"""

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from benchmarks.crowd import SEED
from companion.content import content_folder
from companion.knowledge.library import read_library
from companion.matching.pools import pool_passages
from companion.samples import load_samples
from companion.text.sentences import sentences

PASSAGES: Final = 21_000

_TOGETHER: Final = (2, 2, 3)
_WORDS: Final = range(2, 61)
_LONG: Final = 300
"""Characters above which a text of a public set is cut into its sentences."""

_SETS: Final = ("ols_mentoring", "cncf_lfx", "codingcoach_mentors", "onet_careers")
_TITLES: Final = "melo_titles/corpus.jsonl"
_NO_TEXT: Final = frozenset({"id", "country", "languages", "kind", "cohort", "term", "rel", "pool"})


def passages(data: Path | None, *, count: int = PASSAGES) -> tuple[str, ...]:
    """Return `count` different texts, in a settled order; of the public sets in `data` if given.

    Raises:
        FileNotFoundError: `data` lacks one of the sets.
    """
    chance = random.Random(SEED)
    if data is None:
        return tuple(sorted(_recombined(own_sentences(), count, chance)))
    found = sorted(_said_in(data))
    lines = (data / _TITLES).read_text(encoding="utf-8").splitlines()
    titles = sorted({json.loads(line)["title"] for line in lines}.difference(found))
    missing = max(0, count - len(found))
    return (*found[:count], *chance.sample(titles, missing))


def described(data: Path | None) -> str:
    """Say where the passages come from, for the table."""
    if data is None:
        return (
            "sentences of the samples, the guidance and the question bank, "
            "recombined in ones, twos and threes"
        )
    return "texts of the public sets: mentors' profiles, projects, occupations and job titles"


def own_sentences() -> tuple[str, ...]:
    """Return the sentences that are in the repository, goals left out, each once."""
    samples, folder = load_samples(), content_folder("knowledge")
    people = pool_passages((*samples.mentors, *samples.mentees), ())
    library = read_library(
        questions=_files(folder / "questions", "*.yaml"),
        guidance=_files(folder / "guidance", "*.md"),
    )
    texts = [
        *(one.text for own in people for one in own),
        *(str(session.notes or "") for session in samples.sessions),
        *(passage.text for passage in library.guidance),
        *(one.text for situation in library.situations for one in situation.changes),
        *(one.text for situation in library.situations for one in situation.questions),
    ]
    return tuple(_sentences(texts))


def _recombined(singles: tuple[str, ...], count: int, chance: random.Random) -> Iterable[str]:
    found = dict.fromkeys(singles[:count])
    while len(found) < count:
        found[" ".join(chance.sample(singles, chance.choice(_TOGETHER)))] = None
    return found


def _said_in(data: Path) -> set[str]:
    found: set[str] = set()
    for name in _SETS:
        if not (data / name).is_dir():
            raise FileNotFoundError(
                f"{str(data / name)!r} is missing: --data wants the public sets"
            )
        for file in sorted((data / name).rglob("*.jsonl")):
            for line in file.read_text(encoding="utf-8").splitlines():
                texts = [text for text in _texts(json.loads(line)) if " " in text]
                found.update(text for text in texts if len(text) <= _LONG)
                found.update(_sentences(text for text in texts if len(text) > _LONG))
    return found


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key not in _NO_TEXT:
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _sentences(texts: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(
        quote.text
        for text in texts
        for quote in sentences(text)
        if len(quote.text.split()) in _WORDS
    )


def _files(folder: Path, pattern: str) -> dict[str, str]:
    return {file.stem: file.read_text(encoding="utf-8") for file in folder.glob(pattern)}
