"""Action items: clauses with their owner, due date and wording, each said once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from companion.summaries import cues
from companion.summaries.clauses import Clause, find_clauses, is_question, voice_of
from companion.summaries.notes import Notes, Sentence
from companion.summaries.summary import ActionItem, ActionStatus
from companion.summaries.wording import worded
from companion.text.due import find_due_phrases, resolve_due
from companion.text.spans import Quote
from companion.text.words import stems

_REPLY_WITHIN: Final = 3
"""How many sentences after a proposal its promise may come."""

_STARTING: Final = re.compile(
    r"\b(?:starting|beginning|as)\s+(?:from\s+|on\s+|of\s+)?$", re.IGNORECASE
)
_INLINE_PROMISE: Final = re.compile(
    r"(?:->|=>|→|\s[-–—]+|[,;.(])\s*(?:ok(?:ay)?,?\s+)?(?:i\s+)?(?:will\s+do|said\s+(?:yes|ok|i\s+would|i'd\s+do\s+it)"
    r"|agreed\s+to|i\s+will|i'll\s+do\s+(?:it|that)|doing\s+(?:it|that))\b",
    re.IGNORECASE,
)
_BY: Final = re.compile(r"(?:due\s+)?(?:by|before|until|no\s+later|within)\b", re.IGNORECASE)
_ADJECTIVE: Final = re.compile(
    r"\b(?:the|a|an|my|his|our|every|each|other)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)days?\s+\w",
    re.IGNORECASE,
)
"""A day that only describes: "the Friday report"."""


@dataclass(frozen=True, slots=True)
class Found:
    """An action item and the sentences it takes up."""

    item: ActionItem
    sentences: frozenset[int]
    needs_date: bool = False
    """Its due phrase names a day, but the notes do not say when they were taken."""


@dataclass(frozen=True, slots=True)
class _Due:
    phrase: str | None = None
    on: date | None = None
    spans: tuple[tuple[int, int], ...] = ()
    sentence: int | None = None
    needs_date: bool = False


def find_actions(notes: Notes, *, held_on: date | None) -> tuple[Found, ...]:
    """Return what is to be done, in the order of the notes."""
    clauses = list(find_clauses(notes))
    found: list[Found] = []
    for position, clause in enumerate(clauses):
        made = _taken_on(notes, clause, clauses[position + 1 :], held_on)
        if made is None and not _is_answered(notes, clause, clauses[position + 1 :]):
            made = _item(notes, clause, held_on=held_on)
        if made is not None:
            found.append(made)
    return tuple(_once(found))


def _item(
    notes: Notes,
    clause: Clause,
    *,
    held_on: date | None,
    promise: tuple[int, Quote] | None = None,
) -> Found | None:
    sentence = notes.sentences[clause.sentence]
    due = _due(notes, clause, held_on)
    what = worded(
        sentence.text,
        task=clause.task,
        end=clause.end,
        dues=due.spans if due.sentence is None else (),
        cast=notes.cast,
        owner=clause.owner,
        voice=clause.voice,
    )
    if not _says_enough(what):
        return None
    taken = {clause.sentence}
    start, end = _quoted(sentence, clause)
    quotes = list(notes.quotes(sentence, start, end))
    if due.sentence is not None:
        taken.add(due.sentence)
        quotes.extend(notes.quotes(notes.sentences[due.sentence]))
    item = ActionItem(
        what=what,
        owner=clause.owner,
        due_on=due.on,
        due_phrase=due.phrase,
        status=clause.status,
        quotes=tuple(quotes),
    )
    return Found(item, frozenset(taken), due.needs_date)


def _says_enough(what: str) -> bool:
    """Tell whether a wording names a thing: "Do it" on a list helps nobody."""
    left = re.sub(
        r"^(?:do|have|try|go|get|make|see|be|take|start)\b|\b(?:it|that|this|so|them|one|both|to|on|in|the|a|at"
        r"|all|some|something|anything|there|here|thing|things|stuff)\b",
        " ",
        what.lower(),
    )
    return any(map(str.isalpha, left))


def _quoted(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    """Return the part of the sentence to quote: all of it, unless it holds several clauses."""
    text = sentence.text
    whole = (
        clause.end >= len(text)
        and len(text.split()) <= 45
        and not re.search(r"[.!?;]\s", text[: clause.start])
    )
    return (
        (0, len(text))
        if whole and not text[: clause.start].strip(" ,").count(" ") > 14
        else (clause.start, clause.end)
    )


def _due(notes: Notes, clause: Clause, held_on: date | None) -> _Due:
    """Return when the clause is due: said in it, right after it, or in the heading over it."""
    sentence = notes.sentences[clause.sentence]
    text = sentence.text
    spans = _due_spans(text, clause.start, clause.end)
    event = cues.EVENT.search(text, clause.task, clause.end)
    if event is not None and not any(start <= event.start("phrase") for start, _ in spans):
        spans = []
    if spans:
        start, end = _best(text, spans)
        return _resolved(_verbatim(notes, sentence, start, end), ((start, end),), held_on)
    if event is not None:
        phrase = event["phrase"].strip()
        start = event.start("phrase")
        return _Due(phrase=phrase, spans=((start, start + len(phrase)),))
    following = _following_due(notes, clause.sentence)
    if following is not None:
        number, quote = following
        due = _resolved(quote, (), held_on)
        return replace(due, sentence=number)
    return _Due()


def _due_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for quote in find_due_phrases(text[start:end]):
        first, last = start + quote.start, start + quote.end
        lead = _STARTING.search(text[start:first])
        if lead is not None:
            first = start + lead.start()
        elif _ADJECTIVE.search(
            f"{text[max(0, first - 6) : first]}{quote.text}{text[last : last + 3]}"
        ):
            continue
        spans.append((first, last))
    return spans


def _best(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the phrase that sets the term: one with "by" or "before", else the first."""
    firm = [span for span in spans if _BY.match(text[span[0] : span[1]])]
    return (firm or list(spans))[0]


def _verbatim(notes: Notes, sentence: Sentence, start: int, end: int) -> str:
    quotes = notes.quotes(sentence, start, end)
    return quotes[0].text if len(quotes) == 1 else sentence.text[start:end]


def _resolved(phrase: str, spans: tuple[tuple[int, int], ...], held_on: date | None) -> _Due:
    bare = re.sub(r"^(?:starting|beginning|as\s+of)\s+(?:from\s+|on\s+)?", "", phrase, flags=re.I)
    if held_on is None:
        return _Due(phrase, None, spans, needs_date=_names_a_day(bare))
    return _Due(phrase, resolve_due(bare, said_on=held_on), spans)


def _names_a_day(phrase: str) -> bool:
    return resolve_due(phrase, said_on=date(2024, 1, 1)) is not None


def _following_due(notes: Notes, number: int) -> tuple[int, str] | None:
    """Return the next sentence of the same turn if it is nothing but a due phrase."""
    if number + 1 >= len(notes.sentences):
        return None
    sentence = notes.sentences[number]
    following = notes.sentences[number + 1]
    if following.turn != sentence.turn:
        return None
    for quote in find_due_phrases(following.text):
        rest = following.text[: quote.start] + following.text[quote.end :]
        if not re.sub(r"\b(?:due|deadline|latest|at|the|please)\b|\W", "", rest, flags=re.I):
            return number + 1, quote.text
    return None


def _taken_on(
    notes: Notes, clause: Clause, later: Sequence[Clause], held_on: date | None
) -> Found | None:
    """Return the item of a proposal that is promised right after: it quotes the promise first."""
    if clause.status is ActionStatus.COMMITTED and not clause.asked:
        return None
    sentence = notes.sentences[clause.sentence]
    inline = _INLINE_PROMISE.search(sentence.text, clause.task)
    if inline is not None and sentence.speaker is None:
        firm = replace(clause, status=ActionStatus.COMMITTED, end=inline.start())
        return _item(notes, firm, held_on=held_on)
    for number in range(
        clause.sentence + 1, min(len(notes.sentences), clause.sentence + 1 + _REPLY_WITHIN)
    ):
        reply = notes.sentences[number]
        if notes.is_dialogue and reply.speaker == sentence.speaker:
            if is_question(sentence.text) and number > clause.sentence + 1:
                break
            continue
        voice = voice_of(notes, reply)
        if (
            clause.owner is not None
            and voice != clause.owner
            and not (clause.asked and clause.owner == clause.voice)
        ):
            break
        offered = clause.asked and clause.owner is not None and clause.owner == clause.voice
        promised = cues.PROMISE_ALONE.match(reply.text)
        agreed = clause.asked and cues.YES.match(reply.text)
        own = [
            other
            for other in later
            if other.sentence == number and other.status is ActionStatus.COMMITTED
        ]
        if (promised or agreed or offered and agreed) and not own:
            return _promised(notes, clause, number, held_on)
        break
    return None


def _promised(notes: Notes, clause: Clause, number: int, held_on: date | None) -> Found | None:
    reply = notes.sentences[number]
    tentative = re.search(r"\btry\b|\bmaybe\b|\bmight\b", reply.text, re.IGNORECASE)
    status = ActionStatus.TENTATIVE if tentative else ActionStatus.COMMITTED
    owner = clause.owner if clause.owner is not None else voice_of(notes, reply)
    made = _item(notes, replace(clause, status=status, owner=owner), held_on=held_on)
    if made is None:
        return None
    quotes = (*notes.quotes(reply), *made.item.quotes)
    item = made.item.model_copy(update={"quotes": quotes})
    dues = find_due_phrases(reply.text)
    if dues and item.due_phrase is None:
        due = _resolved(dues[0].text, (), held_on)
        item = item.model_copy(update={"due_phrase": due.phrase, "due_on": due.on})
        return Found(item, made.sentences | {number}, due.needs_date)
    return Found(item, made.sentences | {number}, made.needs_date)


def _is_answered(notes: Notes, clause: Clause, later: Sequence[Clause]) -> bool:
    """Tell whether a proposal is taken up in other words by who it was meant for."""
    if clause.status is ActionStatus.COMMITTED and not clause.asked:
        return False
    if clause.asked and clause.owner == clause.voice:
        return True
    mine = set(stems(notes.sentences[clause.sentence].text[clause.task : clause.end]))
    for other in later:
        if other.sentence > clause.sentence + 2 * _REPLY_WITHIN:
            break
        if other.status is not ActionStatus.COMMITTED or other.owner != clause.owner:
            continue
        theirs = set(stems(notes.sentences[other.sentence].text[other.task : other.end]))
        if other.verb == clause.verb or len(mine & theirs) >= 2:
            return True
    return False


def _once(found: Sequence[Found]) -> list[Found]:
    """Return the items without those that say an earlier one again."""
    kept: list[Found] = []
    for item in found:
        words = set(stems(item.item.what))
        twin = next((other for other in kept if _same(other.item, item.item, words)), None)
        if twin is None:
            kept.append(item)
        elif _rank(item.item) > _rank(twin.item):
            kept[kept.index(twin)] = item
    return kept


def _same(one: ActionItem, other: ActionItem, words: set[str]) -> bool:
    theirs = set(stems(one.what))
    if one.owner != other.owner or not words or not theirs:
        return False
    return len(words & theirs) / len(words | theirs) >= 0.8


def _rank(item: ActionItem) -> tuple[int, bool]:
    order = (ActionStatus.SUGGESTED, ActionStatus.TENTATIVE, ActionStatus.COMMITTED)
    return order.index(item.status), item.due_phrase is not None
