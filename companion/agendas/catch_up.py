"""What is left from last time: what was agreed and promised, what is too much beforehand."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from companion.agendas.agenda import (
    AgendaBrief,
    AgendaItem,
    EarlierAdvice,
    OpenAction,
    OpenPoint,
    PointKind,
    Reader,
)
from companion.agendas.citing import cited, cited_sentence, plain
from companion.agendas.dating import is_ahead
from companion.agendas.points import WORDS, of_agreement, shown_words
from companion.agendas.promises import (
    GOING_TO,
    asked_of,
    genitive,
    promise,
    quoted_of,
    said_to_owner,
    who_of,
)
from companion.agendas.voice import says_first_person
from companion.text.phrasing import lowered, without_end
from companion.text.spans import Quote
from companion.text.words import count_words
from companion.writing.draft import Source, SourceKind

TITLE: Final = "Since last time"

_MOST_SHOWN: Final = 2
"""Promises that fit into a minute or two; the rest is said beforehand."""
_MOST_LEFT: Final = 6
"""What was promised is named beforehand, never put off."""
_FEWEST_WORDS: Final = 3
"""Shorter actions ("ask her") mean nothing a week later."""
_MORE_OF_LINE: Final = 6
"""Words that the line of a short action has besides it, from which the line tells."""
_MOST_WORDS: Final = 40
_NAMES_SOMEBODY: Final = re.compile(r"\w\s[A-Z][a-z]")
_SAYS_AGREED: Final = re.compile(r"\b(?:agreed?|decided?|settled|deal)\b", re.IGNORECASE)
_CAME: Final = "What came of it, and what did it show?"


def catch_up(
    brief: AgendaBrief, reader: Reader | None, *, but: Sequence[str] = ()
) -> AgendaItem | None:
    """Return the item that picks up what was agreed and promised, else what was noted last.

    What another item quotes already (`but`) is left to it.
    """
    agreed = agreement(brief, but=but)
    shown = shown_actions(brief, reader, but=but)
    if agreed is not None:
        return _of_agreement(agreed, shown, brief, reader)
    if shown:
        return _of_actions(shown, brief, reader)
    rest = [one for one in brief.carryover.advice if not _is_within(one.quote.text, but)]
    return _of_advice(rest[0]) if rest else None


def leftovers(
    brief: AgendaBrief, reader: Reader | None, *, but: Sequence[str] = ()
) -> Iterator[str]:
    """Yield what else was promised, as something to bring to mind beforehand."""
    for action in left_actions(brief, reader, but=but):
        told = promise(action, brief)
        if who_of(action, brief) is None or is_ahead(action, brief):
            yield told
        else:
            yield f"Also{' still open' if action.is_firm else ''}: {_lowered_start(told)}"


def agreement(brief: AgendaBrief, *, but: Sequence[str] = ()) -> OpenPoint | None:
    """Return what the two agreed or decided, if notes say so."""
    agreed = (one for one in brief.carryover.points if one.kind is PointKind.AGREED)
    return next((one for one in agreed if not _is_within(one.quote.text, but)), None)


def shown_actions(
    brief: AgendaBrief, reader: Reader | None, *, but: Sequence[str] = ()
) -> tuple[OpenAction, ...]:
    """Return the promises that the first minutes take up: one of each side.

    Beside something that was agreed there is room for one, and it is not the reader's own.
    """
    return _shown(_pressing(brief, reader, but=but), brief, but=but)


def _shown(
    pressing: Sequence[OpenAction], brief: AgendaBrief, *, but: Sequence[str]
) -> tuple[OpenAction, ...]:
    if agreement(brief, but=but) is not None:
        return tuple(one for one in pressing if _is_asked(one, brief))[:1]
    if not pressing:
        return ()
    first = pressing[0]
    others = [one for one in pressing[1:] if _side(one) and _side(one) != _side(first)]
    others = others or [one for one in pressing[1:] if _side(one) == _side(first)]
    if not _side(first) or is_ahead(first, brief):
        return (first,)
    return (first, *(one for one in others if not is_ahead(one, brief)))[:_MOST_SHOWN]


def left_actions(
    brief: AgendaBrief, reader: Reader | None, *, but: Sequence[str] = ()
) -> tuple[OpenAction, ...]:
    """Return the promises that are named beforehand instead."""
    pressing = _pressing(brief, reader, but=but)
    shown = _shown(pressing, brief, but=but)
    # A line that is quoted whole tells what else stands in it.
    whole = [one.quote for one in shown if quoted_of(one) in promise(one, brief)]
    return tuple(
        one
        for one in pressing
        if one not in shown and not any(_holds(quote, one.quote) for quote in whole)
    )[:_MOST_LEFT]


def _holds(one: Quote, other: Quote) -> bool:
    return one.start <= other.start and other.end <= one.end


def _is_within(quote: str, others: Sequence[str]) -> bool:
    return any(quote in other for other in others)


def _lowered_start(sentence: str) -> str:
    """Return a sentence for after a colon; names and quotations stay as they are."""
    first = sentence.split(" ", 1)[0]
    return lowered(sentence) if first in {"You", "Your"} else sentence


def _of_agreement(
    agreed: OpenPoint, shown: Sequence[OpenAction], brief: AgendaBrief, reader: Reader | None
) -> AgendaItem:
    words = shown_words(agreed.quote.text)
    lead = "In the notes" if _SAYS_AGREED.search(words) else "Agreed last time"
    told = [f"{lead}: {cited_sentence(words)}"]
    asked = [of_agreement(words)]
    goes_on = asked[0] == WORDS[PointKind.AGREED].of_mentor
    if goes_on and reader is Reader.MENTEE:
        told.append(f"Tell {_other(brief)} how that has gone.")
        asked = []
    told += [promise(action, brief) for action in shown]
    if shown:
        also = _asked(shown[0], brief, reader, several=True)
        asked.append(f"And {lowered(also)}" if asked else also)
    return AgendaItem(
        minutes=1,
        title=TITLE,
        purpose=" ".join(told),
        question=" ".join(asked) or None,
        source=Source(kind=SourceKind.NOTES, ref=agreed.ref, quote=agreed.quote.text),
    )


def _of_actions(
    shown: Sequence[OpenAction], brief: AgendaBrief, reader: Reader | None
) -> AgendaItem:
    first = shown[0]
    asked = next((one for one in shown if _is_asked(one, brief)), None)
    several = len(shown) > 1
    question = None if asked is None else _asked(asked, brief, reader, several=several)
    # A question that begins with the promise tells it.
    is_said = several and question is not None and question.startswith(GOING_TO)
    told = [one for one in shown if one is not asked] if is_said else shown
    return AgendaItem(
        minutes=1,
        title=TITLE,
        purpose=" ".join(_told_each(told, brief)),
        question=question,
        source=Source(kind=SourceKind.NOTES, ref=first.ref, quote=first.quote.text),
    )


def _told_each(shown: Sequence[OpenAction], brief: AgendaBrief) -> Iterator[str]:
    """Yield each promise; of two of the reader's own the second goes on from the first."""
    lead = f"Tell {_other(brief)} where this stands: "
    is_led = False
    for action in shown:
        told = _told(action, brief)
        is_again = is_led and told.startswith(lead)
        yield f"Also: {told.removeprefix(lead)}" if is_again else told
        is_led = told.startswith(lead)


def _told(action: OpenAction, brief: AgendaBrief) -> str:
    told = promise(action, brief)
    if _is_asked(action, brief) or is_ahead(action, brief) or action.owner is None:
        return told
    return f"Tell {_other(brief)} where this stands: {_lowered_start(told)}"


def _is_asked(action: OpenAction, brief: AgendaBrief) -> bool:
    """Tell whether a promise is not the reader's own: they tell of theirs and ask nobody."""
    if brief.reader is not None and action.owner is None:
        # "I have to send the form", of which nobody said whose it is, is nothing to ask about.
        return not says_first_person(action.quote.text)
    return brief.reader is None or action.owner is not brief.reader


def _other(brief: AgendaBrief) -> str:
    other, unnamed = (
        (brief.mentee, "your mentee")
        if brief.reader is Reader.MENTOR
        else (brief.mentor, "your mentor")
    )
    return other.first_name if other is not None else unnamed


def _asked(action: OpenAction, brief: AgendaBrief, reader: Reader | None, *, several: bool) -> str:
    """Return what is asked about one promise; it names whose where `several` are told."""
    who = who_of(action, brief)
    part = "your part" if brief.reader is not None else f"{genitive(who or '')} part"
    if is_ahead(action, brief):
        needs = "What do you still need for" if brief.reader is not None else "What is missing for"
        return f"{needs} {part if several else 'it'}?"
    doing = asked_of(action, brief, reader)
    if doing is not None:
        return f"What came of {doing}?"
    said = said_to_owner(action, brief)
    if said is not None:
        return f"{said} What came of it?"
    return f"What came of {quoted_of(action)}?" if several and who else _CAME


def _of_advice(advice: EarlierAdvice) -> AgendaItem:
    return AgendaItem(
        minutes=1,
        title=TITLE,
        purpose=f"Noted last time: {cited(without_end(plain(advice.quote.text)))}.",
        question="What has changed since then?",
        source=Source(kind=SourceKind.NOTES, ref=advice.ref, quote=advice.quote.text),
    )


def _is_telling(action: OpenAction) -> bool:
    """Tell whether a promise can be told: by what it says itself, or by the line it stands in."""
    words = count_words(action.what)
    if words >= _FEWEST_WORDS or _NAMES_SOMEBODY.search(action.what):
        return True
    return words > 1 and count_words(action.quote.text) >= words + _MORE_OF_LINE


def _side(action: OpenAction) -> str:
    return action.owner or action.owner_name or ""


def _pressing(brief: AgendaBrief, reader: Reader | None, *, but: Sequence[str]) -> list[OpenAction]:
    """Return what can be told by its words: the mentee's first, what is due, firm, then by day."""
    told = [
        action
        for action in brief.carryover.open_actions
        if not _is_within(action.quote.text, but)
        if _is_telling(action) and count_words(action.quote.text) <= _MOST_WORDS
    ]
    known = reader is not None or any(action.owner is not None for action in told)
    return sorted(
        dict.fromkeys(told),
        key=lambda action: (
            not _side(action),
            is_ahead(action, brief),
            known and action.owner is not Reader.MENTEE,
            not action.is_firm,
            action.due_on is None,
            action.due_on or 0,
            action.quote.start,
        ),
    )
