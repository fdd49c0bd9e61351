"""Brings what earlier sessions left open into the next agenda: the loop, closed through data."""

import re
from typing import Final

from companion.agendas.agenda import Carryover, EarlierAdvice, OpenAction, PastNotes
from companion.agendas.noted import is_spoken, is_to_do, label_of, without_label
from companion.agendas.pen import pen_of
from companion.application.pair import Pair
from companion.people.person import PersonId
from companion.summaries.leaning import leans
from companion.summaries.notes import read_notes
from companion.summaries.offline import compose, readable
from companion.summaries.summary import ActionItem, ActionStatus, QuotedText, SummaryBrief
from companion.text.remembered import remembered
from companion.text.spans import Quote, quote_at
from companion.text.words import count_words
from companion.topics.meetings import meeting_day, meeting_in, touches
from companion.topics.pending import is_undertaken, points_in
from companion.topics.signs import is_answered, own_quotes, puts_off

_LONGEST_LINE: Final = 4_000
_OF_LABELLED: Final = re.compile(r"[.;]\s(?:he|she)\b", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"\s\([^()]*\)$")
_MOST_QUOTED: Final = 36
_INITIALS: Final = 3
_WISH: Final = re.compile(r"\b(?:wants?|would (?:like|love)|hopes?|dreams?) (?:to|of)\b", re.I)
"""What somebody wishes is the goal over again, and no promise."""
_I: Final = re.compile(r"\bI\b")
_NOTES_KEPT: Final = 16
"""Notes whose reading is remembered: a day's commands all ask for the same latest ones."""


def carryover_of(notes: tuple[PastNotes, ...], *, pair: Pair | None = None) -> Carryover:
    """Return what the latest of `notes` (oldest first) that left anything left open.

    The notes are read by rule even when a model is set: an agenda must not cost a second draft.
    """
    pair = pair or Pair()
    people = pair.participants()
    writer = next((one.id for one in people if pair.writer and one.role == pair.writer), None)
    for past in reversed(notes):
        # A plan may be for the mentee while its notes are the mentor's: "I" is nobody then.
        own = is_spoken(past.text) or (past.writer or pen_of(past.text)) in {None, pair.writer}
        brief = SummaryBrief(
            notes=past.text,
            held_on=past.held_on,
            participants=people,
            me=writer if own else None,
        )
        carried = _carryover(brief, ref=past.ref, pair=pair)
        if carried != Carryover():
            return carried
    return Carryover()


@remembered(most=_NOTES_KEPT)
def _carryover(brief: SummaryBrief, *, ref: str, pair: Pair) -> Carryover:
    if not readable(brief):
        return Carryover()
    read, notes = read_notes(brief), brief.notes
    draft, meeting = compose(brief, read).draft, meeting_in(brief, read)
    return Carryover(
        points=points_in(brief, draft, ref=ref, notes=read),
        next_meeting=meeting,
        next_on=None if meeting is None else meeting_day(brief, meeting, read),
        open_actions=tuple(
            _open_action(item, ref=ref, pair=pair, notes=notes)
            for item in draft.action_items
            if item.status is not ActionStatus.SUGGESTED
            and is_undertaken(item)
            and not puts_off(own_quotes(item)[0].text)
            and not (item.status is ActionStatus.TENTATIVE and _WISH.search(item.quotes[0].text))
            and not touches(own_quotes(item)[0], meeting)
        ),
        advice=tuple(
            _advice(item, ref=ref)
            for item in draft.takeaways
            if not touches(item.quotes[0], meeting)
        ),
        open_questions=tuple(
            _advice(item, ref=ref)
            for item in draft.open_questions
            if not is_answered(item.quotes[0].text)
        ),
    )


def _owner(item: ActionItem, *, pair: Pair, notes: str) -> PersonId | None:
    """Return who undertook something; None where a name on top was read as one who speaks.

    "Marek: sat in on a lesson. He liked it. I need to ask the depot" is not said by Marek.
    """
    start = item.quotes[0].start
    line = notes[notes.rfind("\n", 0, start) + 1 : item.quotes[0].end][:_LONGEST_LINE]
    other = pair.writer is None or pair.role_of(item.owner) is not pair.writer
    if other and label_of(line) and _OF_LABELLED.search(line) and _I.search(line):
        return None
    return item.owner


def _open_action(item: ActionItem, *, ref: str, pair: Pair, notes: str) -> OpenAction:
    owner, quote = _owner(item, pair=pair, notes=notes), _whole(item, notes)
    labelled = _said_under(item, notes)
    if labelled is not None:
        owner, quote = None, labelled
    return OpenAction(
        what=_bare(item),
        owner=pair.role_of(owner),
        owner_name=_as_written(pair.name_of(owner), notes),
        due_on=item.due_on,
        due_phrase=item.due_phrase,
        is_firm=item.status is ActionStatus.COMMITTED,
        ref=ref,
        quote=quote,
        leans_on=_leant_on(item, notes),
    )


def _leant_on(item: ActionItem, notes: str) -> Quote | None:
    """Return what an action that names no thing takes up, in one stretch of the notes."""
    own = own_quotes(item)
    before = [one for one in item.quotes if one not in own and one.end <= own[0].start]
    if not before or not leans(_bare(item)):
        return None
    last = max(before, key=lambda one: one.start)
    stretch = quote_at(notes, min(one.start for one in before), last.end)
    is_near = count_words(stretch.text) <= _MOST_QUOTED
    short = stretch if is_near and "\n" not in stretch.text else last
    return short if count_words(short.text) <= _MOST_QUOTED else None


def _whole(item: ActionItem, notes: str) -> Quote:
    """Return what an action rests on in one stretch, what "it" is included where that is near."""
    first, last = (
        min(one.start for one in item.quotes),
        max(one.end for one in item.quotes),
    )
    whole = quote_at(notes, first, last)
    near = count_words(whole.text) <= _MOST_QUOTED and "\n" not in whole.text
    return whole if near else own_quotes(item)[0]


def _bare(item: ActionItem) -> str:
    """Return what is to be done without the words in brackets that its quote tells."""
    if own_quotes(item) == item.quotes:
        return item.what
    return _BRACKETS.sub("", item.what) or item.what


def _said_under(item: ActionItem, notes: str) -> Quote | None:
    """Return "Greta: ask one at a time" whole: her advice, or her errand, nobody can tell which."""
    quote = item.quotes[0]
    start = notes.rfind("\n", 0, quote.start) + 1
    line = notes[start : quote.end][:_LONGEST_LINE]
    label = label_of(line)
    if item.owner is None or label is None or is_to_do(label):
        return None
    first = item.what.split(" ", 1)[0].casefold()
    begins = (without_label(line), line.lstrip())
    if _I.search(quote.text) or not any(one.casefold().startswith(first) for one in begins):
        return None
    return quote_at(notes, start + len(line) - len(line.lstrip()), quote.end)


def _as_written(owner: str | None, notes: str) -> str | None:
    """Return a speaker's id as the notes spell the name: "ana-ruiz" as "Ana Ruiz"."""
    if owner is None:
        return None
    parts = [re.escape(part) for part in owner.split("-") if part]
    found = re.search(rf"\b{'[ -]'.join(parts)}\b", notes, re.IGNORECASE) if parts else None
    spelt = owner if found is None else found[0]
    if spelt.isupper() and not owner.isupper() and any(map(str.isupper, owner)):
        # A name in capitals over the notes is shouted nowhere else.
        return owner
    if spelt.isupper() and len(spelt) > _INITIALS:
        return spelt.title()
    return spelt if any(map(str.isupper, spelt)) else spelt.title()


def _advice(item: QuotedText, *, ref: str) -> EarlierAdvice:
    return EarlierAdvice(text=item.text, ref=ref, quote=item.quotes[0])
