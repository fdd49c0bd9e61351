"""How due phrases are spelt in English: one table of rules for the finder and the resolver.

Nothing is found that would be read differently later, and nothing is guessed from prose: a word
like "may" or "sat" counts only where the words around it make it a time.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from companion.text import due_readings as read
from companion.text.calendar_words import (
    GAP,
    HOLIDAY,
    MONTH,
    NUMBER,
    SLACK,
    SPELT_DAY,
    UNIT,
    WEEKDAY,
    Period,
)
from companion.text.patterns import lazy

_DEADLINE: Final = frozenset(
    {"by", "no", "not", "due", "ahead", "prior", "before", "until", "till", "til", "come", "after"}
)
_NEAR: Final = _DEADLINE | {"for"}
_ON: Final = _NEAR | {"on", "around"}
_DURING: Final = _DEADLINE | {"in", "during", "around"}
_WEEKS: Final = _DURING | {"for", "within", "at"}
_FEAST: Final = _DEADLINE | {"on", "at", "over", "around", "during", "for"}
_EVENT: Final = _NEAR | {"on", "in", "at", "during"}
_OWN: Final = frozenset[str]()


class Rule(NamedTuple):
    """One way to name a time."""

    spelling: str
    read: Callable[[re.Match[str], date], Period | None]
    leads: frozenset[str]
    """First words of the prepositions that belong to the phrase. Another one before it is left
    out: "she gets in tomorrow". Empty: the spelling has its own."""
    needs_lead: bool = False
    """Only a due phrase after such a preposition: "by Christmas", but not "Christmas"."""
    by_first: bool = False
    """"By" means before it begins: "by March" is 1 March, while "in March" is 31 March."""


_LEAD: Final = (
    rf"(?:by{GAP}or{GAP}before|(?:no|not){GAP}later{GAP}than|due(?:{GAP}(?:by|on|in|before))?"
    rf"|ahead{GAP}of|prior{GAP}to|by|before|until|till|til|on|in|within|during|over|after|at|for"
    r"|around|come)"
)
_BAR: Final = (
    r"(?:last|past|since|previous|every|each|any|most|black|casual|first|second|third|fourth"
    rf"|\d{{1,2}}(?:st|nd|rd|th)(?!{GAP}(?:of{GAP})?{MONTH}))(?:{GAP}(?:last|other|past|the|this))?"
)
"""Words that turn a time into one gone by or one that repeats."""

LATE: Final = lazy(rf"{GAP}(?:ago|last{GAP}week|before{GAP}last)\b", re.IGNORECASE)
"""What makes the time before it one gone by."""

_CLOCK: Final = (
    r"(?:\d{1,2}(?::\d\d)?\s?(?:[ap]m\b|[ap]\.m\.)|\d{1,2}:\d\d\b|noon\b|midday\b|midnight\b"
    r"|lunch(?:time)?\b)"
)
_TIME: Final = (
    rf"(?:,?{GAP}(?:(?:at|by|around|before){GAP})?{_CLOCK}"
    rf"|{GAP}(?:morning|afternoon|evening|night|eve|eod|cob)\b)?"
)
_CLOSE: Final = (
    rf"(?:eod|cob|eob|close{GAP}of{GAP}(?:business|play)"
    rf"|end{GAP}of{GAP}(?:(?:business|working){GAP})?(?:day|business))\b"
)
_START: Final = rf"(?:(?:first{GAP}thing|early|later?|{_CLOSE}),?{GAP}(?:on{GAP})?)?"
_ON_WEEKDAY: Final = rf"(?:{WEEKDAY},?{GAP})?"
_DAY: Final = r"(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)(?:st|nd|rd|th)?"
_ORDINAL: Final = r"(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b"
_SPELT: Final = rf"(?P<day>{SPELT_DAY})"
_SPELT_ALONE: Final = rf"(?P<lone>{SPELT_DAY})(?!{GAP}(?:may|march)\b)"
_NTH: Final = r"(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)"
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
_WEEK: Final = r"(?:week|wk)"
_WEEKEND: Final = r"(?:weekend|wk-?end|w/e)"
_OUT: Final = rf"(?:{GAP}is{GAP}(?:out|over)\b)?"
"""How one says that a time ends: "before the weekend is out"."""
_NEXT: Final = rf"(?P<which>this(?:{GAP}coming)?|ne?xt|coming|following|upcoming)"

RULES: Final = (
    # as it is said in Scotland and the north of England: tomorrow, tonight
    Rule(
        r"(?<!in\s)(?<!on\s)(?<!of\s)(?<!for\s)(?<!to\s)(?<!all\s)"
        rf"(?P<named>the{GAP}(?:morn\b|night(?={SLACK}(?:$|[.,;!?]|and\b))))",
        read.near_day,
        _OWN,
    ),
    # with prepositions of their own, or too like a phrase that repeats ("first Monday")
    Rule(
        rf"(?:in|within|over(?={GAP}(?:the{GAP})?(?:ne?xt|coming|following))){GAP}(?!an?{GAP}day\b(?!{GAP}or))(?:(?:about|around|roughly|under|max"
        rf"|another|less{GAP}than|at{GAP}most|no{GAP}more{GAP}than"
        rf"|(?:the{GAP})?(?:ne?xt|coming|following)){GAP})?"
        rf"(?P<count>{NUMBER})(?:{SLACK}(?:-|–|to|or){SLACK}(?P<most>{NUMBER}))?(?:{GAP}|-)"
        rf"(?P<unit>{UNIT})(?:{GAP}or{GAP}(?P<more>two|three))?(?:['’]?{GAP}time\b)?(?!{GAP}of\b)",
        read.units,
        _OWN,
    ),
    Rule(
        rf"(?:in|within|over|during){GAP}the{GAP}(?:ne?xt|coming|following){GAP}"
        r"(?P<unit>day|week|month|quarter|year)\b",
        read.units,
        _OWN,
    ),
    Rule(
        rf"(?P<count>{NUMBER}){GAP}(?P<unit>{UNIT}){GAP}from{GAP}"
        rf"(?P<start>now\b|today\b|tomorrow\b|{WEEKDAY})",
        read.units,
        _OWN,
    ),
    Rule(rf"a{GAP}(?P<unit>week){GAP}on{GAP}(?P<start>{WEEKDAY})", read.units, _OWN),
    Rule(rf"within{GAP}(?:the|this){GAP}(?P<span>week|month|quarter|year)\b", read.span, _OWN),
    Rule(rf"(?:by|before|until){GAP}(?P<span>20\d\d)\b(?!-)", read.span, _OWN, by_first=True),
    Rule(
        rf"(?:(?:by|on|before|until){GAP})?(?:the{GAP})?{_NTH}{GAP}(?P<weekday>{WEEKDAY}){GAP}"
        rf"(?:of|in){GAP}(?:(?:the|this|(?P<which>ne?xt)){GAP}(?P<span>month)\b|(?P<month>{MONTH}))",
        read.weekday_of_month,
        _OWN,
    ),
    # dates
    Rule(
        rf"(?:(?:the{GAP})?{_WEEK}{GAP}(?:of|from|beginning|starting|commencing)|w/?c){GAP}(?:the{GAP})?"
        rf"{_ON_WEEKDAY}{_DAY}(?:{GAP}of)?(?:{GAP}|-)(?P<month>{MONTH}){_YEAR}",
        read.week_of_day,
        _WEEKS,
    ),
    Rule(
        rf"{_ON_WEEKDAY}(?P<year>20\d\d)[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}})(?![\d-])"
        r"(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?",
        read.full_date,
        _ON,
    ),
    Rule(
        rf"{_ON_WEEKDAY}(?:the{GAP})?{_DAY}(?:{GAP}of)?(?:{GAP}|-)(?P<month>{MONTH}){_YEAR}{_TIME}",
        read.full_date,
        _ON,
    ),
    Rule(
        rf"(?<!\ba\s){_ON_WEEKDAY}(?:the{GAP})?{_SPELT}{GAP}of{GAP}(?P<month>{MONTH}){_YEAR}{_TIME}",
        read.full_date,
        _ON,
    ),
    Rule(
        rf"(?:{WEEKDAY},?{GAP}(?:the{GAP})?{_SPELT}|(?:the{GAP})?{_SPELT_ALONE})"
        rf"{GAP}(?P<month>{MONTH}){_YEAR}{_TIME}",
        read.full_date,
        _ON,
    ),
    Rule(rf"{WEEKDAY},?{GAP}the{GAP}{_SPELT}{_TIME}", read.ordinal, _ON),
    Rule(
        rf"{_ON_WEEKDAY}(?P<month>{MONTH}){GAP}(?:the{GAP})?{_DAY}(?![\d:%/]){_YEAR}{_TIME}",
        read.full_date,
        _ON,
    ),
    Rule(
        rf"{_ON_WEEKDAY}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>20\d\d)(?!\d)",
        read.full_date,
        _ON,
    ),
    Rule(
        rf"{_ON_WEEKDAY}(?P<left>\d{{1,2}})[/-](?P<right>\d{{1,2}})"
        r"[/-](?P<year>20\d\d|\d\d)(?![\d/-])",
        read.slashed,
        _ON,
    ),
    Rule(
        rf"(?P<weekday>{WEEKDAY}),?{GAP}(?P<left>\d{{1,2}})/(?P<right>\d{{1,2}})(?![\d/]){_TIME}",
        read.slashed,
        _ON,
    ),
    Rule(
        r"(?!24/7\b)(?P<left>\d{1,2})/(?P<right>\d{1,2})(?![\d/])",
        read.slashed,
        _ON,
        needs_lead=True,
    ),
    Rule(
        rf"(?:{WEEKDAY}(?:{GAP}or{GAP}|{SLACK}/{SLACK})){{0,2}}{WEEKDAY},?{GAP}"
        rf"(?:(?:of|in){GAP})?(?:the{GAP})?(?!last){_NTH}{GAP}{_WEEK}\b"
        rf"(?:{GAP}(?:(?:of|in){GAP})?(?:(?:the|this|ne?xt){GAP}month\b|{MONTH}))?",
        read.no_day,
        _ON,
    ),
    Rule(rf"{WEEKDAY},?{GAP}(?:the{GAP})?{_ORDINAL}{_TIME}", read.ordinal, _ON),
    Rule(
        rf"{_ORDINAL}{GAP}of{GAP}(?:the{GAP})?(?P<which>this|ne?xt){GAP}month\b{_TIME}",
        read.ordinal,
        _ON,
    ),
    Rule(rf"{_ORDINAL}{_TIME}{_ALONE}", read.ordinal, _ON, needs_lead=True),
    # days
    Rule(
        rf"(?P<start>{WEEKDAY}|today|tomorrow){GAP}(?P<unit>week|fortnight)\b(?!['’])"
        rf"(?:{GAP}(?:at{GAP})?{_CLOCK}|{_ALONE})",
        read.units,
        _ON,
    ),
    Rule(
        rf"{_START}(?P<named>today\b(?!['’]s)|tonight|tonite|2nite|tom[oa]rr?ow|tmrw?|2mor(?:o|row|rw)"
        rf"|(?:tom?|2)m?oz\b|day{GAP}after{GAP}tomorrow"
        rf"|this{GAP}(?:afternoon|aft|arvo|evening|eve)\b){_TIME}",
        read.near_day,
        _NEAR,
    ),
    Rule(
        rf"(?P<week>ne?xt|this){GAP}{_WEEK},?{GAP}(?:on{GAP})?(?P<weekday>{WEEKDAY}){_TIME}",
        read.weekday,
        _ON,
    ),
    Rule(
        rf"{_START}(?:{_NEXT}{GAP})?(?P<weekday>{WEEKDAY})(?:{_TIME},?{GAP}(?:of{GAP})?"
        rf"(?P<week>ne?xt|this){GAP}{_WEEK})?{_TIME}(?!{GAP}(?:mornings|afternoons|evenings|nights)\b)",
        read.weekday,
        _ON,
    ),
    Rule(_CLOSE, read.said_day, _NEAR | {"at"}),
    Rule(rf"end{GAP}of{GAP}the{GAP}(?:\w+{GAP})?day\b", read.said_day, _DEADLINE, needs_lead=True),
    # weeks
    Rule(
        rf"(?:this{GAP})?(?P<span>{_WEEK}|month|quarter|year){GAP}(?P<part>is{GAP}(?:out|over))\b",
        read.span,
        _DEADLINE,
        needs_lead=True,
    ),
    Rule(rf"(?P<which>{_WEEK}{GAP}after{GAP}ne?xt)\b", read.named_week, _WEEKS),
    Rule(rf"(?:{_PART})?{_NEXT}{GAP}(?:work(?:ing)?{GAP})?{_WEEK}\b", read.named_week, _WEEKS),
    Rule(rf"{_NEXT}{GAP}{_WEEKEND}\b{_OUT}", read.named_weekend, _FEAST),
    Rule(rf"{_WEEKEND}\b{_OUT}", read.named_weekend, _FEAST, needs_lead=True),
    Rule(
        rf"{_NTH}{GAP}{_WEEK}{GAP}(?:(?:of|in){GAP})?(?P<month>{MONTH})",
        read.week_of_month,
        _DURING,
    ),
    # months, quarters, halves, years
    Rule(
        rf"{_PART}(?:(?P<which>this|ne?xt|coming){GAP})?"
        rf"(?P<span>{_WEEK}|month|quarter|year|{MONTH}|{_QUARTER}|20\d\d)\b{_YEAR}",
        read.span,
        _WEEKS,
    ),
    Rule(r"(?P<span>month|quarter|year)[\s-](?P<part>end)\b", read.span, _WEEKS),
    Rule(
        rf"(?:later{GAP})?(?P<which>this|ne?xt){GAP}(?P<span>month|quarter|year)\b",
        read.span,
        _WEEKS,
    ),
    Rule(rf"(?P<span>{MONTH}){_YEAR}(?!\s?\d)", read.span, _DURING, needs_lead=True, by_first=True),
    Rule(rf"(?P<span>q[1-4])\b{_YEAR}{_ALONE}", read.span, _WEEKS),
    Rule(rf"(?P<span>{_QUARTER}){_YEAR}", read.span, _WEEKS, needs_lead=True),
    Rule(r"(?P<end>eo[wmqy])\b", read.abbreviated_end, _WEEKS),
    # occasions
    Rule(
        rf"(?P<holiday>{HOLIDAY})\b(?:{GAP}(?:break|holidays?|vacation)\b)?",
        read.named_holiday,
        _FEAST,
        needs_lead=True,
    ),
    Rule(
        rf"(?:(?:our|my|your){GAP})?(?:ne?xt|upcoming|following){GAP}"
        rf"(?:(?:mentoring|coaching|weekly|monthly){GAP})?{_MEETING}",
        read.no_day,
        _EVENT,
        needs_lead=True,
    ),
    Rule(
        rf"we{GAP}(?:ne?xt{GAP})?(?:meet|talk|speak)\b(?:{GAP}(?:again|ne?xt)\b)?",
        read.no_day,
        _DEADLINE,
        needs_lead=True,
    ),
)


def _group(number: int, rule: Rule) -> str:
    spelling = re.sub(r"\(\?P<\w+>", "(?:", rule.spelling)
    return f"(?P<rule{number}>{spelling})"


_CORE_AHEAD: Final = (
    r"(?=\d{1,4}(?:[\s/.-]|st|nd|rd|th)|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|ju[nl]"
    r"|aug|sep|oct|nov|dec|tod|ton|tom|tmr|day|this|ne?xt|com|fol|upc|week|wk|w/|wc\b|first|second|third"
    r"|fourth|last|early|late|eo[bdwmqy]|cob|close|end|start|beg|mid|very|quarter|q[1-4]|h[12]"
    r"|year|fifth|sixt|seve|eigh|nint|nine|ten|elev|twel|twen|thir|chri|xmas|new|east|than|hall|vale|our|my|your|we\b)"
)
"""How a time can begin; a quick look that spares the rules on the many words that begin none."""

_AHEAD: Final = (
    rf"(?=\w)(?:{_CORE_AHEAD}|(?={_LEAD}\b|the\b|{_BAR}\b|an?\b|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|sixty|ninety))"
)


ANCHOR: Final = lazy(
    rf"\b(?:{WEEKDAY}|{MONTH}|{UNIT}|{HOLIDAY}|{_QUARTER}|{_MEETING}|20\d\d\b|eo[bdwmqy]\b|cob\b"
    r"|today|tonight|tonite|2nite|tom[oa]rr?ow|tmrw?|2mor(?:o|row|rw)|tomoz|2moz|the\s{1,4}(?:morn|night)\b"
    r"|this\s{1,4}(?:aft|arvo|eve)\b|afternoon|evening|close\b|weekend|wk-?end\b|w/e\b|w/?c\b|week-?|month-?|year-?"
    r"|business|meet\b|talk\b|speak\b|\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}[/.-]\d)",
    re.IGNORECASE,
)
"""A word that every due phrase has at least one of: most sentences have none, and are done."""


# Compiled when first needed: it takes over 20 ms, and `companion --help` finds nothing.
@cache
def finder() -> re.Pattern[str]:
    """Return what finds phrases.

    `bar` disqualifies, `lead` is the preposition, and the last group is `rule<n>`, the time itself
    as rule n spells it.
    """
    own = "|".join(_group(n, rule) for n, rule in enumerate(RULES) if not rule.leads)
    led = "|".join(_group(n, rule) for n, rule in enumerate(RULES) if rule.leads)
    return lazy(
        rf"(?<![\w@#/.-]){_AHEAD}(?:{own}|(?:(?P<bar>{_BAR}){GAP})?(?:(?P<lead>{_LEAD}){GAP})?"
        rf"(?P<the>the{GAP})?{_CORE_AHEAD}(?:{led}))(?!\w)",
        re.IGNORECASE,
    )


@cache
def spelling(number: int) -> re.Pattern[str]:
    """Return the pattern of a rule, to be matched in full against what its group found."""
    return lazy(RULES[number].spelling, re.IGNORECASE)
