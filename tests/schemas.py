"""The committed JSON schemas of every reply, and a check against them."""

import json
from pathlib import Path
from typing import Any, Final

import jsonschema
from pydantic import BaseModel

from companion.access.consent import Allowed
from companion.agendas.agenda import Agenda
from companion.application.debrief import Debrief
from companion.followups.advice import PastAdvice
from companion.followups.day import Day
from companion.followups.item import Item
from companion.followups.prep import Prep
from companion.goals.goal import Goal
from companion.matching.cohort import CohortResult
from companion.matching.match import MatchResult
from companion.outreach.answering import Triage
from companion.outreach.message import OutreachMessage
from companion.pairs.agreement import MentoringPair
from companion.people.person import Person
from companion.programmes.numbers import ProgrammeNumbers
from companion.requests.request import Request
from companion.sessions.session import MentoringSession
from companion.summaries.summary import Summary
from companion.topics.topic import TopicList

FOLDER: Final = Path(__file__).parents[1] / "docs" / "schemas"
MODELS: Final[dict[str, type[BaseModel]]] = {
    "match": MatchResult,
    "cohort": CohortResult,
    "outreach": OutreachMessage,
    "triage": Triage,
    "agenda": Agenda,
    "summary": Summary,
    "debrief": Debrief,
    "prep": Prep,
    "advice": PastAdvice,
    "today": Day,
    "topics": TopicList,
    "person": Person,
    "goal": Goal,
    "request": Request,
    "pair": MentoringPair,
    "session": MentoringSession,
    "item": Item,
    "consent": Allowed,
    "programme": ProgrammeNumbers,
}


def schema_text(name: str) -> str:
    """Return the schema of a contract type as it should be committed."""
    schema = MODELS[name].model_json_schema(mode="serialization")
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def require_valid(name: str, value: Any) -> None:  # noqa: ANN401 - any JSON
    """Fail unless `value` fits the committed schema `name`."""
    schema = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(value)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in MODELS:
        (FOLDER / f"{name}.json").write_text(schema_text(name), encoding="utf-8")
