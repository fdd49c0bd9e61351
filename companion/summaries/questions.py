"""What was asked and left without an answer."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from companion.summaries.errands import is_question
from companion.summaries.headings import Section
from companion.summaries.line_kinds import LineKind, is_read, is_surely
from companion.summaries.notes import Notes, Sentence
from companion.summaries.open_signs import (
    CLOSED,
    ENDS_OPEN,
    NO_ANSWER,
    NOT_DECIDED,
    OPEN,
    UNDECIDED,
    WH,
)
from companion.summaries.patterns import compiled
from companion.summaries.stating import Picked, is_meeting_again, line_around, picked_whole
from companion.summaries.unsettled import DOUBLE_MARK, LATER, LEFT, NOTED, TOPICAL, WAVERS
from companion.text.due import find_due_phrases
from companion.text.words import count_words, stems

_PUT_OFF: Final = compiled(
    r"\b(?:let's|we'll|we can|we) (?:talk|speak|come back) (?:about|to) (?:it|that|this)\b"
)
"""In a chat, what leaves a question for later although it was answered."""
_OF_BEFORE: Final = compiled(
    r"^\W*(?:\w+ )?(?:he|she|we|they|i|it|that|this)\b[^.]{0,40}\b(?:that|it|this)\b"
)
_NOT_ASKED: Final = compiled(
    r"^\W*(?P<topic>[^?!.:–—-]{2,60}?)(?:\?+|\s[-–—]+|:|,) ?(?:i )?(?:did not|didn't|never"
    r"|forgot to|didn't dare(?: to)?|not dared to) (?:dare )?(?:to )?(?:ask|raise|mention)(?:ed)?\b"
)
"""A topic that was not raised: "pay? didn't ask"."""
_ASK_NEXT: Final = compiled(
    r"\b(?:ask )?(?:(?:her|him|them) )?(?:it |this )?next (?:time|call|session|meeting)\W*$"
)
_TOPIC_FIRST: Final = compiled(r"^\W*[^?]{2,70}?\?+(?P<rest>[^?]*)$")
_TO_FIND_OUT: Final = compiled(
    r"^\W*(?:\w+ ){0,5}?(?:ask|check|look (?:it )?up|find out|unsure|not sure|unclear|ring|dunno"
    r"|no idea|depends|dep\.)\b"
)
"""After a topic with its mark, what shows that nobody knew: "grant?? ask the college"."""
_ANSWERS: Final = compiled(
    r"^\? ?(?:yes|yep|yeah|no|nope|nah)\b(?! (?:idea|answer|one|reply|news|clue|decision)\b)"
    r"|\b(?:told|tells) (?:her|him|them|me)\b|\b(?:i|she|he) (?:said|says|told|advised)\b"
    r"|\b(?:my|her|his) (?:view|answer|advice|tip)\b|(?:^|[\s–—-])(?:me|[A-Z]\w*) ?:"
    r"|\b(?:she|he)'d say\b|,? (?:she|he) said\W*$"
)
"""What shows that a question got its answer in the same breath."""
_ASKED_INSIDE: Final = compiled(
    r"(?:^|[^\w\s'] ?|\b(?:and|but|so|also|ok|haha|thanks) )"
    r"(?:should|shall|do|does|can|could|would|is|are|what|how|which|where|when|who|why)"
    r" (?:i|we|you|it|they|he|she|my|the|there|to|do|does|should|if) [^?]{6,}\?"
)
"""A question within words that run on: "thanks 😊 should I tell the team? they all know"."""
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
_BARE: Final = compiled(
    rf"^\W*(?:(?:and|so|but) )?{_ASKS} \w+ \w+[^:.!]*$",
    r"^\W*who (?!is\b)\w{2,}s (?:the|it|this|that|for|my|our|his|her|their)\b[^:.!,]*$",
    r"^\W*(?:is|are|do|does|should|can|could|will) [^:.!?,]{4,80} or (?:what|not)\W*$",
)
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
        if not _is_open(notes, number):
            continue
        whole = _with_neighbours(notes, _whole(notes, number, used), used)
        if sum(count_words(notes.sentences[one].text) for one in whole) >= _FEWEST_WORDS:
            found.append(_to_be_asked(picked_whole(notes, whole)))
            used.update(whole)
    return tuple(found)


def _with_neighbours(notes: Notes, whole: list[int], used: Collection[int]) -> list[int]:
    """Return "haven't decided" with what it is about: the question before, the words behind."""
    if sum(count_words(notes.sentences[one].text) for one in whole) >= _FEWEST_WORDS:
        return whole
    first, last = whole[0], whole[-1]
    turn = notes.sentences[first].turn
    is_asked = notes.is_dialogue and first and is_question(notes.sentences[first - 1].text)
    before = [first - 1] if is_asked and first - 1 not in used else []
    behind = last + 1 < len(notes.sentences) and last + 1 not in used
    behind = behind and notes.sentences[last + 1].turn == turn
    return [*before, *whole, *([last + 1] if behind else [])]


def _to_be_asked(picked: Picked) -> Picked:
    """Return "pay? didn't ask. ask next time" as "Ask about pay next time"."""
    topic, later = _NOT_ASKED.match(picked.item.text), _ASK_NEXT.search(picked.item.text)
    if topic is None or later is None or len(topic["topic"].split()) > _MOST_OF_A_TOPIC:
        return picked
    words = topic["topic"].strip()
    words = words if words[1:2].isupper() else words[:1].lower() + words[1:]
    return replace(
        picked, item=picked.item.model_copy(update={"text": f"Ask about {words} next time"})
    )


_MOST_OF_A_TOPIC: Final = 5


def _whole(notes: Notes, number: int, used: Collection[int]) -> list[int]:
    """Return the sentences that belong to a question: its line, or that nobody could answer."""
    line = line_around(notes, number)
    until = _until_open(notes, number) if is_question(notes.sentences[number].text) else []
    if len(line) == 1 and until and not any(one in used for one in until):
        return until
    if len(line) == 1 and LEFT.search(notes.sentences[number].text):
        return _with_point(notes, number, used)
    if len(line) == 1:
        following = _following(notes, number)
        if notes.is_dialogue and following is not None and number + 1 not in used:
            # "I don't know whether to. They want to know by the 20th."
            is_term = _OF_IT.match(following.text) and find_due_phrases(following.text)
            return [number, number + 1] if is_term else [number]
        is_told = not notes.is_dialogue and following is not None and number + 1 not in used
        is_told = is_told and not NOT_DECIDED.search(notes.sentences[number].text)
        goes_on = is_told and following is not None and _lacks_answer(following.text)
        return [number, number + 1] if goes_on else [number]
    first = last = number
    if LEFT.search(notes.sentences[number].text) and number == line[0]:
        return _with_point(notes, number, used)
    while first - 1 in line and _is_of_it(notes, first - 1, used):
        first -= 1
    while last + 1 in line and _is_of_it(notes, last + 1, used):
        last += 1
    return list(range(first, last + 1))


def _with_point(notes: Notes, number: int, used: Collection[int]) -> list[int]:
    """Return what was left with the sentence before it, where only that says what it was."""
    sentence = notes.sentences[number]
    is_bare = _OF_BEFORE.match(sentence.text) or count_words(sentence.text) <= _BARE_LEFT
    before = notes.sentences[number - 1] if number else None
    if not is_bare or _WH_INSIDE.search(sentence.text) or before is None:
        return [number]
    if before.turn != sentence.turn or number - 1 in used:
        return [number]
    earlier = notes.sentences[number - 2] if number > 1 else before
    is_of_earlier = _UNSURE.match(before.text) and not _WH_INSIDE.search(before.text)
    if is_of_earlier and earlier.turn == sentence.turn and number - 2 not in used:
        return [number - 2, number - 1, number]
    return [number - 1, number]


_OF_IT: Final = compiled(r"^\W*(?:they|he|she|it|that)\b")
_BARE_LEFT: Final = 5
_UNSURE: Final = compiled(
    r"^\W*(?:(?:but|and|well) )?(?:he|she|they|i|we)(?: (?:is|was|am|are|were)|'s|'m|'re)?"
    r" ?(?:not|n't)(?: (?:so|really|too|quite|very|that|at all))? (?:sure|certain|keen|convinced"
    r"|happy)\b"
    r"|^\W*(?:(?:but|and) )?(?:he|she|they) (?:isn't|wasn't|aren't|weren't)(?: (?:so|really|too"
    r"|quite|very|that))? (?:sure|certain|keen|convinced|happy)\b"
    r"|^\W*(?:(?:but|and) )?(?:he|she|they) (?:doubts?|doubted|hesitates?|hesitated|wavers?|laughed"
    r"|(?:doesn't|didn't|don't) (?:know|fancy it|like (?:it|that|the idea)))\b"
)
"""Somebody's doubt of what was put to them just before."""
_WH_INSIDE: Final = compiled(rf"\b{WH}")


def _is_of_it(notes: Notes, number: int, used: Collection[int]) -> bool:
    return number not in used and not is_meeting_again(notes.sentences[number].text)


def _is_open(notes: Notes, number: int) -> bool:
    sentence = notes.sentences[number]
    if sentence.section is Section.QUESTIONS:
        return sentence.first
    if notes.is_dialogue:
        return _is_open_aloud(notes, number)
    return UNDECIDED.match(sentence.text) is not None or _is_open_in_notes(notes, number)


def _is_open_in_notes(notes: Notes, number: int) -> bool:
    sentence = notes.sentences[number]
    if _is_answered_at_once(notes, number):
        return False
    if LEFT.search(sentence.text):
        return True
    if is_question(sentence.text):
        return bool(_until_open(notes, number)) or _is_left_unanswered(notes, number)
    if sentence.speaker is None and _is_jotted(notes, number):
        return True
    if sentence.speaker is not None and sentence.is_line and _BARE.match(sentence.text):
        return True
    return _is_said_to_be_open(sentence.text) or _reads_like_one(notes, number)


def _until_open(notes: Notes, number: int) -> list[int]:
    """Return a question with what follows it up to "open", all typed as one line; else nothing."""
    asked = notes.sentences[number]
    for last in range(number + 1, min(number + _OPEN_WITHIN, len(notes.sentences))):
        if notes.sentences[last].turn != asked.turn:
            break
        if ENDS_OPEN.search(notes.sentences[last].text):
            return list(range(number, last + 1))
    return []


_OPEN_WITHIN: Final = 5


def _is_said_to_be_open(text: str) -> bool:
    return bool(OPEN.search(text) or WAVERS.search(text)) and not CLOSED.search(text)


def _lacks_answer(text: str, position: int = 0) -> bool:
    return bool(NO_ANSWER.search(text, position) or LATER.search(text, position))


def _is_open_aloud(notes: Notes, number: int) -> bool:
    text = notes.sentences[number].text
    if is_question(text) or _ASKED_INSIDE.search(text) or _BARE.match(text):
        return _is_unanswered_aloud(notes, number)
    return _is_said_to_be_open(text) or _reads_like_one(notes, number)


_NO_DOUBT: Final = compiled(
    r"[?\"]|^\W*what (?:i|we|you) (?!can't|don't|do not|cannot|wonder|couldn't|still)\w"
    r"|\b(?:asked|ask|check|find out)\b"
)
"""A question that has its mark, was put to somebody, or will be: others read those."""


def _reads_like_one(notes: Notes, number: int) -> bool:
    """Tell whether the words alone are those of an open question: a second opinion."""
    sentence = notes.sentences[number]
    is_elsewhere = sentence.section in (Section.TAKEAWAYS, Section.ACTIONS)
    if not is_read(notes) or sentence.is_header or is_elsewhere:
        return False
    if any(one.search(sentence.text) for one in (CLOSED, _ANSWERS, _NO_DOUBT)):
        return False
    return is_surely(notes, number, LineKind.QUESTION)


def _is_left_unanswered(notes: Notes, number: int) -> bool:
    """Tell whether a question in notes has no answer in the sentence after it."""
    sentence = notes.sentences[number]
    if sentence.speaker is not None or sentence.text.count('"') % 2:
        return False
    following = _following(notes, number)
    if following is None or is_question(following.text) or _lacks_answer(following.text):
        return True
    if sentence.is_line and _GOES_TO.match(following.text):
        return True
    if _TELLS_ON.match(following.text) and not _shared(sentence.text, following.text):
        return True
    before = notes.sentences[number - 1] if number and _following(notes, number - 1) else None
    return before is not None and bool(_UNRAISED.search(before.text))


def _is_jotted(notes: Notes, number: int) -> bool:
    """Tell whether a sentence asks without ending as a question does."""
    sentence = notes.sentences[number]
    line = line_around(notes, number)
    is_noted = sentence.is_line or len(line) > 1
    if is_noted and number == line[0]:
        whole = " ".join(notes.sentences[one].text for one in line)
        topic = _TOPIC_FIRST.match(whole)
        rest = topic["rest"] if topic else ""
        if _is_doubted_aloud(whole) or _TO_FIND_OUT.match(rest) or _lacks_answer(rest):
            return True
    if is_noted and sentence.section is not Section.TAKEAWAYS:
        if _BARE.match(sentence.text) or _BROKEN_OFF.search(sentence.text):
            return True
        if TOPICAL.match(sentence.text) or NOTED.search(sentence.text):
            return not CLOSED.search(sentence.text)
        mark = sentence.text.find("? ")
        if mark >= 0 and _lacks_answer(sentence.text, mark):
            return True
    put = _PUT.search(sentence.text)
    if put is None or _FOR_A_WHILE.search(sentence.text):
        return False
    following = _following(notes, number)
    answer = following.text if following is not None else ""
    return bool(_lacks_answer(sentence.text, put.end()) or _lacks_answer(answer))


def _is_doubted_aloud(line: str) -> bool:
    """Tell whether a line is a topic that was not raised, or one with two question marks."""
    if DOUBLE_MARK.match(line) and not _ANSWERS.search(line):
        return True
    return _NOT_ASKED.match(line) is not None


def _is_answered_at_once(notes: Notes, number: int) -> bool:
    """Tell whether the line of a question, or the next sentence of prose, tells its answer."""
    if notes.is_dialogue:
        return False
    line = line_around(notes, number)
    whole = " ".join(notes.sentences[one].text for one in line if one >= number)
    if len(line) == 1 and is_question(notes.sentences[number].text):
        following = _following(notes, number)
        whole += "" if following is None else f" {following.text}"
    if _is_told_on(notes, line[-1]):
        return True
    asked = whole.find("?")
    asked = asked if asked >= 0 else _asked_in_words(whole)
    if asked < 0 or not _ANSWERS.search(whole[asked:]):
        return False
    return not _lacks_answer(whole, asked)


def _is_told_on(notes: Notes, number: int) -> bool:
    """Tell whether a name and what they said to it follow a question: "when? Ana: in May"."""
    asked = notes.sentences[number]
    later = notes.sentences[number + 1] if number + 1 < len(notes.sentences) else asked
    if not is_question(asked.text) or later.turn == asked.turn or later.section is Section.ACTIONS:
        return False
    return notes.shares_line(asked, later) and not _lacks_answer(later.text)


def _asked_in_words(text: str) -> int:
    found = OPEN.search(text) or NOTED.search(text)
    return found.end() if found else -1


_GOES_TO: Final = compiled(
    r"\W{0,3}(?:->|=>|→|➔|⇒)|\W{0,3}[\w.-]{1,20} to (?:ring|ask|check|find|look|call)\b",
    r"\W{0,3}(?:ask|talk to|speak to|check with|find out|look (?:it|that) up)\b",
)
"""After a question, who goes and finds out."""


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
    soon = notes.sentences[number + 1 : number + _ANSWER_WITHIN]
    if any(one.speaker == sentence.speaker and _PUT_OFF.search(one.text) for one in soon):
        return True
    if count_words(sentence.text) < _FEWEST_WORDS_ALOUD:
        return False
    later = notes.sentences[number + 1 : number + _ANSWER_WITHIN]
    answer = next((one for one in later if one.speaker != sentence.speaker), None)
    if answer is None:
        return number + 1 >= len(notes.sentences)
    said = [one.text for one in later if one.turn == answer.turn]
    return any(_lacks_answer(text) for text in said[:_OF_AN_ANSWER])
