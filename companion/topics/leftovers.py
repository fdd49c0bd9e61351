"""What earlier notes left open: questions unanswered, things hedged, advice that nobody took on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion.agendas.agenda import PastNotes
from companion.agendas.catch_up import HANGING
from companion.summaries.offline import compose, readable
from companion.summaries.summary import (
    ActionItem,
    ActionStatus,
    QuotedText,
    SummaryBrief,
    SummaryDraft,
)
from companion.text.pasting import may_be_pasted
from companion.text.phrasing import as_sentence, capitalised, lowered, quoted, tidied, without_end
from companion.text.verbs import is_verb
from companion.text.words import count_words
from companion.topics import titles
from companion.writing.draft import Source, SourceKind

_LABEL: Final = re.compile(r"[^\W\d_][\w .'-]{0,40}:\s+")
_TO_DO: Final = re.compile(r"(?:to[ -]?dos?|actions?|next|home ?work|tasks?|me|i)\b", re.IGNORECASE)
_FEWEST_WORDS: Final = 4
_MOST_WORDS: Final = 30
_AUXILIARY: Final = re.compile(
    r"(?:should|can|could|would|will|do|does|did|is|are|am|has|have|may|must)\s", re.IGNORECASE
)
_ASKS: Final = re.compile(r"(?:how|what|which|when|where|who|whom|whose|why)\s", re.IGNORECASE)
_STILL_UNKNOWN: Final = re.compile(
    r"(?:what|the thing) I (?:still |really )?(?:do not|don['’]t|didn['’]t) (?:yet )?know (?:yet )?"
    r"is (?P<rest>(?:whether|if|what|which|how|who|when|where|why)\b.*)$",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(r", (?:who|which) [^,]{1,60}, ")
_OWN: Final = re.compile(r"\b(?:I|me|my|mine|we|us|our)\b")
_OF_ANOTHER: Final = re.compile(r"\b(?:she|he|her|his|him)\b", re.IGNORECASE)


_I_UNDERTAKE: Final = re.compile(
    r"(?:(?:so|ok|okay|and|then),? )?"
    r"(?:to ?do:? |will |going to |i(?:['’]ll|['’]m going to| will| am going to"
    r"| need to| have to| want to| promised to| said i['’]?d| said i would| agreed to| must"
    r"| can)? )"
)
_THEY_UNDERTAKE: Final = re.compile(
    r"\b(?:she|he)(?:['’]ll| (?:will|to|took|may|might|ought|should|wants|is going))\b",
    re.IGNORECASE,
)
_I_ADVISE: Final = re.compile(
    r"\bI (?:\w+ )?(?:told|suggested|advised|mentioned|recommended|promised|offered)\b"
)
_SPOKEN: Final = frozenset(
    {"ask", "tell", "call", "write", "email", "message", "invite", "propose"}
)


@dataclass(frozen=True, kw_only=True)
class Leftover:
    """Something open, as a topic would put it."""

    title: str
    why: str
    question: str
    source: Source


def left_open(notes: Sequence[PastNotes]) -> tuple[Leftover, ...]:
    """Return what is open, of the latest notes first: questions, then hedges, then advice."""
    latest = notes[-1] if notes else None
    return tuple(
        left for past in reversed(notes) for left in _of_notes(past, latest=past is latest)
    )


def _of_notes(past: PastNotes, *, latest: bool) -> Iterator[Leftover]:
    brief = SummaryBrief(notes=past.text, held_on=past.held_on)
    if not readable(brief):
        return
    draft = compose(brief).draft
    yield from _questions(draft, past)
    of_mentor = _by_mentor(past.text)
    if latest and not of_mentor:
        for item in draft.action_items:
            if item.status is ActionStatus.COMMITTED and _is_own(item) and _may_be_asked(item.what):
                yield _of_promise(item, past)
    for status in (ActionStatus.TENTATIVE, ActionStatus.SUGGESTED):
        for item in draft.action_items:
            theirs = of_mentor and _THEY_UNDERTAKE.search(item.quotes[0].text)
            if item.status is status and _may_be_asked(item.what) and not theirs:
                yield _of_action(item, past)


def _by_mentor(notes: str) -> bool:
    """Tell whether a mentor seems to have written them: "she" undertakes things, "I" advise."""
    return _THEY_UNDERTAKE.search(notes) is not None and _I_ADVISE.search(notes) is not None


def _may_be_asked(text: str) -> bool:
    """Tell whether words of notes can be put in their reader's mouth.

    In notes of the mentor's, "would she take part-time?" speaks of the reader.
    """
    fits = _FEWEST_WORDS <= count_words(text) <= _MOST_WORDS
    of_another = _OF_ANOTHER.search(text) is not None and _OWN.search(text) is None
    return fits and may_be_pasted(tidied(text)) and not of_another


def _questions(draft: SummaryDraft, past: PastNotes) -> Iterator[Leftover]:
    for entry in draft.open_questions:
        if not _may_be_asked(entry.text):
            continue
        question, stem = _asked(entry)
        when = _when(past.held_on)
        yield Leftover(
            title=titles.of_question(stem) or titles.of_open(question) or _fallback(past),
            why=f"This question was left open{when}.",
            question=question,
            source=_source(past, entry.quotes[0].text),
        )


def _asked(entry: QuotedText) -> tuple[str, str]:
    """Return an open question as it is asked aloud, and the words that its title is made of."""
    text = tidied(_LABEL.sub("", entry.text, count=1))
    unknown = _STILL_UNKNOWN.match(without_end(text))
    if unknown is not None:
        rest = unknown["rest"]
        return f"How would you find out {rest}?", rest
    if text.endswith("?"):
        return as_sentence(text), text
    bare = without_end(text)
    if _AUXILIARY.match(bare) or _ASKS.match(bare):
        return f"{capitalised(bare)}?", bare
    return f"This is still open for me: {lowered(bare)}. How would you settle it?", bare


def _is_own(item: ActionItem) -> bool:
    """Tell whether an errand is the reader's: said with "I", or to no name at all."""
    said = tidied(_LABEL.sub("", item.quotes[0].text, count=1)).casefold()
    first = item.what.split(" ", 1)[0].casefold()
    label = _LABEL.match(item.quotes[0].text)
    advised = label is not None and not said.startswith("i") and not _TO_DO.match(label[0])
    if item.owner is not None or advised:
        return False
    return _I_UNDERTAKE.sub("", said, count=1).startswith(first)


def _of_promise(item: ActionItem, past: PastNotes) -> Leftover:
    what = _ASIDE.sub(" ", lowered(without_end(tidied(item.what))))
    how = "put it" if what.split(" ", 1)[0] in _SPOKEN else "go about it"
    question = f"I am to {what}. How would you {how}?"
    if not is_verb(*f"{what} ".split(" ")[:2]):
        question = f"This is still to be done: {what}. How would you {how}?"
    return Leftover(
        title=titles.of_errand(what) or _fallback(past),
        why=f"The notes{_when(past.held_on).replace(' on ', ' of ')} leave this with you.",
        question=question,
        source=_source(past, item.quotes[0].text),
    )


def _of_cut(item: ActionItem, past: PastNotes) -> Leftover:
    """Return an errand that lost its end ("do a taster on a") in the words of the notes."""
    said = tidied(item.quotes[0].text)
    return Leftover(
        title=_fallback(past),
        why=f"You noted this{_when(past.held_on)} without settling it.",
        question=f"My notes say: {quoted(said)} What speaks for it, and what against?",
        source=_source(past, item.quotes[0].text),
    )


def _of_action(item: ActionItem, past: PastNotes) -> Leftover:
    if item.what.rsplit(" ", 1)[-1].casefold() in HANGING:
        return _of_cut(item, past)
    what = _ASIDE.sub(" ", lowered(without_end(tidied(item.what))))
    when = _when(past.held_on)
    if item.status is ActionStatus.TENTATIVE:
        why = f"You thought of this{when} without settling it."
        question = f"I might {what}. What speaks for it, and what against?"
        if not is_verb(*what.split(" ")[:2]):
            question = f"I have not decided on this: {what}. What speaks for it, and what against?"
    else:
        why = f"This came up as advice{when}, and the notes do not say that anybody took it on."
        question = f"Is it worth it for me to {what}, and how would you go about it?"
    return Leftover(
        title=titles.of_errand(what) or _fallback(past),
        why=why,
        question=question,
        source=_source(past, item.quotes[0].text),
    )


def _fallback(past: PastNotes) -> str:
    return f"Still open{_when(past.held_on) or ' from last time'}".replace(" on ", " since ")


def _when(held_on: date | None) -> str:
    return "" if held_on is None else f" on {held_on.day} {held_on:%B}"


def _source(past: PastNotes, quote: str) -> Source:
    return Source(kind=SourceKind.NOTES, ref=past.ref, quote=quote)
