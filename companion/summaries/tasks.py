"""Clauses without a subject, as lists have them: "-> me: call HR", "send CV by Friday", "[ ] …"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from companion.people.person import PersonId
from companion.summaries import cues
from companion.summaries.cues import compiled
from companion.summaries.doers import (
    MOST_CLAUSES,
    NOT_NAMES,
    Clause,
    Reading,
    doer_of,
    named_at_end,
    subject_of,
    unnamed_doer,
)
from companion.summaries.errands import (
    hedged,
    is_doubted,
    is_errand_here,
    is_general,
    verb_at,
    word_at,
)
from companion.summaries.headings import Section
from companion.summaries.summary import ActionStatus
from companion.summaries.verbs import CONTACTING, PLAIN_ERRANDS, is_errand, is_past
from companion.text.due import find_due_phrases

_LEAD: Final = compiled(r"(?:to|will|should|must|needs to|has to|please|also|and|then) ")
_MAYBE: Final = compiled(
    r"\W*(?:mayb(?:e)?|perhaps|possibly|might|could|may|mb) (?:try (?:to )?)?(?:also )?"
)
_OPENING: Final = compiled(
    r"[^\w@]*(?:(?:and|so|ok(?:ay)?|then|also|yes|yeah|great|good|first)\b[\s,.!:]*)*"
)
_NEXT_OPENING: Final = compiled(
    r" and (?=(?:(?:offered|promised|agreed|volunteered|committed|going) to|will) \w)|[.;:!?] "
    r"|\s[-–—]+ |(?:->|=>|→|➔|⇒)\s*|, (?:and |then )?"
)


def assignments_in(reading: Reading) -> Iterator[Clause]:
    """Yield the tasks that a line gives to somebody by label, arrow, mention or "Ana to send"."""
    if reading.sentence.assigned:
        clause = _task(reading, 0, owner=unnamed_doer(reading), is_sure=True)
        if clause is not None:
            yield clause
        return
    for start in islice(_openings(reading.text), MOST_CLAUSES):
        found = reading.cues.assigned.match(reading.text, start)
        if found is not None:
            yield from _assigned(reading, found)
    for found in islice(reading.cues.arrowed.finditer(reading.text), MOST_CLAUSES):
        yield from _assigned(reading, found)


def debts_in(reading: Reading) -> Iterator[Clause]:
    """Yield what one owes the other: "I owe her: the article", "promised him pictures"."""
    promised = reading.cues.promised.match(reading.text)
    if promised is not None and not reading.is_spoken:
        clause = _task(reading, promised.end(), owner=reading.voice, is_sure=True)
        if clause is not None:
            yield replace(clause, start=0, subject=0)
    for found in islice(reading.cues.owed.finditer(reading.text), MOST_CLAUSES):
        doer = doer_of(reading, found)
        clause = _task(reading, found.end(), owner=doer.owner, is_sure=True)
        if doer.known and clause is not None:
            yield replace(clause, start=found.start(), subject=found.start())


def _assigned(reading: Reading, found: re.Match[str]) -> Iterator[Clause]:
    groups = found.groupdict()
    doer = groups["doer"] or groups.get("at")
    person = reading.cast.named(doer) if doer else None
    if doer and person is None:
        is_name = doer.casefold() not in NOT_NAMES and reading.is_short and groups.get("to")
        if not is_name or reading.is_spoken:
            return
    owner = reading.voice if groups["me"] else person
    strict = not (person and find_due_phrases(reading.text)) and groups.get("at") is None
    if strict and verb_at(reading.text, found.end(), strict=True) is None:
        return
    clause = _task(reading, found.end(), owner=owner, is_sure=not strict)
    if clause is not None and not (groups.get("to") and is_general(reading.text[found.end() :])):
        status = ActionStatus.TENTATIVE if found["maybe"] else clause.status
        yield replace(clause, start=found.start(), subject=found.start(), status=status)


def _task(reading: Reading, start: int, *, owner: PersonId | None, is_sure: bool) -> Clause | None:
    """Return the task noted from `start` on; if it `is_sure` to be one, it may lack a verb."""
    task = start
    while (lead := _LEAD.match(reading.text, task)) is not None:
        task = lead.end()
    hedge = _MAYBE.match(reading.text, task)
    task = hedge.end() if hedge else task
    rest = reading.text[task:]
    if not any(map(str.isalpha, rest)) or cues.NEGATED.match(rest) or is_past(word_at(rest, 0)):
        return None
    if cues.NEXT_TIME.search(reading.text):
        return None
    verb = verb_at(reading.text, task, strict=not is_sure)
    if verb is None and not is_sure:
        return None
    doubted = hedge is not None or is_doubted(rest)
    clause = reading.clause(
        subject=start,
        task=task,
        verb=verb or "",
        owner=owner,
        status=ActionStatus.TENTATIVE if doubted else ActionStatus.COMMITTED,
    )
    voice = reading.voice if reading.voice is not None else owner
    return replace(clause, start=start, voice=voice)


_ARROW: Final = re.compile(r"(?:->|=>|→|➔|⇒)\s*$")
_PARTICULAR: Final = compiled(
    r" (?-i:[A-Z][a-zà-ÿ]+|[A-Z]{2,5})\b|\bmy\b|\bthe \w+ (?:form|app|draft)\b"
)


def noted_in(reading: Reading) -> Iterator[Clause]:
    """Yield what is noted without a subject: "calling her Thursday", "send CV by Friday"."""
    for start in islice(_openings(reading.text), MOST_CLAUSES):
        clause = _noted_at(reading, start)
        if clause is not None:
            yield clause
            return
    yield from _listed_or_dated(reading)


def noted_first(reading: Reading) -> Iterator[Clause]:
    """Yield what a line notes before another of its clauses: "practise on the 11th, he calls me"."""
    clause = _noted_at(reading, next(_openings(reading.text)))
    if clause is not None:
        yield clause


def _listed_or_dated(reading: Reading) -> Iterator[Clause]:
    is_task = reading.is_listed and reading.sentence.section is Section.ACTIONS
    if is_task or _is_thing_by_a_day(reading):
        clause = _task(reading, 0, owner=unnamed_doer(reading), is_sure=True)
        if clause is not None and len(reading.text.split()) > 1:
            yield clause


_MOST_WORDS_OF_A_THING: Final = 6
_BY: Final = compiled(r"(?:by|until|before|due)\b")
_TOLD: Final = compiled(
    r"\b(?:i|she|he|they|we|you|it|is|are|was|were|has|have|had|said|says|told|asked|will|would|can"
    r"|closes?|ends?|starts?|opens?|not|no|if|when|born|done|sent|back|here|there|over|out)\b|\?"
)


def _is_thing_by_a_day(reading: Reading) -> bool:
    """Tell whether a note is a thing and its day: "exam fee to be paid by 1 Dec"."""
    if reading.is_spoken or not reading.is_short:
        return False
    for due in find_due_phrases(reading.text):
        lead = reading.text[: due.start]
        is_thing = 0 < len(lead.split()) <= _MOST_WORDS_OF_A_THING and not _TOLD.search(lead)
        return bool(_BY.match(due.text)) and is_thing
    return False


_STARTING: Final = compiled(r"\W*(?:starting|beginning)\b")
"""How a date begins: "starting tomorrow"."""


def _noted_at(reading: Reading, start: int) -> Clause | None:
    text = reading.text
    reminder = cues.REMINDER.match(text, start)
    hedge = None if reminder else _MAYBE.match(text, start)
    lead = reminder or hedge
    task = lead.end() if lead else start
    verb = verb_at(text, task, strict=reminder is None)
    if (
        _STARTING.match(text, start)
        or verb is None
        or not _is_noted(reading, start, task, is_led=lead is not None)
    ):
        return None
    owner = _carried(reading, start) if reminder else unnamed_doer(reading)
    status = ActionStatus.TENTATIVE if hedge else ActionStatus.COMMITTED
    clause = reading.clause(
        subject=start,
        task=task,
        verb=verb,
        owner=owner,
        status=hedged(reading, subject=task, task=task, status=status),
    )
    return clause if start else replace(clause, start=0)


_NOUN: Final = compiled(r"\s*[=:)\]|]", r" (?:is|was|are|were|has|went|of|from|and|or|or not)\b")
"""What shows that the word before it is a thing: "email = low tide work"."""

_YOU: Final = compiled(r"\b(?:you|your|yourself)\b")
"""Whoever writes "your" in the imperative advises somebody."""

_IN_QUOTES: Final = re.compile(r"[\"«“]\s*$")
_THANKS: Final = compiled(r"thank (?:you|u)\b")
_QUOTED_ADVICE: Final = compiled(
    r"\b(?:said|says|saying|told|advice|advises|tip|rule|thinks|suggests|suggestion)\b[^.;]*:\s*$"
)


def _carried(reading: Reading, start: int) -> PersonId | None:
    """Return who is reminded: the line's subject, whoever the sentence spoke of, or the writer."""
    if reading.sentence.subject is not None:
        return subject_of(reading)
    earlier = None
    for found in reading.cues.present.finditer(reading.text, 0, start):
        is_name = found["cap"] and found["cap"].casefold() not in NOT_NAMES
        if found["i"] or found["pron"] or found["name"] or is_name:
            earlier = found
    if earlier is None or earlier["i"]:
        return reading.voice
    return doer_of(reading, earlier).owner


def _is_noted(reading: Reading, start: int, task: int, *, is_led: bool) -> bool:
    """Tell whether a verb without a subject is something to do, and neither advice nor a story."""
    rest = reading.text[task:]
    word = word_at(rest, 0)
    if (
        _NOUN.match(rest, len(word))
        or _THANKS.match(rest)
        or _QUOTED_ADVICE.search(reading.text, 0, start)
    ):
        return False
    if not is_errand_here(reading, task, ActionStatus.COMMITTED) or cues.PAST.search(rest):
        return False
    if reading.is_listed:
        return True
    if not reading.is_spoken and (_YOU.search(rest) or _IN_QUOTES.search(reading.text, 0, task)):
        return False
    if start == 0 and reading.sentence.subject is not None and reading.sentence.first:
        return not is_general(rest)
    dues = find_due_phrases(reading.text[start:]) or cues.AT_A_TIME.search(reading.text, start)
    is_imperative = is_errand(word) and not is_led
    if reading.is_spoken:
        # What a speaker says in the imperative is for the other, and mostly advice.
        return bool(dues) and not is_imperative
    if is_led:
        return not is_general(rest)
    if named_at_end(reading) is not None or _ARROW.search(reading.text, 0, start):
        return True
    if dues:
        return not is_general(rest)
    is_contact = word.casefold() in CONTACTING and bool(_PARTICULAR.search(rest))
    is_errand_alone = word.casefold() in PLAIN_ERRANDS and len(rest.split()) > 1
    return reading.is_short and (is_contact or is_errand_alone) and not is_general(rest)


def _openings(text: str) -> Iterator[int]:
    """Yield where a clause without a subject may begin: the start, and after marks."""
    lead = _OPENING.match(text)
    yield lead.end() if lead else 0
    for boundary in _NEXT_OPENING.finditer(text):
        yield boundary.end()
