"""The next meeting where it is agreed in passing: in half a sentence, or as a day and a yes."""

from typing import Final

from companion.summaries.notes import Notes, Sentence
from companion.summaries.patterns import compiled
from companion.text.due import find_due_phrases
from companion.text.spans import Quote

_FIRST_PART: Final = compiled(
    r"^\W*(?:our |the )?next (?:call|session|meeting|chat|talk|visit|catch-?up)\b[^,;.?]{3,70}?"
    r"(?=[,;] (?:and |but )?(?:i|he|she|we|you)\b)"
)
_TO_TALK: Final = compiled(
    r"\b(?:talk|speak|meet|chat|catch up|ring (?:you|me)|call (?:you|me)|see (?:you|each other)"
    r"|come back to (?:it|that|this))\b"
)
_DAY_FIRST: Final = compiled(
    r"^\W*(?:(?:so|then|say|how about|what about|shall we say|is|would|could you do|can you do)"
    r" )*"
)


def first_part(sentence: Sentence) -> str:
    """Return how a sentence begins that says when the two meet and goes on to something else."""
    found = _FIRST_PART.match(sentence.text)
    return found.group() if found is not None and find_due_phrases(found.group()) else ""


def day_asked_for(notes: Notes, number: int) -> str:
    """Return the day of a question that is nothing else, after words about talking again."""
    asked = notes.sentences[number]
    lead = _DAY_FIRST.match(asked.text)
    start = lead.end() if lead is not None else 0
    due = next((one for one in find_due_phrases(asked.text) if one.start == start), None)
    before = notes.sentences[number - 1] if number else asked
    is_near = before.turn == asked.turn and _TO_TALK.search(before.text) is not None
    is_asked = asked.text.rstrip().endswith("?") and asked.speaker is not None
    return due.text if due is not None and is_asked and is_near else ""


def quotes_of(notes: Notes, sentence: Sentence, part: str) -> tuple[Quote, ...]:
    """Return the quotes behind the beginning of a sentence."""
    return notes.quotes(sentence, 0, len(part))
