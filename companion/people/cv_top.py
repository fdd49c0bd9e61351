"""What stands at the top of a CV: letters after the name, the place, the line that says the job."""

import re
from collections.abc import Sequence
from typing import Final

from companion.people.cv_lines import NumberedLine
from companion.people.lexicon import looks_like_organization, looks_like_title, plain, word_set
from companion.people.periods import find_period
from companion.people.positions_text import is_heading
from companion.people.roles import is_role
from companion.text.phrasing import LONGEST_PHRASED
from companion.text.sentences import sentences

_MOST_HEADLINE_WORDS: Final = 24
_FEWEST_BARE_LETTERS: Final = 3

_ONE: Final = (
    r"(?!Mac?[A-Z])"
    r"(?:[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z]{0,3}|[A-Z](?:\.[A-Z]){1,3}\.?|(?:Esq|Jr|Sr)\.?)"
)
_AFTER_COMMA: Final = re.compile(
    rf",\s*({_ONE}(?:,?\s{{0,2}}{_ONE}){{0,5}}(?:\s?\([A-Za-z]{{2,5}}\))?)$"
)
_AFTER_GAP: Final = re.compile(
    rf"(?:\s{{2,}}|\t)({_ONE}(?:[,\s]\s?{_ONE}){{0,4}}(?:\s?\([A-Za-z]{{2,5}}\))?)$"
)
_AFTER_SPACE: Final = re.compile(r"[^\W\d_]\s([A-Z]{2,6}|[BM]Sc|PhD|MPhil|DPhil|LLB)$")
_FEWEST_SHOUTED: Final = 3
_LONG_NAME: Final = 5
_LETTERS: Final = word_set(
    "ba ma mba md rn rgn phd bsc msc mphil dphil llb llm cpa esq obe mbe rcn"
)
_NO_VOWEL: Final = re.compile(r"[B-DF-HJ-NP-TV-XZ]+")

_PARTS: Final = re.compile(r",\s?")
_PLACE_NAME: Final = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]{0,24}(?:[ -](?:[A-ZÀ-Þ][\w.'’-]{0,24}|of|upon|on|am|an|der|de|la|le|sur|del|"
    r"do|da|under|in|the)){0,3}"
)
_REGION: Final = re.compile(
    r"Co\.? [A-ZÀ-Þ]\w+|County [A-ZÀ-Þ]\w+|[A-ZÀ-Þ]\w+ (?:County|Region|District)|\w{3,20}shire|"
    r"(?:North|South|East|West|Greater|Upper|Lower)(?:ern)?[ -][A-ZÀ-Þ]\w+|[A-Z]{2}|UK|USA|U\.K\.|"
    r"U\.S\.A?\.?|EU"
)
_COUNTRIES: Final = word_set(
    """
    albania algeria argentina armenia australia austria bangladesh belgium bolivia bosnia brazil
    britain bulgaria cameroon canada chile china colombia croatia cyprus czechia denmark ecuador
    egypt england estonia ethiopia finland france georgia germany ghana greece guatemala hungary
    iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya
    kosovo latvia lebanon lithuania luxembourg malaysia malta mexico moldova montenegro morocco
    namibia nepal netherlands nigeria norway pakistan panama peru philippines poland portugal
    romania russia rwanda scotland senegal serbia singapore slovakia slovenia spain sweden
    switzerland syria taiwan tanzania thailand tunisia turkey turkiye uganda ukraine uruguay usa
    venezuela vietnam wales zambia zimbabwe deutschland osterreich schweiz suisse espana italia
    polska nederland sverige norge danmark suomi eire brasil
    cornwall cumbria devon dorset essex kent norfolk suffolk surrey sussex durham tyrol bavaria
    saxony hesse brandenburg tuscany lombardy andalusia catalonia galicia normandy brittany ulster
    munster leinster connacht california texas florida ontario quebec bc victoria queensland
    """
)
_BASED: Final = re.compile(
    r"(?:based in|lives? in|living in|location\s?:|place\s?:|town\s?:)\s", re.I
)


def letters_after_name(text: str) -> tuple[str, str]:
    """Return a line with a name without the letters behind it, and those: "Ana Ruiz", "RVN"."""
    for pattern in (_AFTER_COMMA, _AFTER_GAP):
        found = pattern.search(text)
        if found is not None:
            return text[: found.start()].rstrip(), found[1]
    found = _AFTER_SPACE.search(text)
    if found is None:
        return text, ""
    letters = found[1]
    bare = text[: found.start(1)].rstrip()
    # "Marie DUPONT" has her family name in capitals; "WEI LIN MA" may have it, too.
    is_shouted = bare.isupper()
    known = letters.lower() in _LETTERS
    short = len(text.split()) < _FEWEST_SHOUTED or max(map(len, bare.split())) < _LONG_NAME
    if is_shouted and short:
        return text, ""
    vowelless = len(letters) >= _FEWEST_BARE_LETTERS and _NO_VOWEL.fullmatch(letters.upper())
    if not known and (is_shouted or not vowelless):
        return text, ""
    return bare, letters


def place_in(text: str, *, beside_contact: bool) -> str | None:
    """Return the place that a line names and nothing else: "Clonmel, Co. Tipperary".

    Without a region, a country or an address for mail beside it, two words with capitals may be
    anything ("Honest, Reliable"), and none is returned.
    """
    bare = text.strip()
    based = _BASED.match(bare)
    if based is not None:
        bare = bare[based.end() :].strip(" .")
    parts = [part.strip() for part in _PARTS.split(bare[:120])]
    if not 1 <= len(parts) <= 3 or not all(_PLACE_NAME.fullmatch(part) for part in parts):
        return None
    # "Co. Clare" is a county, "Hay & Co." a firm.
    is_firm = any(map(looks_like_organization, parts[:-1] or parts))
    if looks_like_title(bare) or is_firm or is_role(bare):
        return None
    known = _REGION.fullmatch(parts[-1]) is not None or plain(parts[-1]) in _COUNTRIES
    is_told = based is not None or (len(parts) > 1 and (known or beside_contact))
    return bare if is_told else None


def job_line(paragraph: str) -> tuple[str, str] | None:
    """Return the sentence of a profile that says the job, and the rest; None where none opens it.

    "Registered nurse – wards, the odd night. Calm." gives the first sentence, for "I am a …".
    Whoever writes "I" says it themselves.
    """
    if len(paragraph) > LONGEST_PHRASED:
        return None
    first = next(iter(sentences(paragraph)), None)
    if first is None or len(first.text.split()) > _MOST_HEADLINE_WORDS:
        return None
    if _SELF.search(first.text) or not is_role(first.text.removesuffix(".")):
        return None
    return first.text.removesuffix("."), paragraph[first.end :].strip()


def says_job(text: str) -> bool:
    """Tell whether a short line names a job, or two: "Plasterer & renderer, 14 yrs"."""
    head = text[:200].partition(",")[0]
    return looks_like_title(text) or any(is_role(part) for part in (text, *_TWO.split(head)))


_TWO: Final = re.compile(r"\s?[&+/]\s?|\sand\s")
_SELF: Final = re.compile(r"\b(?:I|my|me|we)\b", re.IGNORECASE)

_JOB_LABEL: Final = re.compile(
    r"(?:current )?(?:profession|occupation|job|job title|role|position|beruf)\s?:\s?",
    re.IGNORECASE,
)
_OF_ONESELF: Final = re.compile(
    r"\s*(?:add?ress|phone|tel(?:ephone)?|mob(?:ile)?|cell|e-?mail|name|born|birth|dob|nationality|"
    r"date of birth|citizenship|visa|permit|status|profession|occupation|languages?|lives? in|"
    r"living in|in (?:the )?(?:uk|usa?|eu))\b\s?[.:]?\s",
    re.IGNORECASE,
)
"""What a line of the top is labelled by: whatever dates it holds, it is no position."""


def labelled_job(text: str) -> str | None:
    """Return what somebody is by a line such as "Profession: translator (German)"."""
    label = _JOB_LABEL.match(text)
    said = "" if label is None else text[label.end() :].strip(" .,;")
    return said if said and is_heading(said) and is_role(said) else None


def first_position(lines: Sequence[NumberedLine]) -> int:
    """Return where the positions of a CV without headings begin: the lines that head a range."""
    for place, line in enumerate(lines):
        period = find_period(line.text)
        is_head = period is not None and period.is_range and _may_head(line.text)
        if not is_head:
            continue
        begin = place
        while begin > 1 and place - begin < 2 and _may_head(lines[begin - 1].text):
            begin -= 1
        return begin
    return len(lines)


def _may_head(text: str) -> bool:
    return is_heading(text) and _OF_ONESELF.match(text) is None
