"""The words by which people say in a form when they are free."""

import re
from typing import Final

from companion.people.availability import Weekday

PARTS_OF_DAY: Final = {
    "first thing": ("08:00", "10:00"),
    "early morning": ("08:00", "10:00"),
    "mid morning": ("10:00", "11:30"),
    "late morning": ("10:30", "12:00"),
    "morning": ("09:00", "12:00"),
    "lunchtime": ("12:00", "14:00"),
    "mid afternoon": ("14:00", "16:00"),
    "late afternoon": ("15:30", "17:30"),
    "afternoon": ("13:00", "17:00"),
    "evening": ("18:00", "21:00"),
    "working hours": ("09:00", "17:00"),
    "school hours": ("09:00", "15:00"),
}
"""How a part of the day is read; said in a remark each time, so that the person can correct it."""

HINT_OF: Final = {
    "first thing": "a",
    "early morning": "a",
    "mid morning": "a",
    "late morning": "a",
    "morning": "a",
    "lunchtime": "p",
    "mid afternoon": "p",
    "late afternoon": "p",
    "afternoon": "p",
    "evening": "p",
}
"""The half of the day of a bare hour beside a part of it: "evenings after 7"."""

WORKING_HOURS: Final = ("09:00", "17:00")
"""How a day is read that is named without a time; said too."""

WAKING_HOURS: Final = ("07:00", "22:00")
"""How "any time" is read, on every day of the week where none is named: whoever works evenings or
weekends must not be kept from somebody who would take any time."""

_PART_WORDS: Final = """
morning: morning mornings am-times vormittag vormittags matin matins manana mananas mattina
lunchtime: lunch lunches lunchtime lunchtimes midday noon lunchbreak lunchbreaks mittag mittags midi
afternoon: afternoon afternoons aft nachmittag nachmittags apres-midi tarde tardes pomeriggio
evening: evening evenings eve eves night nights abend abends soir soirs noche noches sera
"""
_DAY_WORDS: Final = """
mon: mon mons monday mondays mo montag montags lundi lundis lunes lunedi
tue: tue tues tuesday tuesdays tu di dienstag dienstags mardi mardis martes martedi
wed: wed weds wednesday wednesdays wednes mi mittwoch mittwochs mercredi mercredis miercoles
thu: thu thur thurs thursday thursdays thr th donnerstag donnerstags jeudi jeudis jueves giovedi
fri: fri frid friday fridays fr freitag freitags vendredi vendredis viernes venerdi
sat: sat sats saturday saturdays sa samstag samstags samedi samedis sabado sabados sabato
sun: sun suns sunday sundays so sonntag sonntags dimanche dimanches domingo domingos domenica
"""


def _by_word(lines: str) -> dict[str, str]:
    return {
        word: name
        for name, words in (line.split(": ") for line in lines.strip().splitlines())
        for word in words.split()
    }


PART_OF: Final = _by_word(_PART_WORDS) | {part: part for part in PARTS_OF_DAY}
DAY_OF: Final = {word: Weekday(name) for word, name in _by_word(_DAY_WORDS).items()}
DAY_OF["mercoledi"] = Weekday("wed")
DAYS: Final = tuple(Weekday)
WEEKENDS: Final = frozenset(("weekend", "weekends"))
GROUPS: Final = {
    **dict.fromkeys(("weekday", "weekdays", "workdays", "week", "most days"), DAYS[:5]),
    **dict.fromkeys(("weekend", "weekends"), DAYS[5:]),
    **dict.fromkeys(("daily", "everyday"), DAYS),
}
HALVES: Final = {"am": "morning", "pm": "afternoon"}
TO: Final = frozenset(("-", "to", "through", "thru", "till", "until", "til", "bis", "a", "au"))
AND: Final = frozenset(("and", "&", "+", "/", "or", "und", "et", "y", "e"))
BETWEEN: Final = frozenset(("between", "entre", "zwischen", "btw"))
FROM: Final = BETWEEN | {"from", "von", "de"}
AFTER: Final = frozenset(("after", "past", "nach", "post"))
BEFORE: Final = frozenset(("before", "until", "till", "til", "by", "pre", "vor", "avant"))
ONWARDS: Final = frozenset(("onwards", "onward", "+", "later"))
LATE: Final = frozenset(("late", "evening", "close", "whenever"))
"""Where no end is: "4 till late"."""

EXCEPT: Final = frozenset(
    ("not", "except", "exc", "excl", "excluding", "never", "bar", "without", "avoid", "no", "but")
)
ANY_TIME: Final = frozenset(
    ("any", "anytime", "flexible", "whenever", "all", "open", "free", "flexi", "always")
)
"""Free at all waking hours, if nothing else is said."""

AT_ANY_HOUR: Final = ANY_TIME - {"open", "free"}
"""Those that say so of a day as well; "free Mondays" only names the day."""

NOT_WEEKLY: Final = frozenset(("1st", "2nd", "3rd", "4th", "last", "alternate", "month"))
FILLERS: Final = frozenset(
    (
        *("on", "at", "every", "each", "the", "in", "uhr", "h", "hrs", "usually", "mostly", "free"),
        *("only", "best", "ideally", "preferably", "prefer", "please", "generally", "normally"),
        *("i", "i'm", "im", "am", "is", "are", "can", "do", "my", "me", "for", "of", "around"),
        *("about", "roughly", "approx", "available", "good", "would", "be", "suit", "suits"),
        *("work", "works", "time", "times", "then", "both", "either", "any", "all", "most"),
        *("term", "really", "pretty", "quite", "very", "fairly", "totally", "just", "day", "days"),
        *(
            "lol",
            "haha",
            "thanks",
            "thx",
            "fine",
            "ok",
            "okay",
            "also",
            "maybe",
            "probably",
            "always",
            "it",
            "with",
            "some",
        ),
    )
)

_TOKEN: Final = re.compile(
    r"(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)|(?P<time>\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m\b\.?)?)"
    r"|(?P<word>(?:apres-midi|am-times)\b|o'clock|i'm|[^\W\d_]+)|(?P<mark>[^\s\w])"
)
_DASHES: Final = "–—‐‑−~"
_MONDAY_TO_FRIDAY: Final = re.compile(r"\bm\s?[-–]\s?f\b")
_JOINED: Final = (
    (re.compile(r"\b(mid|late)[\s-]?(morning|afternoon)s?\b"), r"\1_\2"),
    (re.compile(r"\bearly mornings?\b"), "early_morning"),
    (re.compile(r"\bfirst thing(?: in the mornings?)?\b"), "first_thing"),
    (re.compile(r"\b(?:early|late)\s?[-–:(]\s?(?=\d)"), ""),
    (re.compile(r"\b(?:working|office|work|business) hours\b"), "working_hours"),
    (re.compile(r"\bschool hours\b"), "school_hours"),
    (re.compile(r"\bmost (?:week)?days\b"), "most_days"),
    (re.compile(r"\b(?:any|every) (?:week)?days?\b"), "weekdays"),
    (re.compile(r"\bevery morning\b"), "mornings"),
    (re.compile(r"\b(?:apart from|other than)\b"), "except"),
    (re.compile(r"\b(?:but not|just not)\b"), "not"),
    (
        re.compile(
            r"\b(?:no|without) preferences?\b|\bnot fussed\b|\bdo(?:n't|nt|esn't) (?:mind|matter)\b"
        ),
        "anytime",
    ),
    (re.compile(r"\bany[\s-]times?\b|\bany ?when\b"), "anytime"),
)

_ASIDE: Final = re.compile(r"\(([^()]{0,200})\)")
_EXPLAINS: Final = re.compile(
    r"[\s,;.–-]*\b(?:otherwise|because|as i\b|since i\b|due to|unless|sorry|depending|depends"
    r"|subject to|if (?:poss|i|that|it|they|my)|when (?:i|the|my)|so long as|else\b|although|though"
    r"|but (?!not\b|never\b|no\b|mon|tue|wed|thu|fri|sat|sun)).*$"
)
_EXCEPTION: Final = re.compile(
    r"[\s,;.–-]*\b(?:but not|not|except|exc|excl|excluding|apart from|other than|never|avoid)\b"
    r"\.?\s[^,;()]*$"
)
_MONTHLY: Final = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|last|alternate|month|months|holidays?|half|year"
    r"|end|close|quarter|season|busy|leave|annual|bank|school|exams?|term)\b"
)
_TERM: Final = re.compile(r"\b(?:in |during )?term[\s-]?time(?: only)?\b")
_SO: Final = re.compile(r"^[^,;]{1,60}\bso\s+(?=[a-z]{4,})")
_SO_AT: Final = re.compile(r"^(?P<why>[^;\d]{1,60}?),?\s+so\s+(?=(?:from\s+)?\d)")
"""Why, and then when: "after the school run, so 9.30-2.30"."""

_ONLY: Final = re.compile(r"\bonly\b")
_TURNS: Final = re.compile(
    r"\d|\b(?:not|n't|dont|except|unless|if|when|weeks?|months?|alternate|alternating|other|vary"
    r"|varies|varying|var(?:y|iable)|change[sd]?|changing|rotas?|shifts?|rotating|depend\w*|only"
    r"|busy|away|off|never|no|hope\w*|can't|cannot|some|sometimes|usually|often|rarely|until|till|before|after|from|term|holidays?)\b"
)
"""What may turn round, or make uncertain, what was said of an ordinary week."""

_GERMAN_SUNDAY: Final = re.compile(r"\b(?:mo|di|mi|do|fr|sa|und|bis|uhr)\b")


def tokens_of(text: str) -> tuple[str, ...]:
    """Return the words, times and marks of a text in its plain form."""
    joined = _MONDAY_TO_FRIDAY.sub("weekdays", text)
    for pattern, word in _JOINED:
        joined = pattern.sub(word, joined)
    found: list[str] = []
    for match in _TOKEN.finditer(joined.replace("_", "\u0001")):
        token = match[0].strip()
        found.append("-" if token in _DASHES else token)
    return tuple(_whole(found))


def _whole(tokens: list[str]) -> list[str]:
    """Put together again what was one expression: "mid morning"."""
    whole: list[str] = []
    position = 0
    while position < len(tokens):
        if tokens[position + 1 : position + 2] == ["\u0001"] and position + 2 < len(tokens):
            whole.append(f"{tokens[position]} {tokens[position + 2]}")
            position += 3
        else:
            whole.append(tokens[position])
            position += 1
    return whole


def is_clock(token: str) -> bool:
    """Whether a token is a time, and not "1st"."""
    return token[:1].isdigit() and not token.endswith(("st", "nd", "rd", "th"))


def asides_taken(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without what explains or is not of every week, and that.

    "Fridays before 10, otherwise it's chaos" gives "fridays before 10" and the rest.
    """
    asides: list[str] = []

    def out(match: re.Match[str]) -> str:
        asides.append(match[0].strip(" ,;.()–-"))
        return " "

    said = _TERM.sub(out, _EXPLAINS.sub(out, text))
    exception = _EXCEPTION.search(said)
    if exception is not None and _MONTHLY.search(exception[0]):
        said = said[: exception.start()]
        asides.append(exception[0].strip(" ,;.()–-"))
    said = _ASIDE.sub(lambda match: out(match) if not _is_time(match[1]) else match[0], said)
    if not _GERMAN_SUNDAY.search(said):
        said = _SO.sub(out, said)
        because = _SO_AT.match(said)
        if because is not None and not _names_a_day(because["why"]):
            asides.append(because["why"].strip(" ,;.()–-"))
            said = said[because.end() :]
    return said, tuple(aside for aside in asides if aside)


def explained(text: str) -> tuple[str, str] | None:
    """Part "mornings only, we have shows" into when and why; None where the end may matter.

    For a text in its plain form that cannot be read whole. Only where the times are said to be all
    there are; the last clause must name no time, and nothing that turns the meaning round.
    """
    head, mark, tail = text.rpartition(",")
    if not mark:
        head, mark, tail = text.rpartition(" - ")
    is_why = bool(tail.strip()) and not _TURNS.search(tail) and not _names_a_day(tail)
    if not mark or not is_why or _ONLY.search(head) is None:
        return None
    return head.strip(), tail.strip(" ,;.()–-")


def _names_a_day(text: str) -> bool:
    known = {*PART_OF, *DAY_OF, *GROUPS, *HALVES}
    return any(token in known for token in tokens_of(text))


def _is_time(text: str) -> bool:
    """Whether brackets hold nothing but days and times."""
    known = {*PART_OF, *DAY_OF, *GROUPS, *HALVES, *TO, *AND, *FROM, *AFTER, *BEFORE, *ONWARDS}
    known |= EXCEPT
    tokens = tokens_of(text)
    return bool(tokens) and all(
        is_clock(each) or each in known or each in FILLERS or each == "," for each in tokens
    )
