"""The few statements that one would want to be reminded of in half a year."""

from collections.abc import Collection
from typing import Final

from companion.summaries.cues import TELLS, compiled, cues_for
from companion.summaries.doers import voice_of
from companion.summaries.errands import is_question
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.summaries.stating import Picked, is_logistics, picked
from companion.summaries.summary import MOST_TAKEAWAYS
from companion.summaries.worth import worth_of
from companion.text.due import find_due_phrases
from companion.text.words import count_words, stems

_ENOUGH: Final = 1.6
_OF_A_HEADING: Final = 2.5
_OF_THE_MENTOR: Final = 0.6
_OF_ONE_PERSON: Final = 1.0
_TOLD: Final = 1.0
"""For advice that the notes report of somebody: "she says walk him round first"."""

_OUGHT: Final = compiled(
    r"\b(?:should|ought to|needs? to|have to|has to|must|would be better|(?:fix|trick|answer|key"
    r"|way|thing|rule|risk|point) is|too \w+|rather than|instead of|without)\b"
)
"""What somebody's view says when it is advice."""

_OUGHT_NOT: Final = compiled(
    r"^\W*(?:she|he|i|we|you|(?-i:[A-Z])\w+) (?:should|must|ought to) ?(?:not|n't|never)\b"
)
_FEWEST_WORDS: Final = 4
_MOST_WORDS: Final = 45
_ALIKE: Final = 0.6
"""Overlap of words from which two statements say the same."""

_ELSEWHERE: Final = (
    Section.ASIDE,
    Section.NEXT,
    Section.QUESTIONS,
    Section.SUMMARY,
    Section.ACTIONS,
)
_SET_DATE: Final = compiled(
    r"(?:by|before|until|on|this|next|tomorrow|tonight|\d|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day)\b"
)
"""How the date of an arrangement begins; what holds for good has none."""


def find_takeaways(notes: Notes, *, taken: Collection[int]) -> tuple[Picked, ...]:
    """Return at most three statements worth remembering, the most valuable first."""
    scored = []
    for number, sentence in enumerate(notes.sentences):
        if number not in taken and _can_be_kept(sentence):
            score = _worth(notes, sentence)
            if score >= _ENOUGH:
                scored.append((-score, number))
    kept: list[int] = []
    for _, number in sorted(scored):
        words = set(stems(notes.sentences[number].text))
        if all(_differs(words, set(stems(notes.sentences[other].text))) for other in kept):
            kept.append(number)
        if len(kept) == MOST_TAKEAWAYS:
            break
    return tuple(picked(notes, number) for number in kept)


def _differs(one: set[str], other: set[str]) -> bool:
    return not one or len(one & other) / len(one | other) < _ALIKE


def _can_be_kept(sentence: Sentence) -> bool:
    text = sentence.text
    if sentence.section in _ELSEWHERE or sentence.is_header or is_question(text):
        return False
    if not _FEWEST_WORDS <= count_words(text) <= _MOST_WORDS or is_logistics(text):
        return False
    if sentence.section is Section.TAKEAWAYS:
        return True
    return not any(_SET_DATE.match(due.text) for due in find_due_phrases(text))


def _worth(notes: Notes, sentence: Sentence) -> float:
    """Return what a sentence is worth with its context: the heading over it, who says it."""
    score = worth_of(sentence.text)
    if sentence.section is Section.TAKEAWAYS:
        score += _OF_A_HEADING
    told = None if sentence.speaker is not None else TELLS.match(sentence.text)
    if told is not None:
        ought = _OUGHT.search(sentence.text, told.end())
        score = max(score, worth_of(sentence.text[told.end() :])) + _TOLD + 0.7 * bool(ought)
    elif cues_for(notes.cast.pattern).anyone.match(sentence.text):
        score -= _OF_ONE_PERSON
    if sentence.speaker is None and _OUGHT_NOT.search(sentence.text):
        score = max(score, _ENOUGH)
    if sentence.speaker is not None and not notes.is_dialogue:
        score += _OF_THE_MENTOR
    role = notes.cast.role(voice_of(notes, sentence)) if sentence.speaker is not None else ""
    if "mentor" in role:
        return score + _OF_THE_MENTOR
    return score - (_OF_THE_MENTOR if "mentee" in role else 0.0)
