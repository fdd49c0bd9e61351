"""What earlier notes left open: questions unanswered, things hedged, advice that nobody took on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion.agendas.agenda import OpenPoint, PastNotes, PointKind, Reader
from companion.agendas.citing import cited, plain
from companion.agendas.errands import HANGING, reads_as_errand
from companion.agendas.left_open import to_its_mark
from companion.agendas.noted import (
    is_to_do,
    label_of,
    speaks_of_another,
    speaks_of_writer,
    without_label,
)
from companion.agendas.points import ELSEWHERE, WORDS, other_did_not_know, put, shown_words
from companion.agendas.subjects import aside_in
from companion.agendas.weight import heaviest_first
from companion.goals.goal import Goal
from companion.summaries.offline import compose, readable
from companion.summaries.summary import (
    ActionItem,
    ActionStatus,
    QuotedText,
    SummaryBrief,
    SummaryDraft,
)
from companion.text.pasting import may_be_pasted
from companion.text.phrasing import as_sentence, capitalised, lowered, tidied, without_end
from companion.text.verbs import is_verb
from companion.text.words import count_words
from companion.topics import titles
from companion.topics.pending import is_undertaken, points_in
from companion.topics.signs import is_answered
from companion.writing.draft import Source, SourceKind

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
_MOST_ASKED_WORDS: Final = 18


@dataclass(frozen=True, kw_only=True)
class Leftover:
    """Something open, as a topic would put it."""

    title: str
    why: str
    question: str
    source: Source


def left_open(
    notes: Sequence[PastNotes], *, by_mentee: bool = False, goal: Goal | None = None
) -> tuple[Leftover, ...]:
    """Return what is open, of the latest notes first: questions, then hedges, then advice.

    `by_mentee` says that the mentee wrote them: "he" is somebody else in them.
    """
    latest = notes[-1] if notes else None
    found: dict[str, Leftover] = {}
    for past in reversed(notes):
        for left in _of_notes(past, goal, latest=past is latest, by_mentee=by_mentee):
            known = any(left.source.quote in one or one in left.source.quote for one in found)
            if not known:
                found[left.source.quote] = left
    return tuple(found.values())


def _of_notes(
    past: PastNotes, goal: Goal | None, *, latest: bool, by_mentee: bool
) -> Iterator[Leftover]:
    brief = SummaryBrief(notes=past.text, held_on=past.held_on)
    if not readable(brief):
        return
    draft = compose(brief).draft
    of_mentor = not by_mentee and _by_mentor(past.text)
    found = () if of_mentor else points_in(brief, draft, ref=past.ref)
    points = heaviest_first(found, goal=goal, notes=(past,))
    first = [one for one in points if one.kind in _FIRST and aside_in(one.quote.text) is None]
    yield from (_of_point(one, past) for one in first if _fits(one, by_mentee))
    yield from _questions(draft, past)
    yield from (
        _of_point(one, past) for one in points if one not in first and _fits(one, by_mentee)
    )
    if latest and not of_mentor:
        for item in draft.action_items:
            firm = item.status is ActionStatus.COMMITTED and is_undertaken(item)
            if firm and _is_own(item) and _may_be_asked(item.what):
                yield _of_promise(item, past)
    for status in (ActionStatus.TENTATIVE, ActionStatus.SUGGESTED):
        for item in draft.action_items:
            theirs = of_mentor and any(_THEY_UNDERTAKE.search(one.text) for one in item.quotes)
            if item.status is status and _may_be_asked(item.what) and not theirs:
                yield _of_action(item, past)


def _fits(point: OpenPoint, by_mentee: bool) -> bool:  # noqa: FBT001 - one step inside
    words = shown_words(point.quote.text)
    enough = count_words(words) >= _FEWEST_WORDS and may_be_pasted(tidied(words))
    asked = to_its_mark(words)
    of_another = speaks_of_another(asked) and not speaks_of_writer(asked)
    return enough and (by_mentee or not of_another)


def _of_point(point: OpenPoint, past: PastNotes) -> Leftover:
    words = put(point, Reader.MENTEE)
    return Leftover(
        title=titles.of_quote(point.quote.text, kind=words.title),
        why=f"{WHY[point.kind]}{_when(past.held_on).replace(' on ', ', ')}.",
        question=words.question,
        source=_source(past, point.quote.text),
    )


_FIRST: Final = frozenset({PointKind.AGREED, PointKind.PUT_OFF, PointKind.PLANNED})
WHY: Final = {
    PointKind.AGREED: "The notes keep this as agreed",
    PointKind.PUT_OFF: "The notes leave this for the next time",
    PointKind.PLANNED: "The notes plan this for the next time",
    PointKind.WEIGHS: "The notes tell of this as a worry",
    PointKind.QUESTION: "The notes leave this question open",
    PointKind.UNDECIDED: "The notes do not settle this",
    PointKind.AHEAD: "The notes name a day for this",
    PointKind.ADVICE: "The notes keep this as advice",
}


def _by_mentor(notes: str) -> bool:
    """Tell whether a mentor seems to have written them: "she" undertakes things, "I" advise."""
    return _THEY_UNDERTAKE.search(notes) is not None and _I_ADVISE.search(notes) is not None


def _may_be_asked(text: str) -> bool:
    """Tell whether words of notes can be put in their reader's mouth.

    In notes of the mentor's, "would she take part-time?" speaks of the reader.
    """
    fits = _FEWEST_WORDS <= count_words(text) <= _MOST_WORDS
    of_another = speaks_of_another(text) and not speaks_of_writer(text)
    return fits and may_be_pasted(tidied(text)) and not of_another


def _questions(draft: SummaryDraft, past: PastNotes) -> Iterator[Leftover]:
    for entry in draft.open_questions:
        text = to_its_mark(entry.text)
        errand = "?" in text[:-1] and is_verb(*f"{lowered(without_label(text))} ".split(" ")[:2])
        quoted = entry.quotes[0].text
        settled = is_answered(quoted) or aside_in(quoted) is not None
        if errand or settled or not _may_be_asked(text):
            continue
        question, stem = _asked(entry)
        if other_did_not_know(past.text[entry.quotes[0].start : entry.quotes[-1].end]):
            question = f"{question} {ELSEWHERE}"
        when = _when(past.held_on)
        yield Leftover(
            title=titles.of_question(stem)
            or titles.of_quote(entry.quotes[0].text, kind=WORDS[PointKind.QUESTION].title),
            why=f"This question was left open{when}.",
            question=question,
            source=_source(past, entry.quotes[0].text),
        )


def _asked(entry: QuotedText) -> tuple[str, str]:
    """Return an open question as it is asked aloud, and the words that its title is made of."""
    text = to_its_mark(tidied(without_label(entry.text)))
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
    quote = item.quotes[0].text
    said, label = tidied(without_label(quote)).casefold(), label_of(quote)
    first = item.what.split(" ", 1)[0].casefold()
    advised = label is not None and not said.startswith("i") and not is_to_do(label)
    if item.owner is not None or advised:
        return False
    return _I_UNDERTAKE.sub("", said, count=1).startswith(first)


def _of_promise(item: ActionItem, past: PastNotes) -> Leftover:
    what = _ASIDE.sub(" ", lowered(without_end(tidied(item.what))))
    question = f"What should I watch for when I {what}?"
    known = is_verb(*f"{what} ".split(" ")[:2]) and reads_as_errand(what, item.quotes[0].text)
    if not known or count_words(what) > _MOST_ASKED_WORDS:
        said = cited(without_end(plain(item.quotes[0].text)))
        question = f"I still have this to do: {said}. Could we look at it together?"
    return Leftover(
        title=titles.of_errand(what) or _fallback(past),
        why=f"The notes{_when(past.held_on).replace(' on ', ' of ')} leave this with you.",
        question=question,
        source=_source(past, item.quotes[0].text),
    )


def _of_cut(item: ActionItem, past: PastNotes) -> Leftover:
    """Return an errand that lost its end ("do a taster on a") in the words of the notes."""
    return Leftover(
        title=_fallback(past),
        why=f"You noted this{_when(past.held_on)} without settling it.",
        question=f"My notes say: {cited(item.quotes[0].text)} "
        "What speaks for it, and what against?",
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
