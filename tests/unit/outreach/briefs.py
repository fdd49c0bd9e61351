"""Invented people and goals that the tests of this stage share."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from companion.goals.goal import Goal
from companion.outreach.message import MessageChannel, OutreachBrief
from companion.outreach.offline import compose
from companion.outreach.rules import CHECKS
from companion.people.person import Person
from companion.writing.draft import Violation

SAMPLES: Final = Path(__file__).parents[3] / "knowledge" / "samples"

GRACE: Final = Person.model_validate(
    {
        "id": "e-grace",
        "name": "Grace Mutasa",
        "time_zone": "Europe/London",
        "availability": [{"weekday": "tue", "start": "19:00", "end": "21:00"}],
        "channels": ["call", "video"],
        "career": [
            {
                "title": "Senior staff nurse, respiratory",
                "organization": "a city teaching hospital",
                "start": "2018",
                "summary": "In charge of the shift twice a week. I end up with the hardest bay.",
            }
        ],
    }
)
ADAEZE: Final = Person.model_validate(
    {
        "id": "m-adaeze",
        "name": "Adaeze Obi",
        "headline": "Matron for three medical wards",
        "bio": "I learned it badly, then I learned it well. I was a ward sister in Enugu.",
        "can_help_with": [
            "delegating to nurses who were your equals last month",
            "taking charge of a ward for the first time",
        ],
        "time_zone": "Europe/London",
        "availability": [{"weekday": "tue", "start": "19:30", "end": "21:00"}],
        "channels": ["call", "video"],
        "career": [
            {
                "title": "Matron, acute medicine",
                "organization": "a city teaching hospital",
                "start": "2021",
                "summary": "Coach every new ward manager through the first hundred days.",
            },
            {
                "title": "Ward manager",
                "organization": "a county hospital",
                "start": "2013",
                "end": "2021",
                "summary": "Took a 28-bed ward from a third of posts empty to two vacancies.",
            },
        ],
    }
)
WARD: Final = Goal.model_validate(
    {
        "id": "g-ward",
        "statement": "Run my ward as acting ward manager from January",
        "challenge": "I take the hardest bay and the bleep because delegating feels rude.",
        "skills": ["delegation"],
    }
)


def a_brief(
    *,
    mentee: Person = GRACE,
    mentor: Person = ADAEZE,
    goal: Goal = WARD,
    channel: MessageChannel = MessageChannel.EMAIL,
) -> OutreachBrief:
    return OutreachBrief(mentee=mentee, mentor=mentor, goal=goal, channel=channel)


def a_person(name: str = "Ana Silva", **fields: object) -> Person:
    return Person.model_validate({"id": name.replace("/", "-"), "name": name, **fields})


def a_goal(statement: str, **fields: object) -> Goal:
    return Goal.model_validate({"id": "g", "statement": statement, **fields})


def sample_mentors() -> Mapping[str, Person]:
    lines = (SAMPLES / "mentors.jsonl").read_text(encoding="utf-8").splitlines()
    return {person.id: person for person in map(Person.model_validate_json, lines)}


def sample_mentees() -> Mapping[str, Person]:
    lines = (SAMPLES / "mentees.jsonl").read_text(encoding="utf-8").splitlines()
    return {person.id: person for person in map(Person.model_validate_json, lines)}


def sample_goals() -> Mapping[str, Goal]:
    lines = (SAMPLES / "goals.jsonl").read_text(encoding="utf-8").splitlines()
    return {goal.id: goal for goal in map(Goal.model_validate_json, lines)}


def broken(brief: OutreachBrief) -> tuple[Violation, ...]:
    """Return the rules that the composed message breaks."""
    draft = compose(brief).draft
    return tuple(violation for check in CHECKS for violation in check(brief, draft))


def codes(brief: OutreachBrief) -> set[str]:
    """Return the codes of what the sender is told."""
    return {notice.code for notice in compose(brief).warnings}
