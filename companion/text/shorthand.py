"""What people type in a hurry, written out: "10 yrs w kids" as "10 years with kids"."""

import re
from typing import Final

from companion.text.patterns import lazy
from companion.text.phrasing import LONGEST_PHRASED

_WRITTEN_OUT: Final = {
    "yr": "year",
    "yrs": "years",
    "hrs": "hours",
    "mth": "month",
    "mths": "months",
    "mins": "minutes",
    "wk": "week",
    "wks": "weeks",
    "ppl": "people",
    "smth": "something",
    "sth": "something",
    "bc": "because",
    "b/c": "because",
    "w/": "with",
    "w/o": "without",
    "govt": "government",
    "mgmt": "management",
    "mgr": "manager",
    "dept": "department",
    "depts": "departments",
    "incl": "including",
    "approx": "about",
    "abt": "about",
    "pls": "please",
    "btw": "by the way",
    "uni": "university",
    "acct": "account",
    "accts": "accounts",
    "biz": "business",
    "freq": "frequent",
    "esp": "especially",
    "thru": "through",
    "tho": "though",
    "cos": "because",
    "coz": "because",
    "cuz": "because",
    "ur": "your",
    "prob": "probably",
    "probs": "probably",
    "def": "definitely",
    "tmrw": "tomorrow",
    "dunno": "don't know",
    "arent": "aren't",
    "isnt": "isn't",
    "doesnt": "doesn't",
    "wasnt": "wasn't",
    "wont": "won't",
    "saturday": "Saturday",
    "saturdays": "Saturdays",
    "sunday": "Sunday",
    "sundays": "Sundays",
    "monday": "Monday",
    "mondays": "Mondays",
    "friday": "Friday",
    "fridays": "Fridays",
}
_FEWEST_LETTERS: Final = 4
_SHORT_WORD: Final = lazy(
    r"(?<![\w/.@-])((?:^[A-Z]|[a-z])/?[a-z]{0,8}/?)(\.(?=\s+[a-z0-9]))?(?![\w@-])"
)
_LONE_W: Final = lazy(r"(?<![^\s(])w(?:/(?!o\b)\s?|\.\s|\s)(?=[a-z0-9])")
_ID: Final = lazy(r"(?:^|(?<=[.;,] ))[iI]d (?=(?:love|like|prefer|rather|want)\b)")
_CIRCA: Final = lazy(r"\bca?\.\s?(?=\d)")
_PLUS: Final = lazy(r"(?<=[^\W\d_]) \+ (?=[^\W\d_])")
_AMPERSAND: Final = lazy(r"(?<=[a-z)]) & (?=[a-z])")
_SPAN: Final = lazy(r"\b(years|months|weeks) (?=(\w{3,20}ing)\b)")
_BARE_OF: Final = lazy(
    r"^(?:working|using|being|having|running|leading|teaching|nursing|training|managing)$"
)

_HEDGE: Final = (
    r"dunno|i dunno|i don['’]?t (?:really )?know|idk|don['’]?t know|no idea|not sure|"
    r"i['’]?m not sure|"
    r"i guess|guess|maybe|perhaps|possibly|probably|i think|i suppose|kind of|sort of|kinda"
)
_NOISE: Final = (
    r"well|ok|okay|so|hm+|uh+m*|er+m*|um+|oh|hey|hi|hello|tbh|to be honest|honestly|basically|"
    r"like|yeah|right|anyway|look|listen"
)
_OPENING: Final = lazy(
    rf"(?:(?:{_NOISE}|{_HEDGE})(?:\s+(?:but|really|yet|tho|though|just))?"
    rf"(?:\s?[,;:…–—-]+\s*|\.{{1,4}}\s*|\s+(?=(?:{_NOISE}|{_HEDGE}|something|i)\b)))+",
    re.IGNORECASE,
)
_HEDGES_FIRST: Final = lazy(r"(?:maybe|perhaps|possibly|probably|kinda)\s+(?=\w)", re.I)
_TRAILING: Final = lazy(
    r",?\s{1,9}(?:maybe|perhaps|possibly|i guess|i think|i suppose|or (?:something|smth|"
    r"sth)(?: like that)?|or so|though|tho|"
    r"or whatever|kind of|sort of|tbh|to be honest|dunno|idk|not sure|lol|haha|etc|and stuff|"
    r"and all that)(?=\s*(?:[,;.!…]|$))",
    re.IGNORECASE,
)
_HEDGED: Final = lazy(rf"\b(?:{_HEDGE}|or something|or whatever)\b", re.IGNORECASE)


def written_out(text: str) -> str:
    """Return `text` with the usual short forms as whole words; capitals (HR, IT) stay. Linear."""
    text = _LONE_W.sub("with ", text[:LONGEST_PHRASED])
    text = _ID.sub("I'd ", text)
    text = _CIRCA.sub("about ", text)
    text = _SHORT_WORD.sub(_whole, text)
    text = _AMPERSAND.sub(" and ", _PLUS.sub(" and ", text))
    return _SPAN.sub(_with_of, text)


def without_fillers(text: str) -> str:
    """Return a wish without "dunno,", "well …" in front and "maybe", "I guess" behind.

    What is longer than any wish is returned as it is.
    """
    if len(text) > LONGEST_PHRASED:
        return text
    opened = _OPENING.match(text)
    if opened is not None and _says_more(text[opened.end() :]):
        text = text[opened.end() :]
    first = _HEDGES_FIRST.match(text)
    text = text[first.end() :] if first is not None and _says_more(text[first.end() :]) else text
    bare = _TRAILING.sub("", text)
    return bare.strip() if _says_more(bare) else text


def _says_more(text: str) -> bool:
    return sum(map(str.isalpha, text[:LONGEST_PHRASED])) >= _FEWEST_LETTERS


def is_hedged(text: str) -> bool:
    """Tell whether the writer of a wish is not sure of it: a "maybe" stands in front or behind."""
    read = text[:LONGEST_PHRASED]
    return len(_HEDGED.findall(read)) > len(_HEDGED.findall(without_fillers(read)))


def _whole(match: re.Match[str]) -> str:
    whole = _WRITTEN_OUT.get(match[1].lower())
    if whole is None:
        return match[0]
    return whole if match[1][0].islower() else whole[0].upper() + whole[1:]


def _with_of(match: re.Match[str]) -> str:
    """Return "ten years of lifting" for "ten years lifting"."""
    return match[0] if _BARE_OF.match(match[2]) else f"{match[1]} of "
