"""What stands at the top of a CV: letters after the name, the place, the line that says the job."""

import re
from collections.abc import Sequence
from typing import Final

from companion.people.cv_lines import NumberedLine
from companion.people.heading_lines import is_heading
from companion.people.lexicon import looks_like_title, plain, word_set
from companion.people.lists import has_bullet
from companion.people.periods import find_period
from companion.people.roles import is_role
from companion.text.phrasing import LONGEST_PHRASED
from companion.text.sentences import sentences

_MOST_HEADLINE_WORDS: Final = 24
_FEWEST_BARE_LETTERS: Final = 3
_FEWEST_PROSE_WORDS: Final = 7
"""A place or a slogan is shorter; with so many words somebody says something."""
_FEWEST_SENTENCE_WORDS: Final = 2
_TITLE_LINES: Final = frozenset(
    ("cv", "curriculum vitae", "resume", "lebenslauf", "curriculum", "vita", "c v")
)
_TITLE_BEFORE: Final = re.compile(
    r"^(?:cv|c\.v\.|r[eé]sum[eé]|curriculum vitae|lebenslauf)"
    r"(?:\s?[-–—:|]\s?|\s(?:of|for|von)\s|\s)(?=\S)",
    re.IGNORECASE,
)
"""What the page is, before the name: "CV - Owen Hay"."""

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
    "ba ma mba md rn rgn phd bsc msc mphil dphil llb llm cpa esq obe mbe rcn rm rmn rvn"
)
_NO_VOWEL: Final = re.compile(r"[B-DF-HJ-NP-TV-XZ]+")


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


def is_page_title(text: str) -> bool:
    """Tell whether a line says what the page is and nothing else: "Curriculum vitae"."""
    return plain(text).strip(" \t,;|·•–—-.") in _TITLE_LINES


def without_page_title(text: str) -> str:
    """Return a line without what the page is, before the name: "CV - Owen Hay"."""
    return _TITLE_BEFORE.sub("", text)


def is_prose(text: str) -> bool:
    """Tell whether a line is of prose, and no heading, place or slogan."""
    words = len(text.split())
    said = not is_heading(text) and words >= _FEWEST_SENTENCE_WORDS
    return said or words >= _FEWEST_PROSE_WORDS


def is_aside(text: str) -> bool:
    """Tell whether a line among side work is told in words, without dates of its own."""
    at_margin = bool(text.strip()) and not text[:1].isspace() and not has_bullet(text)
    return at_margin and find_period(text) is None and is_prose(text)
