"""Clauses that one says for another: advice, requests, offers."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from companion.summaries import cues
from companion.summaries.doers import (
    MOST_CLAUSES,
    TO_ME,
    Clause,
    Reading,
    addressee_of,
    advised_in,
)
from companion.summaries.errands import is_general, verb_at, word_at
from companion.summaries.labels import is_counsel
from companion.summaries.patterns import compiled
from companion.summaries.summary import ActionStatus
from companion.summaries.verbs import base_of_third, is_errand
from companion.text.due import find_due_phrases

_NEGATED: Final = re.compile(r"(?:not|n't|never)\W+(?:\w+\W+)?$", re.IGNORECASE)


def advice_in(reading: Reading, *, asks: bool) -> Iterator[Clause]:
    """Yield what somebody is advised or asked to do, or offered; `asks` is for questions."""
    if not asks:
        yield from _reported(reading)
        yield from _proposed(reading, cues.ADVICE)
    elif reading.is_spoken:
        yield from _proposed(reading, cues.ADVICE)
    counsel = () if asks else tuple(_counselled(reading))
    yield from counsel
    if reading.is_spoken or reading.notes.is_letter:
        for pattern in (cues.ASKED, cues.OFFERED):
            for clause in _proposed(reading, pattern):
                owner = reading.voice if pattern is cues.OFFERED else clause.owner
                yield replace(
                    clause, owner=owner, asked=True, needs_promise=pattern is cues.OFFERED
                )
        if not (asks or counsel):
            yield from _ordered(reading)
            yield from _put_to_you(reading)


_ORDER: Final = re.compile(
    r"(?:^|[.;!]\s+)\W*+(?:(?:and|also|then|so|ok|okay|well|just|do|sure|yes|yeah|right|fine)"
    r"\b[\s,]*+)*+(?=[a-z])"
    r"|\bi'd\s+(?:(?:also|just|really|probably|maybe|first)\s+)?(?=[a-z])",
    re.IGNORECASE,
)
"""Where an order begins, or "I'd ask her" from somebody who was asked for advice."""


_YOU_DO: Final = compiled(
    r"(?:^|[.;!] )\W{0,6}(?:(?:and|also|then|so|ok|okay|well)\b[ ,]*){0,3}"
    r"you (?:also |then |just )?(?=[a-z])"
)
"""A task put as a statement: "you ring two of them before Friday"."""


def _put_to_you(reading: Reading) -> Iterator[Clause]:
    """Yield what a speaker tells the other they do by a date: a task once the other says yes."""
    for found in islice(_YOU_DO.finditer(reading.text), MOST_CLAUSES):
        rest = reading.text[found.end() :]
        verb = word_at(reading.text, found.end())
        is_dated = bool(find_due_phrases(rest) or cues.EVENT.search(rest))
        if is_errand(verb) and is_dated and not is_general(rest):
            clause = reading.clause(
                subject=found.end(),
                task=found.end(),
                verb=verb.casefold(),
                owner=reading.cast.other_than(reading.voice),
                status=ActionStatus.SUGGESTED,
            )
            yield replace(clause, asked=True, needs_promise=True)


_IN_RETURN: Final = compiled(r"[^.;?!]*\band (?:then )?(?:i'll|i will|i can)\b")
"""What one promises for it: "send it by Wednesday and I'll comment"."""


def _ordered(reading: Reading) -> Iterator[Clause]:
    """Yield what a speaker says in the imperative: a task only if the other says they will."""
    for found in islice(_ORDER.finditer(reading.text), MOST_CLAUSES):
        verb = word_at(reading.text, found.end())
        rest = reading.text[found.end() :]
        is_rule = is_general(rest) and not TO_ME.match(rest)
        is_talk = cues.ON_THE_SPOT.match(rest) or cues.NO_ERRAND.match(rest)
        if is_errand(verb) and not is_rule and not is_talk:
            clause = reading.clause(
                subject=found.end(),
                task=found.end(),
                verb=verb.casefold(),
                owner=advised_in(reading),
                status=ActionStatus.SUGGESTED,
            )
            yield replace(clause, needs_promise=not _IN_RETURN.search(rest))


_ARGUED: Final = compiled(r", not\b|\b(?:not|never|always|rather|instead)\b|n't\b")


def _counselled(reading: Reading) -> Iterator[Clause]:
    """Yield what a name before it says in the imperative, in notes: "Ana: price the tiles first".

    What a mentor words as counsel is for the mentee; else it may be either one's, so nobody's.
    """
    if reading.sentence.speaker is None or reading.notes.is_dialogue:
        return
    start = _LINE_START.match(reading.text)
    position = start.end() if start else 0
    verb, rest = word_at(reading.text, position), reading.text[position:]
    if not is_errand(verb) or is_general(rest) or _ARGUED.search(rest):
        return
    is_said = "mentor" in reading.cast.role(reading.voice) and is_counsel(rest)
    is_said = is_said and not find_due_phrases(rest)
    yield reading.clause(
        subject=position,
        task=position,
        verb=verb.casefold(),
        owner=advised_in(reading) if is_said else None,
        status=ActionStatus.SUGGESTED,
    )


_LINE_START: Final = compiled(r"\W*(?:(?:also|and|then|first|please)\b\W*)?")


_VIEWED: Final = compiled(
    r"\b(?:said|says|thinks?|thought|reckons?|reckoned|feels?|felt)(?: to me)?(?: that)?"
    r" (?:he|she|(?-i:[A-Z])\w+) $"
)


_BY_A_THIRD: Final = compiled(
    r"(?:^|[.;,] ?)(?:and |but )?(?:his|her|their|my|the) (?:\w+ )?(?:mum|mom|dad|mother|father"
    r"|wife|husband|partner|boyfriend|girlfriend|sister|brother|son|daughter|uncle|aunt|parents"
    r"|family|boss|manager|landlord|bank|friends?)\W*$"
)
"""Who wants it is neither of the two: "her mum wants her to do a degree"."""


def _reported(reading: Reading) -> Iterator[Clause]:
    for found in islice(reading.cues.reported.finditer(reading.text), MOST_CLAUSES):
        doer = addressee_of(reading, found)
        verb = verb_at(reading.text, found.end(), strict=True)
        if verb is None and not _VIEWED.search(found.group()):
            # "Says he drops things" tells how it is, "suggests she calls" what to do.
            verb = base_of_third(word_at(reading.text, found.end()))
        rest = reading.text[found.end() :]
        if not doer.known or verb is None or is_general(rest) or cues.NO_ERRAND.match(rest):
            continue
        if _BY_A_THIRD.search(reading.text[: found.start()]):
            continue
        if _NEGATED.search(reading.text[max(0, found.start() - 30) : found.start("that")]):
            continue
        yield reading.clause(
            subject=found.start(),
            task=found.end(),
            verb=verb,
            owner=doer.owner,
            status=ActionStatus.SUGGESTED,
        )


_COME: Final = compiled(
    r"come (?:and|to|with|along|over|for|round|down|up|in|on|by)\b(?! (?:that|this|terms)\b)"
)


def _proposed(reading: Reading, pattern: re.Pattern[str]) -> Iterator[Clause]:
    for found in islice(pattern.finditer(reading.text), MOST_CLAUSES):
        verb = verb_at(reading.text, found.end(), strict=True)
        rest = reading.text[found.end() :]
        if verb is None and pattern is cues.ASKED and _COME.match(rest):
            verb = "come"
        if verb is None or cues.NO_ERRAND.match(rest) or is_general(rest):
            continue
        if (
            pattern is not cues.ADVICE
            and cues.ON_THE_SPOT.match(rest)
            and not find_due_phrases(rest)
        ):
            continue
        yield reading.clause(
            subject=found.start(),
            task=found.end(),
            verb=verb,
            owner=advised_in(reading),
            status=ActionStatus.SUGGESTED,
        )
