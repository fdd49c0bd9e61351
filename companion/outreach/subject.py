"""The subject of a first e-mail: a few words that say what it is about."""

import re
from typing import Final

from companion.goals.wording import GoalWords
from companion.text.phrasing import capitalised

SUBJECT_WORDS: Final = (3, 6)
"""Fewest and most words: three or four did best in the counts quoted in knowledge/guidance."""

_FEWEST_ALONE: Final = 3
_NO_SUBJECT: Final = re.compile(r"\b(?:I|I'm|I’m|me)\b|[?!:;“”\"]")


def subject_line(words: GoalWords, *, first_name: str) -> str:
    """Return three to six words on the goal, or the sender's name when it gives none."""
    topic = words.topic.text if words.topic is not None else None
    if topic is not None and _NO_SUBJECT.search(topic) is None:
        count = len(topic.split())
        if _FEWEST_ALONE <= count <= SUBJECT_WORDS[1]:
            return capitalised(topic)
        if count < _FEWEST_ALONE:
            return f"A question about {topic}"
    return f"A short question from {first_name}"
