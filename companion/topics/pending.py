"""What earlier notes leave for the next talk: put off, asked, undecided, dated, advised."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from companion.agendas.agenda import OpenPoint, PointKind
from companion.agendas.errands import is_feeling
from companion.agendas.subjects import aside_in
from companion.summaries.doers import voice_of
from companion.summaries.dues import is_only_when
from companion.summaries.errands import is_question
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence, read_notes
from companion.summaries.offline import readable
from companion.summaries.stating import is_meeting_again
from companion.summaries.summary import ActionItem, ActionStatus, SummaryBrief, SummaryDraft
from companion.text.due import find_due_phrases
from companion.text.sentences import sentences
from companion.text.spans import Quote, quote_at
from companion.text.verb_lists import word_set
from companion.text.verbs import is_past, is_verb
from companion.text.words import STOP_WORDS, count_words
from companion.text.worries import tells_worry
from companion.topics.kinds import TOLD, kind_alone
from companion.topics.meetings import is_arrow_to_next, names_next, sets_meeting
from companion.topics.next_signs import (
    I_PLAN,
    LABEL_NEXT,
    NEXT_FIRST,
    NEXT_TIME,
    TO_DO_NEXT,
    UNTIL_NEXT,
)
from companion.topics.signs import (
    PUT_OFF,
    REQUEST,
    TALKED_LATER,
    UNDECIDED,
    is_answered,
    kind_of,
    own_quotes,
    with_apostrophes,
    without_doubted_words,
)

MOST_POINTS: Final = 12
_MOST_SENTENCES: Final = 250
"""In a long recording much is asked and left by the way; there only the summary's lists count."""

_FEWEST_WORDS: Final = 4
_MOST_WORDS: Final = 40
_MOST_AGREED: Final = 70
_MOST_OF_LINE: Final = 26
_FEWEST_TELLING: Final = 1
_BACK: Final = 2
"""Sentences before "leave that for next time" in which the thing itself is named."""

_HEAD: Final = 12
_EMPTY: Final = STOP_WORDS | word_set(
    """
    leave talk talked one think look see discuss speak take let us let's we'll it's said says sleep
    wait no idea ok okay yes lets properly later
    """
)
_POINTS_BACK: Final = re.compile(
    r"\b(?:at|do|leave|about|discuss|over|through|on)\s(?:it|that|this)\b(?!\s\w+\s\w+ing)",
    re.IGNORECASE,
)
_ELSEWHERE: Final = (Section.ASIDE, Section.NEXT)
_DOES: Final = re.compile(r"\W{0,6}(?:he|she|they) (?:[a-z]+s|read)\b", re.IGNORECASE)
_OFTEN: Final = re.compile(
    r"\b(?:over and over|again and again|always|usually|never|every (?:day|night|time|evening)"
    r"|doesn['’]?t)\b",
    re.IGNORECASE,
)
_OF_MYSELF: Final = re.compile(r"\b(?:I|I['’]m|I['’]ve|my|me)\b")
_FEWEST_ASKED: Final = 3
_PART_BACK: Final = re.compile(
    r"\b(?:that|this|the) (?:part|bit|point|one)\b"
    r"|\b(?:about|on|with|of) (?:it|that|this)(?=$|[,.;!])",
    re.IGNORECASE,
)


def points_in(
    brief: SummaryBrief, draft: SummaryDraft, *, ref: str, notes: Notes | None = None
) -> tuple[OpenPoint, ...]:
    """Return what the notes leave to talk about, most pressing first; each quotes the notes.

    Args:
        brief: the notes, with who took part as far as it is known.
        draft: their summary; what it lists as undertaken is no point of its own.
        ref: the name that the notes are cited by.
        notes: those of a readable brief where they have been read already.
    """
    if notes is None and not readable(brief):
        return ()
    notes = notes or read_notes(brief)
    found = list(_Reader(notes, draft).found()) if len(notes.sentences) <= _MOST_SENTENCES else []
    found += [(PointKind.AGREED, _whole(notes, one.quotes)) for one in draft.decisions]
    points: list[OpenPoint] = []
    for kind, quote in sorted(found, key=lambda one: (_ORDER.index(one[0]), one[1].start)):
        apart = all(quote.end <= one.quote.start or one.quote.end <= quote.start for one in points)
        most = _MOST_AGREED if kind is PointKind.AGREED else _MOST_WORDS
        if apart and count_words(quote.text) <= most:
            points.append(OpenPoint(kind=kind, ref=ref, quote=quote))
    return tuple(points[:MOST_POINTS])


_ORDER: Final = tuple(PointKind)


def is_undertaken(item: ActionItem) -> bool:
    """Tell whether an action item is to be done: no habit, no deed, not half of a question."""
    quote = own_quotes(item)[0].text
    habit = item.due_phrase is None and _DOES.match(quote) is not None and _OFTEN.search(quote)
    head, mark, _ = without_doubted_words(quote).casefold().partition("?")
    first, _, rest = item.what.casefold().partition(" ")
    told = is_past(first, rest.split(" ", 1)[0]) and not is_verb(first, rest.split(" ", 1)[0])
    if is_feeling(item.what):
        return False
    return not habit and not told and not (mark and item.what.casefold()[:_HEAD] in head)


class _Reader:
    """Looks at each sentence of some notes beside what their summary made of it."""

    def __init__(self, notes: Notes, draft: SummaryDraft) -> None:
        self._notes = notes
        self._firm = _spans(draft, ActionStatus.COMMITTED)
        self._around = [
            quote
            for item in draft.action_items
            if item.status is ActionStatus.COMMITTED
            for quote in item.quotes
        ]
        self._advised = _spans(draft, ActionStatus.SUGGESTED)
        self._asked = [quote for entry in draft.open_questions for quote in entry.quotes]
        self._asked_in = [one.quotes for one in draft.open_questions]
        self._settled = [quote for entry in draft.decisions for quote in entry.quotes]

    def found(self) -> Iterator[tuple[PointKind, Quote]]:
        """Yield every stretch that asks to be taken up, in the order of the notes."""
        for number, sentence in enumerate(self._notes.sentences):
            quote = _quote(self._notes, sentence)
            if quote is None:
                continue
            if self._is_for_next(number) or self._is_planned(number, quote):
                yield PointKind.PLANNED, self._line(number)
                continue
            if _is_aside(sentence) or sets_meeting(self._notes, sentence):
                continue
            text = with_apostrophes(sentence.text)
            if _touches(self._firm, quote):
                yield from self._promised(number, quote, text)
            elif self._is_free(quote):
                yield from self._open(number, quote, text)

    def _is_for_next(self, number: int) -> bool:
        """Tell whether a line headed "next time" or "next lesson" says what is to be done then."""
        sentence = self._notes.sentences[number]
        text = sentence.text
        found = TO_DO_NEXT.match(text)
        is_headed = LABEL_NEXT.match(self._line(number).text) or NEXT_FIRST.match(text)
        if sentence.is_header or found is None or not is_headed or find_due_phrases(text):
            return False
        return is_verb(found["first"], found["then"]) and not any(map(str.isdigit, found["then"]))

    def _is_planned(self, number: int, quote: Quote) -> bool:
        """Tell whether the writer says what "I'd" do with the other when the two meet again."""
        text = with_apostrophes(self._notes.sentences[number].text)
        is_then = NEXT_TIME.search(text) is not None and UNTIL_NEXT.search(text) is None
        return is_then and I_PLAN.match(text) is not None and self._is_free(quote)

    def _is_free(self, quote: Quote) -> bool:
        """Tell whether nothing settles a sentence, and no task rests on it."""
        is_part = _touches(self._around, quote) and not _touches(self._asked, quote)
        return not is_part and not _touches(self._settled, quote)

    def _promised(self, number: int, quote: Quote, text: str) -> Iterator[tuple[PointKind, Quote]]:
        if is_only_when(text):
            return
        line = self._line(number, back=True)
        if UNTIL_NEXT.search(text) is not None:
            return  # Due before the two meet again, it is asked after first.
        if NEXT_TIME.search(text) and count_words(line.text) <= _MOST_OF_LINE:
            yield PointKind.PLANNED, line
        elif TOLD.search(text):
            yield PointKind.ADVICE, quote

    def _open(self, number: int, quote: Quote, text: str) -> Iterator[tuple[PointKind, Quote]]:
        line = self._line(number)
        entry = self._entry(quote)
        if is_answered(line.text):
            if TOLD.search(text):
                yield PointKind.ADVICE, quote
        elif aside_in(line.text) is not None:
            put_off = PUT_OFF.search(with_apostrophes(line.text)) is not None
            yield PointKind.PUT_OFF if put_off else PointKind.QUESTION, line
        elif entry is not None:
            if quote.end == entry.end:
                yield kind_of(with_apostrophes(entry.text)), entry
        elif PUT_OFF.search(text):
            named = self._named(number)
            if named is not None:
                yield PointKind.PUT_OFF, named
        else:
            yield from self._by_kind(number, quote, text)

    def _by_kind(self, number: int, quote: Quote, text: str) -> Iterator[tuple[PointKind, Quote]]:
        kind = self._kind(number, quote, text)
        if kind is PointKind.WEIGHS:
            yield kind, self._told_around(number, quote)
        elif kind is not None:
            whole = kind in {PointKind.UNDECIDED, PointKind.QUESTION}
            line = self._line(number) if whole else quote
            yield kind, self._with_before(number, line) if whole else line

    def _told_around(self, number: int, quote: Quote) -> Quote:
        """Return a worry with what was said in the same breath, where that is short and free."""
        turn = self._notes.sentences[number].turn
        parts = [
            part
            for one, sentence in enumerate(self._notes.sentences)
            if sentence.turn == turn and (part := self._quoted(one)) is not None
        ]
        whole = quote_at(self._notes.source, parts[0].start, parts[-1].end)
        is_free = all(self._is_free(part) and not _touches(self._firm, part) for part in parts)
        is_short = count_words(whole.text) <= _MOST_OF_LINE
        return whole if is_free and is_short and "\n" not in whole.text else quote

    def _weighs(self, number: int, text: str) -> bool:
        """Tell whether a sentence tells of a worry, and not of one that a mentor has or had."""
        sentence = self._notes.sentences[number]
        if not tells_worry(text) or is_question(text) or sentence.is_header:
            return False
        teller = voice_of(self._notes, sentence)
        is_mentor = "mentor" in self._notes.cast.role(teller)
        return not (is_mentor and _OF_MYSELF.search(text))

    def _kind(self, number: int, quote: Quote, text: str) -> PointKind | None:
        sentence = self._notes.sentences[number]
        if self._weighs(number, text) and not _touches(self._asked, quote):
            return PointKind.WEIGHS
        if _touches(self._asked, quote):
            if count_words(text) < _FEWEST_WORDS or self._is_added(number, text):
                return None
            return kind_of(text)
        kind = kind_alone(self._notes, sentence, text)
        if kind is None and _touches(self._advised, quote) and not REQUEST.match(text):
            kind = PointKind.ADVICE
        return kind if count_words(text) >= _FEWEST_WORDS else None

    def _entry(self, quote: Quote) -> Quote | None:
        """Return the open question of several sentences that a sentence is part of, whole."""
        for quotes in self._asked_in:
            whole = quote_at(self._notes.source, quotes[0].start, quotes[-1].end)
            parts = sum(1 for one in sentences(whole.text))
            one_line = "\n" not in whole.text
            if whole.start <= quote.start and quote.end <= whole.end and parts > 1 and one_line:
                return whole if count_words(whole.text) <= _MOST_WORDS else None
        return None

    def _with_before(self, number: int, line: Quote) -> Quote:
        """Return a line with the sentence that it points back to: "not sure about that part"."""
        sentences = self._notes.sentences
        if not number or not _PART_BACK.search(with_apostrophes(sentences[number].text)):
            return line
        before = self._notes.quotes(sentences[number - 1])
        if not before or sentences[number - 1].is_header or before[0].start >= line.start:
            return line
        both = quote_at(self._notes.source, before[0].start, line.end)
        return both if count_words(both.text) <= _MOST_WORDS else line

    def _is_added(self, number: int, text: str) -> bool:
        """Tell whether a sentence only belongs to the question before it: "her boss says lease"."""
        before = self._notes.sentences[:number][-_BACK:]
        turn = self._notes.sentences[number].turn
        asks = any(one.turn == turn and "?" in one.text for one in before)
        return asks and "?" not in text and not UNDECIDED.search(text)

    def _named(self, number: int) -> Quote | None:
        """Return what was put off: "leave that for next time" is told by what stands before.

        Not by a promise: that stands for itself, and what was put off is something else.
        """
        text = with_apostrophes(self._notes.sentences[number].text)
        rest = PUT_OFF.sub(" ", text)
        later = TALKED_LATER.search(text) is not None
        points_back = _POINTS_BACK.search(rest) is not None and not _names_itself(text)
        asked = self._asked_before(number) if later else None
        if asked is not None:
            return asked
        points_back = points_back or later
        telling = [word for word in re.findall(r"[\w'-]+", rest.lower()) if word not in _EMPTY]
        if len(telling) >= _FEWEST_TELLING and not points_back:
            return self._line(number, back=True)
        for before in self._notes.sentences[max(0, number - _BACK) : number][::-1]:
            quote = _quote(self._notes, before)
            if quote is not None and _touches(self._firm, quote):
                return None
            if count_words(before.text) >= _FEWEST_WORDS and not before.is_header:
                return quote
        return None

    def _asked_before(self, number: int) -> Quote | None:
        """Return the question shortly before: "Does Al know?" is what "that" in a chat is about."""
        for before in self._notes.sentences[max(0, number - 2 * _BACK) : number][::-1]:
            asked = "?" in before.text and count_words(before.text) >= _FEWEST_ASKED
            if asked and not before.is_header:
                return _quote(self._notes, before)
        return None

    def _line(self, number: int, *, back: bool = False) -> Quote:
        """Return a sentence with what was jotted on around it, where the whole line is short."""
        sentences = self._notes.sentences
        turn = sentences[number].turn
        first = last = number
        while last + 1 < len(sentences) and self._goes_on(last + 1, turn, last):
            last += 1
        while back and first > 0 and self._goes_on(first - 1, turn, first):
            first -= 1
        whole = self._stretch(first, last)
        in_line = sum(count_words(one.text) for one in sentences if one.turn == turn)
        short = whole is not None and in_line <= _MOST_OF_LINE
        kept = whole if short else self._stretch(number, number)
        return kept or quote_at(self._notes.source, 0, 0)

    def _goes_on(self, number: int, turn: int, beside: int) -> bool:
        """Tell whether a sentence was jotted on one line with the one `beside` it."""
        one = self._notes.sentences[number]
        quote, other_quote = _quote(self._notes, one), self._quoted(beside)
        if quote is None or other_quote is None:
            return False
        first, second = sorted((quote, other_quote), key=lambda each: each.start)
        if "\n" in self._notes.source[first.end : second.start]:
            return False
        if one.turn != turn or self._notes.is_dialogue:
            return False
        other = _is_aside(one) or _touches(self._firm, quote)
        return not other and not names_next(one.text)

    def _quoted(self, number: int) -> Quote | None:
        return _quote(self._notes, self._notes.sentences[number])

    def _stretch(self, first: int, last: int) -> Quote | None:
        start = _quote(self._notes, self._notes.sentences[first])
        end = _quote(self._notes, self._notes.sentences[last])
        if start is None or end is None or end.end < start.start:
            return start
        return quote_at(self._notes.source, start.start, end.end)


def _names_itself(text: str) -> bool:
    """Tell whether "that" points into its own sentence: "no time for the stall, do that next"."""
    back = _POINTS_BACK.search(text)
    head = re.sub(r"[^,;]*$", "", text[: back.start()]) if back is not None else ""
    words = re.findall(r"[\w'-]+", PUT_OFF.sub(" ", head).lower())
    return any(word not in _EMPTY for word in words)


def _is_aside(sentence: Sentence) -> bool:
    """Tell whether a sentence only greets, heads, or says when the two meet again."""
    if sentence.is_header or sentence.is_order or sentence.section in _ELSEWHERE:
        return True
    return is_meeting_again(sentence.text) or is_arrow_to_next(sentence.text)


def _quote(notes: Notes, sentence: Sentence) -> Quote | None:
    quotes = notes.quotes(sentence)
    return quote_at(notes.source, quotes[0].start, quotes[-1].end) if quotes else None


def _whole(notes: Notes, quotes: Sequence[Quote]) -> Quote:
    """Return quotes of one statement as one stretch, where they stand near each other."""
    whole = quote_at(notes.source, quotes[0].start, max(one.end for one in quotes))
    return whole if count_words(whole.text) <= _MOST_AGREED else quotes[0]


def _spans(draft: SummaryDraft, status: ActionStatus) -> list[Quote]:
    items = (one for one in draft.action_items if one.status is status and is_undertaken(one))
    return [quote for item in items for quote in own_quotes(item)]


def _touches(spans: Sequence[Quote], quote: Quote) -> bool:
    return any(one.start < quote.end and quote.start < one.end for one in spans)
