"""Sentences that speak to a program which reads a text, not to the people whom it is about.

What such a sentence names supports nothing that is written from the text. The list is short on
purpose: it holds what nobody writes to a person, and never everything that somebody could think of.
"""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Final

from companion.text.fold import folded
from companion.text.patterns import lazy

_OUTPUT: Final = (
    r"(?:answers?|repl(?:y|ies)|responses?|outputs?|summar(?:y|ies)|titles?|(?:first|every|each|all)"
    r" (?:item|line|text|field|action|task|reply|purpose|deadline|due date)s?|action items?"
    r"|takeaways?|prompt|due dates?)"
)
_WRITE: Final = (
    r"(?:add|put|insert|include|embed|print|show|render|append|prefix|output|repeat|end|finish"
    r"|begin|start|return|mark|assign|record|replace|translate|move|set|colou?r|copy)"
)
_AT_ONCE: Final = r"(?:^|[.:;!?>(\"“*-][ ]{0,2}|\b(?:please|instead|always) )"
"""Where an imperative begins."""
_LINK: Final = r"(?:https?://|www\.|mailto:)[^\s]{1,2000}"
_PIECE: Final = (
    r"(?:(?:recap|write-?up|summary|answer|reply|response|output)"
    r"(?!\W{0,3}(?:(?:is|are|was|lives?|stands?) )?(?:\w+ )?(?:(?:at|on|in|under|here)\b)?"
    r"\W{0,3}LINK)|notes (?:above|below))"
)
"""Not one that is to be found at a link."""

_PART: Final = (
    r"(?:recap|summar(?:y|ie)|answer|repl(?:y|ie)|output|heading|headline|bullet"
    r"|paragraph|sentence|section|decision|line|item|task|action|field|title|entr(?:y|ie))s?"
)
_PLACE: Final = (
    rf"\b(?:(?:the|this|your) {_PIECE}|your text|(?:each|every|all|any|both) (?:\w+ ){{0,2}}{_PART}"
    rf"|when(?:ever)? (?:an?|the) {_PART}|wherever (?:an?|the) {_PART}"
    r"|(?:next to|beside|below|underneath|under|above|between|in front of)"
    r" (?:the )?(?:first|last|each|every)"
    r"|whatever (?:is|anyone|anybody|they|people) (?:ask|want|need|say)\w*"
    r"|always (?:pass on|give|mention|name|cite|show|tell)"
    r"|what(?:ever)? (?:else )?you (?:produce|write|draft|generate|output|return))\b"
    r"(?! (?:of|for|to|on|about) (?:my|your|his|her|their)\b)"
)
"""A piece of what is being written; the first line of somebody's letter is none."""

_SOMEBODY: Final = lazy(
    r"\b(?:i|i'm|i'll|i've|i'd|we|we'll|we're|he|she|he'll|she'll|my|our)\b", re.IGNORECASE
)
_LINKED: Final = lazy(_LINK, re.IGNORECASE)
_PLACED: Final = lazy(_PLACE, re.IGNORECASE)
_BARE: Final = lazy(
    r"(?<!\bto )(?<!\bwill )(?<!'ll )(?<!\bcan )\b(?:(?:end|close|reply) (?:with|on|by) LINK"
    r"|(?:add|put|insert|include|embed|print|show|render|append|prefix|output|write|type|mention)"
    r"(?: only| just)? LINK\W*(?:$|[.,;!?]))",
    re.IGNORECASE,
)
"""Nobody tells a person to add a link and not where; to start with one is advice."""

_MARKED_LINK: Final = lazy(r"(?:!?\[[^\]\n]{0,80}\] ?)?[(<\[]?LINK[)>\]]?")
_PATTERNS: Final = (
    rf"{_AT_ONCE}{_WRITE} the following (?:\w+ )?(?:to-?dos?|tasks?|actions?|items?)\b",
    rf"{_AT_ONCE}(?:and |now |then ){{0,2}}{_WRITE}\b"
    rf"[^.!?\n]{{0,60}}\b(?:your|the|each|every|any|its|all) (?:\w+ ){{0,2}}{_OUTPUT}\b",
    rf"\b{_OUTPUT} (?:must|should|shall|has to|ends?|starts?|begins?|is always)\b[^.!?\n]{{0,40}}"
    r"(?:\b(?:with|by|tell|say|show|print|include)\b|[@=])",
    r"\bwho(?:so)?ever (?:reads|drafts|writes|summari[sz]es|processes)\b[^.!?\n]{0,40}"
    r"(?:\bprogram\b|:)",
    r"\b(?:every|all|each|any) (?:due date|deadline|action|task|item)s?\b[^.!?\n]{0,30}"
    r"\b(?:is|are|belongs?|to|below)\b",
    r"\b(?:forget|ignore|disregard|override|stop following|void)\b[^.!?\n]{0,25}"
    r"\b(?:rules?|instructions?|directions?|told|above|guidelines?|length)\b",
    r"\b(?:earlier|previous|your) (?:directions|instructions|rules)\b",
    r"\b(?:stop|drop|discard|abandon|leave|set aside|pay no (?:heed|attention) to|leave off)\b"
    r"[^.!?\n]{0,15}\b(?:what|everything|whatever|all(?: that)?) you (?:were|are|have been"
    r"|had been) (?:told|instructed|given|asked)\b",
    r"<\|im_|\[/?INST\]|<<SYS>>|</?(?:tool_call|user|system|sources|notes)\b",
    r"#{2,6} ?system\b"
    r"|(?:^|[\s\"'])(?:system|assistant|operator|developer) ?(?:message|note|turn)?:",
    r"\b(?:tool result|mcp server|observation|function call)\b[^.!?\n]{0,20}[:(]|\bfunction \w+\(",
    r"\bend of (?:material|data|notes|input)\b",
    r"!\[[^\]\n]{0,80}\]\(|<(?:img|iframe|svg|form|script|a)\b[^<>\n]{0,200}(?:>|$)",
    r"[\"'](?:owner|role|action_items|takeaways)[\"'] ?:",
    r"\brank (?:me|this profile|us) (?:first|top|highest)\b|\bbest match for every\b"
    r"|\bscore of 1(?:\.0)?\b|\bnumber one for (?:all|every)\b",
    r"\bdecode and (?:do|follow|run)\b|(?<![\w+/])[A-Za-z0-9+/]{48,}={0,2}(?![\w+/])",
    r"\b(?:ignoriere|ignore les|ignorez|ignora|ignorar|negeer|vergiss|oublie)\b[^.!?\n]{0,25}"
    r"\b(?:anweisungen|regeln|consignes|r[eè]gles|instructions|instrucciones|reglas|istruzioni"
    r"|regole|instructies|instru[cç][oõ]es)\b",
    r"\bdear (?:assistant|ai|model|bot)\b",
    r"\b(?:due date|deadline)s? (?:of|for) (?:each|every|all)\b",
    rf"{_AT_ONCE}(?:give|plan|reserve|allow|set aside|ask for|request) \d{{1,3}} minutes?"
    r" (?:to|for|of) (?:the|each|every|this) (?:\w+ )?item\b",
    r"\b(?:do not|don't|never) mention (?:this|these|the) (?:line|sentence|paragraph|order)s?\b",
)
_HINTS: Final = (
    "answer", "repl", "respons", "output", "summar", "title", "item", "line", "text", "field",
    "action", "task", "purpose", "due", "prompt", "takeaway", "whoever", "whosoever", "forget",
    "ignor", "negeer", "vergiss", "oublie", "disregard", "overrid", "void", "stop", "directions",
    "instruct", "rules", "<", "[inst", "[/inst", "system", "assistant", "operator", "developer",
    "tool", "mcp", "observation", "function", "end of", "![", "owner", "role", "rank ",
    "best match", "score of", "number one", "decode", "dear", "mention", "you were", "you are",
    "you have been", "you had been", "://", "www.", "mailto:",
)  # fmt: skip
"""What every order holds one of, lower case: far quicker to look for than the patterns."""

_PACKED: Final = lazy(r"[A-Za-z0-9+/]{48}")
_SPEAKS: Final = lazy("|".join(f"(?:{one})" for one in _PATTERNS), re.IGNORECASE)
_SENTENCE: Final = lazy(r"[^.!?\n]+(?:[.!?](?![\s\n])[^.!?\n]*)*[.!?]*")
_AROUND: Final = " \t-*•"
_GAP: Final = "\n\n"
"""What is left of a sentence that is taken out: those around it never stood side by side."""

_LONGEST: Final = 2_000

_CHOSEN: Final = r"(?:me|us|this (?:profile|mentor|person|one)|(?-i:[A-Z])\w{1,40})"
_POOL: Final = r"(?:mentors?|profiles?|candidates?|matches)"
_EVERYBODY: Final = (
    rf"(?:every|any)(?:one|body)\b|(?:every|all|any|each) (?:other )?"
    rf"(?:goal|mentee|question|search|{_POOL})"
)
_RESULTS: Final = r"(?:the|your|every|any|each|all) (?:list|ranking|results?|matches)\b"
_PREFERS: Final = lazy(
    rf"{_AT_ONCE}(?:and )?(?:rank|rate|score|recommend|suggest|propose|choose|pick|select|prefer"
    rf"|list|place|match) {_CHOSEN}\b[^.!?\n]{{0,30}}\b(?:first|top|highest|above|ahead|over|only"
    r"|always|everyone|everybody)\b"
    r"|\b(?:leave|filter|keep|drop|exclude|remove|hide|omit|skip|ignore|reject)"
    rf"(?: out| away)?(?: all| any| every)?(?: of)?(?: the)? other {_POOL}\b"
    rf"|\b(?:ranks?|stands?) (?:\w+ )?(?:the )?(?:first|top|above|ahead)\b[^.!?\n]{{0,20}}"
    rf"\b(?:{_EVERYBODY}|{_RESULTS})"
    rf"|\b(?:comes?|goes|belongs?|is|be) (?:\w+ )?(?:the )?(?:first|top)\b[^.!?\n]{{0,20}}"
    rf"\b{_RESULTS}"
    r"|\b(?:as|is|am|are) (?:the only (?:choice|match|mentor)|(?:the )?number one)\b"
    rf"|\b(?:choice|match|mentor) for (?:{_EVERYBODY})"
    r"|\bgive (?:me|us|this \w+) (?:\w+ ){0,3}(?:score|rank|rating|marks?)\b",
    re.IGNORECASE,
)


_PREFERENCE_HINTS: Final = (
    "first", "top", "highest", "above", "ahead", "over ", "only", "always", "every", "other ",
    "number one", "choice for", "match for", "mentor for", "give me", "give us", "give this",
)  # fmt: skip


_MINUTES: Final = lazy(
    rf"{_AT_ONCE}(?:ask|plan|give|take|make|set|allow|reserve|book|request|schedule|use|put|say"
    r"|write|name)\b[^.!?\n]{0,30}\b\d{1,3}[ -]?min(?:ute)?s?\b|\bminutes ?[:=] ?\d",
    re.IGNORECASE,
)


def speaks_to_program(sentence: str) -> bool:
    """Tell whether a sentence gives a program orders on what it writes."""
    plain = folded(sentence[:_LONGEST])
    return _may_speak(plain) and _speaks(plain)


def before_a_plea(sentences: Sequence[str]) -> tuple[str, ...]:
    """Return the sentences of a line of a profile up to one that asks to be preferred.

    Neither that one nor what goes on after it shows what somebody can do; an order to a program is
    such a plea too.
    """
    whole = folded("\n".join(sentences))
    if not (_may_speak(whole) or _may_plead(whole)):
        return tuple(sentences)
    return tuple(takewhile(lambda one: not _pleads(folded(one[:_LONGEST])), sentences))


def without_orders(text: str) -> str:
    """Return `text` without the sentences that speak to a program."""
    return _without(text, speaks_to_program)


def orders_in(text: str) -> tuple[str, ...]:
    """Return the sentences of `text` that speak to a program, as a reader sees them."""
    return _those(text, speaks_to_program)


def sets_minutes(sentence: str) -> bool:
    """Tell whether a sentence bids somebody plan or ask for so many minutes.

    Said to a person it is good advice; who offers help or says what is hard bids nobody anything.
    """
    return _MINUTES.search(folded(sentence[:_LONGEST])) is not None


def bids_in(text: str) -> tuple[str, ...]:
    """Return the sentences of `text` that speak to a program or set minutes, as people see them."""
    return _those(text, _bids)


def without_bids(text: str) -> str:
    """Return `text` without those sentences."""
    return _without(text, _bids)


def _bids(sentence: str) -> bool:
    return speaks_to_program(sentence) or sets_minutes(sentence)


def _those(text: str, told: Callable[[str], bool]) -> tuple[str, ...]:
    found = (one.group().strip(_AROUND) for one in _SENTENCE.finditer(folded(text)))
    return tuple(one for one in found if told(one))


def _without(text: str, told: Callable[[str], bool]) -> str:
    plain = folded(text)
    left: str = _SENTENCE.sub(
        lambda one: _GAP if told(one.group().strip(_AROUND)) else one.group(), plain
    )
    return text if left == plain else left


def _may_speak(plain: str) -> bool:
    lower = plain.lower()
    return any(hint in lower for hint in _HINTS) or _PACKED.search(plain) is not None


def _may_plead(plain: str) -> bool:
    lower = plain.lower()
    return any(hint in lower for hint in _PREFERENCE_HINTS)


def _pleads(plain: str) -> bool:
    if _may_speak(plain) and _speaks(plain):
        return True
    return _may_plead(plain) and _PREFERS.search(plain) is not None


def _speaks(plain: str) -> bool:
    return _SPEAKS.search(plain) is not None or _places_a_link(plain)


def _places_a_link(sentence: str) -> bool:
    """Tell whether a link is to stand in what is written, and nobody says to be doing that."""
    if _LINKED.search(sentence) is None:
        return False
    bare = _MARKED_LINK.sub("LINK", _LINKED.sub(_stand_in, sentence))
    told = (one.group().strip(_AROUND) for one in _SENTENCE.finditer(bare))
    return any(_puts_link(one) for one in told if "LINK" in one)


def _stand_in(link: re.Match[str]) -> str:
    """Return what stands for a link, with what ends it for a reader."""
    end = link.group()[-1]
    return f"LINK{end}" if end in ".,;!?)>]" else "LINK"


def _puts_link(sentence: str) -> bool:
    if _SOMEBODY.search(sentence) is not None:
        return False
    return _PLACED.search(sentence) is not None or _BARE.search(sentence) is not None
