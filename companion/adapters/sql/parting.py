"""What other accounts keep of somebody whose account is erased: that there was one, not who. Pure.

Theirs go: profile, goals, letters, answers, what they thought of a talk. What the other account
wrote itself stays, without the name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from companion.access.leaving import SOMEBODY

Json = Any
Document = Mapping[str, Json]

_SIDES: Final = ("mentor", "mentee")


@dataclass(frozen=True, kw_only=True)
class Parting:
    """Somebody by the id of their account, and the id that stands for them afterwards."""

    account_id: str
    stand_in: str

    def person(self, document: Document) -> Document:
        """Return the record of a person: of theirs nothing but that there was one."""
        if document.get("id") == self.account_id:
            return {"id": self.stand_in, "name": SOMEBODY.capitalize()}
        return self._renamed(document)

    def pair(self, document: Document) -> Document:
        """Return a pair without their word on its terms."""
        agreement = document.get("agreement")
        side = self._side(document)
        if side is None or not agreement:
            return self._renamed(document)
        words = [word for word in agreement.get("words", ()) if word.get("side") != side]
        return self._renamed({**document, "agreement": {**agreement, "words": words}})

    def session(self, document: Document) -> Document:
        """Return a talk without what they thought of it."""
        side = self._side(document)
        if side is None:
            return document
        heard = [one for one in document.get("feedback") or () if one.get("side") != side]
        return self._renamed({**document, "feedback": heard})

    def request(self, document: Document) -> Document:
        """Return a request without their letters, or without their answer."""
        side = self._side(document)
        if side is None:
            return document
        if side == "mentor":
            return self._renamed({**document, "answer_text": None})
        letters = {
            name: {**document[name], "body": None, "subject": None}
            for name in ("message", "follow_up")
            if document.get(name)
        }
        return self._renamed({**document, **letters})

    def item(self, document: Document) -> Document:
        """Return an item under the id that stands for them."""
        return self._renamed(document)

    def _side(self, document: Document) -> str | None:
        return next(
            (side for side in _SIDES if document.get(f"{side}_id") == self.account_id), None
        )

    def _renamed(self, document: Document) -> Document:
        """Return a document that names them by the stand-in, in the fields that hold an id."""
        return {
            name: self.stand_in if value == self.account_id and _holds_id(name) else value
            for name, value in document.items()
        }


def _holds_id(name: str) -> bool:
    return name == "owner" or name.endswith("_id")
