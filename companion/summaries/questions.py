"""What was asked and left without an answer."""

from collections.abc import Collection
from typing import Final

from companion.summaries.cues import compiled
from companion.summaries.errands import is_question
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.summaries.stating import Picked, picked
from companion.text.words import count_words

_WH: Final = r"(?:whether|if|how|what|which|who|when|where|why)\b"
_OPEN: Final = compiled(
    r"\bstill (?:don't|do not|unclear|unsure|not (?:sure|clear)|open|wondering"
    r"|need to (?:find out|decide))\b",
    rf"\b(?:don't|do not) know (?:yet )?{_WH}|\bnot (?:sure|clear) (?:yet )?{_WH}",
    r"^\W*(?:unclear|unsure|open)\b|\bremains (?:open|unclear)\b",
    r"\bwonder(?:ing)? (?:whether|if|how)\b",
    r"\b(?:forgot|ran out of time|(?:didn't|did not) (?:get|manage)) to ask (?=\w)",
)
"""An open question that is not put as one."""

_CLOSED: Final = compiled(r"\bnow i know\b|\b(?:she|he)'d\b|\bi know\b")
_NO_ANSWER: Final = compiled(
    r"\b(?:(?:don't|do not) know|no idea|(?:couldn't|could not|can't) (?:tell|say)|not sure"
    r"|(?:good|great) question|(?:next|another) time|(?:gotta|have to) (?:run|go)|out of time"
    r"|hard to say|who knows|let me think|sleep on|think about (?:it|that)|(?:forgot to|didn't"
    r"|did not) ask|park (?:it|that)|unanswered|no answer|didn't say|to be (?:seen|decided)|tbd"
    r"|wondering)\b"
)
_UNRAISED: Final = compiled(
    r"\b(?:did not|didn't) (?:(?:manage|get|have time) to )?(?:raise|ask|answer|discuss"
    r"|talk about)\b",
    r"\b(?:the question of|forgot to ask|still (?:open|unclear)|questions? (?:for|i))\b",
)
_FEWEST_WORDS: Final = 3
_FEWEST_WORDS_ALOUD: Final = 5
_ANSWER_WITHIN: Final = 5
"""Sentences after a question in which its answer would begin."""


def find_questions(notes: Notes, *, taken: Collection[int]) -> tuple[Picked, ...]:
    """Return what was asked and left without an answer."""
    return tuple(
        picked(notes, number)
        for number, sentence in enumerate(notes.sentences)
        if number not in taken
        and sentence.section is not Section.ASIDE
        and count_words(sentence.text) >= _FEWEST_WORDS
        and _is_open(notes, number)
    )


def _is_open(notes: Notes, number: int) -> bool:
    sentence = notes.sentences[number]
    if sentence.section is Section.QUESTIONS:
        return sentence.first
    if not is_question(sentence.text):
        return bool(_OPEN.search(sentence.text)) and not _CLOSED.search(sentence.text)
    if notes.is_dialogue:
        return _is_unanswered_aloud(notes, number)
    if sentence.speaker is not None or sentence.text.count('"') % 2:
        return False
    following = _following(notes, number)
    if following is None or is_question(following.text) or _NO_ANSWER.search(following.text):
        return True
    before = notes.sentences[number - 1] if number and _following(notes, number - 1) else None
    return before is not None and bool(_UNRAISED.search(before.text))


def _following(notes: Notes, number: int) -> Sentence | None:
    """Return the sentence after `number` in the same paragraph: it may be the answer."""
    if number + 1 >= len(notes.sentences):
        return None
    following = notes.sentences[number + 1]
    return following if following.turn == notes.sentences[number].turn else None


def _is_unanswered_aloud(notes: Notes, number: int) -> bool:
    """Tell whether nobody answers a question in a dialogue, or only that they cannot."""
    sentence = notes.sentences[number]
    if count_words(sentence.text) < _FEWEST_WORDS_ALOUD:
        return False
    for following in notes.sentences[number + 1 : number + _ANSWER_WITHIN]:
        if following.speaker != sentence.speaker:
            return bool(_NO_ANSWER.search(following.text))
    return number + 1 >= len(notes.sentences)
