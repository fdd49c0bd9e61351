"""Whether a thing to do only points at what it is about, and which words may have named that."""

import re
from typing import Final

from companion.summaries.notes import Notes
from companion.summaries.patterns import compiled
from companion.summaries.strangers import NOT_NAMES, OTHERS
from companion.text.due import find_due_phrases

WAY: Final = r"(?: (?:back|up|out|over|in|to|with|for|at|on|down|off|through|after)){0,2}"
END: Final = (
    r"(?=\W*$|\s?[,.;:(+&]| (?:to|on|by|at|in|and|or|with|for|then|from|about|if|whether|when|what"
    r"|how|why|where|as|the|an?|this|next|today|tomorrow|tmrw|tonight|after|before|until|till|again"
    r"|too|first|soon|straight|round|over|back|up|out|off|once|that|one|two|three|four|five|six|no"
    r"|yes|all|\d+|(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6})\b)"
)
_DIRECT: Final = compiled(
    rf"^(?:(?:then|also|and|just) )?\w+{WAY}"
    rf" (?P<it>it|that|this|those|these"
    r"|(?:them|him|her)(?! (?:about|if|whether|to|when|what|why|how|where|the|an?|for (?!\d))\b)"
    rf"(?! (?:mon|tue|wed|thu|fri|sat|sun)\w{{0,6}} [a-z])){END}",
    r"^(?:send|give|lend|show|bring|email|mail|text|post|forward) (?:me|him|her|them|us|you"
    rf"|(?-i:[A-Z])\w+) (?P<its>it|them|those|these){END}",
)
"""The verb's own thing is a word that says nothing by itself."""
_ABOUT: Final = compiled(
    r"^(?:ask|tell|email|mail|text|ring|call|phone|message|check|talk|speak|write|remind|chase|see)"
    r" [^,;:(.]{1,40}? (?:about|re|regarding|for) (?P<it>it|that|this|them|those|him|her)"
    r"(?=\W*$|\s?[,.;:(]| (?:and|by|on|at|before|next|this|today|tomorrow|tonight|too|again)\b)",
)
"""Somebody is named, but not what they are asked."""
_ONE_OF: Final = compiled(
    r"^\w+(?: (?:me|him|her|them|us|you|(?-i:[A-Z])\w+|out|up|over|in|for)){0,2}"
    r" (?:the (?:one|ones|others?|other (?:one|two|three|four)|rest|same)"
    r"(?=\W*$|[,.;:(]| (?:that|which|who|i|he|she|we|they|you|my|our|his|her|their|from|with|about"
    r"|on|in|by|for|to|and|at|too|as|next|this|today|tomorrow|tonight)\b)"
    r"|(?:hers|theirs|mine|yours|ours)\b"
    r"|the (?:first|second|last|next|other|top|bottom) (?:(?:two|three|four|few) )?"
    r"(?:parts?|half|halves|pages?|sections?|bits?|chapters?|paragraphs?|lines?|columns?|rows?"
    r"|drafts?|versions?|batch|lot|steps?|rounds?)\b(?! of\b| in the\b))",
)
"""A part, one of several, or whose: of what was said before."""
_LEFT_OUT: Final = compiled(
    r"^(?:order|countersign|sign|submit|draft|check(?! with)|forward|post|return|print|share|finish"
    r"|review|reread|proofread|book|pay|cancel|confirm|chase|translate|scan|copy|file|fill in|renew"
    r"|redo|rewrite|redraft|edit|type up|write up|measure|test|weigh|price|photograph|upload"
    r"|download|resend|update|collect|deliver|apply)"
    r"(?=\W*$|,| (?:on|to|at|by|with|from|for|before|over|again|tonight|tomorrow|today|next|this"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6})\b)",
)
"""A verb whose thing is not said again."""
_IT_ALONE: Final = compiled(
    r"^\w+ it (?:(?:on|by|over|at|before|this|next|tomorrow|tonight) )?[^,;()]{0,20}$"
)
_SELF_CONTAINED: Final = compiled(
    r"^(?:apply|check|test|post|file|price|return|share|book|deliver|collect|review|finish)"
    r" (?:for|to|with|from) (?!(?:mon|tue|wed|thu|fri|sat|sun|the \d|\d|me\b|him\b|her\b"
    r"|them\b))"
)
"""What it is for says enough: "apply for the bursary", "check on the ewes"."""

POINTING: Final = compiled(r"\b(?:them|her|him|it)\b")
_NO_THING: Final = (
    r"(?!(?:week(?:end)?|month|day|time|morning|evening|afternoon|night|year|end|moment|one|way"
    r"|same|other|first|next|last|thing|bit|lot|while|minute|morn|whole)\b)"
)
_NAMED: Final = compiled(
    r"\b(?:the|my|his|her|their|our|your|whose|some|which|another)"
    rf" {_NO_THING}[a-z][\w-]{{2,}}",
    # "With a number it is reporting" says how; nothing has been named by it.
    rf"(?<!\bwith\s)(?<!\bwithout\s)\b(?:an?|any|no) {_NO_THING}[a-z][\w-]{{2,}}",
    r"\b(?:\d{1,3}|two|three|four|five|six|ten) [a-z]{3,}s\b",
    r"\b[a-z]{1,6}\d{1,4}\b",
)
_TOPIC: Final = compiled(
    r"^\W*(?P<first>(?!(?:it|that|this|these|those|he|she|they|we|i|you|there|here|what|who|which|how"
    r"|why|when|where|all|nobody|everybody|nothing|everything|not|no|yes|ok|okay|so|then|and|but|if"
    r"|one|both|with|without|send|could|would|can|will|do|does|did|let)\b)"
    r"[a-z][\w'-]+(?: [\w'-]+){0,3}?)"
    r"(?::| (?:is|are|was|were|has|have|had|needs?|must|will|runs?|ends?|goes|due|went|came|still"
    r"|not|hasn't|isn't)\b)",
)
"""What a line is about, named first: "grant form has to be in by May"."""
_CAPITAL: Final = re.compile(r"(?<=[\w,] )[A-Z][\w'-]+")
_FITS: Final = {
    "them": compiled(
        r"\b(?:they|them|their|theyre|they're|they've|they'll|people|folk)\b",
        r"\b(?:publisher|college|council|bank|school|hospital|office|company|firm|team|shop|agency"
        r"|clinic|surgery|university|union|insurers?|landlord|supplier|dealer|studio|museum|gallery"
        r"|library|church|club|charity|trust|committee|board|garage|yard|wholesaler|court|ministry"
        r"|embassy|registry|department|dept|market|hr|station|dairy|mill|theatre|festival)\b",
        r"\b(?:the|my|our|her|his|their|some|all|both|two|three|four|five|\d+) (?:\w+ )?[a-z]{3,}s"
        r"\b",
    ),
    "him": compiled(r"\b(?:he|him|his|he's|hes)\b"),
    "her": compiled(r"\b(?:she|her|hers|she's|shes)\b"),
}
"""Words beside which a pronoun stands for somebody."""


def points_at(what: str) -> str | None:
    """Return the word by which a wording only points at its thing, "" where it leaves it out.

    None where it names something itself.
    """
    for pattern in (_DIRECT, _ABOUT):
        found = pattern.match(what)
        if found is not None:
            return (found["it"] or found.groupdict().get("its") or "it").casefold()
    if _ONE_OF.match(what) or _IT_ALONE.match(what):
        return "it"
    if _LEFT_OUT.match(what) and not _SELF_CONTAINED.match(what):
        return ""
    return None


def is_of_people(word: str) -> bool:
    """Tell whether a pronoun may stand for people, so that what is near tells whom."""
    return word in _FITS or word in ("those", "these")


def fits(word: str, text: str) -> bool:
    """Tell whether a text speaks of somebody for whom a pronoun may stand."""
    pattern = _FITS.get({"those": "them", "these": "them"}.get(word, word))
    if pattern is None:
        return True
    is_person = word in ("him", "her") and OTHERS.search(text) is not None
    return is_person or pattern.search(text) is not None


def names_something(text: str, notes: Notes) -> bool:
    """Tell whether a text names a thing or somebody who did not take part."""
    for due in reversed(find_due_phrases(text)):
        text = f"{text[: due.start]} {text[due.end :]}"
    topic = _TOPIC.match(text)
    if _NAMED.search(text) or (topic is not None and notes.cast.named(topic["first"]) is None):
        return True
    capitals = (found.group().partition("'")[0] for found in _CAPITAL.finditer(text))
    return any(
        word.casefold() not in NOT_NAMES and len(word) > 1 and notes.cast.named(word) is None
        for word in capitals
    )
