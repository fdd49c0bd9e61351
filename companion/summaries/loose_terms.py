"""Words that say when and set no term: "after the 1st", "not before March", "w/e 29th"."""

from typing import Final

from companion.summaries.patterns import compiled

_NO_TERM: Final = compiled(
    r"(?:(?:any\s?time|only|some\s?time|straight|right|just) )?after\b|(?:once|when|as soon as)\b"
    r"|not (?:before|till?|until)\b|(?:w/?e\b|week ending\b|wk ending\b)"
)
"""When a thing can begin, or about when it is: no day by which it is to be done."""
_NOT_BEFORE: Final = compiled(r"\bnot $")
_WEEK_ENDING: Final = compiled(
    r"\b(?:w/e|week ending|wk ending) (?:the )?(?:[a-z]{3,9} )?\d{1,2}(?:st|nd|rd|th)?"
    r"(?: (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})?\b"
)
_LATER_ON: Final = compiled(
    r"(?:[,;(]|\s[-–—]{1,2})\s?(?P<phrase>(?:some\s?time |not |only )?(?:before|after|until|till?"
    r"|once|when|as soon as) [^,;.()!?–—]{3,60}?)(?: (?:tho|though|mind|ok))?\W*$"
)
"""When, set off at the end of a line in whatever words: "- before half term"."""
WHEN_NOT: Final = compiled(
    r"(?:when|once|as soon as) [\w']+ (?:don't|doesn't|do not|does not|can't|cannot|won't|never"
    r"|isn't|aren't|shouldn't|must not|mustn't)\b"
)
"""What holds when something is not so: no day comes of it."""
_LONGEST_ENDING: Final = len("week ending the wednesday ")


def is_no_term(phrase: str) -> bool:
    """Tell whether a phrase says when a thing can begin, or about when it is; not by when."""
    return _NO_TERM.match(phrase) is not None


def without_term(text: str, start: int, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return where "not before March" or "w/e 29th" stands around a day; None for a plain one."""
    first, last = span
    if is_no_term(f"not {text[first:last]}") and _NOT_BEFORE.search(text[start:first]):
        return first - len("not "), last
    ending = _WEEK_ENDING.search(text, max(start, first - _LONGEST_ENDING), last)
    is_around = ending is not None and ending.start() <= first < ending.end()
    return ending.span() if ending is not None and is_around else None


def loose_term_in(text: str, *, task: int, end: int) -> tuple[int, int] | None:
    """Return where a sentence says when in words that name no day: "- before half term".

    Args:
        text: the sentence.
        task: where the thing to do begins in it.
        end: where the thing to do ends.
    """
    found = _WEEK_ENDING.search(text, task)
    if found is not None:
        return found.span() if found.start() <= end else None
    later = _LATER_ON.search(text, task)
    if later is None or WHEN_NOT.match(later["phrase"]):
        return None
    is_next = not text[end : later.start()].strip(" -–—,;(")
    return later.span("phrase") if later.start() < end or is_next else None
