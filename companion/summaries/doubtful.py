"""Clauses that have the form of a task and are none: a fear, another's wish, a choice, a date."""

from typing import Final

from companion.summaries.doers import Clause, Reading
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.summaries.patterns import compiled
from companion.text.due import find_due_phrases

_FEARED: Final = compiled(
    r"\b(?:afraid|scared|worried|worries|frightened|terrified|nervous|fears?|feared|dreads?|dreading"
    r"|convinced|imagines?|suspects?|hopes?|hoping)\b[^.;!]{0,90}$"
)
"""Before a clause about somebody else: what may happen is nothing that they undertook."""
_WONDERED: Final = compiled(
    r"\b(?:wants? to know|wanted to know|asks?|asked|asking|wonders?|wondered|wondering)"
    r" (?:me |us |him |her )?(?:if|whether|when|how|what|where|who|why)\b[^.;!?]{0,60}$"
)
"""Before a clause, somebody's question: "his aunt wants to know if he can swap shifts"."""
_OF_I: Final = compiled(r"\W*(?:i|we)\b")

_HANDED_ON: Final = compiled(r"(?:->|=>|→|➔|⇒) ?(?:me|[\w.'-]{1,20}) ?(?:->|=>|→|➔|⇒)")
"""The way of a thing, "toiles → me → file": it says of nobody what to do."""

_WISHED_OF: Final = compiled(
    r"(?P<who>[\w'-]+) (?:really |only |still )?(?:wants?|wanted|would like|expects?|expected"
    r"|pushes|pushed|pesters|nags|begs) (?:him|her|them|me|(?-i:[A-Z][\w'-]+)) to\W{0,2}$"
)
"""Before a clause, a wish that somebody has of another: "father wants him to"."""

_OF_WRITER: Final = frozenset({"i", "we", "you"})

_OCCASION: Final = compiled(
    r"(?!(?:bring|ring)\b)\w+ing (?:test|lesson|exam|licen[cs]e|school|course|class"
    r"|session|meeting|day|night|evening|morning|date|time|hours|party|practice|group|club|committee|season|fee|fair|round|list"
    r"|cert|certificate|ceremony|pool|room|sheet|plan)s?\b"
)
"""A thing that ends in -ing before its noun: "driving test 9 dec"."""

_CHOICE: Final = compiled(
    r"[^.;!]{3,80}? or [^.;!]{3,80}(?:\?|[-–—,;:] ?(?:we |both )?(?:agreed|decided|settled|said)\b)"
)
"""Two ways, and then which of them, or a mark: "speak to her or wait - we agreed wait"."""
_WAYS: Final = compiled(
    r"\b(?:either\b(?! ?,| way)|(?:two|three|four|both|2|3|4)"
    r" (?:ways|options|choices|roads|paths|routes)\b)"
    r"[^.;!?]*$"
)
"""Before a way that is only weighed: "two ways - sell it or take a partner"."""
_RATHER: Final = compiled(r"rather\b")
_ASKED_FIRST: Final = compiled(r"^\W*\?")

_ASKS: Final = compiled(
    r"^\W*(?:(?:and|so|but|ok|well|then|also)\b\W*){0,2}(?:what|how|where|who|when|why|which)"
    r"(?: \w+)? (?:would|do|does|did|will|can|could|should|are|is|was|were|have|has|had)"
    r" (?:(?:you|he|she|they|we|i|it)\b(?! (?:is|was|means))"
    r"|(?-i:[A-Z])[\w'-]+ (?:say|think|want|do|know|need|reckon|feel)s?\W*$)"
)
"""A question that lost its mark."""

_OF_MEETING: Final = compiled(
    r"^\W*(?:(?:our |the )?(?:next|nxt)\b|(?:talk|speak|meet|ring|see (?:each other|you|her|him))"
    r" (?:again|next)\b)"
)
_MEETS: Final = compiled(
    r"(?:(?:ring|call|phone|come|meet|visit|zoom|talk|speak|cook|dial|pop|drop)(?:s|es|ing)?)\b"
    r"(?: (?:me|him|her|us|each other|in|round|over|by|up|again|here|there|then))?"
    r"(?=\W*$|\W+(?:after|before|when|at|on|once|if|from|about|around|same|next)\b"
    r"|\W+(?:mon|tue|wed|thu|fri|sat|sun|\d))"
)
"""What is done at the next talk itself: "next: wk of 30 Nov, she rings"."""
_MOST_OF_MEETING: Final = 24

_REPEATS: Final = compiled(
    r"\b(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?s?,? (?:evening|morning|afternoon"
    r"|night)s\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b|\beverything\b|\ball day\b"
)
"""What shows that the present tense tells of every week."""
_PLAIN_SUBJECT: Final = compiled(r"\W*(?!i\b)(?:he|she|they|(?-i:[A-Z])[\w.-]*) $")
_MAY: Final = compiled(r"\b(?:can|could|might|may|would|should)\b")
_ASKED_OF: Final = compiled(r"[^.;!?]{2,60}\?(?!\w)")
"""After "Ben can" or "she might": a question, whoever it is about."""
_LONGEST_LABEL: Final = 12
_NEXT_LABEL: Final = compiled(r"\b(?:next|nxt)\W*$")


def is_no_errand(reading: Reading, clause: Clause) -> bool:
    """Tell whether a clause is feared, wished of somebody, a question, a choice or an occasion."""
    text = reading.text
    before = text[: clause.subject]
    is_own = _OF_I.match(text, clause.subject) is not None
    if not is_own and _FEARED.search(before):
        return True
    if not is_own and _WONDERED.search(text[max(0, clause.task - 120) : clause.task]):
        return True
    wished = _WISHED_OF.search(text[: clause.task])
    if wished is not None and _is_anothers(reading, wished["who"]):
        return True
    if _HANDED_ON.search(text) or _ASKS.match(text) or _OCCASION.match(text, clause.task):
        return True
    if _is_choice(text, clause) or _is_of_meeting(reading, clause):
        return True
    if not (is_own or reading.is_spoken) and _is_asked(text, clause):
        return True
    return _is_description(text, clause)


def asks_unmarked(text: str) -> bool:
    """Tell whether a sentence is a question that lost its mark: "what would you do about it"."""
    return "?" not in text and _ASKS.match(text) is not None


def _is_anothers(reading: Reading, who: str) -> bool:
    """Tell whether a wish is of somebody who did not take part."""
    if who.casefold() in _OF_WRITER | {"she", "he"}:
        return False
    return reading.cast.named(who) is None


def _is_choice(text: str, clause: Clause) -> bool:
    if _RATHER.match(text, clause.task) or _WAYS.search(text[: clause.subject]):
        return True
    found = _CHOICE.match(text, clause.task)
    return found is not None and (clause.subject == clause.task or bool(_ASKED_FIRST.match(text)))


def _is_asked(text: str, clause: Clause) -> bool:
    """Tell whether it is only asked whether somebody can or might: "Ben can do Tuesdays?"."""
    may = _MAY.search(text, clause.subject, clause.task)
    return may is not None and _ASKED_OF.match(text, clause.task) is not None


def is_labelled_next(notes: Notes, sentence: Sentence) -> bool:
    """Tell whether a line stands under "next:": when the two meet again."""
    if not (sentence.first and sentence.pieces):
        return False
    start = sentence.pieces[0][1]
    lead = notes.folded.text[max(0, start - _LONGEST_LABEL) : start].splitlines()
    return bool(lead) and _NEXT_LABEL.search(lead[-1]) is not None


def _is_of_meeting(reading: Reading, clause: Clause) -> bool:
    text = reading.text
    is_about_it = reading.sentence.section is Section.NEXT
    is_about_it = is_about_it or _OF_MEETING.match(text) is not None
    is_about_it = is_about_it or is_labelled_next(reading.notes, reading.sentence)
    is_own = _OF_I.match(text, clause.subject) is not None
    if is_own or not is_about_it or len(text.split()) > _MOST_OF_MEETING:
        return False
    return _MEETS.match(text, clause.task) is not None


def _is_description(text: str, clause: Clause) -> bool:
    """Tell whether the present tense says how things are, the day being another thing's."""
    if not _PLAIN_SUBJECT.fullmatch(text[clause.subject : clause.task]):
        return False
    told = text[clause.task : clause.end]
    if _REPEATS.search(told):
        return True
    dues = find_due_phrases(told)
    return bool(dues) and "," in told[: dues[0].start].rstrip(", ")
