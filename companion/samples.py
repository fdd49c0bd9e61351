"""The invented sample programme that comes with the companion."""

import json
from pathlib import Path

from companion.content import content_folder
from companion.goals.goal import Goal
from companion.people.person import Person
from companion.records import read_records
from companion.sessions.session import MentoringSession
from companion.values import Value


class Samples(Value):
    """The programme's people, goals and sessions with their notes."""

    mentors: tuple[Person, ...]
    mentees: tuple[Person, ...]
    goals: tuple[Goal, ...]
    sessions: tuple[MentoringSession, ...]

    def session_of(self, goal_id: str) -> MentoringSession:
        """Return the session held on a goal."""
        return next(session for session in self.sessions if session.goal_id == goal_id)


def load_samples() -> Samples:
    """Read `knowledge/samples/`.

    Raises:
        SetupError: this installation lacks the folder.
    """
    folder = content_folder("knowledge") / "samples"
    return Samples(
        mentors=read_records(_text(folder / "mentors.jsonl"), where="mentors.jsonl", of=Person),
        mentees=read_records(_text(folder / "mentees.jsonl"), where="mentees.jsonl", of=Person),
        goals=read_records(_text(folder / "goals.jsonl"), where="goals.jsonl", of=Goal),
        sessions=tuple(
            _session(line, folder) for line in _text(folder / "sessions.jsonl").splitlines()
        ),
    )


def _session(line: str, folder: Path) -> MentoringSession:
    fields = json.loads(line)
    notes = _text(folder / fields.pop("notes_file"))
    return MentoringSession.model_validate({**fields, "notes": notes})


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
