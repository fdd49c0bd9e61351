"""Long recorded talks: nearly nothing said there is a task, so only strong signs count.

In a quarter of an hour of notes every "I'll" counts. In an hour of several people talking, "we'll
have to think about that" comes up hundreds of times; what is handed out is said plainly, mostly in
the last minutes. The weights were set by hand and checked on the AMI meetings (CC BY 4.0).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from companion.people.person import PersonId
from companion.summaries import cues
from companion.summaries.clauses import find_clauses
from companion.summaries.doers import Clause, Reading, reading_of
from companion.summaries.errands import is_question
from companion.summaries.notes import Notes
from companion.summaries.patterns import compiled, says_any
from companion.summaries.summary import ActionStatus
from companion.summaries.verbs import CONTACTING
from companion.text.due import find_due_phrases

LONG_TALK: Final = 250
"""Sentences from which a dialogue of two counts as long."""

LONG_MEETING: Final = 60
"""The same for a meeting of several."""

_SEVERAL: Final = 3
"""Speakers from which "you" may be anybody."""

_MOST_TASKS: Final = 5
_HANDED_OUT: Final = 3.5
_KEPT: Final = 1
_LATE_PART: Final = 0.75
"""Where the last part of a talk begins, in which things are handed out."""

_CONTACTS: Final = tuple(sorted(verb.removesuffix("e").removesuffix("y") for verb in CONTACTING))
"""What all forms of these verbs have in common."""

_WILL: Final = (
    r"(?:'ll|'re (?:going to|gonna)|'s (?:going to|gonna)| (?:will|gonna|to|gets?|could|can|should)"
    r"| (?:is|are) (?:going to|gonna)| ha(?:s|ve) to| needs? to)"
)
_YOU: Final = compiled(
    r"\byou(?: guys| two| both)?(?:'ll| will|'re (?:going to|gonna)| are (?:going to|gonna)"
    r"| (?:have|need) to|'re \w+ing| get| gonna| do the)\b"
)
_WANT: Final = compiled(
    r"\b(?:i|we)(?:'d| would)? (?:like|want|need) (?:you|the)\b(?: guys)?(?: to)?"
    r"|\bwhat i (?:want|would like)\b"
)
_YOU_CAN: Final = compiled(r"\byou (?:could|can|should|might)\b")
_WE: Final = compiled(
    r"\bwe(?:'ll| will|'re (?:going to|gonna)| are (?:going to|gonna)| have to| need to| should"
    r"|'ve got to|'ll have to)\b|\blet's\b"
)
_I: Final = compiled(r"\bi(?:'ll| will|'m (?:going to|gonna)| have to| need to)\b")
_WORK: Final = compiled(
    r"\b(?:work(?:ing)? (?:on|together)|look(?:ing)? (?:at|into|for)|find(?:ing)? out|prepar\w+"
    r"|think about|focus\w* on|design\w*|evaluat\w+|complet\w+|send|put|do(?:ing)? (?:the|some|a)"
    r"|check|watch\w*|draw\w*|report|questionnaire|research\w*|summar\w+|get|come up with|try)\b"
)
_PHASE: Final = compiled(
    r"\bnext (?:meeting|phase|time|session)\b|\bbefore (?:the next|lunch)\b|\bindividual\b"
    r"|\bafter (?:this|the) meeting\b"
)
_FILLER: Final = compiled(r"\b(?:um+|uh+|er|mm+|hmm+)\b[,.]?\s*")

_GRAMMAR: Final = (("want", 1.5), ("you", 1.3), ("can", 0.7), ("i", 0.5), ("we", 0.5))
_PATTERNS: Final = {"want": _WANT, "you": _YOU, "can": _YOU_CAN, "i": _I, "we": _WE}
_NAMED: Final = 1.6
_LATE: Final = ((0.9, 1.6), (0.8, 1.0), (0.7, 0.4))


def is_long_talk(notes: Notes) -> bool:
    """Tell whether the notes record a talk too long to believe every "I'll" in it."""
    longest = LONG_MEETING if _is_meeting(notes) else LONG_TALK
    return notes.is_dialogue and len(notes.sentences) > longest


def _is_meeting(notes: Notes) -> bool:
    return len({sentence.speaker for sentence in notes.sentences} - {None}) >= _SEVERAL


def clauses_of_talk(notes: Notes) -> tuple[Clause, ...]:
    """Return the clauses of some notes in order; of a long talk only those that are surely tasks.

    Among two people the ordinary reading is weighed; among several, tasks are read from how they
    are handed out.
    """
    if not is_long_talk(notes):
        return find_clauses(notes)
    if not _is_meeting(notes):
        total = len(notes.sentences)
        late = {id(sentence) for sentence in notes.sentences[int(_LATE_PART * total) :]}
        found = find_clauses(
            notes, in_question=lambda one: id(one) in late or _could_weigh(one.text)
        )
        return tuple(clause for clause in found if _weight(notes, clause, total) >= _KEPT)
    scored = sorted(_handed_out(notes), key=lambda pair: (-pair[0], pair[1].sentence))
    return tuple(
        sorted((clause for _, clause in scored[:_MOST_TASKS]), key=lambda clause: clause.sentence)
    )


def _could_weigh(text: str) -> bool:
    """Tell cheaply that a sentence has a date or a verb of getting in touch: else it counts not."""
    return says_any(text, _CONTACTS) or bool(find_due_phrases(text))


def _weight(notes: Notes, clause: Clause, total: int) -> int:
    """Weigh an ordinary clause: promised to the other, dated, or said towards the end."""
    rest = notes.sentences[clause.sentence].text[clause.task : clause.end]
    weight = 0 if clause.status is ActionStatus.COMMITTED else -1
    weight += bool(find_due_phrases(rest))
    weight += clause.verb in CONTACTING and bool(cues.FOR_THE_OTHER.search(rest))
    return weight + (clause.sentence >= _LATE_PART * total)


def _handed_out(notes: Notes) -> Iterator[tuple[float, Clause]]:
    total = len(notes.sentences)
    for number, sentence in enumerate(notes.sentences):
        if sentence.speaker is None:
            continue
        reading = reading_of(notes, number)
        clause = _assignment(reading)
        if clause is None or is_question(sentence.text):
            continue
        score = _score(reading, clause, number / total)
        if score >= _HANDED_OUT:
            yield score, clause


@lru_cache(maxsize=64)
def _named_pattern(names: str) -> re.Pattern[str]:
    """Return the pattern for a name of the cast, or some other name, that is told what to do."""
    other = r"(?!(?:And|But|So|Then|That|This|It|There|What|Which|Who|Um|Uh|Well|Yeah|Okay|You)\b)"
    return compiled(
        rf"\b(?:(?P<name>{names})(?: (?-i:[A-Z])\w+)?|(?-i:{other}[A-Z][a-z]{{2,12}})),?{_WILL}\b"
    )


def _assignment(reading: Reading) -> Clause | None:
    """Return the clause in which somebody is told what to do, or says it."""
    text = reading.text
    found = _named_pattern(reading.cast.pattern).search(text)
    if found is not None:
        owner = reading.cast.named(found["name"]) if found["name"] else None
        return _clause(reading, found.start(), found.end(), owner)
    for name, _ in _GRAMMAR:
        found = _PATTERNS[name].search(text)
        if found is not None:
            owner = reading.voice if name == "i" else None
            return _clause(reading, found.start(), found.end(), owner)
    return None


def _clause(reading: Reading, start: int, task: int, owner: PersonId | None) -> Clause | None:
    if cues.NEGATED.match(reading.text, task + 1):
        return None
    clause = reading.clause(
        subject=start, task=task, verb="", owner=owner, status=ActionStatus.COMMITTED
    )
    return replace(clause, start=start)


def _score(reading: Reading, clause: Clause, place: float) -> float:
    text = _FILLER.sub("", reading.text)
    grammar = max((points for name, points in _GRAMMAR if _PATTERNS[name].search(text)), default=0)
    if clause.owner is not None and clause.owner != reading.voice:
        grammar = _NAMED
    score = max(grammar, _NAMED if clause.owner is None and grammar == 0 else 0)
    score += 0.8 * bool(_WORK.search(text))
    score += 0.6 * bool(_PHASE.search(text) or find_due_phrases(text))
    score += next((points for start, points in _LATE if place > start), 0.0)
    return score - (1.0 if len(text.split()) < 4 else 0.0)
