"""How certain it is that somebody undertook what no plain word of undertaking carries.

"I'll", "she has to" and "he promised to" say so themselves, and hardly ever deceive. "Order jars",
"he starts monday" and "first call with the vet" may be a task, advice, an appointment or news:
what tells is who stands before which form of a verb, the words, and where the line stands. How
much each of these tells was learned from notes whose writers had not seen this program;
`companion/text/weights/certainty.json` says how. What is not certain is shown to be confirmed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from companion.summaries.doers import Clause, Reading, named_at_end, reading_of
from companion.summaries.errands import word_at
from companion.summaries.forms import TASK_MARKS
from companion.summaries.headings import LISTS
from companion.summaries.line_kinds import is_read, line_signs
from companion.summaries.notes import Notes
from companion.summaries.patterns import compiled
from companion.summaries.summary import ActionStatus
from companion.summaries.undertaken import candidates, kind_before
from companion.summaries.verbs import base_of_progressive
from companion.text.due import find_due_phrases
from companion.text.linear import Linear, learned

WEIGHTS: Final = "certainty"
CERTAIN: Final = "certain"
"""The level from which a line without a plain word of undertaking is believed."""

_UNDERTAKES: Final = compiled(
    r"(?:'ll|\b(?:will|shall|gonn?a|gunna|g[ou]nnae|going to|must|promised|offered|volunteered"
    r"|undertook)\b|\b(?:have|has|had|got|needs?) (?:to|tae)\b)"
)
_LINK: Final = compiled(
    r"(?:'ll|\b(?:i|he|she|they)'?d|\b(?:will|wll|shall|ill|gonn?a|gunna|g[ou]nnae|going to|must"
    r"|promised|offered|volunteered|agreed|undertook|said|says)"
    r"|(?:\b(?:am|is|are)|'[sm]|'re|\b(?:have|has|had|got|needs?)) (?:to|tae))\b[^.;:!?]{0,30}$",
    r"(?:^|[.;:!?,–—-] ?|\b(?:and|then) |[-=]> ?|→ ?)(?:to|will|must)\b[^.;:!?]{0,12}$",
    r"\bme\b\W{1,4}(?:\w{1,10}\W{1,2})?$",
)
"""What stands right before a thing to do that somebody plainly undertakes."""
_NOT_SO: Final = compiled(
    r"\b(?:we|we'll|all|both|maybe|perhaps|might|may|could|probably|don't|not|never)\b[^.;:!?]{0,25}$"
)
_REMINDS: Final = compiled(r"\b(?:not (?:to )?forget|don't forget|remember)(?: to|:)?\W{0,3}$")
_TO_BE_DONE: Final = compiled(r"(?:don't forget|remember)\b", r"[^.;:!?]{1,40}? to be [a-z]{3,}\b")
_SAID_SO: Final = compiled(
    r"\b(?:said|says|promised) (?:that )?(?:i|s?he|they)(?:'d|'ll| w(?:oul|il)\w)"
)
_AT: Final = compiled(r"\bat \d")
_HANDED: Final = compiled(
    r"(?:👉|@[\w.'-]{1,30}[:,]?|\|[^|]{1,40}\|"
    r"|^\W{0,3}[^\W\d_]{1,20} ?(?:[-–—]{1,2}|[-=]?>|→))\W{0,3}$"
)
"""Right before a thing to do, whose it is by the form of the line."""
_AT_ONCE: Final = compiled(r"(?:^\W*|[,.;:!?] |\b(?:i'?m|i am|ok|right) )$")
"""Before "calling them on Thursday": the speaker's own plan."""
_BEFORE: Final = 45
_OF_FORM: Final = 0.5
_OF_PLACE: Final = 0.3


def certain(notes: Notes, clause: Clause, *, weights: Linear | None = None) -> Clause:
    """Return a clause as firm as its words bear: committed only where that is certain enough."""
    if clause.status is not ActionStatus.COMMITTED or not is_read(notes):
        return clause
    reading = reading_of(notes, clause.sentence)
    if is_plainly_undertaken(reading.text, clause.task) or _is_handed(reading, clause):
        return clause
    known = weights or learned(WEIGHTS)
    if known.score(certain_signs(notes, clause.sentence)) >= known.levels[CERTAIN]:
        return clause
    return replace(clause, status=ActionStatus.TENTATIVE)


def is_plainly_undertaken(text: str, task: int) -> bool:
    """Tell whether words before a thing to do say outright that somebody undertakes it."""
    link = text[max(0, task - _BEFORE) : task]
    if _REMINDS.search(link) or _TO_BE_DONE.match(text, task) or _SAID_SO.search(text, task):
        return True
    is_plan = _AT_ONCE.search(link) and base_of_progressive(word_at(text, task)) is not None
    if is_plan and (find_due_phrases(text[task:]) or _AT.search(text, task)):
        return True
    return _LINK.search(link) is not None and _NOT_SO.search(link) is None


def _is_handed(reading: Reading, clause: Clause) -> bool:
    """Tell whether the form of a line makes it somebody's: a box, a list of tasks, a name."""
    sentence = reading.sentence
    if sentence.mark in TASK_MARKS or (sentence.section in LISTS and sentence.first):
        return True
    is_named = sentence.assigned or sentence.subject is not None
    link = reading.text[max(0, clause.task - _BEFORE) : clause.task]
    return is_named or named_at_end(reading) is not None or _HANDED.search(link) is not None


def undertakes(text: str) -> bool:
    """Tell whether a sentence holds a plain word of undertaking anywhere."""
    return _UNDERTAKES.search(text) is not None


def certain_signs(notes: Notes, number: int) -> Mapping[str, float]:
    """Return the signs of a sentence: its words, its place, and who stands before which verb."""
    signs = dict(line_signs(notes, number))
    reading = reading_of(notes, number)
    sentence = reading.sentence
    signs.update(dict.fromkeys(_forms(reading), _OF_FORM))
    signs["@due" if find_due_phrases(reading.text) else "@no due"] = _OF_FORM
    signs["@under a name" if sentence.subject else "@under no name"] = _OF_PLACE
    signs["@assigned" if sentence.assigned else "@not assigned"] = _OF_PLACE
    return signs


def _forms(reading: Reading) -> Iterator[str]:
    """Yield who stands before which form of a verb, and with which words between."""
    is_none = True
    for one in candidates(reading):
        is_none = False
        modes = "+".join(one.modes) or "none"
        yield f"@{one.who}"
        yield f"@{one.who} {one.form}"
        yield f"@{one.who} by {modes}"
        yield f"@{one.who} {one.form} after {kind_before(one.before)}"
        yield f"@by {modes}"
    if is_none:
        yield "@no verb"
