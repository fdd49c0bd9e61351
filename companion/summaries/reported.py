"""Promises as notes report them, who made them left out: "liked it and said she'd bring one"."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from companion.summaries import cues
from companion.summaries.doers import MOST_CLAUSES, Clause, Doer, Reading, she_means
from companion.summaries.errands import hedged, is_errand_here, verb_at, word_at
from companion.summaries.patterns import compiled
from companion.summaries.summary import ActionStatus
from companion.summaries.verbs import is_errand
from companion.text.due import find_due_phrases
from companion.text.verb_lists import IRREGULAR_PAST

_SOMEBODY: Final = r"(?:(?:the|my|his|her|our|a) )?[\w'-]{1,20}(?: (?!that\b)[\w'-]{1,20})?"
_REPORTED: Final = compiled(
    r"(?:^\W*|[.,;:–—-] |(?:->|=>|→) ?|\b(?:and|but|then|so) )(?:(?:also|then|just|has|have) ){0,2}"
    rf"(?P<say>said|says|sez|promised|swore|(?P<told>told {_SOMEBODY}?))(?: that)? "
    r"(?P<who>i|he|she)(?P<will>'?d|'?ll| would| wud| will|(?:'?s| is| was) (?:going to|gonna))"
    r" (?:(?:also|then|just|definitely|have a) )?"
)
"""What somebody said that they would do, as the next thing after a mark or "and"."""
_ILL: Final = compiled(r"ill (?:and|at|in|with|today|again|now|for|health|since|all|or|but)\b")
_OF_I: Final = compiled(r"\b(?:i|we)\b(?![^,;.]*\b(?:he|she)\b)[^,;.]*$")
"""Before "and said she'd": whoever writes is the one who said it."""
_NO_PROMISE: Final = compiled(
    r"(?:rather|sooner|never|always|normally|usually|often|probably|only|most|both|all|still)\b"
)
_BASES_IN_ED: Final = compiled(r"\w*eed|embed|shed|wed")


def reported_in(reading: Reading) -> Iterator[Clause]:
    """Yield what somebody said they would do, in notes that do not repeat who said it."""
    if reading.is_spoken:
        return
    for found in islice(_REPORTED.finditer(reading.text), MOST_CLAUSES):
        task = found.end()
        doer = _doer(reading, found)
        verb = verb_at(reading.text, task, strict=False)
        if verb is None or not doer.known or _is_no_promise(reading, found):
            continue
        if not is_errand_here(reading, task, ActionStatus.COMMITTED):
            continue
        subject = found.start("say")
        yield reading.clause(
            subject=subject,
            task=task,
            verb=verb,
            owner=doer.owner,
            status=hedged(reading, subject=subject, task=task, status=ActionStatus.COMMITTED),
        )


_TOLD_WHOM: Final = compiled(
    r"told (?P<whom>(?:the|my|his|her|our|a) [\w'-]{1,20}(?: (?!that\b|i\b|i'|id\b)[\w'-]{1,20})?"
    r"|(?-i:[A-Z])[\w'-]{1,20})(?: that)? i(?:'?d|'?ll| would| wud| will)\b"
)


def told_whom(reading: Reading, clause: Clause) -> str:
    """Return whom the writer told what they would do, if that is nobody of the two; else ""."""
    found = _TOLD_WHOM.match(reading.text, clause.subject)
    if found is None or reading.cast.named(found["whom"]) is not None:
        return ""
    return found["whom"]


def _doer(reading: Reading, found: re.Match[str]) -> Doer:
    """Return who promised: the writer is "I"; told to somebody, "she'd" is what they may expect."""
    if found["who"].casefold() == "i":
        return Doer(reading.voice)
    is_expected = found["told"] is not None or _OF_I.search(reading.text[: found.start("say")])
    return Doer(None, known=False) if is_expected else she_means(reading, found.start())


def _is_no_promise(reading: Reading, found: re.Match[str]) -> bool:
    """Tell whether it is what had been done, what is usually done, or what would be liked."""
    text, task = reading.text, found.end()
    is_habit = cues.HABIT.match(text, task) and not find_due_phrases(text[task:])
    if is_habit or _NO_PROMISE.match(text, task):
        return True
    if _ILL.match(text, found.start("who")):
        return True
    word = word_at(text, task).casefold()
    is_participle = word in IRREGULAR_PAST or (
        word.endswith("ed") and not _BASES_IN_ED.fullmatch(word)
    )
    return found["will"].casefold().endswith("d") and is_participle and not is_errand(word)
