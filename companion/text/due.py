"""When something is due: phrases of time in a sentence, and the day that each one means.

The conventions, with `said_on` Thursday 12 November 2026 (ISO weeks; a week ends on Friday):

| phrase | day |
|---|---|
| today, tonight, EOD, COB, end of day | said_on |
| tomorrow; the day after tomorrow | +1; +2 |
| Friday, by / on / this Friday | the first Friday strictly after said_on (13 Nov) |
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
| before X | the day before X begins; "before the end of X" is the end of X |
| after X | the day after X; after a week, the Monday |

Found, but without a day: "before our next session", "early March", "by 03/04" (two readings).
Not found: what is gone by or repeats ("last Friday", "since Monday", "two weeks ago", "every
Friday") and what is vague ("soon", "sometime", "in the spring").
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from companion.text.calendar_words import FRIDAY, SUNDAY, Period
from companion.text.due_grammar import PHRASE, RULES, SPELLINGS, Rule
from companion.text.fold import fold, folded
from companion.text.spans import Quote, quote_at

_LONGEST_PHRASE: Final = 80
"""A due phrase is a few words; more is prose, and dates are not to be guessed from prose."""

_BEFORE: Final = re.compile(r"(?:due\s+)?(?:before|ahead\s+of|prior\s+to)\b", re.IGNORECASE)
_AFTER: Final = re.compile(r"after\b", re.IGNORECASE)
_BY: Final = re.compile(r"(?:due\s+)?(?:by|until|till|til|no\s+later|not\s+later)\b", re.IGNORECASE)
_END: Final = re.compile(r"\b(?:end|close|eo[bdwmqy]|cob)\b", re.IGNORECASE)
_THE: Final = re.compile(r"\A\s*the\s+", re.IGNORECASE)
_SHORT_WEEKDAYS: Final = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun", "thur"})
_RELATIVE: Final = re.compile(r"\d|\b(?:day|week|month|year)s?\b", re.IGNORECASE)


def find_due_phrases(text: str) -> tuple[Quote, ...]:
    """Return the phrases in `text` that say when something is due, in order, verbatim.

    Prepositions belong to the phrase ("by Friday"). The module's docstring says what counts.
    """
    plain = fold(text)
    return tuple(
        quote_at(text, *plain.span(found.start(), found.end()))
        for found in PHRASE.finditer(plain.text)
        if _is_due(found)
    )


def resolve_due(phrase: str, *, said_on: date) -> date | None:
    """Return the day that a due phrase means when said on `said_on`, by the module's table.

    None when it names no day, more than one, or a day before `said_on`. What the table does not
    know is given to dateparser, if it is short and has a number or a unit of time in it.
    """
    plain = " ".join(folded(phrase).split())
    if len(plain) > _LONGEST_PHRASE:
        return None
    found = PHRASE.search(plain)
    if found is None:
        on = _read(plain, "", said_on) or _parse(plain, said_on)
    else:
        on = _resolve(found, said_on)
    return on if on is not None and on >= said_on else None


def _is_due(found: re.Match[str]) -> bool:
    if found["bar"] or found["late"]:
        return False
    core = found["core"]
    if not found["lead"] and core.lower() in _SHORT_WEEKDAYS:
        # "Sat" and "sun" are words; "Fri" and "Tue" are not, when written like names.
        return core in {"Tue", "Thu", "Thur", "Fri"}
    return "may" not in core.split() or bool(re.search(r"20\d\d", core))


def _resolve(found: re.Match[str], said_on: date) -> date | None:
    if not _is_due(found):
        return None
    # "in the next week" is a rule of its own and no lead before "next week".
    whole = _read(found.group(), "", said_on) if found["lead"] else None
    return whole or _read(found["core"], found["lead"] or "", said_on)


def _read(spelt: str, lead: str, said_on: date) -> date | None:
    """Return the day that the first rule for `spelt`, spelt out in full, gives it."""
    spelt = _THE.sub("", spelt)
    for rule, spelling in zip(RULES, SPELLINGS, strict=True):
        match = spelling.fullmatch(spelt)
        if match is not None:
            try:
                period = rule.read(match, said_on)
                return None if period is None else _pick(f"{lead} {spelt}".strip(), rule, period)
            except OverflowError:
                return None
    return None


def _pick(phrase: str, rule: Rule, period: Period) -> date:
    """Return the one day of `period` that the phrase's preposition points to."""
    if _BEFORE.match(phrase) and not _END.search(phrase):
        return period.first - timedelta(days=1)
    if _AFTER.match(phrase):
        is_week = period.last.weekday() == FRIDAY and period.first != period.last
        return period.last + timedelta(days=1 + (SUNDAY - FRIDAY if is_week else 0))
    if rule.by_first and _BY.match(phrase):
        return period.first
    return period.last


def _parse(phrase: str, said_on: date) -> date | None:
    if not _RELATIVE.search(phrase):
        return None
    import dateparser  # noqa: PLC0415 - slow to import, and the table reads nearly everything

    parsed = dateparser.parse(
        phrase,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime.combine(said_on, time()),
            "PREFER_DATES_FROM": "future",
            "REQUIRE_PARTS": ["day", "month"],
        },
    )
    return None if parsed is None else parsed.date()
