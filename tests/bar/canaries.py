"""People with a canary in every text that can be stored of them, each in all kinds of records."""

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, Final, get_args, get_origin

from pydantic import BaseModel

from companion.application.records import Batch
from companion.followups.item import Item
from companion.goals.goal import Goal
from companion.pairs.agreement import MentoringPair
from companion.people.person import Person
from companion.requests.request import Request
from companion.sessions.session import MentoringSession

NOT_FREE: Final = frozenset(
    {
        *("id", "email", "time_zone", "rule", "languages", "digest", "mentor_id", "mentee_id"),
        *(
            "at",
            "start",
            "end",
            "name",
            "manager_id",
            "goal_id",
            "session_id",
            "owner",
            "key",
            "starts_at",
            "pair_id",
        ),
        "handshake",
    }
)
"""Fields of text that hold an id, a zone, a rule: they cannot take any words."""


@dataclass(frozen=True, kw_only=True)
class Planted:
    """One person of the plantation.

    Attributes:
        person: the record.
        own: canaries in what is theirs alone.
        shared: canaries in what they share with one other each.
        kept: canaries that whoever keeps the record has for themselves, in a talk that they led.
    """

    person: Person
    own: tuple[str, ...]
    shared: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def needles(self) -> tuple[str, ...]:
        """All that must be gone when they are: canaries, id, name, address."""
        assert self.person.email is not None
        ends = (self.person.id, self.person.name, self.person.email)
        return (*self.own, *self.shared, *self.kept, *ends)


class Plantation:
    """A ring of people: each is the mentor of the next one, and mentioned by one more."""

    def __init__(self, people: int, *, seed: int) -> None:
        self._count = people
        self._seed = seed
        self._used: dict[str, list[str]] = {}
        self._notes: dict[int, str] = {}
        self.people: list[Planted] = []
        self.batch = self._planted()

    def word(self, whose: str) -> str:
        """Return a canary that stands nowhere else."""
        words = self._used.setdefault(whose, [])
        words.append(f"zq{self._seed}{whose}x{len(words):03d}vk")
        return words[-1]

    def _planted(self) -> Batch:
        numbers = range(self._count)
        people = [self._person(number) for number in numbers]
        goals = [self._goal(number) for number in numbers]
        rings = [(number, (number + 1) % self._count) for number in numbers]
        batch = Batch(
            people=tuple(people),
            goals=tuple(goals),
            pairs=tuple(self._pair(*ring) for ring in rings),
            requests=tuple(self._request(*ring) for ring in rings),
            sessions=tuple(self._session(*ring) for ring in rings),
            items=tuple(item for ring in rings for item in self._items(*ring)),
        )
        self.people = [
            Planted(
                person=person,
                own=tuple(self._used[f"own{number}"]),
                shared=tuple(
                    word
                    for ring in rings
                    if number in ring
                    for word in self._used[f"two{ring[0]}y{ring[1]}"]
                ),
                kept=tuple(self._used[f"kept{number}"]),
            )
            for number, person in enumerate(people)
        ]
        return batch

    def _id(self, number: int) -> str:
        return f"pid{self._seed}q{number:02d}"

    def name(self, number: int) -> str:
        """Return somebody's name: letters alone, as no other has them."""
        letters = "".join("bcdfghjklm"[int(digit)] for digit in f"{self._seed}{number:02d}")
        return f"Quor{letters} Ximb{letters}"

    def _person(self, number: int) -> Person:
        own = f"own{number}"
        texts = {name: self.word(own) for name in ("pronouns", "headline", "location", "unit")}
        lists = {
            name: [f"knows {self.word(own)} well"]
            for name in ("skills", "interests", "can_help_with", "industries")
        }
        return Person.model_validate(
            {
                "id": self._id(number),
                "name": self.name(number),
                "email": f"{self._id(number)}@mail.example",
                "manager_id": self._id((number + 2) % self._count),
                **texts,
                **lists,
                "bio": f"I lead {self.word(own)} since long.",
                "unread_times": self.word(own),
                "note_to_organiser": f"Keep me from {self.name((number + 2) % self._count)}. "
                f"{self.word(own)}",
                "links": [f"https://in.example/{self.word(own)}"],
                "languages": ["en"],
                "time_zone": "Europe/Paris",
                "career": [
                    {
                        "title": f"Head of {self.word(own)}",
                        "organization": self.word(own),
                        "start": "2019",
                        "summary": f"Built {self.word(own)} from nothing.",
                    }
                ],
            }
        )

    def _goal(self, number: int) -> Goal:
        own = f"own{number}"
        return Goal(
            id=f"goal{number}",
            statement=f"Lead {self.word(own)}",
            mentee_id=self._id(number),
            challenge=self.word(own),
            success_measure=self.word(own),
            skills=(self.word(own),),
            kind=self.word(own),
            baseline=self.word(own),
            first_said=self.word(own),
        )

    def _pair(self, mentor: int, mentee: int) -> MentoringPair:
        two = f"two{mentor}y{mentee}"
        return MentoringPair.model_validate(
            {
                "id": f"pair{mentor}",
                "mentor_id": self._id(mentor),
                "mentee_id": self._id(mentee),
                "agreement": {
                    "success": self.word(two),
                    "shared": [self.word(two)],
                    "cadence": {
                        "starts_on": "2026-03-03",
                        "at": "16:00",
                        "time_zone": "Europe/Paris",
                        "rule": "FREQ=WEEKLY",
                    },
                    "words": [
                        {
                            "side": "mentor",
                            "given": "reported",
                            "said_on": "2026-03-01",
                            "revision": 1,
                            "how": self.word(two),
                        }
                    ],
                },
            }
        )

    def _request(self, mentor: int, mentee: int) -> Request:
        two = f"two{mentor}y{mentee}"
        letter = {"drafted_on": "2026-02-01", "sent_on": "2026-02-01"}
        return Request.model_validate(
            {
                "id": f"request{mentor}",
                "mentor_id": self._id(mentor),
                "mentee_id": self._id(mentee),
                "goal_id": f"goal{mentee}",
                "message": {**letter, "subject": self.word(two), "body": self.word(two)},
                "follow_up": {**letter, "subject": self.word(two), "body": self.word(two)},
                "answer": "yes",
                "answered_on": "2026-02-02",
                "answer_text": self.word(two),
            }
        )

    def _session(self, mentor: int, mentee: int) -> MentoringSession:
        two = f"two{mentor}y{mentee}"
        spoken_of = self.name((mentor + 2) % self._count)
        self._notes[mentor] = (
            f"{spoken_of} should read it.\nWe spoke of {self.word(two)} at length.\n"
            f"I will send {self.word(two)}.\n"
        )
        return MentoringSession.model_validate(
            {
                "id": f"session{mentor}",
                "mentor_id": self._id(mentor),
                "mentee_id": self._id(mentee),
                "held_on": "2026-03-03",
                "goal_id": f"goal{mentee}",
                "notes": self._notes[mentor],
                "question": self.word(two),
                "struck": [self.word(f"kept{mentor}")],
                "feedback": [
                    {
                        "side": side,
                        "on": "2026-03-03",
                        "learnt": self.word(two),
                        "is_shared": True,
                    }
                    for side in ("mentor", "mentee")
                ],
            }
        )

    def _items(self, mentor: int, mentee: int) -> Iterator[Item]:
        two = f"two{mentor}y{mentee}"
        spoken_of = self.name((mentor + 2) % self._count)
        first = f"{spoken_of} should read it."
        people = {"mentor_id": self._id(mentor), "mentee_id": self._id(mentee)}
        notes = self._notes[mentor]
        sent = notes.splitlines()[2]
        start = notes.index(sent)
        evidence = {"session_id": f"session{mentor}", "start": 0, "end": len(first), "text": first}
        yield Item.model_validate(
            {
                "id": f"action{mentor}",
                "kind": "action",
                "text": self.word(two),
                **people,
                "owner": self._id(mentee),
                "evidence": evidence,
                "confirmed_on": "2026-03-03",
                "history": [
                    {"status": "done", "on": "2026-03-05", "result": self.word(two)},
                ],
            }
        )
        yield Item.model_validate(
            {
                "id": f"takeaway{mentor}",
                "kind": "takeaway",
                "text": self.word(two),
                **people,
                "plan": {"when": self.word(two), "then": self.word(two)},
                "evidence": {**evidence, "start": start, "end": start + len(sent), "text": sent},
                "confirmed_on": "2026-03-03",
            }
        )


def empty_texts(values: Sequence[BaseModel]) -> tuple[str, ...]:
    """Return each field of free text that none of the values fills, as Type.field.

    So that a field which is new has a canary too.
    """
    filled: set[str] = set()
    known: set[str] = set()
    for value in values:
        _look(value, known, filled)
    return tuple(sorted(known - filled))


def _look(value: BaseModel, known: set[str], filled: set[str]) -> None:
    for name, field in type(value).model_fields.items():
        place = f"{type(value).__name__}.{name}"
        held = getattr(value, name)
        if name not in NOT_FREE and _is_text(field.annotation):
            known.add(place)
            if held and "zq" in str(held):
                filled.add(place)
        for each in held if isinstance(held, tuple) else (held,):
            if isinstance(each, BaseModel):
                _look(each, known, filled)


def _is_text(kind: object) -> bool:
    if get_origin(kind) is Annotated:
        return _is_text(get_args(kind)[0])
    if get_origin(kind) in {tuple, types.UnionType} or str(get_origin(kind)) == "typing.Union":
        return any(_is_text(each) for each in get_args(kind))
    if isinstance(kind, type):
        return issubclass(kind, str) and not issubclass(kind, Enum | date)
    return False
