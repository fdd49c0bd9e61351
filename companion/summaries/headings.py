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


LISTS: Final = (Section.ACTIONS, Section.TENTATIVE, Section.SUGGESTED)
"""Sections whose lines are things to do."""

_WHOSE: Final = r"(?:(?:my|our|your|his|her|their|the|key|main|agreed|suggested|proposed|mentee|mentor|\w+['’]s)\s+)*"
_FOR: Final = (
    r"(?:\s+(?:for|of|by|from|before|until|till|this|next|and|to|with)\b.{0,60}"
    r"|\s*[-–—(/].{0,60})?"
)
_DONE_BY: Final = (
    r"(?:i|we|he|she|they|you|(?!to\b|for\b|from\b|about\b|in\b|on\b|that\b)\w+)(?:['’]ll|['’]d)?\s*"
    r"(?:will|would|promised?|promises|took\s+on|takes?\s+on|agreed|committed|signed\s+up|owe[sd]?"
    r"|have|has|need|needs|said|am|is|are|do|does|plan|want)?"
)

_KINDS: Final = tuple(
    (section, re.compile(pattern, re.IGNORECASE))
    for section, pattern in (
        (
            Section.TENTATIVE,
            r"maybes?|perhaps|possibl[ey]|might(?:\s+do)?|(?:said,?\s+)?(?:but\s+)?(?:less|not)\s+sure"
            r"|unsure|someday|if\s+(?:i|we|there['’]?s)\s.{0,30}|(?:things\s+)?to\s+(?:consider|try|think\s+about)"
            r"|thinking\s+about(?:\s+it)?|(?:could|may)\s+do|nice\s+to\s+have|stretch",
        ),
        (
            Section.TAKEAWAYS,
            rf"{_WHOSE}(?:(?:big|top|biggest)\s+)?(?:take[\s-]?aways?|learnings?"
            r"|lessons?(?:\s+learne?[dt])?|insights?|(?:discussion\s+)?points|highlights|messages?"
            rf"|advice|tips?|feedback|wisdom|quotes?|aha\s+moments?){_FOR}"
            r"|(?:what|things)\s+i(?:['’]d)?\s+(?:learne?[dt]|heard|(?:want|like|need|liked)"
            r"\s.{0,40}|take\s+away|took\s+away|took\s+from.{0,30}|got\s+from.{0,30})"
            r"|(?:things\s+)?to\s+remember|remember|keep|good\s+to\s+know|notes?\s+to\s+self"
            r"|what\s+(?:\w+\s+)?(?:said|told\s+me)|(?:she|he|they|\w+)\s+(?:said|says)",
        ),
        (
            Section.ACTIONS,
            rf"{_WHOSE}(?:action(?:s|\s+(?:items?|points?|steps?|list|plan))?|to[\s-]?dos?|todos?"
            r"|to[\s-]?do\s+list|next\s+(?:steps?|actions?)|follow[\s-]?ups?|homework"
            r"|commitments?|assignments?|tasks?|promises|deliverables|aps?|ais?|checklist"
            rf"|accountability|next|going\s+forward|moving\s+forward|what['’]?s\s+next|plan){_FOR}"
            rf"|(?:what|things|stuff)\s+(?:that\s+)?{_DONE_BY}(?:\s+.{{0,40}})?"
            r"|(?:i|we|she|he|they|\w+)\s+(?:will|promised|agreed\s+to|said\s+(?:i|he|she|they)"
            r"(?:['’]d|\s+would|['’]ll|\s+will)|committed\s+to)(?:\s+do)?"
            r"|(?:i|we|she|he|they)['’]ll(?:\s+do)?"
            r"|(?:said|promised|agreed)\s+(?:i|he|she|they|we)(?:['’]d|\s+would|['’]ll|\s+will)"
            r"(?:\s+do)?|will\s+do|promised|(?:before|by|for|until)\s+(?:the\s+|our\s+)?next\s+"
            r"(?:time|session|call|meeting|week|month|one|chat).{0,20}"
            r"|(?:before|until)\s+we\s+(?:meet|speak|talk).{0,20}",
        ),
        (
            Section.SUGGESTED,
            rf"{_WHOSE}(?:suggest(?:ed|ions?)|recommend(?:ed|ations?)|ideas?|options|proposals?)"
            r"(?:[\s,:(-].{0,50})?|(?:nobody|no\s+one|un)\s?assigned|optional|worth\s+trying",
        ),
        (
            Section.DECISIONS,
            rf"{_WHOSE}(?:decisions?|decided|agreed|agreements?|conclusions?|settled|resolved)"
            r"(?:\s+(?:made|taken|today|together|so\s+far|on|to)\b.{0,30})?|we\s+(?:decided|agreed)",
        ),
        (
            Section.QUESTIONS,
            r"(?:(?:my|our|the|open|remaining|unanswered|outstanding|unresolved|still)\s+)*"
            rf"(?:questions?|open\s+(?:points|issues|items)|parking\s+lot){_FOR}"
            r"|(?:still\s+)?(?:open|unclear|don['’]?t\s+know(?:\s+yet)?)|to\s+clarify|parked"
            r"|not\s+(?:answered|sure\s+about|clear)(?:\s+yet)?",
        ),
        (
            Section.SUMMARY,
            r"(?:(?:meeting|executive|quick|short|brief|ai|session|call)\s+)*"
            r"(?:summary|overview|recap|tl;?dr|abstract|gist)|in\s+short",
        ),
        (
            Section.ASIDE,
            r"attendees?|participants?|present|apologies|invited|date|time|when|where|location"
            r"|agenda|links?|resources?|recording|duration|(?:meeting\s+)?details|topics?"
            r"|next\s+(?:call|session|meeting|chat|one|time|date|appointment)(?:\s+(?:date|on))?"
            r"|title|host|organi[sz]er|subject|meeting\s+(?:title|id|link)|keywords|tags",
        ),
    )
)

_TAGS: Final = tuple(
    (section, re.compile(pattern, re.IGNORECASE))
    for section, pattern in (
        (
            Section.ACTIONS,
            r"(?:(?:my|his|her|their|our|\w+['’]s)\s+)?(?:action|action\s+items?|ai|ap|to[\s-]?do|todo"
            r"|task|next(?:\s+steps?|\s+actions?)?|homework|follow[\s-]?up|promised?|commitment|job)s?"
            r"(?:\s+for\s+\w+)?",
        ),
        (
            Section.DECISIONS,
            r"(?:key\s+)?decisions?|decided|agreed|settled|we\s+(?:decided|agreed)",
        ),
        (
            Section.QUESTIONS,
            r"(?:open\s+)?questions?|open|unclear|still\s+(?:don['’]?t\s+know|open|unclear)|q"
            r"|not\s+sure|don['’]?t\s+know(?:\s+yet)?|to\s+clarify|unanswered",
        ),
        (
            Section.TAKEAWAYS,
            r"(?:key\s+|main\s+|big\s+)?(?:take-?aways?|lessons?|learnings?|learne?[dt]|insights?"
            r"|advice|tips?|remember|key(?:\s+points?)?|note\s+to\s+self|rule|her\s+rule|his\s+rule"
            r"|always|never|main\s+thing|(?:my|his|her|their|\w+['’]s)\s+(?:take|view|opinion|advice|tip))",
        ),
        (Section.TENTATIVE, r"maybe|perhaps|possibly|might"),
        (
            Section.SUGGESTED,
            r"(?:(?:his|her|their|\w+['’]s)\s+)?(?:idea|suggestion|recommendation|suggested)",
        ),
        (
            Section.ASIDE,
            r"attendees?|participants?|present|date|time|where|location|links?|agenda|topics?"
            r"|next\s+(?:call|session|meeting|chat|one|time|date)|re|subject|from|cc|goal|tags",
        ),
    )
)

_DRESS: Final = re.compile(r"^[\s#*_=~\-–—>•:|]+|[\s#*_=~\-–—:|.]+$")

NOT_SPEAKERS: Final = frozenset(
    [
        "action",
        "actions",
        "ai",
        "ap",
        "todo",
        "to-do",
        "task",
        "tasks",
        "decision",
        "decisions",
        "decided",
        "agreed",
        "settled",
        "next",
        "question",
        "questions",
        "q",
        "note",
        "notes",
        "nb",
        "ps",
        "topic",
        "topics",
        "goal",
        "goals",
        "date",
        "time",
        "when",
        "where",
        "who",
        "why",
        "what",
        "how",
        "attendees",
        "participants",
        "present",
        "agenda",
        "summary",
        "takeaway",
        "takeaways",
        "key",
        "lesson",
        "lessons",
        "learned",
        "advice",
        "tip",
        "tips",
        "idea",
        "ideas",
        "feedback",
        "context",
        "background",
        "challenge",
        "challenges",
        "problem",
        "issue",
        "issues",
        "risk",
        "risks",
        "pro",
        "pros",
        "con",
        "cons",
        "plan",
        "always",
        "never",
        "remember",
        "important",
        "main",
        "first",
        "second",
        "third",
        "day",
        "week",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "link",
        "links",
        "re",
        "subject",
        "from",
        "to",
        "cc",
        "homework",
        "update",
        "status",
        "follow-up",
        "followup",
        "maybe",
        "still",
        "also",
        "so",
        "price",
        "cash",
        "money",
        "cv",
        "resume",
        "today",
        "tomorrow",
        "tonight",
        "title",
        "due",
        "deadline",
        "owner",
        "http",
        "https",
        "call",
        "meeting",
        "session",
        "warning",
        "answer",
        "example",
        "result",
        "reason",
        "bottom-line",
        "conclusion",
        "point",
        "points",
        "strengths",
        "weaknesses",
        "opportunities",
    ]
)
"""First words of a line that are followed by a colon and are nobody's name."""


def section_of(words: str) -> Section | None:
    """Return what a heading makes of the lines below it; None for a heading of its own topic."""
    bare = " ".join(_DRESS.sub("", words).split())
    for section, pattern in _KINDS:
        if pattern.fullmatch(bare):
            return section
    return None


def section_of_tag(words: str) -> Section | None:
    """Return what the word before a colon makes of its line; None when it is no tag."""
    bare = " ".join(_DRESS.sub("", words).split())
    for section, pattern in _TAGS:
        if pattern.fullmatch(bare):
            return section
    return None


def undressed(words: str) -> str:
    """Return a heading without the marks that set it off."""
    return _DRESS.sub("", words)
