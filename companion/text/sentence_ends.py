"""Does a sentence end at this full stop? English abbreviations, initials and numbers say no."""

import re
from typing import Final, NamedTuple

from companion.text.clipped import is_beginning, is_clipped

STOP: Final = re.compile(r"""(?<![.!?…])(?:[.!?…]++["'”’)\]*_]{0,3}(?=\s)|[。！？]++)""")
"""A mark that may end a sentence, with the quote marks and brackets that close over it."""

NEARBY: Final = 40
"""How many characters on either side are looked at."""

_OPENING: Final = "\"'“‘([*_"
_CLOSING: Final = "\"'”’)]*_"

_JOINTS: Final = "+&,;:/=-–—"
"""What goes on after a word cut short: "ingred. + boxes"."""

_TITLES: Final = frozenset(
    {"capt", "col", "dr", "gen", "hon", "lt", "messrs", "mr", "mrs", "ms", "mx", "mt", "prof"}
    | {"rev", "sgt", "st", "dept", "ft"}
)
"""Go before a name, when written with a capital: "Dr. Okafor", "St. Louis"."""

_MID_SENTENCE: Final = frozenset(
    {"approx", "avg", "ca", "cf", "e.g", "eg", "i.e", "ie", "incl", "resp", "vs", "viz", "w.r.t"}
)
"""Never end a sentence."""

_BEFORE_NUMBERS: Final = frozenset(
    {"ch", "ext", "fig", "no", "nos", "p", "pp", "sec", "tel", "vol"}
)
"""Abbreviations before a number, else words or ends: "No. 5", but "She said no. Then ..."."""

_CALENDAR: Final = frozenset(
    {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
_SOMETIMES: Final = frozenset(
    {"a.m", "p.m", "bros", "co", "corp", "etc", "hr", "hrs", "inc", "jr", "ltd", "max", "min"}
    | {"mins", "misc", "sr", "wk", "wks", "yr", "yrs"}
)
"""Abbreviations that end a sentence when the next word is one that begins them."""

_STARTERS: Final = frozenset(
    """
    a action after agreed also an and any are as at because before but by can could did do does
    feel finally first for from he her here his how however i if in is it its last let let's
    maybe my next no now ok okay on once or our please she should since so some sometimes thank
    thanks that the their then there these they this those to today tomorrow until we what when
    where which while who why will with would yes you your
    """.split()  # noqa: SIM905 - a word list reads as words
)
_DOTTED: Final = re.compile(r"(?:[A-Za-z]\.){1,5}[A-Za-z]")
_SHORTEST_LAST_WORD: Final = 3
_SHORT_WORDS: Final = frozenset("do go he hi in it me ok on so up us we".split())  # noqa: SIM905 - a word list
_ORDINAL: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)")


class Stop(NamedTuple):
    """A mark that may end a sentence, and what stands around it."""

    text: str
    sentence_start: int
    start: int
    marks: str
    following: str
    """The next characters, white space at their start left out; not empty."""

    def last_word(self) -> str:
        """Return the word before the mark, "" if another mark stands there, as in ". . ."."""
        before = self.text[max(self.sentence_start, self.start - NEARBY) : self.start].rstrip()
        if not before or before[-1] in ".!?…":
            return ""
        return before.rsplit(maxsplit=1)[-1].lstrip(_OPENING)

    def is_first_word(self) -> bool:
        """Tell whether nothing but that word stands before the mark."""
        if self.start - self.sentence_start > NEARBY:
            return False
        return len(self.text[self.sentence_start : self.start].split(maxsplit=1)) == 1

    def is_lower_case(self) -> bool:
        """Tell whether the sentence began in lower case: the writer uses no capitals."""
        opening = self.text[self.sentence_start : self.sentence_start + NEARBY].lstrip()
        return opening[:1].islower()

    def is_date(self) -> bool:
        """Tell whether the words before the mark say when, and those after it go on afresh."""
        before = self.text[max(self.sentence_start, self.start - NEARBY) : self.start].split()
        following = self.following.split(maxsplit=1)[0].lower().strip(",;:")
        is_led = len(before) > 1 and before[-2].lower() in _BEFORE_DAYS
        return is_led and following not in _AFTER_DAYS


_BEFORE_DAYS: Final = frozenset({"by", "on", "before", "until", "till", "this", "next", "from"})
_AFTER_DAYS: Final = frozenset(
    "at and or to the noon morning afternoon evening night eve week for if in then latest".split()  # noqa: SIM905 - a word list reads as words
)


def ends_sentence(stop: Stop) -> bool:
    """Tell whether a sentence ends at this mark, and the next one follows it."""
    marks = stop.marks.rstrip(_CLOSING)
    if marks[-1] in "。！？":
        return True
    if stop.following[0] in ".…":
        return False
    goes_on_low = stop.following.lstrip(_OPENING)[:1].islower()
    if marks != ".":
        return not goes_on_low
    word = stop.last_word()
    if goes_on_low:
        is_cut = is_beginning(word) and not _begins_sentence(stop.following)
        return stop.is_lower_case() and not is_cut and _is_plain(word, stop)
    is_short = is_clipped(word) or word.lower() in _SOMETIMES | _BEFORE_NUMBERS
    is_joined = stop.following[0] in _JOINTS and is_short
    return bool(word) and not is_joined and not _is_abbreviation(word, stop)


def _is_plain(word: str, stop: Stop) -> bool:
    """Tell whether a word is one that a lower-case writer ends a sentence with."""
    lower = word.lower()
    if lower in _SHORT_WORDS or _ORDINAL.fullmatch(lower):
        return True
    if lower in _CALENDAR and stop.is_date():
        return True
    known = lower in _SOMETIMES | _CALENDAR | _MID_SENTENCE | _TITLES | _BEFORE_NUMBERS
    is_whole = len(word) >= _SHORTEST_LAST_WORD and word.isalpha()
    return is_whole and not known and not is_clipped(word)


def _is_abbreviation(word: str, stop: Stop) -> bool:
    lower, is_capital = word.lower(), word[0].isupper()
    if lower in _MID_SENTENCE or (lower in _TITLES and is_capital):
        return True
    if lower in _BEFORE_NUMBERS:
        return stop.following[0].isdigit()
    if len(word) == 1 and word != "I":
        # An initial, or the number of a list.
        return word.isalpha() or stop.is_first_word()
    if word.isdigit():
        return stop.is_first_word()
    if lower in _SOMETIMES or (lower in _CALENDAR and is_capital) or _DOTTED.fullmatch(word):
        return not _begins_sentence(stop.following)
    return False


def _begins_sentence(following: str) -> bool:
    return following.split(maxsplit=1)[0].strip(_OPENING + ".,:;!?-").lower() in _STARTERS
