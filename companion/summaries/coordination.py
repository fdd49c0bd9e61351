"""What one says in one breath: "promised to do A by Friday and to ask B" is two things to do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from companion.summaries import cues
from companion.summaries.doers import MOST_CLAUSES, Clause, Reading
from companion.summaries.errands import hedged, is_general, verb_at, word_at
from companion.summaries.patterns import compiled
from companion.summaries.summary import ActionStatus
from companion.summaries.verbs import base_of_third

_INFINITIVE: Final = re.compile(r"\bto+\s+(?:\w+\s+)?$", re.IGNORECASE)
_AND_TO: Final = compiled(r",? (?:and|&|\+)(?: (?:also|then|maybe))? to (?=\w)")
_MUST: Final = compiled(
    r"(?:,|;| and| &) (?:and )?(?:also )?(?:must|needs? to|have to|has to|got to|gotta|remember to)"
    r" (?:also |then )?(?=\w)"
)
_THAT: Final = compiled(
    r",? and (?:also )?that (?:he|she|i|we|they|you|(?-i:[A-Z])\w+) (?:should |could |must )?(?=\w)"
)


def joined_in(reading: Reading, found: Sequence[Clause]) -> Iterator[Clause]:
    """Yield what the clauses that were found go on with, for the same person."""
    tasks = {clause.task for clause in found}
    for clause in found:
        for begins, starts in islice(_joints(reading.text, clause), MOST_CLAUSES):
            verb = verb_at(reading.text, begins, strict=True)
            verb = verb or base_of_third(word_at(reading.text, begins))
            rest = reading.text[begins:]
            if begins in tasks or verb is None or cues.NO_ERRAND.match(rest):
                continue
            if clause.status is ActionStatus.SUGGESTED and is_general(rest):
                continue
            tasks.add(begins)
            status = hedged(reading, subject=starts, task=begins, status=clause.status)
            yield replace(
                clause, start=starts, subject=starts, task=begins, verb=verb, status=status
            )


def _joints(text: str, clause: Clause) -> Iterator[tuple[int, int]]:
    """Yield where the next things to do begin, each with where the words before it do."""
    lead = text[clause.start : clause.task]
    patterns = [_MUST]
    if _INFINITIVE.search(lead):
        patterns.append(_AND_TO)
    if clause.status is ActionStatus.SUGGESTED:
        patterns.append(_THAT)
    for pattern in patterns:
        for joint in pattern.finditer(text, clause.task, clause.end):
            begins = joint.start() + len(joint.group()) - len(joint.group().lstrip(" ,;"))
            yield joint.end(), begins
