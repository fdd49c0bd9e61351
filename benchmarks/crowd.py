"""A crowd for timing: people and goals recombined from the sample programme, no text twice.

Every text has two of its words swapped for others, so that no cache of texts helps anyone.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from companion.goals.goal import Goal, GoalId
from companion.people.career import Position
from companion.people.person import Person, PersonId
from companion.samples import Samples, load_samples

SEED: Final = 20250101
GOAL_WORDS: Final = 60
_SWAPPED: Final = 2
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Mentors to choose from, a mentee, and goals of theirs, 60 words each."""

    mentors: tuple[Person, ...]
    mentee: Person
    goals: tuple[Goal, ...]


def make_crowd(*, people: int, goals: int) -> Crowd:
    """Return the same crowd for the same sizes."""
    return _Maker(load_samples(), random.Random(SEED)).crowd(people=people, goals=goals)


class _Maker:
    """Draws from what the sample mentors and mentees wrote."""

    def __init__(self, samples: Samples, chance: random.Random) -> None:
        self._samples = samples
        self._chance = chance
        mentors = samples.mentors
        self._sentences = [
            sentence
            for one in mentors
            for sentence in _SENTENCE_END.split(one.bio or "")
            if sentence
        ]
        self._offers = [offer for one in mentors for offer in one.can_help_with]
        self._skills = sorted({skill for one in mentors for skill in one.skills})
        self._positions = [position for one in mentors for position in one.career]
        self._headlines = [one.headline for one in mentors if one.headline]
        words = {
            word for sentence in self._sentences for word in re.findall(r"\b[a-z]{4,}\b", sentence)
        }
        self._vocabulary = sorted(words)

    def crowd(self, *, people: int, goals: int) -> Crowd:
        mentee = self._samples.mentees[0]
        return Crowd(
            mentors=tuple(self._person(number) for number in range(people)),
            mentee=mentee,
            goals=tuple(self._goal(number, mentee) for number in range(goals)),
        )

    def _person(self, number: int) -> Person:
        # Where and when comes from one real sample, so that rules have something to decide.
        like = self._chance.choice(self._samples.mentors)
        return Person(
            id=PersonId(f"crowd-{number:06}"),
            name=like.name,
            headline=self._altered(self._chance.choice(self._headlines)),
            bio=" ".join(self._drawn(self._sentences, self._chance.randint(2, 4))),
            skills=tuple(self._drawn(self._skills, self._chance.randint(3, 6))),
            can_help_with=tuple(self._drawn(self._offers, self._chance.randint(2, 4))),
            career=tuple(self._position() for _ in range(self._chance.randint(1, 3))),
            languages=like.languages,
            time_zone=like.time_zone,
            availability=like.availability,
            channels=like.channels,
            capacity=like.capacity,
        )

    def _position(self) -> Position:
        drawn = self._chance.choice(self._positions)
        summary = drawn.summary and self._altered(drawn.summary)
        return Position(
            title=self._altered(drawn.title), start=drawn.start, end=drawn.end, summary=summary
        )

    def _goal(self, number: int, mentee: Person) -> Goal:
        asked = [one for one in self._samples.goals if one.challenge]
        words: list[str] = []
        while len(words) < GOAL_WORDS:
            drawn = self._chance.choice(asked)
            words += self._altered(f"{drawn.statement}. {drawn.challenge}").split()
        statement = " ".join(words[:GOAL_WORDS])
        return Goal(id=GoalId(f"goal-{number:04}"), statement=statement, mentee_id=mentee.id)

    def _drawn(self, texts: Sequence[str], count: int) -> list[str]:
        return [self._altered(text) for text in self._chance.sample(texts, count)]

    def _altered(self, text: str) -> str:
        words = text.split()
        for _ in range(_SWAPPED):
            words[self._chance.randrange(len(words))] = self._chance.choice(self._vocabulary)
        return " ".join(words)
