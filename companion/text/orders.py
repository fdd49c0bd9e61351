"""Sentences that speak to a program which reads a text, not to the people whom it is about.

What such a sentence names supports nothing that is written from the text. The list is short on
purpose: it holds what nobody writes to a person, and never everything that somebody could think of.
"""

import re
from typing import Final

from companion.text.fold import folded

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
    r"\b(?:do not|don't|never) mention (?:this|these|the) (?:line|sentence|paragraph|order)s?\b",
)
_HINTS: Final = re.compile(
    r"answer|repl|respons|output|summar|title|item|line|text|field|action|task|purpose|due|prompt"
    r"|takeaway|whoever|whosoever|deadline|forget|ignore|ignora|ignorez|ignoriere|negeer|vergiss"
    r"|oublie|disregard|override|void|stop|directions|instructions|rules|<|\[inst|system|assistant"
    r"|operator|developer|tool|mcp|observation|function|end of|!\[|owner|role|rank|best match|score"
    r"|number one|decode|dear|mention|[A-Za-z0-9+/]{48}",
    re.IGNORECASE,
)
_SPEAKS: Final = re.compile("|".join(f"(?:{one})" for one in _PATTERNS), re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.!?\n]+(?:[.!?](?![\s\n])[^.!?\n]*)*[.!?]*")
_LONGEST: Final = 2_000


def speaks_to_program(sentence: str) -> bool:
    """Tell whether a sentence gives a program orders on what it writes."""
    plain = folded(sentence[:_LONGEST])
    return _HINTS.search(plain) is not None and _SPEAKS.search(plain) is not None


def without_orders(text: str) -> str:
    """Return `text` without the sentences that speak to a program."""
    plain = folded(text)
    if _HINTS.search(plain) is None or _SPEAKS.search(plain) is None:
        return text
    return _SENTENCE.sub(lambda one: "" if speaks_to_program(one.group()) else one.group(), plain)
