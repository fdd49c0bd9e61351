"""Topics of a wish that is still open: its doubts, its ways, and what the notes say of money."""

import re
from collections.abc import Iterator
from typing import Final

from companion.agendas.agenda import PastNotes
from companion.agendas.answered import notes_answer
from companion.agendas.citing import cited, cited_sentence, plain
from companion.agendas.doubts import doubt_asked
from companion.agendas.points import said_by_other
from companion.goals.ways import ways_of
from companion.goals.wording import GoalWords
from companion.text.pasting import may_be_pasted
from companion.text.phrasing import capitalised, clipped
from companion.text.words import count_words
from companion.topics import titles
from companion.topics.story import in_english, words_of
from companion.topics.topic import Topic, TopicsBrief
from companion.writing.draft import Source, SourceKind

_LONGEST_READ: Final = 20_000
_MOST_LINE_WORDS: Final = 30
_FEWEST_LINE_WORDS: Final = 4
_MONEY: Final = re.compile(
    r"[£€$]\s?\d|\d\s?(?:[£€$]|k\b)|\b(?:pay|paid|salary|wages?|fees?|hourly|per hour|an hour)\b",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(r"\?")
_POINTING: Final = re.compile(r"\w{2,6} (?:it|that|this|they|he|she)\b", re.IGNORECASE)
_INITIALS: Final = re.compile(r"[A-Z]{1,3}:\s")
_SIGH: Final = re.compile(r"(?<=[.!])\s\w{1,8}[.!]{0,3}$")
"""A word behind the last sentence: "Hmm"."""
_ASKED: Final = (
    "I am thinking of {}. What does an ordinary week of it look like, and whom could I watch?",
    "I also think of {}. What would I need for it, and who could tell me more?",
    "Another way would be {}. What speaks against it in my case?",
)
_OF_MONEY: Final = "What it pays and costs"


def of_doubts(brief: TopicsBrief) -> Iterator[Topic]:
    """Yield what the goal says is not known, as the questions that it asks."""
    words = _words(brief)
    for one in words.challenge if words is not None else ():
        asked = doubt_asked(one.text)
        if asked is None or notes_answer(one.text, brief.notes):
            continue
        first = f"{asked.split('? ')[0].rsplit('. ', 1)[-1].rstrip('?')}?"
        yield Topic(
            title=_named(first) or "What is not known yet",
            why=f"You write: {cited_sentence(one.quote)}",
            question=asked,
            sources=(Source(kind=SourceKind.GOAL, ref=one.field, quote=one.quote),),
        )


def of_ways(brief: TopicsBrief) -> Iterator[Topic]:
    """Yield a topic for each way that an open wish weighs."""
    words = _words(brief)
    ways = ways_of(words) if words is not None else ()
    if words is None or not ways:
        return
    statement = brief.goal.statement if brief.goal is not None else ""
    quotes = {words.clause.about or "": words.clause_quote}
    quotes |= {way.about: way.quote for way in words.alternatives}
    for way, asked in zip(ways, _ASKED, strict=False):
        made = (said for about, said in quotes.items() if about.startswith(way))
        quote = way if way in statement else next(made, words.clause_quote)
        yield Topic(
            title=_title(way),
            why=f"You weigh this: {cited(quote)}.",
            question=asked.format(way),
            sources=(Source(kind=SourceKind.GOAL, ref="statement", quote=quote),),
        )


def of_money(brief: TopicsBrief) -> Iterator[Topic]:
    """Yield the line of the latest notes that says what the way pays or costs."""
    for past in brief.notes[-1:]:
        line = _money_line(past)
        if line is not None:
            yield Topic(
                title=_OF_MONEY,
                why="The notes name what it pays or costs.",
                question=f"My notes say: {cited_sentence(line)} What belongs to that, "
                "and how would I cover the difference?"
                if "cost" in line.casefold()
                else f"My notes say: {cited_sentence(line)} What else would change for me?",
                sources=(Source(kind=SourceKind.NOTES, ref=past.ref, quote=line),),
            )


def is_open_wish(brief: TopicsBrief) -> bool:
    """Tell whether the goal weighs several ways: then not all that somebody did is part of it."""
    words = _words(brief)
    return words is not None and bool(ways_of(words))


def _words(brief: TopicsBrief) -> GoalWords | None:
    if brief.goal is None or not in_english(brief.goal.statement):
        return None
    return words_of(brief.goal)


def _money_line(past: PastNotes) -> str | None:
    for raw in past.text[:_LONGEST_READ].splitlines():
        line = _SIGH.sub("", _INITIALS.sub("", plain(raw), count=1))
        told = _MONEY.search(line) is not None and not _OPEN.search(line)
        fits = _FEWEST_LINE_WORDS <= count_words(line) <= _MOST_LINE_WORDS
        if told and fits and line in past.text and may_be_pasted(line) and not said_by_other(line):
            return line
    return None


def _named(question: str) -> str | None:
    """Return a question as a title; "Is that enough?" alone names nothing."""
    return None if _POINTING.match(question) else titles.of_question(question)


def _title(way: str) -> str:
    short = clipped(way, most_words=titles.MOST_WORDS)
    choices = (short, f"Thinking about {short}")
    return capitalised(next((one for one in choices if one and titles.fits(one)), "A way to go"))
