"""What was asked and left without an answer."""

from collections.abc import Collection
from typing import Final

from companion.summaries.cues import compiled
from companion.summaries.errands import is_question
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.summaries.stating import Picked, picked
from companion.text.words import count_words, stems

_WH: Final = r"(?:whether|if|how|what|which|who|when|where|why)\b"
_OPEN: Final = compiled(
    r"\bstill (?:don't|do not|unclear|unsure|not (?:sure|clear)|open|wondering"
    r"|need to (?:find out|decide))\b",
    rf"\b(?:don't|do not) know (?:yet )?{_WH}|\bnot (?:sure|clear) (?:yet )?{_WH}",
    r"^\W*(?:unclear|unsure|open)\b|\bremains (?:open|unclear)\b",
    rf"\bnever asked {_WH}|^\W*whether\b",
    rf"\bno idea {_WH}|\b(?:can't|cannot|couldn't) decide\b|\btorn between\b|\bundecided\b",
    r"\bwonder(?:ing)? (?:whether|if|how)\b",
    r"\b(?:forgot|ran out of time|(?:didn't|did not) (?:get|manage)) to ask (?=\w)",
)
"""An open question that is not put as one."""

_CLOSED: Final = compiled(r"\bnow i know\b|\b(?:she|he)'d\b|\bi know\b")
_NO_ANSWER: Final = compiled(
    r"\b(?:(?:don't|do not) know|no idea|(?:couldn't|could not|can't) (?:tell|say)|not sure"
    r"|(?:good|great) question|(?:next|another) time|(?:gotta|have to) (?:run|go)|out of time"
    r"|hard to say|who knows|let me think|sleep on|think about (?:it|that)|(?:forgot to|didn't"
    r"|did not) ask|(?:didn't|did not|don't|do not) have an answer|(?:had|have) no answer|(?:can't"
    r"|couldn't|cannot|(?:let's )?not) answer|(?:nobody|no one) (?:knew|knows)"
    r"|park (?:it|that)|unanswered|no answer|didn't say|to be (?:seen|decided)|tbd"
    r"|wondering)\b"
)
_UNRAISED: Final = compiled(
    r"\b(?:did not|didn't) (?:(?:manage|get|have time) to )?(?:raise|ask|answer|discuss"
    r"|talk about)\b",
    r"\b(?:the question of|forgot to ask|still (?:open|unclear)|questions? (?:for|i))\b",
)
_ASKS: Final = (
    r"(?:(?:what|where|who|how|when|why)'?s"
    r"|how (?:do|does|did|can|could|should|would|to|much|many|long|often)"
    r"|what (?:do|does|did|if|happens|should|would|can|could|counts|comes|to)|which (?:of|one|is)"
    r"|(?:who|where|when|why) (?:do|does|did|can|could|should|would|will|is|are|owns|holds|pays)"
    r"|do (?:i|we|they)|(?:does|should|can|could|would|am|is|are|will) (?:i|we|it|he|she|they|there"
    r"|my|the))"
)
_BARE: Final = compiled(rf"^\W*(?:(?:and|so|but) )?{_ASKS} \w+ \w+[^:.!]*$")
"""A question jotted down without its mark."""

_BROKEN_OFF: Final = compiled(rf"\?+ (?:{_ASKS}|who|what|how|where|when|which) \w+[^?.!:]*$")
"""One whose mark stands after its topic: "van?? who pays for it"."""

_PUT: Final = compiled(r"\basked (?:me |him |her )?(?:if|whether|how|what|why|when|where|who)\b")
_TELLS_ON: Final = compiled(
    r"^\W*i (?:\w+ed|sold|went|had|was|felt|made|took|did|got|spent|lost)\b"
)
"""A story that goes on after a question instead of answering it."""

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
        and sentence.section not in (Section.ASIDE, Section.NEXT)
        and _is_open(notes, number)
        and count_words(sentence.text) >= _FEWEST_WORDS
    )


def _is_open(notes: Notes, number: int) -> bool:
    sentence = notes.sentences[number]
    if sentence.section is Section.QUESTIONS:
        return sentence.first
    if not is_question(sentence.text):
        if sentence.speaker is None and not notes.is_dialogue and _is_jotted(notes, number):
            return True
        return bool(_OPEN.search(sentence.text)) and not _CLOSED.search(sentence.text)
    if notes.is_dialogue:
        return _is_unanswered_aloud(notes, number)
    if sentence.speaker is not None or sentence.text.count('"') % 2:
        return False
    following = _following(notes, number)
    if following is None or is_question(following.text) or _NO_ANSWER.search(following.text):
        return True
    if _TELLS_ON.match(following.text) and not _shared(sentence.text, following.text):
        return True
    before = notes.sentences[number - 1] if number and _following(notes, number - 1) else None
    return before is not None and bool(_UNRAISED.search(before.text))


def _is_jotted(notes: Notes, number: int) -> bool:
    """Tell whether a sentence asks without ending as a question does."""
    sentence = notes.sentences[number]
    if sentence.is_line and sentence.section is not Section.TAKEAWAYS:
        if _BARE.match(sentence.text) or _BROKEN_OFF.search(sentence.text):
            return True
        mark = sentence.text.find("? ")
        if mark >= 0 and _NO_ANSWER.search(sentence.text, mark):
            return True
    following = _following(notes, number)
    return bool(
        _PUT.search(sentence.text) and following is not None and _NO_ANSWER.search(following.text)
    )


def _shared(one: str, other: str) -> bool:
    return not set(stems(one)).isdisjoint(stems(other))


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
