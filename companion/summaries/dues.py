"""When an action is due: the words that say so, and the day they mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from companion.summaries import cues
from companion.summaries.doers import Clause
from companion.summaries.loose_terms import WHEN_NOT, is_no_term, loose_term_in, without_term
from companion.summaries.notes import Notes, Sentence
from companion.summaries.patterns import compiled
from companion.summaries.strangers import NOT_NAMES
from companion.text.due import find_due_phrases, resolve_due
from companion.text.month_first import puts_month_first
from companion.text.spans import Quote
from companion.text.starting import without_start

_STARTING: Final = compiled(r"\b(?:starting|beginning|as) (?:(?:from|on|of) )?$")
_ADJECTIVE: Final = compiled(
    r"\b(?:the|a|an|my|his|our|every|each|other|good|bad)"
    r" (?:mon|tues|wednes|thurs|fri|satur|sun)days? [^\W\d]",
    r"\b(?:my|his|her|our|their|your) (?:mon|tues?|wed|thu|thurs|fri|sat|sun) (?!\d)\S",
    r"\b(?:one|a|an|any|some|no|two|three|every|each|my|her|his) (?:\w+ )?(?:mon|tues|wednes|thurs"
    r"|fri|satur|sun)days? (?:off|free|shifts?|nights?|mornings? (?:off|free))\b",
    r"\bthe (?:christmas|easter|summer|winter|spring|autumn|new year)(?:'s)? (?!(?:and|or|so|to|for"
    r"|with|at|by|then|when|if|in|on|because|before|after|until)\b)[^\W\d]",
)
"""A day that only describes: "the Friday report", "a good Tuesday looks like"."""
_IN_A_CONDITION: Final = compiled(
    r"\w+ (?:if|unless|whether) (?:(?:i|he|she|they|we|you|it)(?:'?(?:s|m|re|ll|d|ve))?|the|a|an|my"
    r"|his|her|our|their|your|this|that|(?-i:[A-Z])[\w'-]+)\b[^,;.]*$"
)
"""Before a date that only a condition names: "look at it if I send it before Friday"."""
_IN_A_REASON: Final = compiled(
    r"\w,? (?:because|cos|since|although|though|whereas) \w[^;.]*$"
    r"|\w, (?:who|whose|which) \w[^;.]*$"
)
"""Before a date that belongs to what the clause after it tells: "Agathe, who left in June"."""
_OF_THING: Final = compiled(
    r"\b(?:ask|book|request|reserve|order|hire|invite|tell|write|remind|check|beg|get)\b[^.;]*?"
    r"\b(?:for (?:the|an?|my|his|her|their|our|\d+) \w|(?:can|could|may) (?:i|he|she"
    r"|they|we|you)\b|if\b|whether\b)[^.;]*$"
)
"""Before the day of what is asked for: "ask Gemma for the big room on the 10th"."""
_ASKED_FOR: Final = compiled(r"\b(?:ask|beg|request) (?:\w+ )?$")
_FOR: Final = compiled(r"for\b")
"""A day that is asked for: "ask them for the 28th"."""
_ARRANGES: Final = compiled(
    r"(?:re)?(?:book|schedul|arrang|reserv|plan|fix|order|ask|apply|sign(?: up)?|register)\w{0,3}\b"
)
"""Done before the day that it is for: "book the hall for 3 May"."""
_ON_OR_IN: Final = compiled(r"(?:on|in|for|at|over|during)\b")
_BARRED: Final = compiled(
    r"\b(?:any ?(?:day|time) )?(?:but|except(?: for)?|other than|apart from|not) (?:on )?$"
)
"""Before a day that is ruled out: "any day but Friday"."""
_TITLED: Final = compiled(r" (?P<word>(?-i:[A-Z][a-zà-ÿ]+))\b")
"""After a day that is part of a name: "Tuesday Weld"."""
_NUMBERED: Final = compiled(r" (?P<day>\d{1,2})(?:st|nd|rd|th)?(?=\s*(?:$|[.,;!?)]))")
"""After a weekday, the day of the month that it should be: "by Friday 13"."""
_LOOSE: Final = compiled(r"-?ish\b")
_OTHER_DAY: Final = compiled(r",? or (?:else )?(?:by |on )?$")
_BARE_DATE: Final = compiled(
    r"(?:[(\[]| [-–—]\s?|,\s?|:\s?)(?P<day>\d{1,2}/\d{1,2})(?=\s?(?:[)\],.]|$))"
)
"""A date in figures, set off from a task: "(29/5)"."""
_ONE_OF_MANY: Final = compiled(r"\b(?:an?|any|some|one) $")
"""Before a weekday that is no certain day: "on a Tuesday, after the laundry"."""
_OF_ANOTHER: Final = compiled(
    r", (?:his|her|their|the|my|our|its|it|they|he|she|that) [\w' ()-]{0,40}\b[a-z]+s? [^,;.]*$"
)
"""Before a day on which something else happens: "ring them, his points come off in March"."""
_FROM: Final = compiled(r"\b(?:from|since)(?: the)? $")
"""Before the day on which something starts that goes on: "every day from tomorrow"."""
_AMONG_QUESTIONS: Final = compiled(r"\b(?:who|what|where|which|how|why|when)\b[^.;!?]*,\s?$")
"""Before "when we go" that is one of several things told: "who goes in, who stays, when we go"."""
_WHENEVER: Final = compiled(r"(?:when|once)\b")
_HABIT: Final = compiled(r"\b(?:every|each|daily|weekly|always)\b")
"""What is done again and again has no one day: "the log every day, Jo does it when I'm off"."""
_SEASON: Final = compiled(
    r"for (?:the |this |next )?(?:xmas|christmas|easter|new year|summer|winter|spring|autumn)\b"
)
"""What something is for, and no term: "the cards for Christmas"."""
HANDED_OVER: Final = compiled(
    r"\byou(?:'ll| will|ll)(?: then)? (?:have|get) (?:it|them|that|this|one)(?: back)?\b"
)
"""How one says when one is done with what one does for the other."""
_SAY: Final = compiled(r",? say\b")
_IN_MONTH: Final = compiled(r"in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?")
"""Some time in a month: no day that anything is due on."""
_SINCE_GOT: Final = compiled(r"(?:with)?in (?:an? |the )?(?:\w+ )?(?:hours?|days?|weeks?)")
"""A period that counts from when one gets what one is to work on."""
_BACK: Final = compiled(r"\b(?:back|return(?:ed)?|red pen|mark (?:it )?up)\b")
_COUNTED: Final = compiled(
    r"(?:within|in|after)? ?(?:an? |the )?(?:\w+ ){0,2}(?:minutes?|hours?|days?|weeks?|months?)$"
)
_COUNTED_FROM: Final = compiled(
    r" (?:when|once|after|of|from|as soon as|if)\b(?! (?:now|today|tomorrow|this)\b)"
    r"[^.,;:!?()]{2,60}"
)
"""From when a period counts, where that has no date: "within two days of getting it"."""
_FIRM: Final = compiled(r"(?:due )?(?:by|before|until|no later|within)\b")
_ONLY_WHEN: Final = compiled(
    r"\b(?:due|deadline|latest|at|the|please|ideally|sometime|some time|some point|hopefully"
    r"|roughly"
    r"|if poss(?:ible)?|so|then|anyway|(?:i|he|she|they|we)(?:'d)?"
    r" (?:said|says|reckons?|reckoned|thinks?|thought|promised|hopes?|hoped))\b|\W"
)
_HOW_MUCH: Final = compiled(
    r"\W{0,3}(?:\d{1,3}|an?|one|two|three|four|five|six|ten|half an?) [\w-]{1,30}\W{0,5}"
)
"""All that stands beside a date that is said after a promise: "two pages by Wednesday"."""
_NEAR: Final = 12
"""Characters after a phrase in which the noun begins that it describes."""
_ANY_DAY: Final = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Due:
    """When a clause is due; `spans` are the words of its sentence that say so."""

    phrase: str | None = None
    on: date | None = None
    spans: tuple[tuple[int, int], ...] = ()
    sentence: int | None = None
    """A sentence of its own that says when."""
    needs_date: bool = False
    """The phrase names a day, but nobody knows when it was said."""


def due_of(notes: Notes, clause: Clause, *, held_on: date | None) -> Due:
    """Return when a clause is due: said in it, right after it, or in the heading over it."""
    sentence = notes.sentences[clause.sentence]
    start = clause.start if _leads_in(sentence.text, clause) else clause.subject
    spans = _spans(sentence.text, start, clause.end)
    event = _event_in(sentence.text, clause)
    if event is not None and not any(start <= event.start("phrase") for start, _ in spans):
        spans = [span for span in spans if _is_set_off(sentence.text, span)]
    later = _due_after(notes, clause, held_on=held_on)
    if later is not None and _is_firmer(later, sentence.text, spans):
        return later
    if spans:
        start, end = _best(sentence.text, spans)
        counted = _COUNTED_FROM.match(sentence.text, end, clause.end)
        if counted is not None and _COUNTED.fullmatch(sentence.text[start:end]):
            end = start + len(sentence.text[start : counted.end()].rstrip())
            phrase = _verbatim(notes, sentence, start, end)
            return Due(phrase=phrase, spans=((start, end),))
        if _ARRANGES.match(sentence.text, clause.task) and _FOR.match(sentence.text, start):
            return Due(phrase=_verbatim(notes, sentence, start, end), spans=((start, end),))
        if is_since_got(sentence.text[clause.task : clause.end], sentence.text[start:end]):
            return Due(phrase=_verbatim(notes, sentence, start, end), spans=((start, end),))
        vague = _vague_until(sentence.text, spans, (start, end), held_on=held_on)
        if vague is not None:
            phrase = _verbatim(notes, sentence, start, vague)
            return Due(phrase=phrase, spans=((start, vague),))
        due = due_on(_verbatim(notes, sentence, start, end), held_on=held_on, notes=notes)
        said = _SAY.match(sentence.text, end)
        return replace(due, spans=((start, said.end() if said else end),))
    hung = _due_of_event(event, notes=notes, held_on=held_on)
    return hung or later or _due_around(notes, clause, held_on=held_on)


_ON_OR_IN_LAST: Final = compiled(r"\b(?:on|in|for|at|over|during) $")
_BEFORE_IT: Final = compiled(r"(?:before|by the time|until)\b")


def _due_of_event(event: re.Match[str] | None, *, notes: Notes, held_on: date | None) -> Due | None:
    """Return a term that hangs on something else, with its day: "before she leaves on Monday"."""
    if event is None:
        return None
    phrase, start = event["phrase"].strip(), event.start("phrase")
    spans = ((start, start + len(phrase)),)
    dues = find_due_phrases(phrase) if _BEFORE_IT.match(phrase) else ()
    is_events = len(dues) != 1 or dues[0].end < len(phrase) or dues[0].start == 0
    if is_events or _ON_OR_IN.match(dues[0].text) or _ON_OR_IN_LAST.search(phrase[: dues[0].start]):
        return Due(phrase=phrase, spans=spans)
    return replace(due_on(dues[0].text, held_on=held_on, notes=notes), phrase=phrase, spans=spans)


def _due_around(notes: Notes, clause: Clause, *, held_on: date | None) -> Due:
    """Return when a clause is due by words that name no day, else by the heading over it."""
    sentence = notes.sentences[clause.sentence]
    loose = loose_term_in(sentence.text, task=clause.task, end=clause.end)
    if loose is None:
        return _due_of_heading(notes, sentence, held_on=held_on)
    return Due(phrase=_verbatim(notes, sentence, *loose), spans=(loose,))


def _is_firmer(later: Due, text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the next sentence sets the term: "they come off in March. By Wednesday"."""
    is_set = any(_FIRM.match(text[first:last]) for first, last in spans)
    return bool(spans) and not is_set and _FIRM.match(later.phrase or "") is not None


def _due_after(notes: Notes, clause: Clause, *, held_on: date | None) -> Due | None:
    """Return the day that the next sentence is, which says nothing else."""
    following = _following(notes, clause.sentence)
    if following is None:
        return None
    told = due_on(following, held_on=held_on, notes=notes)
    return replace(told, sentence=clause.sentence + 1)


def _due_of_heading(notes: Notes, sentence: Sentence, *, held_on: date | None) -> Due:
    return Due() if sentence.due is None else due_on(sentence.due, held_on=held_on, notes=notes)


def _event_in(text: str, clause: Clause) -> re.Match[str] | None:
    """Return the time in a clause that hangs on something else: "before I do it"."""
    found = cues.EVENT.search(text, clause.task, clause.end)
    if found is None or WHEN_NOT.match(found["phrase"]):
        return None
    if _WHENEVER.match(found["phrase"]) and _HABIT.search(text[clause.task : found.start()]):
        return None
    return None if _AMONG_QUESTIONS.search(text[clause.task : found.start("phrase")]) else found


def is_since_got(task: str, phrase: str) -> bool:
    """Tell whether a period counts from when one gets a thing: "back to him within 3 days"."""
    return bool(_SINCE_GOT.fullmatch(phrase) and _BACK.search(task))


def due_of_yes(notes: Notes, reply: Sentence, *, held_on: date | None) -> Due | None:
    """Return when whoever says yes says it will be: right after it, or "you will have it Monday".

    Of what else the reply says, nothing counts: "sure, mail it tonight" is about the other's part.
    """
    text = reply.text
    given = HANDED_OVER.search(text)
    spans = [(due.start, due.end) for due in find_due_phrases(text)]
    if given is not None:
        spans = [span for span in spans if span[0] >= given.end()]
    elif notes.is_dialogue and not cues.PROMISE_ALONE.match(text):
        spans = [span for span in spans if not _SAYS_MORE.search(text, 0, span[0])]
    if not spans:
        return None
    start, end = spans[0]
    vague = _vague_until(text, spans, (start, end), held_on=held_on)
    phrase = _verbatim(notes, reply, start, end if vague is None else vague)
    return Due(phrase) if vague is not None else due_on(phrase, held_on=held_on, notes=notes)


_SAYS_MORE: Final = compiled(
    r"\b(?:send|mail|bring|share|give|show|ring|call|text|post|come|do|tell|ask|write|read|put|get"
    r"|you|he|she|they)\b"
)


def _leads_in(text: str, clause: Clause) -> bool:
    """Tell whether what stands before a subject belongs to it: "on Friday, maybe, I'll ask"."""
    lead = text[clause.start : clause.subject]
    for quote in reversed(find_due_phrases(lead)):
        lead = lead[: quote.start] + lead[quote.end :]
    return not any(map(str.isalnum, cues.OPENERS.sub(" ", lead)))


def _is_set_off(text: str, span: tuple[int, int]) -> bool:
    """Tell whether a date ends its line after a comma: "before she cuts anything, Thursday"."""
    is_after_comma = text[: span[0]].rstrip()[-1:] == ","
    said = _SAY.match(text, span[1])
    rest = text[said.end() if said else span[1] :].lstrip()
    return is_after_comma and (rest[:1] == "," or not any(map(str.isalnum, rest)))


def due_on(phrase: str, *, held_on: date | None, notes: Notes) -> Due:
    """Return the due date that a phrase of some notes means when said on `held_on`."""
    bare = without_start(phrase)
    if _IN_MONTH.fullmatch(bare) or is_no_term(phrase):
        return Due(phrase)
    if held_on is None:
        return Due(phrase, needs_date=resolve_due(bare, said_on=_ANY_DAY) is not None)
    month_first = puts_month_first(notes.source)
    return Due(phrase, resolve_due(bare, said_on=held_on, month_first=month_first))


def _vague_until(
    text: str,
    spans: Sequence[tuple[int, int]],
    chosen: tuple[int, int],
    *,
    held_on: date | None,
) -> int | None:
    """Return where words end that name no certain day: "next Monday-ish", "Friday or Monday"."""
    start, end = chosen
    loose = _LOOSE.match(text, end)
    if loose is not None:
        return loose.end()
    for first, last in spans:
        if first > end and _OTHER_DAY.fullmatch(text[end - 1 : first][1:]):
            return last
    numbered = _NUMBERED.match(text, end) if text[start:end].replace(" ", "").isalpha() else None
    if numbered is None:
        return None
    on = None if held_on is None else resolve_due(text[start:end], said_on=held_on)
    return None if on is not None and on.day == int(numbered["day"]) else numbered.end()


def _is_no_day(text: str, first: int, last: int) -> bool:
    """Tell whether a day only describes, is ruled out, or is part of a name."""
    if text[last : last + 2] in ("'s", "’s") or _BARRED.search(text[:first]):
        return True
    if text[last : last + 1] == "-" and text[last + 1 : last + 2].isalpha():
        return _LOOSE.match(text, last) is None
    if not text[first:last].replace(" ", "").isalpha():
        return False
    titled = _TITLED.match(text, last)
    return titled is not None and titled["word"].casefold() not in NOT_NAMES


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for quote in find_due_phrases(text[start:end]):
        first, last = start + quote.start, start + quote.end
        if _SEASON.match(text, first, last) or _is_any_day(text[start:first], quote.text):
            continue
        loose = without_term(text, start, (first, last))
        if loose is not None:
            spans.append(loose)
            continue
        if text[last : last + 4] == " as " and text[first:last].isalpha():
            # "Offer Tuesday as the lesson day" is about the day.
            continue
        if _is_no_day(text, first, last) or _is_of_other(text[start:first], quote.text):
            continue
        lead = _STARTING.search(text[start:first]) or _FROM.search(text[start:first])
        if lead is not None:
            first = start + lead.start()
        elif _ADJECTIVE.search(text[max(0, first - 8) : last + _NEAR]):
            continue
        spans.append((first, last))
    bare = None if spans else _BARE_DATE.search(text, start, end)
    return [bare.span("day")] if bare is not None else spans


def _is_any_day(before: str, phrase: str) -> bool:
    """Tell whether a day is no certain one, or the start of what goes on: "every day from"."""
    goes_on = _FROM.search(before) is not None and _HABIT.search(before) is not None
    is_bare = phrase.replace(" ", "").isalpha() and len(phrase.split()) == 1
    return goes_on or (is_bare and _ONE_OF_MANY.search(before) is not None)


def _is_of_other(before: str, phrase: str) -> bool:
    """Tell whether a day belongs to a condition, a reason or the thing that is asked for."""
    if _IN_A_CONDITION.search(before):
        return True
    if _IN_A_REASON.search(before) and not _FIRM.match(phrase):
        return True
    if _OF_ANOTHER.search(before) and _IN_MONTH.fullmatch(phrase):
        return True
    if _ASKED_FOR.search(before) and _FOR.match(phrase):
        return True
    return bool(_OF_THING.search(before) and _ON_OR_IN.match(phrase))


def _best(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the phrase that sets the term: one with "by" or "before", else the first."""
    firm = [span for span in spans if _FIRM.match(text[span[0] : span[1]])]
    return (firm or list(spans))[0]


def _verbatim(notes: Notes, sentence: Sentence, start: int, end: int) -> str:
    quotes = notes.quotes(sentence, start, end)
    return quotes[0].text if len(quotes) == 1 else sentence.text[start:end]


def deadlines_in(text: str) -> tuple[Quote, ...]:
    """Return the phrases of a text that say when, without what something is for."""
    return tuple(due for due in find_due_phrases(text) if not _SEASON.match(due.text))


def is_due_after(notes: Notes, number: int) -> bool:
    """Tell whether the next sentence only says when: "I do the rota. By Sunday"."""
    return _following(notes, number) is not None


def _following(notes: Notes, number: int) -> str | None:
    """Return the due phrase that is all of the next sentence of the same turn."""
    if number + 1 >= len(notes.sentences):
        return None
    following = notes.sentences[number + 1]
    if following.turn != notes.sentences[number].turn:
        return None
    return _only_due_in(following.text)


def is_only_when(text: str) -> bool:
    """Tell whether words only say when: "by end of next week he said"."""
    return _only_due_in(text) is not None


def _only_due_in(text: str) -> str | None:
    for quote in find_due_phrases(text):
        rest = text[: quote.start] + text[quote.end :]
        if not _ONLY_WHEN.sub("", rest) or _HOW_MUCH.fullmatch(rest):
            return quote.text
    return None
