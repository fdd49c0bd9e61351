"""What the headings of notes say about the lines below them."""

import re
from enum import StrEnum
from typing import Final


class Section(StrEnum):
    """What a heading, or the tag at the start of a line, makes of what follows."""

    NONE = "none"
    ACTIONS = "actions"
    TENTATIVE = "tentative"
    SUGGESTED = "suggested"
    DECISIONS = "decisions"
    QUESTIONS = "questions"
    TAKEAWAYS = "takeaways"
    SUMMARY = "summary"
    ASIDE = "aside"
    """Who was there, when, links: nothing to sum up."""
    NEXT = "next"
    """When the two meet again."""


LISTS: Final = (Section.ACTIONS, Section.TENTATIVE, Section.SUGGESTED)
"""Sections whose lines are things to do."""

_WHOSE: Final = (
    r"(?:(?:my|our|your|his|her|their|the|key|main|agreed|suggested|proposed|mentee|mentor"
    r"|\w+['’]s) )*"
)
_FOR: Final = (
    r"(?: (?:for|of|by|from|before|until|till|this|next|and|to|with)\b.{0,60}"
    r"|\s[-–—](?!>).{0,60}|\s?[(/].{0,60})?"
)
_PROMISED: Final = (
    r"(?:will|would|promised?|promises|took on|takes? on|agreed|committed|signed up|owe[sd]?|said)"
)
_DOES: Final = (
    rf"(?:(?:i|we|he|she|they|(?-i:[A-Z])\w+)(?:['’]ll|['’]d| {_PROMISED}\b)"
    r"|(?:i|we|he|she|they) (?:have|has|need|needs|am|is|are|do|does|plan|want)\b)"
)
_WOULD: Final = r"(?:['’]d|['’]ll| would| will)"


def _table(*rows: tuple[Section, tuple[str, ...]]) -> tuple[tuple[Section, re.Pattern[str]], ...]:
    """Return the patterns of a table, a space matching any white space."""
    return tuple(
        (section, re.compile("|".join(choices).replace(" ", r"\s+"), re.IGNORECASE))
        for section, choices in rows
    )


_KINDS: Final = _table(
    (
        Section.TENTATIVE,
        (
            r"maybes?|perhaps|possibl[ey]|might(?: do)?|unsure|someday|nice to have|stretch",
            r"(?:said,? )?(?:but )?(?:less|not) sure|if (?:i|we|there['’]?s) .{0,30}",
            r"(?:things )?to (?:consider|try|think about)|thinking about(?: it)?|(?:could|may) do",
        ),
    ),
    (
        Section.TAKEAWAYS,
        (
            rf"{_WHOSE}(?:(?:big|top|biggest) )?(?:take[\s-]?aways?|learnings?|insights?|highlights"
            r"|lessons?(?: learne?[dt])?|(?:discussion )?points|messages?|advice|tips?|feedback"
            rf"|wisdom|quotes?|aha moments?){_FOR}",
            r"(?:what|things) i(?:['’]d)? (?:learne?[dt]|heard|(?:want|like|need|liked) .{0,40}"
            r"|take away|took away|(?:took|got) from.{0,30})",
            r"(?:things )?to remember|remember|keep|good to know|notes? to self",
            r"what (?:\w+ )?(?:said|told me)|(?:she|he|they|\w+) (?:said|says)",
        ),
    ),
    (
        Section.ACTIONS,
        (
            rf"{_WHOSE}(?:action(?:s| (?:items?|points?|steps?|list|plan))?|to[\s-]?dos?|todos?"
            r"|to[\s-]?do list|next (?:steps?|actions?)|follow[\s-]?ups?|homework|commitments?"
            r"|assignments?|tasks?|promises|deliverables|aps?|ais?|checklist|accountability|next"
            rf"|going forward|moving forward|what['’]?s next|plan){_FOR}",
            rf"(?:what|things|stuff) (?:that )?{_DOES}(?: .{{0,40}})?",
            rf"(?:i|we|she|he|they|\w+) (?:will|promised|agreed to|committed to"
            rf"|said (?:i|he|she|they){_WOULD})(?: do)?",
            r"(?:i|we|she|he|they)['’]ll(?: do)?|will do|promised",
            rf"(?:said|promised|agreed) (?:i|he|she|they|we){_WOULD}(?: do)?",
            r"(?:before|by|for|until) (?:the |our )?next (?:time|session|call|meeting|week|month"
            r"|one"
            r"|chat).{0,20}",
            r"(?:before|until) we (?:meet|speak|talk).{0,20}",
        ),
    ),
    (
        Section.SUGGESTED,
        (
            rf"{_WHOSE}(?:suggest(?:ed|ions?)|recommend(?:ed|ations?)|ideas?|options|proposals?)"
            r"(?:[\s,:(-].{0,50})?",
            r"(?:nobody|no one|un)\s?assigned|optional|worth trying",
        ),
    ),
    (
        Section.DECISIONS,
        (
            rf"{_WHOSE}(?:decisions?|decided|agreed|agreements?|conclusions?|settled|resolved)"
            r"(?: (?:made|taken|today|together|so far|on|to)\b.{0,30})?",
            r"we (?:decided|agreed)",
        ),
    ),
    (
        Section.QUESTIONS,
        (
            r"(?:(?:my|our|the|open|remaining|unanswered|outstanding|unresolved|still) )*"
            rf"(?:questions?|open (?:points|issues|items)|parking lot){_FOR}",
            r"(?:still )?(?:open|unclear|don['’]?t know(?: yet)?)|to clarify|parked",
            r"not (?:answered|sure about|clear)(?: yet)?",
        ),
    ),
    (
        Section.SUMMARY,
        (
            r"(?:(?:meeting|executive|quick|short|brief|ai|session|call) )*"
            r"(?:summary|overview|recap|tl;?dr|abstract|gist)|in short",
        ),
    ),
    (
        Section.ASIDE,
        (
            r"attendees?|participants?|present|apologies|invited|date|time|when|where|location"
            r"|agenda|links?|resources?|recording|duration|(?:meeting )?details|topics?|title|host"
            r"|organi[sz]er|subject|meeting (?:title|id|link)|keywords|tags",
        ),
    ),
    (
        Section.NEXT,
        (r"next (?:call|session|meeting|chat|one|time|date|appointment)(?: (?:date|on))?",),
    ),
)

_TAGS: Final = _table(
    (
        Section.ACTIONS,
        (
            r"(?:(?:my|his|her|their|our|\w+['’]s) )?(?:action|action items?|ai|ap|to[\s-]?do|todo"
            r"|task|next(?: steps?| actions?)?|homework|follow[\s-]?up|promised?|commitment|job"
            r"|turn|part)s?"
            r"(?: (?:for \w+|me))?",
        ),
    ),
    (Section.DECISIONS, (r"(?:key )?decisions?|decided|agreed|settled|we (?:decided|agreed)",)),
    (
        Section.QUESTIONS,
        (
            r"(?:open )?questions?|open|unclear|still (?:don['’]?t know|open|unclear)|q|not sure",
            r"don['’]?t know(?: yet)?|to clarify|unanswered",
        ),
    ),
    (
        Section.TAKEAWAYS,
        (
            r"(?:(?:key|main|big) )?(?:take-?aways?|lessons?|learnings?|learne?[dt]|insights?"
            r"|advice"
            r"|tips?|remember|key(?: points?)?|note to self|rule|always|never|main thing)",
            r"(?:my|his|her|their|\w+['’]s) (?:take|view|opinion|advice|tip|rule)",
        ),
    ),
    (Section.TENTATIVE, (r"maybe|perhaps|possibly|might",)),
    (
        Section.SUGGESTED,
        (r"(?:(?:his|her|their|\w+['’]s) )?(?:idea|suggestion|recommendation|suggested)",),
    ),
    (
        Section.ASIDE,
        (
            r"attendees?|participants?|present|date|time|where|location|links?|agenda|topics?|re",
            r"subject|from|to|cc|goal|tags",
        ),
    ),
    (Section.NEXT, (r"next (?:call|session|meeting|chat|one|time|date)",)),
)

_SPACES: Final = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u202f\u205f\u3000"
_BEFORE: Final = f"{_SPACES}#*_=~-–—>•:|"
_BEHIND: Final = f"{_SPACES}#*_=~-–—:|."
"""What stands around the words of a heading."""

NOT_SPEAKERS: Final = frozenset(
    """
    action actions ai ap todo to-do task tasks decision decisions decided agreed settled next
    question questions q note notes nb ps topic topics goal goals date time when where who why
    what how attendees participants present agenda summary takeaway takeaways key lesson lessons
    learned advice tip tips idea ideas feedback context background challenge challenges problem
    issue issues risk risks pro pros con cons plan always never remember important main first
    second third day week monday tuesday wednesday thursday friday saturday sunday link links re
    subject from to cc homework update status follow-up followup maybe still also so price cash
    money cv resume today tomorrow tonight title due deadline owner http https call meeting
    session warning answer example result reason bottom-line conclusion point points strengths
    weaknesses opportunities
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""First words of a line that are followed by a colon and are nobody's name."""


def section_of(words: str) -> Section | None:
    """Return what a heading makes of the lines below it; None for a heading of its own topic."""
    bare = " ".join(undressed(words).split())
    for section, pattern in _KINDS:
        if pattern.fullmatch(bare):
            return section
    return None


def section_of_tag(words: str) -> Section | None:
    """Return what the word before a colon makes of its line; None when it is no tag."""
    bare = " ".join(undressed(words).split())
    for section, pattern in _TAGS:
        if pattern.fullmatch(bare):
            return section
    return None


def undressed(words: str) -> str:
    """Return a heading without the marks that set it off."""
    return words.lstrip(_BEFORE).rstrip(_BEHIND)
