"""Long recorded talks: nearly nothing said there is a task, so only strong signs count.

In a quarter of an hour of notes every "I'll" counts. In an hour of talk hardly any does: among two
the ordinary reading is weighed, among several tasks are read from how they are handed out.
"""

from typing import Final

from companion.summaries import cues
from companion.summaries.clauses import find_clauses
from companion.summaries.doers import Clause
from companion.summaries.evidence import Spoken, evidence_for, speaks_of
from companion.summaries.handing_out import handed_out
from companion.summaries.notes import Notes
from companion.summaries.patterns import says_any
from companion.summaries.summary import ActionStatus
from companion.summaries.undertaken import WEIGHTS
from companion.summaries.verbs import CONTACTING
from companion.text.due import find_due_phrases
from companion.text.linear import Linear, learned

LONG_TALK: Final = 250
"""Sentences from which a dialogue of two counts as long."""

LONG_MEETING: Final = 60
"""The same for a meeting of several."""

_SEVERAL: Final = 3
"""Speakers from which "you" may be anybody."""

_MOST_EVIDENCE: Final = 40
"""Sentences that are looked at for an answer; most of them cannot stand alone."""

_KEPT: Final = 1
_LATE_PART: Final = 0.75
"""Where the last part of a talk begins, in which things are handed out."""

_CONTACTS: Final = tuple(sorted(verb.removesuffix("e").removesuffix("y") for verb in CONTACTING))
"""What all forms of these verbs have in common."""


def is_long_talk(notes: Notes) -> bool:
    """Tell whether the notes record a talk too long to believe every "I'll" in it."""
    longest = LONG_MEETING if _is_meeting(notes) else LONG_TALK
    return notes.is_dialogue and len(notes.sentences) > longest


def said_about(notes: Notes, question: str) -> tuple[int, ...]:
    """Return the numbers of the sentences that answer a question best, best first.

    Shown by itself, a sentence must have a word of the question; to search, nearness is enough.
    """
    talk = [Spoken(text=one.text, speaker=one.speaker) for one in notes.sentences]
    found = evidence_for(question, talk, most=_MOST_EVIDENCE)
    return tuple(number for number in found if speaks_of(question, talk[number].text))


def _is_meeting(notes: Notes) -> bool:
    return len({sentence.speaker for sentence in notes.sentences} - {None}) >= _SEVERAL


def clauses_of_talk(
    notes: Notes, *, handing_out: Linear | None = None, undertaken: Linear | None = None
) -> tuple[Clause, ...]:
    """Return the clauses of some notes in order; of a long talk only those that are surely tasks.

    Args:
        notes: any notes.
        handing_out: weights in place of the library's for how things are handed out.
        undertaken: weights in place of the library's for what is undertaken in short notes.
    """
    if not is_long_talk(notes):
        return find_clauses(notes, undertaken=undertaken or learned(WEIGHTS))
    if _is_meeting(notes):
        return handed_out(notes, weights=handing_out)
    total = len(notes.sentences)
    late = {id(sentence) for sentence in notes.sentences[int(_LATE_PART * total) :]}
    found = find_clauses(notes, in_question=lambda one: id(one) in late or _could_weigh(one.text))
    return tuple(clause for clause in found if _weight(notes, clause, total) >= _KEPT)


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
