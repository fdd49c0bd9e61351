"""The few statements that one would want to be reminded of in half a year."""

import re
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Final

from companion.summaries.counsel import is_talk
from companion.summaries.cues import TELLS
from companion.summaries.doers import voice_of
from companion.summaries.doubtful import asks_unmarked
from companion.summaries.errands import is_general, is_question
from companion.summaries.facts import fact_worth, has_figure, lacks_subject
from companion.summaries.headings import Section
from companion.summaries.line_kinds import LineKind, is_read, likeness
from companion.summaries.named_cues import cues_for
from companion.summaries.notes import Notes, Sentence
from companion.summaries.patterns import compiled
from companion.summaries.stating import (
    Picked,
    is_logistics,
    line_around,
    picked_each,
    picked_line,
    picked_whole,
)
from companion.summaries.summary import MOST_TAKEAWAYS
from companion.summaries.verbs import CONTACTING, is_errand
from companion.summaries.worth import is_imperative, worth_of
from companion.text.due import find_due_phrases
from companion.text.words import count_words, stems
from companion.text.worries import tells_worry

_ENOUGH: Final = 1.6
_LIKENESS: Final = 0.8
"""What one unit of log odds that a sentence reads like advice adds to its worth."""
_ENOUGH_BOTH: Final = 0.4
"""Worth from which a sentence is kept once its words have been weighed too."""
_MOST_LIKE: Final = 2.0
_LEAST_LIKE: Final = -4.0
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
_TOPIC: Final = compiled(r"^\W*(?:[\w'-]+ ){0,3}[\w'-]+: ")
_TOLD_OTHER: Final = compiled(r"\b(?:told|tells|reminded) (?:her|him|them)\b")
_FORBADE: Final = compiled(
    r"\b(?:told|said to|warned|begged) (?:him|her|them)\W{1,3}(?:don'?t|do not|never|not to)\b"
)
"""Advice against a thing, wherever in a sentence it is told: "I told him don't sell until"."""
_TO_ME: Final = compiled(r"\bi (?:don't have|do not have|should|must|need|ought|can|could|have)\b")
"""What somebody says of me as advice."""

_REPORTS: Final = compiled(
    r"^\W*(?:\w+ ){1,2}(?:mentioned|reported|described|explained|shared|talked|spoke)\b",
    r"^\W*(?:talked|spoke|chatted|discussed|went (?:over|through)|covered) \w",
    r"^\W*(?:he|she|they|(?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?) (?:has|have|had)"
    r" (?:(?:already|now|just) )?(?:\w{2,}ed|done|got|sent|met|begun|written|taken"
    r"|given|chosen|passed) ",
    r"^\W*(?:but |and |so )?(?:he|she|they)(?:'s|'re| is| are| was| seem(?:s|ed)?| feels?| felt)"
    r" (?:a (?:bit|little)|rather|quite|very|really|so) \w",
)
_POINTED: Final = compiled(
    r"^\W*(?:she|he|(?-i:[A-Z])\w+)(?:'s| is| was) (?:quite |so |probably |of course )?right\b",
    r"^\W*(?:advice|tip|rule|lesson|advised)\s?[=:–—-]",
    r"^\W*(?:[\w.'-]+ ){1,2}advised (?:me |him |her |us |them )?(?:against|not to|never to)\b",
    r"^\W*(?:her|his|(?-i:[A-Z])\w+'s) (?:verdict|view|advice|tip|rule|point|opinion|take)\b",
)
_WOULD: Final = compiled(
    r"^\W*(?:(?:then|well|so),? )?(?:i|he|she|(?-i:[A-Z])\w+)'d (?!like\b|love\b)"
)
_I_WOULD: Final = compiled(r"^\W*(?:(?:then|well|so),? )?i'd\b")
_ASKED: Final = compiled(r"^\W*(?:have|did|do|are|were|will|can) you\b")
_GOES_ON: Final = compiled(r"^\W*(?:she|he|it|they|that|this|learned|so)\b")
_ASKED_ON: Final = compiled(r"^\W*(?:i )?asked\b")
"""How one notes what one asked, and what came back: no advice."""
_DONE: Final = compiled(r"^\W*or\b|\bto be seen\W*$|^\W*done\b|\balready \w+ed\b|\bin the diary\b")
_CONTRASTS: Final = compiled(r"\b(?:not|don't|rather|instead|before|first|than)\b|[,;=]")
_ONE_THING: Final = compiled(
    r"\b(?:her|him|my|that|mrs?|ms|dr|his)\b|(?<=\s)(?-i:[A-Z][a-z]+)\b",
    r"^\W*(?:look up|dig out|pick up)\b",
)
"""What shows that an errand is meant rather than a rule."""

_FIRST_WORD: Final = re.compile(r"\W*([^\W\d_][\w-]*)")
_FACT: Final = 1.2
_MEMORABLE: Final = 2.0
"""Worth from which a statement is kept although it names a day."""

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
    r"(?:by|before|until|on|this|next|tomorrow|tonight|tmrw|\d|(?:mon|tue|wed|thu|fri|sat|sun)\w*)\b"
)
"""How the date of an arrangement begins; what holds for good has none."""


def find_takeaways(notes: Notes, *, taken: AbstractSet[int]) -> tuple[Picked, ...]:
    """Return at most three statements worth remembering, the most valuable first."""
    scored = []
    for number, sentence in enumerate(notes.sentences):
        if number not in taken and _can_be_kept(notes, sentence):
            score = _worth(notes, sentence)
            if is_read(notes):
                score = _with_likeness(notes, number, score)
            if score >= (_ENOUGH_BOTH if is_read(notes) else _ENOUGH):
                scored.append((-score, number))
    kept: list[int] = []
    for _, number in sorted(scored):
        words = set(stems(notes.sentences[number].text))
        if all(_differs(words, set(stems(notes.sentences[other].text))) for other in kept):
            kept.append(number)
        if len(kept) == MOST_TAKEAWAYS:
            break
    found = picked_each(kept, taken=taken, pick=partial(_picked, notes))
    return tuple(one for one in found if not _ASKED_ON.match(one.item.text))


def _with_likeness(notes: Notes, number: int, score: float) -> float:
    """Return a worth with what the words add or take: what only reports reads unlike advice."""
    if score + _LIKENESS * _MOST_LIKE < _ENOUGH_BOTH:
        return score
    found = likeness(notes, number, LineKind.ADVICE)
    return score + _LIKENESS * max(_LEAST_LIKE, min(_MOST_LIKE, found))


def _picked(notes: Notes, number: int, taken: Collection[int]) -> Picked:
    """Return a statement with what its line goes on to say of it: "She was too cheap"."""
    following = number + 1
    goes_on = following in line_around(notes, number) and following not in taken
    if goes_on and _GOES_ON.match(notes.sentences[following].text):
        return picked_whole(notes, (number, following))
    return picked_line(notes, number, taken)


def _differs(one: set[str], other: set[str]) -> bool:
    return not one or len(one & other) / len(one | other) < _ALIKE


def _can_be_kept(notes: Notes, sentence: Sentence) -> bool:
    text = sentence.text
    if sentence.section in _ELSEWHERE or sentence.is_header:
        return False
    if is_question(text) or asks_unmarked(text) or _ASKED_ON.match(text) or lacks_subject(text):
        return False
    if sentence.section is not Section.TAKEAWAYS and _is_no_lesson(notes, sentence):
        return False
    if tells_worry(text) and sentence.section is not Section.TAKEAWAYS and not _telling(text):
        return False
    if not _FEWEST_WORDS <= count_words(text) <= _MOST_WORDS or is_logistics(text):
        return False
    if sentence.section is Section.TAKEAWAYS:
        return not _REPORTS.match(text) and fact_worth(notes, sentence) < _FACT
    if _is_errand(notes, sentence) or _ASKED.match(text) or _is_figure(notes, sentence):
        return False
    return not any(_SET_DATE.match(due.text) for due in find_due_phrases(text))


_ASKED_TWICE: Final = compiled(r"\?\s?\?")
_OF_ANOTHER_TIME: Final = compiled(
    r"^\W*(?:next|nxt) (?:time|session|call|meeting|chat|lesson|visit|week|one)\b",
    r"^\W*let's (?:take|pick|leave|park|do|discuss) (?:that|it|this)(?: up)? next\b",
)
_WANTED_BY_A_THIRD: Final = compiled(
    r"^\W*(?:his|her|their|my|the) (?:\w+ )?(?:mum|mam|mom|dad|mother|father|wife|husband|partner"
    r"|boyfriend|girlfriend|sister|brother|son|daughter|uncle|aunt|parents|family|boss|manager"
    r"|landlord|friends?) (?:wants?|wanted|thinks?|reckons?|says?|said|hopes?|expects?"
    r"|would like|won't)\b"
)
_OF_THEM: Final = compiled(r"\b(?:s?he|him|her|his|hers)\b(?!')")
_WILL_ASK: Final = compiled(
    r"^\W*(?:s?he|they|i|(?-i:[A-Z])\w+)'d (?:ask|see|check|send|look|find|try|ring|call|talk|speak"
    r"|write|put|have a|introduce|be (?:happy|glad|willing))\b"
)
"""What somebody offered or undertook, told in short: "she'd ask her agent"."""


def _is_no_lesson(notes: Notes, sentence: Sentence) -> bool:
    """Tell what is asked, planned for another time, wanted by a third, or only how somebody is."""
    text = sentence.text
    if sentence.speaker is not None and (is_talk(text) or _promises(text)):
        return True
    if _REPORTS.match(text) or _MUSES.match(text):
        return True
    if _ASKED_TWICE.search(text) or _OF_ANOTHER_TIME.match(text):
        return True
    if _WANTED_BY_A_THIRD.match(text) or (sentence.speaker is None and _WILL_ASK.match(text)):
        return True
    is_noted = not notes.is_dialogue and sentence.speaker is None and sentence.is_line
    is_told = _telling(text) is not None or _POINTED.match(text) or _FORBADE.search(text)
    if not is_noted or is_told or _OUGHT.search(text) or is_imperative(text):
        return False
    return "mentor" in notes.cast.role(notes.cast.me) and _OF_THEM.search(text) is not None


_MUSES: Final = compiled(
    r"^\W*(?:the |my )?(?:honest|short|real|true|simple) (?:answer|truth|feeling)\b"
    r"|^\W*(?:me|i) to (?:think|wonder|reflect|consider|decide|ask myself)\b"
)
"""What whoever takes notes asks of themselves."""
_WILL: Final = compiled(r"(?:^|[,;.!] ?|\byes |\bok(?:ay)? )(?:i )?will (?:just )?(?P<verb>\w+)")


def _promises(text: str) -> bool:
    """Tell whether a speaker undertakes something without saying "I": "yes, will send it on"."""
    found = _WILL.search(text)
    return found is not None and is_errand(found["verb"])


def _is_figure(notes: Notes, sentence: Sentence) -> bool:
    """Tell whether a sentence only says how much or by when, and nobody advises anything."""
    text = sentence.text
    if sentence.speaker is not None or _telling(text) or is_imperative(text):
        return False
    is_dated = any(any(map(str.isdigit, due.text)) for due in find_due_phrases(text))
    is_memorable = worth_of(text) >= _MEMORABLE and not (has_figure(text) or is_dated)
    return fact_worth(notes, sentence) >= _FACT and not is_memorable


def _is_errand(notes: Notes, sentence: Sentence) -> bool:
    """Tell whether a note is a thing to do that nobody was found for, and no advice for good."""
    text = sentence.text
    if _DONE.search(text):
        return True
    word = _FIRST_WORD.match(text)
    if notes.is_dialogue or sentence.speaker is not None or word is None:
        return False
    verb = word.group(1).casefold()
    if not is_errand(verb) or is_general(text) or _CONTRASTS.search(text):
        return False
    return verb in CONTACTING or bool(_ONE_THING.search(text))


def _worth(notes: Notes, sentence: Sentence) -> float:
    """Return what a sentence is worth with its context: the heading over it, who says it."""
    text = sentence.text
    score = worth_of(text)
    if sentence.section is Section.TAKEAWAYS:
        score += _OF_A_HEADING
    told = None if sentence.speaker is not None else _telling(text)
    someone = cues_for(notes.cast.pattern).anyone.match(text)
    if told is not None and _tells_other(notes, told):
        score -= _TOLD
    elif told is not None:
        score = max(score, _told_worth(text, told))
    elif someone and text[someone.end() : someone.end() + 1] != ":":
        score -= _OF_ONE_PERSON
    is_pointed = _POINTED.match(text) or (_WOULD.match(text) and not _is_mentees(notes, sentence))
    is_pointed = is_pointed or (sentence.speaker is None and _forbids(notes, text))
    if is_pointed or (sentence.speaker is None and _OUGHT_NOT.search(text)):
        score = max(score, _ENOUGH)
    if sentence.speaker is not None and not notes.is_dialogue:
        score += _OF_THE_MENTOR
    role = notes.cast.role(voice_of(notes, sentence)) if sentence.speaker is not None else ""
    if "mentor" in role:
        return score + _OF_THE_MENTOR
    return score - (_OF_THE_MENTOR if "mentee" in role else 0.0)


def _forbids(notes: Notes, text: str) -> bool:
    """Tell whether whoever took the notes, no mentee, advised the other against something."""
    return _FORBADE.search(text) is not None and "mentee" not in notes.cast.role(notes.cast.me)


def _telling(text: str) -> re.Match[str] | None:
    """Return the words that say who thinks so, at the start or after the topic of a line."""
    topic = _TOPIC.match(text)
    return TELLS.match(text) or (TELLS.match(text[topic.end() :]) if topic else None)


def _tells_other(notes: Notes, told: re.Match[str]) -> bool:
    """Tell whether somebody only told the other how things are: a mentee, or "about" something."""
    if not _TOLD_OTHER.search(told.group()):
        return False
    is_mentee = "mentee" in notes.cast.role(notes.cast.me)
    return is_mentee or told.string[told.end() :].casefold().startswith("about")


def _told_worth(text: str, told: re.Match[str]) -> float:
    """Return what is worth keeping of what somebody said as advice."""
    said = told.string[told.end() :]
    worth = max(worth_of(said), worth_of(text) - _TOLD) + _TOLD
    if _TOLD_OTHER.search(told.group()):
        return worth + _OF_THE_MENTOR
    is_for_me, ought = _TO_ME.search(said), _OUGHT.search(said)
    return worth + 0.7 * bool(ought) + 0.8 * bool(is_for_me)


def _is_mentees(notes: Notes, sentence: Sentence) -> bool:
    if sentence.speaker is None:
        return bool(_I_WOULD.match(sentence.text))
    return "mentor" not in notes.cast.role(voice_of(notes, sentence))
