"""Records with a word in every free text that stands nowhere else, for any type of record."""

import copy
from typing import Any

from pydantic import BaseModel

from companion.followups.item import Item
from companion.goals.goal import Goal
from companion.pairs.agreement import MentoringPair
from companion.people.person import Person
from companion.requests.request import Request
from companion.sessions.session import MentoringSession
from tests.bar.canaries import empty_texts

Document = dict[str, Any]


class Planter:
    """Makes the records of one sequence. Each record has a number, and all its words hold it."""

    def __init__(self, sequence: int) -> None:
        self._sequence = sequence
        self._made = 0

    def word(self) -> str:
        """Return the word of a new record; `zq`, six digits that no other has, `x`."""
        self._made += 1
        if self._made >= 100:
            raise OverflowError("a sequence makes fewer than a hundred records")
        return f"zq{self._sequence % 10_000:04d}{self._made:02d}xvk"

    def person(self, name: str) -> Document:
        """Return somebody, by their own or another's account."""
        word = self.word()
        return self._filled(
            Person,
            {
                "id": name,
                "name": f"Quor {name.upper()}",
                "can_help_with": [f"stock counts {word}"],
                "career": [{"title": f"Keeper {word}", "organization": word, "summary": word}],
            },
            word,
        )

    def goal(self) -> Document:
        """Return a goal that nobody else may read."""
        word = self.word()
        known = {"id": f"goal-{word}", "statement": f"Run the inventory of {word} without overtime"}
        return self._filled(Goal, known, word)

    def pair(self, pair: tuple[str, str], *, side: str, said_yes: bool, ended: bool) -> Document:
        """Return a pair as one of the two keeps it."""
        word = self.word()
        said = {"side": side, "given": "own", "said_on": "2026-03-01", "revision": 1, "how": word}
        return {
            "id": f"pair-{pair[0]}-{pair[1]}-{side}",
            "mentor_id": pair[0],
            "mentee_id": pair[1],
            "agreement": {
                "success": word,
                "shared": [word],
                "words": [said] if said_yes else [],
            },
            "ending": {"ended_on": "2026-03-09"} if ended else None,
        }

    def request(self, mentor: str, mentee: str, *, answer: str) -> Document:
        """Return a request with one reminder, as its mentee keeps it."""
        word = self.word()
        return {
            "id": f"request-{word}",
            "mentor_id": mentor,
            "mentee_id": mentee,
            "message": _letter(word, "2026-03-01"),
            "follow_up": _letter(word, "2026-03-09"),
            "answer": answer,
            "answered_on": "2026-03-10",
            "answer_text": f"I would count {word} first",
        }

    def session(self, pair: tuple[str, str], *, private: bool) -> Document:
        """Return a talk of a pair."""
        word = self.word()
        known = {
            "id": f"talk-{word}",
            "mentor_id": pair[0],
            "mentee_id": pair[1],
            "held_on": "2026-03-02",
            "notes": f"- I'll count the stock of {word} by Friday\n- Ask {word} about inventory\n",
            "private": private,
            "feedback": [{"side": "mentor", "on": "2026-03-02", "learnt": word, "is_shared": True}],
        }
        return self.with_hidden(self._filled(MentoringSession, known, word))

    def with_hidden(self, talk: Document) -> Document:
        """Return a talk with another word in what its keeper alone may read."""
        word = self.word()
        shared = [one for one in talk["feedback"] if one["is_shared"]]
        kept = {"side": "mentee", "on": "2026-03-02", "learnt": word, "is_shared": False}
        return {
            **talk,
            "struck": [f"a line with {word}"],
            "recap_sent_on": f"2026-03-{3 + self._made % 20:02d}",
            "feedback": [*shared, kept],
        }

    def item(self, talk: Document) -> Document:
        """Return what was confirmed of a talk; its quote holds the talk's word too."""
        word = self.word()
        line = talk["notes"].splitlines()[0]
        return {
            "id": f"item-{word}",
            "kind": "takeaway",
            "text": f"Count {word}",
            "mentor_id": talk["mentor_id"],
            "mentee_id": talk["mentee_id"],
            "plan": {"when": word, "then": word},
            "evidence": {"session_id": talk["id"], "start": 0, "end": len(line), "text": line},
            "confirmed_on": "2026-03-02",
            "history": [{"status": "done", "on": "2026-03-05", "result": word}],
            "recalls": [{"on": "2026-03-05", "grade": "knew"}],
        }

    def _filled(self, kind: type[BaseModel], known: Document, word: str) -> Document:
        """Return a document with the word in each text that `known` leaves empty."""
        document = copy.deepcopy(known)
        for place in empty_texts([kind.model_validate(document)]):
            of, name = place.split(".")
            if of == kind.__name__:
                document[name] = word
                try:
                    kind.model_validate(document)
                except ValueError:
                    document[name] = [word]
        return document


def _letter(word: str, day: str) -> Document:
    body = f"May I ask you about {word}?"
    return {"body": body, "subject": f"About {word}", "drafted_on": day, "sent_on": day}


def unplanted() -> tuple[str, ...]:
    """Return each free text of any record that a planter leaves empty."""
    planter = Planter(0)
    talk = planter.session(("a", "b"), private=False)
    pair = planter.pair(("a", "b"), side="mentor", said_yes=True, ended=False)
    return empty_texts(
        [
            Person.model_validate(planter.person("a")),
            Goal.model_validate(planter.goal()),
            MentoringPair.model_validate(pair),
            MentoringSession.model_validate(talk),
            Item.model_validate(planter.item(talk)),
            Request.model_validate(planter.request("a", "b", answer="yes")),
        ]
    )
