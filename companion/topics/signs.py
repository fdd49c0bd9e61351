"""Signs in jotted words: put off, undecided, answered."""

import re
from typing import Final

from companion.agendas.agenda import PointKind
from companion.summaries.summary import ActionItem
from companion.text.spans import Quote

CHOICE: Final = re.compile(r"\bor\b", re.IGNORECASE)
PROMISES: Final = re.compile(
    r"['’]ll\b|\b(?:will|promised|agreed|brings?|shows?|->)\b|->|→", re.IGNORECASE
)
_APOSTROPHE: Final = re.compile(r"\b(do|did|does|is|has|have|had|could|would|was|ca|wo)nt\b", re.I)
PUT_OFF: Final = re.compile(
    r"\b(?:(?:for |until |till )?(?:(?:next|another) time"
    r"|next (?:session|call|chat|meeting)(?!\W+(?:\w+\W+){0,3}\d))"
    r"|(?:did not|didn't|never) (?:talk about|discuss|cover|look at)"
    r"|(?:come|go|get) back to (?:it|this|that|the|her|his)"
    r"|(?:did not|didn't|never) get (?:to|round to|around to) (?:the|it|that|this|her|his|my|talk)"
    r"|let'?s talk about (?:it|this|that) (?:properly|another time|later|then)"
    r"|ran out of time|no time (?:left )?for|park(?:ed)? (?:it|this|that|the)"
    r"|left (?:it|that|this|the \w+) for (?:next|another))\b",
    re.IGNORECASE,
)
UNDECIDED: Final = re.compile(
    r"\b(?:not (?:yet |really )?(?:settled|decided|agreed|(?<!you are not )(?<!you're not )sure"
    r"|clear)|(?:didn't|did not|couldn't"
    r"|could not|haven't|have not|hasn't|has not|hadn't|had not|can't|cannot) (?:yet |really )?"
    r"(?:decided?|settled?|chosen|choose)|undecided"
    r"|(?:isn't|aren't|wasn't) (?:yet |really )?(?:sure|clear|settled|decided)"
    r"|torn between|(?<!if you are )(?<!if you're )unsure|still open|left (?:it )?open"
    r"|wonder(?:s|ing)? (?:if|whether|how)"
    r"|still (?:doesn't|don't|does not|do not) (?:really )?know"
    r"|(?:doesn't|don't|does not|do not|didn't|no idea) (?:yet |really )?(?:know )?"
    r"(?=(?:if|whether|what|which|how|who|where|when|why)\b)"
    r"|(?:neither of us|nobody|none of us) (?:knew|knows)|to be decided|tbd|tbc|up in the air"
    r"|(?:did not|didn't) get (?:any |much )?further"
    r"|in two minds|on the fence|going back and forth|not made up)\b|\?\s*open\b"
    r"|(?:(?:^|[.,;:–—-]) ?|\b(?:it|this|that|stays|remains|still|left) (?:is |was |stays? )?"
    r"|\b(?:question|point|matter)\b[^.?!;]{0,40} )open[.!]?$",
    re.IGNORECASE,
)
TALKED_LATER: Final = re.compile(r"\blet'?s talk about (?:it|this|that)\b", re.IGNORECASE)
REQUEST: Final = re.compile(
    r"\W{0,6}(?:can|could|will|would) you\b|\W{0,6}please\b|\W{0,6}any chance\b", re.IGNORECASE
)
"""Who asks the other one for something advises nothing."""

_ANSWER: Final = re.compile(
    r"[^\w?]{0,6}(?:(?:yes|yep|yeah|nope|not yet|not before|not until|answer:)\b"
    r"|no\b(?!\s(?:idea|answer|reply|one|clue|news|decision))"
    r"|(?:is |it's |it is )?not (?:needed|necessary|required|worth (?:it|doing)|allowed|possible)\b"
    r"|only (?:if|when|for|after|once)\b)",
    re.IGNORECASE,
)
_ANSWERED_BY: Final = re.compile(
    r"\b(?:told (?:him|her|them|me)\b|(?:I|she|he) (?:said|told|answered|advised|says)\b"
    r"(?!\s(?:no more|nothing)))",
    re.IGNORECASE,
)


def is_answered(text: str) -> bool:
    """Tell whether a jotted question has its answer behind it: "notice? not yet, I said"."""
    told = with_apostrophes(text)
    asked, mark, rest = told.rpartition("?")
    if not mark or not asked or UNDECIDED.search(rest) or PUT_OFF.search(rest):
        return False
    return _ANSWER.match(rest) is not None or _ANSWERED_BY.search(rest) is not None


def puts_off(text: str) -> bool:
    """Tell whether words leave something for the next time, and promise nothing."""
    told = with_apostrophes(text)
    return PUT_OFF.search(told) is not None and PROMISES.search(told) is None


def kind_of(text: str) -> PointKind:
    """Return whether an open question waits for a decision or for an answer."""
    undecided = UNDECIDED.search(text) or ("?" in text and CHOICE.search(text))
    return PointKind.UNDECIDED if undecided else PointKind.QUESTION


def with_apostrophes(text: str) -> str:
    """Return "don't" for "dont", as it is read here."""
    return _APOSTROPHE.sub(lambda word: f"{word[1]}n't", text.strip())


_DOUBTED_WORD: Final = re.compile(
    r"(?<=\w )\((?!(?:what|which|how|who|whom|whose|when|where|why|is|are|was|do|does|did|can|could"
    r"|should|would|will|shall|may|might|has|have|or)\b)"
    r"[^()\s?]{1,30}(?: [^()\s?]{1,30}){0,3} ?\?\)",
    re.IGNORECASE,
)
"""Words by the way that the writer was not sure of: "the personnel woman (Moira?)"."""


def has_mark(text: str) -> bool:
    """Tell whether a text has a question mark that is not about one word in brackets."""
    return "?" in without_doubted_words(text)


def without_doubted_words(text: str) -> str:
    """Return a text without the words in brackets that the writer was not sure of."""
    return _DOUBTED_WORD.sub(" ", text)


def own_quotes(item: ActionItem) -> tuple[Quote, ...]:
    """Return the quotes of an action without those that only say what "it" in it is."""
    if len(item.quotes) == 1 or not item.what.endswith(")"):
        return item.quotes
    verb = item.what.split(" ", 1)[0].casefold()
    own = tuple(one for one in item.quotes if verb in one.text.casefold())
    return own or item.quotes[1:]
