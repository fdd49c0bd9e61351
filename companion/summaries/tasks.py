"""Tasks that a line gives to somebody: "-> me: call HR", "Ana to send it", "I owe her the link"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from companion.people.person import PersonId
from companion.summaries import cues
from companion.summaries.doers import MOST_CLAUSES, Clause, Reading, doer_of, unnamed_doer
from companion.summaries.errands import (
    is_doubted,
    is_general,
    verb_at,
    word_at,
)
from companion.summaries.labels import is_undertaken
from companion.summaries.patterns import compiled
from companion.summaries.replied import counselled, is_my_counsel, is_unknown_counsel
from companion.summaries.strangers import NOT_NAMES
from companion.summaries.summary import ActionStatus
from companion.summaries.verbs import is_errand, is_past
from companion.text.due import find_due_phrases

_LEAD: Final = compiled(
    r"(?:i'll|i will|i'd|to|will|should|must|needs to|has to|please|also|and|then) "
)
MAYBE: Final = compiled(
    r"\W*(?:mayb(?:e)?|perhaps|possibly|might|could|may|mb|thinking (?:of|about)|consider(?:ing)?)"
    r" (?:try (?:to )?)?(?:also )?"
)
"""A hedge before a verb without a subject."""

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
        if _STATED.match(reading.text):
            return
        # "Me: ask Jo. dreading it": what follows the task must be one by itself.
        is_sure = reading.sentence.first or bool(find_due_phrases(reading.text))
        start = _after_an_event(reading.text)
        clause = task_at(reading, start, owner=unnamed_doer(reading), is_sure=is_sure)
        if clause is not None:
            yield _counsel_or(reading, clause)
        return
    for start in islice(openings(reading.text), MOST_CLAUSES):
        found = reading.cues.assigned.match(reading.text, start)
        if found is not None:
            yield from _assigned(reading, found)
    for found in islice(reading.cues.arrowed.finditer(reading.text), MOST_CLAUSES):
        yield from _assigned(reading, found)


_EVENT_FIRST: Final = compiled(
    r"(?P<event>[^,;:.!?]{3,60}?\b(?:is|are|on|in|starts?|ends?|closes?) [^,;:.!?]{1,30})[,;] "
    r"(?=\w)"
)


def _after_an_event(text: str) -> int:
    """Return where a task begins behind what only says when something is: "exam is 9 Dec, …"."""
    found = _EVENT_FIRST.match(text)
    if found is None or is_errand(word_at(text, 0)) or not find_due_phrases(found["event"]):
        return 0
    return found.end() if is_errand(word_at(text, found.end())) else 0


def debts_in(reading: Reading) -> Iterator[Clause]:
    """Yield what one owes the other: "I owe her: the article", "promised him pictures"."""
    promised = reading.cues.promised.match(reading.text)
    if promised is not None and not reading.is_spoken:
        clause = task_at(reading, promised.end(), owner=reading.voice, is_sure=True)
        if clause is not None:
            yield replace(clause, start=0, subject=0)
    for found in islice(reading.cues.owed.finditer(reading.text), MOST_CLAUSES):
        doer = doer_of(reading, found)
        clause = task_at(reading, found.end(), owner=doer.owner, is_sure=True)
        if doer.known and clause is not None:
            yield replace(clause, start=found.start(), subject=found.start())


def _assigned(reading: Reading, found: re.Match[str]) -> Iterator[Clause]:
    groups = found.groupdict()
    if groups.get("them") and reading.is_spoken:
        return
    doer = groups["doer"] or groups.get("at")
    person = reading.cast.named(doer) if doer else None
    if doer and person is None:
        is_name = doer.casefold() not in NOT_NAMES and reading.is_short and groups.get("to")
        if not is_name or reading.is_spoken:
            return
    owner = reading.voice if groups["me"] else person
    if groups.get("them"):
        owner = person = reading.cast.other_than(reading.cast.me)
    is_named = person is not None or groups["both"] is not None or groups["me"] is not None
    is_sure = is_named and (reading.is_listed or bool(person and find_due_phrases(reading.text)))
    is_shown = groups.get("to") and _VERB_AND_THING.match(reading.text, found.end())
    is_sure = is_sure or bool(is_shown and is_named and reading.is_short)
    # "Me to think abt whether I'd be any use": whatever the verb, it is the writer's own.
    is_sure = is_sure or bool(groups["me"] and groups.get("to") and not reading.is_spoken)
    strict = not is_sure and groups.get("at") is None
    if strict and verb_at(reading.text, found.end(), strict=True) is None:
        return
    clause = task_at(reading, found.end(), owner=owner, is_sure=not strict)
    rest = reading.text[found.end() :]
    is_said = "|" not in (groups.get("mark") or "|") and not reading.is_listed
    if is_said and _is_theirs(reading, person, rest):
        return
    is_advice = groups.get("to") and is_general(rest) and not find_due_phrases(rest)
    if clause is not None and not is_advice and not _STATED.match(rest):
        status = _status_of(reading, found, clause, rest)
        yield replace(clause, start=found.start(), subject=found.start(), status=status)


def _status_of(reading: Reading, found: re.Match[str], clause: Clause, rest: str) -> ActionStatus:
    """Return how firm a labelled task is: "me: start small" after "L wants a shop" is advice."""
    if found["me"] and is_unknown_counsel(reading, found.start(), rest):
        return ActionStatus.SUGGESTED
    return ActionStatus.TENTATIVE if found["maybe"] else clause.status


def _counsel_or(reading: Reading, clause: Clause) -> Clause:
    """Return the task of "me: …" as advice for the other, where it is that."""
    word = (reading.sentence.subject or "").casefold()
    is_mine = word in ("me", "i") or clause.owner == reading.cast.me
    if not (is_mine and is_my_counsel(reading, clause.task)):
        return clause
    owner = counselled(reading, reading.text)
    return replace(clause, owner=owner, status=ActionStatus.SUGGESTED)


def _is_theirs(reading: Reading, person: PersonId | None, rest: str) -> bool:
    """Tell whether "Rosa - try the market first" is what Rosa said: no errand of hers."""
    if person is None:
        return False
    verb = word_at(rest, 0).casefold()
    is_dated = bool(find_due_phrases(rest))
    if not is_errand(verb):
        return reading.cast.me is not None and person != reading.cast.me and not is_dated
    return not is_undertaken(rest, verb, person=person, cast=reading.cast, is_dated=is_dated)


_VERB_AND_THING: Final = compiled(
    r"(?:[a-z]{2,6} and )?[a-z]{3,14} (?:the|an?|his|her|my|their|our|some|all|both|up|out"
    r"|down|off|on|over|back|in)\b"
)
"""After "Ana to": what is done to a thing, whatever the verb."""
_STATED: Final = compiled(
    r"[^,;:.]{0,40}[,;:.]? (?:has|have|had|did|does|do|is|are|was|were)(?:n't| not)\b",
    r"(?:too|very|really|quite|so|thinking (?:about|of)) \w+",
)
"""Words after a name that say how things stand: "2nd shooter for July, hasn't asked anyone"."""


def task_at(
    reading: Reading, start: int, *, owner: PersonId | None, is_sure: bool
) -> Clause | None:
    """Return the task noted from `start` on; if it `is_sure` to be one, it may lack a verb."""
    task = start
    while (lead := _LEAD.match(reading.text, task)) is not None:
        task = lead.end()
    hedge = MAYBE.match(reading.text, task)
    task = hedge.end() if hedge else task
    rest = reading.text[task:]
    if _ANSWERED.match(rest):
        return None
    if not _names_anything(rest) or cues.NEGATED.match(rest) or is_past(word_at(rest, 0)):
        return None
    if cues.NEXT_TIME.search(reading.text):
        return None
    verb = verb_at(reading.text, task, strict=not is_sure)
    if (verb is None and not is_sure) or _is_state(reading.text, task):
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


_STATE: Final = compiled(
    r"\d+\+? ?(?:days?|nights?|shifts?|wks?|weeks?|mths?|months?|yrs?|years?|hrs?|hours?)\b",
    r"(?:on|off|at|under|behind|between|still|no|none|nothing|better|worse|fine|ok|okay|happy|tired"
    r"|ill|sick|busy|nervous|worried|stuck|keen|chuffed|shattered|new to|back (?:at|on|from|in))\b",
    r"[^.;:!?]{2,40} (?:up|due|ends?|expires?|closes?|runs out|is over)(?: on| in| at)? "
    r"(?=\d|the \d"
    r"|(?:end|start) of\b|next\b|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)",
    r"[^.;:!?]{3,60}\b(?:now|already|so far|at the moment|atm|these days|lately)\W{0,3}$",
)
"""How things are with somebody, noted after the name without a verb."""
_TERM: Final = compiled(r"(?:by|before|until|till|due)\b")


def _is_state(text: str, task: int) -> bool:
    """Tell whether words after a name tell how things are: "Lea -> 3 months as lead now"."""
    dues = find_due_phrases(text[task:])
    has_term = any(due.start == 0 or _TERM.match(due.text) for due in dues)
    if has_term or verb_at(text, task, strict=True) is not None:
        return False
    return _STATE.match(text, task) is not None


_ANSWERED: Final = compiled(r"(?:no|nope|nah|yes|yeah|yep|yup|true|exactly|agreed|same|wow|oh)\W")
"""How somebody answers: "me: nope, the plan was wrong" is talk."""


def _names_anything(rest: str) -> bool:
    """Tell whether words hold more than a date."""
    for due in reversed(find_due_phrases(rest)):
        rest = rest[: due.start] + rest[due.end :]
    return any(map(str.isalpha, rest))


def openings(text: str) -> Iterator[int]:
    """Yield where a clause without a subject may begin: the start, and after marks."""
    lead = _OPENING.match(text)
    yield lead.end() if lead else 0
    for boundary in _NEXT_OPENING.finditer(text):
        lead = _OPENING.match(text, boundary.end())
        yield lead.end() if lead else boundary.end()
