"""How due phrases are spelt in English: one table of rules for the finder and the resolver.

Nothing is found that would be read differently later, and nothing is guessed from prose: a word
like "may" or "sat" counts only where the words around it make it a time.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from companion.text import due_readings as read
from companion.text.calendar_words import (
    GAP,
    HOLIDAY,
    MONTH,
    NUMBER,
    SLACK,
    UNIT,
    WEEKDAY,
    Period,
)


class Rule(NamedTuple):
    """One way to name a time: `spelling` is a pattern, `read` gives the days that it covers."""

    spelling: str
    read: Callable[[re.Match[str], date], Period | None]
    needs_lead: bool = False
    """Only a due phrase after "by", "before", "in" ...: "by Christmas", but not "Christmas"."""
    by_first: bool = False
    """"By" means before it begins: "by March" is 1 March, while "in March" is 31 March."""


LEAD: Final = (
    rf"(?:by{GAP}or{GAP}before|(?:no|not){GAP}later{GAP}than|due(?:{GAP}(?:by|on|in|before))?"
    rf"|ahead{GAP}of|prior{GAP}to|by|before|until|till|til|on|in|within|during|over|after|at|for"
    rf"|around|come)(?:{GAP}latest)?"
)
BAR: Final = (
    rf"(?:last|past|since|previous|every|each|any|most|black|casual)"
    rf"(?:{GAP}(?:last|other|past|the|this))?"
)
"""Words that turn a time into one gone by or one that repeats."""

LATE: Final = rf"(?:{GAP}(?:ago|last{GAP}week|before{GAP}last)\b)"

_CLOCK: Final = (
    r"(?:\d{1,2}(?::\d\d)?\s?(?:[ap]m\b|[ap]\.m\.)|\d{1,2}:\d\d\b|noon\b|midday\b|midnight\b"
    r"|lunch(?:time)?\b)"
)
_TIME: Final = (
    rf"(?:,?{GAP}(?:(?:at|by|around|before){GAP})?{_CLOCK}"
    rf"|{GAP}(?:morning|afternoon|evening|night|eod|cob)\b)?"
)
_CLOSE: Final = (
    rf"(?:eod|cob|eob|close{GAP}of{GAP}(?:business|play)"
    rf"|end{GAP}of{GAP}(?:(?:business|working){GAP})?(?:day|business))\b"
)
_START: Final = rf"(?:(?:first{GAP}thing|early|later?|{_CLOSE}),?{GAP}(?:on{GAP})?)?"
_ON_WEEKDAY: Final = rf"(?:{WEEKDAY},?{GAP})?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ORDINAL: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)\b"
_YEAR: Final = rf"(?:(?:,?{GAP}|-)(?P<year>20\d\d)(?![\d-]))?"
_ALONE: Final = (
    r"(?=\s{0,8}(?:$|[.,;:!?)\]—–-]|(?:at|and|or|so|but|to|for|with|if|when|then|latest|we|i|she"
    r"|he|they|you|because|as|instead|please|though)\b))"
)
"""What may follow an ordinal or a quarter that is a time of its own: "the 14th floor" is none."""

_PART: Final = (
    rf"(?P<part>(?:(?:very|early|late|later|mid){GAP})?(?:end|start|beginning|middle|close)"
    rf"(?:{GAP}of)?|mid|early|later?)(?:{GAP}|-)(?:the{GAP})?"
)
_QUARTER: Final = r"(?:q[1-4]|h[12])\b"
_MEETING: Final = (
    r"(?:session|meeting|call|chat|check-?in|catch-?up|conversation|1:1|1-1|one-on-one|sync"
    rf"|time(?:{GAP}we{GAP}(?:meet|talk|speak))?)\b"
)
_NEXT: Final = rf"(?P<which>this(?:{GAP}coming)?|next|coming|following|upcoming)"

RULES: Final = (
    # dates
    Rule(
        rf"{_ON_WEEKDAY}(?P<year>20\d\d)[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}})(?![\d-])"
        r"(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?",
        read.full_date,
    ),
    Rule(
        rf"{_ON_WEEKDAY}(?:the{GAP})?{_DAY}(?:{GAP}of)?(?:{GAP}|-)(?P<month>{MONTH}){_YEAR}{_TIME}",
        read.full_date,
    ),
    Rule(
        rf"{_ON_WEEKDAY}(?P<month>{MONTH}){GAP}(?:the{GAP})?{_DAY}(?![\d:%/]){_YEAR}{_TIME}",
        read.full_date,
    ),
    Rule(
        rf"{_ON_WEEKDAY}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>20\d\d)(?!\d)",
        read.full_date,
    ),
    Rule(
        rf"{_ON_WEEKDAY}(?P<left>\d{{1,2}})/(?P<right>\d{{1,2}})/(?P<year>20\d\d|\d\d)(?![\d/])",
        read.slashed,
    ),
    Rule(
        rf"{_ON_WEEKDAY}(?!24/7\b)(?P<left>\d{{1,2}})/(?P<right>\d{{1,2}})(?![\d/])",
        read.slashed,
        needs_lead=True,
    ),
    Rule(rf"{WEEKDAY},?{GAP}the{GAP}{_ORDINAL}{_TIME}", read.ordinal),
    Rule(
        rf"{_ORDINAL}{GAP}of{GAP}(?:the{GAP})?(?P<which>this|next){GAP}month\b{_TIME}", read.ordinal
    ),
    Rule(rf"{_ORDINAL}{_TIME}{_ALONE}", read.ordinal, needs_lead=True),
    # days
    Rule(
        rf"{_START}(?P<named>today\b(?!['’]s)|tonight|tomorrow|tmrw?|day{GAP}after{GAP}tomorrow"
        rf"|this{GAP}(?:afternoon|evening)){_TIME}",
        read.near_day,
    ),
    Rule(
        rf"(?P<week>next|this){GAP}week,?{GAP}(?:on{GAP})?(?P<weekday>{WEEKDAY}){_TIME}",
        read.weekday,
    ),
    Rule(
        rf"{_START}(?:{_NEXT}{GAP})?(?P<weekday>{WEEKDAY})(?:{_TIME},?{GAP}(?:of{GAP})?"
        rf"(?P<week>next|this){GAP}week)?{_TIME}(?!{GAP}(?:mornings|afternoons|evenings|nights)\b)",
        read.weekday,
    ),
    Rule(_CLOSE, read.said_day),
    Rule(
        rf"(?<!at\sthe\s)end{GAP}of{GAP}the{GAP}(?:\w+{GAP})?day\b", read.said_day, needs_lead=True
    ),
    # weeks
    Rule(rf"(?P<which>week{GAP}after{GAP}next)\b", read.named_week),
    Rule(
        rf"(?:{_PART})?{_NEXT}{GAP}(?:work(?:ing)?{GAP})?week(?!{GAP}last)\b",
        read.named_week,
    ),
    Rule(rf"{_NEXT}{GAP}weekend\b", read.named_weekend),
    Rule(r"weekend\b", read.named_weekend, needs_lead=True),
    Rule(
        rf"(?P<nth>first|second|third|fourth|last){GAP}week{GAP}(?:of|in){GAP}(?P<month>{MONTH})",
        read.week_of_month,
    ),
    # months, quarters, halves, years
    Rule(
        rf"{_PART}(?:(?P<which>this|next|coming){GAP})?"
        rf"(?P<span>week|month|quarter|year|{MONTH}|{_QUARTER}|20\d\d)\b{_YEAR}",
        read.span,
    ),
    Rule(r"(?P<span>month|quarter|year)[\s-](?P<part>end)\b", read.span),
    Rule(rf"(?:later{GAP})?(?P<which>this|next){GAP}(?P<span>month|quarter|year)\b", read.span),
    Rule(rf"(?P<span>{MONTH}){_YEAR}", read.span, needs_lead=True, by_first=True),
    Rule(rf"(?P<span>{_QUARTER}){_YEAR}", read.span, needs_lead=True),
    Rule(rf"(?P<span>q[1-4])\b{_YEAR}{_ALONE}", read.span),
    Rule(rf"(?:by|before|until){GAP}(?P<span>20\d\d)\b(?!-)", read.span, by_first=True),
    Rule(r"(?P<end>eo[wmqy])\b", read.abbreviated_end),
    # from now on
    Rule(
        rf"(?:in|within|over){GAP}(?:(?:about|around|roughly|under|max|another|less{GAP}than"
        rf"|at{GAP}most|no{GAP}more{GAP}than|(?:the{GAP})?(?:next|coming|following)){GAP})?"
        rf"(?P<count>{NUMBER})(?:{SLACK}(?:-|–|to|or){SLACK}(?P<most>{NUMBER}))?(?:{GAP}|-)"
        rf"(?P<unit>{UNIT})(?:{GAP}or{GAP}(?P<more>two|three))?(?:['’]?{GAP}time\b)?(?!{GAP}of\b)",
        read.units,
    ),
    Rule(
        rf"(?:in|within|over|during){GAP}the{GAP}(?:next|coming|following){GAP}"
        r"(?P<unit>day|week|month|quarter|year)\b",
        read.units,
    ),
    Rule(rf"within{GAP}(?:the|this){GAP}(?P<span>week|month|quarter|year)\b", read.span),
    Rule(
        rf"(?P<count>{NUMBER}){GAP}(?P<unit>{UNIT}){GAP}from{GAP}"
        rf"(?P<start>now|today|tomorrow|{WEEKDAY})",
        read.units,
    ),
    Rule(rf"a{GAP}(?P<unit>week){GAP}on{GAP}(?P<start>{WEEKDAY})", read.units),
    # occasions
    Rule(
        rf"(?<!in\sthe\s)(?P<holiday>{HOLIDAY})\b(?:{GAP}(?:break|holidays?|vacation)\b)?",
        read.named_holiday,
        needs_lead=True,
    ),
    Rule(
        rf"(?:(?:our|my|your){GAP})?(?:next|upcoming|following){GAP}"
        rf"(?:(?:mentoring|coaching|weekly|monthly){GAP})?{_MEETING}",
        read.no_day,
        needs_lead=True,
    ),
    Rule(
        rf"we{GAP}(?:next{GAP})?(?:meet|talk|speak)\b(?:{GAP}(?:again|next)\b)?",
        read.no_day,
        needs_lead=True,
    ),
)


def _unnamed(spelling: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", spelling)


def _finder() -> re.Pattern[str]:
    cores = (
        f"(?(lead){_unnamed(rule.spelling)}|(?!))" if rule.needs_lead else _unnamed(rule.spelling)
        for rule in RULES
    )
    return re.compile(
        rf"(?<![\w@#/.-])(?:(?P<bar>{BAR}){GAP})?(?:(?P<lead>{LEAD}){GAP})?(?:the{GAP})?"
        rf"(?P<core>{'|'.join(cores)})(?!\w)(?P<late>{LATE})?",
        re.IGNORECASE,
    )


PHRASE: Final = _finder()
"""Finds phrases; `core` is the time named, `lead` the preposition, `bar` and `late` disqualify."""

SPELLINGS: Final = tuple(re.compile(rule.spelling, re.IGNORECASE) for rule in RULES)
"""The rules' patterns, in their order, to be matched in full against a `core`."""
