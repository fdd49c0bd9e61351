"""The question inside a wish: "pricing cakes - how to do it" asks "how do I do it?"."""

import re
from dataclasses import dataclass, replace
from typing import Final

from companion.goals.goal import Goal
from companion.goals.wording import GoalWords, Said, goal_words
from companion.outreach.facts import is_private
from companion.text.clauses import GoalClause, GoalForm
from companion.text.pasting import may_be_pasted, reads_english
from companion.text.phrasing import LONGEST_PHRASED, capitalised, lowered, tidied, without_end
from companion.text.shorthand import written_out

_MOST_WORDS: Final = 26
_MOST_TRIED: Final = 6
_WE: Final = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_ONE: Final = re.compile(r"\b(?:I|i|my|me)\b")

_INFINITIVE: Final = (
    r"(?:(?:how|where|when|whom?|what|whether)\s(?:(?:and|or)\s\w{3,6}\s)?(?:best\s|not\s)?"
    r"|(?:what|which|whose)\s(?:[\w’'-]{1,20}\s){1,2})to\s(?:not\s)?[a-z]"
)
_SHORT: Final = r"which\s(?:one|ones|[a-z]{3,14}s?)(?=$|[.!?;,]|\s(?:and|&|or)\s)"
_MINE: Final = r"(?:I|we|you|they|one|people)\b"
_WHOSE: Final = r"(?:I|we|it|they|there|this|that|these|those|my|our|the)\b"
_STRAIGHT: Final = (
    rf"(?:do|have)\s(?:I|we|they)\b|does\s(?:it|this|that|the|my|our)\b"
    rf"|(?:am|are|is|should|would|will|must|can|could)\s{_WHOSE}"
)
_ASKED: Final = (
    rf"(?:how|where|when|who|whom|why|what|which)\s(?:[\w’'-]{{1,20}}\s){{0,3}}?"
    rf"(?:(?:do|did|can|could|should|would|will)\s{_MINE}|(?:am|are|is|does)\s{_WHOSE})"
)
_OPENER: Final = re.compile(
    rf"(?P<joint>^|[.!?;:]\s|\s[-–—]\s|,\s(?:and\s|but\s|or\s)?|\s(?:and|&)\s)"
    rf"(?P<first>{_INFINITIVE}|{_SHORT}|{_STRAIGHT}|{_ASKED})",
    re.IGNORECASE,
)
_END: Final = re.compile(r"\?|[.!](?=\s|$)|$")
_SPOKEN: Final = re.compile(r"[“”\"():+=]")
_HOW_TO: Final = re.compile(r"\bhow\s(?P<best>best\s)?(?P<no>not\s)?to\s", re.IGNORECASE)
_WHETHER_TO: Final = re.compile(r"\bwhether\sto\s", re.IGNORECASE)
_WHAT_TO: Final = re.compile(
    r"(?P<what>\b(?:where|when|whom?|what|which|whose)\b(?:\s(?:and|or)\s\w{3,6})?"
    r"(?:\s(?!to\b)[\w’'-]{1,20}){0,2})\sto\s(?=[a-z])",
    re.IGNORECASE,
)
_WAITS: Final = re.compile(
    r"\b(?:where|what|how|which|whether|when|whom?|to|of|for|with|about|in|on|the|an?|my|our)$",
    re.I,
)
_NEXT: Final = re.compile(r",\s(?=(?:how|what|where|when|which|whom?|should)\b)", re.IGNORECASE)
_LEFT: Final = re.compile(r"\b(?:how|what|where|when|which|whom?|whether)\sto\b", re.IGNORECASE)
_PARTS: Final = re.compile(r";\s|,\s")
_PART_OPENS: Final = re.compile(
    rf"(?:and\s|or\s)?(?:{_INFINITIVE}|{_SHORT}|{_STRAIGHT}|{_ASKED})", re.I
)


@dataclass(frozen=True, kw_only=True)
class HeldQuestion:
    """A question that a wish holds.

    Attributes:
        lead: the words of the wish before it, verbatim; empty where it stands first.
        text: the question, as one asks it.
        quote: the words of the wish that it was made from, verbatim.
    """

    lead: str
    text: str
    quote: str


def held_question(wish: str) -> HeldQuestion | None:
    """Return the first question in a wish that stands to the end of its sentence; None without.

    Only what a sure rule turns into a question counts: "how to", "which", "whether to", "are we".
    Linear: the opening of a wish is read, at a few places.
    """
    if len(wish) > LONGEST_PHRASED:
        return None
    for found in list(_OPENER.finditer(wish))[:_MOST_TRIED]:
        held = _held_at(wish, found)
        if held is not None:
            return held
    return None


def with_held_question(words: GoalWords, goal: Goal) -> GoalWords:
    """Return a goal's words with the question that its wish holds apart from what leads to it."""
    is_own = words.question is not None and words.question.field != "statement"
    held = None if is_own or words.is_open_choice else held_question(goal.statement)
    if held is None or held.text.casefold() in (goal.challenge or "").casefold():
        return words
    asked = Said(text=capitalised(held.text), field="statement", quote=held.quote)
    if not held.lead:
        clause = GoalClause(form=GoalForm.QUESTION, text=asked.text, about=None)
        return replace(words, clause=clause, clause_quote=held.quote, question=asked, topic=None)
    return replace(goal_words(goal.model_copy(update={"statement": held.lead})), question=asked)


def _held_at(wish: str, found: re.Match[str]) -> HeldQuestion | None:
    begin = found.start("first")
    end = _END.search(wish, begin)
    quote = wish[begin : len(wish) if end is None else end.start()].strip()
    lead = wish[: found.start()].strip(" \n,;:-–—&")
    if found["joint"].strip()[:1] in {"!", "."}:
        lead = wish[: found.start() + 1].strip()
    waits = _WAITS.search(lead) is not None or _LEFT.search(lead) is not None
    if waits or _SPOKEN.search(quote) or not _all_asked(quote) or len(quote.split()) > _MOST_WORDS:
        return None
    text = _turned(quote, of_us=_WE.search(wish) is not None and _ONE.search(wish) is None)
    if not may_be_pasted(text) or not reads_english(text) or is_private(text):
        return None
    return HeldQuestion(lead=lead, text=text, quote=quote)


def _all_asked(quote: str) -> bool:
    """Tell whether whatever stands behind a comma is asked too, and is no remark."""
    return all(
        _PART_OPENS.match(part) is not None or _is_added(part) for part in _PARTS.split(quote)[1:]
    )


_REMARK: Final = re.compile(
    r"(?:and\s|but\s)?(?:I|we|my|our|it|they|he|she|there|that|this|please|pls|thanks|because|"
    r"since|as|so|no|not)\b",
    re.IGNORECASE,
)


def _is_added(part: str) -> bool:
    """Tell whether a part goes on with what is asked: "which jars, lids and labels"."""
    return _REMARK.match(part) is None


def _turned(quote: str, *, of_us: bool) -> str:
    """Return "how do I price a cake?" for "how to price a cake"."""
    who = "we" if of_us else "I"
    text = without_end(written_out(tidied(quote)))
    text = text.replace("; ", ", and ")
    text = _HOW_TO.sub(lambda how: f"how do {who} {how['best'] or ''}{how['no'] or ''}", text)
    text = _WHETHER_TO.sub(f"should {who} ", text)
    text = _WHAT_TO.sub(lambda what: f"{what['what']} should {who} ", text)
    if " and " not in text and len(_NEXT.findall(text)) == 1:
        text = _NEXT.sub(", and ", text)
    return f"{lowered(text)}?"
