"""Clauses with a subject: "I'll send", "she might ask", "Tom is bringing it on Monday"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from companion.summaries import cues
from companion.summaries.doers import MOST_CLAUSES, Clause, Doer, Reading, clause_start, doer_of
from companion.summaries.dues import HANDED_OVER, deadlines_in, is_due_after
from companion.summaries.errands import (
    hedged,
    is_errand_here,
    is_general,
    verb_at,
    word_at,
)
from companion.summaries.headings import Section
from companion.summaries.patterns import compiled
from companion.summaries.settled import CONDUCT
from companion.summaries.summary import ActionStatus
from companion.summaries.verbs import (
    CONTACTING,
    MAKING,
    TALKING,
    base_of_progressive,
    base_of_third,
    is_errand,
)
from companion.text.due import find_due_phrases
from companion.text.verb_lists import IRREGULAR_PAST

_STATUS: Final = {
    "promise": ActionStatus.COMMITTED,
    "hedged": ActionStatus.TENTATIVE,
    "firm": ActionStatus.COMMITTED,
    "obliged": ActionStatus.COMMITTED,
    "advised": ActionStatus.SUGGESTED,
    "able": ActionStatus.TENTATIVE,
}
_COULD: Final = compiled(r"\bcould\b")
_LET_ME: Final = compiled(
    r"\blet me (?=(?:send|share|introduce|connect|forward|email|e-mail|check with|ask (?!you\b)"
    r"|find|look (?:at|for|out|up|through) (?!(?:it|that|this|you)\b)"
    r"|dig|put (?:you|it|them)|make an intro|talk to|write to|get back|look into|book|order)\b)"
)
_ILL: Final = compiled(r"ill (?:and|at|in|with|today|again|now|for|health|since|all|or|but)\b")


def promises_in(reading: Reading) -> Iterator[Clause]:
    """Yield the clauses in which somebody will, might, must or should do something."""
    for found in islice(reading.cues.modal.finditer(reading.text), MOST_CLAUSES):
        mode = next(name for name in _STATUS if found[name])
        doer = doer_of(reading, found)
        task = found.end()
        if not doer.known or _is_part(reading, found, mode):
            continue
        if found["you"] and HANDED_OVER.match(reading.text, found.start()):
            # "You'll have it Monday" is when somebody else is done.
            continue
        strict = mode not in ("promise", "firm") and not found["some"]
        verb = verb_at(reading.text, task, strict=strict)
        if _is_conduct(reading, found, task) or _had(found, word_at(reading.text, task)):
            continue
        status = _status(reading, mode, found, doer) if verb else None
        if status is ActionStatus.COMMITTED and cues.HALF_SAID.search(found.group()):
            status = ActionStatus.TENTATIVE
        if verb is None or status is None or not is_errand_here(reading, task, status):
            continue
        clause = reading.clause(
            subject=found.start(),
            task=task,
            verb=verb,
            owner=doer.owner,
            status=hedged(reading, subject=found.start(), task=task, status=status),
        )
        yield replace(clause, asked=_is_offer(reading, mode, found))
    if reading.is_spoken:
        yield from _let_me(reading)


_WISHED: Final = compiled(r"\b(?:want(?:s|ed)? to|wanna|(?:would|'?d) (?:like|love) to)\b")

_RELATIVE: Final = compiled(
    r"\b(?:the|a|an|of|my|his|her|our|their|your|some|any|no|one|two|three"
    r"|\d+) (?:[a-z-]+ )?[a-z-]+ $"
)
"""A noun right before a subject: "the skills she wants to learn"."""


_WHEN_FIRST: Final = compiled(
    r"(?:^|[,.;:] )(?:(?:and|but|so|then) )?(?:in|on|at|after|before|by|during|until|over|for|from"
    r"|to) [^,.;:]{1,40}$"
)
"""When, before a subject: "in the meantime you could", "after the fair she might"."""
_AGREED: Final = compiled(r"\b(?:agreed|decided|settled)\b")
_PUT_OFF: Final = compiled(
    r"(?:skip|drop|leave|postpone|pause|park|shelve|scrap|cancel|hold off)\b[^.;]*\b(?:for now|this"
    r" (?:week|month|year|term|time|round)|until|till|altogether|after all)\b"
)


_GOES_ON: Final = compiled(CONDUCT)
_STOPS: Final = compiled(r"(?:stop|quit) \w+ing\b")
_AS_IT_IS: Final = compiled(r"\bas (?:it|they) (?:is|are)\b")


def _is_conduct(reading: Reading, found: re.Match[str], task: int) -> bool:
    """Tell whether a clause settles how one behaves or what is put off: a decision, no errand."""
    if found["we"] and (_PUT_OFF.match(reading.text, task) or _AS_IT_IS.search(reading.text, task)):
        return True
    if _STOPS.match(reading.text, task) or _GOES_ON.match(reading.text, task):
        return True
    if found["we"] and _AGREED.search(found.group()):
        return not find_due_phrases(reading.text[task:])
    return bool(_AGREED.search(found.group()) and cues.HABIT.match(reading.text, task))


def _is_offer(reading: Reading, mode: str, found: re.Match[str]) -> bool:
    """Tell whether a speaker says what "I can" or "I could" do for the other, who may accept."""
    if not (reading.is_spoken and found["i"]):
        return False
    is_for_the_other = cues.FOR_THE_OTHER.search(reading.text, found.end()) is not None
    return mode == "able" or (bool(_COULD.search(found.group())) and is_for_the_other)


_WAS_OR_HAD: Final = compiled(r"\w'?d $")
_BASES_IN_ED: Final = compiled(r"\w*eed|embed|shed|wed")


def _had(found: re.Match[str], word: str) -> bool:
    """Tell whether "'d" stands for "had": "she said she'd thought about it" undertakes nothing."""
    word = word.casefold()
    is_participle = word in IRREGULAR_PAST or (
        word.endswith("ed") and not _BASES_IN_ED.fullmatch(word)
    )
    return bool(_WAS_OR_HAD.search(found.group())) and is_participle and not is_errand(word)


def _is_part(reading: Reading, found: re.Match[str], mode: str) -> bool:
    """Tell whether a clause is only a part of another, or nothing at all."""
    if _WISHED.search(found[mode]) and not (found["i"] or found["you"] or found["we"]):
        # What somebody else wants is a wish: nobody has said that it will be done.
        return True
    before = reading.text[max(0, found.start() - 60) : found.start()]
    if cues.SUBORDINATE.search(before) or _ILL.match(reading.text, found.start()):
        return True
    may_be_relative = mode in ("hedged", "obliged", "able", "advised")
    if may_be_relative and _RELATIVE.search(before) and not _WHEN_FIRST.search(before):
        return True
    left = reading.text[found.end() :].split()
    return mode == "obliged" and not found["i"] and len(left) < 2


def _status(reading: Reading, mode: str, found: re.Match[str], doer: Doer) -> ActionStatus | None:
    """Return how firm a clause is; None where it is nothing to do."""
    rest = reading.text[found.end() :]
    is_due = reading.sentence.section is Section.ACTIONS or bool(find_due_phrases(rest))
    is_due = is_due or is_due_after(reading.notes, reading.number)
    if found["some"]:
        return ActionStatus.SUGGESTED
    if found["you"]:
        return _status_of_you(reading, mode, rest, is_due=is_due)
    if mode == "able":
        return _status_of_able(found, rest, is_due=is_due)
    if mode in ("advised", "obliged") and not is_due:
        return _status_of_ought(reading, mode, found, rest)
    if mode in ("advised", "obliged"):
        return ActionStatus.COMMITTED
    if mode == "hedged" and not found["i"] and _COULD.search(found[mode]):
        is_mentor = "mentor" in reading.cast.role(doer.owner)
        return ActionStatus.TENTATIVE if is_mentor else ActionStatus.SUGGESTED
    if mode == "hedged" and cues.HABIT.match(rest):
        return None
    return _STATUS[mode]


def _status_of_you(reading: Reading, mode: str, rest: str, *, is_due: bool) -> ActionStatus | None:
    if mode == "promise" and reading.notes.is_letter:
        return ActionStatus.COMMITTED
    if mode in ("firm", "promise"):
        return ActionStatus.COMMITTED if is_due or reading.is_listed else None
    if mode == "able" and not is_due:
        return None
    return None if is_general(rest) else ActionStatus.SUGGESTED


def _status_of_able(found: re.Match[str], rest: str, *, is_due: bool) -> ActionStatus | None:
    """Return what "can" comes to: an offer where it is for the other, else an ability."""
    if is_due:
        return ActionStatus.COMMITTED
    is_offer = cues.FOR_THE_OTHER.search(rest) and not found["we"]
    return ActionStatus.TENTATIVE if is_offer else None


_TAKES_ON: Final = compiled(
    r"(?:,|;| [-–—])? ?(?:and |but )?(?:he|she|they|(?-i:[A-Z])[\w'-]+)"
    r" (?:(?:said|says|promised|agreed)(?: that)? (?:he|she|they)(?:'d| would| will|'ll)"
    r"|(?:agreed|promised) to)(?: do (?:it|that|so))?(?=\W*$|\W{0,2} ?(?:but|though|by|on"
    r"|when)\b|[.;,])"
)
"""After what somebody should do, that they said they would."""


def _status_of_ought(
    reading: Reading, mode: str, found: re.Match[str], rest: str
) -> ActionStatus | None:
    """Return what "should" and "must" come to without a date."""
    if _TAKES_ON.search(rest) and not found["you"]:
        return ActionStatus.COMMITTED
    if cues.HABIT.match(rest):
        return None
    if not (found["i"] or found["we"]):
        return None if is_general(rest) else ActionStatus.SUGGESTED
    is_noted = mode == "obliged" and reading.is_short and not reading.is_spoken
    return ActionStatus.COMMITTED if is_noted else ActionStatus.TENTATIVE


def _let_me(reading: Reading) -> Iterator[Clause]:
    for found in _LET_ME.finditer(reading.text):
        verb = verb_at(reading.text, found.end(), strict=True)
        if verb is not None and not cues.ON_THE_SPOT.match(reading.text, found.end()):
            yield reading.clause(
                subject=found.start(),
                task=found.end(),
                verb=verb,
                owner=reading.voice,
                status=ActionStatus.COMMITTED,
            )


_MAYBE: Final = compiled(r"\b(?:mayb(?:e)?|perhaps|mb)\W*$")
_TO_SOMEBODY: Final = compiled(
    r"\w+ (?:me|him|her|my|(?-i:[A-Z][a-z]+)|the \w+|(?:a )?(?:link|list|name|copy|draft)s?)\b"
)


def plans_in(reading: Reading) -> Iterator[Clause]:
    """Yield what somebody "sends on Monday" or "is sending": the present tense with a due phrase.

    Without a date only "maybe I send it" is a plan, and in short notes "Tom sends me the link".
    """
    for found in islice(reading.cues.present.finditer(reading.text), MOST_CLAUSES):
        base = _present_base(found, word_at(reading.text, found.end()))
        if base is None or cues.PAST.search(reading.text):
            continue
        start = clause_start(reading.text, found.start())
        end = _own_end(reading.text, found.end())
        if _is_told(reading, found, start, end, base=base):
            continue
        dues = deadlines_in(reading.text[start:end])
        before = reading.text[start : found.start()].rpartition(",")[2]
        is_dated = bool(dues) or is_due_after(reading.notes, reading.number)
        is_dated = is_dated or bool(cues.AT_A_TIME.search(reading.text, start, end))
        is_sure = is_dated or bool(_MAYBE.search(before)) or _is_sent(reading, found, base)
        doer = doer_of(reading, found)
        if not (is_sure and doer.known) or found["you"] or not _begins(before):
            continue
        if (found["we"] and base in TALKING) or not is_errand_here(
            reading, found.end(), ActionStatus.COMMITTED
        ):
            continue
        clause = reading.clause(
            subject=found.start(),
            task=found.end(),
            verb=base,
            owner=doer.owner,
            status=ActionStatus.COMMITTED,
        )
        status = hedged(
            reading, subject=clause.subject, task=clause.task, status=ActionStatus.COMMITTED
        )
        yield replace(clause, status=status)


def _is_told(reading: Reading, found: re.Match[str], start: int, end: int, *, base: str) -> bool:
    """Tell whether the present tense tells what happens again and again, or how somebody talks.

    "Today I talk with Ana about the post" is how notes of that very talk begin.
    """
    text = reading.text
    if not found["be"] and _HAPPENS.match(text, found.end()):
        return True
    if _REPEATED.search(text, start, end) or text[found.end() :].partition(" ")[2][:1] == '"':
        return True
    is_talk = base in TALKING | _CALLING and _TODAY.search(text, start, end) is not None
    return is_talk and reading.cues.anyone.search(text, found.end(), end) is not None


_CALLING: Final = frozenset({"call", "ring", "phone"})
_TODAY: Final = compiled(r"\b(?:today|this (?:morning|afternoon|evening)|tonight)\b")

_HAPPENS: Final = compiled(
    r"(?:starts?|begins?) (?:at|on|in|as|with|back|there|work|again|next|mon|tue|wed|thu|fri|sat"
    r"|sun|\d)"
    r"|(?:meets?|sees?) (?:him|her|them|us|me)\b|decides?:"
    r"|tells? (?:him|her|them) (?:to )?(?!(?:about|when|what|how|if|that|the|my|his|her|on"
    r"|by)\b)[a-z]"
)
"""What takes place by itself, or is only told, in the present tense: "she starts on Monday"."""

_REPEATED: Final = compiled(
    r"\b(?:over and over|again and again|every|each|always|usually|often|never|mostly|sometimes"
    r"|normally|all the time|constantly|keeps?|still|nowadays|(?:once|twice|\w+ times) a)\b"
)
"""What makes the present tense tell how things are, not what is planned."""

_OWN_END: Final = compiled(
    r",? (?:and|but|so|because|as|since|while|though|although|which)(?: then)?"
    r" (?:i|you|he|she|we|they|it|that)\b|[.;]"
)


def _own_end(text: str, position: int) -> int:
    """Return where the clause that begins at `position` gives way to another's."""
    found = _OWN_END.search(text, position)
    return found.start() if found else len(text)


def _begins(before: str) -> bool:
    """Tell whether nothing but a date or a conjunction stands before the subject of a clause."""
    for due in reversed(find_due_phrases(before)):
        before = before[: due.start] + before[due.end :]
    return not any(map(str.isalnum, cues.OPENERS.sub(" ", before)))


def _is_sent(reading: Reading, found: re.Match[str], base: str) -> bool:
    """Tell whether a short note says that one brings or tells the other something."""
    if reading.is_spoken:
        return False
    if not (reading.is_short or reading.is_listed or found["i"]):
        return False
    if reading.is_listed and found["name"]:
        return True
    if base in CONTACTING and _TO_SOMEBODY.match(reading.text, found.end()):
        return True
    is_owner = bool(found["pron"] or found["name"])
    if is_owner and _FOR_ME.search(reading.text, found.end()):
        return found["be"] is not None or word_at(reading.text, found.end()).endswith(("in", "ing"))
    return base in MAKING | CONTACTING and found["be"] is not None and is_owner


_FOR_ME: Final = compiled(r"\b(?:for|4) me\b")
_SHORT_WORD: Final = 4


def _present_base(found: re.Match[str], word: str) -> str | None:
    if found["be"]:
        base = base_of_progressive(word)
        # "Going to" only begins the verb.
        return None if base == "go" else base
    if word.casefold().endswith("in") and not found["cap"] and len(word) > _SHORT_WORD:
        # "Brenda sendin me it": typed as it is said.
        return base_of_progressive(word)
    if found["i"] or found["we"] or found["they"]:
        return word.casefold() if is_errand(word) else None
    # "He help me Friday": not everybody writes English as their first language.
    is_bare = is_errand(word) and not found["cap"]
    return base_of_third(word) or (word.casefold() if is_bare else None)
