"""What earlier notes left open, each as the question that takes it up."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from companion.agendas.agenda import AgendaBrief, EarlierAdvice, OpenPoint, PointKind, Reader
from companion.agendas.chosen import ChosenQuestion
from companion.agendas.citing import cited, cited_sentence, plain
from companion.agendas.noted import label_of, speaks_of_another, without_label
from companion.agendas.pen import pen_of
from companion.agendas.points import (
    other_did_not_know,
    overlap,
    put,
    said_by_other,
)
from companion.agendas.voice import (
    says_first_person,
    says_third_person,
)
from companion.agendas.weight import heaviest_first
from companion.text.pasting import may_be_pasted
from companion.text.phrasing import (
    as_sentence,
    capitalised,
    clipped,
    lowered,
    tidied,
    without_end,
)
from companion.text.spans import Quote
from companion.text.verbs import is_verb
from companion.text.words import count_words
from companion.writing.draft import Source, SourceKind

MOST_TITLE_WORDS: Final = 5
_FEWEST_WORDS: Final = 3

_ASIDE: Final = re.compile(
    r"^(?:[^:?]{1,40}:\s+)(?=(?:how|what|which|when|where|who|whom|why|should|can|could|do|does|is|are)"
    r"\b[^?]{3,300}\?)",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(
    r"(?:[\w'’-]{1,20},?\s){0,5}?(?:how|what|which|when|where|who|whom|whose|why|should|can|could"
    r"|would|will|do|does|did|is|are|am|was|were|has|have|may|might|shall)\b",
    re.IGNORECASE,
)
"""What asks has such a word near its beginning; "price per kg?" has none."""

_YOU: Final = re.compile(r"\byour?\b", re.IGNORECASE)
_LONGEST_LINE: Final = 2_000
_YES_OR_NO: Final = re.compile(
    r"(?:should|can|could|would|will|do|does|did|is|are|am|has|have)\s", re.IGNORECASE
)
_TOLD: Final = re.compile(r"(?:what (?:I|we)\b.{1,200}\bis\b|I\b|we\b)", re.IGNORECASE)
_NOBODY_KNEW: Final = re.compile(
    r"\b(?:neither of us|nobody|none of us|we (?:both )?(?:didn['’]?t|don['’]?t)) kn[eo]w",
    re.IGNORECASE,
)
"""Behind a question that the other one could not answer either."""

_OPEN: Final = "Open from last time"


def left_open(brief: AgendaBrief, reader: Reader | None) -> Iterator[ChosenQuestion]:
    """Yield what notes left open: first what they put off, then questions and what is undecided."""
    carried = brief.carryover
    seen: Counter[PointKind] = Counter()
    for point in heaviest_first(carried.points, goal=brief.goal, notes=brief.notes):
        if _has_its_place(point, brief, reader):
            continue
        same = (
            one
            for one in carried.open_questions
            if overlap(one.quote, point.quote) and not _is_of_several(one.quote, carried.points)
        )
        asked, own = next(same, None), None
        told = point.quote.text
        is_put = point.kind is PointKind.PUT_OFF or _NOBODY_KNEW.search(told) is not None
        is_put = is_put or other_did_not_know(told) or said_by_other(told)
        if asked is not None and reader is Reader.MENTEE and not is_put:
            own = _of_question(asked, brief, reader)
        yield own or _of_point(point, reader, nth=seen[point.kind])
        seen[point.kind] += 1
    for left in carried.open_questions:
        if _is_for_elsewhere(left.quote, reader):
            continue
        if not any(overlap(left.quote, point.quote) for point in carried.points):
            question = _of_question(left, brief, reader)
            if question is not None:
                yield question


def _has_its_place(point: OpenPoint, brief: AgendaBrief, reader: Reader | None) -> bool:
    """Tell whether a point is told elsewhere: what was agreed begins the session."""
    is_elsewhere = _is_for_elsewhere(point.quote, reader) or _is_mentors_own(point, brief, reader)
    return point.kind is PointKind.AGREED or is_elsewhere


def _is_for_elsewhere(quote: Quote, reader: Reader | None) -> bool:
    """Tell whether the one who is met could not answer it: it is to be found out beforehand."""
    return reader is Reader.MENTEE and other_did_not_know(quote.text)


def _is_mentors_own(point: OpenPoint, brief: AgendaBrief, reader: Reader | None) -> bool:
    """Tell whether a mentor noted something of their own: the mentee is not asked about that."""
    if reader is not Reader.MENTOR or point.kind not in _MAY_BE_OWN:
        return False
    if _OWN.match(point.quote.text) is None:
        return False
    past = next((one for one in brief.notes if one.ref == point.ref), None)
    return past is None or (past.writer or pen_of(past.text)) is not Reader.MENTEE


_MAY_BE_OWN: Final = frozenset(
    {PointKind.PUT_OFF, PointKind.PLANNED, PointKind.AHEAD, PointKind.WEIGHS}
)
_OWN: Final = re.compile(
    r"\W{0,4}(?:(?:me|i)\s?[:–—-]\s{0,3})?(?:I(?:['’]\w{1,2})?\s(?!(?:told|asked|said|suggested|advised"
    r"|promised (?:him|her|them)|want|wanted)\b)|my\s)",
    re.IGNORECASE,
)
"""How a mentor begins a note on what is their own."""


def to_find_out(brief: AgendaBrief, reader: Reader | None) -> Iterator[str]:
    """Yield what is no question for the talk: what the one who was asked could not answer.

    A mentee finds it out beforehand; a mentor is reminded there of what is their own.
    """
    if reader is not Reader.MENTEE:
        own = (one for one in brief.carryover.points if _is_mentors_own(one, brief, reader))
        yield from (f"Of your own: {cited(plain(one.quote.text))}." for one in own)
        return
    points = [one.quote for one in brief.carryover.points]
    asked = [one.quote for one in brief.carryover.open_questions]
    shown: list[Quote] = []
    for quote in (*points, *asked):
        if other_did_not_know(quote.text) and not any(overlap(quote, one) for one in shown):
            shown.append(quote)
            yield f"Not known last time, find out from somebody else: {cited(plain(quote.text))}."


def _is_of_several(quote: Quote, points: Sequence[OpenPoint]) -> bool:
    return sum(overlap(quote, point.quote) for point in points) > 1


def _of_point(point: OpenPoint, reader: Reader | None, *, nth: int) -> ChosenQuestion:
    words = put(point, reader, nth=nth)
    return ChosenQuestion(
        title=words.title,
        text=words.question,
        purpose=words.purpose,
        source=Source(kind=SourceKind.NOTES, ref=point.ref, quote=point.quote.text),
    )


def _of_question(
    left: EarlierAdvice, brief: AgendaBrief, reader: Reader | None
) -> ChosenQuestion | None:
    of_goal = f"{brief.goal.statement} {brief.goal.challenge or ''}"
    asked = without_label(tidied(left.text if left.text.strip() else left.quote.text))
    asked = to_its_mark(_ASIDE.sub("", asked))
    if not may_be_pasted(asked) or count_words(asked) < _FEWEST_WORDS:
        return None
    if "?" in asked[:-1] and is_verb(*f"{lowered(asked)} ".split(" ")[:2]):
        return None
    # In notes of the mentor's, "would she take part-time?" is about the mentee.
    of_another = speaks_of_another(asked) and (
        reader is Reader.MENTOR or not speaks_of_another(of_goal)
    )
    of_another = of_another and brief.reader is not Reader.MENTEE
    # Whose "I" it is shows only in the mentee's own notes.
    whose = reader is not Reader.MENTEE and says_first_person(asked)
    return ChosenQuestion(
        title=_open_title(asked) or _OPEN,
        text=_as_left(left, reader)
        if of_another or whose or _is_another_s(left, asked, brief)
        else _as_question(asked, reader),
        purpose="Open since last time.",
        source=Source(kind=SourceKind.NOTES, ref=left.ref, quote=left.quote.text),
    )


def _is_another_s(left: EarlierAdvice, asked: str, brief: AgendaBrief) -> bool:
    """Tell whether a question is nothing to read out: a fragment, or said to "you" by a speaker."""
    if asked.endswith("?") and not _ASKING.match(asked):
        return True
    past = next((one.text for one in brief.notes if one.ref == left.ref), "")
    line = past[past.rfind("\n", 0, left.quote.start) + 1 : left.quote.end][:_LONGEST_LINE]
    return label_of(line) is not None and _YOU.search(asked) is not None


def to_its_mark(asked: str) -> str:
    """Return a question without what was jotted behind its mark."""
    head = asked[: asked.find("?") + 1]
    # "list what I'd miss (objects? quiet?)" asks nothing by its first mark.
    return head if head and head.count("(") <= head.count(")") else asked


def _open_title(asked: str) -> str | None:
    whole = without_end(asked)
    short = clipped(whole, most_words=MOST_TITLE_WORDS)
    if short != whole:
        # "What would happen" is no title of "What would happen if …".
        return None
    pointing = short is not None and (says_first_person(short) or says_third_person(short))
    return None if short is None or pointing else capitalised(short)


def _as_left(left: EarlierAdvice, reader: Reader | None) -> str:
    """Return what was left open in the notes' own words, where they cannot be put in a mouth."""
    then = {
        Reader.MENTOR: "What do you know about it by now?",
        Reader.MENTEE: "Where do we stand on this now?",
        None: "What is known now?",
    }[reader]
    asked = to_its_mark(without_label(plain(left.quote.text)))
    return f"Still open from last time: {cited_sentence(asked)} {then}"


def _as_question(asked: str, reader: Reader | None) -> str:
    """Return something left open as what would be asked aloud."""
    if asked.endswith("?"):
        return capitalised(asked)
    if _YES_OR_NO.match(asked):
        return f"{capitalised(without_end(asked))}?"
    if _TOLD.match(asked) and reader is Reader.MENTEE:
        return f"{as_sentence(asked)} What do you think?"
    return f"Still open from last time: {lowered(without_end(asked))}. What do you think?"
