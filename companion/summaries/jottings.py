"""What people jot down without a subject: "calling her Thursday", "send CV by Friday"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from companion.people.person import PersonId
from companion.summaries import cues
from companion.summaries.carried import carried, goes_on_from_maybe
from companion.summaries.doers import (
    MOST_CLAUSES,
    Clause,
    Reading,
    advised_in,
    named_at_end,
    unnamed_doer,
)
from companion.summaries.dues import deadlines_in
from companion.summaries.errands import (
    hedged,
    is_doubted,
    is_errand_here,
    is_general,
    verb_at,
    word_at,
)
from companion.summaries.forms import Mark
from companion.summaries.going_on import owner_going_on
from companion.summaries.headings import Section
from companion.summaries.labels import is_counsel
from companion.summaries.patterns import compiled
from companion.summaries.settled import CONDUCT
from companion.summaries.summary import ActionStatus
from companion.summaries.tasks import MAYBE, openings, task_at
from companion.summaries.verbs import CONTACTING, MAKING, PLAIN_ERRANDS, is_errand
from companion.text.due import find_due_phrases

_STARTING: Final = compiled(r"\W*(?:starting|beginning)\b")
"""How a date begins: "starting tomorrow"."""

_NOUN: Final = compiled(
    r"\s*[=:)\]|]",
    r" (?:too|very|so) \w+",
    r"\s{1,3}[-–—]+ ",
    r"(?: [\w'-]+){1,3}\s{1,3}[-–—]+ (?:i|he|she|we|they|you|(?-i:[A-Z])\w+)(?:'ll| will| to)\b",
    r" (?:is|was|are|were|has|went|of|from|and|or)\b",
    r" [^\W\d_]+ (?:is|was|are|were)\b",
    r" (?:\w+ ){1,3}(?:was|were) ",
    r" (?:\w+ )?(?:closes|opens|ends|starts|begins|runs|deadline|window)\b",
)
"""What shows that the word before it is a thing: "email = low tide work"."""

_OF_A_NOUN: Final = compiled(
    r"\b(?:first|second|third|last|next|final|main|only|new|old|big|best|good|bad|whole|another"
    r"|\d+(?:st|nd|rd|th)) $"
)
_TO_A_THING: Final = compiled(
    r"\w+ (?:up |out |down |off |over |back |with |to )?(?:the|an?|my|his|her|their|our|your|this"
    r"|that|these|those|me|him|them|us|it|both|all|some|for|\d+|(?-i:[A-Z])[\w'-]+)\b"
)
"""A verb and what it is done to: "first call the bank", but not "first call went well"."""

_DO_NOT_FORGET: Final = compiled(
    r"\W*(?=(?:don'?t|do not|must(?:n't| not)) forget (?!to\b|that\b|how\b|you\b)\w)"
)
"""Before a thing that is not to be forgotten: "don't forget invoice 212"."""

_COLON: Final = re.compile(r"\s{0,2}[:–-]\s{1,3}(?=\w)")
"""Between a day and what is due on it: "by Sunday: list of ten clients"."""

_YOU: Final = compiled(r"\b(?:you|your|yourself)\b")
"""Whoever writes "your" in the imperative advises somebody."""

_IN_QUOTES: Final = re.compile(r"[\"«“]\s*$")
_THANKS: Final = compiled(r"thank (?:you|u)\b")
_QUOTED_ADVICE: Final = compiled(
    r"\b(?:said|says|saying|told|advice|advises|tip|rule|thinks|suggests|suggestion)\b[^.;]*:\s*$"
)
_ARROW: Final = re.compile(r"(?:->|=>|→|➔|⇒)\s*$")
_JUDGED: Final = compiled(r"\b(?:too|not) \w+(?: enough)?\W*(?:->|=>|→|➔|⇒)\s*$")
"""Before an arrow that leads from a fault to advice: "statement too modest -> lead with it"."""
_OCCASION: Final = compiled(
    r"(?:call|chat|session|interview|exam|test|review|lesson) (?:with|w/|is|was|due)(?!\w)"
)
"""What takes place: "interview with the product people"."""
_ASK_NEXT_TIME: Final = compiled(
    r"ask(?: (?:her|him|them|again|it|this|that))? next (?:time|call|session|meeting)\W*"
)
"""What was not asked: an open question, of which the words before say what."""
_TO_BE: Final = compiled(
    r"^(?P<thing>(?:the |all |both |my |our )?[^\W\d_][^,;:.?!]{2,60}?)"
    r" to be (?:\w+ed|told|sent|done|made|given|put|paid|kept|left|bought|sold|brought|taken|held"
    r"|written|shown|asked)\b"
)
"""What is to be done, by whom nobody says: "the volunteers to be told in writing"."""
_HAS_A_VERB: Final = compiled(
    r"\b(?:is|are|was|were|has|have|had|needs?|wants?|ought|hopes?|used|seems?|likely|going|got"
    r"|expects?|about|due|i|he|she|they|we|you|it|not|said|told|asked)\b"
)
_PARTICULAR: Final = compiled(
    r" (?-i:[A-Z][a-zà-ÿ]+|[A-Z]{2,5})\b|\bmy\b|\bthe \w+ (?:form|app|draft)\b"
)

_SOUGHT: Final = compiled(
    r"(?:ask|check with|ring|phone|tell|text) (?:the |my |her |his )?(?:[\w'.-]+ ){1,3}?"
    r"(?:if|whether|re|abt|about|for|when|what|how much|no|yes)\b",
    r"(?:send|give|lend|show|bring|email|mail|text|post|forward|find) (?:him|her|them)"
    r" (?:the|an?|my|some\w*|somone|s/o|our|that|those)\b",
    r"(?:look up|find out|dig out|fill in|fill out|hand in|pick up|drop off|sign up|track down)"
    r" (?:the |my |her |his |an? )?\w",
    r"quote (?:mr|mrs|ms|dr|(?-i:[A-Z]))",
)
"""An errand by its form: somebody is asked for something, or a particular thing is got."""

_LONGEST_LEAD: Final = 20


def _is_own_word(reading: Reading, told: re.Match[str]) -> bool:
    """Tell whether "the rest by Friday he says" is the mentee's own word, in a mentor's notes."""
    return told["who"] is not None and "mentor" in reading.cast.role(reading.cast.me)


_MOST_WORDS_OF_A_THING: Final = 6
_BY: Final = compiled(r"(?:by|until|before|due)\b")
_TOLD: Final = compiled(
    r"\b(?:i|she|he|they|we|you|it|is|are|was|were|has|have|had|said|says|told|asked|will|would|can"
    r"|wud|cud|wants?|wanted|needs?|needed|expects?|expected|requires?|asks?|closes?|ends?|starts?"
    r"|opens?|not|no|if|when|born|done|sent|back|here|there|over|out)\b|\?"
    r"|'s $"
)
"""What makes a statement of a thing and a day: "the call closes by 1 May"."""
_TOLD_AFTER: Final = compiled(
    r"[^.;:!?]{0,30}\b(?:(?:(?P<who>he|she)|i|they|(?-i:[A-Z])[\w'-]*) (?:says?|said|reckons?"
    r"|reckoned|thinks?|thought)|(?:says?|said) (?:i|he|she|they|(?-i:[A-Z])[\w'-]*))\W*$"
)
"""Behind a thing and a day, whose view it is: "bulbs in before June, said I"."""


def jottings_in(reading: Reading) -> Iterator[Clause]:
    """Yield what is noted without a subject: at most one thing, the first of the sentence."""
    clause = (
        _to_be_done(reading)
        or _not_to_forget(reading)
        or _first_jotted(reading)
        or _after_a_day(reading)
    )
    if clause is None and (_is_listed_task(reading) or _is_thing_by_a_day(reading)):
        owner = unnamed_doer(reading)
        if not _is_listed_task(reading) and "mentor" in reading.cast.role(reading.cast.me):
            # "Floor plan for him by Friday": whose it is, nobody says.
            owner = None
        clause = task_at(reading, 0, owner=owner, is_sure=True)
        is_box = reading.sentence.mark is Mark.BOX
        clause = clause if is_box or len(reading.text.split()) > 1 else None
    clause = clause or _first_of_all(reading)
    if clause is not None:
        yield clause


_FIRST_OF_ALL: Final = compiled(
    r"^\W*(?P<task>[\w-]+ (?:[\w'’/&-]+ ){1,7}?)first(?:\s?!+|\s?(?:$|[.,;:–—-]))"
)
"""How one notes what has to come before all else: "finish the course first!!"."""


def _first_of_all(reading: Reading) -> Clause | None:
    """Return what the writer was told to do first, noted in the imperative: nobody took it on."""
    found = None if reading.is_spoken or not reading.is_short else _FIRST_OF_ALL.match(reading.text)
    if found is None or reading.sentence.section not in _OPEN_TO_ADVICE:
        return None
    verb = verb_at(reading.text, found.start("task"), strict=True)
    if verb is None or is_general(found["task"]) or _YOU.search(found["task"]):
        return None
    if _is_no_order(reading, 0, reading.text[found.start("task") :]):
        return None
    clause = reading.clause(
        subject=found.start("task"),
        task=found.start("task"),
        verb=verb,
        owner=advised_in(reading),
        status=ActionStatus.SUGGESTED,
    )
    return replace(clause, start=0)


_OPEN_TO_ADVICE: Final = (Section.NONE, Section.SUGGESTED, Section.ACTIONS)


def _is_listed_task(reading: Reading) -> bool:
    return reading.is_listed and reading.sentence.section is Section.ACTIONS


def _to_be_done(reading: Reading) -> Clause | None:
    found = None if reading.is_spoken or not reading.is_short else _TO_BE.match(reading.text)
    if found is None or _HAS_A_VERB.search(found["thing"]):
        return None
    return reading.clause(subject=0, task=0, verb="", owner=None, status=ActionStatus.COMMITTED)


def _not_to_forget(reading: Reading) -> Clause | None:
    found = None if reading.is_spoken else _DO_NOT_FORGET.match(reading.text)
    if found is None:
        return None
    return reading.clause(
        subject=0,
        task=found.end(),
        verb="remember",
        owner=unnamed_doer(reading),
        status=ActionStatus.COMMITTED,
    )


def _first_jotted(reading: Reading) -> Clause | None:
    told = None if reading.is_spoken else cues.TELLS.match(reading.text)
    for start in islice(openings(reading.text), MOST_CLAUSES):
        if told and not cues.REMINDER.match(reading.text, start):
            # "She says don't argue, show them": what follows is hers.
            continue
        clause = _jotted_at(reading, start)
        if clause is not None:
            return clause
    return None


def _after_a_day(reading: Reading) -> Clause | None:
    """Return what is due on the day that a note begins with: "by Sunday: list of ten clients"."""
    dues = () if reading.is_spoken else find_due_phrases(reading.text)
    if not dues or reading.text[: dues[0].start].strip() or not _BY.match(dues[0].text):
        return None
    colon = _COLON.match(reading.text, dues[0].end)
    if colon is None:
        return None
    clause = task_at(reading, colon.end(), owner=unnamed_doer(reading), is_sure=True)
    return None if clause is None else replace(clause, start=0, subject=0)


def first_jotting(reading: Reading) -> Iterator[Clause]:
    """Yield what a line begins with before its other clauses: "practise on the 11th, he calls"."""
    clause = _jotted_at(reading, next(openings(reading.text)))
    if clause is not None:
        yield clause


def _jotted_at(reading: Reading, start: int) -> Clause | None:
    text = reading.text
    reminder = cues.REMINDER.match(text, start) or _infinitive(reading, start)
    hedge = None if reminder else MAYBE.match(text, start)
    lead = reminder or hedge
    task = lead.end() if lead else start
    verb = verb_at(text, task, strict=reminder is None)
    if verb is None or not _is_meant(reading, start, task, is_led=lead is not None):
        return None
    status = ActionStatus.TENTATIVE if hedge else ActionStatus.COMMITTED
    is_carried = reminder is not None and not _BARE_TO.fullmatch(reminder.group())
    status = _hedged(reading, start, task, status)
    if is_carried and goes_on_from_maybe(reading):
        status = ActionStatus.TENTATIVE
    clause = reading.clause(
        subject=start,
        task=task,
        verb=verb,
        owner=carried(reading, start) if is_carried else owner_going_on(reading, start),
        status=status,
    )
    return clause if start else replace(clause, start=0)


_VIEW: Final = compiled(
    r"\b(?:he|she|they|(?-i:[A-Z])[\w'-]*) (?:thinks?|thought|reckons?|reckoned|says?|said"
    r"|believes?|guesses|heard)\b[^.;:!?]{3,80}, ?$"
)
"""Before an errand, what somebody is not sure of: "she thinks they might, ask Petra"."""


def _hedged(reading: Reading, start: int, task: int, status: ActionStatus) -> ActionStatus:
    """Return how sure a jotting is: what another only thinks before it makes it no less so."""
    if _VIEW.search(reading.text[max(0, start - 120) : start]) and not is_doubted(
        reading.text[task:]
    ):
        return status
    return hedged(reading, subject=task, task=task, status=status)


_TO: Final = compiled(r"\W*to (?=\w+ \w)")
_BARE_TO: Final = compiled(r"\W*to ")


def _infinitive(reading: Reading, start: int) -> re.Match[str] | None:
    """Return the "to" of an errand on a list: "- to ask Matron for a shift"."""
    found = None if reading.is_spoken or not reading.is_short else _TO.match(reading.text, start)
    is_set_off = reading.sentence.mark is not Mark.NONE or reading.sentence.is_line
    if found is None or start or not is_set_off:
        return None
    word = word_at(reading.text, found.end()).casefold()
    return found if word in CONTACTING | MAKING else None


def _is_meant(reading: Reading, start: int, task: int, *, is_led: bool) -> bool:
    """Tell whether a verb without a subject is something to do, and neither advice nor a story."""
    rest = reading.text[task:]
    if not is_errand_here(reading, task, ActionStatus.COMMITTED) or cues.PAST.search(rest):
        return False
    if _is_no_order(reading, start, rest):
        return False
    if reading.is_listed or _GOES_ON.match(rest):
        return reading.is_listed
    if reading.is_spoken:
        # What a speaker says in the imperative is for the other, and mostly advice.
        return _is_dated(reading, start) and (is_led or not is_errand(word_at(rest, 0)))
    if _YOU.search(rest) or _IN_QUOTES.search(reading.text, 0, task):
        return False
    ending = named_at_end(reading)
    if ending is not None and _is_attributed(reading, ending.owner, rest):
        return False
    if _ARROW.search(reading.text, 0, start):
        return not _JUDGED.search(reading.text, 0, start)
    return ending is not None or _is_wanted(reading, start, rest, is_led=is_led)


_GOES_ON: Final = compiled(CONDUCT)


def _is_wanted(reading: Reading, start: int, rest: str, *, is_led: bool) -> bool:
    """Tell whether a verb without a subject is led, headed, dated or plain enough to be a task."""
    is_under_a_name = start == 0 and reading.sentence.subject is not None and reading.sentence.first
    is_wanted = is_led or is_under_a_name or _is_dated(reading, start) or _is_contact(reading, rest)
    return is_wanted and not is_general(rest)


def _is_attributed(reading: Reading, owner: PersonId | None, rest: str) -> bool:
    """Tell whether the name behind a note says whose advice it is: "write shorter mails (Ana)"."""
    is_other = reading.cast.me is not None and owner not in (None, reading.cast.me)
    verb = word_at(rest, 0).casefold()
    return is_other and verb not in CONTACTING and not find_due_phrases(reading.text)


def _is_no_order(reading: Reading, start: int, rest: str) -> bool:
    """Tell whether the first word is a noun, a date or somebody else's advice."""
    if _ASK_NEXT_TIME.fullmatch(rest) or _OCCASION.match(rest):
        return True
    lead = reading.text[: len(reading.text) - len(rest)][-_LONGEST_LEAD:]
    if _OF_A_NOUN.search(lead) and not _TO_A_THING.match(rest):
        return True
    return bool(
        _NOUN.match(rest, len(word_at(rest, 0)))
        or _THANKS.match(rest)
        or _STARTING.match(reading.text, start)
        or _QUOTED_ADVICE.search(reading.text, 0, start)
    )


def _is_dated(reading: Reading, start: int) -> bool:
    dues = deadlines_in(reading.text[start:])
    return bool(dues or cues.AT_A_TIME.search(reading.text, start))


def _is_contact(reading: Reading, rest: str) -> bool:
    """Tell whether a short note is to get in touch with somebody, or a plain errand."""
    word = word_at(rest, 0).casefold()
    if reading.is_short and _SOUGHT.match(rest) and not is_counsel(rest):
        return True
    is_particular = word in CONTACTING and bool(_PARTICULAR.search(rest))
    is_plain = word in PLAIN_ERRANDS and len(rest.split()) > 1
    return reading.is_short and (is_particular or is_plain)


def _is_thing_by_a_day(reading: Reading) -> bool:
    """Tell whether a note is a thing and its day: "exam fee to be paid by 1 Dec"."""
    if reading.is_spoken or not reading.is_short:
        return False
    for due in find_due_phrases(reading.text):
        lead = reading.text[: due.start]
        is_thing = 0 < len(lead.split()) <= _MOST_WORDS_OF_A_THING and not _TOLD.search(lead)
        is_thing = is_thing and '"' not in lead and "|" not in reading.text
        told = _TOLD_AFTER.search(reading.text, due.end)
        is_thing = is_thing and (told is None or _is_own_word(reading, told))
        return bool(_BY.match(due.text)) and is_thing
    return False
