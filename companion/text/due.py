"""When something is due: phrases of time in a sentence, and the day that each one means.

The conventions, with `said_on` Thursday 12 November 2026 (ISO weeks; a week ends on Friday):

| phrase | day |
|---|---|
| today, tonight, EOD, COB, end of day | said_on |
| tomorrow; the day after tomorrow | +1; +2 |
| Friday, by / on / this Friday | the first Friday from said_on on (13 Nov; Thursday is 12 Nov) |
| next Tuesday, Tuesday next week | Tuesday of the following ISO week (17 Nov) |
| this week, end of the week, EOW | Friday; said at the weekend, the coming Friday |
| next week; the week after next | its Friday (20 Nov; 27 Nov) |
| early / mid / end of next week | its Tuesday / Wednesday / Friday |
| the weekend; next weekend | its Sunday (15 Nov; 22 Nov) |
| end of the month / quarter / year, EOM, EOQ, EOY, next month, Q1, in March | its last day |
| by March, by 2027 | its first day |
| mid-January, middle of March; start of March | the 15th; the 1st |
| the first week of March; the last | the 7th; the 31st |
| in two weeks, within 48 hours, 3 days from now | that much later; of "2-3 weeks" the longer |
| 12 December, Dec 12, the 14th, 14/12, 2026-12-12 | the first such day from said_on on |
| by / on Christmas, Easter, New Year, Thanksgiving | the holiday |
| before X | the day before X begins; "before the end of X", "before X is out" are its end |
| after X | the day after X; after a week, the Monday |

"By 03/04" is 3 April, unless the notes put months first. Found, but without a day: "before our
next session", "early March", "Tue or Wed, 1st week of December", and "by 03/04" where that is
over half a year off.
Not found: what is gone by or repeats ("last Friday", "since Monday", "two weeks ago", "every
Friday") and what is vague ("soon", "sometime", "in the spring").
"""

import re
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final, NamedTuple

from companion.text.calendar_words import FRIDAY, SUNDAY, Period
from companion.text.due_grammar import ANCHOR, LATE, RULES, Rule, finder, spelling
from companion.text.due_readings import full_date, slashed, slashed_month_first, weekday
from companion.text.fold import fold, folded
from companion.text.month_first import SLASHED
from companion.text.named_days import with_weekday
from companion.text.patterns import lazy
from companion.text.remembered import remembered
from companion.text.spans import Quote, quote_at
from companion.text.stamps import stamped_day
from companion.text.titles import is_titled, opens_with, title_day, without_asides

_LONGEST_PHRASE: Final = 80
"""A due phrase is a few words; more is prose, and dates are not to be guessed from prose."""

_BEFORE: Final = frozenset({"before", "ahead", "prior"})
_BY: Final = frozenset({"by", "until", "till", "til", "no", "not", "due"})
_END: Final = lazy(r"\b(?:end|close|eo[bdwmqy]|cob|is\s+(?:out|over))\b", re.IGNORECASE)
_YEAR: Final = lazy(r"20\d\d")
_YEAR_OF_DATE: Final = lazy(r"20\d\d|\d[/-]\d{1,2}[/-]\d")
_BARE: Final = lazy(r"(?:sat|sun)", re.IGNORECASE)
"""Days that are words too."""
_HANDED: Final = lazy(
    r"\b(?:bring|send|do|ring|call|come|meet|see|drop|finish|deliver|post|visit|next)\b[^.;!?]{1,60}$",
    re.IGNORECASE,
)
"""A thing to do before a last word "sun": that is Sunday."""
_COUNTED: Final = lazy(r"\d|\b(?:day|week|month|year)s?\b", re.IGNORECASE)
_RATE: Final = lazy(r"\b(?:a|per|each|every)\s(?:day|week|month|year)\b", re.IGNORECASE)

_MOST_PHRASES: Final = 400
_LETTERS_A_PHRASE: Final = 100
"""Nobody names a day more often over a long text: more of them is noise, and only takes time."""

_REMEMBERED: Final = 512
"""Texts whose phrases are kept: whoever reads a sentence asks for them several times."""

_LONGEST_AGO: Final = timedelta(days=183)
_WEEKDAY: Final = lazy(r"\b(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_HEAD_LENGTH: Final = 2_000
_HEAD_LINES: Final = 5
_HEADING_WORDS: Final = 14
_LABEL: Final = lazy(
    r"(?:^|[|;,(·•])[\s#>*_-]{0,8}(?:date|day|when|held(?:\son)?"
    r"|(?:session|meeting|call)(?:\sdate)?)[\s*_]{0,4}[:=–—-]",
    re.IGNORECASE,
)
_OTHER_DATE: Final = lazy(
    r"\b(?:before|born|by|deadline|due|ends?|expires?|finish|follow|from|goal|joined|launch|next"
    r"|plan|ship|since|starts?|starting|submit|target|till?|until|updated)\b",
    re.IGNORECASE,
)
_OCCASION: Final = lazy(
    r"\b(?:1:1|call|catch|chat|check|coffee|conversation|meeting|mentoring|met|notes"
    r"|session|sync)\b",
    re.IGNORECASE,
)


class _Phrase(NamedTuple):
    """A phrase that the grammar found."""

    number: int
    """Of its rule."""
    found: re.Match[str]
    spelt: str
    """The words that the rule matched."""
    lead: str
    """First word of the preposition, "" for none."""

    @property
    def rule(self) -> Rule:
        return RULES[self.number]

    @property
    def start(self) -> int:
        """Return where the phrase begins; a preposition that is not its own is left out."""
        if self.lead:
            return self.found.start()
        return self.found.start("the" if self.found["the"] else f"rule{self.number}")

    def read(self, said_on: date, *, month_first: bool = False) -> Period | None:
        """Return the days that it covers."""
        parts = spelling(self.number).fullmatch(self.spelt)
        is_turned = month_first and self.rule.read is slashed
        read = slashed_month_first if is_turned else self.rule.read
        return None if parts is None else read(parts, said_on)


@remembered(most=_REMEMBERED)
def find_due_phrases(text: str) -> tuple[Quote, ...]:
    """Return the phrases in `text` that say when something is due, in order, verbatim.

    Prepositions belong to the phrase ("by Friday"). The module's docstring says what counts.
    """
    plain = fold(text)
    if not ANCHOR.search(plain.text):
        return ()
    most = max(_MOST_PHRASES, len(text) // _LETTERS_A_PHRASE)
    phrases = map(_phrase, islice(finder().finditer(plain.text), most))
    return tuple(
        quote_at(text, *plain.span(phrase.start, phrase.found.end()))
        for phrase in phrases
        if phrase is not None and _stands_alone(phrase)
    )


def resolve_due(phrase: str, *, said_on: date, month_first: bool = False) -> date | None:
    """Return the day that a due phrase means when said on `said_on`, by the module's table.

    `month_first` is for whoever writes 12/8 for 8 December (see `puts_month_first`).

    None when it names no day, more than one, or a day before `said_on`. What the table does not
    know is given to dateparser, if it is short and has a number or a unit of time in it.
    """
    if len(phrase) > _LONGEST_PHRASE:
        return None
    plain = " ".join(folded(phrase).split())
    found = finder().search(plain)
    if found is None:
        on = _parse(plain, said_on)
    else:
        on = _resolve(_phrase(found), said_on, month_first=month_first)
    if on is None or on < said_on:
        return None
    # "Fri 21 Nov" is no day of a year in which it is a Saturday: the words stay as they are.
    is_named = with_weekday(plain) is None or _is_weekday(on, plain)
    return on if is_named else None


def _phrase(found: re.Match[str]) -> _Phrase | None:
    """Return what was found with its rule, or None where it is gone by, repeats or is a verb."""
    if found["bar"] or LATE.match(found.string, found.end()):
        return None
    name = found.lastgroup or ""
    number, spelt = int(name.removeprefix("rule")), found[name]
    if "may" in spelt.split() and not _YEAR.search(spelt):
        return None
    leads = RULES[number].leads
    first_word = (found["lead"] or spelt).split(maxsplit=1)[0].lower()
    return _Phrase(number, found, spelt, first_word if first_word in leads or not leads else "")


def _stands_alone(phrase: _Phrase) -> bool:
    """Tell whether the phrase is one in running text, where its words could mean other things."""
    rule, is_one_word = phrase.rule, phrase.spelt.isalpha()
    if rule.needs_lead and not phrase.lead:
        return False
    if phrase.found["the"] and is_one_word and (rule.by_first or rule.read is weekday):
        # "The Friday demo", "in the sun", "the March figures".
        return False
    if phrase.lead or _BARE.fullmatch(phrase.spelt) is None:
        return True
    text, end = phrase.found.string, phrase.found.end()
    return not text[end:].strip(" .!") and _HANDED.search(text, 0, phrase.start) is not None


def _resolve(phrase: _Phrase | None, said_on: date, *, month_first: bool) -> date | None:
    if phrase is None or (phrase.rule.needs_lead and not (phrase.lead or _is_whole(phrase.found))):
        return None
    try:
        period = phrase.read(said_on, month_first=month_first)
        on = None if period is None else _pick(phrase, period)
        # "Before Friday", said on a Friday, looks to the next one.
        is_over = on is not None and on < said_on and phrase.rule.read is weekday
        return on + timedelta(weeks=1) if on is not None and is_over else on
    except OverflowError:
        return None


def _is_whole(found: re.Match[str]) -> bool:
    """Tell whether somebody named just this time: "Christmas", "the 14th"."""
    return found.group() == found.string and not found["lead"]


def _pick(phrase: _Phrase, period: Period) -> date:
    """Return the one day of `period` that the phrase's preposition points to."""
    if phrase.lead in _BEFORE and not _END.search(phrase.spelt):
        return period.first - timedelta(days=1)
    if phrase.lead == "after":
        is_week = period.last.weekday() == FRIDAY and period.first != period.last
        return period.last + timedelta(days=1 + (SUNDAY - FRIDAY if is_week else 0))
    if phrase.rule.by_first and phrase.lead in _BY:
        return period.first
    return period.last


def _parse(phrase: str, said_on: date) -> date | None:
    if not _COUNTED.search(phrase) or _RATE.search(phrase):
        return None
    import dateparser  # noqa: PLC0415 - slow to import, and the table reads nearly everything

    parsed = dateparser.parse(
        phrase,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime.combine(said_on, time()),
            "PREFER_DATES_FROM": "future",
            # Half a date would be filled up from today's.
            "STRICT_PARSING": True,
        },
    )
    return None if parsed is None else parsed.date()


def find_held_on(text: str) -> date | None:
    """Return the date that heads the notes, or None.

    A date with its year in one of the first five lines: after a label ("Date: 2026-11-12"), else
    in a heading ("Call with Ana, 3 Nov 2026"), not in a sentence about another date.
    """
    lines = [line for line in folded(text[:_HEAD_LENGTH]).splitlines() if line.strip()]
    lines = lines[:_HEAD_LINES]
    for line in lines:
        label = _LABEL.search(line)
        held_on = None if label is None else _dated(line[label.end() :])
        if held_on is not None:
            return held_on
    for line in filter(_is_heading, lines):
        held_on = _dated(line)
        if held_on is not None:
            return held_on
    return stamped_day(text)


_SET_OFF: Final = lazy(r"(?<=\d)(?:\s[-–—]\s(?!\d{1,2}[/.])|[;,]\s(?=\D))")
"""After the date of a title, before how the talk went: "SL 17/11 - 20 mins from the car park"."""


_DOTTED: Final = lazy(
    r"(?P<weekday>\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s(?:(?:morning|afternoon|evening"
    r"|night|lunch(?:time)?),?\s)?)?(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})"
    r"(?P<end>\.(?!\d)|(?![\d.])(?!\s?(?:am|pm|h)\b))"
    r"(?P<after>,?\s(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b)?",
    re.IGNORECASE,
)
"""A day as many write it: "thurs 19.11", "15.11."; "6.30" alone is a time."""
_FIRST_SENTENCE: Final = lazy(r"(?<=[a-z]{3})[.!?]\s")


def find_recent_day(text: str, *, today: date) -> date | None:
    """Return the day that the title of notes names without its year: the latest such day.

    "Call with Ana, Tues 17 Nov", "Luc A. 20/11 wine talk" or "Met Ian on Friday 13th Nov. He …",
    in the first line only. None where that day is longer ago than half a year, or is no such
    weekday.
    """
    title = next((line for line in folded(text[:_HEAD_LENGTH]).splitlines() if line.strip()), "")
    first = _FIRST_SENTENCE.split(title, maxsplit=1)[0]
    if first != title and (_OCCASION.search(first) or is_titled(first)):
        title = first
    title = without_asides(title)
    titled = title_day(title) or ""
    numbered = _latest_numbered(titled, today=today)
    if numbered is not None:
        return numbered
    return _opening_day(title, today=today) or _day_of_heading(titled or title, today=today)


def _day_of_heading(title: str, *, today: date) -> date | None:
    """Return the day in a first line that is a title; how and where it went says nothing of it."""
    if not _is_heading(_SET_OFF.split(title.rstrip(" .!"), maxsplit=1)[0]):
        return None
    since = today - _LONGEST_AGO
    for found in _DOTTED.finditer(title):
        weekday_said = found["weekday"] or found["after"] or ""
        day = resolve_due(f"{found['day']}/{found['month']}", said_on=since)
        is_dated = bool(weekday_said or found["end"])
        if is_dated and day is not None and day <= today and _is_weekday(day, weekday_said):
            return day
    said = [quote.text for quote in find_due_phrases(_DOTTED.sub(" ", title))]
    said += [found.group() for found in SLASHED.finditer(title)]
    for phrase in said:
        day = resolve_due(phrase, said_on=since) if any(map(str.isdigit, phrase)) else None
        if day is not None and since <= day <= today and _is_weekday(day, phrase):
            return day
    return None


_NUMBERED_DAY: Final = lazy(
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s(?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)?",
    re.IGNORECASE,
)


def _latest_numbered(said: str, *, today: date) -> date | None:
    """Return the latest "weds 11th" up to today: its weekday tells the month."""
    found = _NUMBERED_DAY.fullmatch(said)
    if found is None:
        return None
    for back in range(_LONGEST_AGO.days):
        day = today - timedelta(days=back)
        if day.day == int(found["day"]) and _is_weekday(day, said):
            return day
    return None


_WITH_NUMBER: Final = lazy(r"\d|th\b|first|second|third", re.IGNORECASE)
_OPENING: Final = 90
"""Characters of a first line in which the day of the talk would stand."""


def _opening_day(title: str, *, today: date) -> date | None:
    """Return the day with which a first line begins that tells on, or None."""
    first = next(iter(find_due_phrases(title[:_OPENING])), None)
    if first is None or not _WITH_NUMBER.search(first.text):
        return None
    words = first.text.split(maxsplit=1)
    lead = f"{title[: first.start]}{'' if words[0].casefold() in ('on', 'the') else words[0]}"
    named = _WEEKDAY.search(first.text)
    lead = title[: first.start] if named or words[0][:1].isdigit() else lead
    if not opens_with(lead, title[first.end :], has_weekday=named is not None):
        return None
    since = today - _LONGEST_AGO
    day = resolve_due(first.text, said_on=since)
    is_past = day is not None and since <= day <= today and _is_weekday(day, first.text)
    return day if is_past else None


def _is_weekday(day: date, said: str) -> bool:
    """Tell whether a day is the weekday that is named with it, if one is."""
    named = _WEEKDAY.search(said)
    return named is None or f"{day:%a}".casefold() == named[0].casefold()


def _is_heading(line: str) -> bool:
    if len(line.split()) > _HEADING_WORDS or _OTHER_DATE.search(line):
        return False
    is_sentence = line.rstrip().endswith((".", "!", "?"))
    return not is_sentence or _OCCASION.search(line) is not None


def _dated(line: str) -> date | None:
    """Return the first date of `line` that names its year."""
    for phrase in map(_phrase, finder().finditer(line)):
        if phrase is None or phrase.rule.read not in {full_date, slashed}:
            continue
        period = phrase.read(date.min) if _YEAR_OF_DATE.search(phrase.spelt) else None
        if period is not None and period == phrase.read(date.min, month_first=True):
            return period.first
    return None
