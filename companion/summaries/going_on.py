"""Who is meant where words go on with the subject before: "she knows a potter, might ask"."""

from typing import Final

from companion.people.person import PersonId
from companion.summaries.doers import Reading, she_means, unnamed_doer
from companion.summaries.patterns import compiled
from companion.text.verbs import base_of_third_person

_FINITE: Final = compiled(r"\W*(?:might|may|could|can|will|would|'ll)\b")
"""A verb that wants a subject, and takes the last one where it has none of its own."""

_SUBJECT: Final = compiled(
    r"(?:^|[.;:!?(] |\s[-–—]+\s|, (?:and|but|so) |(?:->|=>|→) ?)\W{0,3}"
    r"(?:(?:and|but|so|then|also|well) )?"
    r"(?P<who>(?:(?:my|his|her|their|our|the|a|an) )?[^\W\d_][\w'-]{0,30}) "
    r"(?P<verb>[^\W\d_]{1,30}(?:'t)?)\b"
)
"""Who a clause is about, with its verb: "she knows"."""

_NEAR: Final = 200
_THING: Final = compiled(r"(?:the|an?) ")
_BE: Final = frozenset({"is", "are", "was", "were", "isn't", "aren't", "isnt", "arent"})
"""What a thing is: "the oven is loud" leaves what follows to whoever writes."""

_OTHERS: Final = frozenset({"they", "we", "you", "it", "someone", "somebody"})


def owner_going_on(reading: Reading, start: int) -> PersonId | None:
    """Return who shall do what is jotted without a subject at `start`.

    Behind a clause about somebody else it is theirs, or nobody's, and never the writer's.
    """
    if not start or not _FINITE.match(reading.text, start):
        return unnamed_doer(reading)
    before = list(_SUBJECT.finditer(reading.text[max(0, start - _NEAR) : start]))
    if not before:
        return unnamed_doer(reading)
    last = before[-1]
    who = last["who"].casefold()
    if who in {"he", "she"}:
        return she_means(reading, start).owner
    if who == "i":
        return unnamed_doer(reading)
    if _THING.match(last.group("who")) and last["verb"].casefold() in _BE:
        return unnamed_doer(reading)
    if who in _OTHERS or " " in who:
        return None
    person = reading.cast.named(last["who"])
    if person is not None:
        return person
    return None if base_of_third_person(last["verb"]) else unnamed_doer(reading)
