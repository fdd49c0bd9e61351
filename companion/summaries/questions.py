"""What was asked and left without an answer."""

from collections.abc import Collection
from typing import Final

from companion.summaries.cues import compiled
from companion.summaries.errands import is_question
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.summaries.stating import Picked, is_meeting_again, line_around, picked_whole
from companion.text.words import count_words, stems

_WH: Final = r"(?:whether|if|how|what|which|who|when|where|why)\b"
_NOBODY: Final = r"\b(?:neither|none|nobody|no one|no-one)(?: of us)?"
_OPEN: Final = compiled(
    r"\bstill (?:don't (?:know|no)|do not know|unclear|unsure|not (?:sure|clear)|open|wondering"
    r"|need to (?:find out|decide))\b",
    rf"\b(?:don't|do not|doesn't) (?:know|no) (?:yet )?{_WH}|\bnot (?:sure|clear) (?:yet )?{_WH}",
    r"^\W*(?:unclear|unsure|open|undecided|unresolved)\b|\bremains (?:open|unclear)\b",
    r"^\W*(?:still )?not (?:yet )?(?:settled|decided|resolved|agreed|clear|sure)\s?(?:[:,–—-]|if\b"
    r"|whether\b|how\b|who\b|what\b|when\b|where\b)",
    r"[,;:–—-] ?(?:still )?(?:unresolved|undecided|unclear|open|tbd|tbc|not (?:settled|decided"
    r"|resolved|agreed) yet)\b(?=\W*$|[,;])|\bstill (?:undecided|unresolved)\b",
    rf"\bnever asked (?:(?:is|was) )?{_WH}|^\W*whether\b",
    rf"\bno idea {_WH}|\b(?:can't|cannot|couldn't) (?:decide|choose)\b|\btorn between\b",
    r"\bundecided\b|\bin two minds\b",
    r"\b(?:didn't|did not|haven't|have not|hasn't|never|couldn't|could not) (?:really |yet )?"
    rf"(?:decide|decided|settle|settled|agree|agreed|work out|find out) (?:on |yet )?{_WH}",
    rf"{_NOBODY} (?:knew|knows|could (?:say|tell)|can (?:say|tell)|was sure|is sure) {_WH}",
    r"\bwonder(?:s|ed|ing)? (?:whether|if|how|what|why)\b",
    r"\b(?:didn't|did not|never|couldn't) (?:get|come|manage) (?:round |around )?to (?:the"
    r"|her|his|my|our|their|how|what|whether|why|(?-i:[A-Z]))\b",
    r"\b(?:she|he|we|i)(?:'d)? (?:wants?|would like|like) to"
    r" (?:talk|speak|discuss|cover|go (?:over|into))\b[^.;:!?]{0,80}"
    r"\bnext (?:time|session|call|meeting|chat|visit)\b",
    r"\b(?:forgot|ran out of time|(?:didn't|did not) (?:get|manage)) to ask (?=\w)",
)
"""An open question that is not put as one."""

_CLOSED: Final = compiled(r"\bnow i know\b|\b(?:she|he)'d\b|\bi know\b")
_NO_ANSWER: Final = compiled(
    r"\b(?:(?:don't|do not) (?:know|no)|no idea|(?:couldn't|could not|can't) (?:tell|say|decide)"
    r"|not sure|(?:good|great) question|(?:next|another) time|(?:gotta|have to) (?:run|go)"
    r"|out of time|hard to say|who knows|let me think|sleep on|think about (?:it|that)"
    r"|(?:forgot to|didn't|did not|never|hasn't|haven't|have not|has not|not) (?:yet )?ask(?:ed)?"
    r"|(?:didn't|did not|don't|do not) have an answer|(?:had|have) no answer|(?:can't"
    r"|couldn't|cannot|(?:let's )?not) answer|never (?:\w+ ){0,2}(?:get|got) an? (?:\w+ )?answer"
    r"|park (?:it|that)|unanswered|no answer|didn't say|to be (?:seen|decided)|tb[dc]|depends"
    r"|didn't (?:get|come) (?:to|round to|around to) (?:it|that|this)|going round in circles"
    r"|come back to (?:it|that)|(?:still|left) open|not (?:settled|decided)|wondering)\b",
    rf"{_NOBODY} (?:knew|knows|could (?:say|tell)|was sure|is sure)\b",
    r"^\W*open\b",
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

_FOR_A_WHILE: Final = compiled(r"\bfor a (?:\w+ )?(?:while|moment|minute|bit)\b|\bat first\b")
_PUT: Final = compiled(r"\basked (?:me |him |her )?(?:if|whether|how|what|why|when|where|who)\b")
_TELLS_ON: Final = compiled(
    r"^\W*i (?:\w+ed|sold|went|had|was|felt|made|took|did|got|spent|lost)\b"
)
"""A story that goes on after a question instead of answering it."""

_FEWEST_WORDS: Final = 3
_FEWEST_WORDS_ALOUD: Final = 5
_OF_AN_ANSWER: Final = 3
"""Sentences of an answer that may say that there is none."""

_ANSWER_WITHIN: Final = 5
"""Sentences after a question in which its answer would begin."""


def find_questions(notes: Notes, *, taken: Collection[int]) -> tuple[Picked, ...]:
    """Return what was asked and left without an answer, with the rest of its line."""
    found: list[Picked] = []
    used = set(taken)
    for number, sentence in enumerate(notes.sentences):
        if number in used or sentence.section in (Section.ASIDE, Section.NEXT):
            continue
        if _is_open(notes, number) and count_words(sentence.text) >= _FEWEST_WORDS:
            whole = _whole(notes, number, used)
            found.append(picked_whole(notes, whole))
            used.update(whole)
    return tuple(found)


def _whole(notes: Notes, number: int, used: Collection[int]) -> list[int]:
    """Return the sentences that belong to a question: its line, or that nobody could answer."""
    line = line_around(notes, number)
    if len(line) == 1:
        following = _following(notes, number)
        is_told = not notes.is_dialogue and following is not None and number + 1 not in used
        goes_on = is_told and following is not None and _NO_ANSWER.search(following.text)
        return [number, number + 1] if goes_on else [number]
    first = last = number
    while first - 1 in line and _is_of_it(notes, first - 1, used):
        first -= 1
    while last + 1 in line and _is_of_it(notes, last + 1, used):
        last += 1
    return list(range(first, last + 1))


def _is_of_it(notes: Notes, number: int, used: Collection[int]) -> bool:
    return number not in used and not is_meeting_again(notes.sentences[number].text)


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
    is_noted = sentence.is_line or len(line_around(notes, number)) > 1
    if is_noted and sentence.section is not Section.TAKEAWAYS:
        if _BARE.match(sentence.text) or _BROKEN_OFF.search(sentence.text):
            return True
        mark = sentence.text.find("? ")
        if mark >= 0 and _NO_ANSWER.search(sentence.text, mark):
            return True
    put = _PUT.search(sentence.text)
    if put is None or _FOR_A_WHILE.search(sentence.text):
        return False
    following = _following(notes, number)
    answer = following.text if following is not None else ""
    return bool(_NO_ANSWER.search(sentence.text, put.end()) or _NO_ANSWER.search(answer))


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
    later = notes.sentences[number + 1 : number + _ANSWER_WITHIN]
    answer = next((one for one in later if one.speaker != sentence.speaker), None)
    if answer is None:
        return number + 1 >= len(notes.sentences)
    said = [one.text for one in later if one.turn == answer.turn]
    return any(_NO_ANSWER.search(text) for text in said[:_OF_AN_ANSWER])
