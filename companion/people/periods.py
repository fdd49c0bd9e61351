"""From when until when, as people write it on a CV: "Jan 2020 – Present", "since 2019"."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion.people.lexicon import plain, word_set
from companion.text.patterns import lazy

_LONGEST_LINE: Final = 400
"""A period stands in a heading; a longer line is prose and is not searched."""

_LONGEST_SEASON: Final = 12
_LAST_DAY: Final = 31

_MONTHS: Final = (
    "jan january januar janvier enero gennaio janeiro",
    "feb february februar fevrier febrero febbraio fevereiro",
    "mar march marz maerz mrz mars marzo marco",
    "apr april avril abril aprile",
    "may mai mayo maggio maio",
    "jun june juni juin junio giugno junho",
    "jul july juli juillet julio luglio julho",
    "aug august aout agosto",
    "sep sept september septembre septiembre settembre setembro",
    "oct okt october oktober octobre octubre ottobre outubro",
    "nov november novembre noviembre novembro",
    "dec dez december dezember decembre diciembre dicembre dezembro",
)
_MONTH_OF: Final = {
    word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()
}

_PRESENT: Final = word_set(
    "present now current currently today ongoing date heute aktuell jetzt actualidad actual "
    "presente aujourd'hui hoy oggi atualmente jour obecnie nadal teraz dzis laufend dato nu idag"
    " actualmente attualmente heden vandaag"
)

_YEAR: Final = r"(?:19[4-9]|20[0-9])\d"
_DATE: Final = lazy(
    rf"""
    (?<![\w/.])
    (?:
        (?P<iso_year>{_YEAR})-(?P<iso_month>\d\d)(?:-(?P<iso_day>\d\d))?(?![\d])
      | (?:\d{{1,2}}[/.])?(?P<num_month>\d{{1,2}})[/.](?P<num_year>{_YEAR})
      | (?:\d{{1,2}}\.?[ ])?(?P<word>[^\W\d_]{{3,10}})\.?,?[ ]?[\-/’']?[ ]?
        (?P<word_year>{_YEAR}(?!-(?:0[1-9]|1[0-2])(?!\d))|(?<=[’'\-])\d\d)
      | (?P<year>{_YEAR})
      | (?P<old_word>(?i:{"|".join(_MONTH_OF)}))\.?[ ](?P<old_year>\d\d)(?![/.]\d)
      | [’'](?P<short>\d\d)
    )
    (?![\w])
    """,
    re.VERBOSE,
)
_JOINED_YEARS: Final = lazy(rf"(?<![\w/.-])({_YEAR})\s?([-–—/]|(?<=\s)to(?=\s))\s?(\d\d)(?![\w-])")
_SLASHED_YEARS: Final = lazy(rf"(?<![\w/.-])({_YEAR})\s?/\s?({_YEAR})(?![\w/-])")
_DASHES: Final = "-–—‐‑−~→>"
_BETWEEN: Final = word_set("to until till til through thru bis a à au al fino hasta ate")
_SINCE: Final = word_set("since from seit ab depuis desde dal von de")
_ROUGHLY: Final = word_set("abt about around approx roughly circa c ca")
"""What makes a year a rough one: "since abt 2014"."""
_OPEN_END: Final = lazy(
    r"\s*(?:[-–—‐‑−~→>]{1,3}|\b(?:to|until|till|til|through|bis|à|au|al|hasta|até))\s*"
    r"(?:(?:to|the|the present|le|la|ce)\s)?(?P<word>[^\W\d_]+(?:['’]hui)?)(?:\sday\b)?",
    re.IGNORECASE,
)
_ONWARDS: Final = lazy(
    r"\s*(?:\+|onwards?\b|[-–—‐‑−~→>]{1,3}(?=\s*\)?\s*$|\s?\t|\s{3}))", re.IGNORECASE
)
_SEASON: Final = lazy(
    r"(?:\b(?:spring|summer|autumn|fall|winter|early|mid|late|end of|sommer|herbst|frühjahr|été|"
    r"hiver|printemps|automne)[ -]?)$",
    re.IGNORECASE,
)
"""What narrows a year down and stays out of a title."""

_BRACKET: Final = lazy(r"\([^()]{0,200}\)")
_LONG_WORD: Final = lazy(r"[^\W\d_]{2,}")
_REMARK_WORDS: Final = 3
"""So many words in a bracket say something; fewer only say how a job was held."""

_DURATION: Final = lazy(
    r"[·•(,]?\s{0,3}\b\d{1,2}\s?(?:years?|yrs?|months?|mos?|mths?)\.?"
    r"(?:,?\s(?:and\s)?\d{1,2}\s?(?:months?|mos?|mths?)\.?)?\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of a career found in a line.

    `begin` and `finish` bound the words in the line; `end` None with `is_open` means "until now".
    """

    start: str
    end: str | None
    begin: int
    finish: int
    is_range: bool

    @property
    def is_open(self) -> bool:
        """Whether it lasts until today."""
        return self.end is None


@dataclass(frozen=True, slots=True)
class _Date:
    text: str
    begin: int
    finish: int
    is_short: bool = False
    """Whether it is only "'17", which is a year beside another date alone."""
    may_be_day: bool = False
    """Whether it is "June 03", which is a year behind another date alone."""


def find_period(line: str) -> Period | None:
    """Return the first period of a heading line, or None.

    "2019" alone is that year; two dates that run backwards are not a period at all.
    """
    if len(line) > _LONGEST_LINE:
        return None
    found = _first_period(line)
    if found is None or "(" not in line:
        return found
    outside = _first_period(_BRACKET.sub(lambda inside: " " * len(inside[0]), line))
    if outside is not None and outside.is_range:
        return outside  # "Nurse, Elm Clinic (Hay House till 2017), 2014 – 2019"
    return None if not found.is_range and _is_in_remark(line, found) else found


def _is_in_remark(line: str, period: Period) -> bool:
    """Tell whether a lone date is of what a bracket tells: "Elm School (joined the trust 2016)"."""
    return any(
        inside.start() < period.begin < inside.end()
        and len(_LONG_WORD.findall(inside[0])) >= _REMARK_WORDS
        for inside in _BRACKET.finditer(line)
    )


def _first_period(line: str) -> Period | None:
    joined = _find_joined_years(line)
    if joined is not None:
        return joined
    dates = _dates(line)
    while dates and (dates[0].may_be_day or (dates[0].is_short and not _is_joined(line, dates))):
        dates.pop(0)
    if not dates:
        return None
    first = dates[0]
    if len(dates) > 1 and _joins(line[first.finish : dates[1].begin]):
        return _period(first, dates[1].text, finish=dates[1].finish, is_range=True)
    finish = _present_after(line, first.finish)
    if finish is not None:
        return _period(first, None, finish=finish, is_range=True)
    begin = _since_before(line, first.begin)
    if begin is not None:
        return Period(first.text, None, begin, first.finish, is_range=True)
    return Period(first.text, first.text, first.begin, first.finish, is_range=False)


def without(line: str, period: Period) -> str:
    """Return a line without its period, a stated duration, and the brackets around them."""
    before = line[: period.begin]
    season = _SEASON.search(before[-_LONGEST_SEASON:])
    if season is not None:
        before = before[: len(before) - len(season[0])]
    rest = f"{before} \t {line[period.finish :]}"
    return _DURATION.sub(" ", rest).replace("()", " ").replace("( \t )", " \t ")


def month_and_year(text: str) -> str | None:
    """Return "Jan 2020", "01/2020", "2020-01" or "2020" as `YYYY[-MM[-DD]]`, else None."""
    if len(text) > _LONGEST_LINE:
        return None
    stripped = text.strip()
    dates = [dated for dated in _dates(stripped) if not (dated.is_short or dated.may_be_day)]
    if len(dates) == 1 and dates[0].begin == 0 and dates[0].finish == len(stripped):
        return dates[0].text
    return None


def is_present(text: str) -> bool:
    """Whether a cell or field says "until now"."""
    return plain(text.strip(" .()")) in _PRESENT


def _dates(line: str) -> list[_Date]:
    found = []
    for match in _DATE.finditer(line):
        dated = _date_of(match)
        if dated is not None:
            found.append(dated)
    return found


def _date_of(match: re.Match[str]) -> _Date | None:
    named = match.groupdict()
    begin, finish = match.span()
    if named["iso_year"]:
        parts = [named[name] for name in ("iso_year", "iso_month", "iso_day") if named[name]]
        if _is_a_day(*parts):
            return _Date("-".join(parts), begin, finish)
        return _Date(parts[0], begin, begin + 4)
    if named["num_year"]:
        month = int(named["num_month"])
        year = named["num_year"]
        # "03/04/2021" is in March or in April, so only the year is sure.
        sure = 1 <= month <= 12 and match[0].count("/") + match[0].count(".") == 1
        return _Date(f"{year}-{month:02}" if sure else year, begin, finish)
    if named["word"]:
        return _dated_by_word(match, named["word"], named["word_year"])
    if named["old_word"]:
        old, short = _MONTH_OF[plain(named["old_word"])], named["old_year"]
        may_be_day = int(short) <= _LAST_DAY
        return _Date(f"{_whole_year(short)}-{old:02}", begin, finish, may_be_day=may_be_day)
    if named["short"]:
        return _Date(_whole_year(named["short"]), begin, finish, is_short=True)
    return _Date(named["year"], begin, finish)


def _is_joined(line: str, dates: list[_Date]) -> bool:
    """Tell whether a short year opens a stretch of time: "'09 - '17", "since '14"."""
    first, *others = dates
    joined = bool(others) and _joins(line[first.finish : others[0].begin])
    return (
        joined
        or _present_after(line, first.finish) is not None
        or _since_before(line, first.begin) is not None
    )


def _whole_year(short: str) -> str:
    return f"{'20' if int(short) < 60 else '19'}{short}"


def _is_a_day(year: str, month: str, day: str = "1") -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _dated_by_word(match: re.Match[str], word: str, year: str) -> _Date | None:
    month = _MONTH_OF.get(plain(word))
    if month is not None:
        whole = year if len(year) == 4 else _whole_year(year)
        return _Date(f"{whole}-{month:02}", *match.span())
    if len(year) == 4:  # "Summer 2019": the year is sure, the word stays where it is.
        return _Date(year, match.start("word_year"), match.end("word_year"))
    if match[0][-3] in "’'":  # "early '17"
        return _Date(_whole_year(year), match.end() - 3, match.end(), is_short=True)
    return None


def _find_joined_years(line: str) -> Period | None:
    """Find "2018–21", "2018/19" and "2018 / 2021"; "2018-11" with a hyphen stays a month."""
    whole = _SLASHED_YEARS.search(line)
    if whole is not None and whole[1] <= whole[2]:
        return Period(whole[1], whole[2], *whole.span(), is_range=True)
    match = _JOINED_YEARS.search(line)
    if match is None:
        return None
    start, dash, short = match.groups()
    if dash == "-" and 1 <= int(short) <= 12:
        return None
    end = start[:2] + short
    if end <= start:
        return None
    later = next(iter(_dates(line[match.end() :])), None)
    if later is not None and _joins(line[match.end() : match.end() + later.begin]):
        finish = match.end() + later.finish  # "2010/11 to 2014"
        return Period(start, later.text, match.start(), finish, is_range=True)
    return Period(start, end, *match.span(), is_range=True)


def _period(first: _Date, end: str | None, *, finish: int, is_range: bool) -> Period | None:
    if end is not None:
        precision = min(len(first.text), len(end))
        if end[:precision] < first.text[:precision]:
            return None
    return Period(first.text, end, first.begin, finish, is_range)


def _joins(between: str) -> bool:
    season = _SEASON.search(between[-_LONGEST_SEASON:])
    word = (between if season is None else between[: -len(season[0])]).strip().strip("()")
    return bool(word) and (all(mark in _DASHES for mark in word) or plain(word) in _BETWEEN)


def _present_after(line: str, position: int) -> int | None:
    """Return where "– Present", "to date", "onwards" or a closing dash ends, or None."""
    rest = line[position:]
    open_end = _OPEN_END.match(rest)
    if open_end is not None and plain(open_end["word"]) in _PRESENT:
        return position + open_end.end()
    onwards = _ONWARDS.match(rest)
    return None if onwards is None else position + onwards.end()


def _since_before(line: str, position: int) -> int | None:
    words = line[:position].rstrip().rsplit(maxsplit=2)
    if len(words) > 1 and plain(words[-1].strip("(,.~–—-|")) in _ROUGHLY:
        position = line[:position].rstrip().rfind(words[-1])
        words.pop()
    if words and plain(words[-1].strip("(,–—-|").split(" ")[-1]) in _SINCE:
        return line[:position].rstrip().rfind(words[-1])
    return None
