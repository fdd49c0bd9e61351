"""What "me:" stands for after words about the other: an errand of the writer's, or advice."""

from typing import Final

from companion.people.person import PersonId
from companion.summaries.doers import Reading
from companion.summaries.labels import is_counsel
from companion.summaries.patterns import compiled
from companion.text.due import find_due_phrases

OWN_ERRAND: Final = compiled(
    r"(?:ask|send|ring|call|phone|e-?mail|mail|text|message|intro(?:duce)?|lend|forward|share|look"
    r"|dig|find|check|read|listen|write|tell|show|bring|give|speak|talk|drop|post|chase|get back"
    r"|reply|answer|go through|note)\b"
)
"""How one notes what one will do oneself for the other."""

_FOR_THE_OTHER: Final = compiled(r"\b(?:him|her|them|his|hers|my|back)\b")
_TELLS_OF: Final = compiled(
    r" (?:also |still |now |really )?(?:wants?|would like|'?d like|wishes|hopes|thinks?|is|isn't"
    r"|was|has|hasn't|plans?|dreams?|asks?|asked|worries|fears|feels?|likes?|prefers?|says?|can't"
    r"|doesn't|won't|needs?)\b"
)
_SAYS_HOW: Final = compiled(r"\bw/o\b|\bwithout\b|\bonly\b|\bsmall\b")
_HE_OR_SHE: Final = compiled(r"^\W*(?:he|she|they)(?= )")


def is_my_counsel(reading: Reading, task: int) -> bool:
    """Tell whether "me: start small" answers what its line says of the other just before it."""
    cast, rest = reading.cast, reading.text[task:]
    if reading.is_spoken or (cast.me is not None and cast.other_than(cast.me) is None):
        return False
    if "mentee" in cast.role(cast.me):
        return False
    if _is_weighed(rest) and cast.me is not None:
        return True
    if not reading.number:
        return False
    if OWN_ERRAND.match(rest) or _FOR_THE_OTHER.search(rest) or find_due_phrases(rest):
        return False
    earlier = reading.notes.sentences[reading.number - 1]
    if not reading.notes.shares_line(earlier, reading.sentence):
        return False
    named = reading.cues.anyone.match(earlier.text) or _HE_OR_SHE.match(earlier.text)
    if named is None or (cast.me is not None and _is_me(reading, named.group())):
        return False
    return bool(_TELLS_OF.match(earlier.text, named.end()))


_WEIGHED: Final = compiled(
    r"\bnot (?!yet\b|sure\b|only\b|until\b|till\b|done\b)[\w'-]+|\bdon'?t\b|\bnever\b|\balone\b"
    r"|\brather\b|\binstead\b|\bas (?:it|they) (?:is|are)\b"
)
"""What advice has: "stand before 4 singers not 40", "speak to him alone, before the shift"."""


_ASKED_OF: Final = compiled(
    r"(?:ask|check (?:with|w/?)|ring|call|phone|text|e-?mail|mail|message|write to|speak to|talk to"
    r"|see) (?:(?:the|my|our|a|an) )?[\w'-]+(?: [\w'-]+){0,4}? (?:if|whether|about|abt|re|for|to)\b"
)
"""An errand to somebody, up to what they are asked."""


def _is_weighed(rest: str) -> bool:
    """Tell whether words after "me:" weigh one way against another, as an errand does not.

    What somebody is asked may weigh: "ask the tutor if it can be oral, not written".
    """
    asked = _ASKED_OF.match(rest)
    own = rest if asked is None else rest[: asked.end()]
    return bool(_WEIGHED.search(own)) and not (
        _FOR_THE_OTHER.search(rest) or find_due_phrases(rest)
    )


def is_unknown_counsel(reading: Reading, position: int, rest: str) -> bool:
    """Tell the same of "L wants a shop. me: start small" where nobody knows who "me" is."""
    if reading.cast.me is not None or reading.is_spoken or OWN_ERRAND.match(rest):
        return False
    named = reading.cues.anyone.match(reading.text, 0, position)
    return named is not None and bool(_TELLS_OF.match(reading.text, named.end()))


def _is_me(reading: Reading, name: str) -> bool:
    return reading.cast.named(name) == reading.cast.me


def counselled(reading: Reading, rest: str) -> PersonId | None:
    """Return whom such advice is for: the other, where it is plainly advice or a mentor's."""
    cast = reading.cast
    is_plain = "mentor" in cast.role(cast.me) or is_counsel(rest) or _SAYS_HOW.search(rest)
    return cast.other_than(cast.me) if is_plain else None
